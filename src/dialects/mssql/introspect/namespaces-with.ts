import type { Connection } from "../../dialect.js";
import { explain } from "../driver/explain.js";
import { mssqlWriter } from "../sql/writer.js";

/** The schemas that have a table of one of these names. */
export async function namespacesWith(
  connection: Connection,
  tables: readonly string[],
): Promise<readonly string[]> {
  const names = tables.map((name) => mssqlWriter.literal(name)).join(", ");
  const query = `SELECT DISTINCT s.name AS name FROM sys.tables AS t JOIN sys.schemas AS s ON s.schema_id = t.schema_id
WHERE t.is_ms_shipped = 0 AND t.name IN (${names}) ORDER BY s.name`;
  try {
    return (await connection.query(query)).map(({ name }) => String(name));
  } catch (error) {
    throw explain(error, {});
  }
}
