import { type CatalogContext, noRelations, notOfExtension } from "../catalog.js";
import { type CatalogPart, partsOf } from "../census.js";
import { definitionSelect, functionName, otherCollation } from "./select.js";

/** SQL condition: among options of something foreign is one that nobody but the server should know. */
export function hasSecret(options: string): string {
  return `EXISTS (SELECT FROM unnest(${options}) AS o
    WHERE split_part(o, '=', 1) ~* '(passw|pwd|passfile|secret|token|credential|private_?key|api_?key|access_?key|scram_)')`;
}

/** `foreigns AS (…)`: the foreign tables that are said in SQL: parts of other tables are not. */
export function foreignsInScope({ namespaces, filter, census }: CatalogContext): string {
  if (!census.has("foreignTable")) return noRelations("foreigns");
  return `foreigns AS MATERIALIZED (
    SELECT c.oid, n.nspname AS namespace, c.relname AS name
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_catalog.pg_foreign_table t ON t.ftrelid = c.oid
    WHERE c.relkind = 'f' AND NOT ${hasSecret("t.ftoptions")} AND ${notInherited}
      AND ${namespaces} AND ${filter} AND ${notOfExtension("pg_class", "c.oid")})`;
}

const notInherited =
  "NOT EXISTS (SELECT FROM pg_catalog.pg_inherits h WHERE h.inhrelid = c.oid OR h.inhparent = c.oid)";

/** Foreign data wrappers, servers, user mappings and foreign tables, except those whose options hold a password. */
export function foreignDefinitions(): CatalogPart[] {
  return [wrappers(), servers(), userMappings(), foreignTables()];
}

/** SQL: ` OPTIONS (…)`, or nothing. */
function optionsClause(options: string): string {
  return `coalesce((SELECT ' OPTIONS (' || string_agg(pg_catalog.format('%I %L', option_name, option_value), ', ' ORDER BY option_name) || ')'
    FROM pg_options_to_table(${options})), '')`;
}

/** JSON: names and values of options. */
function optionList(options: string): string {
  return `coalesce((SELECT json_agg(pg_catalog.json_build_array(option_name, option_value) ORDER BY option_name)
    FROM pg_options_to_table(${options})), '[]'::json)`;
}

function wrappers(): CatalogPart {
  return definitionSelect({
    kind: "foreignDataWrapper",
    catalog: "pg_foreign_data_wrapper",
    oid: "w.oid",
    name: "w.fdwname",
    definition: `pg_catalog.format('CREATE FOREIGN DATA WRAPPER %I', w.fdwname) || coalesce(' HANDLER ' || parts.handler, '')
      || coalesce(' VALIDATOR ' || parts.validator, '') || ${optionsClause("w.fdwoptions")}`,
    details: `pg_catalog.json_build_object('handler', parts.handler, 'validator', parts.validator, 'options', ${optionList("w.fdwoptions")})`,
    from: `pg_catalog.pg_foreign_data_wrapper w
      CROSS JOIN LATERAL (SELECT ${functionName("w.fdwhandler")} AS handler, ${functionName("w.fdwvalidator")} AS validator) AS parts
      WHERE NOT ${hasSecret("w.fdwoptions")} AND ${notOfExtension("pg_foreign_data_wrapper", "w.oid")}`,
  });
}

function servers(): CatalogPart {
  return definitionSelect({
    kind: "foreignServer",
    catalog: "pg_foreign_server",
    oid: "s.oid",
    name: "s.srvname",
    definition: `pg_catalog.format('CREATE SERVER %I', s.srvname) || coalesce(' TYPE ' || quote_literal(s.srvtype), '')
      || coalesce(' VERSION ' || quote_literal(s.srvversion), '') || pg_catalog.format(' FOREIGN DATA WRAPPER %I', w.fdwname)
      || ${optionsClause("s.srvoptions")}`,
    details: `pg_catalog.json_build_object('wrapper', w.fdwname, 'type', s.srvtype, 'version', s.srvversion,
      'options', ${optionList("s.srvoptions")})`,
    from: `pg_catalog.pg_foreign_server s JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = s.srvfdw
      WHERE NOT ${hasSecret("s.srvoptions")} AND ${notOfExtension("pg_foreign_server", "s.oid")}`,
  });
}

/** Named as CREATE and DROP take it: `joe SERVER films`. Options are hidden from those who may not see them. */
function userMappings(): CatalogPart {
  const name =
    "CASE WHEN m.umuser = 0 THEN 'PUBLIC' ELSE quote_ident(m.usename) END || ' SERVER ' || quote_ident(m.srvname)";
  return definitionSelect({
    kind: { sql: "'userMapping'", of: "foreignServer" },
    catalog: "pg_user_mapping",
    oid: "m.umid",
    name,
    definition: `'CREATE USER MAPPING FOR ' || ${name} || ${optionsClause("m.umoptions")}`,
    details: `pg_catalog.json_build_object('options', ${optionList("m.umoptions")})`,
    from: `pg_catalog.pg_user_mappings m WHERE NOT ${hasSecret("m.umoptions")}`,
  });
}

function foreignTables(): CatalogPart {
  return definitionSelect({
    kind: "foreignTable",
    catalog: "pg_class",
    oid: "f.oid",
    namespace: "f.namespace",
    name: "f.name",
    definition: `pg_catalog.format('CREATE FOREIGN TABLE %I.%I (%s) SERVER %I', f.namespace, f.name,
      coalesce('\n  ' || nullif(pg_catalog.concat_ws(E',\\n  ', columns.clauses, checks.clauses), '') || '\n', ''), s.srvname)
      || ${optionsClause("t.ftoptions")}`,
    details: `pg_catalog.json_build_object('server', s.srvname, 'columns', coalesce(columns.list, '[]'::json),
      'checks', coalesce(checks.list, '[]'::json), 'options', ${optionList("t.ftoptions")})`,
    from: `foreigns f JOIN pg_catalog.pg_foreign_table t ON t.ftrelid = f.oid
      JOIN pg_catalog.pg_foreign_server s ON s.oid = t.ftserver
      CROSS JOIN LATERAL (${foreignColumns}) AS columns
      CROSS JOIN LATERAL (SELECT string_agg(pg_catalog.format('CONSTRAINT %I %s', con.conname, pg_get_constraintdef(con.oid)), E',\\n  '
          ORDER BY con.conname) AS clauses,
          json_agg(pg_catalog.json_build_array(con.conname, pg_get_constraintdef(con.oid)) ORDER BY con.conname) AS list
        FROM pg_catalog.pg_constraint con WHERE con.conrelid = f.oid AND con.contype = 'c') AS checks`,
  });
}

/**
 * SQL: the columns of `f`, as clauses and as data. A generated column is written as one; whatever else says where values come
 * from is a default.
 */
const foreignColumns = `SELECT
      string_agg(pg_catalog.format('%I %s', name, clause), E',\\n  ' ORDER BY place) AS clauses,
      json_agg(pg_catalog.json_build_object('name', name, 'clause', clause, 'type', pg_catalog.concat(type, collated), 'generated', generated, 'options', options,
        'initial', initial, 'isRequired', required) ORDER BY place) AS list
    FROM (SELECT *, pg_catalog.concat(type, "with", collated, generated, ' DEFAULT ' || initial, CASE WHEN required THEN ' NOT NULL' END) AS clause
      FROM (SELECT a.attnum AS place, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull AS required,
          ${optionList("a.attfdwoptions")} AS options, ${optionsClause("a.attfdwoptions")} AS "with",
          CASE WHEN a.attgenerated = '' THEN def.text END AS initial,
          ' COLLATE ' || ${otherCollation("a.attcollation", "ty.typcollation")} AS collated, CASE a.attgenerated
            WHEN 's' THEN ' GENERATED ALWAYS AS (' || def.text || ') STORED'
            WHEN 'v' THEN ' GENERATED ALWAYS AS (' || def.text || ') VIRTUAL' END AS generated
        FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type ty ON ty.oid = a.atttypid
          LEFT JOIN (SELECT adrelid, adnum, pg_get_expr(adbin, adrelid) AS text FROM pg_catalog.pg_attrdef) AS def
            ON def.adrelid = a.attrelid AND def.adnum = a.attnum
        WHERE a.attrelid = f.oid AND a.attnum > 0 AND NOT a.attisdropped) AS parts) AS each`;

/** What holds a password is named and never written into a file; parts of other tables have no word. */
export function unmodelledForeign({ namespaces, filter }: CatalogContext): CatalogPart[] {
  const from = `FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_catalog.pg_foreign_table t ON t.ftrelid = c.oid`;
  const isThere = `c.relkind = 'f' AND ${namespaces} AND ${filter} AND ${notOfExtension("pg_class", "c.oid")}`;
  const tables = [
    `SELECT CASE WHEN ${hasSecret("t.ftoptions")} THEN 'foreign table with a password' ELSE 'foreign table' END,
      n.nspname || '.' || c.relname ${from} WHERE (${hasSecret("t.ftoptions")} OR NOT (${notInherited})) AND ${isThere}`,
    `SELECT 'trigger', n.nspname || '.' || c.relname || '.' || g.tgname ${from}
      JOIN pg_catalog.pg_trigger g ON g.tgrelid = c.oid AND NOT g.tgisinternal WHERE ${isThere}`,
    `SELECT 'comment', n.nspname || '.' || c.relname || '.' || con.conname ${from}
      JOIN pg_catalog.pg_constraint con ON con.conrelid = c.oid
      JOIN pg_catalog.pg_description d ON d.objoid = con.oid AND d.classoid = 'pg_catalog.pg_constraint'::regclass WHERE ${isThere}`,
    // Longer ones the server shortens.
    `SELECT 'name or state of a NOT NULL', n.nspname || '.' || c.relname || '.' || a.attname ${from}
      JOIN pg_catalog.pg_constraint con ON con.conrelid = c.oid AND con.contype = 'n'
      JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = con.conkey[1]
      WHERE (NOT con.convalidated OR con.connoinherit OR octet_length(c.relname || a.attname) < 54
        AND rtrim(con.conname, '0123456789') <> rtrim(pg_catalog.concat_ws('_', c.relname, a.attname, 'not_null'), '0123456789')) AND ${isThere}`,
  ];
  const wrappers = [
    `SELECT 'foreign data wrapper with a password', w.fdwname::text FROM pg_catalog.pg_foreign_data_wrapper w
      WHERE ${hasSecret("w.fdwoptions")} AND ${notOfExtension("pg_foreign_data_wrapper", "w.oid")}`,
  ];
  const servers = [
    `SELECT 'server with a password', s.srvname::text FROM pg_catalog.pg_foreign_server s
      WHERE ${hasSecret("s.srvoptions")} AND ${notOfExtension("pg_foreign_server", "s.oid")}`,
    `SELECT 'user mapping with a password', m.srvname || '.' || m.usename FROM pg_catalog.pg_user_mappings m
      WHERE ${hasSecret("m.umoptions")}`,
  ];
  return [
    ...partsOf("foreignTable", tables),
    ...partsOf("foreignDataWrapper", wrappers),
    ...partsOf("foreignServer", servers),
  ];
}
