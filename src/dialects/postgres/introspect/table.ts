import type { Table } from "../../../objects/table/shape.js";
import { sparse } from "../../../util/compact.js";
import { type CatalogContext, type Names, optionsJson, readOptions } from "./catalog.js";

export type TableRow = readonly [
  oid: number,
  namespace: string,
  name: string,
  isUnlogged: boolean,
  options: readonly string[] | null,
  toastOptions: readonly string[] | null,
  tablespace: string | null,
  accessMethod: string | null,
  partitionBy: string | null,
  parents: readonly (readonly [namespace: string, table: string])[] | null,
];

export function tableQuery({ tables }: CatalogContext): string {
  return `WITH ${tables}
  SELECT json_agg(pg_catalog.json_build_array(s.oid::bigint, s.namespace, s.name, c.relpersistence = 'u',
    ${optionsJson("c.reloptions")}, ${optionsJson("toast.reloptions")}, space.spcname,
    CASE WHEN am.amname <> 'heap' THEN am.amname END,
    CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END,
    (SELECT json_agg(pg_catalog.json_build_array(pn.nspname, pc.relname) ORDER BY h.inhseqno) FROM pg_catalog.pg_inherits h
      JOIN pg_catalog.pg_class pc ON pc.oid = h.inhparent JOIN pg_catalog.pg_namespace pn ON pn.oid = pc.relnamespace
      WHERE h.inhrelid = c.oid)))::text AS rows
  FROM scope s JOIN pg_catalog.pg_class c ON c.oid = s.oid
    LEFT JOIN pg_catalog.pg_class toast ON toast.oid = c.reltoastrelid AND toast.reloptions IS NOT NULL
    LEFT JOIN pg_catalog.pg_tablespace space ON space.oid = c.reltablespace
    LEFT JOIN pg_catalog.pg_am am ON am.oid = c.relam`;
}

export function readTable(row: TableRow, names: Names): Table {
  const [
    oid,
    namespace,
    name,
    unlogged,
    options,
    toastOptions,
    tablespace,
    accessMethod,
    partitionBy,
    parents,
  ] = row;
  names.tables.set(oid, { namespace, name });
  const storage = { ...readOptions(options), ...readOptions(toastOptions, "toast.") };
  return {
    kind: "table",
    namespace,
    name,
    ...sparse({
      unlogged,
      tablespace,
      accessMethod,
      partitionBy,
      inherits: parents?.map(([parentNamespace, table]) => ({ namespace: parentNamespace, table })),
    }),
    ...(Object.keys(storage).length === 0 ? {} : { storage }),
  };
}
