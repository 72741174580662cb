/** Calls the functions of the configuration while migrations run. */
import type { Connection } from "../dialects/dialect.js";
import { SchemixError } from "../errors/schemix-error.js";
import { describeOperation } from "../objects/describe.js";
import type { AppliedRevision, ApplyHook, StatementReport, StepHook } from "../operations/run-hooks.js";
import { headsOf } from "./applied.js";
import type { Interrupt } from "./interrupt.js";
import { lend } from "./lend.js";
import type { RevisionEntry } from "./revision-table.js";
import { type CompiledStep, labelOf } from "./step.js";

type Rows = ReadonlyMap<string, RevisionEntry>;

/** What a call of `onApply` needs. */
export interface ApplyCall
  extends Pick<AppliedRevision, "direction" | "isStamp" | "revision" | "message" | "parents"> {
  readonly before: Rows;
  readonly after: Rows;
}

/** Where it happens. */
export interface HookPlace {
  readonly connection: Connection;
  readonly interrupt: Interrupt;
  readonly onApply?: ApplyHook | undefined;
  readonly locate?: ((error: unknown) => string | undefined) | undefined;
}

/**
 * Calls `onApply` inside the transaction that writes the row.
 * @throws SchemixError `CALLBACK_FAILED` for what it throws, `ABORTED`
 */
export async function callOnApply(place: HookPlace, { before, after, ...call }: ApplyCall): Promise<void> {
  const { connection, interrupt, onApply } = place;
  if (onApply === undefined) return;
  const lent = lend(connection);
  const heads = { headsBefore: headsOf(before), headsAfter: headsOf(after) };
  const applied: AppliedRevision = Object.freeze({ ...call, ...heads, query: lent.session.query });
  const work = async (): Promise<void> => {
    try {
      await onApply(applied);
    } catch (cause) {
      const sql = lent.sqlOf(cause);
      throw failed(place, call, cause, sql === undefined ? undefined : `The statement: ${sql}`);
    }
    lent.takeBack();
    const late = await lent.settle();
    if (late > 0) throw failed(place, call, undefined, `It ended while ${late} of its queries still ran.`);
  };
  try {
    await interrupt.guard(connection, work, { isOpaque: true });
  } finally {
    lent.takeBack();
    await lent.settle();
  }
}

function failed(
  { locate }: HookPlace,
  { revision, direction, isStamp, message }: Omit<ApplyCall, "before" | "after">,
  cause: unknown,
  why: string | undefined,
): SchemixError {
  const text = cause instanceof Error ? cause.message : String(cause);
  const what = cause === undefined ? "did not await its queries" : `threw: ${text}`;
  const about = isStamp ? `, recording ${labelOf({ revision, message })},` : "";
  return new SchemixError("CALLBACK_FAILED", {
    message: `onApply${about} ${what}`,
    where: (cause === undefined ? undefined : locate?.(cause)) ?? "onApply",
    why,
    fix: "Correct `onApply` in the configuration.",
    data: { hook: "onApply", revision, direction, isStamp },
    cause,
  });
}

/** Tells `onStep` of a statement; what it throws becomes a process warning. */
export function report(
  onStep: StepHook | undefined,
  step: CompiledStep,
  index: number,
  rest: Pick<StatementReport, "phase" | "milliseconds" | "error">,
): void {
  const found = step.statements[index];
  if (onStep === undefined || found === undefined) return;
  const { operation, statement } = found;
  const { revision, direction, statements } = step;
  const place = { revision, direction, index, count: statements.length };
  const what = { kind: operation.kind, operation: describeOperation(operation), sql: statement.sql };
  const warn = (error: unknown): void =>
    process.emitWarning(error instanceof Error ? error : new Error(String(error)));
  try {
    const returned: unknown = onStep(Object.freeze({ ...place, ...what, ...rest }));
    if (returned instanceof Promise) returned.catch(warn);
  } catch (error) {
    warn(error);
  }
}
