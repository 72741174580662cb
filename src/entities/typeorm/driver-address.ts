/** Options of TypeORM's drivers → options of our dialects. */
import { SchemixError } from "../../errors/schemix-error.js";
import { compact } from "../values.js";

/** What options of a data source say of its server; types leave out what only some drivers have. */
export type ServerOptions = Readonly<Record<string, unknown>>;

/** `url` says all that it says, whatever else is there; so do TypeORM and the driver below it. */
export function postgresAddress(given: object): ServerOptions {
  const { url, host, port, username, password, database, applicationName, connectTimeoutMS, ssl, extra } =
    given as ServerOptions;
  const { ssl: extraSsl } = (extra ?? {}) as ServerOptions;
  const place = url === undefined ? { host, port, user: username, password, database } : { url };
  return compact({
    ...place,
    applicationName,
    connectTimeout: connectTimeoutMS,
    ...(saysTls(url) ? {} : tlsOf(ssl ?? extraSsl)),
  });
}

const saysTls = (url: unknown): boolean => /[?&]ssl(mode)?=/.test(String(url));

/** Certificates in the text of a program are none that a file could be named for. */
function tlsOf(ssl: unknown): ServerOptions {
  if (ssl === undefined || ssl === null || ssl === false) return {};
  if (ssl === true) return { sslmode: "verify-full" };
  const { rejectUnauthorized = true, ...others } = ssl as ServerOptions;
  if (rejectUnauthorized === false) return { sslmode: "no-verify", allowInsecureTls: true };
  if (Object.values(others).every((value) => value === undefined)) return { sslmode: "verify-full" };
  throw new SchemixError("CONFIG_INVALID", {
    message: "The configuration names no database, and the data source's has certificates in its options",
    where: "database",
    why: `Its \`ssl\` has ${Object.keys(others).join(", ")}; Schemix reads certificates from files.`,
    fix: "Say `database` in the configuration: postgres({ url, sslmode, sslrootcert }).",
  });
}

export function mssqlAddress(given: object): ServerOptions {
  const { url, host, port, username, password, database, domain, authentication, options, extra } =
    given as ServerOptions;
  const place = url === undefined ? { host, port, user: username, password, database, domain } : { url };
  const { encrypt, trustServerCertificate, instanceName, appName, connectTimeout } = {
    ...(extra as ServerOptions | undefined),
    ...(options as ServerOptions | undefined),
  } as ServerOptions;
  const connection = { encrypt, trustServerCertificate, instance: instanceName, applicationName: appName };
  return compact({ ...place, ...connection, connectTimeout, ...signInOf(authentication) });
}

function signInOf(given: unknown): ServerOptions {
  const { type, options = {} } = (given ?? {}) as {
    readonly type?: string;
    readonly options?: ServerOptions;
  };
  const { userName, password, domain, token, clientId, clientSecret, tenantId } = options;
  const known = { user: userName, password, domain, clientId, clientSecret, tenantId };
  if (type === undefined) return {};
  if (token !== undefined) return compact({ token });
  return compact(type === "default" || type === "ntlm" ? known : { ...known, authentication: type });
}
