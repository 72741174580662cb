/** The proof of a migration: done, looked at, taken back, looked at, and rolled back as if it had never been. */
import type { Connection, Dialect, Statement } from "../dialects/dialect.js";
import { SchemixError } from "../errors/schemix-error.js";
import type { AnyOperation } from "../objects/any.js";
import { describeOperation, summarize } from "../objects/describe.js";
import type { Schema } from "../schema/schema.js";
import type { Comparison } from "./comparison.js";
import { siteOfOperation } from "./entity-site.js";

type Direction = "up" | "down";

/**
 * Applies `up` and finds the entities, applies `down` and finds the start, in one transaction that is rolled back.
 * `proceed` is asked before each operation and may throw to end it.
 * @throws SchemixError `REHEARSAL_FAILED` naming the operation that failed, or what differs afterwards
 */
export async function rehearse(
  connection: Connection,
  dialect: Dialect,
  comparison: Comparison,
  proceed: () => void,
): Promise<void> {
  const { current, reread, normalized } = comparison;
  await connection.begin();
  try {
    await apply(connection, dialect, comparison, "up", proceed);
    const reached = await reread();
    prove(comparison, reached, await normalized(reached), "up");
    await apply(connection, dialect, comparison, "down", proceed);
    const undone = await reread();
    prove(comparison, undone, await normalized(undone, current), "down");
  } finally {
    await connection.rollback();
  }
}

async function apply(
  connection: Connection,
  dialect: Dialect,
  comparison: Comparison,
  direction: Direction,
  proceed: () => void,
): Promise<void> {
  const statements = comparison[direction].flatMap((operation) =>
    dialect.compile(operation).map((statement) => ({ ...statement, operation })),
  );
  for (let start = 0, end = 0; start < statements.length; start = end) {
    proceed();
    end = Math.max(start + 1, endOfBatch(statements, start));
    const part = statements.slice(start, end);
    if (part.length > 1 && (await connection.attempt(part.map(({ sql }) => sql)))) continue;
    for (const { operation, sql, parameters } of part) {
      proceed();
      try {
        await connection.query(sql, parameters);
      } catch (error) {
        const site = siteOfOperation(comparison.model, operation, connection.defaultNamespace);
        throw failure(error, dialect, operation, [site, sql], direction);
      }
    }
  }
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
    const { operation, parameters = [], run } = statements[end] ?? {};
    if (operation === undefined || run !== undefined || parameters.length > 0) break;
    if (/Enum/.test(operation.kind)) break;
  }
  return end;
}

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
    fix:
      (coded?.code === "PERMISSION_DENIED" ? withoutRights : coded?.fix) ??
      "Correct the entity or the rows that stand in the way, or write the migration by hand with `generate --empty`.",
    data: { direction, operation: describeOperation(operation), sql, ...coded?.data },
    cause: error,
  });
}

function prove(comparison: Comparison, found: Schema, expected: Schema, direction: Direction): void {
  const { operations } = comparison.planBetween(found, expected);
  if (operations.length === 0) return;
  const goal = direction === "up" ? "what the entities say" : "what there was before";
  throw new SchemixError("REHEARSAL_FAILED", {
    message: `After ${direction} the database is not ${goal}`,
    why: operations.map((operation) => `It would still take: ${describeOperation(operation)}`).join("\n"),
    fix: "This is a fault of Schemix; please report the entity and this message. `--no-rehearse` writes the migration unproved.",
    data: { direction, differences: summarize(operations) },
  });
}
