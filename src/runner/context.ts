/** What the parts of one run share. */
import type { Connection, Dialect } from "../dialects/dialect.js";
import type { RunHooks } from "../operations/run-hooks.js";
import type { RunEvent } from "./event.js";
import type { Interrupt } from "./interrupt.js";
import type { RevisionEntry, RevisionTable } from "./revision-table.js";
import type { CompiledStep } from "./step.js";

export interface RunContext extends RunHooks {
  readonly connection: Connection;
  readonly dialect: Dialect;
  readonly table: RevisionTable;
  readonly interrupt: Interrupt;
  readonly emit: (event: RunEvent) => void;
  readonly resume: "done" | "retry" | undefined;
  /** Where in the user's files an error was thrown, for people. */
  readonly locate: (error: unknown) => string | undefined;
  /** How many steps the run has, for its events. */
  readonly stepCount: number;
  /** The revision table as this run has left it; what the fence compares with. */
  rows: ReadonlyMap<string, RevisionEntry>;
  /** Steps that are done for good. */
  readonly finished: FinishedStep[];
}

export interface FinishedStep {
  readonly step: CompiledStep;
  readonly milliseconds: number;
  /** Rows that its backfills have changed, in earlier runs too; absent when it has none. */
  readonly rows?: number | undefined;
}

/** A listener that cannot hurt the run: what it throws becomes a process warning. */
export function safeEmitter(onEvent: ((event: RunEvent) => void) | undefined): (event: RunEvent) => void {
  return (event) => {
    try {
      onEvent?.(event);
    } catch (error) {
      process.emitWarning(error instanceof Error ? error : String(error));
    }
  };
}

/** The row of a step that is done, or that is half done when `change` says so. */
export function entryOf(
  step: CompiledStep,
  change: Partial<RevisionEntry> & { readonly milliseconds?: number | undefined },
): RevisionEntry {
  const { revision, message, parents, checksum, direction } = step;
  return {
    revision,
    message,
    parents,
    checksum,
    direction,
    state: "applied",
    statementIndex: step.statements.length,
    statementCount: step.statements.length,
    statementChecksum: undefined,
    progress: undefined,
    milliseconds: undefined,
    ...change,
  };
}

/** The rows with a step's row as it is when the step is done. */
export function rowsAfter(
  rows: ReadonlyMap<string, RevisionEntry>,
  step: CompiledStep,
  milliseconds: number,
): ReadonlyMap<string, RevisionEntry> {
  const after = new Map(rows);
  if (step.direction === "up") after.set(step.revision, entryOf(step, { milliseconds }));
  else after.delete(step.revision);
  return after;
}

/** A revision as `stamp` knows it. */
export interface StampedRevision {
  readonly revision: string;
  readonly message: string;
  readonly parents: readonly string[];
  readonly checksum: string;
}

/** The row of a revision that was recorded without being run: it has no statements and took no time. */
export function stampedEntry({ revision, message, parents, checksum }: StampedRevision): RevisionEntry {
  return {
    revision,
    message,
    parents,
    checksum,
    state: "applied",
    direction: "up",
    statementIndex: 0,
    statementCount: 0,
    statementChecksum: undefined,
    progress: undefined,
    milliseconds: undefined,
  };
}
