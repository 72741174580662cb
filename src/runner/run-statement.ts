/** Runs one statement of a step, or the code of a data step. */
import type { Connection } from "../dialects/dialect.js";
import { SchemixError } from "../errors/schemix-error.js";
import type { StepBody, StepConnection } from "../operations/step.js";
import type { RunContext } from "./context.js";
import { explained } from "./read-revisions.js";
import { type CompiledStep, labelOf } from "./step.js";

/**
 * Runs statement `index` of a step. Throws what the database or the step's code threw, coded.
 * @throws SchemixError `STATEMENT_FAILED`, `MIGRATION_THREW`, `ABORTED`…
 */
export async function runStatement(
  context: RunContext,
  step: CompiledStep,
  index: number,
  { isAnnounced = false }: { readonly isAnnounced?: boolean } = {},
): Promise<void> {
  const found = step.statements[index];
  if (found === undefined) return;
  const { connection, interrupt } = context;
  const { sql, parameters, run } = found.statement;
  interrupt.check();
  if (!isAnnounced) announce(context, step, index, sql);
  if (run === undefined) {
    await interrupt.guard(connection, () => connection.query(sql, parameters));
    return;
  }
  const lent = lend(connection);
  try {
    await interrupt.guard(connection, () => runBody(context, step, run, lent), { isOpaque: true });
  } finally {
    // Code that was left behind, by a signal or by itself, must not reach the session once its transaction is over.
    lent.takeBack();
    await lent.settle();
  }
}

/**
 * Runs statements `start` to `end` of a step in one go.
 * @returns `false` when the server refused one of them; none has happened then
 */
export async function runTogether(
  context: RunContext,
  step: CompiledStep,
  start: number,
  end: number,
): Promise<boolean> {
  const { connection, interrupt } = context;
  interrupt.check();
  const texts = step.statements.slice(start, end).map(({ statement }) => statement.sql);
  for (const [offset, sql] of texts.entries()) announce(context, step, start + offset, sql);
  return interrupt.guard(connection, () => connection.attempt(texts));
}

function announce(context: RunContext, step: CompiledStep, index: number, sql: string): void {
  const count = step.statements.length;
  context.emit({ type: "statement", revision: step.revision, index, count, sql });
}

/** Runs a person's code on the connection lent to it. */
async function runBody(context: RunContext, step: CompiledStep, body: StepBody, lent: Lent): Promise<void> {
  try {
    await body(lent.db);
  } catch (error) {
    if (error instanceof SchemixError) throw error;
    const failed = lent.sqlOf(error);
    if (failed !== undefined) throw explained(context.dialect, error, failed);
    throw new SchemixError("MIGRATION_THREW", {
      message: `op.run of ${labelOf(step)} threw: ${error instanceof Error ? error.message : String(error)}`,
      where: context.locate(error),
      cause: error,
    });
  } finally {
    lent.takeBack();
  }
  const late = await lent.settle();
  if (late === 0) return;
  throw new SchemixError("MIGRATION_THREW", {
    message: `op.run of ${labelOf(step)} ended while ${late} of its queries still ran`,
    why: "A query that is not awaited may end after the transaction, or fail without a word.",
    fix: "Write `await` before every db.query.",
  });
}

interface Lent {
  readonly db: StepConnection;
  /** The query on this connection that an error came from. */
  sqlOf(error: unknown): string | undefined;
  takeBack(): void;
  /** Waits for the queries that still run; how many there were. */
  settle(): Promise<number>;
}

function lend(connection: Connection): Lent {
  const running = new Set<Promise<unknown>>();
  const failures = new Map<unknown, string>();
  let isOpen = true;
  let last: Promise<unknown> = Promise.resolve();
  const query: StepConnection["query"] = (sql, parameters) => {
    if (!isOpen) return refused();
    // One after the other: a session takes one statement at a time, and code may ask for several at once.
    const result = last.then(() => (isOpen ? connection.query(sql, parameters) : refused()));
    last = result.catch(() => undefined);
    running.add(result);
    // A promise that nobody awaits must not end the process when it fails; it is reported by settle().
    const end = () => running.delete(result);
    result.then(end, (error: unknown) => {
      failures.set(error, sql);
      end();
    });
    return result;
  };
  return {
    db: { query },
    sqlOf: (error) => failures.get(error),
    takeBack: () => {
      isOpen = false;
    },
    settle: async () => {
      const late = running.size;
      await Promise.allSettled(running);
      return late;
    },
  };
}

function refused(): Promise<never> {
  const error = new SchemixError("OPERATION_INVALID", {
    message: "The connection of an op.run was used after its code had ended",
    fix: "Await everything inside op.run, and do not keep its connection.",
  });
  const rejection = Promise.reject(error);
  rejection.catch(() => undefined);
  return rejection;
}
