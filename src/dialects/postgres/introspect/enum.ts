import type { Enum } from "../../../objects/enum/shape.js";
import { type CatalogContext, type Names, notOfExtension } from "./catalog.js";

export type EnumRow = readonly [
  oid: number,
  arrayOid: number,
  namespace: string,
  name: string,
  values: readonly string[] | null,
];

export function enumQuery({ namespaces }: CatalogContext): string {
  return `SELECT json_agg(pg_catalog.json_build_array(t.oid::bigint, t.typarray::bigint, n.nspname, t.typname,
    (SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid)))::text AS rows
  FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
  WHERE t.typtype = 'e' AND ${namespaces} AND ${notOfExtension("pg_type", "t.oid")}`;
}

export function readEnum([oid, arrayOid, namespace, name, values]: EnumRow, names: Names): Enum {
  const object: Enum = { kind: "enum", namespace, name, values: values ?? [] };
  names.types.set(oid, { kind: "enum", namespace, name });
  names.types.set(arrayOid, { kind: "enum", namespace, name });
  return object;
}
