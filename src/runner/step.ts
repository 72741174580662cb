/** A migration in one direction, recorded and compiled: all that a run needs to know of it. */
import { createHash } from "node:crypto";
import type { Dialect, Statement } from "../dialects/dialect.js";
import { SchemixError } from "../errors/schemix-error.js";
import type { AnyOperation } from "../objects/any.js";
import { describeOperation } from "../objects/describe.js";
import type { StepSummary } from "./event.js";

export type TransactionMode = "each" | "all" | "none";

/** A recorded migration. */
export interface Step extends StepSummary {
  readonly parents: readonly string[];
  /** Of the migration file. */
  readonly checksum: string;
  /** `false`: the migration asked to run outside a transaction. */
  readonly isTransactional: boolean;
  readonly operations: readonly AnyOperation[];
}

/** A statement and the operation it belongs to. */
export interface StepStatement {
  readonly statement: Statement;
  readonly operation: AnyOperation;
}

export interface CompiledStep extends Step {
  readonly statements: readonly StepStatement[];
  /** Whether all of it is one transaction. */
  readonly isAtomic: boolean;
}

/**
 * Turns a step's operations into statements.
 * @throws SchemixError `OPERATION_INVALID` when a statement cannot be in the transaction that the step wants
 */
export function compileStep(step: Step, dialect: Dialect, mode: TransactionMode): CompiledStep {
  const statements = step.operations.flatMap((operation) =>
    dialect.compile(operation).map((statement) => ({ statement, operation })),
  );
  const isAtomic = dialect.capabilities.transactionalDdl && step.isTransactional && mode !== "none";
  const misfit = isAtomic ? statements.find(({ statement }) => statement.transactional === false) : undefined;
  if (misfit !== undefined) {
    throw new SchemixError("OPERATION_INVALID", {
      message:
        misfit.statement.batches === undefined
          ? `${labelOf(step)} has a statement that cannot run inside a transaction: ${misfit.statement.sql}`
          : `${labelOf(step)} has a step that commits each of its batches: ${describeOperation(misfit.operation)}`,
      where: step.file,
      why: "A migration runs in a transaction unless it says otherwise, so that it happens whole or not at all.",
      fix: "Put the operation into a migration of its own with `static readonly transaction = false;`.",
      data: { revision: step.revision, file: step.file, sql: misfit.statement.sql },
    });
  }
  return { ...step, statements, isAtomic };
}

/** The step's summary alone. */
export function summaryOf({ revision, message, direction, file }: StepSummary): StepSummary {
  return { revision, message, direction, file };
}

/** A revision for people: `3f2a9c1b7d04 (create users)`. */
export function labelOf(step: { readonly revision: string; readonly message: string }): string {
  return step.message === "" ? step.revision : `${step.revision} (${step.message})`;
}

/** What tells one list of statements from another: short, and independent of where they were compiled. */
export function statementsChecksum(statements: readonly StepStatement[]): string {
  const hash = createHash("sha256");
  for (const { statement } of statements) {
    hash.update(statement.sql).update("\0").update(inspectParameters(statement.parameters)).update("\0");
  }
  return hash.digest("hex").slice(0, 16);
}

function inspectParameters(parameters: readonly unknown[] | undefined): string {
  if (parameters === undefined || parameters.length === 0) return "";
  return JSON.stringify(parameters, (_key, value: unknown) =>
    typeof value === "bigint" ? `${value}n` : value,
  );
}
