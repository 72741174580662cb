import type { Connection } from "../dialect.js";
import { pgWriter } from "./writer.js";

const { literal, quote } = pgWriter;

/**
 * Puts new namespaces in the place of those that are there, which get other names: nothing is dropped, so nothing that
 * others use is in the way. Extensions move to the new ones where they can. All of it ends with the transaction.
 */
export async function emptyNamespaces(connection: Connection, namespaces: readonly string[]): Promise<void> {
  const list = namespaces.map(literal).join(", ");
  const [there = [], moving = [], loose = []] = await connection.script(
    [
      `SELECT nspname AS name FROM pg_catalog.pg_namespace WHERE nspname = ANY (ARRAY[${list}]::name[])`,
      `SELECT e.extname AS name, n.nspname AS namespace FROM pg_catalog.pg_extension e
        JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
        WHERE e.extrelocatable AND n.nspname = ANY (ARRAY[${list}]::name[])`,
      `SELECT 'PUBLICATION' AS kind, pubname AS name FROM pg_catalog.pg_publication
        UNION ALL SELECT 'EVENT TRIGGER', evtname FROM pg_catalog.pg_event_trigger`,
    ].join(";\n"),
  );
  const existing = there.map(({ name }) => String(name));
  const statements = [
    ...loose.map(({ kind, name }) => `DROP ${String(kind)} ${quote(String(name))}`),
    ...existing.map(
      (name, index) => `ALTER SCHEMA ${quote(name)} RENAME TO ${quote(`schemix away ${index}`)}`,
    ),
    ...namespaces.map((name) => `CREATE SCHEMA ${quote(name)}`),
    ...moving.map(
      ({ name, namespace }) =>
        `ALTER EXTENSION ${quote(String(name))} SET SCHEMA ${quote(String(namespace))}`,
    ),
    "SET LOCAL check_function_bodies = off",
  ];
  await connection.script(statements.join(";\n"));
}

/** An extension cannot be there twice; the one that is there counts. */
export function repeatable(sql: string): string {
  return sql.replace(/^(\s*CREATE\s+EXTENSION\s+)(?!IF\s)/i, "$1IF NOT EXISTS ");
}
