/** `Server=tcp:db,1433;Database=shop;User Id=app;Password=…`, as tools of Microsoft hand it out. */
import { SchemixError } from "../../../errors/schemix-error.js";
import { closest } from "../../../util/closest.js";
import type { Settings } from "./options.js";

/** Keywords and their synonyms ("SqlConnection.ConnectionString"), without blanks → the setting that they are. */
const keywords: Readonly<Record<string, string>> = {
  server: "host",
  datasource: "host",
  address: "host",
  addr: "host",
  networkaddress: "host",
  database: "database",
  initialcatalog: "database",
  userid: "user",
  user: "user",
  uid: "user",
  username: "user",
  password: "password",
  pwd: "password",
  domain: "domain",
  encrypt: "encrypt",
  trustservercertificate: "trustServerCertificate",
  hostnameincertificate: "serverName",
  authentication: "authentication",
  clientid: "clientId",
  clientsecret: "clientSecret",
  tenantid: "tenantId",
  token: "token",
  applicationname: "applicationName",
  app: "applicationName",
  connecttimeout: "connectTimeout",
  connectiontimeout: "connectTimeout",
  timeout: "connectTimeout",
  multisubnetfailover: "multiSubnetFailover",
  applicationintent: "readOnlyIntent",
  packetsize: "packetSize",
};

/** Ways to sign in, without blanks → what the driver calls them. */
const ways: Readonly<Record<string, string>> = {
  sqlpassword: "default",
  ntlm: "ntlm",
  activedirectorydefault: "azure-active-directory-default",
  activedirectorypassword: "azure-active-directory-password",
  activedirectorymanagedidentity: "azure-active-directory-msi-vm",
  activedirectorymsi: "azure-active-directory-msi-vm",
  activedirectoryserviceprincipal: "azure-active-directory-service-principal-secret",
};

/** Whether a text is a connection string and no URL: it says a server by one of the keywords for that. */
export function isConnectionString(text: string): boolean {
  return /(?:^|;)\s*(?:server|data source|address|addr|network address)\s*=/i.test(text);
}

/**
 * What a connection string says. What it says of pools, attached files and the like means nothing here.
 * @throws SchemixError `DATABASE_URL_INVALID`, without any part of the text
 */
export function readConnectionString(text: string): Settings {
  const settings: Record<string, string | undefined> = {};
  for (const [keyword, value] of pairsOf(text)) {
    const bare = keyword.toLowerCase().replace(/[\s_]+/g, "");
    if (/^(?:integratedsecurity|trustedconnection)$/.test(bare) && /^(?:true|yes|sspi)$/i.test(value))
      throw invalid(
        `${keyword} takes the Windows account of the process, which the driver cannot`,
        "Give User Id=DOMAIN\\name and Password, or a way of Microsoft Entra ID to sign in.",
      );
    const setting = keywords[bare] ?? refuseNear(keyword, bare);
    if (setting !== undefined) settings[setting] = value;
  }
  const { connectTimeout, readOnlyIntent } = settings;
  return {
    ...settings,
    ...placeOf(settings.host ?? ""),
    ...signInOf(settings),
    // Seconds there, and `ReadOnly` or `ReadWrite`.
    ...(connectTimeout === undefined || !/^\d+$/.test(connectTimeout)
      ? {}
      : { connectTimeout: String(Number(connectTimeout) * 1000) }),
    ...(readOnlyIntent === undefined ? {} : { readOnlyIntent: String(/^readonly$/i.test(readOnlyIntent)) }),
  };
}

/** A value in quotes may have semicolons; the last of two that say the same counts. */
function pairsOf(text: string): readonly (readonly [keyword: string, value: string])[] {
  const pair = /\s*([^=;]+?)\s*=\s*("(?:[^"]|"")*"|'(?:[^']|'')*'|[^;]*?)\s*(?:;|$)|\s*(?:;|$)/y;
  const pairs: [string, string][] = [];
  for (let at = 0; at < text.length; at = pair.lastIndex) {
    pair.lastIndex = at;
    const found = pair.exec(text);
    if (found === null)
      throw invalid(
        "A connection string is made of keyword=value, parted by semicolons, and this one is not",
      );
    const [, keyword, value = ""] = found;
    if (keyword !== undefined) pairs.push([keyword, unquoted(value)]);
  }
  return pairs;
}

function unquoted(value: string): string {
  const quote = value[0];
  if (quote !== '"' && quote !== "'") return value;
  return value.slice(1, -1).replaceAll(quote + quote, quote);
}

/** One that was meant to ask for encryption or trust is not passed over. */
function refuseNear(keyword: string, bare: string): undefined {
  const meant = closest(bare, ["encrypt", "trustservercertificate"]);
  if (meant === undefined) return undefined;
  throw invalid(
    `The connection string has a keyword ${keyword}, which is not known`,
    `Did you mean ${meant === "encrypt" ? "Encrypt" : "TrustServerCertificate"}?`,
  );
}

/** `tcp:host\instance,port`; whoever names a port has no need of the one that the Browser would tell. */
function placeOf(text: string): Settings {
  if (/^(?:np|lpc|admin):/i.test(text))
    throw invalid("The driver has TCP alone: no named pipes, shared memory or admin connection");
  const [place = "", port] = text.replace(/^tcp:/i, "").split(",");
  const host = port === undefined ? place : place.replace(/\\.*$/, "");
  return { host: host.trim() || undefined, port: port?.trim() ?? "1433" };
}

/** An identity of Entra has the place of the user there. */
function signInOf({ authentication, user, password, clientId, clientSecret }: Settings): Settings {
  if (authentication === undefined) return {};
  const type = ways[authentication.toLowerCase().replace(/\s+/g, "")];
  if (type === undefined)
    throw invalid(
      `The driver cannot sign in by Authentication=${authentication}`,
      "Use SqlPassword, Active Directory Default, Password, Managed Identity or Service Principal.",
    );
  const isIdentity = type.endsWith("-msi-vm") || type.endsWith("-secret");
  const secret = type.endsWith("-secret") ? { clientSecret: clientSecret ?? password } : {};
  return {
    authentication: type,
    ...(isIdentity ? { clientId: clientId ?? user, user: undefined, password: undefined, ...secret } : {}),
  };
}

function invalid(message: string, fix?: string): SchemixError {
  return new SchemixError("DATABASE_URL_INVALID", {
    message,
    fix:
      fix ??
      "Write mssql://user:password@host:1433/database, or Server=host,1433;Database=…;User Id=…;Password=….",
  });
}
