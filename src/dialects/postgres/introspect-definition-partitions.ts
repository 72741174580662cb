import { type CatalogContext, noRelations, notOfExtension } from "./catalog.js";
import { definitionSelect, withOptions } from "./definition-select.js";
import { type CatalogPart, partsOf } from "./introspect-census.js";

/** `partitions AS (…)`: the partitions of the tables of `scope`, and theirs in turn. */
export function partitionsInScope({ namespaces, filter, census }: CatalogContext): string {
  if (!census.has("partition")) return noRelations("partitions");
  return `partitions AS MATERIALIZED (
    SELECT c.oid, n.nspname AS namespace, c.relname AS name
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND c.relispartition AND pg_partition_root(c.oid) IN (SELECT oid FROM scope)
      AND ${namespaces} AND ${filter} AND ${notOfExtension("pg_class", "c.oid")})`;
}

/** A partition is what its parent is, where its bounds say; `partitions p` of the query. */
export function partitionDefinitions(): CatalogPart[] {
  const partition = definitionSelect({
    kind: "partition",
    catalog: "pg_class",
    oid: "p.oid",
    namespace: "p.namespace",
    name: "p.name",
    definition: `format('CREATE %sTABLE %I.%I PARTITION OF %s %s', CASE WHEN c.relpersistence = 'u' THEN 'UNLOGGED ' END,
      p.namespace, p.name, parts.parent, parts.bounds) || coalesce(' PARTITION BY ' || parts.key, '')
      || CASE WHEN am.amname <> 'heap' THEN format(' USING %I', am.amname) ELSE '' END || ${withOptions("c.reloptions")}
      || CASE WHEN space.spcname IS NOT NULL THEN format(' TABLESPACE %I', space.spcname) ELSE '' END`,
    details: `json_build_object('parent', parts.parent, 'bounds', parts.bounds, 'key', parts.key,
      'unlogged', c.relpersistence = 'u', 'options', coalesce(to_json(c.reloptions), '[]'::json),
      'accessMethod', coalesce(am.amname, 'heap'), 'tablespace', coalesce(space.spcname, 'pg_default'))`,
    from: `partitions p JOIN pg_catalog.pg_class c ON c.oid = p.oid
      JOIN pg_catalog.pg_inherits h ON h.inhrelid = p.oid
      JOIN pg_catalog.pg_class pc ON pc.oid = h.inhparent JOIN pg_catalog.pg_namespace pn ON pn.oid = pc.relnamespace
      LEFT JOIN pg_catalog.pg_am am ON am.oid = c.relam
      LEFT JOIN pg_catalog.pg_tablespace space ON space.oid = c.reltablespace
      CROSS JOIN LATERAL (SELECT format('%I.%I', pn.nspname, pc.relname) AS parent, pg_get_expr(c.relpartbound, c.oid) AS bounds,
        CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END AS key) AS parts`,
  });
  return [partition];
}

/** What a partition has beyond what its parent gives it: nobody has a word for that. */
export function unmodelledOfPartitions({ version }: CatalogContext): CatalogPart[] {
  const table = "p.namespace || '.' || p.name";
  const named = `${table} || '.' ||`;
  const isInherited = (oid: string) =>
    `EXISTS (SELECT FROM pg_catalog.pg_inherits h WHERE h.inhrelid = ${oid})`;
  const own = version >= 130_000 ? "t.tgparentid = 0" : `NOT ${clonedTrigger}`;
  const from = "FROM partitions p JOIN pg_catalog.pg_class c ON c.oid = p.oid";
  return partsOf("partition", [
    `SELECT 'index', ${named} ic.relname FROM partitions p JOIN pg_catalog.pg_index i ON i.indrelid = p.oid
      JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid WHERE NOT ${isInherited("ic.oid")}
        AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint con WHERE con.conindid = ic.oid AND con.conrelid = p.oid
          AND con.contype IN ('p', 'u', 'x'))`,
    `SELECT 'index name of a partition', ${table} || ' (' || ic.relname || ')'
      FROM partitions p JOIN pg_catalog.pg_index i ON i.indrelid = p.oid
      JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
      LEFT JOIN pg_catalog.pg_constraint con ON con.conindid = ic.oid AND con.conrelid = p.oid AND con.contype IN ('p', 'u', 'x')
      CROSS JOIN LATERAL (SELECT p.name || CASE WHEN con.contype = 'p' THEN '_pkey' ELSE '_' || string_agg(a.attname, '_' ORDER BY a.attnum)
        || CASE con.contype WHEN 'u' THEN '_key' WHEN 'x' THEN '_excl' ELSE '_idx' END END AS name
        FROM pg_catalog.pg_attribute a WHERE a.attrelid = ic.oid) AS usual
      WHERE ${isInherited("ic.oid")} AND octet_length(usual.name) < 64 AND rtrim(ic.relname, '0123456789') <> rtrim(usual.name, '0123456789')`,
    `SELECT 'constraint of a partition', ${named} con.conname
      FROM partitions p JOIN pg_catalog.pg_constraint con ON con.conrelid = p.oid
      WHERE con.conparentid = 0 AND con.coninhcount = 0 AND con.contype IN ('p', 'u', 'x', 'c', 'f')`,
    `SELECT 'trigger', ${named} t.tgname FROM partitions p JOIN pg_catalog.pg_trigger t ON t.tgrelid = p.oid
      WHERE NOT t.tgisinternal AND ${own}`,
    `SELECT 'default of a partition', ${named} a.attname ${from}
      JOIN pg_catalog.pg_inherits h ON h.inhrelid = p.oid
      JOIN pg_catalog.pg_attribute a ON a.attrelid = p.oid AND a.attnum > 0 AND NOT a.attisdropped
      LEFT JOIN pg_catalog.pg_attrdef mine ON mine.adrelid = p.oid AND mine.adnum = a.attnum
      LEFT JOIN pg_catalog.pg_attribute pa ON pa.attrelid = h.inhparent AND pa.attname = a.attname
      LEFT JOIN pg_catalog.pg_attrdef theirs ON theirs.adrelid = h.inhparent AND theirs.adnum = pa.attnum
      WHERE pg_get_expr(mine.adbin, mine.adrelid) IS DISTINCT FROM pg_get_expr(theirs.adbin, theirs.adrelid)`,
    `SELECT 'rule', ${named} w.rulename FROM partitions p JOIN pg_catalog.pg_rewrite w ON w.ev_class = p.oid`,
    `SELECT 'policy', ${named} o.polname FROM partitions p JOIN pg_catalog.pg_policy o ON o.polrelid = p.oid`,
    `SELECT 'row-level security', ${table} ${from} WHERE c.relrowsecurity OR c.relforcerowsecurity`,
    `SELECT 'privileges', ${table} ${from} WHERE c.relacl IS NOT NULL`,
  ]);
}

/** Before PostgreSQL 13 a trigger that its parent gave a partition depends on the one it comes from. */
const clonedTrigger = `EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_trigger'::regclass
  AND d.objid = t.oid AND d.refclassid = 'pg_catalog.pg_trigger'::regclass)`;
