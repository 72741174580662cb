import type { Connection } from "../dialect.js";
import { notOfExtension } from "./catalog.js";
import { hasSecret } from "./introspect-definition-foreign.js";
import { pgWriter } from "./writer.js";

const { literal, quote } = pgWriter;

/**
 * Puts new namespaces in the place of those that are there, which get other names: nothing in them is dropped, so nothing
 * that others use is in the way. What lives in no namespace goes, with what stands on it. Extensions move to the new ones where they can. All of it ends with the transaction.
 */
export async function emptyNamespaces(connection: Connection, namespaces: readonly string[]): Promise<void> {
  const list = namespaces.map(literal).join(", ");
  const [there = [], moving = [], loose = [], casts = []] = await connection.script(
    [
      `SELECT nspname AS name FROM pg_catalog.pg_namespace WHERE nspname = ANY (ARRAY[${list}]::name[])`,
      `SELECT e.extname AS name, n.nspname AS namespace FROM pg_catalog.pg_extension e
        JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
        WHERE e.extrelocatable AND n.nspname = ANY (ARRAY[${list}]::name[])`,
      `SELECT 'PUBLICATION' AS kind, pubname AS name FROM pg_catalog.pg_publication
        UNION ALL SELECT 'EVENT TRIGGER', evtname FROM pg_catalog.pg_event_trigger
        UNION ALL SELECT 'SERVER', s.srvname FROM pg_catalog.pg_foreign_server s
          WHERE NOT ${hasSecret("s.srvoptions")} AND ${notOfExtension("pg_foreign_server", "s.oid")}
        UNION ALL SELECT 'FOREIGN DATA WRAPPER', w.fdwname FROM pg_catalog.pg_foreign_data_wrapper w
          WHERE NOT ${hasSecret("w.fdwoptions")} AND ${notOfExtension("pg_foreign_data_wrapper", "w.oid")}
            AND NOT EXISTS (SELECT FROM pg_catalog.pg_foreign_server s WHERE s.srvfdw = w.oid AND ${hasSecret("s.srvoptions")})`,
      `SELECT format('DROP CAST (%s AS %s) CASCADE', format_type(c.castsource, NULL), format_type(c.casttarget, NULL)) AS statement
        FROM pg_catalog.pg_cast c WHERE c.oid >= 16384 AND ${notOfExtension("pg_cast", "c.oid")}
          AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_cast'::regclass
            AND d.objid = c.oid AND d.deptype = 'i')`,
    ].join(";\n"),
  );
  const existing = there.map(({ name }) => String(name));
  const statements = [
    ...casts.map(({ statement }) => String(statement)),
    ...loose.map(({ kind, name }) => `DROP ${String(kind)} ${quote(String(name))} CASCADE`),
    ...existing.map(
      (name, index) => `ALTER SCHEMA ${quote(name)} RENAME TO ${quote(`schemix away ${index}`)}`,
    ),
    ...namespaces.map((name) => `CREATE SCHEMA ${quote(name)}`),
    ...moving.map(
      ({ name, namespace }) =>
        `ALTER EXTENSION ${quote(String(name))} SET SCHEMA ${quote(String(namespace))}`,
    ),
    ...(namespaces.includes("public") ? [letEverybodyIn(connection)] : []),
    "SET LOCAL check_function_bodies = off",
  ];
  await connection.script(statements.join(";\n"));
}

/** What everybody may do with the namespace that a new database has. */
function letEverybodyIn({ serverVersion }: Connection): string {
  return `GRANT ${serverVersion >= 150_000 ? "USAGE" : "USAGE, CREATE"} ON SCHEMA public TO PUBLIC`;
}

/** An extension cannot be there twice; the one that is there counts. */
export function repeatable(sql: string): string {
  return sql.replace(/^(\s*CREATE\s+EXTENSION\s+)(?!IF\s)/i, "$1IF NOT EXISTS ");
}
