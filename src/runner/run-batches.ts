/** Statements that are done in batches: each is committed together with the note of how far they are. */
import type { Batches, Connection } from "../dialects/dialect.js";
import { SchemixError } from "../errors/schemix-error.js";
import type { RunContext } from "./context.js";
import { fence } from "./fence.js";
import type { RevisionEntry } from "./revision-table.js";
import { announce, reported } from "./run-statement.js";
import { type CompiledStep, labelOf, statementsChecksum } from "./step.js";

/** How far a half-done step is, beyond the number of its statements. */
export interface BatchProgress {
  /** Rows that batches of the step have changed. */
  readonly changed: number;
  /** Of the statement that is under way: its checksum, where its last batch ended, and the rows it has looked at. */
  readonly of?: string | undefined;
  readonly after?: readonly string[] | undefined;
  readonly seen?: number | undefined;
}

const none: BatchProgress = { changed: 0 };

/** What a row says of it. */
export function readProgress(row: RevisionEntry | undefined): BatchProgress {
  return row?.progress === undefined ? none : (JSON.parse(row.progress) as BatchProgress);
}

/** What a row holds of it. */
export function progressText(progress: BatchProgress): string | undefined {
  return progress.changed === 0 && progress.of === undefined ? undefined : JSON.stringify(progress);
}

/** The progress when its statement is behind. */
export function pastStatement({ changed }: BatchProgress): BatchProgress {
  return { changed };
}

/** Writes and commits, in the transaction of the batch, how far statement `index` is. */
export type Save = (progress: BatchProgress, isLast: boolean) => Promise<void>;

/**
 * Runs statement `index` of a step from where `progress` says that it is.
 * @throws what the database says of a batch; those before it are done for good
 */
export async function runBatches(
  context: RunContext,
  place: { readonly step: CompiledStep; readonly index: number; readonly batches: Batches },
  progress: BatchProgress,
  save: Save,
): Promise<void> {
  const { connection, interrupt } = context;
  const { step, index, batches } = place;
  const of = checksumAt(step, index);
  announce(context, step, index);
  return reported(context, step, index, async () => {
    const cursor = await interrupt.guard(connection, () => batches.open(connection));
    let { changed, after, seen = 0 } = progress;
    for (let batch = 1; ; batch++) {
      interrupt.check();
      if (batch > 1 && batches.pause !== undefined) await interrupt.sleep(batches.pause);
      await connection.begin(batches.limits);
      await fence(context, step, context.rows);
      const found = await interrupt.guard(connection, () => cursor.next(after));
      changed += found.changed;
      seen += found.seen;
      after = found.end ?? after;
      await save({ changed, of, after, seen }, found.isLast);
      const { revision } = step;
      const count = step.statements.length;
      context.emit({ type: "batch", revision, index, count, batch, seen, changed, about: cursor.about });
      if (found.isLast) return;
    }
  });
}

/** Does all batches inside the transaction that is open, for a rehearsal. */
export async function runBatchesInside(connection: Connection, batches: Batches): Promise<void> {
  const cursor = await batches.open(connection);
  for (let after: readonly string[] | undefined; ; ) {
    const { end, isLast } = await cursor.next(after);
    if (isLast) return;
    after = end;
  }
}

/** Whether the statement that was left in the middle is still the same. */
export function isUnderWay(step: CompiledStep, index: number, { of }: BatchProgress): boolean {
  return of === checksumAt(step, index);
}

/** What is said of one that is not. */
export function editedUnderWay(step: CompiledStep, index: number, { changed }: BatchProgress): SchemixError {
  return new SchemixError("REVISION_EDITED", {
    message: `${labelOf(step)} is in the middle of a backfill, and the backfill was edited`,
    where: step.file,
    why: `${changed} rows are changed as it said before; the others would be changed as it says now.`,
    fix: `Put it back as it was (the size of the batches and the pauses may change). Or run it from its start as it is now, over all rows: \`schemix ${step.direction} --resume retry\`; or leave it at what is done: \`--resume done\`.`,
    data: { revision: step.revision, file: step.file, statement: index + 1 },
  });
}

function checksumAt(step: CompiledStep, index: number): string {
  return statementsChecksum(step.statements.slice(index, index + 1));
}
