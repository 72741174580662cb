/** Requests and results of the verbs that change a database or say what it is at. */
import type { Hazard } from "../../lint/hazard.js";
import type { StepSummary } from "../../runner/event.js";
import type { RehearsalInfo } from "./generate.js";
import type { BaseRequest, RevisionInfo } from "./request.js";

export interface UpRequest extends BaseRequest {
  /** `head` (default), `heads`, a revision or a unique prefix of one, `+N`. */
  readonly target?: string | undefined;
  /** The plan only: steps, statements, hazards. */
  readonly dryRun?: boolean | undefined;
  /** Try what is pending on a scratch database first, up and down; with `dryRun` only there. */
  readonly rehearse?: boolean | undefined;
  /** What to do with a statement that may have run before a crash (`STATE_UNKNOWN`). */
  readonly resume?: "done" | "retry" | undefined;
  /** One transaction per migration (default), one for the run, or none. */
  readonly transaction?: "each" | "all" | "none" | undefined;
  /** How long to wait for another runner, in milliseconds. Default: the configuration's, else 60 000. */
  readonly lockWait?: number | undefined;
}

export interface DownRequest extends Omit<UpRequest, "target" | "rehearse"> {
  /** `base`, a revision to go back to, or `-N`. */
  readonly target?: string | undefined;
  /** How many migrations to take back; default 1 when no target is given. */
  readonly steps?: number | undefined;
}

export interface RunResult {
  readonly database: string;
  readonly dryRun: boolean;
  readonly steps: readonly StepResult[];
  /** Applied heads afterwards (before, when it was a dry run). */
  readonly current: readonly string[];
  readonly milliseconds: number;
  /** When a rehearsal was asked for and something was pending. */
  readonly rehearsal?: RehearsalInfo | undefined;
}

export interface StepResult extends StepSummary {
  readonly milliseconds: number;
  readonly statements: readonly string[];
  /** Rows that its backfills have changed, in earlier runs too; absent when it has none. */
  readonly rows?: number | undefined;
  readonly hazards: readonly Hazard[];
}

/** An offline script: `up --sql`, `down --sql`. Needs no database. */
export interface ScriptRequest extends BaseRequest {
  readonly direction: "up" | "down";
  /** `up`: applied revision to start from, default base. `down`: the head. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface ScriptResult {
  readonly steps: readonly StepSummary[];
  /** Statements with their transaction and revision-table statements, in order. */
  readonly statements: readonly string[];
  /** The line that stands behind each of them, `GO`; absent: they end with semicolons. */
  readonly separator?: string | undefined;
}

export interface StatusRequest extends BaseRequest {
  /** Also say who holds the migration lock: one more question to the database. */
  readonly holder?: boolean | undefined;
}
export interface StatusResult {
  /** Absent when the configuration has no environments, or none was chosen. */
  readonly environment?: string | undefined;
  readonly database: string;
  readonly server: string;
  readonly current: readonly string[];
  readonly heads: readonly string[];
  readonly pending: readonly RevisionInfo[];
  readonly appliedCount: number;
  /** Applied revisions whose file is gone or was edited, or that are half done. */
  readonly problems: readonly string[];
  readonly isUpToDate: boolean;
  /** Who holds the migration lock; absent when nobody does, or it was not asked. */
  readonly lockHolder?: string | undefined;
}

export interface RedoRequest extends Omit<UpRequest, "target"> {
  /** How many migrations to take back and apply again; default 1. */
  readonly steps?: number | undefined;
}

export interface RedoResult {
  readonly down: RunResult;
  /** Absent after a dry run: what `up` would do is `down` the other way round. */
  readonly up?: RunResult | undefined;
}

export interface EnsureRevisionTableResult {
  readonly database: string;
  /** The tables, as `public.schemix_revisions`. */
  readonly tables: readonly string[];
  /** `false`: they were there. */
  readonly created: boolean;
}

export interface RepairRequest extends BaseRequest {
  /** Do it; without, what would be done is returned and nothing is written. */
  readonly confirm?: boolean | undefined;
  readonly lockWait?: number | undefined;
}

export interface RepairResult {
  readonly database: string;
  /** Applied revisions that no migration file has, in the order they were applied. */
  readonly missing: readonly RevisionInfo[];
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Whether the revision table was changed. */
  readonly repaired: boolean;
}

export interface StampRequest extends BaseRequest {
  /** `head`, `heads`, `base`, a revision, or several: recorded as applied, nothing runs. */
  readonly target: string | readonly string[];
  /** Forget all rows first, those of revisions without a file too. */
  readonly purge?: boolean | undefined;
  readonly dryRun?: boolean | undefined;
  readonly lockWait?: number | undefined;
}

export interface StampResult {
  readonly database: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly stamped: readonly string[];
  readonly unstamped: readonly string[];
}
