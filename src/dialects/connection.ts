/** A session on a database, and its transactions. */

export type Row = Readonly<Record<string, unknown>>;

/** One session. Everything a run does, its lock included, happens on one of these. */
export interface Connection {
  /** The server, for people: `PostgreSQL 16.4`. */
  readonly server: string;
  /** The server's version as a number that grows, in the dialect's own measure. */
  readonly serverVersion: number;
  /** The namespace that unqualified names mean. */
  readonly defaultNamespace: string;
  /** Names of this database that differ in nothing but capitals are one name; absent: they are two. */
  readonly foldsCapitals?: boolean | undefined;
  /** The role that the session acts as, for the record of who ran a migration. */
  readonly user?: string | undefined;
  query(sql: string, parameters?: readonly unknown[]): Promise<readonly Row[]>;
  /** Runs one statement and tells how many rows it changed. */
  execute(sql: string, parameters?: readonly unknown[]): Promise<number>;
  /** The driver's own client, for those who know it. */
  readonly client: unknown;
  /** Several statements without parameters in one round trip; the rows of each. */
  script(sql: string): Promise<readonly (readonly Row[])[]>;
  /**
   * Runs statements without parameters inside the open transaction, all of them or none, in few round trips.
   * @returns `false` when the server refused one: which and why is found by running them one after the other
   * @throws TransactionLost when the server ended the transaction with it, and that was not `repeatable`
   * @throws the error of {@link Connection.cancel}
   */
  attempt(statements: readonly string[]): Promise<boolean>;
  begin(options?: TransactionOptions): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
  /** Whether {@link begin} has opened a transaction that neither {@link commit} nor {@link rollback} has ended. */
  readonly isInTransaction: boolean;
  /** Whether a transaction that {@link begin} opened is still the same one (TX02). */
  isSameTransaction(): Promise<boolean>;
  /** Asks the server to stop the running statement; for signals. */
  cancel(): Promise<void>;
  close(): Promise<void>;
}

/** How a transaction differs from the session's own ways; all of it ends with the transaction. */
export interface TransactionOptions {
  readonly readOnlySnapshot?: boolean | undefined;
  /** Milliseconds, instead of the session's. */
  readonly lockTimeout?: number | undefined;
  readonly statementTimeout?: number | undefined;
  /**
   * All of it may be run a second time: nothing of it is to stay, or nobody else is on the database. Where a server ends
   * a transaction with the statement that it refuses, {@link Connection.attempt} then begins anew what was done before.
   */
  readonly repeatable?: boolean | undefined;
}

/** A refused statement of {@link Connection.attempt} with which the server has ended the transaction: none of it is left. */
export class TransactionLost extends Error {
  /** Which of the statements it was. */
  readonly index: number;

  /** @param cause the driver's error */
  constructor(index: number, cause: unknown) {
    super("The transaction has ended with a refused statement", { cause });
    this.index = index;
  }
}

/** Per-session settings that a run owns. Milliseconds; 0 means no limit. */
export interface SessionOptions {
  readonly applicationName?: string | undefined;
  readonly lockTimeout?: number | undefined;
  readonly statementTimeout?: number | undefined;
  /** The default namespace instead of the one the server gives. */
  readonly namespace?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told again and again while another process has an embedded database open. */
  readonly onWait?: ((wait: { readonly holder: string; readonly seconds: number }) => void) | undefined;
}
