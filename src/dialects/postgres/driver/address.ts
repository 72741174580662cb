import { userInfo } from "node:os";
import { SchemixError } from "../../../errors/schemix-error.js";
import { closest } from "../../../util/closest.js";
import { isCutShort } from "../../../util/cut-short.js";
import { redactUrl } from "../../../util/redact.js";
import type { Settings } from "./address-settings.js";
import { readService } from "./pg-service.js";
import { readTls, type Tls } from "./tls.js";

/** What `postgres(…)` takes; members that are absent come from the URL, the service file, PG* variables, then defaults. */
export interface PostgresOptions {
  /** `postgres://user:password@host:port/database?sslmode=verify-full` */
  readonly url?: string | undefined;
  /** A host name, or the folder of a unix socket. */
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly user?: string | undefined;
  /** The password, or how to fetch one each time a connection is made. */
  readonly password?: string | (() => string | Promise<string>) | undefined;
  readonly database?: string | undefined;
  /** A section of pg_service.conf. */
  readonly service?: string | undefined;
  /** `disable`, `allow`, `prefer`, `require`, `verify-ca`, `verify-full`; `no-verify` wants `allowInsecureTls`. */
  readonly sslmode?: string | undefined;
  /** File with the certificates of trusted authorities, or its text. */
  readonly sslrootcert?: string | undefined;
  /** File with the client's own certificate, or its text; so for `sslkey`. */
  readonly sslcert?: string | undefined;
  readonly sslkey?: string | undefined;
  /** Agrees to TLS whose certificate nobody looks at: `sslmode=no-verify`. */
  readonly allowInsecureTls?: boolean | undefined;
  /** Command-line options for the server's session, such as `-c role=app`. */
  readonly options?: string | undefined;
  readonly applicationName?: string | undefined;
  /** Milliseconds until connecting is given up; default 10 000. */
  readonly connectTimeout?: number | undefined;
}

/** Where a server is and how to get in. */
export interface Address {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string | (() => string | Promise<string>) | undefined;
  readonly database: string;
  readonly tls: Tls;
  readonly options: string | undefined;
  readonly applicationName: string | undefined;
  /** Milliseconds. */
  readonly connectTimeout: number;
}

const environmentNames: Readonly<Record<string, string>> = {
  host: "PGHOST",
  port: "PGPORT",
  user: "PGUSER",
  password: "PGPASSWORD",
  dbname: "PGDATABASE",
  sslmode: "PGSSLMODE",
  sslrootcert: "PGSSLROOTCERT",
  sslcert: "PGSSLCERT",
  sslkey: "PGSSLKEY",
  options: "PGOPTIONS",
  application_name: "PGAPPNAME",
  connect_timeout: "PGCONNECT_TIMEOUT",
  service: "PGSERVICE",
};

/**
 * Puts an address together from options, URL, service file, environment and defaults, in this order.
 * @throws SchemixError `DATABASE_URL_INVALID`
 */
export function readAddress(
  given: string | PostgresOptions,
  environment: NodeJS.ProcessEnv = process.env,
): Address {
  const options = typeof given === "string" ? { url: given } : given;
  const fromUrl = options.url === undefined ? {} : readUrl(options.url);
  const fromEnvironment = readEnvironment(environment);
  const explicit = { ...defined(fromEnvironment), ...defined(fromUrl), ...defined(readOptions(options)) };
  const service = explicit.service;
  const settings = {
    ...defined(fromEnvironment),
    ...(service === undefined ? {} : readService(service, environment)),
    ...defined(fromUrl),
    ...defined(readOptions(options)),
  };
  return toAddress(settings, options);
}

/** The address for people: never with the password. */
export function describeAddress({ host, port, user, database }: Address): string {
  const name = encodeURIComponent(database);
  if (isSocket(host)) return `postgres://${encodeURIComponent(user)}@/${name}?host=${host}`;
  const shownHost = host.includes(":") ? `[${host}]` : host;
  return `postgres://${encodeURIComponent(user)}@${shownHost}${port === 5432 ? "" : `:${port}`}/${name}`;
}

/** The address for other clients, with the password; nothing when that is fetched each time. TLS is up to them. */
export function clientUrl(address: Address): string | undefined {
  const { password } = address;
  if (typeof password === "function") return undefined;
  const url = describeAddress(address);
  const secret = password === undefined ? "" : `:${encodeURIComponent(password)}`;
  const port = isSocket(address.host) ? `&port=${address.port}` : "";
  return `${url.replace("@", `${secret}@`)}${port}`;
}

/** Whether the server runs on this machine, as far as its address says. */
export function isLocalAddress({ host }: Address): boolean {
  return isSocket(host) || host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

function isSocket(host: string): boolean {
  return host.startsWith("/") || host.startsWith("@");
}

function toAddress(settings: Settings, options: PostgresOptions): Address {
  const host = settings.host ?? "localhost";
  const user = settings.user ?? systemUser();
  return {
    host,
    port: readNumber("port", settings.port ?? "5432", 65_535),
    user,
    password: typeof options.password === "function" ? options.password : settings.password,
    database: settings.dbname ?? user,
    tls: isSocket(host) ? { mode: "off" } : readTls(settings, options.allowInsecureTls === true),
    options: settings.options,
    applicationName: settings.application_name,
    connectTimeout:
      options.connectTimeout ??
      1000 * readNumber("connect_timeout", settings.connect_timeout ?? "10", 86_400),
  };
}

function readNumber(name: string, text: string, limit: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= limit) return value;
  throw invalid(`${name} must be a number up to ${limit}, and is ${JSON.stringify(text)}`);
}

function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    // A container may run under a user id that has no name.
    return "postgres";
  }
}

function readOptions(options: PostgresOptions): Settings {
  return {
    host: options.host,
    port: options.port === undefined ? undefined : String(options.port),
    user: options.user,
    password: typeof options.password === "string" ? options.password : undefined,
    dbname: options.database,
    service: options.service,
    sslmode: options.sslmode,
    sslrootcert: options.sslrootcert,
    sslcert: options.sslcert,
    sslkey: options.sslkey,
    options: options.options,
    application_name: options.applicationName,
  };
}

function readEnvironment(environment: NodeJS.ProcessEnv): Settings {
  return Object.fromEntries(
    Object.entries(environmentNames).map(([name, variable]) => [name, environment[variable] || undefined]),
  );
}

/** Stands where an address leaves the host open. */
const noHost = "no-host.invalid";

function readUrl(text: string): Settings {
  const url = parseUrl(text);
  const settings: Record<string, string | undefined> = {
    host: url.hostname === noHost ? undefined : decode(url.hostname.replace(/^\[|\]$/g, "")) || undefined,
    port: url.port || undefined,
    user: decode(url.username) || undefined,
    password: decode(url.password) || undefined,
    dbname: decode(url.pathname.slice(1)) || undefined,
  };
  for (const [name, value] of url.searchParams) {
    refuseMisspeltTls(name);
    settings[name] = value;
  }
  if (settings.host?.includes(",")) throw invalid("An address with several hosts is not supported");
  return settings;
}

function parseUrl(text: string): URL {
  if (!/^postgres(ql)?:\/\//.test(text)) throw invalid("A PostgreSQL address starts with postgres://");
  // libpq takes a user or a port without a host, URL does not.
  const spelled = text.replace(/^(postgres(?:ql)?:\/\/(?:[^/?#@]*@)?)(?=[:/?#]|$)/, `$1${noHost}`);
  // What URL throws quotes the address, password and all.
  const url = URL.canParse(spelled) ? new URL(spelled) : undefined;
  if (url !== undefined && !isCutShort(url)) return url;
  throw invalid(
    `The PostgreSQL address ${redactUrl(text)} is not a URL`,
    url === undefined
      ? "Its host, port or a percent sign is not what a URL allows."
      : "There is an @ behind its host, or a #.",
  );
}

/**
 * Addresses carry parameters of other tools (`schema=`, `pgbouncer=`), which say nothing here. One that was meant to
 * ask for TLS is not passed over: the connection would be made without.
 */
function refuseMisspeltTls(name: string): void {
  const known = ["sslmode", "sslrootcert"];
  const meant = name === "ssl" ? "sslmode=require" : closest(name, known);
  if (meant === undefined || known.includes(name)) return;
  throw invalid(
    `The PostgreSQL address has a parameter ${name}, which is not known`,
    undefined,
    `Did you mean ${meant}?`,
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalid("The PostgreSQL address holds a percent sign that encodes nothing");
  }
}

function defined(settings: Settings): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

function invalid(message: string, why?: string, fix?: string): SchemixError {
  return new SchemixError("DATABASE_URL_INVALID", {
    message,
    why,
    fix:
      fix ??
      "Write postgres://user:password@host:5432/database, with special characters of user and password percent-encoded.",
  });
}
