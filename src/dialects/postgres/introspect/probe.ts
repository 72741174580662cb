import type { AnyOperation } from "../../../objects/any.js";
import type { Connection, ProbeResult } from "../../dialect.js";
import { type ProbePlace, type ProbeQueries, probeWith } from "../../probe.js";
import { pgWriter } from "../sql/writer.js";

const { literal, quote } = pgWriter;

/**
 * Whether an operation that may have run has happened, by what the catalog holds. An index that a broken build
 * has left invalid is dropped, so that the build can run again.
 */
export async function probe(connection: Connection, operation: AnyOperation): Promise<ProbeResult> {
  if (operation.kind === "createIndex") {
    const { namespace = connection.defaultNamespace, name, concurrently } = operation;
    return probeBuild(connection, quote(namespace, name), concurrently === true);
  }
  return probeWith(
    queries,
    connection,
    operation,
    async (query) => (await connection.query(`SELECT EXISTS (${query}) AS found`))[0]?.found === true,
  );
}

async function probeBuild(connection: Connection, path: string, concurrently: boolean): Promise<ProbeResult> {
  const rows = await connection.query(
    `SELECT i.indisvalid AND i.indisready AS usable FROM pg_catalog.pg_index i
    WHERE i.indexrelid = to_regclass(${literal(path)})`,
  );
  if (rows[0] === undefined) return "notDone";
  if (rows[0].usable === true) return "done";
  const mode = concurrently && !connection.isInTransaction ? "CONCURRENTLY " : "";
  await connection.query(`DROP INDEX ${mode}${path}`);
  return "notDone";
}

const queries: ProbeQueries = {
  namespace: (name) => `SELECT FROM pg_catalog.pg_namespace WHERE nspname = ${literal(name)}`,
  table: relation,
  sequence: relation,
  index: (place, _table, name) => relation(place, name),
  column: (place, table, name) =>
    `SELECT FROM pg_catalog.pg_attribute WHERE attnum > 0 AND NOT attisdropped AND attname = ${literal(name)}
    AND attrelid = (${tableOid(place, table)})`,
  constraint,
  validated: (place, table, name) => `${constraint(place, table, name)} AND convalidated`,
  enum: ({ namespace }, name) =>
    `SELECT FROM pg_catalog.pg_type WHERE typtype = 'e' AND typname = ${literal(name)}
    AND typnamespace = (${oidOf(namespace)})`,
  enumValue: ({ namespace }, name, value) =>
    `SELECT FROM pg_catalog.pg_enum e JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid
    WHERE t.typname = ${literal(name)} AND t.typnamespace = (${oidOf(namespace)}) AND e.enumlabel = ${literal(value)}`,
};

function relation({ namespace }: ProbePlace, name: string): string {
  return `SELECT FROM pg_catalog.pg_class WHERE relname = ${literal(name)} AND relnamespace = (${oidOf(namespace)})`;
}

function constraint(place: ProbePlace, table: string, name: string): string {
  return `SELECT FROM pg_catalog.pg_constraint WHERE conname = ${literal(name)} AND conrelid = (${tableOid(place, table)})`;
}

function tableOid({ namespace }: ProbePlace, table: string): string {
  return `SELECT oid FROM pg_catalog.pg_class WHERE relname = ${literal(table)} AND relnamespace = (${oidOf(namespace)})`;
}

function oidOf(namespace: string): string {
  return `SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = ${literal(namespace)}`;
}
