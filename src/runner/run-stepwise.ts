/**
 * Steps that do not run in one transaction. Before a statement that cannot be undone its intent is written, and its
 * outcome after; statements that can share a transaction with their outcome do. So a run killed anywhere knows which
 * statements are done, and that at most one may or may not be.
 */
import type { ProbeResult } from "../dialects/dialect.js";
import { isSchemixError, SchemixError } from "../errors/schemix-error.js";
import { entryOf, type RunContext } from "./context.js";
import { excerpt, type Place, type Remains, stepFailure } from "./failure.js";
import { fence } from "./fence.js";
import { callOnApply } from "./hooks.js";
import { explained } from "./read-revisions.js";
import type { RevisionEntry } from "./revision-table.js";
import {
  type BatchProgress,
  editedUnderWay,
  isUnderWay,
  pastStatement,
  progressText,
  readProgress,
  runBatches,
} from "./run-batches.js";
import { runStatement } from "./run-statement.js";
import { applyCall, closingStatements } from "./run-transaction.js";
import { type CompiledStep, labelOf, statementsChecksum, summaryOf } from "./step.js";

/** How far a step is. */
interface Progress {
  /** Statements that are done. */
  done: number;
  /** How far the one that is under way is. */
  batches: BatchProgress;
  place: Place;
}

/**
 * Runs one step statement by statement, from where an earlier run left it.
 * @throws SchemixError of the statement that failed; `STATE_UNKNOWN` when an earlier one may or may not have run;
 * `REVISION_EDITED` when statements that are done have been edited
 */
export async function runStepwise(context: RunContext, step: CompiledStep, index: number): Promise<void> {
  const start = performance.now();
  const progress: Progress = { done: 0, batches: { changed: 0 }, place: { step } };
  context.emit({ type: "stepStarted", step: summaryOf(step), index, count: context.stepCount });
  const before = context.rows.get(step.revision);
  const isResumed = before !== undefined && isHalfDone(before);
  if (isResumed) Object.assign(progress, await resumeAt(context, step, before));
  try {
    await write(context, step, progress, start, { isFirst: !isResumed });
    while (progress.done < step.statements.length) {
      progress.place = { step, index: progress.done };
      await runOne(context, step, progress, start);
    }
  } catch (cause) {
    throw await failed(context, step, progress, cause);
  }
  const milliseconds = performance.now() - start;
  const rows = hasBatches(step) ? progress.batches.changed : undefined;
  context.finished.push({ step, milliseconds, rows });
  context.emit({ type: "stepFinished", step: summaryOf(step), milliseconds, rows });
}

/** Runs the statement that is next, and notes that it is done. */
async function runOne(
  context: RunContext,
  step: CompiledStep,
  progress: Progress,
  start: number,
): Promise<void> {
  const index = progress.done;
  const batches = step.statements[index]?.statement.batches;
  if (batches !== undefined) {
    await runBatches(context, { step, index, batches }, progress.batches, async (now, isLast) => {
      const next = isLast ? { done: index + 1, batches: pastStatement(now) } : { done: index, batches: now };
      if (isLast) progress.place = { step };
      await writeInside(context, step, next, start);
      Object.assign(progress, next);
    });
  } else if (canShareTransaction(context, step, index)) {
    await context.connection.begin();
    await fence(context, step, context.rows);
    await runStatement(context, step, index);
    progress.place = { step };
    await writeInside(context, step, { done: index + 1, batches: progress.batches }, start);
    progress.done++;
  } else {
    await runStatement(context, step, index);
    // It stays, whatever becomes of its note.
    progress.done++;
    progress.place = { step };
    await write(context, step, progress, start);
  }
}

function hasBatches(step: CompiledStep): boolean {
  return step.statements.some(({ statement }) => statement.batches !== undefined);
}

/** Whether a row says that a step was begun and not ended. */
export function isHalfDone(row: RevisionEntry): boolean {
  return row.state !== "applied";
}

/** Code and SQL that a person wrote may need to be outside a transaction; what a dialect compiled says so. */
function canShareTransaction(context: RunContext, step: CompiledStep, index: number): boolean {
  const found = step.statements[index];
  if (found === undefined || !context.dialect.capabilities.transactionalDdl) return false;
  const { operation, statement } = found;
  if (statement.batches !== undefined) return true;
  return operation.kind !== "execute" && operation.kind !== "run" && statement.transactional !== false;
}

/** What a row tells of how far a step is. */
type Mark = Pick<Progress, "done" | "batches">;

/** Notes in a transaction of its own how far the step is, and that the next statement is about to run. */
async function write(
  context: RunContext,
  step: CompiledStep,
  mark: Mark,
  start: number,
  options: { readonly isFirst?: boolean } = {},
): Promise<void> {
  await context.connection.begin();
  await fence(context, step, context.rows);
  await writeInside(context, step, mark, start, options);
}

async function writeInside(
  context: RunContext,
  step: CompiledStep,
  mark: Mark,
  start: number,
  options: { readonly isFirst?: boolean } = {},
): Promise<void> {
  const { connection, table } = context;
  const { revision, direction, message } = step;
  const rows = new Map(context.rows);
  const isLast = mark.done === step.statements.length;
  if (isLast) {
    const milliseconds = performance.now() - start;
    await connection.script(closingStatements(context, step, milliseconds).join(";\n"));
    if (direction === "down") rows.delete(revision);
    else rows.set(revision, entryOf(step, { milliseconds }));
    await callOnApply(context, { ...applyCall(step), before: context.rows, after: rows });
  } else {
    const entry = halfDone(context, step, mark, "running");
    const statements = [rows.has(revision) ? table.update(entry) : table.insert(entry)];
    if (options.isFirst === true) {
      statements.push(table.history({ revision, direction, event: "started", message }));
    }
    await connection.script(statements.join(";\n"));
    rows.set(revision, entry);
  }
  await connection.commit();
  context.rows = rows;
}

/** The row of a step that is begun: what is done, and what was begun beyond it. */
function halfDone(
  context: RunContext,
  step: CompiledStep,
  { done, batches }: Mark,
  state: "running" | "failed",
): RevisionEntry {
  const past = statementsChecksum(step.statements.slice(0, done));
  const isInFlight = !canShareTransaction(context, step, done);
  const next = isInFlight ? `.${statementsChecksum(step.statements.slice(done, done + 1))}` : "";
  return entryOf(step, {
    state,
    statementIndex: done,
    statementChecksum: `${past}${next}`,
    progress: progressText(batches),
  });
}

async function failed(
  context: RunContext,
  step: CompiledStep,
  progress: Progress,
  cause: unknown,
): Promise<SchemixError> {
  const { connection, table } = context;
  const error = explained(context.dialect, cause);
  const { done, place } = progress;
  if (isSchemixError(error, "CONNECTION_LOST")) {
    const why = `Statement ${done + 1} of ${step.statements.length} may have run; the next run asks the database.`;
    return stepFailure(context, place, cause, { kind: "unknown", why });
  }
  await connection.rollback().catch(() => undefined);
  const remains: Remains = { kind: "halfDone", done, rows: progress.batches.changed };
  const failure = stepFailure(context, place, cause, remains);
  if (!context.rows.has(step.revision) || isSchemixError(error, "CONCURRENT_RUN")) return failure;
  const entry = halfDone(context, step, progress, "failed");
  const { revision, direction } = step;
  const event = table.history({ revision, direction, event: "failed", message: failure.message });
  try {
    await connection.begin();
    await connection.script([table.update(entry), event].join(";\n"));
    await connection.commit();
  } catch {
    await connection.rollback().catch(() => undefined);
  }
  return failure;
}

/** How far a half-done step is, when the database is asked about the statement that was begun. */
async function resumeAt(context: RunContext, step: CompiledStep, row: RevisionEntry): Promise<Mark> {
  const batches = readProgress(row);
  const done = row.statementIndex;
  const past = (row.statementChecksum ?? "").split(".")[0];
  if (done > step.statements.length || past !== statementsChecksum(step.statements.slice(0, done))) {
    throw editedWhileHalfDone(step, done);
  }
  if (batches.of !== undefined && isUnderWay(step, done, batches)) return { done, batches };
  const isDone = await isBegunDone(context, step, row, batches);
  return { done: isDone ? done + 1 : done, batches: pastStatement(batches) };
}

/** Whether the statement behind those that are done counts as done. */
async function isBegunDone(
  context: RunContext,
  step: CompiledStep,
  row: RevisionEntry,
  batches: BatchProgress,
): Promise<boolean> {
  const done = row.statementIndex;
  if (done === step.statements.length) return false;
  if (batches.of !== undefined) {
    if (context.resume === undefined) throw editedUnderWay(step, done, batches);
    return context.resume === "done";
  }
  const begun = (row.statementChecksum ?? "").split(".")[1];
  if (begun === undefined) return false;
  const isSame = begun === statementsChecksum(step.statements.slice(done, done + 1));
  // Asked in every case: the probe also clears away what a broken index build has left.
  const result = isSame ? await probe(context, step, done) : "unknown";
  if (row.state === "failed") {
    // The server refused it in so many words, so it did not happen; what the probe finds was there before.
    return context.resume === "done";
  }
  if (result !== "unknown") return result === "done";
  if (context.resume !== undefined) return context.resume === "done";
  throw stateUnknown(step, done, isSame);
}

async function probe(context: RunContext, step: CompiledStep, index: number): Promise<ProbeResult> {
  const operation = step.statements[index]?.operation;
  if (operation === undefined) return "notDone";
  try {
    return await context.dialect.probe(context.connection, operation);
  } catch (error) {
    throw explained(context.dialect, error);
  }
}

function editedWhileHalfDone(step: CompiledStep, done: number): SchemixError {
  return new SchemixError("REVISION_EDITED", {
    message: `${labelOf(step)} is half done, and statements of it that are done were edited afterwards`,
    where: step.file,
    why: `${done} of its statements have run; they are not what the file says now.`,
    fix: "Put them back as they were: only statements that are not done yet may change. Or bring the database to one of both states by hand, and `schemix stamp` it.",
    data: { revision: step.revision, file: step.file, statementIndex: done },
  });
}

function stateUnknown(step: CompiledStep, index: number, isSame: boolean): SchemixError {
  const sql = step.statements[index]?.statement.sql ?? "";
  return new SchemixError("STATE_UNKNOWN", {
    message: `It is not known whether statement ${index + 1} of ${step.statements.length} of ${labelOf(step)} has run`,
    where: step.file,
    why: `${isSame ? "An earlier run ended while it was under way, and the database does not tell." : "An earlier run ended while it was under way, and the file was edited since."} The statement: ${excerpt(sql)}`,
    fix: `Look whether it took effect. If so: \`schemix ${step.direction} --resume done\`; if not: \`schemix ${step.direction} --resume retry\`.`,
    data: {
      revision: step.revision,
      direction: step.direction,
      file: step.file,
      statement: index + 1,
      statementCount: step.statements.length,
      sql,
    },
  });
}
