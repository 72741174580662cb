/** What `mssql({ … })` is told. */
import { SchemixError } from "../../../errors/schemix-error.js";
import { closest } from "../../../util/closest.js";

/** What `mssql(…)` takes; members that are absent come from the URL, SQLCMD* variables, then defaults. */
export interface MssqlOptions {
  /**
   * `mssql://user:password@host:1433/database?encrypt=true&trustServerCertificate=false`, or a connection string:
   * `Server=host,1433;Database=database;User Id=user;Password=password`
   */
  readonly url?: string | undefined;
  /** A host name, or `host\instance`. */
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  /** A named instance, whose port the SQL Server Browser of the host tells. */
  readonly instance?: string | undefined;
  readonly user?: string | undefined;
  /** The password, or how to fetch one each time a connection is made. */
  readonly password?: string | (() => string | Promise<string>) | undefined;
  readonly database?: string | undefined;
  /** A Windows domain: `user` and `password` are those of an account in it (NTLM). */
  readonly domain?: string | undefined;
  /** An access token of Microsoft Entra ID (Azure AD), or how to fetch one each time a connection is made. */
  readonly token?: string | (() => string | Promise<string>) | undefined;
  /** How to sign in, in the words of the driver: `azure-active-directory-default`, `azure-active-directory-msi-vm`… */
  readonly authentication?: string | undefined;
  readonly clientId?: string | undefined;
  readonly clientSecret?: string | undefined;
  readonly tenantId?: string | undefined;
  /** Default `true`; `"strict"`: TLS before the first byte (TDS 8.0). */
  readonly encrypt?: boolean | "strict" | undefined;
  /** Agrees to TLS whose certificate nobody looks at; default `false`. */
  readonly trustServerCertificate?: boolean | undefined;
  /** The name in the server's certificate, when it is not the host's. */
  readonly serverName?: string | undefined;
  /** File with the certificates of trusted authorities, or their text. */
  readonly ca?: string | undefined;
  readonly applicationName?: string | undefined;
  /** Milliseconds until connecting is given up; default 10 000. */
  readonly connectTimeout?: number | undefined;
  /** Asks all addresses of the host at once, for availability groups that span subnets. */
  readonly multiSubnetFailover?: boolean | undefined;
  /** Asks an availability group for a copy that is only read: for `check`, `diff`, `drift` and `status`. */
  readonly readOnlyIntent?: boolean | undefined;
  /** Bytes of a packet on the wire, 512 to 32767; default: what the driver and the server agree on. */
  readonly packetSize?: number | undefined;
}

/** Settings by the names that the parameters of an address have. */
export type Settings = Readonly<Record<string, string | undefined>>;

/** Members of {@link MssqlOptions}; those that have other names in the driver's own configuration stand behind. */
const members: ReadonlySet<string> = new Set([
  ...["url", "host", "port", "instance", "user", "password", "database", "domain", "token", "authentication"],
  ...["clientId", "clientSecret", "tenantId", "encrypt", "trustServerCertificate", "serverName", "ca"],
  ...["applicationName", "connectTimeout", "multiSubnetFailover", "readOnlyIntent", "packetSize"],
]);
const driverWords: Readonly<Record<string, string>> = {
  server: "Write host.",
  username: "Write user.",
  instanceName: "Write instance.",
  appName: "Write applicationName.",
  connectionTimeout: "Write connectTimeout.",
  requestTimeout: "Leave it out: statementTimeout of the configuration says how long a statement may take.",
  options: "Write what is in it beside host: mssql({ host, encrypt, trustServerCertificate }).",
  pool: "Leave it out: a run has one session.",
};

/**
 * What is said in code, as settings; functions that fetch a secret are none.
 * @throws SchemixError `DATABASE_URL_INVALID`
 */
export function readOptions(options: MssqlOptions): Settings {
  refuseUnknown(options);
  const textOf = (value: string | number | boolean | undefined) =>
    value === undefined ? undefined : String(value);
  return {
    host: options.host,
    port: textOf(options.port),
    instanceName: options.instance,
    user: options.user,
    password: typeof options.password === "string" ? options.password : undefined,
    database: options.database,
    domain: options.domain,
    token: typeof options.token === "string" ? options.token : undefined,
    authentication: options.authentication,
    clientId: options.clientId,
    clientSecret: options.clientSecret,
    tenantId: options.tenantId,
    encrypt: textOf(options.encrypt),
    trustServerCertificate: textOf(options.trustServerCertificate),
    serverName: options.serverName,
    ca: options.ca,
    applicationName: options.applicationName,
    connectTimeout: textOf(options.connectTimeout),
    multiSubnetFailover: textOf(options.multiSubnetFailover),
    readOnlyIntent: textOf(options.readOnlyIntent),
    packetSize: textOf(options.packetSize),
  };
}

/** What is said in the words of another tool and passed over would be a connection to somewhere else. */
function refuseUnknown(options: object): void {
  for (const [name, value] of Object.entries(options)) {
    if (members.has(name) && (name !== "authentication" || typeof value !== "object")) continue;
    if (value === undefined) continue;
    const meant = closest(name, [...members]);
    throw refused(
      members.has(name) ? `${name} of mssql(…) is a word` : `mssql(…) has no option ${name}`,
      members.has(name)
        ? `Write authentication: "azure-active-directory-default", and the rest of it beside host.`
        : (driverWords[name] ?? (meant === undefined ? undefined : `Did you mean ${meant}?`)),
    );
  }
}

function refused(message: string, fix: string | undefined): SchemixError {
  return new SchemixError("DATABASE_URL_INVALID", {
    message,
    fix: fix ?? "Write mssql({ host, port, user, password, database }), or an address.",
  });
}
