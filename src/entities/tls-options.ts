/** What options of the client of PostgreSQL say of TLS, in the words of our dialect. */
import { SchemixError } from "../errors/schemix-error.js";
import { compact } from "../util/compact.js";

type Options = Readonly<Record<string, unknown>>;

/** Whether an address says it already. */
export const saysTls = (url: unknown): boolean => /[?&]ssl(mode)?=/.test(String(url));

/**
 * @param ssl the option of that name
 * @throws SchemixError `CONFIG_INVALID` for what our dialect has no option for
 */
export function tlsOf(ssl: unknown): Options {
  if (ssl === undefined || ssl === null || ssl === false) return {};
  if (ssl === true) return { sslmode: "verify-full" };
  const { rejectUnauthorized = true, ca, cert, key, ...others } = ssl as Options;
  const files = compact({ sslrootcert: textOf(ca), sslcert: textOf(cert), sslkey: textOf(key) });
  if (rejectUnauthorized === false) return { sslmode: "no-verify", allowInsecureTls: true, ...files };
  const unknown = Object.keys(others).filter((name) => others[name] !== undefined);
  if (unknown.length === 0) return { sslmode: "verify-full", ...files };
  throw new SchemixError("CONFIG_INVALID", {
    message: "The configuration names no database, and TLS of the one that entities come with cannot be told",
    where: "database",
    why: `Its \`ssl\` has ${unknown.join(", ")}; known are rejectUnauthorized, ca, cert and key.`,
    fix: "Say `database` in the configuration: postgres({ url, sslmode, sslrootcert }).",
  });
}

/** Certificates as one text: the client takes texts, buffers, and lists of them. */
export function textOf(given: unknown): string | undefined {
  if (given === undefined || given === null) return undefined;
  return Array.isArray(given) ? given.map(String).join("\n") : String(given);
}
