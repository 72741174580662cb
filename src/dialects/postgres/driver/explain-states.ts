import type { ErrorCode } from "../../../errors/codes.js";

/** What a server's error means for a person. */
export interface Explanation {
  readonly code: ErrorCode;
  readonly why?: string | undefined;
  readonly fix?: string | undefined;
}

const notConvertible: Explanation = {
  code: "STATEMENT_FAILED",
  why: "A row holds a value that is none of the new type.",
  fix: "Change these rows first, or say with `using` what becomes of them.",
};

/** SQLSTATE → explanation; codes as in appendix A of the PostgreSQL manual. */
const states: Readonly<Record<string, Explanation>> = {
  "28P01": {
    code: "AUTHENTICATION_FAILED",
    fix: "Look at user and password of the address, PGPASSWORD, ~/.pgpass or the service file.",
  },
  "28000": {
    code: "AUTHENTICATION_FAILED",
    fix: "Look at the user of the address and the server's pg_hba.conf.",
  },
  "3D000": {
    code: "DATABASE_NOT_FOUND",
    fix: "Create it first: createdb <name>, or CREATE DATABASE on the server.",
  },
  "42501": {
    code: "PERMISSION_DENIED",
    fix: "Grant the right to the role, or connect as the owner of the object.",
  },
  "53300": { code: "CONNECTION_FAILED", why: "The server has no connection left to give." },
  "57P03": { code: "CONNECTION_FAILED", why: "The server is starting, stopping or recovering." },
  "57P01": { code: "CONNECTION_LOST", why: "The server ended the session." },
  "57P02": { code: "CONNECTION_LOST", why: "The server crashed and restarts." },
  "57P04": { code: "CONNECTION_LOST", why: "The database was dropped." },
  "57P05": { code: "CONNECTION_LOST", why: "The session was idle for too long." },
  "25P02": {
    code: "STATEMENT_FAILED",
    why: "An earlier statement of the transaction failed and its error was swallowed.",
    fix: "Let the error of the failed statement through, or put a SAVEPOINT before it.",
  },
  "25P03": { code: "CONNECTION_LOST", why: "The session was idle inside a transaction for too long." },
  "25P04": { code: "CONNECTION_LOST", why: "The transaction took longer than transaction_timeout." },
  "25001": {
    code: "STATEMENT_FAILED",
    why: "The server runs this statement only outside a transaction.",
    fix: "Put it into a migration of its own with `static readonly transaction = false`.",
  },
  "55P03": {
    code: "STATEMENT_FAILED",
    why: "Another session holds a lock on the object for longer than lock_timeout.",
    fix: "Run again when it is free, or raise lockTimeout.",
  },
  "55P04": {
    code: "STATEMENT_FAILED",
    why: "A value that was added to an enum cannot be used before the transaction that added it has committed.",
    fix: "Put the statement that uses the value into a later migration.",
  },
  "55006": {
    code: "STATEMENT_FAILED",
    fix: "End the sessions or cursors that use the object, then run again.",
  },
  "40P01": { code: "STATEMENT_FAILED", why: "Two sessions waited for each other.", fix: "Run again." },
  "40001": { code: "STATEMENT_FAILED", why: "Another transaction changed the same rows.", fix: "Run again." },
  "22001": {
    code: "STATEMENT_FAILED",
    why: "A row holds a value that is longer than the new type allows; nothing was cut.",
    fix: "Shorten the values first, or keep the longer type.",
  },
  "22P02": notConvertible,
  "22007": notConvertible,
  "22008": notConvertible,
  "22003": {
    code: "STATEMENT_FAILED",
    why: "A row holds a number that the new type has no room for.",
    fix: "Change these rows first, or keep the wider type.",
  },
  "23502": {
    code: "STATEMENT_FAILED",
    why: "A row has NULL in the column.",
    fix: "Fill the column first. One that is new needs a default, or may be null until a later migration has filled it.",
  },
  "23503": {
    code: "STATEMENT_FAILED",
    why: "A row refers to one that does not exist.",
    fix: "Repair these rows first, or create the foreign key with notValid and validate it later.",
  },
  "23505": {
    code: "STATEMENT_FAILED",
    why: "Rows are equal where they must differ.",
    fix: "Remove the duplicates first.",
  },
  "23514": {
    code: "STATEMENT_FAILED",
    why: "A row does not pass the check.",
    fix: "Repair these rows first, or create the check with notValid and validate it later.",
  },
  "2BP01": {
    code: "STATEMENT_FAILED",
    why: "Other objects depend on this one.",
    fix: "Drop or change them first; nothing is dropped with CASCADE by itself.",
  },
};

const missingRole: Explanation = {
  code: "ROLE_MISSING",
  why: "Roles belong to the server; Schemix does not make them.",
  fix: "Create it first: CREATE ROLE, on each server.",
};

const withoutPartition: Explanation = {
  code: "STATEMENT_FAILED",
  why: "A row belongs to none of the partitions.",
  fix: "Make a partition that takes it, or one with DEFAULT for what is left, or change the row first.",
};

/** What a server's error means; `message` tells apart what shares a code. */
export function explanationOf(state: string, message: string): Explanation {
  if (state === "28000" && /no encryption|SSL off/i.test(message)) {
    return {
      code: "AUTHENTICATION_FAILED",
      fix: "The server wants TLS: add sslmode=require to the address.",
    };
  }
  if (state === "42704" && /\brole "/.test(message)) return missingRole;
  if (state === "23514" && message.startsWith("no partition of relation ")) return withoutPartition;
  if (state === "57014") return explainCancel(message);
  if (state === "23502" && /catalog|pg_/.test(message)) return { code: "STATEMENT_FAILED" };
  const found = states[state];
  if (found !== undefined) return found;
  if (state.startsWith("08")) return { code: "CONNECTION_LOST" };
  if (state.startsWith("28")) return { code: "AUTHENTICATION_FAILED" };
  return { code: "STATEMENT_FAILED" };
}

function explainCancel(message: string): Explanation {
  if (/statement timeout/i.test(message)) {
    return {
      code: "STATEMENT_FAILED",
      why: "The statement took longer than statement_timeout.",
      fix: "Raise statementTimeout, or split the work.",
    };
  }
  return { code: "ABORTED", why: "The running statement was cancelled." };
}
