/** Request and result of the verb that takes over a database. */
import type { OperationSummary } from "./generate.js";
import type { BaseRequest } from "./request.js";

export interface AdoptRequest extends BaseRequest {
  /** Whose migrations have been run. */
  readonly tool: "typeorm" | "mikro-orm";
  /** The table in which it has written them down, with its namespace when that is not the default one; default: the one that it makes by itself. */
  readonly table?: string | undefined;
  /** Of the first migration; default `baseline`. */
  readonly message?: string | undefined;
  readonly dryRun?: boolean | undefined;
  readonly lockWait?: number | undefined;
}

/** A migration that another tool has run. */
export interface AdoptedMigration {
  readonly name: string;
  /** When it was written, in milliseconds, as the other tool says; absent where it does not. */
  readonly timestamp?: number;
}

export interface AdoptResult {
  readonly database: string;
  /** The other tool, as people call it. */
  readonly tool: string;
  /** What the other tool has run, oldest first; `null` when it has no table. */
  readonly seen: readonly AdoptedMigration[] | null;
  /** What the entities say and the database does not have; then nothing was written. */
  readonly operations: readonly OperationSummary[];
  /** The migration that was written, or would have been, when there was none; absolute. */
  readonly file?: string;
  /** What was recorded as applied; nothing when something was before. */
  readonly stamped: readonly string[];
}
