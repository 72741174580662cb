import { SchemixError } from "../../../errors/schemix-error.js";
import { closest } from "../../../util/closest.js";
import { isCutShort } from "../../../util/cut-short.js";
import { redactUrl } from "../../../util/redact.js";
import { type Authentication, readAuthentication } from "./authentication.js";
import { isConnectionString, readConnectionString } from "./connection-string.js";
import { type MssqlOptions, readOptions, type Settings } from "./options.js";

/** Where a server is and how to get in. */
export interface Address {
  readonly host: string;
  readonly port: number;
  readonly instance: string | undefined;
  /** Absent: the one that the login begins in. */
  readonly database: string | undefined;
  readonly authentication: Authentication;
  readonly encrypt: boolean | "strict";
  readonly trustServerCertificate: boolean;
  readonly serverName: string | undefined;
  readonly ca: string | undefined;
  readonly applicationName: string | undefined;
  /** Milliseconds. */
  readonly connectTimeout: number;
  readonly multiSubnetFailover: boolean;
  readonly readOnlyIntent: boolean;
  readonly packetSize: number | undefined;
  /** A user of the database whose place a session takes, for the sake of its default schema. */
  readonly actingAs?: string | undefined;
}

/** Parameters of an address, in the words of the package mssql; a word in lower case is as good. */
const parameters = [
  "encrypt",
  "trustServerCertificate",
  "serverName",
  "ca",
  "instanceName",
  "domain",
  "authentication",
  "clientId",
  "clientSecret",
  "tenantId",
  "token",
  "applicationName",
  "connectTimeout",
  "multiSubnetFailover",
  "readOnlyIntent",
  "packetSize",
] as const;

const synonyms: Readonly<Record<string, string>> = {
  instance: "instanceName",
  app: "applicationName",
  appname: "applicationName",
  application_name: "applicationName",
  connectiontimeout: "connectTimeout",
};

/**
 * Puts an address together from options, URL, environment and defaults, in this order.
 * @throws SchemixError `DATABASE_URL_INVALID`
 */
export function readAddress(
  given: string | MssqlOptions,
  environment: NodeJS.ProcessEnv = process.env,
): Address {
  const options = typeof given === "string" ? { url: given } : given;
  const settings = {
    ...defined(readEnvironment(environment)),
    ...defined(options.url === undefined ? {} : readUrl(options.url)),
    ...defined(readOptions(options)),
  };
  return toAddress(settings, options);
}

/** The address for people: never with a password. */
export function describeAddress({ host, port, instance, database, authentication }: Address): string {
  const shownHost = host.includes(":") ? `[${host}]` : host;
  const place = instance === undefined ? (port === 1433 ? "" : `:${port}`) : `\\${instance}`;
  const user = authentication.user === undefined ? "" : `${encodeURIComponent(authentication.user)}@`;
  return `mssql://${user}${shownHost}${place}/${encodeURIComponent(database ?? "")}`;
}

/** Whether the server runs on this machine, as far as its address says. */
export function isLocalAddress({ host }: Address): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

function toAddress(settings: Settings, options: MssqlOptions): Address {
  const { host, instance } = readHost(settings.host ?? "localhost");
  const packetSize = settings.packetSize;
  return {
    host,
    port: readNumber("port", settings.port ?? "1433", 65_535),
    instance: settings.instanceName ?? instance,
    database: settings.database,
    authentication: readAuthentication(settings, options),
    encrypt: readEncrypt(settings.encrypt),
    trustServerCertificate: readFlag("trustServerCertificate", settings.trustServerCertificate, false),
    serverName: settings.serverName,
    ca: settings.ca,
    applicationName: settings.applicationName,
    connectTimeout: readNumber("connectTimeout", settings.connectTimeout ?? "10000", 86_400_000),
    multiSubnetFailover: readFlag("multiSubnetFailover", settings.multiSubnetFailover, false),
    readOnlyIntent: readFlag("readOnlyIntent", settings.readOnlyIntent, false),
    packetSize: packetSize === undefined ? undefined : readNumber("packetSize", packetSize, 32_767),
  };
}

/** `host\instance` as Windows writes it, and its names for this machine. */
function readHost(text: string): { readonly host: string; readonly instance: string | undefined } {
  const [, name = text, instance] = /^([^\\]*)\\(.+)$/.exec(text) ?? [];
  const isThisMachine = [".", "(local)", ""].includes(name.toLowerCase());
  if (/^\(localdb\)$/i.test(name)) {
    throw invalid(
      "A LocalDB instance is reached through a named pipe, which the driver does not have",
      "Use an instance that listens on TCP: SQL Server Express, Developer, or a container.",
    );
  }
  return { host: isThisMachine ? "localhost" : name, instance };
}

function readEncrypt(text: string | undefined): boolean | "strict" {
  return text?.toLowerCase() === "strict" ? "strict" : readFlag("encrypt", text, true);
}

function readFlag(name: string, text: string | undefined, absent: boolean): boolean {
  if (text === undefined) return absent;
  if (/^(true|yes|1|mandatory)$/i.test(text)) return true;
  if (/^(false|no|0|optional)$/i.test(text)) return false;
  throw invalid(`${name} must be true or false, and is ${JSON.stringify(text)}`);
}

function readNumber(name: string, text: string, limit: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= limit) return value;
  throw invalid(`${name} must be a number up to ${limit}, and is ${JSON.stringify(text)}`);
}

/** What sqlcmd reads: `host`, `host\instance` or `host,port`. */
function readEnvironment(environment: NodeJS.ProcessEnv): Settings {
  const [host, port] = (environment.SQLCMDSERVER || "").replace(/^tcp:/i, "").split(",");
  return {
    host: host || undefined,
    port: port?.trim() || undefined,
    user: environment.SQLCMDUSER || undefined,
    password: environment.SQLCMDPASSWORD || undefined,
    database: environment.SQLCMDDBNAME || undefined,
  };
}

/** Stands where an address leaves the host open. */
const noHost = "no-host.invalid";

function readUrl(text: string): Settings {
  if (isConnectionString(text)) return readConnectionString(text);
  const url = parseUrl(text);
  // What an address says of host and port goes together: a port of the environment belongs to another server.
  const host =
    url.hostname === noHost ? undefined : decode(url.hostname.replace(/^\[|\]$/g, "")) || undefined;
  const settings: Record<string, string | undefined> = {
    host,
    port: url.port || (host === undefined ? undefined : "1433"),
    user: decode(url.username) || undefined,
    password: decode(url.password) || undefined,
    database: decode(url.pathname.slice(1)) || undefined,
  };
  for (const [name, value] of url.searchParams) {
    const meant = parameterNamed(name);
    if (meant !== undefined) settings[meant] = value;
  }
  return settings;
}

function parseUrl(text: string): URL {
  const [, head, rest] = /^((?:mssql|sqlserver):\/\/)(.*)$/is.exec(text.trim()) ?? [];
  if (head === undefined || rest === undefined) throw invalid("A SQL Server address starts with mssql://");
  const end = rest.search(/[/?#]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  const at = authority.lastIndexOf("@") + 1;
  // `host\instance` is no host of a URL, and neither is none with a user before it.
  const host = authority
    .slice(at)
    .replaceAll("\\", "%5C")
    .replace(/^(?=:|$)/, noHost);
  const spelled = `mssql://${authority.slice(0, at)}${host}${end < 0 ? "" : rest.slice(end)}`;
  // What URL throws quotes the address, password and all.
  const url = URL.canParse(spelled) ? new URL(spelled) : undefined;
  if (url !== undefined && !isCutShort(url)) return url;
  throw invalid(
    `The SQL Server address ${redactUrl(text)} is not a URL`,
    undefined,
    url === undefined
      ? "Its host, port or a percent sign is not what a URL allows."
      : "There is an @ behind its host, or a #.",
  );
}

/**
 * Addresses carry parameters of other tools (`schema=`, `pool_size=`), which say nothing here. One that was meant to
 * ask for encryption or trust is not passed over: the connection would be made otherwise.
 */
function parameterNamed(name: string): string | undefined {
  const lower = name.toLowerCase();
  const known = synonyms[lower] ?? parameters.find((parameter) => parameter.toLowerCase() === lower);
  if (known !== undefined) return known;
  const meant = closest(name, ["encrypt", "trustServerCertificate"]);
  if (meant === undefined) return undefined;
  throw invalid(
    `The SQL Server address has a parameter ${name}, which is not known`,
    `Did you mean ${meant}?`,
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalid("The SQL Server address holds a percent sign that encodes nothing");
  }
}

function defined(settings: Settings): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

function invalid(message: string, fix?: string, why?: string): SchemixError {
  return new SchemixError("DATABASE_URL_INVALID", {
    message,
    why,
    fix:
      fix ??
      "Write mssql://user:password@host:1433/database, with special characters of user and password percent-encoded.",
  });
}
