/** Runs one statement of a step, or the code of a data step. */
import { type Statement, TransactionLost } from "../dialects/dialect.js";
import type { RunContext } from "./context.js";
import { report } from "./hooks.js";
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
  if (!isAnnounced) announce(context, step, index);
  await reported(context, step, index, () => execute(context, step, found.statement));
}

/** Does the work of a statement, and tells what came of it. */
export async function reported<T>(
  { onStep }: RunContext,
  step: CompiledStep,
  index: number,
  work: () => Promise<T>,
): Promise<T> {
  const start = performance.now();
  const since = (): number => performance.now() - start;
  try {
    const done = await work();
    report(onStep, step, index, { phase: "after", milliseconds: since() });
    return done;
  } catch (error) {
    report(onStep, step, index, { phase: "failed", milliseconds: since(), error });
    throw error;
  }
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
  const { runCode } = await import("./run-code.js");
  await runCode({ ...context, label: labelOf(step) }, run);
}

/**
 * Runs statements `start` to `end` of a step in one go.
 * @param at told which statement it is that ends the transaction
 * @returns `false` when the server refused one of them; none has happened then
 */
export async function runTogether(
  context: RunContext,
  step: CompiledStep,
  start: number,
  end: number,
  at: (index: number) => void,
): Promise<boolean> {
  const { connection, interrupt } = context;
  interrupt.check();
  const texts = step.statements.slice(start, end).map(({ statement }) => statement.sql);
  for (const offset of texts.keys()) announce(context, step, start + offset);
  const isDone = await interrupt
    .guard(connection, () => connection.attempt(texts))
    .catch((error: unknown) => {
      if (!(error instanceof TransactionLost)) throw error;
      for (const offset of texts.keys())
        if (offset < error.index) report(context.onStep, step, start + offset, { phase: "after" });
      at(start + error.index);
      report(context.onStep, step, start + error.index, { phase: "failed", error: error.cause });
      throw error.cause;
    });
  if (isDone)
    for (const offset of texts.keys()) report(context.onStep, step, start + offset, { phase: "after" });
  return isDone;
}

/** Tells that a statement is about to run. */
export function announce(context: RunContext, step: CompiledStep, index: number): void {
  const count = step.statements.length;
  const sql = step.statements[index]?.statement.sql ?? "";
  context.emit({ type: "statement", revision: step.revision, index, count, sql });
  report(context.onStep, step, index, { phase: "before" });
}
