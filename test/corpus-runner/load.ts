/** Databases made from files of SQL. */
import pg from "pg";
import type { ServerDatabase, TestServer } from "../support/servers.js";
import { rolesOf, statementsOfScript } from "./sql-script.js";

/** The server cannot make the database that a file describes: it lacks an extension, a role, a setting. */
export class NotLoaded extends Error {}

export interface LoadedDatabase {
  readonly database: ServerDatabase;
  /** What the server said to statements that it refused. */
  readonly leftOut: readonly string[];
}

/** A new database with what the scripts make, one after the other. */
export async function loadDatabase(
  server: TestServer,
  scripts: readonly string[],
  isLenient: boolean,
): Promise<LoadedDatabase> {
  const statements = scripts.flatMap(statementsOfScript);
  await createRoles(server, rolesOf(statements));
  const database = await server.createDatabase();
  try {
    return { database, leftOut: await loadInto(database.url, statements, isLenient) };
  } catch (error) {
    await database.drop();
    throw error;
  }
}

/** Runs statements on a database; what the server said to those that it refused, where it may. */
export async function loadInto(
  url: string,
  statements: readonly string[],
  isLenient: boolean,
): Promise<readonly string[]> {
  const leftOut: string[] = [];
  const client = new pg.Client(url);
  client.on("error", () => undefined);
  await client.connect();
  try {
    for (const statement of statements) {
      try {
        await client.query(statement);
      } catch (error) {
        if (isHarmless(statement, error)) continue;
        if (!isLenient)
          throw new NotLoaded(`${messageOf(error)}: ${statement.slice(0, 200)}`, { cause: error });
        leftOut.push(messageOf(error));
      }
    }
    return leftOut;
  } finally {
    await client.end();
  }
}

/** Settings that other majors have, roles that other cases have made. */
function isHarmless(statement: string, error: unknown): boolean {
  const { code } = error as { readonly code?: string };
  if (/^SET\s/i.test(statement)) return code === "42704" || code === "22023";
  if (/^CREATE\s+(ROLE|USER)\s/i.test(statement)) return code === "42710";
  return /^CREATE\s+SCHEMA\s+public$/i.test(statement) && code === "42P06";
}

/** Roles are the server's: cases that run at the same time share them. */
async function createRoles(server: TestServer, roles: readonly string[]): Promise<void> {
  if (roles.length === 0) return;
  const client = new pg.Client(await server.url());
  await client.connect();
  try {
    for (const role of roles) {
      try {
        await client.query(`CREATE ROLE ${pg.escapeIdentifier(role)} SUPERUSER`);
      } catch (error) {
        const { code } = error as { readonly code?: string };
        // 23505: another case makes it at this moment.
        if (code !== "42710" && code !== "23505") throw error;
      }
    }
  } finally {
    await client.end();
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
