import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { ConnectionOptions } from "node:tls";
import { SchemixError } from "../../../errors/schemix-error.js";
import type { Settings } from "./address-settings.js";

/** `prefer`: encrypted when the server can, else plain. */
export type Tls =
  | { readonly mode: "off" }
  | { readonly mode: "require" | "prefer"; readonly options: ConnectionOptions };

/**
 * libpq's settings as Node's. Where TLS is used its certificate is verified; there is no silent middle.
 * @throws SchemixError `DATABASE_URL_INVALID`
 */
export function readTls(settings: Settings, allowInsecure: boolean): Tls {
  const mode = settings.sslmode ?? "disable";
  switch (mode) {
    case "disable":
    case "allow":
      return { mode: "off" };
    case "prefer":
      return { mode: "prefer", options: files(settings) };
    case "require":
    case "verify-full":
      return { mode: "require", options: files(settings) };
    case "verify-ca":
      return { mode: "require", options: { ...files(settings), checkServerIdentity: () => undefined } };
    case "no-verify":
      if (allowInsecure)
        return { mode: "require", options: { ...files(settings), rejectUnauthorized: false } };
      throw new SchemixError("DATABASE_URL_INVALID", {
        message: "sslmode=no-verify would accept any server",
        why: "Nobody looks at the certificate, so anyone on the way can read and change what is sent.",
        fix: "Use sslmode=verify-full with sslrootcert=/path/to/ca.pem, or say so in code: postgres({ url, allowInsecureTls: true }).",
      });
    default:
      throw new SchemixError("DATABASE_URL_INVALID", {
        message: `sslmode=${JSON.stringify(mode)} is not known`,
        fix: "Use disable, prefer, require, verify-ca or verify-full.",
      });
  }
}

function files({ sslrootcert, sslcert, sslkey }: Settings): ConnectionOptions {
  const ca =
    sslrootcert === undefined || sslrootcert === "system" ? undefined : read("sslrootcert", sslrootcert);
  return {
    rejectUnauthorized: true,
    ...(ca === undefined ? {} : { ca }),
    ...(sslcert === undefined ? {} : { cert: read("sslcert", sslcert) }),
    ...(sslkey === undefined ? {} : { key: read("sslkey", sslkey) }),
  };
}

/** @param path of a file, or what would be in it */
function read(setting: string, path: string): string {
  if (path.includes("-----BEGIN ")) return path;
  try {
    return readFileSync(path.startsWith("~/") ? join(homedir(), path.slice(2)) : path, "utf8");
  } catch (cause) {
    throw new SchemixError("DATABASE_URL_INVALID", {
      message: `The file of ${setting} cannot be read`,
      where: path,
      why: cause instanceof Error ? cause.message : undefined,
      fix: "Give the path of a readable PEM file.",
      cause,
    });
  }
}
