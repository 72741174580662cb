/** What a project is told while migrations run, and may have its say in. */
import type { StepConnection } from "./step.js";

/** A revision that was applied, taken back or recorded, in the transaction that writes its row. */
export interface AppliedRevision extends StepConnection {
  readonly direction: "up" | "down";
  /** It was recorded, as `stamp` does it; nothing ran. */
  readonly isStamp: boolean;
  readonly revision: string;
  readonly message: string;
  readonly parents: readonly string[];
  /** The applied heads, before it and with it. */
  readonly headsBefore: readonly string[];
  readonly headsAfter: readonly string[];
}

/** Called after each revision, its row written and not yet committed. What it throws rolls the revision back. */
export type ApplyHook = (applied: AppliedRevision) => void | Promise<void>;

/** A statement of a migration, before and after it runs. */
export interface StatementReport {
  readonly phase: "before" | "after" | "failed";
  readonly revision: string;
  readonly direction: "up" | "down";
  /** From 0. */
  readonly index: number;
  readonly count: number;
  /** The kind of the operation that it belongs to, `createTable`; and the operation in one line. */
  readonly kind: string;
  readonly operation: string;
  readonly sql: string;
  /** Absent before it, and for statements that are sent to the server together. */
  readonly milliseconds?: number | undefined;
  /** Why it failed. */
  readonly error?: unknown;
}

/** Told of every statement. What it throws is a warning of the process and changes nothing. */
export type StepHook = (report: StatementReport) => void;

/** What the configuration says of runs. */
export interface RunHooks {
  readonly onApply?: ApplyHook | undefined;
  readonly onStep?: StepHook | undefined;
}
