import type { Connection, Database, SessionOptions } from "../dialect.js";
import { postgresDialect } from "./dialect.js";
import {
  type Address,
  describeAddress,
  isLocalAddress,
  type PostgresOptions,
  readAddress,
} from "./driver/address.js";
import { openPg } from "./driver/driver-pg.js";
import { explainConnect } from "./driver/explain.js";
import { openSession } from "./driver/session.js";

export type { PostgresOptions } from "./driver/address.js";

/**
 * A PostgreSQL server, 12 or later, through the package `pg`.
 *
 * What options and URL leave open comes from the service file, then from PG* environment variables. With
 * `sslmode=require` or stricter the server's certificate is verified.
 *
 * @throws SchemixError `DATABASE_URL_INVALID`
 * @example
 * postgres("postgres://app@db.example.com/shop?sslmode=verify-full&sslrootcert=ca.pem")
 * postgres({ host: "/run/postgresql", database: "shop", user: "app" })
 */
export function postgres(options: string | PostgresOptions): Database {
  return at(readAddress(options));
}

function at(address: Address): Database {
  return {
    dialect: postgresDialect,
    display: describeAddress(address),
    isLocal: isLocalAddress(address),
    connect: (session) => connect(address, session),
    createScratch: async (session) =>
      (await import("./driver/scratch.js")).createScratch({ address, at, connect }, session),
  };
}

async function connect(address: Address, session: SessionOptions = {}): Promise<Connection> {
  const applicationName = session.applicationName ?? address.applicationName;
  try {
    const client = await openPg(address, session.signal);
    return await openSession(client, { checksConnection: true }, { ...session, applicationName });
  } catch (error) {
    throw explainConnect(error, describeAddress(address));
  }
}
