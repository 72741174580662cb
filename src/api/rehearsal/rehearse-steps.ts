/** The operations of a rehearsal, done in a transaction that its caller ends. */
import type {
  Connection,
  Dialect,
  RowWatch,
  RowWatchRequest,
  Statement,
  TransactionOptions,
} from "../../dialects/dialect.js";
import { SchemixError } from "../../errors/schemix-error.js";
import type { AnyOperation } from "../../objects/any.js";
import { isRoutine } from "../../objects/definition/shape.js";
import { describeOperation } from "../../objects/describe.js";
import { runInside } from "../../runner/run-inside.js";
import type { Comparison } from "../comparison/comparison.js";
import { siteOfOperation } from "../project/entity-site.js";

export type Direction = "up" | "down";

export interface Stage {
  readonly connection: Connection;
  readonly dialect: Dialect;
  readonly comparison: Comparison;
  readonly proceed: () => void;
  readonly limits: TransactionOptions;
}

/** An operation that the server did not take. */
export interface Refusal {
  readonly operation: AnyOperation;
  readonly direction: Direction;
  readonly error: SchemixError;
  /** It is because of what rows hold. */
  readonly isAboutRows: boolean;
}

/** Rows are put in and looked at from here on. */
export async function watchOf(
  { connection, dialect }: Stage,
  request: RowWatchRequest | undefined,
): Promise<RowWatch | undefined> {
  if (request === undefined || (request.tables.length === 0 && request.others !== true)) return undefined;
  try {
    return await dialect.watchRows(connection, request);
  } catch (error) {
    throw dialect.explain(error, {});
  }
}

/** @returns the operation that the server refused, if it did */
export async function apply(
  { connection, dialect, comparison, proceed }: Stage,
  operations: readonly AnyOperation[],
  direction: Direction,
): Promise<Refusal | undefined> {
  const statements = operations.flatMap((operation) =>
    dialect.compile(inTransaction(operation)).map((statement) => ({ ...statement, operation })),
  );
  for (let start = 0, end = 0; start < statements.length; start = end) {
    proceed();
    end = Math.max(start + 1, endOfBatch(statements, start));
    const part = statements.slice(start, end);
    if (part.length > 1 && (await connection.attempt(part.map(({ sql }) => sql)))) continue;
    for (const { operation, ...statement } of part) {
      proceed();
      const { sql } = statement;
      try {
        await runInside({ connection, dialect, label: describeOperation(operation) }, statement);
      } catch (error) {
        const site = siteOfOperation(comparison.model, operation, connection.defaultNamespace);
        return {
          operation,
          direction,
          isAboutRows: dialect.isAboutRows(error),
          error: failure(error, dialect, operation, [site, sql], direction),
        };
      }
    }
  }
  return undefined;
}

/** What is built beside the writers leads to the same as what makes them wait; only that can be rolled back. */
function inTransaction(operation: AnyOperation): AnyOperation {
  if (operation.kind !== "createIndex" && operation.kind !== "dropIndex") return operation;
  const { concurrently: _, ...plain } = operation;
  return plain;
}

/** Statements that are sent together; one that is refused is found by sending them again one by one. */
const most = 200;

/**
 * Values added to an enum can be used at once only where the type was made by the very same transaction, which a
 * part of it is not: what concerns enums goes alone.
 */
function endOfBatch(
  statements: readonly (Statement & { readonly operation: AnyOperation })[],
  start: number,
): number {
  let end = start;
  for (; end < statements.length && end - start < most; end++) {
    const { operation, parameters = [], run, batches } = statements[end] ?? {};
    if (operation === undefined || run !== undefined || batches !== undefined || parameters.length > 0) break;
    if (/Enum/.test(operation.kind)) break;
  }
  return end;
}

const aboutRows =
  "A migration before this one can do that (`schemix generate --empty`, then op.execute or op.backfill); or write this one with `--no-rehearse` and put the step into it.";

const withoutRights =
  "Grant the right to the role, connect as the owner of the object, or write the migration unproved with `--no-rehearse`.";

function failure(
  error: unknown,
  dialect: Dialect,
  operation: AnyOperation,
  [site, sql]: readonly [site: string | undefined, sql: string],
  direction: Direction,
): SchemixError {
  const explained = dialect.explain(error, { statement: sql });
  const coded = explained instanceof SchemixError ? explained : undefined;
  if (coded !== undefined && (coded.code === "CONNECTION_LOST" || coded.code === "ABORTED")) return coded;
  return new SchemixError("REHEARSAL_FAILED", {
    message: `Rehearsing ${direction}, the database refused to ${describeOperation(operation)}: ${explained.message}`,
    where: site === undefined ? sql : `${site}: ${sql}`,
    why:
      coded?.why ??
      "The migration was tried in a transaction, which has been rolled back; nothing was written.",
    fix: fixOf(coded, operation, dialect.isAboutRows(error)),
    data: {
      direction,
      operation: describeOperation(operation),
      sql,
      reason: explained.message,
      ...coded?.data,
    },
    cause: error,
  });
}

function fixOf(refused: SchemixError | undefined, operation: AnyOperation, isAboutRows: boolean): string {
  if (refused?.code === "PERMISSION_DENIED") return withoutRights;
  if (operation.kind === "alterEnum" && isAboutRows)
    return "Change these rows first, or write the migration with `--no-rehearse` and let `replace` of op.alterEnum say which value takes the place of the one that goes.";
  const isMade = operation.kind === "createObject" || operation.kind === "replaceObject";
  if (isMade && isRoutine({ kind: operation.object }))
    return "Correct the routine; where its body names what it finds only when it runs, its declaration may say `checkBody: false`.";
  if (refused?.fix === undefined)
    return "Correct the entity or the rows that stand in the way, or write the migration by hand with `generate --empty`.";
  return isAboutRows ? `${refused.fix} ${aboutRows}` : refused.fix;
}
