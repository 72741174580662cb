/** What a run tells while it runs. */

/** One migration, one direction. */
export interface StepSummary {
  readonly revision: string;
  readonly message: string;
  readonly direction: "up" | "down";
  /** Path of the migration file. */
  readonly file: string;
}

/** What a verb tells while it runs. Indexes count from 0. */
export type RunEvent =
  /** Which of several environments the verb works on. */
  | { readonly type: "environment"; readonly environment: string; readonly database: string }
  | { readonly type: "waitingForLock"; readonly holder?: string | undefined; readonly seconds: number }
  | { readonly type: "locked" }
  | { readonly type: "rehearsing"; readonly on: string }
  | { readonly type: "scratchMade"; readonly on: string }
  /** A scratch database could not be dropped: somebody has to. */
  | { readonly type: "scratchLeft"; readonly on: string; readonly why: string }
  /** A migration runs again, on a scratch database. */
  | {
      readonly type: "replaying";
      readonly step: StepSummary;
      readonly index: number;
      readonly count: number;
    }
  | {
      readonly type: "stepStarted";
      readonly step: StepSummary;
      readonly index: number;
      readonly count: number;
    }
  | {
      readonly type: "statement";
      readonly revision: string;
      readonly index: number;
      readonly count: number;
      readonly sql: string;
    }
  /** Others stood in the way of a transaction; it is tried again after a pause. */
  | {
      readonly type: "retrying";
      readonly step: StepSummary;
      /** From 1. */
      readonly retry: number;
      readonly of: number;
      readonly milliseconds: number;
      readonly why: string;
    }
  /** A batch of a backfill is committed. */
  | {
      readonly type: "batch";
      readonly revision: string;
      /** Of the statement. */
      readonly index: number;
      readonly count: number;
      /** Of this run, from 1. */
      readonly batch: number;
      /** Rows looked at and changed so far, in earlier runs too. */
      readonly seen: number;
      readonly changed: number;
      /** How many rows the table has, about, when the database has an idea. */
      readonly about?: number | undefined;
    }
  | {
      readonly type: "stepFinished";
      readonly step: StepSummary;
      readonly milliseconds: number;
      /** Rows that its backfills have changed. */
      readonly rows?: number | undefined;
    };
