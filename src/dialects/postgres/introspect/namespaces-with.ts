import type { Connection } from "../../dialect.js";
import { explain } from "../driver/explain.js";
import { pgWriter } from "../sql/writer.js";
import { notOfExtension } from "./catalog.js";

/** The namespaces that have a table of one of these names. */
export async function namespacesWith(
  connection: Connection,
  tables: readonly string[],
): Promise<readonly string[]> {
  const names = tables.map((name) => pgWriter.literal(name)).join(", ");
  const query = `SELECT DISTINCT n.nspname::text AS name
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND c.relname = ANY (ARRAY[${names}]::name[])
      AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'
      AND pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND ${notOfExtension("pg_class", "c.oid")} ORDER BY 1`;
  try {
    return (await connection.query(query)).map(({ name }) => String(name));
  } catch (error) {
    throw explain(error, {});
  }
}
