import type { Unmodelled } from "../../dialect.js";
import { type CatalogContext, notOfExtension } from "./catalog.js";
import type { CatalogPart, Counted } from "./census.js";
import { unmodelledForeign } from "./definitions/foreign.js";
import { partitionsInScope, unmodelledOfPartitions } from "./definitions/partitions.js";
import { isScattered } from "./scattered-indexes.js";
import { privilegesElsewhere } from "./unmodelled-privileges.js";

export type UnmodelledRow = readonly [what: string, where: string];

/** One row for each thing in scope that the schema has no word for. */
export function unmodelledQuery(context: CatalogContext): string {
  const parts: CatalogPart[] = [
    ...relations(context),
    ...tableParts(context),
    ...tableMarks(),
    ...others(context),
    ...unmodelledForeign(context),
    ...ofDatabase(),
    ...privilegesElsewhere(context),
    ...unmodelledOfPartitions(context),
  ];
  return `WITH ${context.tables}, ${partitionsInScope(context)}
  SELECT json_agg(pg_catalog.json_build_array(what, place) ORDER BY what, place)::text AS rows
  FROM (${context.census.select(parts).join("\n    UNION ALL ")}) AS found(what, place)`;
}

export function readUnmodelled([what, where]: UnmodelledRow): Unmodelled {
  return { what, where };
}

/** Things that look like tables and are none that we know. */
function relations({ namespaces, filter }: CatalogContext): CatalogPart[] {
  const from = `FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace`;
  const isThere = `${namespaces} AND ${filter} AND ${notOfExtension("pg_class", "c.oid")}`;
  return [
    {
      of: "partition",
      sql: `SELECT 'partition', n.nspname || '.' || c.relname ${from} WHERE c.relispartition AND c.relkind IN ('r', 'p')
        AND c.oid NOT IN (SELECT oid FROM partitions) AND ${isThere}`,
    },
    ...(["materializedView", "foreignTable"] as const).map((of) => ({
      of,
      sql: `SELECT 'column setting', n.nspname || '.' || c.relname || '.' || a.attname ${from}
        JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
        WHERE c.relkind = '${of === "foreignTable" ? "f" : "m"}'
          AND (a.attstattarget >= 0 OR a.attoptions IS NOT NULL OR a.attstorage <> t.typstorage) AND ${isThere}`,
    })),
    {
      of: "acl",
      sql: `SELECT 'privileges', n.nspname || '.' || c.relname ${from} WHERE c.relkind IN ('v', 'm') AND c.relacl IS NOT NULL AND ${isThere}`,
    },
  ];
}

/** Things that belong to a table in scope. */
function tableParts({ version, census }: CatalogContext): CatalogPart[] {
  const named = "s.namespace || '.' || s.name || '.' ||";
  const parts: CatalogPart[] = [
    {
      sql: `SELECT 'disabled trigger', ${named} t.tgname
      FROM scope s JOIN pg_catalog.pg_trigger t ON t.tgrelid = s.oid AND t.tgisinternal AND t.tgenabled <> 'O'`,
    },
    {
      sql: `SELECT 'invalid index', ${named} ic.relname FROM scope s JOIN pg_catalog.pg_index i ON i.indrelid = s.oid
      JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid WHERE NOT (i.indisvalid AND i.indisready AND i.indislive)
        AND NOT ${isScattered("i.indexrelid")}`,
    },
    {
      sql: `SELECT 'privileges', ${named} a.attname
      FROM scope s JOIN pg_catalog.pg_attribute a ON a.attrelid = s.oid AND NOT a.attisdropped AND a.attacl IS NOT NULL`,
    },
    {
      of: "exclusion",
      sql: `SELECT 'index statistics', ${named} ic.relname FROM scope s JOIN pg_catalog.pg_index i ON i.indrelid = s.oid
      JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
      WHERE EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = ic.oid AND a.attstattarget >= 0)
        AND EXISTS (SELECT FROM pg_catalog.pg_constraint con WHERE con.conindid = ic.oid AND con.contype = 'x')`,
    },
  ];
  if (version >= 180_000) parts.push({ sql: enforcedChecks(named) });
  if (census.hasComments("pg_class")) parts.push({ sql: sequenceComments });
  if (version >= 180_000 && census.hasComments("pg_constraint")) parts.push({ sql: notNullComments(named) });
  return parts;
}

/** Checks that a table has enforced, and the one that it inherits from has not. */
const enforcedChecks = (named: string) => `SELECT 'enforced check', ${named} con.conname
      FROM (SELECT oid, namespace, name FROM scope UNION ALL SELECT oid, namespace, name FROM partitions) AS s
      JOIN pg_catalog.pg_inherits h ON h.inhrelid = s.oid
      JOIN pg_catalog.pg_constraint con ON con.conrelid = s.oid AND con.contype = 'c' AND con.conenforced
      JOIN pg_catalog.pg_constraint parent ON parent.conrelid = h.inhparent AND parent.contype = 'c'
        AND parent.conname = con.conname AND NOT parent.conenforced`;

const sequenceComments = `SELECT 'comment', s.namespace || '.' || (SELECT q.relname FROM pg_catalog.pg_class q WHERE q.oid = i.objid)
      FROM scope s
      JOIN pg_catalog.pg_attribute a ON a.attrelid = s.oid AND a.attidentity <> ''
      JOIN pg_catalog.pg_depend i ON i.refobjid = s.oid AND i.refobjsubid = a.attnum AND i.deptype = 'i'
        AND i.refclassid = 'pg_catalog.pg_class'::regclass AND i.classid = 'pg_catalog.pg_class'::regclass
      JOIN pg_catalog.pg_description d ON d.objoid = i.objid AND d.classoid = 'pg_catalog.pg_class'::regclass`;

const notNullComments = (named: string) => `SELECT 'comment', ${named} con.conname FROM scope s
      JOIN pg_catalog.pg_constraint con ON con.conrelid = s.oid AND con.contype = 'n'
      JOIN pg_catalog.pg_description d ON d.objoid = con.oid AND d.classoid = 'pg_catalog.pg_constraint'::regclass`;

/** Attributes of a table in scope. */
function tableMarks(): CatalogPart[] {
  const table = "s.namespace || '.' || s.name";
  const from = "FROM scope s JOIN pg_catalog.pg_class c ON c.oid = s.oid";
  return [
    { sql: `SELECT 'typed table', ${table} ${from} WHERE c.reloftype <> 0` },
    { of: "acl", sql: `SELECT 'privileges', ${table} ${from} WHERE c.relacl IS NOT NULL` },
  ];
}

/** Things that live in a namespace in scope, or in the database. */
function others({ namespaces, version }: CatalogContext): CatalogPart[] {
  const inNamespace = (
    of: Counted | undefined,
    what: string,
    catalog: string,
    prefix: string,
    condition = "true",
    name = `o.${prefix}name`,
  ): CatalogPart => ({
    ...(of !== undefined && { of }),
    sql: `SELECT '${what}', n.nspname || '.' || ${name} FROM pg_catalog.${catalog} o
      JOIN pg_catalog.pg_namespace n ON n.oid = o.${prefix}namespace
      WHERE ${condition} AND ${namespaces} AND ${notOfExtension(catalog, "o.oid")}`,
  });
  return [
    inNamespace("baseType", "base type", "pg_type", "typ", "o.typtype = 'b' AND o.typcategory <> 'A'"),
    inNamespace(undefined, "privileges", "pg_type", "typ", "o.typacl IS NOT NULL"),
    inNamespace(
      "function",
      "privileges",
      "pg_proc",
      "pro",
      "o.proacl IS NOT NULL",
      "o.proname || '(' || pg_get_function_identity_arguments(o.oid) || ')'",
    ),
    inNamespace("operatorClass", "operator class", "pg_opclass", "opc"),
    // A class brings a family of its name along.
    inNamespace(
      "operatorFamily",
      "operator family",
      "pg_opfamily",
      "opf",
      "NOT EXISTS (SELECT FROM pg_catalog.pg_opclass k WHERE k.opcfamily = o.oid AND k.opcname = o.opfname)",
    ),
    inNamespace("textSearchParser", "text search parser", "pg_ts_parser", "prs"),
    inNamespace("textSearchTemplate", "text search template", "pg_ts_template", "tmpl"),
    ...(version >= 170_000 ? [notNullNames(namespaces)] : []),
    {
      sql: `SELECT 'default privileges', n.nspname::text FROM pg_catalog.pg_default_acl d
      JOIN pg_catalog.pg_namespace n ON n.oid = d.defaclnamespace WHERE ${namespaces}`,
    },
  ];
}

/** Names that somebody has given to the NOT NULL of a domain: the server makes them of the domain's. */
function notNullNames(namespaces: string): CatalogPart {
  return {
    of: "domain",
    sql: `SELECT 'name of a constraint', n.nspname || '.' || t.typname || '.' || con.conname FROM pg_catalog.pg_constraint con
      JOIN pg_catalog.pg_type t ON t.oid = con.contypid JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
      WHERE con.contype = 'n' AND octet_length(t.typname) < 54 AND rtrim(con.conname, '0123456789') <> t.typname || '_not_null'
        AND ${namespaces} AND ${notOfExtension("pg_type", "t.oid")}`,
  };
}

/** Things that live in no namespace. */
function ofDatabase(): CatalogPart[] {
  const own = (catalog: string) => notOfExtension(catalog, "o.oid");
  return [
    {
      of: "language",
      sql: `SELECT 'language', o.lanname::text FROM pg_catalog.pg_language o WHERE ${own("pg_language")}`,
    },
    {
      of: "accessMethod",
      sql: `SELECT 'access method', o.amname::text FROM pg_catalog.pg_am o WHERE ${own("pg_am")}`,
    },
    {
      of: "transform",
      sql: `SELECT 'transform', format_type(o.trftype, NULL) || ' for ' || l.lanname
      FROM pg_catalog.pg_transform o JOIN pg_catalog.pg_language l ON l.oid = o.trflang WHERE ${own("pg_transform")}`,
    },
    {
      // All databases of a server see the subscriptions of each other.
      sql: `SELECT 'subscription', o.subname::text FROM pg_catalog.pg_subscription o
      WHERE o.subdbid = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = current_database())`,
    },
    {
      sql: `SELECT 'dependency on an extension', (pg_catalog.pg_identify_object(d.classid, d.objid, d.objsubid)).identity
      FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_extension e ON e.oid = d.refobjid
      WHERE d.refclassid = 'pg_catalog.pg_extension'::regclass AND d.deptype = 'x'`,
    },
    {
      of: "securityLabel",
      sql: `SELECT 'security label', s.provider || ' on '
        || (pg_catalog.pg_identify_object(s.classoid, s.objoid, s.objsubid)).identity FROM pg_catalog.pg_seclabel s`,
    },
  ];
}
