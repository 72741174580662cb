import { SchemixError } from "../../../errors/schemix-error.js";

/** A secret, or how to fetch it each time a connection is made. */
type Secret = string | (() => string | Promise<string>);

/** How to sign in, in the words of the driver. */
export interface Authentication {
  readonly type: (typeof types)[number];
  readonly user: string | undefined;
  readonly domain: string | undefined;
  readonly password: Secret | undefined;
  readonly token: Secret | undefined;
  readonly clientId: string | undefined;
  readonly clientSecret: string | undefined;
  readonly tenantId: string | undefined;
}

const types = [
  "default",
  "ntlm",
  "azure-active-directory-access-token",
  "azure-active-directory-default",
  "azure-active-directory-password",
  "azure-active-directory-msi-vm",
  "azure-active-directory-msi-app-service",
  "azure-active-directory-service-principal-secret",
] as const;

/**
 * Which way to sign in settings mean: what they say, else what they give.
 * @throws SchemixError `DATABASE_URL_INVALID`
 */
export function readAuthentication(
  settings: Readonly<Record<string, string | undefined>>,
  secrets: { readonly password?: Secret | undefined; readonly token?: Secret | undefined },
): Authentication {
  const [, domain, user] = /^([^\\]+)\\(.+)$/.exec(settings.user ?? "") ?? [
    undefined,
    undefined,
    settings.user,
  ];
  const found = {
    user,
    domain: settings.domain ?? domain,
    password: typeof secrets.password === "function" ? secrets.password : settings.password,
    token: typeof secrets.token === "function" ? secrets.token : settings.token,
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    tenantId: settings.tenantId,
  };
  const said = settings.authentication?.toLowerCase();
  const type = said === undefined ? given(found) : types.find((name) => name === said);
  if (type !== undefined) return { type, ...found };
  throw new SchemixError("DATABASE_URL_INVALID", {
    message: `authentication=${JSON.stringify(settings.authentication)} is not known`,
    fix: `Use one of ${types.join(", ")}.`,
  });
}

function given({ token, clientSecret, domain }: Omit<Authentication, "type">): Authentication["type"] {
  if (token !== undefined) return "azure-active-directory-access-token";
  if (clientSecret !== undefined) return "azure-active-directory-service-principal-secret";
  return domain === undefined ? "default" : "ntlm";
}

/**
 * What the driver is told, with the secrets fetched.
 * @throws what fetching a secret throws
 */
export async function signIn(authentication: Authentication): Promise<{
  readonly type: string;
  readonly options: Readonly<Record<string, string>>;
}> {
  const { type, user, domain, clientId, clientSecret, tenantId } = authentication;
  const options = {
    userName: user,
    password: await secretOf(authentication.password),
    domain,
    token: await secretOf(authentication.token),
    clientId,
    clientSecret,
    tenantId,
  };
  const said = Object.entries(options).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { type, options: Object.fromEntries(said) };
}

async function secretOf(secret: Secret | undefined): Promise<string | undefined> {
  return typeof secret === "function" ? secret() : secret;
}
