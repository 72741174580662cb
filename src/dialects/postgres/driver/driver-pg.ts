import { createRequire } from "node:module";
import type { ClientConfig, Client as PgClient, QueryResult } from "pg";
import { orAborted } from "../../../util/or-aborted.js";
import type { Row } from "../../dialect.js";
import { loadDriver } from "../../load-driver.js";
import type { Address } from "./address.js";
import type { Client } from "./client.js";

/**
 * A session through the package pg.
 * @throws the driver's own errors; SchemixError `DRIVER_MISSING`
 */
export async function openPg(address: Address, signal: AbortSignal | undefined): Promise<Client> {
  if (address.tls.mode !== "prefer") return connect(address, signal);
  try {
    return await connect(address, signal);
  } catch (error) {
    if (!(error instanceof Error && /does not support SSL/i.test(error.message))) throw error;
    return connect({ ...address, tls: { mode: "off" } }, signal);
  }
}

async function connect(address: Address, signal: AbortSignal | undefined): Promise<Client> {
  const { Client: PgClient } = await loadPg();
  const client = new PgClient(configOf(address));
  // A session that dies while idle says so by this event; without a listener Node would end the process. The
  // next query reports it.
  client.on("error", () => undefined);
  try {
    await orAborted(client.connect(), signal);
  } catch (error) {
    void client.end().catch(() => undefined);
    throw error;
  }
  return wrap(client, address);
}

async function loadPg(): Promise<typeof import("pg")> {
  const loaded = await loadDriver("pg", requirePg);
  // From the project it is imported, and then the names are on `default` in some versions.
  return "Client" in loaded ? loaded : (loaded as { default: typeof import("pg") }).default;
}

/** By `require`, as pg is CommonJS: its thirty files take half as long. */
function requirePg(): typeof import("pg") {
  const load = () => createRequire(import.meta.url)("pg") as typeof import("pg");
  if ("navigator" in globalThis) return load();
  // To know whether it runs at Cloudflare, pg asks `navigator`, which came with Node 21, and else makes a
  // `Response`: Node then loads all of its HTTP client. Taken away again before anything else can run.
  Object.defineProperty(globalThis, "navigator", { value: { userAgent: "Node.js" }, configurable: true });
  try {
    return load();
  } finally {
    Reflect.deleteProperty(globalThis, "navigator");
  }
}

function configOf(address: Address): ClientConfig {
  return {
    host: address.host,
    port: address.port,
    user: address.user,
    database: address.database,
    ...(address.password === undefined ? {} : { password: address.password }),
    ssl: address.tls.mode === "off" ? false : address.tls.options,
    ...(address.options === undefined ? {} : { options: address.options }),
    ...(address.applicationName === undefined ? {} : { application_name: address.applicationName }),
    connectionTimeoutMillis: address.connectTimeout,
    keepAlive: true,
  };
}

function wrap(client: PgClient, address: Address): Client {
  const run = async (sql: string): Promise<readonly QueryResult[]> => {
    const result: QueryResult | QueryResult[] = await client.query(sql);
    return Array.isArray(result) ? result : [result];
  };
  return {
    query: async (sql, parameters) => {
      if (parameters !== undefined && parameters.length > 0) {
        return (await client.query<Record<string, unknown>>(sql, [...parameters])).rows;
      }
      return ((await run(sql)).at(-1)?.rows ?? []) as readonly Row[];
    },
    execute: async (sql, parameters = []) => (await client.query(sql, [...parameters])).rowCount ?? 0,
    native: client,
    script: async (sql) => (await run(sql)).map(({ rows }) => rows as readonly Row[]),
    cancel: (backend) => cancelBackend(address, backend),
    close: () => client.end(),
  };
}

/** The session is busy, so a second one asks. */
async function cancelBackend(address: Address, backend: number): Promise<void> {
  const other = await connect(address, undefined);
  try {
    await other.query("SELECT pg_cancel_backend($1)", [backend]);
  } finally {
    await other.close();
  }
}
