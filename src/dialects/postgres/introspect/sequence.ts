import type { Sequence } from "../../../objects/sequence/shape.js";
import { sparse } from "../../../util/compact.js";
import { type CatalogContext, type Names, notOfExtension } from "./catalog.js";
import { readNumbers, type SequenceNumbers, sequenceNumbers } from "./column.js";

export type SequenceRow = readonly [
  oid: number,
  namespace: string,
  name: string,
  isUnlogged: boolean,
  numbers: SequenceNumbers,
  ownerTable: number | null,
  ownerColumn: number | null,
];

/** Sequences of identity columns are part of these; one that a table owns is looked at when its table is. */
export function sequenceQuery({ tables, namespaces }: CatalogContext): string {
  return `WITH ${tables}
  SELECT json_agg(pg_catalog.json_build_array(c.oid::bigint, n.nspname, c.relname, c.relpersistence = 'u', ${sequenceNumbers},
    d.refobjid::bigint, d.refobjsubid))::text AS rows
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_catalog.pg_sequence s ON s.seqrelid = c.oid
    LEFT JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid
      AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
  WHERE c.relkind = 'S' AND c.relpersistence <> 't' AND ${namespaces} AND ${notOfExtension("pg_class", "c.oid")}
    AND d.deptype IS DISTINCT FROM 'i' AND (d.refobjid IS NULL OR EXISTS (SELECT FROM scope WHERE scope.oid = d.refobjid))`;
}

export function readSequence(row: SequenceRow, names: Names): Sequence {
  const [oid, namespace, name, unlogged, numbers, ownerTable, ownerColumn] = row;
  const type = numbers[0];
  names.sequences.set(oid, { kind: "sequence", namespace, name });
  const table = names.table(ownerTable ?? 0)?.name;
  const column = names.column(ownerTable ?? 0, ownerColumn ?? 0);
  return {
    kind: "sequence",
    namespace,
    name,
    ...readNumbers(numbers, type),
    ...sparse({
      type: type === "bigint" ? null : type,
      unlogged,
      ownedBy: table === undefined || column === undefined ? null : { table, column },
    }),
  };
}
