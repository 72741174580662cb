/** Databases that live for a moment, on the server of another one. */
import { setTimeout as pause } from "node:timers/promises";
import { SchemixError } from "../../../errors/schemix-error.js";
import type { Connection, Database, Row, Scratch, SessionOptions } from "../../dialect.js";
import {
  cancellable,
  type Home,
  once,
  reachServer,
  scratchName,
  scratchRemark,
  scratchUnavailable,
} from "../../scratch-database.js";
import { quote, quoteString } from "../sql/writer.js";
import type { Address } from "./address.js";
import { explain, numberOfError } from "./explain.js";

/**
 * Makes an empty database on the server of another one, like it in all that decides how texts are compared.
 * @throws SchemixError `SCRATCH_UNAVAILABLE`, `ABORTED`, and those of connecting
 */
export async function createScratch(home: Home<Address>, session: SessionOptions = {}): Promise<Scratch> {
  const { connection, address } = await reachServer(home, "master", session);
  const name = scratchName();
  const drop = once(() => dropDatabase(home, address, name));
  const { defaultNamespace: namespace } = connection;
  try {
    await refuseBilled(connection, home.at(address).display);
    const statements = creation(name, await likenessOf(connection), scratchRemark(connection));
    for (const statement of [...statements, ...standIn(name, namespace)])
      await create(connection, statement, session.signal);
  } catch (error) {
    // Whether the server got as far as making it is not known when the session broke.
    await drop().catch(() => undefined);
    throw unavailable(error, connection, home.at(address).display);
  } finally {
    await connection.close().catch(() => undefined);
  }
  const there = { ...address, database: name, ...(namespace === usual ? {} : { actingAs }) };
  const database: Database = {
    ...home.at(there),
    connect: (options = {}) => home.connect(there, { ...options, namespace: options.namespace ?? namespace }),
  };
  return { database, drop };
}

/** What names without a schema mean for the owner of a database, who is whoever has made it. */
const usual = "dbo";

/** Whom sessions on a scratch database act as where names without a schema mean something else on the database. */
const actingAs = "schemix";

/** The default schema of an owner cannot be changed ("CREATE USER"): another user has the one that is meant. */
function standIn(name: string, namespace: string): readonly string[] {
  if (namespace === usual) return [];
  const run = (sql: string) => `EXEC ${quote(name)}.sys.sp_executesql ${quoteString(sql)}`;
  return [
    run(`CREATE SCHEMA ${quote(namespace)}`),
    run(`CREATE USER ${quote(actingAs)} WITHOUT LOGIN WITH DEFAULT_SCHEMA = ${quote(namespace)}`),
    run(`ALTER ROLE db_owner ADD MEMBER ${quote(actingAs)}`),
  ];
}

const engineEdition = "CAST(SERVERPROPERTY(N'EngineEdition') AS int)";

/** What a managed instance is called by that: it says itself who is on a database, where its files are and how it recovers. */
const managed = 8;

/** Where a scratch database would be a bill: databases that are a service. */
async function refuseBilled(connection: Connection, where: string): Promise<void> {
  const [row] = await connection.query(`SELECT ${engineEdition} AS [edition]`);
  if (![5, 12].includes(Number(row?.edition))) return;
  throw new SchemixError("SCRATCH_UNAVAILABLE", {
    message: "A scratch database in Azure SQL Database would be billed, and takes minutes to make",
    where,
    fix: `Make them elsewhere: \`scratch\` in the configuration, or \`--scratch mssql://…\`, with the address of a container or another server.`,
  });
}

/** What a scratch database has in common with the one that it is made beside. */
const likenessQuery = `SELECT collation_name AS [collation], compatibility_level AS [level],
  is_read_committed_snapshot_on AS [versioned], snapshot_isolation_state AS [snapshots], containment AS [containment],
  is_recursive_triggers_on AS [recursive], is_ansi_null_default_on AS [nulls], ${engineEdition} AS [edition]
FROM sys.databases WHERE name = DB_NAME()`;

const filegroupQuery = `SELECT name AS [name], is_default AS [isDefault],
  CAST(SERVERPROPERTY(N'InstanceDefaultDataPath') AS nvarchar(400)) AS [folder]
FROM sys.filegroups WHERE type = 'FG' AND name <> N'PRIMARY' ORDER BY data_space_id`;

interface Likeness {
  readonly options: Row;
  /** Where tables and indexes can be, besides of the primary one. */
  readonly filegroups: readonly Row[];
}

async function likenessOf(connection: Connection): Promise<Likeness> {
  const [options = {}] = await connection.query(likenessQuery);
  return { options, filegroups: await connection.query(filegroupQuery) };
}

function creation(name: string, { options, filegroups }: Likeness, remark: string): readonly string[] {
  const database = quote(name);
  const isManaged = Number(options.edition) === managed;
  const set = (words: string) => `ALTER DATABASE ${database} SET ${words}`;
  return [
    `CREATE DATABASE ${database} COLLATE ${options.collation}`,
    ...(Number(options.containment) === 1 ? [set("CONTAINMENT = PARTIAL")] : []),
    set(`COMPATIBILITY_LEVEL = ${options.level}`),
    ...(isManaged ? [] : [set("RECOVERY SIMPLE")]),
    ...(options.versioned === true ? [set("READ_COMMITTED_SNAPSHOT ON")] : []),
    ...(Number(options.snapshots) === 1 ? [set("ALLOW_SNAPSHOT_ISOLATION ON")] : []),
    ...(options.recursive === true ? [set("RECURSIVE_TRIGGERS ON")] : []),
    ...(options.nulls === true ? [set("ANSI_NULL_DEFAULT ON")] : []),
    ...filegroups.flatMap((row, index) => filegroup(name, isManaged ? { ...row, folder: null } : row, index)),
    `EXEC ${database}.sys.sp_addextendedproperty @name = N'MS_Description', @value = ${quoteString(remark)}`,
  ];
}

function filegroup(database: string, { name, folder, isDefault }: Row, index: number): readonly string[] {
  const file = `${database}_${index}`;
  const alter = `ALTER DATABASE ${quote(database)}`;
  const place = folder === null ? "" : ` FILENAME = ${quoteString(`${folder}${file}.ndf`)},`;
  return [
    `${alter} ADD FILEGROUP ${quote(String(name))}`,
    `${alter} ADD FILE (NAME = ${quoteString(file)},${place} SIZE = 8MB) TO FILEGROUP ${quote(String(name))}`,
    ...(isDefault === true ? [`${alter} MODIFY FILEGROUP ${quote(String(name))} DEFAULT`] : []),
  ];
}

/** `model` is copied under a lock that only one can have, and nobody waits for it. */
const modelIsTaken = 1807;

async function create(
  connection: Connection,
  statement: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  await cancellable(connection, signal, async () => {
    for (let tries = 1; ; tries++) {
      try {
        await connection.query(statement);
        return;
      } catch (error) {
        if (numberOfError(error) !== modelIsTaken || tries === 20 || signal?.aborted === true) throw error;
        await pause(250 + 250 * Math.random());
      }
    }
  });
}

/** A session of its own, and no signal: it must go whatever has become of the run. */
async function dropDatabase({ connect }: Home<Address>, address: Address, name: string): Promise<void> {
  const connection = await connect(address);
  const statement = `IF DB_ID(${quoteString(name)}) IS NOT NULL
BEGIN
  IF ${engineEdition} <> ${managed} ALTER DATABASE ${quote(name)} SET SINGLE_USER WITH ROLLBACK IMMEDIATE;
  DROP DATABASE ${quote(name)};
END`;
  try {
    await connection.query(statement);
  } catch (error) {
    throw explain(error, { statement });
  } finally {
    await connection.close().catch(() => undefined);
  }
}

function unavailable(error: unknown, { user }: Connection, where: string): Error {
  return scratchUnavailable(explain(error, {}), {
    where,
    user,
    who: `login ${user}`,
    grant: `Let an administrator run ALTER SERVER ROLE dbcreator ADD MEMBER ${quote(user ?? "login")}`,
    elsewhere: "choose another server by its address (`scratch` in the configuration, or `--scratch`)",
    cause: error,
  });
}
