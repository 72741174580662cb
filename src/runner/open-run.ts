/** The session of a run: one connection that holds the lock and does everything. */
import type { Connection, Database, SessionOptions } from "../dialects/dialect.js";
import { SchemixError } from "../errors/schemix-error.js";
import type { RunHooks } from "../operations/run-hooks.js";
import { safeEmitter } from "./context.js";
import type { RunEvent } from "./event.js";
import { Interrupt } from "./interrupt.js";
import { acquireLock } from "./lock.js";
import { explained, type RevisionState, readRevisions } from "./read-revisions.js";
import { RevisionTable, type TableNames } from "./revision-table.js";

/** Where to work and as whom. */
export interface SessionRequest {
  readonly database: Database;
  readonly session: SessionOptions;
  readonly names: TableNames;
  /** The machine, for the revision table: `role@client/application`. */
  readonly client: string;
  /** Version of the package. */
  readonly toolVersion: string;
  readonly signal?: AbortSignal | undefined;
  readonly onEvent?: ((event: RunEvent) => void) | undefined;
  /** Functions of the configuration; absent where nothing happens to the database that is meant. */
  readonly hooks?: RunHooks | undefined;
}

/** An open session. */
export interface Session {
  readonly connection: Connection;
  readonly table: RevisionTable;
  readonly interrupt: Interrupt;
  readonly emit: (event: RunEvent) => void;
}

/** Opens a connection, works with it and closes it, whatever happens. */
export async function withSession<T>(
  request: SessionRequest,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const { database, signal } = request;
  const interrupt = new Interrupt(signal);
  interrupt.check();
  const emit = safeEmitter(request.onEvent);
  const connection = await database.connect({
    ...request.session,
    signal,
    onWait: (wait) => emit({ type: "waitingForLock", ...wait }),
  });
  try {
    const table = tableFor(request, connection);
    return await work({ connection, table, interrupt, emit });
  } catch (error) {
    throw withPlace(explained(database.dialect, error), database, connection);
  } finally {
    await connection.close().catch(() => undefined);
  }
}

/** An error that says nothing of its place is about the database and the role that the session has there. */
function withPlace(error: Error, { display }: Database, { user }: Connection): Error {
  if (!(error instanceof SchemixError) || error.where !== undefined) return error;
  if (error.code !== "PERMISSION_DENIED" && error.code !== "STATEMENT_FAILED") return error;
  const { code, message, why, fix, data, cause } = error;
  const role = user === undefined ? undefined : `The session has the role ${user}.`;
  return new SchemixError(code, { message, where: display, why: why ?? role, fix, data, cause });
}

/** The revision table as this session sees it. */
function tableFor(request: SessionRequest, connection: Connection): RevisionTable {
  const namespace = request.names.namespace ?? connection.defaultNamespace;
  const by = `${connection.user ?? "unknown"}@${request.client}`;
  return new RevisionTable(
    request.database.dialect,
    { ...request.names, namespace },
    { by, toolVersion: request.toolVersion },
  );
}

/** The name of the lock: one for each revision table. */
function lockKey(table: RevisionTable): string {
  const { namespace, table: name } = table.names;
  return `schemix:${namespace ?? ""}.${name}`;
}

/** Who holds the migration lock, in the words of the database; `undefined` when nobody does. */
export function lockHolder({ database }: SessionRequest, session: Session): Promise<string | undefined> {
  return database.dialect.locker.holder(session.connection, lockKey(session.table));
}

/**
 * Holds the migration lock while `work` runs.
 * @param isOver asked while it waits: whether there is nothing left to do; then `undefined` is returned
 * @throws SchemixError `LOCK_TIMEOUT`, `POOLER_DETECTED`, `ABORTED`
 */
export async function withLock<T>(
  request: SessionRequest & { readonly lockWait: number },
  session: Session,
  work: () => Promise<T>,
): Promise<T>;
export async function withLock<T>(
  request: SessionRequest & { readonly lockWait: number },
  session: Session,
  work: () => Promise<T>,
  isOver: () => Promise<boolean>,
): Promise<T | undefined>;
export async function withLock<T>(
  request: SessionRequest & { readonly lockWait: number },
  session: Session,
  work: () => Promise<T>,
  isOver?: () => Promise<boolean>,
): Promise<T | undefined> {
  const { connection, interrupt, emit, table } = session;
  const { locker } = request.database.dialect;
  const key = lockKey(table);
  const wait = request.lockWait;
  if (!(await acquireLock(connection, locker, { key, wait, interrupt, emit, isOver }))) return undefined;
  try {
    return await work();
  } finally {
    // The lock goes with the session anyway: a failure to release it must not hide another.
    await locker.release(connection, key).catch(() => undefined);
  }
}

/**
 * Reads the rows once the lock is held, and makes the tables that are not there.
 * @throws SchemixError `REVISION_TABLE_INVALID`, `PERMISSION_DENIED`
 */
export async function prepareTables(request: SessionRequest, session: Session): Promise<RevisionState> {
  const { dialect } = request.database;
  const { connection, table } = session;
  const state = await readRevisions(connection, dialect, table, { withHistory: true });
  if (state.hasTable && state.hasHistory) return state;
  const { revisions, history } = table.creation({ ifNotExists: false });
  const operations = [...(state.hasTable ? [] : [revisions]), ...(state.hasHistory ? [] : [history])];
  const statements = operations.flatMap((operation) => dialect.compile(operation));
  await connection.begin();
  try {
    if (!state.hasTable && !state.hasHistory) await createNamespace(request, session);
    for (const { sql } of statements) await connection.query(sql);
    await connection.commit();
  } catch (error) {
    await connection.rollback().catch(() => undefined);
    throw cannotCreate(table.path, explained(dialect, error), connection.user);
  }
  return state;
}

/** Makes the namespace of the two tables when the configuration names one that is not there. */
async function createNamespace(request: SessionRequest, session: Session): Promise<void> {
  const { dialect } = request.database;
  const name = request.names.namespace;
  if (name === undefined || name === session.connection.defaultNamespace) return;
  const creation = { kind: "createNamespace", name } as const;
  if ((await dialect.probe(session.connection, creation)) === "done") return;
  for (const { sql } of dialect.compile(creation)) await session.connection.query(sql);
}

function cannotCreate(path: string, error: Error, user: string | undefined): Error {
  if (!(error instanceof SchemixError) || error.code === "CONNECTION_LOST") return error;
  const role = user === undefined ? "the role" : `the role ${user}`;
  const grant = `Give ${role} the right to create tables there, or name another namespace: \`revisions: { namespace }\` in the configuration.`;
  return new SchemixError(error.code, {
    message: `The revision table ${path} cannot be made: ${error.message}`,
    why: error.why,
    fix: error.code === "PERMISSION_DENIED" ? grant : (error.fix ?? grant),
    data: error.data,
    cause: error.cause,
  });
}
