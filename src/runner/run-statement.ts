/** Runs one statement of a step, or the code of a data step. */
import type { Statement } from "../dialects/dialect.js";
import { SchemixError } from "../errors/schemix-error.js";
import type { StepBody } from "../operations/step.js";
import type { RunContext } from "./context.js";
import { report } from "./hooks.js";
import { type Lent, lend } from "./lend.js";
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
  context.interrupt.check();
  if (!isAnnounced) announce(context, step, index, found.statement.sql);
  const start = performance.now();
  const since = (): number => performance.now() - start;
  try {
    await execute(context, step, found.statement);
  } catch (error) {
    report(context.onStep, step, index, { phase: "failed", milliseconds: since(), error });
    throw error;
  }
  report(context.onStep, step, index, { phase: "after", milliseconds: since() });
}

async function execute(
  context: RunContext,
  step: CompiledStep,
  { sql, parameters, run }: Statement,
): Promise<void> {
  const { connection, interrupt } = context;
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
  const isDone = await interrupt.guard(connection, () => connection.attempt(texts));
  if (isDone)
    for (const offset of texts.keys()) report(context.onStep, step, start + offset, { phase: "after" });
  return isDone;
}

function announce(context: RunContext, step: CompiledStep, index: number, sql: string): void {
  const count = step.statements.length;
  context.emit({ type: "statement", revision: step.revision, index, count, sql });
  report(context.onStep, step, index, { phase: "before" });
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
