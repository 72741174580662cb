/** Which database an address means. The only place in shared code that knows the dialects, each loaded on use. */
import { resolve } from "node:path";
import type { Database } from "../dialects/dialect.js";
import type { SourceAddress } from "../dialects/entity-source.js";
import { SchemixError } from "../errors/schemix-error.js";
import { closest } from "../util/closest.js";
import { redact, redactUrl } from "../util/redact.js";

type Open = (url: string, root: string) => Promise<Database>;
type OpenServer = (address: string | object) => Promise<Database>;

const openPostgres: OpenServer = async (address) =>
  (await import("../dialects/postgres/index.js")).postgres(address);

const openMssql: OpenServer = async (address) => (await import("../dialects/mssql/index.js")).mssql(address);

/** Scheme → how to open a server whose options are known. */
const servers: Readonly<Record<string, OpenServer>> = { postgres: openPostgres, mssql: openMssql };

const openPglite: Open = async (url, root) => {
  const { pglite } = await import("../dialects/postgres/pglite.js");
  const folder = embeddedFolder(url);
  return pglite(folder === "memory" ? folder : resolve(root, folder));
};

/** Scheme of an address → how to open it. A new dialect is a line here. */
const schemes: Readonly<Record<string, Open>> = {
  postgres: openPostgres,
  postgresql: openPostgres,
  pglite: openPglite,
  mssql: openMssql,
  sqlserver: openMssql,
};

/** Schemes of databases that people may expect, and that this version does not have. */
const unsupported: Readonly<Record<string, string>> = {
  mysql: "MySQL",
  mysql2: "MySQL",
  mariadb: "MariaDB",
  sqlite: "SQLite",
  sqlite3: "SQLite",
};

const forms =
  "postgres://user@host:5432/database, postgresql://…, mssql://user@host:1433/database, pglite://folder or pglite://memory";

/**
 * The database of an address, or the database itself when it is one already. Nothing is connected.
 *
 * @param root folder that the folder of `pglite://folder` is relative to
 * @throws SchemixError `DATABASE_URL_INVALID`
 */
export async function openDatabase(database: string | Database, root: string): Promise<Database> {
  if (typeof database !== "string") return database;
  const fault = checkDatabaseUrl(database);
  if (fault) throw fault;
  const url = database.trim().replace(/^[a-z0-9+.-]+/i, (scheme) => scheme.toLowerCase());
  const open = schemes[schemeOf(url) ?? ""];
  if (!open) throw notAnAddress(url);
  return open(url, root);
}

/**
 * The database that entities come with.
 * @throws SchemixError `DATABASE_URL_INVALID`, `CONFIG_INVALID`
 */
export async function openSource(address: () => Promise<SourceAddress>): Promise<Database> {
  const { scheme, options } = await address();
  const open = servers[scheme];
  if (open === undefined) throw unknownScheme(`${scheme}:`, scheme);
  return await open(options);
}

/**
 * The database beside which scratch databases are made.
 *
 * @param scratch `"server"`: beside `database`; `"pglite"`: in memory; else an address or a database
 * @throws SchemixError `DATABASE_URL_INVALID`; `CONFIG_INVALID` for one that speaks another SQL than `database`
 */
export async function openScratch(
  scratch: string | Database,
  database: Database,
  root: string,
): Promise<Database> {
  if (scratch === "server") return database;
  const found = await openDatabase(scratch === "pglite" ? "pglite://memory" : scratch, root);
  if (found.dialect.name === database.dialect.name) return found;
  throw new SchemixError("CONFIG_INVALID", {
    message: `A scratch database of ${found.dialect.name} cannot stand for ${database.dialect.name}`,
    where: "scratch",
    why: "What is proved there would say nothing about the database.",
    fix: "Name a server of the same kind, or leave the setting out.",
    data: { scratch: found.display, database: database.display },
  });
}

/** Whether a value was made by `postgres(…)`, `pglite(…)` or another dialect's function. */
export function isDatabase(value: unknown): value is Database {
  if (typeof value !== "object" || value === null || !("dialect" in value) || !("connect" in value))
    return false;
  return typeof value.dialect === "object" && value.dialect !== null && typeof value.connect === "function";
}

/** What is wrong with an address as far as its scheme tells; the dialect checks the rest. */
export function checkDatabaseUrl(url: string): SchemixError | undefined {
  const scheme = schemeOf(url);
  if (scheme === undefined) return notAnAddress(url);
  if (scheme in unsupported) return notYet(url, scheme);
  if (!(scheme in schemes)) return unknownScheme(url, scheme);
  if (scheme === "pglite" && embeddedFolder(url) === "") {
    return invalid(
      url,
      "names no folder",
      "Write pglite://folder, or pglite://memory for one that keeps nothing.",
    );
  }
  return undefined;
}

/** The scheme of an address, in small letters. */
export function schemeOf(url: string): string | undefined {
  // A connection string, as tools of Microsoft hand it out, has none.
  if (/(?:^|;)\s*(?:server|data source|address|addr|network address)\s*=/i.test(url)) return "mssql";
  const match = /^\s*([a-z][a-z0-9+.-]*):(\/\/)?/i.exec(url);
  const scheme = match?.[1]?.toLowerCase();
  // Without slashes it may as well be `localhost:5432/db` or a Windows path.
  if (scheme === undefined || (match?.[2] === undefined && !(scheme in unsupported) && scheme !== "pglite")) {
    return undefined;
  }
  return scheme;
}

function embeddedFolder(url: string): string {
  return url.trim().replace(/^pglite:(?:\/\/)?/i, "");
}

function notAnAddress(url: string): SchemixError {
  return invalid(url, "is not an address with a scheme", `Write one of ${forms}.`);
}

function notYet(url: string, scheme: string): SchemixError {
  return new SchemixError("DATABASE_URL_INVALID", {
    message: `${unsupported[scheme]} is not supported by this version of Schemix`,
    where: shown(url),
    why: "This version works with PostgreSQL, as a server or embedded (PGlite), and with SQL Server.",
    fix: `Use ${forms}.`,
    data: { scheme },
  });
}

function unknownScheme(url: string, scheme: string): SchemixError {
  const known = Object.keys(schemes);
  // `postgresql+asyncpg:` and the like name a driver behind the plus.
  const [plain = scheme] = scheme.split("+");
  const meant = known.includes(plain) ? plain : closest(plain, known);
  return new SchemixError("DATABASE_URL_INVALID", {
    message: `No database is known by the scheme "${scheme}:"`,
    where: shown(url),
    why: `Known are ${known.map((name) => `${name}:`).join(", ")}.`,
    fix: meant === undefined ? `Write one of ${forms}.` : `Did you mean ${meant}:?`,
    data: { scheme, known, ...(meant !== undefined && { suggestion: meant }) },
  });
}

function invalid(url: string, what: string, fix: string): SchemixError {
  return new SchemixError("DATABASE_URL_INVALID", {
    message: `The database address ${JSON.stringify(shown(url))} ${what}`,
    where: "database",
    fix,
    data: { address: shown(url) },
  });
}

function shown(url: string): string {
  // `user:password@host` without a scheme is what people write too, and `postgres//user:password@host`.
  return redact(redactUrl(url.trim())).replace(/^([^:@\s]*):(?!\/\/).*@/s, "$1:***@");
}
