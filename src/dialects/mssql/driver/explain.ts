import { SchemixError } from "../../../errors/schemix-error.js";
import type { ToldError } from "./client.js";
import { explanationOf } from "./explain-numbers.js";
import { isFollowUp, rowNumbers, transientNumbers } from "./number-kinds.js";

/** The members of a driver's error that are looked at. */
interface DriverError extends Error {
  /** The driver's word: `EREQUEST`, `ESOCKET`, `ETIMEOUT`… */
  readonly code?: string | undefined;
  /** The server's number; or the driver's word once more. */
  readonly number?: number | string | undefined;
  readonly state?: number | string | undefined;
  readonly class?: number | undefined;
  readonly lineNumber?: number | undefined;
  readonly procName?: string | undefined;
  readonly originalError?: unknown;
  readonly precedingErrors?: readonly unknown[] | undefined;
  readonly errors?: readonly unknown[] | undefined;
  /** What the server said to the login. */
  readonly told?: readonly ToldError[] | undefined;
  /** A time-out of a statement, and not of the connection. */
  readonly isStatement?: boolean | undefined;
}

const network = new Set([
  "ESOCKET",
  "ECONNCLOSED",
  "ENOTOPEN",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOCONN",
]);

/** A driver's error as a coded one; anything else comes back as it is. */
export function explain(error: unknown, what: { readonly statement?: string | undefined }): Error {
  if (error instanceof SchemixError) return error;
  if (!(error instanceof Error))
    return new SchemixError("INTERNAL", { message: String(error), cause: error });
  const told = tellingOf(error);
  const number = numberOf(told);
  if (number !== undefined) return explainNumber(told, number, what.statement, error);
  if (/^Failed to acquire a connection/.test(told.message)) return heldError(error);
  return explainCode(told, what.statement, error);
}

function explainCode(told: DriverError, statement: string | undefined, cause: Error): Error {
  const where = statement === undefined ? undefined : excerpt(statement);
  if (told.code === "ECANCEL" || told.code === "EABORT") {
    return new SchemixError("ABORTED", {
      message: told.message,
      where,
      why: "The running statement was cancelled.",
      cause,
    });
  }
  if (told.code === "ETIMEOUT" && told.isStatement === true) {
    return new SchemixError("STATEMENT_FAILED", {
      message: told.message,
      where,
      why: "The statement took longer than statementTimeout.",
      fix: "Raise statementTimeout, or split the work.",
      cause,
    });
  }
  if (told.code === "EPARAM") {
    return new SchemixError("STATEMENT_FAILED", {
      message: told.message,
      where,
      why: "The driver cannot send a value as the type that it takes it for.",
      fix: "Give the value as text, and CAST it in the statement.",
      cause,
    });
  }
  if (network.has(told.code ?? "") || told.code === "ETIMEOUT") {
    return new SchemixError("CONNECTION_LOST", {
      message: "The connection to the database was lost",
      where,
      why: told.message,
      fix: "Run the command again: it looks at what the database holds and goes on from there.",
      cause,
    });
  }
  return cause;
}

/** The pool has one session, and whoever has taken it does not give it back. */
function heldError(cause: Error): SchemixError {
  return new SchemixError("OPERATION_INVALID", {
    message: "The one session of the run is held by something else",
    why: "A transaction, a prepared statement or a stream of `db.client` was begun and not ended.",
    fix: "End it before the code of the step ends; the step is in the transaction of the migration already.",
    cause,
  });
}

/** Whether rows are the reason: values that do not fit and constraints that they break. */
export function isAboutRows(error: unknown): boolean {
  return error instanceof Error && numbersOf(error).some((number) => rowNumbers.has(number));
}

/** Whether other sessions are the reason, which time may cure. */
export function isTransient(error: unknown): boolean {
  return error instanceof Error && numbersOf(error).some((number) => transientNumbers.has(number));
}

/** The server's number of an error; nothing when it is not the server's. */
export function numberOfError(error: unknown): number | undefined {
  return error instanceof Error ? numberOf(tellingOf(error)) : undefined;
}

/** Why a connection could not be made. `place` is the address without its password. */
export function explainConnect(error: unknown, place: string): Error {
  if (error instanceof SchemixError) return error;
  if (!(error instanceof Error)) return failedConnection(place, String(error), undefined, error);
  const found = unwrap(error);
  const said =
    (error as DriverError).told?.find(({ number }) => number !== 18_456) ?? (error as DriverError).told?.[0];
  const number = said?.number ?? numberOf(found);
  const message = said?.message ?? found.message;
  if (number !== undefined) {
    const { code, why, fix } = explanationOf(number, message);
    const isKnown =
      code === "DATABASE_NOT_FOUND" || code === "AUTHENTICATION_FAILED" || code === "PERMISSION_DENIED";
    return new SchemixError(isKnown ? code : "CONNECTION_FAILED", {
      message: isKnown ? message : `The database cannot be reached: ${message}`,
      where: place,
      why,
      fix,
      data: { number },
      cause: error,
    });
  }
  if (found.code === "ELOGIN" || found.code === "EFEDAUTH") {
    return new SchemixError("AUTHENTICATION_FAILED", {
      message: found.message,
      where: place,
      why: causeOf(found),
      fix: "Look at user, password or token of the address.",
      cause: error,
    });
  }
  const cause = causeOf(found);
  const isSaid = cause === undefined || found.message.includes(cause);
  return failedConnection(place, isSaid ? found.message : `${found.message} (${cause})`, found.code, error);
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
  if (/ENOTFOUND|EAI_AGAIN/.test(message)) return "Look at the host name in the address.";
  if (/certificate|altnames|self.signed/i.test(message)) {
    return "The server's certificate is not trusted: give its authority with ca=/path/to/ca.pem, or, on a trusted network, say trustServerCertificate=true.";
  }
  if (code === "EENCRYPT") return "The server wants TLS: take encrypt=false out of the address.";
  if (code === "ENOTENCRYPTED") return "Say encrypt=false in the address if the network is trusted.";
  if (/wrong version number|EPROTO|SSL|TLS|socket disconnected before secure/i.test(message)) {
    return "The server speaks no TLS that the driver knows: look at the protocol versions of both, or use encrypt=false if the network is trusted.";
  }
  if (code === "EINSTLOOKUP") {
    return "Look at the name of the instance, and whether SQL Server Browser runs (UDP port 1434); or give the port instead.";
  }
  return "Look at host and port, and whether the server runs, listens on TCP and may be reached from here.";
}

function explainNumber(
  error: DriverError,
  number: number,
  statement: string | undefined,
  cause: Error,
): SchemixError {
  const known = explanationOf(number, error.message);
  // From severity 20 on the server ends the session ("Database Engine error severities").
  const isOver = (error.class ?? 0) >= 20 && known.code === "STATEMENT_FAILED";
  const found = isOver ? { ...known, ...fatal } : known;
  return new SchemixError(found.code, {
    message: error.message,
    where: statement === undefined ? undefined : excerpt(statement, error),
    why: found.why,
    fix: found.fix,
    data: { number, state: error.state, line: error.lineNumber, procedure: error.procName || undefined },
    cause,
  });
}

const fatal = {
  code: "CONNECTION_LOST",
  why: "The server has ended the session after an error of its own.",
  fix: "Look into the error log of the server, then run the command again: it goes on from what the database holds.",
} as const;

/** The statement for people: short, from the line where the server stumbled, without secrets. */
function excerpt(statement: string, { lineNumber = 1, procName }: Partial<DriverError> = {}): string {
  const hidden = statement.replace(/(\b(?:password|secret|identity)\s*=\s*N?)'(?:[^']|'')*'/gi, "$1'…'");
  const lines = hidden.split("\n");
  const isHere = lineNumber > 1 && lineNumber <= lines.length && (procName ?? "") === "";
  if (!isHere || hidden.length <= 600) return shortened(hidden.trim(), false);
  const from = Math.max(0, lineNumber - 3);
  return shortened(lines.slice(from).join("\n"), from > 0);
}

function shortened(text: string, isCut: boolean): string {
  return `${isCut ? "…" : ""}${text.slice(0, 600)}${text.length > 600 ? "…" : ""}`;
}

/** The first error that says something: what comes behind is what became of it ("See previous errors"). */
function tellingOf(error: Error): DriverError {
  const all = allOf(error);
  const isTelling = (each: DriverError) => !isFollowUp(numberOf(each) ?? 3621);
  return all.find(isTelling) ?? all.at(-1) ?? error;
}

function numbersOf(error: Error): readonly number[] {
  return allOf(error).flatMap((each) => numberOf(each) ?? []);
}

/** An error with those that came before it in the same batch, in their order. */
function allOf(error: Error): readonly DriverError[] {
  const preceding = (error as DriverError).precedingErrors ?? [];
  return [...preceding.filter((each) => each instanceof Error), error].map(unwrap);
}

/** The driver of the pool wraps the errors of the one below it; Node reports all addresses of a host together. */
function unwrap(error: Error): DriverError {
  const found = error as DriverError;
  const inner = found.errors?.find((each) => each instanceof Error);
  if (inner instanceof Error && numberOf(found) === undefined) return unwrap(inner);
  return found;
}

function numberOf({ number }: DriverError): number | undefined {
  return typeof number === "number" ? number : undefined;
}

/** What lies deepest: the driver says "Could not connect" of all that is wrong with a network. */
function causeOf(error: DriverError): string | undefined {
  const { cause, originalError, errors } = error;
  const inner = cause ?? originalError ?? errors?.[0];
  if (!(inner instanceof Error)) return undefined;
  return causeOf(inner) ?? (inner.message === "" ? (inner as DriverError).code : inner.message);
}
