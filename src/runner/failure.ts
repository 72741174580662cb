/** What a failed run says: where it stopped, what was rolled back, what is applied, what to type next. */

import type { Statement } from "../dialects/dialect.js";
import type { ErrorCode } from "../errors/codes.js";
import { SchemixError } from "../errors/schemix-error.js";
import { describeOperation } from "../objects/describe.js";
import type { RunContext } from "./context.js";
import { explained } from "./read-revisions.js";
import { type CompiledStep, labelOf } from "./step.js";

/** Where in a run something happened. */
export interface Place {
  readonly step: CompiledStep;
  /** Index of the statement, from 0; absent: outside of any, at COMMIT for example. */
  readonly index?: number | undefined;
  /** What was being done when there is no statement: `COMMIT`. */
  readonly doing?: string | undefined;
}

/** What is left of the step that failed. */
export type Remains =
  /** All of it was rolled back, and `others` of the run with it. */
  | { readonly kind: "rolledBack"; readonly others: readonly CompiledStep[] }
  /** The statements before `done` stay; a later run goes on there. */
  | { readonly kind: "halfDone"; readonly done: number; readonly rows?: number | undefined }
  /** Nobody knows. */
  | { readonly kind: "unknown"; readonly why: string }
  /** It is applied all the same. */
  | { readonly kind: "applied" };

/** An error of a step, with everything a person needs to go on. */
export function stepFailure(
  context: RunContext,
  place: Place,
  cause: unknown,
  remains: Remains,
): SchemixError {
  const error = codedError(context, place, cause);
  const { step } = place;
  const applied = context.finished.map((finished) => finished.step.revision);
  const statement = place.index === undefined ? undefined : step.statements[place.index];
  const number = place.index === undefined ? undefined : place.index + 1;
  const sql = statement?.statement.sql;
  const line = lineOf(error, statement?.statement);
  const isThrown = error.code === "MIGRATION_THREW" || error.code === "CALLBACK_FAILED";
  return new SchemixError(error.code, {
    message: messageOf(place, error),
    where: [
      isThrown ? (error.where ?? step.file) : step.file,
      statement && describeOperation(statement.operation),
    ]
      .filter(Boolean)
      .join(", "),
    why: [
      error.why,
      sql === undefined || isThrown
        ? undefined
        : `The statement${line === undefined ? "" : `, line ${line}`}: ${error.where ?? excerpt(sql)}`,
    ]
      .filter(Boolean)
      .join(" "),
    fix: [error.fix, remainsText(context, step, remains), nextText(step, error.code, remains)]
      .filter(Boolean)
      .join(" "),
    data: {
      ...error.data,
      ...(line === undefined ? {} : { line }),
      revision: step.revision,
      direction: step.direction,
      file: step.file,
      ...(number === undefined ? {} : { statement: number, statementCount: step.statements.length, sql }),
      finished: applied,
      rolledBack: remains.kind === "rolledBack" ? [...remains.others, step].map((each) => each.revision) : [],
      remains: remains.kind,
    },
    cause: error.cause ?? (cause === error ? undefined : cause),
  });
}

/** The line that a database complains of, in the text as it was written; of a text of one line nobody has to be told. */
function lineOf({ data }: SchemixError, statement: Statement | undefined): number | undefined {
  // Within a procedure lines are those of the procedure.
  if (statement === undefined || typeof data?.line !== "number" || data.procedure !== undefined)
    return undefined;
  const isSingle = statement.line === undefined && !statement.sql.includes("\n");
  return isSingle ? undefined : data.line + (statement.line ?? 1) - 1;
}

function messageOf(place: Place, error: SchemixError): string {
  const { step, index } = place;
  const head = `${labelOf(step)}, ${step.direction}`;
  if (error.code === "ABORTED") return `${error.message} during ${head}`;
  if (index !== undefined) {
    return `${head}: statement ${index + 1} of ${step.statements.length} failed: ${error.message}`;
  }
  return place.doing === undefined
    ? `${head}: ${error.message}`
    : `${head}: ${place.doing} failed: ${error.message}`;
}

/** The error as a coded one: the database's own, or what a person's code threw. */
function codedError(context: RunContext, place: Place, cause: unknown): SchemixError {
  const statement = place.index === undefined ? undefined : place.step.statements[place.index]?.statement;
  const error = explained(context.dialect, cause, statement?.sql);
  if (error instanceof SchemixError) return error;
  return new SchemixError("INTERNAL", { message: error.message, cause: error });
}

function remainsText(context: RunContext, step: CompiledStep, remains: Remains): string {
  const done = context.finished.map((finished) => finished.step.revision);
  const before =
    done.length === 0
      ? "This run changed nothing else."
      : `Done in this run: ${done.join(", ")} (${step.direction}).`;
  switch (remains.kind) {
    case "rolledBack": {
      const others = remains.others.map((other) => other.revision);
      const what = others.length === 0 ? "this migration" : `this migration and ${others.join(", ")}`;
      return `All of ${what} was rolled back. ${before}`;
    }
    case "halfDone": {
      const rows =
        remains.rows === undefined || remains.rows === 0
          ? ""
          : `, and ${remains.rows} rows that its batches have changed`;
      return `It does not run in a transaction: ${remains.done} of its ${step.statements.length} statements are done and stay${rows}. ${before}`;
    }
    case "unknown":
      return `${remains.why} ${before}`;
    case "applied":
      return `The migration is ${step.direction === "up" ? "applied" : "taken back"} all the same. ${before}`;
  }
}

function nextText(step: CompiledStep, code: ErrorCode, remains: Remains): string {
  const again = `\`schemix ${step.direction}\``;
  if (code === "ABORTED" || code === "CONNECTION_LOST" || code === "CONCURRENT_RUN") {
    return `Run ${again} again to go on.`;
  }
  const isMigrationRight = code === "PERMISSION_DENIED" || code === "CALLBACK_FAILED";
  if (isMigrationRight && remains.kind === "rolledBack") return `Then run ${again} again.`;
  if (remains.kind === "halfDone") {
    return `Correct what is wrong, in the database or in the statements that are not done, and run ${again} again: it goes on there.`;
  }
  return `Correct the migration, and run ${again} again.`;
}

/** SQL for a message: enough to know it by. */
export function excerpt(sql: string): string {
  const line = sql.replace(/\s+/g, " ").trim();
  return line.length <= 500 ? line : `${line.slice(0, 497)}...`;
}
