/** Steps that happen whole or not at all. */
import { isSchemixError, SchemixError } from "../errors/schemix-error.js";
import { batchEnd, tablesMadeBy } from "./batch.js";
import { entryOf, type FinishedStep, type RunContext, rowsAfter } from "./context.js";
import { type Place, type Remains, stepFailure } from "./failure.js";
import { fence } from "./fence.js";
import { callOnApply } from "./hooks.js";
import { explained } from "./read-revisions.js";
import { runStatement, runTogether } from "./run-statement.js";
import { type CompiledStep, labelOf, summaryOf } from "./step.js";

/** How many steps came before, and what tells whether a COMMIT whose answer was lost has happened. */
export interface TransactionOptions {
  readonly offset: number;
  readonly isApplied: (step: CompiledStep) => Promise<boolean | undefined>;
  readonly noteFailure: (step: CompiledStep, error: SchemixError) => Promise<void>;
}

/**
 * Runs steps in one transaction, their rows and history included.
 * @throws SchemixError of the step that failed, after everything was rolled back
 */
export async function runTransaction(
  context: RunContext,
  steps: readonly CompiledStep[],
  options: TransactionOptions,
): Promise<void> {
  const [first] = steps;
  if (first === undefined) return;
  const { connection } = context;
  let place: Place = { step: first, doing: "BEGIN" };
  let rows = context.rows;
  const finished: FinishedStep[] = [];
  try {
    context.interrupt.check();
    await connection.begin();
    for (const [position, step] of steps.entries()) {
      const index = options.offset + position;
      context.emit({ type: "stepStarted", step: summaryOf(step), index, count: context.stepCount });
      const start = performance.now();
      place = { step };
      await fence(context, step, rows);
      await runStatements(context, step, (index) => {
        place = { step, index };
      });
      place = { step, doing: "writing the revision table" };
      const milliseconds = performance.now() - start;
      await connection.script(closingStatements(context, step, milliseconds).join(";\n"));
      const after = rowsAfter(rows, step, milliseconds);
      place = { step };
      await callOnApply(context, { ...applyCall(step), before: rows, after });
      rows = after;
      finished.push({ step, milliseconds });
    }
    context.interrupt.check();
    await checkTransaction(context, place.step);
    place = { step: place.step, doing: "COMMIT" };
    await connection.commit();
  } catch (cause) {
    throw await failed(context, steps, place, cause, options);
  }
  context.rows = rows;
  for (const done of finished) {
    context.finished.push(done);
    context.emit({ type: "stepFinished", step: summaryOf(done.step), milliseconds: done.milliseconds });
  }
}

/** A step as `onApply` is told of it. */
export function applyCall({ direction, revision, message, parents }: CompiledStep) {
  return { direction, isStamp: false, revision, message, parents };
}

/** @param at told which statement is next */
async function runStatements(
  context: RunContext,
  step: CompiledStep,
  at: (index: number) => void,
): Promise<void> {
  const made = tablesMadeBy(step.operations);
  let announced = 0;
  for (let index = 0; index < step.statements.length; index++) {
    at(index);
    const end = index < announced ? index : batchEnd(step.statements, index, made);
    if (end > index) {
      announced = end;
      if (await runTogether(context, step, index, end, at)) {
        index = end - 1;
        continue;
      }
    }
    // Alone; after a refused batch this finds out which statement it was.
    await runStatement(context, step, index, { isAnnounced: index < announced });
    if (isHandwritten(step, index)) await checkTransaction(context, step);
  }
}

/** The statements that end a step: its row and its line of history. */
export function closingStatements(context: RunContext, step: CompiledStep, milliseconds: number): string[] {
  const { table } = context;
  const { revision, direction, message } = step;
  const entry = entryOf(step, { milliseconds });
  const isThere = context.rows.has(revision);
  const row =
    direction === "down" ? table.delete(revision) : isThere ? table.update(entry) : table.insert(entry);
  return [row, table.history({ revision, direction, event: "finished", milliseconds, message })];
}

function isHandwritten(step: CompiledStep, index: number): boolean {
  const kind = step.statements[index]?.operation.kind;
  return kind === "execute" || kind === "run";
}

async function checkTransaction(context: RunContext, step: CompiledStep): Promise<void> {
  if (await context.connection.isSameTransaction()) return;
  throw new SchemixError("TRANSACTION_BROKEN", {
    message: `${labelOf(step)} ended the transaction it runs in`,
    why: "A BEGIN, COMMIT or ROLLBACK of its own takes away the promise that it happens whole or not at all.",
    fix: "Take it out, or let the migration run without a transaction: `static readonly transaction = false;`.",
  });
}

async function failed(
  context: RunContext,
  steps: readonly CompiledStep[],
  place: Place,
  cause: unknown,
  options: TransactionOptions,
): Promise<SchemixError> {
  const error = explained(context.dialect, cause);
  const isLost = isSchemixError(error, "CONNECTION_LOST");
  if (!isLost) await context.connection.rollback().catch(() => undefined);
  const remains = await remainsOf(steps, place, error, options);
  const failure = stepFailure(context, place, cause, remains);
  if (!isLost) await options.noteFailure(place.step, failure);
  return failure;
}

async function remainsOf(
  steps: readonly CompiledStep[],
  place: Place,
  error: Error,
  options: TransactionOptions,
): Promise<Remains> {
  if (isSchemixError(error, "TRANSACTION_BROKEN")) {
    return {
      kind: "unknown",
      why: "What ran before its own COMMIT stays, and is not recorded: compare the database with the migration by hand.",
    };
  }
  if (isSchemixError(error, "CONNECTION_LOST") && place.doing === "COMMIT") {
    const isApplied = await options.isApplied(place.step);
    if (isApplied === true) return { kind: "applied" };
    if (isApplied === undefined) {
      return {
        kind: "unknown",
        why: "The answer to COMMIT was lost: `schemix status` says whether it is applied.",
      };
    }
  }
  return { kind: "rolledBack", others: steps.slice(0, steps.indexOf(place.step)) };
}
