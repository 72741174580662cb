import type { Row } from "../../dialect.js";

/** How a batch is run. */
export interface RunOptions {
  /** Values of `@p1`, `@p2`…; with them a batch is one statement. */
  readonly parameters?: readonly unknown[] | undefined;
  /** Milliseconds until the server is asked to stop; 0 and absent: never. */
  readonly timeout?: number | undefined;
  /** Told what `PRINT` says. */
  readonly onMessage?: ((text: string) => void) | undefined;
}

export interface RunResult {
  /** The rows of each result set, empty ones too; statements without one leave nothing. */
  readonly sets: readonly (readonly Row[])[];
  /** What each statement says of how many rows it was about. */
  readonly counts: readonly number[];
}

/** The least that a driver does: one session, batches in order. Errors are the driver's own. */
export interface Client {
  run(sql: string, options?: RunOptions): Promise<RunResult>;
  /** The driver's own object. */
  readonly native: unknown;
  /** Asks the server to stop what it runs. */
  cancel(): void;
  close(): Promise<void>;
}

/** An error as the server tells it. */
export interface ToldError {
  readonly number: number;
  readonly message: string;
}
