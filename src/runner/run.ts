/** Runs migrations: lock, plan, and step after step. */
import { SchemixError } from "../errors/schemix-error.js";
import { adopted, adoptRows, type Squash } from "./adopt.js";
import type { FinishedStep, RunContext } from "./context.js";
import { stepFailure } from "./failure.js";
import { prepareTables, type Session, type SessionRequest, withLock, withSession } from "./open-run.js";
import { readRevisions } from "./read-revisions.js";
import { withRetries } from "./retry.js";
import type { RevisionEntry, RevisionRow } from "./revision-table.js";
import { isHalfDone, runStepwise } from "./run-stepwise.js";
import { runTransaction, type TransactionOptions } from "./run-transaction.js";
import { type CompiledStep, compileStep, labelOf, type Step, type TransactionMode } from "./step.js";

export interface MigrationRequest extends SessionRequest {
  /**
   * The steps to take when the database says `rows`. Called before the lock, so that a broken file or an idle run costs
   * nobody anything, and again under it when the rows have changed meanwhile.
   */
  readonly plan: (rows: ReadonlyMap<string, RevisionRow>) => Promise<readonly Step[]>;
  readonly direction: "up" | "down";
  /** Recorded instead of what they replace, before and after the steps. */
  readonly squashes?: readonly Squash[] | undefined;
  readonly mode: TransactionMode;
  /** Milliseconds. */
  readonly lockWait: number;
  readonly resume?: "done" | "retry" | undefined;
  /** How often a transaction that others stood in the way of is tried again; default: never. */
  readonly retries?: number | undefined;
  readonly dryRun?: boolean | undefined;
  /** Where in the user's files an error was thrown, for people. */
  readonly locate?: ((error: unknown) => string | undefined) | undefined;
}

export interface MigrationOutcome {
  readonly server: string;
  /** What ran; for a dry run, what would. */
  readonly steps: readonly FinishedStep[];
  /** The revision table afterwards. */
  readonly rows: ReadonlyMap<string, RevisionEntry>;
}

/**
 * Connects, plans, locks, and runs.
 * @throws SchemixError whatever the steps, the lock or the database say
 */
export async function runMigrations(request: MigrationRequest): Promise<MigrationOutcome> {
  return withSession(request, async (session) => {
    const { connection, table } = session;
    const { server } = connection;
    const { dialect } = request.database;
    const { squashes = [] } = request;
    const found = await readRevisions(connection, dialect, table);
    const first = adopted(squashes, found.rows);
    const planned = await plan(request, first);
    if ((planned.length === 0 && first === found.rows) || request.dryRun === true) {
      return { server, steps: planned.map((step) => ({ step, milliseconds: 0 })), rows: first };
    }
    const idle = whileWaiting(request, session, planned);
    const work = async (): Promise<MigrationOutcome> => {
      const prepared = await prepareTables(request, session);
      const expected = adopted(squashes, prepared.rows);
      const steps = isSameState(first, expected) ? planned : await plan(request, expected);
      const adopting = { connection, dialect, table, squashes };
      const rows = await adoptRows(adopting, prepared.rows);
      const outcome = await runSteps(request, session, steps, rows);
      return { server, ...outcome, rows: await adoptRows(adopting, outcome.rows) };
    };
    return (await withLock(request, session, work, idle.isOver)) ?? { server, steps: [], rows: idle.rows() };
  });
}

/**
 * Looks at the rows while another runner has the lock: a runner that finds all of its steps done has no use for the lock.
 * So those who waited together go on together, instead of each after the one before.
 */
function whileWaiting(request: MigrationRequest, session: Session, planned: readonly CompiledStep[]) {
  let rows: ReadonlyMap<string, RevisionRow> = new Map();
  const isOver = async (): Promise<boolean> => {
    // Who waits to take back has not been spared it by another who did.
    if (request.direction === "down") return false;
    rows = (await readRevisions(session.connection, request.database.dialect, session.table)).rows;
    const isDone = planned.every(({ revision }) => rows.get(revision)?.state === "applied");
    return (
      isDone && adopted(request.squashes ?? [], rows) === rows && (await plan(request, rows)).length === 0
    );
  };
  return { isOver, rows: () => rows };
}

async function plan(
  request: MigrationRequest,
  rows: ReadonlyMap<string, RevisionRow>,
): Promise<readonly CompiledStep[]> {
  const steps = await request.plan(rows);
  const compiled = steps.map((step) => compileStep(step, request.database.dialect, request.mode));
  checkHalfDone(request, compiled, rows);
  checkMode(request, compiled);
  return compiled;
}

/** A step that was begun is ended first, in its own direction. */
function checkHalfDone(
  request: MigrationRequest,
  steps: readonly CompiledStep[],
  rows: ReadonlyMap<string, RevisionRow>,
): void {
  for (const row of rows.values()) {
    if (!isHalfDone(row)) continue;
    const step = steps.find(({ revision }) => revision === row.revision);
    if (step !== undefined && step.direction === row.direction) continue;
    throw new SchemixError("REVISION_HALF_DONE", {
      message: `${labelOf(row)} is half done: ${row.direction} ended after ${row.statementIndex} of ${row.statementCount} statements`,
      why: `It does not run in a transaction, so what was done stays, and \`schemix ${request.direction}\` as it was asked for does not go on with it.`,
      fix: `End it first with \`schemix ${row.direction}\`; or bring the database to one of both states by hand, and \`schemix stamp\` it.`,
      data: {
        revision: row.revision,
        direction: row.direction,
        state: row.state,
        statementIndex: row.statementIndex,
      },
    });
  }
}

function checkMode(request: MigrationRequest, steps: readonly CompiledStep[]): void {
  if (request.mode !== "all") return;
  const misfit = steps.find((step) => !step.isAtomic);
  if (misfit === undefined) return;
  throw new SchemixError("OPERATION_INVALID", {
    message: `${labelOf(misfit)} does not run in a transaction, so the run cannot be one`,
    where: misfit.file,
    fix: "Use `--transaction each`, the default.",
    data: { revision: misfit.revision, file: misfit.file },
  });
}

/** Whether a plan made for `before` is right for `after`. */
function isSameState(
  before: ReadonlyMap<string, RevisionRow>,
  after: ReadonlyMap<string, RevisionRow>,
): boolean {
  if (before.size !== after.size) return false;
  for (const [revision, row] of after) {
    const other = before.get(revision);
    const isSame =
      other !== undefined &&
      other.state === row.state &&
      other.direction === row.direction &&
      other.statementIndex === row.statementIndex &&
      other.statementChecksum === row.statementChecksum &&
      other.checksum === row.checksum;
    if (!isSame) return false;
  }
  return true;
}

async function runSteps(
  request: MigrationRequest,
  session: Session,
  steps: readonly CompiledStep[],
  rows: ReadonlyMap<string, RevisionEntry>,
): Promise<Omit<MigrationOutcome, "server">> {
  const context: RunContext = {
    ...session,
    ...request.hooks,
    dialect: request.database.dialect,
    resume: request.resume,
    locate: request.locate ?? (() => undefined),
    stepCount: steps.length,
    rows,
    finished: [],
  };
  for (const [offset, group] of groupsOf(request.mode, steps).entries()) {
    const [step] = group;
    if (step === undefined) continue;
    const { requested } = context.interrupt;
    if (requested !== undefined) {
      // The signal came between two steps: nothing is half done.
      throw stepFailure(context, { step }, requested, { kind: "rolledBack", others: [] });
    }
    const half = context.rows.get(step.revision);
    if (!step.isAtomic || (half !== undefined && isHalfDone(half))) await runStepwise(context, step, offset);
    else
      await withRetries(context, group, request.retries ?? 0, () =>
        runTransaction(context, group, transactionOptions(request, context, offset)),
      );
  }
  return { steps: context.finished, rows: context.rows };
}

function groupsOf(
  mode: TransactionMode,
  steps: readonly CompiledStep[],
): readonly (readonly CompiledStep[])[] {
  return mode === "all" ? [steps] : steps.map((step) => [step]);
}

function transactionOptions(
  request: MigrationRequest,
  context: RunContext,
  offset: number,
): TransactionOptions {
  const { connection, table } = context;
  return {
    offset,
    isApplied: (step) => readBack(request, step),
    noteFailure: async ({ revision, direction }, failure) => {
      try {
        await connection.query(
          table.history({ revision, direction, event: "failed", message: failure.message }),
        );
      } catch {
        // The failure itself is what counts; a history that cannot be written must not hide it.
      }
    },
  };
}

/** Whether a step whose COMMIT was not answered is done after all; `undefined`: cannot be known now. */
async function readBack(request: MigrationRequest, step: CompiledStep): Promise<boolean | undefined> {
  try {
    return await withSession({ ...request, signal: undefined, onEvent: undefined }, async (session) => {
      // The lost session holds the lock until the server has decided about its transaction.
      const lockWait = Math.min(request.lockWait, 10_000);
      return withLock({ ...request, lockWait }, session, async () => {
        const { rows } = await readRevisions(session.connection, request.database.dialect, session.table);
        const row = rows.get(step.revision);
        return step.direction === "up" ? row?.state === "applied" : row === undefined;
      });
    });
  } catch {
    return undefined;
  }
}
