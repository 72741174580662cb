/** Objects of the kinds of plugins, in the queries that read everything else of their sort. */
import type { KnownKind } from "../../object-kind.js";
import { type CatalogContext, notOfExtension } from "./catalog.js";
import type { CatalogPart } from "./census.js";

/** One part of the query of definitions for each kind. */
export function customDefinitions(context: CatalogContext): CatalogPart[] {
  return context.kinds.map((known) => ({
    sql: `SELECT '${known.kind}'::text, found ->> 'catalog', (found ->> 'oid')::bigint,
    coalesce(found ->> 'namespace', ''), NULL::text, found ->> 'name', found ->> 'definition',
    NULL::json, (found -> 'options')::json, NULL::json, false
    FROM (${rows(known, context)}) AS custom`,
  }));
}

/** What stands on others by its own row, and by those that belong to it. */
export function customDependents(context: CatalogContext): CatalogPart[] {
  return context.kinds.map((known) => ({
    sql: `SELECT found ->> 'catalog', (found ->> 'oid')::oid, 0, ${oidOf("line.catalog")}, line.oid, 0::oid
    FROM (${rows(known, context)}) AS custom
      CROSS JOIN LATERAL (SELECT found ->> 'catalog' AS catalog, (found ->> 'oid')::oid AS oid
        UNION ALL SELECT part ->> 'catalog', (part ->> 'oid')::oid
        FROM jsonb_array_elements(CASE jsonb_typeof(found -> 'parts') WHEN 'array' THEN found -> 'parts' ELSE '[]' END) AS part) AS line`,
  }));
}

/** The rows that can have a comment, beside the descriptions `d`. */
export function customComments(context: CatalogContext): CatalogPart[] {
  const commented = context.kinds.filter(({ words }) => words !== undefined);
  return commented.map((known) => ({
    sql: `SELECT found ->> 'catalog' AS catalog, d.objoid, d.objsubid, d.description, NULL::name AS part
    FROM (${rows(known, context)}) AS custom JOIN pg_catalog.pg_description d
      ON d.objoid = (found ->> 'oid')::oid AND d.classoid = ${oidOf("found ->> 'catalog'")}`,
  }));
}

function oidOf(catalog: string): string {
  return `pg_catalog.format('pg_catalog.%I', ${catalog})::regclass::oid`;
}

/** Columns that a plugin leaves out are absent. */
function rows({ select }: KnownKind, { version, namespaces }: CatalogContext): string {
  return `SELECT to_jsonb(each) AS found FROM (${select({ serverVersion: version, namespaces, notOfExtension })}) AS each`;
}
