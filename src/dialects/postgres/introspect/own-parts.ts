/** The indexes and constraints that partitions have besides those of the whole, as a table that stands alone has them. */
import type { SchemaObject } from "../../../schema/object.js";
import type { Row } from "../../dialect.js";
import { noRows, parseRows } from "../sql/json-rows.js";
import { type CatalogContext, Names } from "./catalog.js";
import { Census } from "./census.js";
import { type ConstraintRow, constraintQuery, readConstraint } from "./constraint.js";
import { partitionsInScope } from "./definitions/partitions.js";
import { type IndexRow, indexQuery, readIndex } from "./index.js";
import { isScattered, scatteredIndexes } from "./scattered-indexes.js";

type NameRow = readonly [oid: number, namespace: string, table: string, number: number, column: string];

const isOwnIndex = `(NOT EXISTS (SELECT FROM pg_catalog.pg_inherits h WHERE h.inhrelid = i.indexrelid) OR ${isScattered("i.indexrelid")})`;
const isOwnConstraint = `(con.coninhcount = 0 AND con.conparentid = 0 OR con.contype IN ('p', 'u') AND ${isScattered("con.conindid")})`;

/** Three queries: names, constraints, indexes. */
export function ownPartQueries(context: CatalogContext): readonly string[] {
  if (!context.census.has("partition")) return [noRows, noRows, noRows];
  const tables = `${scatteredIndexes(context.census)}, scope AS MATERIALIZED (WITH ${context.tables}, ${partitionsInScope(context)}
    SELECT oid, namespace, name FROM scope p WHERE EXISTS (SELECT FROM pg_catalog.pg_index i JOIN scattered ON scattered.oid = i.indexrelid WHERE i.indrelid = p.oid)
    UNION ALL SELECT oid, namespace, name FROM partitions p WHERE EXISTS (SELECT FROM pg_catalog.pg_index i
        WHERE i.indrelid = p.oid AND ${isOwnIndex})
      OR EXISTS (SELECT FROM pg_catalog.pg_constraint con WHERE con.conrelid = p.oid AND con.contype IN ('c', 'f', 'p', 'u') AND ${isOwnConstraint}))`;
  // Views are no partitions.
  const partitions = { ...context, tables, census: new Census([], []) };
  return [
    `WITH ${tables} SELECT json_agg(pg_catalog.json_build_array(s.oid::bigint, s.namespace, s.name, a.attnum, a.attname))::text AS rows
    FROM scope s JOIN pg_catalog.pg_attribute a ON a.attrelid = s.oid AND a.attnum > 0 AND NOT a.attisdropped`,
    constraintQuery(partitions, isOwnConstraint),
    indexQuery(partitions, isOwnIndex),
  ];
}

/** By catalog and oid, as definitions are known. */
export function readOwnParts(results: readonly (readonly Row[])[]): ReadonlyMap<string, SchemaObject> {
  const names = new Names();
  for (const [oid, namespace, name, number, column] of parseRows<NameRow>(results[0])) {
    names.tables.set(oid, { namespace, name });
    names.columns.set(`${oid}:${number}`, column);
  }
  const constraints = parseRows<ConstraintRow>(results[1]).map(
    (row) => [`pg_constraint:${row[1]}`, readConstraint(row, names)] as const,
  );
  const indexes = parseRows<IndexRow>(results[2]).map(
    (row) => [`pg_class:${row[1]}`, readIndex(row, names)] as const,
  );
  return new Map(
    [...constraints, ...indexes].flatMap(([key, fact]) => (fact === undefined ? [] : [[key, fact]])),
  );
}
