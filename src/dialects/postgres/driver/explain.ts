import type { ErrorCode } from "../../../errors/codes.js";
import { SchemixError } from "../../../errors/schemix-error.js";
import { explanationOf } from "./explain-states.js";

/** The members of a driver's error that are looked at. DETAIL is not: it quotes rows. */
interface DriverError extends Error {
  readonly code?: string | undefined;
  readonly severity?: string | undefined;
  readonly position?: string | undefined;
  readonly hint?: string | undefined;
  readonly table?: string | undefined;
  readonly column?: string | undefined;
  readonly constraint?: string | undefined;
  readonly errors?: readonly unknown[] | undefined;
}

const network = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EPIPE",
  "ENOENT",
  "EACCES",
]);
const lost =
  /^Connection terminated|not queryable|^Client was closed|PGlite is closed|Connection ended unexpectedly/i;
const tls = /^(DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|CERT_|ERR_TLS_|ERR_SSL_|EPROTO)/;

/** A driver's error as a coded one; anything else comes back as it is. */
export function explain(error: unknown, what: { readonly statement?: string | undefined }): Error {
  if (error instanceof SchemixError) return error;
  if (!(error instanceof Error))
    return new SchemixError("INTERNAL", { message: String(error), cause: error });
  const driverError = unwrap(error);
  if (isServerError(driverError)) return explainState(driverError, what.statement);
  if (lost.test(driverError.message) || network.has(driverError.code ?? "")) {
    return new SchemixError("CONNECTION_LOST", {
      message: "The connection to the database was lost",
      where: what.statement === undefined ? undefined : excerpt(what.statement),
      why: driverError.message,
      fix: "Run the command again: it looks at what the database holds and goes on from there.",
      cause: error,
    });
  }
  return error;
}

/** Whether rows are the reason: classes 22 and 23, values that do not fit and constraints that they break. */
export function isAboutRows(error: unknown): boolean {
  const { code } = error instanceof Error ? (unwrap(error) as DriverError) : {};
  return /^2[23]...$/.test(code ?? "");
}

/** deadlock_detected, serialization_failure, lock_not_available. */
const transient = new Set(["40P01", "40001", "55P03"]);

/** Whether other sessions are the reason, which time may cure. */
export function isTransient(error: unknown): boolean {
  const { code } = error instanceof Error ? (unwrap(error) as DriverError) : {};
  return transient.has(code ?? "");
}

/** Why a connection could not be made. `place` is the address without its password. */
export function explainConnect(error: unknown, place: string): Error {
  if (error instanceof SchemixError) return error;
  if (!(error instanceof Error)) return failedConnection(place, String(error), undefined, error);
  const driverError = unwrap(error);
  if (isServerError(driverError)) {
    const found = explanationOf(driverError.code ?? "", driverError.message);
    const code = connectCode(found.code, driverError.code ?? "");
    return new SchemixError(code, {
      message:
        code === "CONNECTION_FAILED"
          ? `The database cannot be reached: ${driverError.message}`
          : driverError.message,
      where: place,
      why: found.why,
      fix: found.fix,
      data: { sqlState: driverError.code },
      cause: error,
    });
  }
  if (/password must be a/i.test(driverError.message)) {
    return new SchemixError("AUTHENTICATION_FAILED", {
      message: "The server asks for a password and none was given",
      where: place,
      fix: "Put it into the address, PGPASSWORD, ~/.pgpass or the service file.",
      cause: error,
    });
  }
  return failedConnection(place, driverError.message, driverError.code, error);
}

function connectCode(code: ErrorCode, state: string): ErrorCode {
  if (code === "AUTHENTICATION_FAILED" || code === "DATABASE_NOT_FOUND") return code;
  return state === "42501" ? "PERMISSION_DENIED" : "CONNECTION_FAILED";
}

function failedConnection(
  place: string,
  message: string,
  code: string | undefined,
  cause: unknown,
): SchemixError {
  return new SchemixError("CONNECTION_FAILED", {
    message: "The database cannot be reached",
    where: place,
    why: message === "" ? code : message,
    fix: connectFix(message, code),
    data: { code },
    cause,
  });
}

function connectFix(message: string, code: string | undefined): string {
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "Look at the host name in the address.";
  if (code === "ENOENT") return "No server listens on this socket: look at the folder, or start the server.";
  if (tls.test(code ?? "") || /certificate/i.test(message)) {
    return "The server's certificate is not trusted: give its authority with sslrootcert=/path/to/ca.pem.";
  }
  if (/does not support SSL/i.test(message))
    return "The server speaks no TLS: use sslmode=disable if the network is trusted.";
  return "Look at host and port, and whether the server runs and may be reached from here.";
}

function explainState(error: DriverError, statement: string | undefined): SchemixError {
  const found = explanationOf(error.code ?? "", error.message);
  const why = found.why ?? error.hint;
  return new SchemixError(found.code, {
    message: error.message,
    where: statement === undefined ? undefined : excerpt(statement, error.position),
    why,
    fix: found.fix,
    data: {
      sqlState: error.code,
      table: error.table,
      column: error.column,
      constraint: error.constraint,
    },
    cause: error,
  });
}

/** The statement for people: short, marked where the server stumbled, without password literals. */
function excerpt(statement: string, position?: string | undefined): string {
  const hidden = statement.replace(/(\bpassword\s+)'(?:[^']|'')*'/gi, "$1'…'");
  const at = hidden === statement && position !== undefined ? Number(position) - 1 : undefined;
  const marked = at === undefined ? hidden : `${hidden.slice(0, at)}⟶${hidden.slice(at)}`;
  const start = at === undefined || at < 400 ? 0 : at - 200;
  const part = marked.slice(start, start + 600).trim();
  return `${start > 0 ? "…" : ""}${part}${start + 600 < marked.length ? "…" : ""}`;
}

/** Node tries every address of a host and reports all failures together. */
function unwrap(error: DriverError): DriverError {
  const first = error.errors?.find((inner) => inner instanceof Error);
  return error.message === "" && first instanceof Error ? first : error;
}

function isServerError(error: DriverError): boolean {
  return /^[0-9A-Z]{5}$/.test(error.code ?? "") && error.severity !== undefined;
}
