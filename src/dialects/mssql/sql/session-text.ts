/** The batches by which a session keeps its settings and its transactions. */
import { quoteString } from "./writer.js";

/** LOCK_TIMEOUT knows no waiting at 0, and waits for ever at -1; here 0 means no limit. */
function lockTimeoutOf(milliseconds: number | undefined): string {
  return `SET LOCK_TIMEOUT ${milliseconds === undefined || milliseconds === 0 ? -1 : milliseconds}`;
}

/**
 * The options that indexed views, filtered indexes and computed columns ask for ("SET Options That Affect Results"), and
 * those that a text of the server depends on.
 */
export const ansiOptions = [
  "SET ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL, QUOTED_IDENTIFIER ON",
  "SET NUMERIC_ROUNDABORT OFF",
] as const;

const otherOptions = [
  "SET ANSI_NULL_DFLT_ON ON",
  "SET IMPLICIT_TRANSACTIONS OFF",
  "SET CURSOR_CLOSE_ON_COMMIT OFF",
  "SET NOCOUNT OFF",
  "SET LANGUAGE us_english",
  "SET DATEFORMAT mdy",
  "SET DATEFIRST 7",
  "SET TEXTSIZE 2147483647",
  "SET XACT_ABORT ON",
  "SET TRANSACTION ISOLATION LEVEL READ COMMITTED",
] as const;

/** @param actingAs a user of the database whose place the session takes */
export function setUpBatch(lockTimeout: number | undefined, actingAs?: string): string {
  const act = actingAs === undefined ? [] : [`EXECUTE AS USER = ${quoteString(actingAs)} WITH NO REVERT`];
  return [...ansiOptions, ...otherOptions, lockTimeoutOf(lockTimeout), ...act].join(";\n");
}

interface Beginning {
  readonly lockTimeout: number | undefined;
  /** Rows as they were when it begins, in a database that allows it (ALLOW_SNAPSHOT_ISOLATION). */
  readonly isSnapshot: boolean;
}

export function beginBatch({ lockTimeout, isSnapshot }: Beginning): string {
  const snapshot = `IF EXISTS (SELECT 1 FROM sys.databases WHERE name = DB_NAME() AND snapshot_isolation_state = 1)
  SET TRANSACTION ISOLATION LEVEL SNAPSHOT`;
  const begin = "BEGIN TRANSACTION;\nSELECT CURRENT_TRANSACTION_ID() AS [id]";
  return [lockTimeoutOf(lockTimeout), ...(isSnapshot ? [snapshot] : []), begin].join(";\n");
}

/** What a transaction has changed for itself, as it was before. */
function ending(lockTimeout: number | undefined): string {
  return [
    "SET XACT_ABORT ON",
    "SET TRANSACTION ISOLATION LEVEL READ COMMITTED",
    lockTimeoutOf(lockTimeout),
  ].join(";\n");
}

/** Whether it is still the transaction with that number, whole, and not inside of another one. */
function isWhole(id: string): string {
  return `XACT_STATE() = 1 AND @@TRANCOUNT = 1 AND CURRENT_TRANSACTION_ID() = ${id}`;
}

export function commitBatch(id: string, lockTimeout: number | undefined): string {
  return `IF ${isWhole(id)}
BEGIN
  COMMIT TRANSACTION;
  SELECT 1 AS [done];
END
ELSE SELECT 0 AS [done];
${ending(lockTimeout)}`;
}

export function rollbackBatch(lockTimeout: number | undefined): string {
  return `IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;\n${ending(lockTimeout)}`;
}

/** The number, the depth and the state of the transaction that there is. */
export const sameQuery =
  "SELECT CURRENT_TRANSACTION_ID() AS [id], @@TRANCOUNT AS [depth], XACT_STATE() AS [state]";

const savepoint = "schemix_attempt";
const mark = "schemix statement ";

/**
 * Statements behind a savepoint, each in a batch of its own as far as the server is concerned: none has to know what
 * may stand at the beginning of one. A message before each tells how far it came.
 */
export function attemptBatch(statements: readonly string[]): string {
  const each = statements.map(
    (statement, index) =>
      `PRINT N'${mark}${index}';\nEXEC (${quoteString(statement)});\nIF @@ERROR <> 0 RETURN;`,
  );
  return ["SET XACT_ABORT OFF;", `SAVE TRANSACTION ${savepoint};`, ...each, "SET XACT_ABORT ON;"].join("\n");
}

/** Which statement a message stands before. */
export function markIn(message: string): number | undefined {
  return message.startsWith(mark) ? Number(message.slice(mark.length)) : undefined;
}

/** Back to where an attempt began, when the transaction is still there; else it is over in any case. */
export function returnBatch(id: string): string {
  return `SET XACT_ABORT ON;
IF ${isWhole(id)}
BEGIN
  ROLLBACK TRANSACTION ${savepoint};
  SELECT 1 AS [kept];
END
ELSE
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SELECT 0 AS [kept];
END`;
}
