/** The proof of a migration: done, looked at, taken back, looked at, and rolled back as if it had never been. */
import type {
  Connection,
  Dialect,
  FilledTable,
  RowWatchRequest,
  TransactionOptions,
} from "../../dialects/dialect.js";
import { SchemixError } from "../../errors/schemix-error.js";
import type { Hazard } from "../../lint/hazard.js";
import { hazardKindsOf } from "../../lint/hazards.js";
import type { IsSpared } from "../../lint/known.js";
import type { AnyOperation } from "../../objects/any.js";
import { describeOperation, summarize } from "../../objects/describe.js";
import { keyOf } from "../../schema/object.js";
import type { Schema } from "../../schema/schema.js";
import type { Comparison } from "../comparison/comparison.js";
import { refuseViews } from "../comparison/view-results.js";
import { judge, type Undeclared } from "./data-loss.js";
import { formerTable, type ProofOf, watchRequest } from "./data-proof.js";
import { undeclared } from "./declared-changes.js";
import { apply, type Direction, type Refusal, type Stage, watchOf } from "./rehearse-steps.js";
import { watchSparedTables } from "./rewrites.js";

export interface RehearseOptions {
  /** Prove that rows survive; default `true`. */
  readonly data?: boolean | undefined;
  /** Those of its transaction. */
  readonly limits?: TransactionOptions | undefined;
}

/** What a rehearsal has found out, besides that the migration does what it should. */
export interface Rehearsal {
  /** Hazards that nobody could know before: types that write a table anew, and rows that are in the way. */
  readonly hazards: readonly Hazard[];
  /** Whether `up` has not written a table anew. */
  readonly isSpared: IsSpared;
  /** What rows were made up, and where none could be. */
  readonly notes: readonly string[];
}

/**
 * Applies `up` and finds the entities, applies `down` and finds the start, in one transaction that is rolled back.
 * Rows are there while it happens, of ours where there are none, and are looked at each time. `proceed` is asked before
 * each operation and may throw to end it.
 *
 * @throws SchemixError `REHEARSAL_FAILED` naming the operation that failed, or what differs afterwards;
 * `DATA_LOSS_UNDECLARED` naming operation, table and column, `REWRITE_UNDECLARED` naming operation and table, `VIEW_DIFFERS`
 */
export async function rehearse(
  connection: Connection,
  dialect: Dialect,
  comparison: Comparison,
  proceed: () => void,
  options: RehearseOptions = {},
): Promise<Rehearsal> {
  const stage = { connection, dialect, comparison, proceed, limits: options.limits ?? {} };
  const refusals: Refusal[] = [];
  const left: string[] = [];
  for (let without: Without = options.data === false ? "watch" : new Set(); ; ) {
    const act = await perform(
      stage,
      without,
      refusals.some(({ direction }) => direction === "down"),
    );
    left.push(...act.left);
    if (act.refusal !== undefined) {
      const next = withoutRowsOf(act, stage, without);
      if (next === undefined) throw act.refusal.error;
      refusals.push(act.refusal);
      without = next;
      continue;
    }
    const rewrites = await judge(stage, act.undeclared, act.request);
    return {
      hazards: [...rewrites, ...refusals.flatMap((refusal) => hazardOf(refusal, stage))],
      isSpared: act.isSpared,
      notes: [...left.map(noteOfLeft), ...refusals.map(noteOf), ...act.filled.flatMap(noteOfFilling)],
    };
  }
}

/** Tables that get no rows; `rows`: none does; `watch`: nor does anybody look at rows. */
type Without = ReadonlySet<string> | "rows" | "watch";

/** One performance: there, back, and rolled back. */
interface Act {
  readonly refusal?: Refusal | undefined;
  readonly filled: readonly FilledTable[];
  readonly request?: RowWatchRequest | undefined;
  readonly undeclared: Undeclared;
  readonly isSpared: IsSpared;
  /** What `up` has not done of what the entities say, because the configuration has it so. */
  readonly left: readonly string[];
}

async function perform(stage: Stage, without: Without, isUpProved: boolean): Promise<Act> {
  const { connection, comparison } = stage;
  const { current, reread, normalized } = comparison;
  const request = without === "watch" ? undefined : requestOf(stage, without);
  await connection.begin({ ...stage.limits, repeatable: true });
  try {
    stage.proceed();
    const watch = await watchOf(stage, request);
    const filled = watch?.filled ?? [];
    const nothing = { filled, request, undeclared: { up: [], down: [] }, isSpared: () => false, left: [] };
    const sparedSince = await watchSpared(stage);
    const refusedUp = await apply(stage, comparison.up, "up");
    if (refusedUp !== undefined) return { ...nothing, refusal: refusedUp };
    const changedUp = (await watch?.look()) ?? [];
    const isSpared = await sparedSince();
    const reached = await reread();
    // Where no view is made to find out what it gives, that is known only now.
    if (comparison.goal === undefined) refuseViews(reached, comparison.model, stage.dialect);
    const left = isUpProved ? [] : proveUp(comparison, reached, await normalized(reached));
    const refusedDown = await apply(stage, comparison.down, "down");
    if (refusedDown !== undefined) return { ...nothing, left, refusal: refusedDown };
    const changedDown = (await watch?.look()) ?? [];
    const undone = await reread();
    proveDown(comparison, undone, await normalized(undone, current));
    const { defaultNamespace } = connection;
    const { dialect } = stage;
    const ways = {
      up: { operations: comparison.up, from: current, to: reached, dialect, defaultNamespace },
      down: { operations: comparison.down, from: reached, to: undone, dialect, defaultNamespace },
    };
    return {
      filled,
      request,
      left,
      isSpared,
      undeclared: { up: undeclared(changedUp, ways.up), down: undeclared(changedDown, ways.down) },
    };
  } finally {
    await connection.rollback();
  }
}

/** Which tables are not written anew from here on. Only of a new type is that not known beforehand. */
async function watchSpared({ connection, dialect, comparison }: Stage): Promise<() => Promise<IsSpared>> {
  const isDoubtful = comparison.up.some(
    (operation) => operation.kind === "alterColumn" && operation.type !== undefined,
  );
  if (!isDoubtful) return async () => () => false;
  const sparedSince = await watchSparedTables(dialect, connection);
  return async () => {
    const spared = await sparedSince();
    return ({ namespace = connection.defaultNamespace, table }) => spared.has(`${namespace}.${table}`);
  };
}

function proofOf({ connection, comparison }: Stage): ProofOf {
  const { up, down, current } = comparison;
  return { up, down, current, defaultNamespace: connection.defaultNamespace };
}

function requestOf(stage: Stage, without: ReadonlySet<string> | "rows"): RowWatchRequest {
  const request = watchRequest(proofOf(stage), without === "rows" ? new Set() : without);
  return without === "rows" ? { ...request, fill: [] } : request;
}

/** What to try next when rows of ours may be the reason; nothing when they are not. */
function withoutRowsOf({ refusal, filled }: Act, stage: Stage, without: Without): Without | undefined {
  const made = filled.filter(({ rows }) => rows > 0);
  if (refusal?.isAboutRows !== true || made.length === 0 || typeof without === "string") return undefined;
  const table = formerTable(refusal.operation, proofOf(stage));
  const isOurs = made.some(({ table: reference }) => keyOf(reference) === table);
  return table !== undefined && isOurs && without.size < 3 ? new Set([...without, table]) : "rows";
}

/** What was in the way of an operation that had not said that rows may be. */
function hazardOf(
  { operation, direction, error }: Refusal,
  { dialect, comparison }: Stage,
): readonly Hazard[] {
  const { formerType } = comparison;
  if (direction === "down" || hazardKindsOf(operation, { dialect, formerType }).has("mayFail")) return [];
  const { data, message } = error;
  const reason = typeof data.reason === "string" ? data.reason : message;
  return [
    { kind: "mayFail", message: `${describeOperation(operation)} failed with rows in the table: ${reason}` },
  ];
}

function noteOf({ operation, direction, error }: Refusal): string {
  return `Rows that were made up are in the way of ${direction}, ${describeOperation(operation)}: ${error.data.reason}. It was rehearsed without them.`;
}

function noteOfFilling({ table, rows, refused }: FilledTable): readonly string[] {
  if (refused === undefined) return [];
  const many = rows === 0 ? "no row" : `${rows} ${rows === 1 ? "row" : "rows"}`;
  return [`The data of ${table.namespace}.${table.name} was rehearsed with ${many}: ${refused}.`];
}

const ourFault =
  "This is a fault of Schemix; please report the entity and this message. `--no-rehearse` writes the migration unproved.";

function noteOfLeft(difference: string): string {
  return `processRevision has left a difference: to be what the entities say it would still take: ${difference}.`;
}

/** @returns what would still be left to do, when that is how the configuration wants it */
function proveUp(comparison: Comparison, found: Schema, expected: Schema): readonly string[] {
  const { operations } = comparison.planBetween(found, expected);
  if (operations.length === 0) return [];
  if (comparison.isProcessed === true) return operations.map(describeOperation);
  const goal = comparison.goal ?? "what the entities say";
  throw different(operations, "up", goal, ourFault);
}

function proveDown(comparison: Comparison, found: Schema, expected: Schema): void {
  const { operations } = comparison.planBetween(found, expected);
  if (operations.length === 0) return;
  const fix =
    comparison.isProcessed === true
      ? "processRevision has changed the plan: let it change `down` so that it takes back what `up` does."
      : ourFault;
  throw different(operations, "down", "what there was before", fix);
}

function different(
  operations: readonly AnyOperation[],
  direction: Direction,
  goal: string,
  fix: string,
): SchemixError {
  return new SchemixError("REHEARSAL_FAILED", {
    message: `After ${direction} the database is not ${goal}`,
    why: operations.map((operation) => `It would still take: ${describeOperation(operation)}`).join("\n"),
    fix,
    data: { direction, differences: summarize(operations) },
  });
}
