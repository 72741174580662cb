import type { Connection, Database, SessionOptions } from "../dialect.js";
import { mssqlDialect } from "./dialect.js";
import { type Address, describeAddress, isLocalAddress, readAddress } from "./driver/address.js";
import { openMssql } from "./driver/driver.js";
import { explainConnect } from "./driver/explain.js";
import type { MssqlOptions } from "./driver/options.js";
import { openSession } from "./driver/session.js";

export type { MssqlOptions } from "./driver/options.js";

/**
 * SQL Server 2017 or later, Azure SQL Database or Managed Instance, through the package `mssql`.
 *
 * What options and URL leave open comes from the variables that sqlcmd reads (SQLCMDSERVER, SQLCMDUSER,
 * SQLCMDPASSWORD, SQLCMDDBNAME). Connections are encrypted and the server's certificate is verified, unless the
 * address says otherwise.
 *
 * @throws SchemixError `DATABASE_URL_INVALID`
 * @example
 * mssql("mssql://app:secret@db.example.com:1433/shop")
 * mssql({ host: "db.database.windows.net", database: "shop", token: () => fetchToken() })
 */
export function mssql(options: string | MssqlOptions): Database {
  return at(readAddress(options));
}

function at(address: Address): Database {
  return {
    dialect: mssqlDialect,
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
    const client = await openMssql({ ...address, applicationName }, session.signal);
    return await openSession(client, session, address.actingAs);
  } catch (error) {
    throw explainConnect(error, describeAddress(address));
  }
}
