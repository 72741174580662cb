/** Options of TypeORM's drivers → options of our dialects. */

import { compact } from "../../util/compact.js";
import { saysTls, textOf, tlsOf } from "../tls-options.js";

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
  const said = { ...(extra as ServerOptions | undefined), ...(options as ServerOptions | undefined) };
  const { encrypt, trustServerCertificate, serverName, multiSubnetFailover, packetSize } =
    said as ServerOptions;
  const {
    instanceName: instance,
    appName: applicationName,
    cryptoCredentialsDetails,
  } = said as ServerOptions;
  const { connectTimeout = (given as ServerOptions).connectionTimeout } = said as ServerOptions;
  const { ca } = (cryptoCredentialsDetails ?? {}) as ServerOptions;
  return compact({
    ...place,
    ...{ instance, encrypt, trustServerCertificate, serverName, ca: textOf(ca) },
    ...{ applicationName, connectTimeout, multiSubnetFailover, packetSize },
    ...signInOf(authentication),
  });
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
