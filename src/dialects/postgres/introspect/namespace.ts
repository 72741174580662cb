import type { Namespace } from "../../../objects/namespace/shape.js";
import type { CatalogContext } from "./catalog.js";

/** oid, name */
export type NamespaceRow = readonly [oid: number, name: string];

export function namespaceQuery({ namespaces }: CatalogContext): string {
  return `SELECT json_agg(pg_catalog.json_build_array(n.oid::bigint, n.nspname))::text AS rows
  FROM pg_catalog.pg_namespace n WHERE ${namespaces}`;
}

export function readNamespace([, name]: NamespaceRow): Namespace {
  return { kind: "namespace", namespace: name, name };
}
