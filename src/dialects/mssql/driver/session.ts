import { isSchemixError, SchemixError } from "../../../errors/schemix-error.js";
import {
  type Connection,
  type Row,
  type SessionOptions,
  TransactionLost,
  type TransactionOptions,
} from "../../dialect.js";
import {
  attemptBatch,
  beginBatch,
  commitBatch,
  markIn,
  returnBatch,
  rollbackBatch,
  sameQuery,
  setUpBatch,
} from "../sql/session-text.js";
import type { Client } from "./client.js";
import { explain } from "./explain.js";
import { type Facts, factsQuery, readFacts } from "./facts.js";

/**
 * Makes a session of a driver's client: sets what a run must be able to rely on, in one round trip.
 * @param actingAs a user of the database whose place it takes until it ends
 * @throws SchemixError `SERVER_UNSUPPORTED`, `CONFIG_INVALID`; the driver's own errors
 */
export async function openSession(
  client: Client,
  options: SessionOptions = {},
  actingAs?: string,
): Promise<Connection> {
  try {
    const { sets } = await client.run(`${setUpBatch(options.lockTimeout, actingAs)};\n${factsQuery}`);
    const facts = readFacts(sets.at(-1)?.[0]);
    if (options.namespace !== undefined && options.namespace !== facts.namespace)
      throw otherNamespace(options.namespace, facts);
    return new Session(client, facts, options);
  } catch (error) {
    await client.close().catch(() => undefined);
    throw error;
  }
}

/** What a name without its schema means belongs to the user of the database, and a session cannot change it. */
function otherNamespace(wanted: string, { namespace, login }: Facts): SchemixError {
  return new SchemixError("CONFIG_INVALID", {
    message: `Names without a schema mean ${namespace} for ${login}, and are to mean ${wanted}`,
    where: "namespace",
    why: "SQL Server gives each user of a database a default schema; it is no setting of a session.",
    fix: `Run ALTER USER … WITH DEFAULT_SCHEMA = ${wanted} for the user, or say the schema on the entities: @Entity({ namespace: ${JSON.stringify(wanted)} }).`,
    data: { namespace: wanted, found: namespace },
  });
}

/** A batch that a transaction has run. */
interface Logged {
  readonly sql: string;
  readonly parameters?: readonly unknown[] | undefined;
}

/** The open transaction. */
interface Open {
  readonly options: TransactionOptions;
  /** The server's number of it. */
  id: string;
  /** What has been run in it, when it may be run again. */
  readonly log: Logged[] | undefined;
  /** A statement was refused: with XACT_ABORT the server has rolled back, and what comes next would be committed at once. */
  isBroken: boolean;
}

class Session implements Connection {
  readonly server: string;
  readonly serverVersion: number;
  /** What kind of server it is, in the numbers of `SERVERPROPERTY('EngineEdition')`. */
  readonly engineEdition: number;
  readonly defaultNamespace: string;
  readonly foldsCapitals: boolean;
  readonly user: string;
  readonly #client: Client;
  readonly #options: SessionOptions;
  #open: Open | undefined;

  constructor(client: Client, facts: Facts, options: SessionOptions) {
    this.#client = client;
    this.#options = options;
    this.server = facts.server;
    this.serverVersion = facts.version;
    this.engineEdition = facts.edition;
    this.defaultNamespace = facts.namespace;
    this.foldsCapitals = facts.foldsCapitals;
    this.user = facts.login;
  }

  get isInTransaction(): boolean {
    return this.#open !== undefined;
  }

  get client(): unknown {
    return this.#client.native;
  }

  async query(sql: string, parameters?: readonly unknown[]): Promise<readonly Row[]> {
    return (await this.#run(sql, parameters)).sets.at(-1) ?? [];
  }

  async execute(sql: string, parameters?: readonly unknown[]): Promise<number> {
    // The counts of triggers come before that of the statement which has fired them.
    return (await this.#run(sql, parameters)).counts.at(-1) ?? 0;
  }

  async script(sql: string): Promise<readonly (readonly Row[])[]> {
    return (await this.#run(sql)).sets;
  }

  async #run(sql: string, parameters?: readonly unknown[]) {
    const open = this.#open;
    if (open?.isBroken === true) throw alreadyOver();
    const timeout = open?.options.statementTimeout ?? this.#options.statementTimeout;
    try {
      const result = await this.#client.run(sql, { parameters, timeout });
      if (!isReading(sql)) open?.log?.push({ sql, parameters });
      return result;
    } catch (error) {
      if (open !== undefined) open.isBroken = true;
      throw error;
    }
  }

  /**
   * Most of the DDL that SQL Server refuses ends the transaction, savepoints and all, whatever XACT_ABORT says. So what
   * has come before is run again where that is allowed, and where it is not there is no going on.
   */
  async attempt(statements: readonly string[]): Promise<boolean> {
    const open = this.#open;
    if (open === undefined) throw noTransaction();
    if (open.isBroken) throw alreadyOver();
    if (statements.length === 0) return true;
    const sql = attemptBatch(statements);
    const timeout = open.options.statementTimeout ?? this.#options.statementTimeout;
    let index = 0;
    const onMessage = (text: string) => {
      index = markIn(text) ?? index;
    };
    try {
      await this.#client.run(sql, { timeout, onMessage });
      open.log?.push({ sql });
      return true;
    } catch (error) {
      open.isBroken = true;
      // Where there is no way back the session is gone, and why is what there is to tell.
      const isKept = await this.#returnToSavepoint(open).catch(() => {
        throw error;
      });
      // Somebody wants it to end: whoever goes on would wait for the same lock once more.
      if (isSchemixError(explain(error, {}), "ABORTED")) throw error;
      if (!isKept) await this.#beginAnew(open, index, error);
      open.isBroken = false;
      return false;
    }
  }

  async #returnToSavepoint({ id }: Open): Promise<boolean> {
    const { sets } = await this.#client.run(returnBatch(id));
    return Number(sets.at(-1)?.[0]?.kept) === 1;
  }

  async #beginAnew(open: Open, index: number, cause: unknown): Promise<void> {
    if (open.log === undefined) throw new TransactionLost(index, cause);
    open.id = await this.#beginOnServer(open.options);
    for (const { sql, parameters } of open.log) await this.#client.run(sql, { parameters });
  }

  async begin(options: TransactionOptions = {}): Promise<void> {
    const id = await this.#beginOnServer(options);
    this.#open = { options, id, log: options.repeatable === true ? [] : undefined, isBroken: false };
  }

  async #beginOnServer(options: TransactionOptions): Promise<string> {
    const lockTimeout = options.lockTimeout ?? this.#options.lockTimeout;
    const { sets } = await this.#client.run(
      beginBatch({ lockTimeout, isSnapshot: options.readOnlySnapshot === true }),
    );
    return String(sets.at(-1)?.[0]?.id);
  }

  async commit(): Promise<void> {
    const open = this.#open;
    if (open === undefined) throw noTransaction();
    if (open.isBroken) throw alreadyOver();
    const { sets } = await this.#client.run(commitBatch(open.id, this.#options.lockTimeout));
    if (Number(sets.at(-1)?.[0]?.done) !== 1) {
      open.isBroken = true;
      throw alreadyOver();
    }
    this.#open = undefined;
  }

  async rollback(): Promise<void> {
    this.#open = undefined;
    await this.#client.run(rollbackBatch(this.#options.lockTimeout));
  }

  async isSameTransaction(): Promise<boolean> {
    const open = this.#open;
    if (open === undefined || open.isBroken) return false;
    const { sets } = await this.#client.run(sameQuery);
    const row = sets.at(-1)?.[0];
    return String(row?.id) === open.id && Number(row?.depth) === 1 && Number(row?.state) === 1;
  }

  async cancel(): Promise<void> {
    this.#client.cancel();
  }

  close(): Promise<void> {
    this.#open = undefined;
    return this.#client.close();
  }
}

/**
 * Whether a text can only have read something; one that has read and done something is taken for one that has done. What it puts into
 * a variable is gone with the batch.
 */
function isReading(sql: string): boolean {
  const doing =
    /\b(?:into|insert|update|delete|merge|truncate|exec|execute|create|alter|drop|set|save|rollback|next)\b/i;
  return /^\s*select\b/i.test(sql) && !doing.test(sql.replace(/\binsert into @\w+/gi, ""));
}

function alreadyOver(): SchemixError {
  return new SchemixError("STATEMENT_FAILED", {
    message: "The transaction is over: the server has rolled it back",
    why: "A statement of it was refused, or ended it; with XACT_ABORT on nothing of it is left.",
    fix: "Let the error of the failed statement through, and take out a COMMIT or ROLLBACK of its own.",
  });
}

function noTransaction(): SchemixError {
  return new SchemixError("INTERNAL", { message: "There is no transaction to work in" });
}
