import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { isIP } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { config as Config, ConnectionPool, IResult, ISqlType, Request } from "mssql";
import { SchemixError } from "../../../errors/schemix-error.js";
import { orAborted } from "../../../util/or-aborted.js";
import type { Row } from "../../dialect.js";
import { loadDriver } from "../../load-driver.js";
import { withoutNulls } from "../sql/parameters.js";
import type { Address } from "./address.js";
import { signIn } from "./authentication.js";
import type { Client, RunOptions, RunResult, ToldError } from "./client.js";

type Driver = typeof import("mssql");
/** A session of tedious, as far as it matters here. */
interface Wire {
  close(): void;
  on(event: "errorMessage", listener: (message: ToldError) => void): unknown;
  on(event: "secure", listener: () => void): unknown;
  sendLogin7Packet?: (() => void) | undefined;
  createTokenStreamParser?: ((message: unknown, handler: Handler) => unknown) | undefined;
  inTransaction?: boolean | undefined;
  readonly transactionDescriptors?: unknown[] | undefined;
}
/** What tedious does with the parts of an answer. */
interface Handler {
  /** Only what waits for the answer to a cancellation has it. */
  readonly attentionReceived?: boolean | undefined;
  onRollbackTransaction?: () => void;
  onInfoMessage?: () => void;
  onErrorMessage?: () => void;
}

/**
 * Milliseconds for the server to say that a statement is called off, which it does when its transaction is rolled back: that takes as long
 * as what was done. The driver would give the session up after five seconds.
 */
const patience = 600_000;

/** Milliseconds for the pool to end; whoever still holds the session does not keep it open for longer. */
const farewell = 2000;

/**
 * A session through the package mssql: a pool of one, whose session is never replaced. A lock and a transaction live on
 * it; one that is lost has to be an error, and not a new session in silence.
 * @throws the driver's own errors; SchemixError `DRIVER_MISSING`, `ABORTED`, `DATABASE_URL_INVALID`
 */
export async function openMssql(address: Address, signal: AbortSignal | undefined): Promise<Client> {
  const driver = await loadMssql();
  const wires: Wire[] = [];
  const told: ToldError[] = [];
  const settings = await configOf(address);
  const pool = new driver.ConnectionPool({
    ...settings,
    // The first is how the pool finds out whether it can connect at all, the second is the session.
    beforeConnect: (connection) => {
      const wire = connection as unknown as Wire;
      wires.push(wire);
      if (wires.length > 2) {
        wire.close();
        throw lost();
      }
      wire.on("errorMessage", (message) => told.push(message));
      if (address.encrypt === true) keepSecret(wire);
      hearRollback(wire);
    },
  });
  // What breaks while nothing runs is told here as well; without a listener Node would end the process.
  pool.on("error", () => undefined);
  const end = () => {
    for (const wire of wires) wire.close();
  };
  const opening = pool.connect();
  try {
    await orAborted(opening, signal);
  } catch (error) {
    end();
    opening.then(() => pool.close()).catch(() => undefined);
    // Of what a server says to a login the driver keeps the last, and not its number.
    throw error instanceof Error ? Object.assign(error, { told }) : error;
  }
  return wrap(driver, pool, end);
}

/**
 * A server that says it cannot encrypt is believed by the driver, and gets the password in the clear. Whoever stands in
 * between could say so too.
 */
function keepSecret(wire: Wire): void {
  let isSecure = false;
  wire.on("secure", () => {
    isSecure = true;
  });
  const signIn = wire.sendLogin7Packet;
  wire.sendLogin7Packet = () => {
    if (!isSecure) throw Object.assign(new Error("The server does not encrypt"), { code: "ENOTENCRYPTED" });
    signIn?.call(wire);
  };
}

/**
 * With XACT_ABORT on, a cancelled statement takes its transaction along, and the server says so in its answer to the
 * cancellation. The driver expects nothing there, and what it throws then would end the process.
 */
function hearRollback(wire: Wire): void {
  const parserOf = wire.createTokenStreamParser;
  if (parserOf === undefined) return;
  wire.createTokenStreamParser = (message, handler) => {
    if (handler.attentionReceived !== undefined) {
      handler.onRollbackTransaction = () => {
        wire.inTransaction = false;
        if (wire.transactionDescriptors !== undefined) wire.transactionDescriptors.length = 1;
      };
      handler.onInfoMessage = () => undefined;
      handler.onErrorMessage = () => undefined;
    }
    return parserOf.call(wire, message, handler);
  };
}

function lost(): Error {
  return Object.assign(new Error("Connection lost - the session has ended"), { code: "ESOCKET" });
}

async function loadMssql(): Promise<Driver> {
  const loaded = await loadDriver("mssql", () => createRequire(import.meta.url)("mssql") as Driver);
  // From the project it is imported, and then the names are on `default` in some versions.
  return "ConnectionPool" in loaded ? loaded : (loaded as { default: Driver }).default;
}

async function configOf(address: Address): Promise<Config> {
  const { database, ca } = address;
  const serverName = address.serverName ?? nameOfNobody(address);
  const options = {
    ...(address.instance === undefined ? {} : { instanceName: address.instance }),
    encrypt: address.encrypt,
    trustServerCertificate: address.trustServerCertificate,
    multiSubnetFailover: address.multiSubnetFailover,
    readOnlyIntent: address.readOnlyIntent,
    ...(address.packetSize === undefined ? {} : { packetSize: address.packetSize }),
    appName: address.applicationName ?? "schemix",
    abortTransactionOnError: true,
    cancelTimeout: patience,
    useUTC: true,
    ...(serverName === undefined ? {} : { serverName }),
    ...(ca === undefined ? {} : { cryptoCredentialsDetails: { ca: readCa(ca) } }),
  };
  const { type, options: secrets } = await signIn(address.authentication);
  const config = {
    server: address.host,
    port: address.port,
    ...(database === undefined ? {} : { database }),
    connectionTimeout: address.connectTimeout,
    requestTimeout: 0,
    // Asking the session before each statement whether it lives would cost a round trip each, and cure nothing.
    validateConnection: false,
    // Code of a person may hold the session, by a transaction of its own or a stream: that is not waited for long.
    pool: { min: 1, max: 1, acquireTimeoutMillis: Math.max(1, address.connectTimeout) },
    authentication: { type, options: secrets },
    options,
  };
  // The declarations know neither `strict` nor all ways to sign in.
  return config as unknown as Config;
}

/**
 * What TLS calls a server that has no name and that nobody asks for one: of an address the driver makes a name, of which Node says on
 * standard error that it is none.
 */
function nameOfNobody({ host, encrypt, trustServerCertificate }: Address): string | undefined {
  return encrypt === true && trustServerCertificate && isIP(host) !== 0 ? "localhost" : undefined;
}

/** @param path of a file, or what would be in it */
function readCa(path: string): string {
  if (path.includes("-----BEGIN ")) return path;
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new SchemixError("DATABASE_URL_INVALID", {
      message: "The file of ca cannot be read",
      where: path,
      why: cause instanceof Error ? cause.message : undefined,
      fix: "Give the path of a readable PEM file.",
      cause,
    });
  }
}

function wrap(driver: Driver, pool: ConnectionPool, end: () => void): Client {
  let current: Request | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const run = async (sql: string, options: RunOptions): Promise<RunResult> => {
    const request = new driver.Request(pool);
    const { parameters = [], timeout = 0, onMessage } = options;
    if (onMessage !== undefined) request.on("info", ({ message }: { message: string }) => onMessage(message));
    current = request;
    try {
      return resultOf(await within(timeout, request, () => send(driver, request, sql, parameters)));
    } finally {
      current = undefined;
    }
  };
  return {
    native: pool,
    run: (sql, options = {}) => {
      // One after the other: how long a statement of ours takes must not count as somebody holding the session.
      const result = last.then(() => run(sql, options));
      last = result.catch(() => undefined);
      return result;
    },
    cancel: () => current?.cancel(),
    close: async () => {
      const waiting = new AbortController();
      const late = pause(farewell, undefined, { signal: waiting.signal }).then(end, () => undefined);
      await Promise.race([pool.close(), late]);
      waiting.abort();
    },
  };
}

/** A batch of its own keeps what it sets and opens; only with values it has to be a call, `sp_executesql`. */
function send(
  driver: Driver,
  request: Request,
  sql: string,
  parameters: readonly unknown[],
): Promise<IResult<Row>> {
  if (parameters.length === 0) return request.batch<Row>(sql);
  for (const [index, value] of parameters.entries()) {
    if (value !== null && value !== undefined)
      request.input(`p${index + 1}`, ...(typed(driver, value) as [ISqlType, unknown]));
  }
  return request.query<Row>(withoutNulls(sql, parameters));
}

/**
 * An instant, whatever the time zone of the server. The driver would say it by the clock of this machine, which is what a column without a
 * time zone would keep of it.
 */
class Instant extends Date {
  override getTimezoneOffset(): number {
    return 0;
  }
}

/** A value with the type that it goes as: what it means in any column that takes it. */
function typed({ TYPES }: Driver, value: unknown): readonly [type: unknown, value: unknown] {
  switch (typeof value) {
    case "string":
      return [TYPES.NVarChar, value];
    case "number":
      if (!Number.isSafeInteger(value)) return [TYPES.Float, value];
      return [Math.abs(value) < 2 ** 31 ? TYPES.Int : TYPES.BigInt, value];
    case "bigint":
      return [TYPES.BigInt, value];
    case "boolean":
      return [TYPES.Bit, value];
    default:
  }
  if (value instanceof Date) return [TYPES.DateTimeOffset, new Instant(value)];
  if (value instanceof Uint8Array) return [TYPES.VarBinary, Buffer.from(value)];
  return [TYPES.NVarChar, JSON.stringify(value)];
}

/** SQL Server has no limit of its own for how long a statement may take: who waits has to ask it to stop. */
async function within<T>(timeout: number, request: Request, work: () => Promise<T>): Promise<T> {
  if (timeout === 0) return work();
  let isOver = false;
  const timer = setTimeout(() => {
    if (request.canceled) return;
    isOver = true;
    request.cancel();
  }, timeout);
  try {
    return await work();
  } catch (cause) {
    if (!isOver) throw cause;
    throw Object.assign(new Error(`The statement took longer than ${timeout} ms`, { cause }), {
      code: "ETIMEOUT",
      isStatement: true,
    });
  } finally {
    clearTimeout(timer);
  }
}

function resultOf({ recordsets, rowsAffected }: IResult<Row>): RunResult {
  return { sets: recordsets as unknown as readonly (readonly Row[])[], counts: rowsAffected };
}
