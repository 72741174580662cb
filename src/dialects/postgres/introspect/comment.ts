import { type Comment, commentOn } from "../../../objects/comment/shape.js";
import { keyIndexOf } from "../../../objects/owner.js";
import type { Reference } from "../../../schema/object.js";
import { initialComment } from "../compile/type.js";
import type { CatalogContext, Names } from "./catalog.js";
import { customComments } from "./custom.js";
import { foreignsInScope } from "./definitions/foreign.js";
import { partitionsInScope } from "./definitions/partitions.js";
import { viewsInScope } from "./definitions/relations.js";
import { originOfTrigger } from "./definitions/select.js";
import { isScattered } from "./scattered-indexes.js";

export type CommentRow = readonly [
  /** `domainConstraint`, `keyIndex`, `inheritedConstraint` and `inheritedTrigger` are no catalogs: what is commented has no fact of its own. */
  catalog: string,
  oid: number,
  part: number,
  text: string,
  /** The name of the part. */
  partName: string | null,
];

const constraints: ReadonlySet<string> = new Set(["primaryKey", "unique", "exclusion"]);

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
  const { tables, namespaces, census } = context;
  const from = (catalog: string, oids: string, condition = "true"): Commented => ({
    catalog,
    sql: `SELECT '${catalog}' AS catalog, d.objoid, d.objsubid, d.description, NULL::name AS part
    FROM pg_catalog.pg_description d JOIN (${oids}) AS o(oid) ON o.oid = d.objoid
    WHERE d.classoid = 'pg_catalog.${catalog}'::regclass AND ${condition}`,
  });
  const inNamespaces = (catalog: string, column: string, condition: string) =>
    `SELECT t.oid FROM pg_catalog.${catalog} t JOIN pg_catalog.pg_namespace n ON n.oid = t.${column}
      WHERE ${condition} AND ${namespaces}`;
  const ofRelations = (catalog: string, column: string) =>
    from(catalog, `SELECT t.oid FROM pg_catalog.${catalog} t JOIN relations ON relations.oid = t.${column}`);
  const everywhere = (catalog: string) => from(catalog, `SELECT oid FROM pg_catalog.${catalog}`);
  const commented = [
    from(
      "pg_class",
      "SELECT oid FROM scope UNION ALL SELECT i.indexrelid FROM pg_catalog.pg_index i JOIN relations ON relations.oid = i.indrelid",
    ),
    from("pg_class", inNamespaces("pg_class", "relnamespace", "t.relkind = 'S'")),
    from(
      "pg_constraint",
      "SELECT con.oid FROM pg_catalog.pg_constraint con JOIN relations ON relations.oid = con.conrelid",
    ),
    from("pg_type", inNamespaces("pg_type", "typnamespace", "t.typtype IN ('e', 'd', 'r', 'c')")),
    from(
      "pg_class",
      "SELECT oid FROM views UNION ALL SELECT oid FROM partitions UNION ALL SELECT oid FROM foreigns",
      "d.objsubid = 0",
    ),
    { catalog: "pg_class", sql: partsOfRelations },
    { catalog: "pg_constraint", sql: domainConstraints(namespaces) },
    { catalog: "pg_class", sql: keyIndexes },
    { catalog: "pg_constraint", sql: inheritedConstraints },
    { catalog: "pg_trigger", sql: inheritedTriggers(context.version) },
    ...Object.entries(namespaced).map(([catalog, column]) =>
      from(catalog, inNamespaces(catalog, column, "true")),
    ),
    ofRelations("pg_rewrite", "ev_class"),
    ofRelations("pg_trigger", "tgrelid"),
    ofRelations("pg_policy", "polrelid"),
    from("pg_extension", extensions),
    ...global.map(everywhere),
  ].filter(({ catalog }) => census.hasComments(catalog));
  // The namespace that every database has is older than the census can see.
  const all = [
    ...commented,
    ...customComments(context),
    from("pg_namespace", `SELECT n.oid FROM pg_catalog.pg_namespace n WHERE ${namespaces}`),
  ];
  return `WITH ${tables}, ${viewsInScope(context)}, ${partitionsInScope(context)}, ${foreignsInScope(context)},
  relations AS (SELECT oid FROM scope UNION ALL SELECT oid FROM views UNION ALL SELECT oid FROM partitions)
  SELECT json_agg(pg_catalog.json_build_array(catalog, objoid::bigint, objsubid, description, part))::text AS rows FROM (
    ${all.map(({ sql }) => sql).join("\n    UNION ALL ")}
  ) AS comments(catalog, objoid, objsubid, description, part)`;
}

interface Commented {
  /** Where what has the comment has its row. */
  readonly catalog: string;
  readonly sql: string;
}

/** Catalogs of what lives in a namespace, with the column that says in which. */
const namespaced = {
  pg_proc: "pronamespace",
  pg_operator: "oprnamespace",
  pg_conversion: "connamespace",
  pg_ts_dict: "dictnamespace",
  pg_ts_config: "cfgnamespace",
  pg_collation: "collnamespace",
  pg_statistic_ext: "stxnamespace",
};

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
    FROM relations r JOIN pg_catalog.pg_constraint con ON con.conrelid = r.oid AND con.contype IN ('p', 'u', 'x')
      JOIN pg_catalog.pg_description d ON d.classoid = 'pg_catalog.pg_class'::regclass AND d.objoid = con.conindid`;

/** What a partition has because the whole has it is no fact either. */
const inheritedConstraints = `SELECT 'inheritedConstraint', con.conrelid, 0, d.description, con.conname
    FROM partitions JOIN pg_catalog.pg_constraint con ON con.conrelid = partitions.oid
      JOIN pg_catalog.pg_description d ON d.classoid = 'pg_catalog.pg_constraint'::regclass AND d.objoid = con.oid
    WHERE con.contype = 'n' OR (con.conparentid <> 0 OR con.coninhcount > 0)
      AND NOT (con.contype IN ('p', 'u') AND ${isScattered("con.conindid")})`;

const inheritedTriggers = (
  version: number,
) => `SELECT 'inheritedTrigger', t.tgrelid, 0, d.description, t.tgname
    FROM partitions JOIN pg_catalog.pg_trigger t ON t.tgrelid = partitions.oid AND ${originOfTrigger(version)} IS NOT NULL
      JOIN pg_catalog.pg_description d ON d.classoid = 'pg_catalog.pg_trigger'::regclass AND d.objoid = t.oid`;

/** @param namespaces oid → name */
export function readComment(
  [catalog, oid, part, text, partName]: CommentRow,
  names: Names,
  namespaces: ReadonlyMap<number, string>,
): Comment | undefined {
  const on =
    partName === null
      ? target(catalog, oid, part, names, namespaces)
      : partOf(catalog, names.find(ownersOf[catalog] ?? catalog, oid, 0), partName);
  if (on === undefined || (on.kind === "namespace" && on.name === "public" && text === initialComment))
    return undefined;
  return commentOn(on, text);
}

/** Words that are no catalogs → where the owner of what is commented has its row. */
const ownersOf: Readonly<Record<string, string>> = {
  domainConstraint: "pg_type",
  inheritedConstraint: "pg_class",
  inheritedTrigger: "pg_class",
};

function partOf(catalog: string, owner: Reference | undefined, name: string): Reference | undefined {
  if (owner === undefined) return undefined;
  const kind = catalog in ownersOf ? catalog : "attribute";
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
