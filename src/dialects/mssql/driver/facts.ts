import { SchemixError } from "../../../errors/schemix-error.js";
import type { Row } from "../../dialect.js";

/** What a session is told of its server. */
export interface Facts {
  /** Major times 100, and minor. */
  readonly version: number;
  /** `SQL Server 2022 (16.0.4125.3)`. */
  readonly server: string;
  /** What kind of server it is, in the numbers of `SERVERPROPERTY('EngineEdition')`. */
  readonly edition: number;
  readonly namespace: string;
  /** The collation of the catalog takes names that differ in nothing but capitals for one. */
  readonly foldsCapitals: boolean;
  readonly login: string;
}

/** One row of what {@link readFacts} reads. Names have the collation of the catalog, which need not be that of the database ("CREATE DATABASE"). */
export const factsQuery = `SELECT CAST(SERVERPROPERTY(N'ProductVersion') AS nvarchar(128)) AS [version],
  CAST(SERVERPROPERTY(N'EngineEdition') AS int) AS [edition], SCHEMA_NAME() AS [namespace],
  COALESCE(ORIGINAL_LOGIN(), SUSER_SNAME(), USER_NAME()) AS [login],
  (SELECT compatibility_level FROM sys.databases WHERE name = DB_NAME()) AS [level],
  (SELECT COUNT(*) FROM sys.types WHERE name = N'INT') AS [folding]`;

const oldest = 14;
/** "TRY_CAST", "STRING_AGG": below it the first is no function, and the second has no order. */
const oldestLevel = 110;
const newest = 17;

const years: Readonly<Record<number, string>> = { 14: "2017", 15: "2019", 16: "2022", 17: "2025" };

/** Editions whose version number says nothing: they have what the newest server has. */
const services: Readonly<Record<number, string>> = {
  5: "Azure SQL Database",
  8: "Azure SQL Managed Instance",
  12: "SQL database in Microsoft Fabric",
};

/** Those that are a database and no server. */
export const databaseServices: readonly string[] = [5, 12].flatMap((edition) => services[edition] ?? []);

/** Editions that speak less than the SQL of a server. */
const others: Readonly<Record<number, string>> = {
  6: "Azure Synapse Analytics",
  11: "Azure Synapse serverless SQL pool",
};

/** @throws SchemixError `SERVER_UNSUPPORTED` */
export function readFacts(row: Row | undefined): Facts {
  const version = String(row?.version);
  const edition = Number(row?.edition);
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const service = services[edition];
  const server = service === undefined ? `SQL Server ${years[major] ?? major} (${version})` : service;
  const other = others[edition];
  if (other !== undefined) throw unsupported(other);
  if (service === undefined && major < oldest) throw unsupported(`SQL Server ${version}`);
  if (typeof row?.level === "number" && row.level < oldestLevel) throw outdated(row.level);
  return {
    version: service === undefined ? major * 100 + minor : newest * 100,
    server,
    edition,
    namespace: typeof row?.namespace === "string" ? row.namespace : "dbo",
    foldsCapitals: Number(row?.folding ?? 0) > 0,
    login: String(row?.login),
  };
}

function unsupported(server: string): SchemixError {
  return new SchemixError("SERVER_UNSUPPORTED", {
    message: `The server is ${server}`,
    why: "Schemix works with SQL Server 2017 and later, Azure SQL Database and Azure SQL Managed Instance.",
    fix: "Upgrade the server.",
  });
}

function outdated(level: number): SchemixError {
  return new SchemixError("SERVER_UNSUPPORTED", {
    message: `The database is kept at compatibility level ${level}`,
    why: `Schemix asks the server in words that a database has from level ${oldestLevel} on (SQL Server 2012).`,
    fix: "Raise it: ALTER DATABASE CURRENT SET COMPATIBILITY_LEVEL = 140.",
    data: { level },
  });
}
