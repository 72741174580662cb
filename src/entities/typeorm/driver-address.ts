/** Options of TypeORM's drivers → options of our dialects. */
import { saysTls, tlsOf } from "../tls-options.js";
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
