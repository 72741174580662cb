import type { Connection, Groundwork } from "../../dialect.js";
import { explain } from "../driver/explain.js";
import { pgWriter } from "../sql/writer.js";

const { quote } = pgWriter;

const query = `SELECT e.extname::text AS name, n.nspname::text AS namespace
  FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
  WHERE e.extname <> 'plpgsql' ORDER BY e.oid`;

/** The extensions of a database, each in the namespace where it is. */
export async function groundworkOf(connection: Connection): Promise<readonly Groundwork[]> {
  try {
    const rows = await connection.query(query);
    return rows.map(({ name, namespace }) => groundworkIn(String(name), String(namespace)));
  } catch (error) {
    throw explain(error, {});
  }
}

/** What installs an extension in a namespace. */
export function groundworkIn(name: string, namespace: string): Groundwork {
  const statements = [
    `CREATE SCHEMA IF NOT EXISTS ${quote(namespace)}`,
    `CREATE EXTENSION IF NOT EXISTS ${quote(name)} SCHEMA ${quote(namespace)}`,
  ];
  // A few extensions bring a namespace of their own along, which nobody else can make.
  return { name, namespace, statements: namespace.startsWith("pg_") ? statements.slice(1) : statements };
}
