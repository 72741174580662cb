/** One kind of definitions as one SELECT of the query that reads them all. */
import type { DefinitionKind } from "../../../../objects/definition/shape.js";
import type { CatalogPart, Counted } from "../census.js";

/** SQL for each member of a row; `from` is everything behind FROM. */
export interface DefinitionParts {
  /** An expression where that is not the sort which the census counts. */
  readonly kind: (DefinitionKind & Counted) | { readonly sql: string; readonly of: Counted };
  /** The catalog that has the object; what has no row of its own in any is named as its kind. */
  readonly catalog: string;
  readonly oid: string;
  /** Absent: it lives in none. */
  readonly namespace?: string;
  readonly table?: string;
  readonly name: string;
  readonly definition: string;
  /** JSON, or NULL. */
  readonly shape?: string;
  readonly details?: string;
  /** JSON: the names and types of a view's columns. */
  readonly result?: string;
  /** A condition: `pg_catalog`, where everybody looks first, has one of this name. */
  readonly shadowed?: string;
  readonly from: string;
}

export function definitionSelect(parts: DefinitionParts): CatalogPart {
  const { sql: kind, of } =
    typeof parts.kind === "string" ? { sql: `'${parts.kind}'`, of: parts.kind } : parts.kind;
  const sql = `SELECT ${kind}::text, '${parts.catalog}', ${parts.oid}::bigint, ${parts.namespace ?? "''"}::text,
    ${parts.table ?? "NULL"}::text, (${parts.name})::text, (${parts.definition})::text,
    (${parts.shape ?? "NULL"})::json, (${parts.details ?? "NULL"})::json, (${parts.result ?? "NULL"})::json, ${parts.shadowed ?? "false"}
    FROM ${parts.from}`;
  return { of, sql };
}

/** SQL: whether pg_catalog has one that is the same in some columns, of which the first holds its namespace. */
export function shadowed(
  catalog: string,
  alias: string,
  [namespace, ...same]: readonly [string, ...string[]],
) {
  const conditions = same.map((column) => `own.${column} = ${alias}.${column}`).join(" AND ");
  return `EXISTS (SELECT FROM pg_catalog.${catalog} own WHERE own.${namespace} = 'pg_catalog'::regnamespace AND ${conditions})`;
}

/** SQL: names and types of the columns of a relation. */
export function resultOf(oid: string): string {
  return `SELECT json_agg(pg_catalog.json_build_array(res.attname, format_type(res.atttypid, res.atttypmod)) ORDER BY res.attnum)
    FROM pg_catalog.pg_attribute res WHERE res.attrelid = ${oid} AND res.attnum > 0 AND NOT res.attisdropped`;
}

/** SQL: the full name of a collation; NULL for the one that a type has anyway. */
export function otherCollation(collation: string, usual: string): string {
  return `CASE WHEN ${collation} <> ${usual} THEN (SELECT pg_catalog.format('%I.%I', cn.nspname, co.collname)
    FROM pg_catalog.pg_collation co JOIN pg_catalog.pg_namespace cn ON cn.oid = co.collnamespace
    WHERE co.oid = ${collation}) END`;
}

/** SQL: the full name of a function, or NULL. */
export function functionName(oid: string): string {
  return `(SELECT pg_catalog.format('%I.%I', fn.nspname, fp.proname) FROM pg_catalog.pg_proc fp
    JOIN pg_catalog.pg_namespace fn ON fn.oid = fp.pronamespace WHERE fp.oid = ${oid})`;
}

/** SQL: parameters of what has rows, `c`, and of where its long values are. */
export const tableOptions = `(c.reloptions || (SELECT array_agg('toast.' || o) FROM pg_catalog.pg_class toast CROSS JOIN unnest(toast.reloptions) AS o
  WHERE toast.oid = c.reltoastrelid))`;

/** SQL: `WITH (…)` of `reloptions`, or nothing. */
export function withOptions(options: string): string {
  return `coalesce((SELECT ' WITH (' || string_agg(split_part(o, '=', 1) || ' = ' || quote_literal(substr(o, strpos(o, '=') + 1)), ', ' ORDER BY o) || ')'
    FROM unnest(${options}) AS o), '')`;
}

/** JSON: `reloptions` in an order of their own, as the server keeps them in that of the statements. */
export function sortedOptions(options: string): string {
  return `coalesce((SELECT json_agg(o ORDER BY o) FROM unnest(${options}) AS o), '[]'::json)`;
}

/** SQL: a statement behind the first where something is not in the state that the first leaves it in. */
export function enabledState(state: string, statement: (word: string) => string): string {
  const words = { D: "DISABLE", R: "ENABLE REPLICA", A: "ENABLE ALWAYS" };
  const cases = Object.entries(words).map(([letter, word]) => `WHEN '${letter}' THEN ${statement(word)}`);
  return `coalesce(';\n' || CASE ${state} ${cases.join(" ")} END, '')`;
}

/** SQL: the trigger of a parent that a partition's `pg_trigger t` comes from; before PostgreSQL 13 only its dependencies tell. */
export function originOfTrigger(version: number): string {
  return version >= 130_000
    ? "nullif(t.tgparentid, 0)"
    : `(SELECT d.refobjid FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_trigger'::regclass AND d.objid = t.oid
      AND d.refclassid = 'pg_catalog.pg_trigger'::regclass)`;
}
