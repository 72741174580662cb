import { type Comment, commentOn } from "../../objects/comment/shape.js";
import { keyIndexOf } from "../../objects/owner.js";
import type { Reference } from "../../schema/object.js";
import type { CatalogContext, Names } from "./catalog.js";
import { foreignsInScope } from "./introspect-definition-foreign.js";
import { partitionsInScope } from "./introspect-definition-partitions.js";
import { viewsInScope } from "./introspect-definition-relations.js";

export type CommentRow = readonly [
  /** `domainConstraint` and `keyIndex` are no catalogs: what is commented has no fact of its own. */
  catalog: string,
  oid: number,
  part: number,
  text: string,
  /** The name of the part. */
  partName: string | null,
];

const constraints: ReadonlySet<string> = new Set(["primaryKey", "unique", "exclusion"]);

/** The comment that PostgreSQL itself puts on a new database. */
const initial = "standard public schema";

/** Catalogs of what lives in no namespace. */
const global = [
  "pg_publication",
  "pg_event_trigger",
  "pg_cast",
  "pg_foreign_data_wrapper",
  "pg_foreign_server",
];

/** An extension brings a comment along, which says nothing. */
const extensions = `SELECT e.oid FROM pg_catalog.pg_extension e WHERE e.extname <> 'plpgsql' AND NOT EXISTS (
  SELECT FROM pg_catalog.pg_available_extensions() a WHERE a.name = e.extname
    AND a.comment = obj_description(e.oid, 'pg_extension'))`;

export function commentQuery(context: CatalogContext): string {
  const { tables, namespaces } = context;
  const from = (
    catalog: string,
    oids: string,
  ) => `SELECT '${catalog}' AS catalog, d.objoid, d.objsubid, d.description, NULL::name AS part
    FROM pg_catalog.pg_description d JOIN (${oids}) AS o(oid) ON o.oid = d.objoid
    WHERE d.classoid = 'pg_catalog.${catalog}'::regclass`;
  const inNamespaces = (catalog: string, column: string, condition: string) =>
    `SELECT t.oid FROM pg_catalog.${catalog} t JOIN pg_catalog.pg_namespace n ON n.oid = t.${column}
      WHERE ${condition} AND ${namespaces}`;
  const ofRelations = (catalog: string, column: string) =>
    from(catalog, `SELECT t.oid FROM pg_catalog.${catalog} t JOIN relations ON relations.oid = t.${column}`);
  const everywhere = (catalog: string) => from(catalog, `SELECT oid FROM pg_catalog.${catalog}`);
  return `WITH ${tables}, ${viewsInScope(context)}, ${partitionsInScope(context)}, ${foreignsInScope(context)},
  relations AS (SELECT oid FROM scope UNION ALL SELECT oid FROM views)
  SELECT json_agg(json_build_array(catalog, objoid::bigint, objsubid, description, part))::text AS rows FROM (
    ${from("pg_class", "SELECT oid FROM scope UNION ALL SELECT i.indexrelid FROM pg_catalog.pg_index i JOIN relations ON relations.oid = i.indrelid")}
    UNION ALL ${from("pg_class", inNamespaces("pg_class", "relnamespace", "t.relkind = 'S'"))}
    UNION ALL ${from("pg_constraint", "SELECT con.oid FROM pg_catalog.pg_constraint con JOIN scope ON scope.oid = con.conrelid")}
    UNION ALL ${from("pg_type", inNamespaces("pg_type", "typnamespace", "t.typtype IN ('e', 'd', 'r', 'c')"))}
    UNION ALL ${from("pg_class", "SELECT oid FROM views UNION ALL SELECT oid FROM partitions UNION ALL SELECT oid FROM foreigns")} AND d.objsubid = 0
    UNION ALL ${partsOfRelations}
    UNION ALL ${domainConstraints(namespaces)}
    UNION ALL ${keyIndexes}
    UNION ALL ${from("pg_proc", inNamespaces("pg_proc", "pronamespace", "true"))}
    UNION ALL ${from("pg_operator", inNamespaces("pg_operator", "oprnamespace", "true"))}
    UNION ALL ${from("pg_conversion", inNamespaces("pg_conversion", "connamespace", "true"))}
    UNION ALL ${from("pg_ts_dict", inNamespaces("pg_ts_dict", "dictnamespace", "true"))}
    UNION ALL ${from("pg_ts_config", inNamespaces("pg_ts_config", "cfgnamespace", "true"))}
    UNION ALL ${from("pg_collation", inNamespaces("pg_collation", "collnamespace", "true"))}
    UNION ALL ${from("pg_statistic_ext", inNamespaces("pg_statistic_ext", "stxnamespace", "true"))}
    UNION ALL ${[ofRelations("pg_rewrite", "ev_class"), ofRelations("pg_trigger", "tgrelid"), ofRelations("pg_policy", "polrelid")].join("\n    UNION ALL ")}
    UNION ALL ${from("pg_extension", extensions)}
    UNION ALL ${global.map(everywhere).join("\n    UNION ALL ")}
    UNION ALL ${from("pg_namespace", `SELECT n.oid FROM pg_catalog.pg_namespace n WHERE ${namespaces}`)}
  ) AS comments`;
}

/** Columns of what has no columns as facts. */
const partsOfRelations = `SELECT CASE c.relkind WHEN 'c' THEN 'pg_type' ELSE 'pg_class' END,
      CASE c.relkind WHEN 'c' THEN c.reltype ELSE c.oid END, d.objsubid, d.description, a.attname
    FROM pg_catalog.pg_description d JOIN pg_catalog.pg_class c ON c.oid = d.objoid
      JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid AND NOT a.attisdropped
    WHERE d.classoid = 'pg_catalog.pg_class'::regclass AND d.objsubid > 0
      AND (c.relkind = 'c' OR c.oid IN (SELECT oid FROM views UNION ALL SELECT oid FROM partitions UNION ALL SELECT oid FROM foreigns))`;

const domainConstraints = (
  namespaces: string,
) => `SELECT 'domainConstraint', t.oid, 0, d.description, con.conname
    FROM pg_catalog.pg_constraint con JOIN pg_catalog.pg_type t ON t.oid = con.contypid
      JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
      JOIN pg_catalog.pg_description d ON d.classoid = 'pg_catalog.pg_constraint'::regclass AND d.objoid = con.oid
    WHERE ${namespaces}`;

/** An index that keeps a constraint is not a fact, and can have a comment beside the constraint's. */
const keyIndexes = `SELECT 'keyIndex', con.oid, 0, d.description, NULL::name
    FROM scope JOIN pg_catalog.pg_constraint con ON con.conrelid = scope.oid AND con.contype IN ('p', 'u', 'x')
      JOIN pg_catalog.pg_description d ON d.classoid = 'pg_catalog.pg_class'::regclass AND d.objoid = con.conindid`;

/** @param namespaces oid → name */
export function readComment(
  [catalog, oid, part, text, partName]: CommentRow,
  names: Names,
  namespaces: ReadonlyMap<number, string>,
): Comment | undefined {
  const on =
    partName === null
      ? target(catalog, oid, part, names, namespaces)
      : partOf(catalog, names.find(catalog === "domainConstraint" ? "pg_type" : catalog, oid, 0), partName);
  if (on === undefined || (on.kind === "namespace" && on.name === "public" && text === initial))
    return undefined;
  return commentOn(on, text);
}

function partOf(catalog: string, owner: Reference | undefined, name: string): Reference | undefined {
  if (owner === undefined) return undefined;
  const kind = catalog === "domainConstraint" ? catalog : "attribute";
  return { kind, namespace: owner.namespace, table: owner.name, name };
}

function target(
  catalog: string,
  oid: number,
  part: number,
  names: Names,
  namespaces: ReadonlyMap<number, string>,
): Reference | undefined {
  switch (catalog) {
    case "pg_namespace": {
      const name = namespaces.get(oid);
      return name === undefined ? undefined : { kind: "namespace", namespace: name, name };
    }
    case "keyIndex": {
      const key = names.constraints.get(oid);
      return key === undefined ? undefined : keyIndexOf(key);
    }
    case "pg_class": {
      const found = names.find(catalog, oid, part);
      // What keeps a constraint is looked for apart.
      return found === undefined || constraints.has(found.kind) ? undefined : found;
    }
    default:
      return names.find(catalog, oid, part);
  }
}
