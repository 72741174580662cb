import { type CatalogContext, noRelations, notOfExtension } from "../catalog.js";
import type { CatalogPart } from "../census.js";
import {
  definitionSelect,
  otherCollation,
  resultOf,
  sortedOptions,
  tableOptions,
  withOptions,
} from "./select.js";

/** `views AS (…)`: the views and materialized views, as the tables of `scope`. */
export function viewsInScope({ namespaces, filter, census }: CatalogContext): string {
  if (!census.has("view")) return noRelations("views");
  return `views AS MATERIALIZED (
    SELECT c.oid, n.nspname AS namespace, c.relname AS name
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('v', 'm') AND c.relpersistence <> 't'
      AND ${namespaces} AND ${filter} AND ${notOfExtension("pg_class", "c.oid")})`;
}

/** What looks like a table, and what is kept about tables. */
export function relationDefinitions(context: CatalogContext): CatalogPart[] {
  return [views(), materializedViews(), statistics(context), publications(context)];
}

/** SQL: the query of a view, without the semicolon behind it. */
const query = "regexp_replace(pg_get_viewdef(v.oid), ';\\s*$', '')";

/** A default of a view's column stays when the view is replaced: it is part of the shape. */
function views(): CatalogPart {
  return definitionSelect({
    kind: "view",
    catalog: "pg_class",
    oid: "v.oid",
    namespace: "v.namespace",
    name: "v.name",
    definition: `pg_catalog.format('CREATE VIEW %I.%I%s AS\n%s', v.namespace, v.name, ${withOptions("c.reloptions")}, ${query})
      || coalesce(columns.defaults, '')`,
    shape: "coalesce(columns.list, '[]'::json)",
    details:
      "CASE WHEN columns.initials IS NOT NULL THEN pg_catalog.json_build_object('defaults', columns.initials) END",
    result: resultOf("v.oid"),
    from: `views v JOIN pg_catalog.pg_class c ON c.oid = v.oid AND c.relkind = 'v'
      CROSS JOIN LATERAL (SELECT json_agg(pg_catalog.format('%I %s', name, type) || coalesce(' COLLATE ' || collated, '')
            || coalesce(' DEFAULT ' || initial, '') ORDER BY attnum) AS list,
          string_agg(pg_catalog.format(';\nALTER VIEW %I.%I ALTER COLUMN %I SET DEFAULT %s', v.namespace, v.name, name, initial), ''
            ORDER BY attnum) FILTER (WHERE initial IS NOT NULL) AS defaults,
          json_object_agg(name, initial) FILTER (WHERE initial IS NOT NULL) AS initials
        FROM (SELECT a.attnum, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
            ${otherCollation("a.attcollation", "t.typcollation")} AS collated, pg_get_expr(def.adbin, def.adrelid) AS initial
          FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
            LEFT JOIN pg_catalog.pg_attrdef def ON def.adrelid = a.attrelid AND def.adnum = a.attnum
          WHERE a.attrelid = v.oid AND a.attnum > 0 AND NOT a.attisdropped) AS each) AS columns`,
  });
}

function materializedViews(): CatalogPart {
  return definitionSelect({
    kind: "materializedView",
    catalog: "pg_class",
    oid: "v.oid",
    namespace: "v.namespace",
    name: "v.name",
    definition: `pg_catalog.format('CREATE MATERIALIZED VIEW %I.%I%s%s%s AS\n%s', v.namespace, v.name,
      CASE WHEN am.amname <> 'heap' THEN pg_catalog.format(' USING %I', am.amname) END, ${withOptions(tableOptions)},
      CASE WHEN space.spcname IS NOT NULL THEN pg_catalog.format(' TABLESPACE %I', space.spcname) END, ${query})`,
    details: `pg_catalog.json_build_object('query', ${query}, 'unlogged', false, 'options', ${sortedOptions(tableOptions)},
      'accessMethod', coalesce(am.amname, 'heap'), 'tablespace', coalesce(space.spcname, 'pg_default'))`,
    result: resultOf("v.oid"),
    from: `views v JOIN pg_catalog.pg_class c ON c.oid = v.oid AND c.relkind = 'm'
      LEFT JOIN pg_catalog.pg_am am ON am.oid = c.relam
      LEFT JOIN pg_catalog.pg_tablespace space ON space.oid = c.reltablespace`,
  });
}

function statistics({ namespaces, version }: CatalogContext): CatalogPart {
  const target = version >= 130_000 ? "CASE WHEN o.stxstattarget >= 0 THEN o.stxstattarget END" : "NULL::int";
  const keys = (order: string): string =>
    `coalesce((SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY ${order}) FROM pg_catalog.pg_attribute a
      WHERE a.attrelid = o.stxrelid AND a.attnum = ANY (o.stxkeys::int2[])), '')`;
  return definitionSelect({
    kind: "statistics",
    catalog: "pg_statistic_ext",
    oid: "o.oid",
    namespace: "n.nspname",
    name: "o.stxname",
    // The server puts the columns in the order of the table, which does not count.
    definition: `replace(pg_get_statisticsobjdef(o.oid), ' ON ' || ${keys("a.attnum")}, ' ON ' || ${keys("a.attname")})
      || coalesce(pg_catalog.format(';\nALTER STATISTICS %I.%I SET STATISTICS ', n.nspname, o.stxname) || ${target}, '')`,
    from: `pg_catalog.pg_statistic_ext o JOIN pg_catalog.pg_namespace n ON n.oid = o.stxnamespace
      WHERE o.stxrelid IN (SELECT oid FROM relations UNION ALL SELECT oid FROM foreigns)
        AND ${namespaces} AND ${notOfExtension("pg_statistic_ext", "o.oid")}`,
  });
}

function publications({ version }: CatalogContext): CatalogPart {
  const viaRoot = version >= 130_000 ? "p.pubviaroot" : "false";
  const generated = version >= 180_000 ? "p.pubgencols = 's'" : "false";
  const some = version >= 150_000;
  const columns = some
    ? `(SELECT ' (' || string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname) || ')' FROM pg_catalog.pg_attribute a
        WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs))`
    : "NULL";
  const condition = some ? "' WHERE (' || pg_get_expr(r.prqual, r.prrelid) || ')'" : "NULL";
  const namespaces = some
    ? `(SELECT json_agg(quote_ident(n.nspname) ORDER BY n.nspname) FROM pg_catalog.pg_publication_namespace r
        JOIN pg_catalog.pg_namespace n ON n.oid = r.pnnspid WHERE r.pnpubid = p.oid)`
    : "NULL::json";
  const joined = (list: string) =>
    `(SELECT string_agg(each, ', ') FROM json_array_elements_text(${list}) AS each)`;
  return definitionSelect({
    kind: "publication",
    catalog: "pg_publication",
    oid: "p.oid",
    name: "p.pubname",
    definition: `pg_catalog.format('CREATE PUBLICATION %I', p.pubname) || CASE WHEN p.puballtables THEN ' FOR ALL TABLES'
      ELSE coalesce(' FOR ' || nullif(pg_catalog.concat_ws(', ', 'TABLE ' || ${joined("parts.tables")},
        'TABLES IN SCHEMA ' || ${joined("parts.namespaces")}), ''), '') END
      || coalesce(' WITH (' || nullif(pg_catalog.concat_ws(', ', CASE WHEN NOT (p.pubinsert AND p.pubupdate AND p.pubdelete AND p.pubtruncate)
        THEN pg_catalog.format('publish = %L', parts.publish) END, CASE WHEN ${viaRoot} THEN 'publish_via_partition_root = true' END,
        CASE WHEN ${generated} THEN 'publish_generated_columns = stored' END), '') || ')', '')`,
    details: `pg_catalog.json_build_object('allTables', p.puballtables, 'tables', coalesce(parts.tables, '[]'::json),
      'namespaces', coalesce(parts.namespaces, '[]'::json), 'options', pg_catalog.concat_ws(', ', pg_catalog.format('publish = %L', parts.publish)
      ${version >= 130_000 ? `, 'publish_via_partition_root = ' || ${viaRoot}` : ""}
      ${version >= 180_000 ? `, 'publish_generated_columns = ' || CASE WHEN ${generated} THEN 'stored' ELSE 'none' END` : ""}))`,
    from: `pg_catalog.pg_publication p
      CROSS JOIN LATERAL (SELECT pg_catalog.concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
          CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END) AS publish,
        ${namespaces} AS namespaces, (SELECT json_agg(pg_catalog.format('ONLY %I.%I%s%s', n.nspname, c.relname, ${columns}, ${condition})
            ORDER BY n.nspname, c.relname) FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_class c ON c.oid = r.prrelid
          JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE r.prpubid = p.oid) AS tables) AS parts
      WHERE ${notOfExtension("pg_publication", "p.oid")}`,
  });
}
