import type { AnyOperation } from "../../../objects/any.js";
import type { Connection, ProbeResult } from "../../dialect.js";
import { type ProbePlace, type ProbeQueries, probeWith } from "../../probe.js";
import { qualified, quoteString } from "../sql/writer.js";

/** Whether an operation that may have run has happened, by what the catalog holds. */
export function probe(connection: Connection, operation: AnyOperation): Promise<ProbeResult> {
  return probeWith(queries, connection, operation, async (query) => {
    const rows = await connection.query(`SELECT CASE WHEN EXISTS (${query}) THEN 1 ELSE 0 END AS [found]`);
    return Number(rows[0]?.found) === 1;
  });
}

const queries: ProbeQueries = {
  namespace: (name) => `SELECT 1 FROM sys.schemas WHERE name = ${quoteString(name)}`,
  table: (place, name) => object(place, name, "U"),
  sequence: (place, name) => object(place, name, "SO"),
  column: (place, table, name) =>
    `SELECT 1 FROM sys.columns WHERE object_id = ${idOf(place, table)} AND name = ${quoteString(name)}`,
  constraint: (place, table, name) =>
    `SELECT 1 FROM sys.objects WHERE type IN ('C', 'F', 'PK', 'UQ') AND parent_object_id = ${idOf(place, table)} AND name = ${quoteString(name)}`,
  validated: (place, table, name) => {
    const where = `parent_object_id = ${idOf(place, table)} AND name = ${quoteString(name)} AND is_not_trusted = 0`;
    return `SELECT 1 FROM sys.check_constraints WHERE ${where} UNION ALL SELECT 1 FROM sys.foreign_keys WHERE ${where}`;
  },
  // A build that fails, online too, is rolled back by the server: an index that is there is whole.
  index: (place, table, name) =>
    table === undefined
      ? undefined
      : `SELECT 1 FROM sys.indexes WHERE object_id = ${idOf(place, table)} AND name = ${quoteString(name)}`,
};

function object({ namespace }: ProbePlace, name: string, type: "U" | "SO"): string {
  return `SELECT 1 FROM sys.objects WHERE type = '${type}' AND name = ${quoteString(name)} AND schema_id = SCHEMA_ID(${quoteString(namespace)})`;
}

/** The number of a table, or of a view with indexes. */
function idOf({ namespace }: ProbePlace, table: string): string {
  return `OBJECT_ID(${quoteString(qualified(namespace, table))})`;
}
