import type { Unmodelled } from "../dialect.js";
import { type CatalogContext, notOfExtension } from "./catalog.js";

export type UnmodelledRow = readonly [what: string, where: string];

/** One row for each thing in scope that the schema has no word for. */
export function unmodelledQuery(context: CatalogContext): string {
  const parts = [...relations(context), ...tableParts(context), ...tableMarks(context), ...others(context)];
  return `WITH ${context.tables}
  SELECT json_agg(json_build_array(what, place) ORDER BY what, place)::text AS rows
  FROM (${parts.join("\n    UNION ALL ")}) AS found(what, place)`;
}

export function readUnmodelled([what, where]: UnmodelledRow): Unmodelled {
  return { what, where };
}

/** Things that look like tables and are none that we know. */
function relations({ namespaces, filter }: CatalogContext): string[] {
  return [
    `SELECT CASE c.relkind WHEN 'p' THEN CASE WHEN c.relispartition THEN 'partition' ELSE 'partitioned table' END
        WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'f' THEN 'foreign table'
        WHEN 'c' THEN 'composite type' ELSE 'partition' END, n.nspname || '.' || c.relname
      FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE (c.relkind IN ('p', 'v', 'm', 'f', 'c') OR c.relkind = 'r' AND c.relispartition)
        AND ${namespaces} AND ${filter} AND ${notOfExtension("pg_class", "c.oid")}`,
  ];
}

/** Things that belong to a table in scope. */
function tableParts({ version }: CatalogContext): string[] {
  const named = "s.namespace || '.' || s.name || '.' ||";
  const parts = [
    `SELECT CASE WHEN t.tgconstraint <> 0 THEN 'constraint trigger' ELSE 'trigger' END, ${named} t.tgname
      FROM scope s JOIN pg_catalog.pg_trigger t ON t.tgrelid = s.oid AND NOT t.tgisinternal`,
    `SELECT 'disabled trigger', ${named} t.tgname
      FROM scope s JOIN pg_catalog.pg_trigger t ON t.tgrelid = s.oid AND t.tgisinternal AND t.tgenabled <> 'O'`,
    `SELECT 'rule', ${named} r.rulename FROM scope s JOIN pg_catalog.pg_rewrite r ON r.ev_class = s.oid`,
    `SELECT 'policy', ${named} p.polname FROM scope s JOIN pg_catalog.pg_policy p ON p.polrelid = s.oid`,
    `SELECT 'exclusion constraint', ${named} con.conname
      FROM scope s JOIN pg_catalog.pg_constraint con ON con.conrelid = s.oid AND con.contype = 'x'`,
    `SELECT 'invalid index', ${named} ic.relname FROM scope s JOIN pg_catalog.pg_index i ON i.indrelid = s.oid
      JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid WHERE NOT (i.indisvalid AND i.indisready AND i.indislive)`,
    `SELECT 'clustering', ${named} ic.relname FROM scope s JOIN pg_catalog.pg_index i ON i.indrelid = s.oid AND i.indisclustered
      JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid`,
    `SELECT 'column option', ${named} a.attname || ' ' || array_to_string(a.attoptions, ', ')
      FROM scope s JOIN pg_catalog.pg_attribute a ON a.attrelid = s.oid AND a.attnum > 0 AND a.attoptions IS NOT NULL`,
    `SELECT 'privileges', ${named} a.attname
      FROM scope s JOIN pg_catalog.pg_attribute a ON a.attrelid = s.oid AND NOT a.attisdropped AND a.attacl IS NOT NULL`,
    `SELECT 'index statistics', ${named} ic.relname FROM scope s JOIN pg_catalog.pg_index i ON i.indrelid = s.oid
      JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
      WHERE EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = ic.oid AND a.attstattarget >= 0)`,
    `SELECT 'comment', ${named} con.conname FROM scope s JOIN pg_catalog.pg_constraint con ON con.conrelid = s.oid
      AND con.contype IN ('p', 'u', 'x')
      JOIN pg_catalog.pg_description d ON d.objoid = con.conindid AND d.classoid = 'pg_catalog.pg_class'::regclass`,
  ];
  if (version < 180_000) return parts;
  return [
    ...parts,
    `SELECT 'not-null constraint' || CASE WHEN con.connoinherit THEN ' no inherit' ELSE '' END
        || CASE WHEN con.convalidated THEN '' ELSE ' not valid' END, ${named} con.conname
      FROM scope s JOIN pg_catalog.pg_constraint con ON con.conrelid = s.oid AND con.contype = 'n'
      WHERE con.connoinherit OR NOT con.convalidated`,
    `SELECT 'temporal key', ${named} con.conname
      FROM scope s JOIN pg_catalog.pg_constraint con ON con.conrelid = s.oid AND con.conperiod`,
  ];
}

/** Attributes of a table in scope. */
function tableMarks({ version }: CatalogContext): string[] {
  const table = "s.namespace || '.' || s.name";
  const from = "FROM scope s JOIN pg_catalog.pg_class c ON c.oid = s.oid";
  const parts = [
    `SELECT 'row-level security', ${table} ${from} WHERE c.relrowsecurity OR c.relforcerowsecurity`,
    `SELECT 'replica identity', ${table} ${from} WHERE c.relreplident <> 'd'`,
    `SELECT 'typed table', ${table} ${from} WHERE c.reloftype <> 0`,
    `SELECT 'privileges', ${table} ${from} WHERE c.relacl IS NOT NULL`,
    `SELECT 'inheritance', ${table} FROM scope s WHERE EXISTS (SELECT FROM pg_catalog.pg_inherits h WHERE h.inhrelid = s.oid)`,
    `SELECT 'publication ' || p.pubname, ${table} FROM scope s JOIN pg_catalog.pg_publication_rel r ON r.prrelid = s.oid
      JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid`,
  ];
  if (version < 150_000) return parts;
  return [
    ...parts,
    `SELECT 'publication ' || p.pubname, n.nspname::text FROM pg_catalog.pg_publication_namespace r
      JOIN pg_catalog.pg_publication p ON p.oid = r.pnpubid JOIN pg_catalog.pg_namespace n ON n.oid = r.pnnspid
      WHERE n.oid IN (SELECT relnamespace FROM scope)`,
  ];
}

/** Things that live in a namespace in scope, or in the database. */
function others({ namespaces }: CatalogContext): string[] {
  const inNamespace = (
    what: string,
    catalog: string,
    prefix: string,
    condition = "true",
    name = `o.${prefix}name`,
  ) =>
    `SELECT ${what}, n.nspname || '.' || ${name} FROM pg_catalog.${catalog} o
      JOIN pg_catalog.pg_namespace n ON n.oid = o.${prefix}namespace
      WHERE ${condition} AND ${namespaces} AND ${notOfExtension(catalog, "o.oid")}`;
  const prokind =
    "CASE o.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' WHEN 'w' THEN 'window function' ELSE 'function' END";
  const range =
    "NOT EXISTS (SELECT FROM pg_catalog.pg_depend i WHERE i.classid = 'pg_catalog.pg_proc'::regclass AND i.objid = o.oid AND i.deptype = 'i')";
  return [
    inNamespace(
      prokind,
      "pg_proc",
      "pro",
      range,
      "o.proname || '(' || pg_get_function_identity_arguments(o.oid) || ')'",
    ),
    inNamespace(
      "CASE o.typtype WHEN 'd' THEN 'domain' WHEN 'r' THEN 'range type' ELSE 'base type' END",
      "pg_type",
      "typ",
      "(o.typtype IN ('d', 'r') OR o.typtype = 'b' AND o.typcategory <> 'A')",
    ),
    inNamespace("'collation'", "pg_collation", "coll"),
    inNamespace("'statistics object'", "pg_statistic_ext", "stx"),
    inNamespace("'operator'", "pg_operator", "opr"),
    inNamespace("'operator class'", "pg_opclass", "opc"),
    inNamespace("'text search configuration'", "pg_ts_config", "cfg"),
    inNamespace("'text search dictionary'", "pg_ts_dict", "dict"),
    inNamespace("'conversion'", "pg_conversion", "con"),
    "SELECT 'extension', e.extname::text FROM pg_catalog.pg_extension e WHERE e.extname <> 'plpgsql'",
    "SELECT 'event trigger', e.evtname::text FROM pg_catalog.pg_event_trigger e",
    `SELECT 'default privileges', n.nspname::text FROM pg_catalog.pg_default_acl d
      JOIN pg_catalog.pg_namespace n ON n.oid = d.defaclnamespace WHERE ${namespaces}`,
  ];
}
