/** The statements of a run as text, for somebody else to execute. */
import type { Dialect, Statement } from "../dialects/dialect.js";
import { isSchemixError, SchemixError } from "../errors/schemix-error.js";
import type { AnyOperation } from "../objects/any.js";
import type { BoundSql } from "../operations/recording.js";
import type { Backfill } from "../operations/step.js";
import { withLiterals } from "../schema/sql.js";
import { entryOf } from "./context.js";
import type { RevisionEntry, RevisionTable } from "./revision-table.js";
import {
  type CompiledStep,
  compileStep,
  labelOf,
  type Step,
  statementsChecksum,
  type TransactionMode,
} from "./step.js";

export interface OfflineRequest {
  readonly dialect: Dialect;
  readonly table: RevisionTable;
  readonly steps: readonly Step[];
  readonly mode: TransactionMode;
  /** Whether the script begins with the two tables. */
  readonly createsTables: boolean;
}

/**
 * A stand-in for the dialect's placeholders while a migration is recorded for a script: NUL is in no SQL text, so the
 * places of bound values are found again without reading the text.
 */
export function offlinePlaceholder(n: number): string {
  return `\0${n}\0`;
}

/**
 * The script of a run. Each migration begins with a statement that fails when the script meets a database in another
 * state: one where it is applied already, or its parents are not.
 * @throws SchemixError `OFFLINE_IMPOSSIBLE` for steps that are code
 */
export function offlineScript(request: OfflineRequest): readonly string[] {
  const { dialect, table, mode } = request;
  const begin = dialect.writer.begin ?? "begin";
  const commit = dialect.writer.commit ?? "commit";
  const steps = request.steps.map((step) => compileStep(inline(step, dialect), dialect, mode));
  const script: string[] = [];
  if (request.createsTables) {
    const { revisions, history } = table.creation({ ifNotExists: true });
    script.push("-- the revision table", begin);
    script.push(
      ...[revisions, history].flatMap((operation) => dialect.compile(operation)).map(({ sql }) => sql),
    );
    script.push(commit);
  }
  if (mode === "all" && steps.length > 0) script.push(begin);
  for (const step of steps) {
    const hasOwn = mode !== "all" && step.isAtomic;
    script.push(`-- ${commentText(`${step.revision} ${step.message} (${step.direction})`)}`);
    if (hasOwn) script.push(begin);
    script.push(...guarded(step, table));
    if (hasOwn) script.push(commit);
  }
  if (mode === "all" && steps.length > 0) script.push(commit);
  return dialect.writer.script?.parts(script) ?? script;
}

/** A step's statements between those that write its row. */
function guarded(step: CompiledStep, table: RevisionTable): string[] {
  const { revision, direction, message, parents } = step;
  const statements = step.statements.map(({ statement }) => complete(statement, step));
  const history = { revision, direction, event: "finished", message } as const;
  // Without a transaction the script may end between two statements: then the row must not say that it is done.
  const begun = step.isAtomic || statements.length === 0 ? undefined : begunEntry(step);
  if (direction === "up") {
    // The row's key refuses a second time; its parents, read from the table, refuse another state.
    const known = parents.length === 0 ? undefined : table.ifApplied(parents, parents.join(","));
    const done = begun === undefined ? [] : [table.update(entryOf(step, {}))];
    return [table.insert(begun ?? entryOf(step, {}), known), ...statements, ...done, table.history(history)];
  }
  const guard = table.ifApplied([revision], direction);
  if (begun === undefined) return [table.history(history, guard), ...statements, table.delete(revision)];
  const started = table.history({ ...history, event: "started" }, guard);
  return [started, table.update(begun), ...statements, table.delete(revision), table.history(history)];
}

/** The row while the first statement is under way, as a run writes it, so that `up` and `down` go on from there. */
function begunEntry(step: CompiledStep): RevisionEntry {
  const statementChecksum = `${statementsChecksum([])}.${statementsChecksum(step.statements.slice(0, 1))}`;
  return entryOf(step, { state: "running", statementIndex: 0, statementChecksum });
}

/** A comment holds no line end, so that nothing of a message becomes SQL. */
function commentText(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
}

/** The step with every bound value written into its text. */
function inline(step: Step, dialect: Dialect): Step {
  return { ...step, operations: step.operations.map((operation) => inlineOperation(operation, dialect)) };
}

function inlineOperation(operation: AnyOperation, dialect: Dialect): AnyOperation {
  switch (operation.kind) {
    case "execute":
      return { kind: "execute", ...inlined(operation, dialect) };
    case "bulkInsert":
      return { ...operation, rows: operation.rows.map((row) => row.map(withLiterals)) };
    case "backfill":
      return inlinedBackfill(operation, dialect);
    default:
      return operation;
  }
}

function inlinedBackfill({ set, where, reverse: _, ...rest }: Backfill, dialect: Dialect): Backfill {
  let count = 0;
  const next = (bound: BoundSql): BoundSql => {
    const before = count;
    count += bound.parameters.length;
    return inlined(bound, dialect, before);
  };
  const change = {
    ...rest,
    set: Object.fromEntries(Object.entries(set).map(([column, value]) => [column, next(value)])),
  };
  return where === undefined ? change : { ...change, where: next(where) };
}

/** @param before how many values are numbered before its own */
function inlined({ sql, parameters }: BoundSql, { writer }: Dialect, before = 0): BoundSql {
  const literalOf = (_: string, n: string) => writer.literal(parameters[Number(n) - 1 - before]);
  return { sql: sql.replace(/\0(\d+)\0/g, literalOf), parameters: [] };
}

function complete(statement: Statement, step: CompiledStep): string {
  if (statement.run !== undefined) {
    throw new SchemixError("OFFLINE_IMPOSSIBLE", {
      message: `${labelOf(step)} has an op.run in its ${step.direction}: code cannot be written as SQL`,
      where: step.file,
      fix: `Write the step with op.execute, or run the migration with \`schemix ${step.direction}\`.`,
      data: { revision: step.revision, file: step.file },
    });
  }
  const text = scriptOf(statement, step).replace(/[\s;]+$/, "");
  // A comment at the end would swallow the semicolon that whoever prints the script puts there.
  return text.slice(text.lastIndexOf("\n") + 1).includes("--") ? `${text}\n` : text;
}

/** @throws SchemixError `OFFLINE_IMPOSSIBLE` with the migration that it is about */
function scriptOf({ sql, batches }: Statement, step: CompiledStep): string {
  try {
    return batches === undefined ? sql : batches.script();
  } catch (error) {
    if (!isSchemixError(error)) throw error;
    const { code, message, why, fix, data } = error;
    const place = { revision: step.revision, file: step.file };
    throw new SchemixError(code, {
      message: `${labelOf(step)}: ${message}`,
      where: step.file,
      why,
      fix,
      data: { ...data, ...place },
    });
  }
}
