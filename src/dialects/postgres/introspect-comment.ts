import { type Comment, commentOn } from "../../objects/comment/shape.js";
import type { Reference } from "../../schema/object.js";
import type { CatalogContext, Names } from "./catalog.js";

export type CommentRow = readonly [catalog: string, oid: number, part: number, text: string];

/** The comment that PostgreSQL itself puts on a new database. */
const initial = "standard public schema";

export function commentQuery({ tables, namespaces }: CatalogContext): string {
  const from = (
    catalog: string,
    oids: string,
  ) => `SELECT '${catalog}' AS catalog, d.objoid, d.objsubid, d.description
    FROM pg_catalog.pg_description d JOIN (${oids}) AS o(oid) ON o.oid = d.objoid
    WHERE d.classoid = 'pg_catalog.${catalog}'::regclass`;
  const inNamespaces = (catalog: string, column: string, condition: string) =>
    `SELECT t.oid FROM pg_catalog.${catalog} t JOIN pg_catalog.pg_namespace n ON n.oid = t.${column}
      WHERE ${condition} AND ${namespaces}`;
  return `WITH ${tables}
  SELECT json_agg(json_build_array(catalog, objoid::bigint, objsubid, description))::text AS rows FROM (
    ${from("pg_class", "SELECT oid FROM scope UNION ALL SELECT i.indexrelid FROM pg_catalog.pg_index i JOIN scope ON scope.oid = i.indrelid")}
    UNION ALL ${from("pg_class", inNamespaces("pg_class", "relnamespace", "t.relkind = 'S'"))}
    UNION ALL ${from("pg_constraint", "SELECT con.oid FROM pg_catalog.pg_constraint con JOIN scope ON scope.oid = con.conrelid")}
    UNION ALL ${from("pg_type", inNamespaces("pg_type", "typnamespace", "t.typtype = 'e'"))}
    UNION ALL ${from("pg_namespace", `SELECT n.oid FROM pg_catalog.pg_namespace n WHERE ${namespaces}`)}
  ) AS comments`;
}

/** @param namespaces oid → name */
export function readComment(
  [catalog, oid, part, text]: CommentRow,
  names: Names,
  namespaces: ReadonlyMap<number, string>,
): Comment | undefined {
  const on = target(catalog, oid, part, names, namespaces);
  if (on === undefined || (on.kind === "namespace" && on.name === "public" && text === initial))
    return undefined;
  return commentOn(on, text);
}

function target(
  catalog: string,
  oid: number,
  part: number,
  names: Names,
  namespaces: ReadonlyMap<number, string>,
): Reference | undefined {
  switch (catalog) {
    case "pg_constraint":
      return names.constraints.get(oid);
    case "pg_type":
      return names.types.get(oid);
    case "pg_namespace": {
      const name = namespaces.get(oid);
      return name === undefined ? undefined : { kind: "namespace", namespace: name, name };
    }
    default: {
      if (part > 0) return names.columnReference(oid, part);
      const index = names.indexes.get(oid);
      // The index of a constraint has no name of its own here: the unmodelled list has its comment.
      if (index !== undefined) return index.kind === "index" ? index : undefined;
      return names.tableReference(oid) ?? names.sequences.get(oid);
    }
  }
}
