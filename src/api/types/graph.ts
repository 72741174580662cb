/** Requests and results of the verbs about revisions and their graph. */
import type { OperationSummary } from "./generate.js";
import type { BaseRequest, RevisionInfo } from "./request.js";

export interface CurrentResult {
  readonly database: string;
  /** Whether every revision of the migration files is applied. */
  readonly isAtHeads: boolean;
  /** What keeps the migration files from being read, one sentence each. */
  readonly problems: readonly string[];
  readonly revisions: readonly RevisionInfo[];
}

export interface HistoryRequest extends BaseRequest {
  /** `FROM:TO`, both ends included; either may be left out. */
  readonly range?: string | undefined;
}

export interface HistoryResult {
  /** Newest first. */
  readonly revisions: readonly RevisionInfo[];
}

export interface BranchesResult {
  /** Revisions that several others were built on, newest first. */
  readonly branchPoints: readonly BranchPoint[];
  /** Label → the revision that it names. */
  readonly labels: Readonly<Record<string, string>>;
}

export interface BranchPoint extends RevisionInfo {
  readonly children: readonly RevisionInfo[];
}

export interface MergeRequest extends BaseRequest {
  /** What to join: `heads` (default), ids, prefixes, labels. */
  readonly revisions?: readonly string[] | undefined;
  readonly message?: string | undefined;
  readonly labels?: readonly string[] | undefined;
  /** Also join revisions that others were built on. */
  readonly splice?: boolean | undefined;
  /** Do all but write the file. */
  readonly dryRun?: boolean | undefined;
}

export interface MergeResult {
  readonly revision: string;
  readonly parents: readonly string[];
  /** Absolute; where it would be, when nothing was to be written. */
  readonly file: string;
  readonly source: string;
  /** The branches change different things: databases that apply them in different orders end alike. */
  readonly isCommuting: boolean;
  /** What both sides touch. */
  readonly conflicts: readonly MergeConflict[];
  /** Migrations with SQL or code of their own, which are not looked into. */
  readonly opaque: readonly string[];
}

/** Two operations of two branches that touch the same thing, each with its revision. */
export interface MergeConflict {
  readonly left: { readonly revision: string; readonly operation: string };
  readonly right: { readonly revision: string; readonly operation: string };
}

export interface SquashRequest extends BaseRequest {
  /** `FROM:TO`, both ends included; either may be left out. */
  readonly range: string;
  readonly message?: string | undefined;
  /** Do all but write the file. */
  readonly dryRun?: boolean | undefined;
}

export interface SquashResult {
  readonly revision: string;
  readonly parents: readonly string[];
  /** What it does the work of, in their order. */
  readonly replaces: readonly string[];
  /** Absolute; where it would be, when nothing was to be written. */
  readonly file: string;
  readonly source: string;
  /** What the replaced migrations do, and what is left of it. */
  readonly former: readonly OperationSummary[];
  readonly operations: readonly OperationSummary[];
  /** Steps that were left out, because they say that they are elidable. */
  readonly elided: readonly string[];
  /** `false`: one of the replaced migrations cannot be taken back. */
  readonly isReversible: boolean;
}

export interface PruneRequest extends BaseRequest {
  /** Return the files that would go, and delete nothing. */
  readonly dryRun?: boolean | undefined;
}

export interface PruneResult {
  /** The one that was asked whether it needs them. */
  readonly database: string;
  /** The files that were deleted. */
  readonly removed: readonly string[];
}

export interface ShowRequest extends BaseRequest {
  /** `head`, `current`, a revision or a unique prefix of one. */
  readonly revision: string;
  /** Also return the SQL of `up` and `down`. */
  readonly sql?: boolean | undefined;
}

export interface ShowResult extends RevisionInfo {
  readonly transaction: boolean;
  readonly source: string;
  readonly sql?: { readonly up: readonly string[]; readonly down: readonly string[] } | undefined;
}
