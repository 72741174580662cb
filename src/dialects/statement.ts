/** What an operation becomes. */
import type { StepBody } from "../operations/step.js";
import type { Connection, TransactionOptions } from "./connection.js";

/** A statement ready to run: one, never several joined. */
export interface Statement {
  readonly sql: string;
  readonly parameters?: readonly unknown[] | undefined;
  /** Where it begins in the text that it is a part of, from 1; absent: it is all of it. */
  readonly line?: number | undefined;
  /** `false`: the server refuses it inside a transaction. */
  readonly transactional?: boolean | undefined;
  /** Code to run instead of SQL: the body of a data step; `sql` then only describes it. */
  readonly run?: StepBody | undefined;
  /** Parts to do instead of SQL, each of which may be committed on its own; `sql` then only describes them. */
  readonly batches?: Batches | undefined;
}

/** Work that is done in parts. */
export interface Batches {
  /** Milliseconds between two parts, and the limits of a part. */
  readonly pause?: number | undefined;
  readonly limits: Pick<TransactionOptions, "lockTimeout" | "statementTimeout">;
  /**
   * Looks at what is to be worked on.
   * @throws SchemixError `OPERATION_INVALID` when it has no order to go by
   */
  open(connection: Connection): Promise<BatchCursor>;
  /**
   * SQL that does all parts and commits each, for a script.
   * @throws SchemixError `OFFLINE_IMPOSSIBLE` when that takes a look at the database
   */
  script(): string;
}

export interface BatchCursor {
  /** How many rows there are, about, when the database has an idea. */
  readonly about?: number | undefined;
  /** Does the part behind `after`; from the start when that is absent. */
  next(after: readonly string[] | undefined): Promise<Batch>;
}

/** A part that is done. */
export interface Batch {
  /** Where it ended, to go on from, as text that reads the same in every session; absent when it found nothing. */
  readonly end?: readonly string[] | undefined;
  /** Rows that it looked at, and changed. */
  readonly seen: number;
  readonly changed: number;
  readonly isLast: boolean;
}
