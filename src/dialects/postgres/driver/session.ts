import { randomUUID } from "node:crypto";
import { isSchemixError, SchemixError } from "../../../errors/schemix-error.js";
import type { Connection, Row, SessionOptions, TransactionOptions } from "../../dialect.js";
import { dollarQuoted } from "../sql/dollar-quotes.js";
import { pgWriter } from "../sql/writer.js";
import type { Client, ClientTraits } from "./client.js";
import { explain } from "./explain.js";

const oldestVersion = 120_000;

/**
 * Makes a session of a driver's client: sets what a run must be able to rely on, in one round trip.
 * @throws SchemixError `SERVER_UNSUPPORTED`; the driver's own errors
 */
export async function openSession(
  client: Client,
  traits: ClientTraits,
  options: SessionOptions = {},
): Promise<Connection> {
  try {
    const facts = readFacts((await client.script(setUp(traits, options))).at(-1)?.[0]);
    if (facts.version < oldestVersion) throw tooOld(facts.name);
    const server = `PostgreSQL ${facts.name}${traits.label === undefined ? "" : ` (${traits.label})`}`;
    return new Session(client, server, facts);
  } catch (error) {
    await client.close().catch(() => undefined);
    throw error;
  }
}

interface Facts {
  readonly version: number;
  /** `16.4` */
  readonly name: string;
  readonly namespace: string;
  readonly backend: number;
  readonly role: string;
  /** Which statements the server writes into its log. */
  readonly logged: string;
}

/** Only settings that this server knows are set: transaction_timeout came with 17, for one. */
function setUp(traits: ClientTraits, options: SessionOptions): string {
  const { literal } = pgWriter;
  const settings: [name: string, value: string][] = [
    ["application_name", options.applicationName ?? "schemix"],
    ["lock_timeout", String(options.lockTimeout ?? 0)],
    ["statement_timeout", String(options.statementTimeout ?? 0)],
    ["idle_in_transaction_session_timeout", "0"],
    ["idle_session_timeout", "0"],
    ["transaction_timeout", "0"],
    ["standard_conforming_strings", "on"],
    ["extra_float_digits", "1"],
    ["client_min_messages", "warning"],
  ];
  if (traits.checksConnection) settings.push(["client_connection_check_interval", "5000"]);
  const rows = settings.map(([name, value]) => `(${literal(name)}, ${literal(value)})`).join(", ");
  const first = options.namespace === undefined ? "" : `${literal(options.namespace)}::name::text, `;
  // The check interval works only where the server's system tells about a closed socket.
  return `SELECT set_config(name, value, false) FROM (VALUES ${rows}) AS s(name, value)
  WHERE current_setting(name, true) IS NOT NULL
    AND (name <> 'client_connection_check_interval' OR version() ~ 'linux');
SELECT set_config('search_path', coalesce(string_agg(quote_ident(name), ', ' ORDER BY place), 'public'), false)
  FROM (SELECT name, min(place) AS place FROM unnest(ARRAY[${first}NULL] || current_schemas(false)::text[])
    WITH ORDINALITY AS p(name, place) WHERE name IS NOT NULL GROUP BY name) AS path;
SELECT current_setting('server_version_num')::int AS version, split_part(current_setting('server_version'), ' ', 1) AS name,
  pg_backend_pid() AS backend, current_user::text AS role, current_setting('log_statement') AS logged, ${
    options.namespace === undefined
      ? "coalesce(current_schema(), 'public')"
      : `${literal(options.namespace)}::text`
  } AS namespace`;
}

function readFacts(row: Row | undefined): Facts {
  return {
    version: Number(row?.version),
    name: String(row?.name),
    namespace: String(row?.namespace),
    backend: Number(row?.backend),
    role: String(row?.role),
    logged: String(row?.logged),
  };
}

function tooOld(name: string): SchemixError {
  return new SchemixError("SERVER_UNSUPPORTED", {
    message: `The server is PostgreSQL ${name}`,
    why: "Schemix works with PostgreSQL 12 and later.",
    fix: "Upgrade the server.",
  });
}

class Session implements Connection {
  readonly server: string;
  readonly serverVersion: number;
  readonly defaultNamespace: string;
  readonly user: string;
  readonly #client: Client;
  readonly #backend: number;
  readonly #logged: string;
  /** Lives exactly as long as the transaction does: a setting that is LOCAL to it. */
  #marker: string | undefined;

  constructor(client: Client, server: string, facts: Facts) {
    this.#client = client;
    this.server = server;
    this.serverVersion = facts.version;
    this.defaultNamespace = facts.namespace;
    this.user = facts.role;
    this.#backend = facts.backend;
    this.#logged = facts.logged;
  }

  get isInTransaction(): boolean {
    return this.#marker !== undefined;
  }

  query(sql: string, parameters?: readonly unknown[]): Promise<readonly Row[]> {
    return this.#client.query(sql, parameters);
  }

  execute(sql: string, parameters?: readonly unknown[]): Promise<number> {
    return this.#client.execute(sql, parameters);
  }

  get client(): unknown {
    return this.#client.native;
  }

  script(sql: string): Promise<readonly (readonly Row[])[]> {
    return this.#client.script(sql);
  }

  async attempt(statements: readonly string[]): Promise<boolean> {
    // On its own: of a script with a syntax error anywhere in it nothing runs.
    await this.#client.script("SAVEPOINT schemix_attempt");
    try {
      await this.#client.script(
        [...this.#together(statements), "RELEASE SAVEPOINT schemix_attempt"].join(";\n"),
      );
      return true;
    } catch (error) {
      const undo = "ROLLBACK TO SAVEPOINT schemix_attempt; RELEASE SAVEPOINT schemix_attempt";
      // Where there is no way back the session is gone, and why is what there is to tell.
      await this.#client.script(undo).catch(() => {
        throw error;
      });
      // Somebody wants it to end: whoever goes on would wait for the same lock once more.
      if (isSchemixError(explain(error, {}), "ABORTED")) throw error;
      return false;
    }
  }

  /**
   * As one statement: behind each that took some locks the server goes through all of the transaction's, which is an eighth of
   * its time for a thousand new tables. Where it keeps a log of statements of a kind, it has to meet them as such.
   */
  #together(statements: readonly string[]): readonly string[] {
    if (statements.length < 2 || this.#logged === "ddl" || this.#logged === "mod") return statements;
    const body = `BEGIN EXECUTE ${pgWriter.literal(statements.join(";\n"))}; END`;
    return [`DO ${dollarQuoted(body)}`];
  }

  async begin(options: TransactionOptions = {}): Promise<void> {
    const mode =
      options.readOnlySnapshot === true
        ? "ISOLATION LEVEL REPEATABLE READ READ ONLY"
        : "ISOLATION LEVEL READ COMMITTED READ WRITE";
    const marker = randomUUID();
    const limits = [
      ...(options.lockTimeout === undefined ? [] : [`SET LOCAL lock_timeout = ${options.lockTimeout}`]),
      ...(options.statementTimeout === undefined
        ? []
        : [`SET LOCAL statement_timeout = ${options.statementTimeout}`]),
    ];
    const settings = [`SET LOCAL schemix.transaction = '${marker}'`, ...limits];
    await this.#client.script([`BEGIN ${mode}`, ...settings].join("; "));
    this.#marker = marker;
  }

  async commit(): Promise<void> {
    // COMMIT of a failed transaction rolls back and reports no error; the SELECT does.
    await this.#client.script("SELECT 1; COMMIT");
    this.#marker = undefined;
  }

  async rollback(): Promise<void> {
    this.#marker = undefined;
    await this.#client.script("ROLLBACK");
  }

  async isSameTransaction(): Promise<boolean> {
    const rows = await this.#client.query("SELECT current_setting('schemix.transaction', true) AS marker");
    return this.#marker !== undefined && rows[0]?.marker === this.#marker;
  }

  cancel(): Promise<void> {
    return this.#client.cancel(this.#backend);
  }

  close(): Promise<void> {
    this.#marker = undefined;
    return this.#client.close();
  }
}
