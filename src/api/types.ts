/** Requests and results of the verbs. Every result is plain JSON data: it is what `--json` prints. */
import type { RehearseOn } from "../config/types.js";
import type { Database } from "../dialects/dialect.js";
import type { Hazard } from "../lint/hazard.js";
import type { RunEvent, StepSummary } from "../runner/event.js";

export type { RehearseOn, RunEvent, StepSummary };

/** What every verb takes. */
export interface BaseRequest {
  /** A folder to look for `schemix.config.*` in; default: the working directory. */
  readonly cwd?: string | undefined;
  /** Path of the configuration file, or the configuration itself. */
  readonly config?: string | object | undefined;
  /** Instead of the configured database: a URL or a database made by `postgres(…)`, `pglite(…)`. */
  readonly database?: string | Database | undefined;
  /** Which environment of the configuration; default: what SCHEMIX_ENV says, then its `defaultEnvironment`. */
  readonly env?: string | undefined;
  /** For a configuration that is a function, and for `op.argument` in migrations: `{ tenant: "acme" }`. */
  readonly x?: Readonly<Record<string, string>> | undefined;
  /** Where scratch databases are made, instead of the setting: `"server"`, `"pglite"`, a URL or a database. */
  readonly scratch?: string | Database | undefined;
  /** Ends the verb early; what was begun is rolled back. */
  readonly signal?: AbortSignal | undefined;
  /** Told what happens while it happens. */
  readonly onEvent?: ((event: RunEvent) => void) | undefined;
}

/** A revision as the files and the database know it. */
export interface RevisionInfo {
  readonly revision: string;
  readonly message: string;
  readonly parents: readonly string[];
  /** Names of the branch that begins here. */
  readonly labels?: readonly string[] | undefined;
  /** Revisions that have to be applied before, without being parents. */
  readonly dependsOn?: readonly string[] | undefined;
  /** A squash: revisions that it does the work of. */
  readonly replaces?: readonly string[] | undefined;
  /** Absent when the database knows a revision whose file is gone. */
  readonly file?: string | undefined;
  /**
   * `running` and `failed`: half done, see `schemix status`. `missing`: applied, and its file is gone. `unknown`: the
   * database was not asked.
   */
  readonly state: "applied" | "pending" | "running" | "failed" | "missing" | "unknown";
  readonly isHead: boolean;
  /** One of the revisions that the database is at. Absent when it was not asked. */
  readonly isCurrent?: boolean | undefined;
  /** ISO 8601, by the server's clock. */
  readonly appliedAt?: string | undefined;
  readonly appliedBy?: string | undefined;
  readonly milliseconds?: number | undefined;
  /** The file changed after it was applied. */
  readonly isEdited?: boolean | undefined;
}

export interface InitRequest extends BaseRequest {
  /** Database address to put into the configuration. Default: an embedded PostgreSQL in `.schemix/db`. */
  readonly database?: string | undefined;
}
export interface InitResult {
  readonly written: readonly string[];
  /** Files that were there already and were left alone. */
  readonly kept: readonly string[];
  readonly next: readonly string[];
}

export interface PullRequest extends BaseRequest {
  /** Folder to write to, from `cwd`; default: the one that the first pattern of `entities` starts in. */
  readonly out?: string | undefined;
  /** Only tables that match, instead of `filter.include`: `*` for any text; with a dot they match `namespace.table`. */
  readonly include?: readonly string[] | undefined;
  /** No tables that match, besides those of `filter.exclude`. */
  readonly exclude?: readonly string[] | undefined;
  /** Namespaces to read; default: `filter.namespaces`, else the default one. */
  readonly namespaces?: readonly string[] | undefined;
  /** Do all but write files. */
  readonly dryRun?: boolean | undefined;
  /** Also write over files that were edited. */
  readonly force?: boolean | undefined;
  /** Whether anything that Schemix has no word for is the error `UNMODELLED`; default: the configuration's `strict`. */
  readonly strict?: boolean | undefined;
}
export interface PullResult {
  readonly database: string;
  readonly folder: string;
  readonly files: readonly PulledFile[];
  /** Tables, enums and sequences that entities have no words for, and why; they stay as they are. */
  readonly leftOut: readonly { readonly object: string; readonly why: string }[];
  readonly unmodelled: readonly { readonly what: string; readonly where: string }[];
  /** `false`: the configuration's `entities` does not match the files. */
  readonly isInSight: boolean;
}
/** What became of a file, or would become of it. */
export interface PulledFile {
  readonly file: string;
  /**
   * `edited`: left alone, because somebody changed it or it is not of `pull`; where the SQL beside it is new, its first lines
   * say so. `gone`: left alone, its table is gone, or nothing names the file of SQL any more.
   */
  readonly action: "added" | "changed" | "unchanged" | "edited" | "gone";
  /** From what is there to what the database says, for those that differ. */
  readonly diff?: string | undefined;
}

export interface GenerateRequest extends BaseRequest {
  readonly message?: string | undefined;
  /** An empty migration, to be written by hand; no database is needed. */
  readonly empty?: boolean | undefined;
  /** As `empty`, with a skeleton for rows in it: a frozen table, rows to insert or update, and their way back. */
  readonly data?: boolean | undefined;
  /** What it follows: a head when there are several, `base` for a history of its own; default: the only head. */
  readonly head?: string | undefined;
  /** Also follow a revision that others were built on: a branch begins. */
  readonly splice?: boolean | undefined;
  /** Names of the branch that begins. */
  readonly labels?: readonly string[] | undefined;
  /** Revisions or labels that have to be applied before, without being parents. */
  readonly dependsOn?: readonly string[] | undefined;
  /** Default: 12 random hexadecimal characters. */
  readonly revision?: string | undefined;
  /** Which of the folders of `migrations` it is written to; default: that of its parent, else the first. */
  readonly versionPath?: string | undefined;
  /** Do all but write the file. */
  readonly dryRun?: boolean | undefined;
  /** Prove the migration before it is written; default `true`. */
  readonly rehearse?: boolean | undefined;
  /** Where it is proved; default: the configuration's, else the database when it is on this machine, else `scratch`. */
  readonly rehearseOn?: RehearseOn | undefined;
  /** What the entities are compared with: the database (default), or what the migrations make of an empty one. */
  readonly from?: "database" | "history" | undefined;
  /** Also return the SQL of `up` and `down`. */
  readonly sql?: boolean | undefined;
  /** Whether anything that Schemix has no word for is the error `UNMODELLED`; default: the configuration's `strict`. */
  readonly strict?: boolean | undefined;
  /** Answers to the questions about renames: `customer.name:full_name`. */
  readonly renames?: readonly string[] | undefined;
  /** What was not renamed, and is to go: `customer.fax`. */
  readonly notRenamed?: readonly string[] | undefined;
  /** More answers: what was, and its new name, or `null` when it was not renamed. */
  readonly answers?: RenameAnswers | undefined;
  /** Asked when questions are open; without it they are the error `RENAME_UNDECIDED`. */
  readonly ask?: ((questions: readonly RenameQuestion[]) => Promise<RenameAnswers>) | undefined;
}
/** `{ "customer.name": "full_name", "customer.fax": null }`; the `id` of a question names what it is about too. */
export type RenameAnswers = Readonly<Record<string, string | null>>;
/** Something goes, or nobody declares it, and something comes that it could be under a new name. */
export interface RenameQuestion {
  /** `column public.customer.name`. */
  readonly id: string;
  /** `table`, `column`, `enum`, `enumValue`, `sequence`, `view`, `function`… */
  readonly kind: string;
  readonly namespace: string;
  /** The table of a column, the enum of a value. */
  readonly table?: string | undefined;
  readonly name: string;
  /** What becomes of it otherwise: `false` when it stays, because nobody declares it. */
  readonly isDropped: boolean;
  /** The most likely one first. */
  readonly candidates: readonly RenameCandidate[];
}
export interface RenameCandidate {
  readonly to: string;
  /** From 0 to 1; candidates below 0.6 are not asked about. */
  readonly score: number;
  readonly evidence: readonly string[];
}
export interface GenerateResult {
  readonly database: string | null;
  /** `false`: entities and database agree; nothing was written. */
  readonly hasChanges: boolean;
  readonly revision?: string | undefined;
  readonly parents?: readonly string[] | undefined;
  readonly file?: string | undefined;
  /** The source of the migration. */
  readonly source?: string | undefined;
  readonly operations: readonly OperationSummary[];
  readonly hazards: readonly Hazard[];
  readonly rehearsed: boolean;
  /** Where rows could not be made up, or stood in the way and were left out. */
  readonly rehearsalNotes?: readonly string[] | undefined;
  /** Absent when there was nothing to rehearse. */
  readonly rehearsal?: RehearsalInfo | undefined;
  readonly sql?: { readonly up: readonly string[]; readonly down: readonly string[] } | undefined;
  /** Objects of the database that no entity declares and that were left alone, as `table public.x`. */
  readonly unmanaged: readonly string[];
  /** What the database has and Schemix has no word for. */
  readonly unmodelled: readonly { readonly what: string; readonly where: string }[];
}

/** Where a migration was rehearsed, and why there. */
export interface RehearsalInfo {
  readonly on: RehearseOn;
  /** Where that was; `null` when it was not rehearsed. */
  readonly database: string | null;
  readonly why: string;
}

/** An operation for people and programs: its kind and one line. */
export interface OperationSummary {
  readonly kind: string;
  /** `create table public.user`. */
  readonly description: string;
}

export interface DiffResult {
  readonly database: string;
  readonly hasChanges: boolean;
  readonly operations: readonly OperationSummary[];
  readonly hazards: readonly Hazard[];
  readonly sql: readonly string[];
  readonly unmanaged: readonly string[];
  readonly unmodelled: readonly { readonly what: string; readonly where: string }[];
  /** Whether something was renamed, where nobody has said so; `generate` asks. */
  readonly questions: readonly RenameQuestion[];
}

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
}
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
export interface CheckRequest extends BaseRequest {
  /** Whether anything that Schemix has no word for is the error `UNMODELLED`; default: the configuration's `strict`. */
  readonly strict?: boolean | undefined;
  /** What the entities are compared with: the database (default), or what the migrations make of an empty one. */
  readonly from?: "database" | "history" | undefined;
}
/** Whether entities, migration files and database agree. */
export interface CheckResult {
  readonly database: string;
  readonly isClean: boolean;
  readonly pending: readonly string[];
  readonly operations: readonly OperationSummary[];
  readonly problems: readonly string[];
  readonly unmodelled: readonly { readonly what: string; readonly where: string }[];
  /** Whether something was renamed, where nobody has said so; `generate` asks. */
  readonly questions: readonly RenameQuestion[];
}

export interface DriftRequest extends BaseRequest {
  /** Write the migration that says what the database has, and record it as applied. */
  readonly adopt?: boolean | undefined;
  /** Write the migration that takes the drift back, to be run with `up`. */
  readonly revert?: boolean | undefined;
  readonly message?: string | undefined;
  /** Do all but write the file and record it. */
  readonly dryRun?: boolean | undefined;
  /** Prove the migration on the scratch database before it is written; default `true`. */
  readonly rehearse?: boolean | undefined;
  readonly lockWait?: number | undefined;
}
/** The database against what its applied migrations make of an empty one. */
export interface DriftResult {
  readonly database: string;
  /** Where the applied migrations were replayed. */
  readonly scratch: string;
  /** Applied heads. */
  readonly current: readonly string[];
  readonly appliedCount: number;
  readonly isClean: boolean;
  readonly differences: readonly DriftDifference[];
  /** What no migration has made, as `table public.x`: no drift. */
  readonly unmanaged: readonly string[];
  readonly unmodelled: readonly { readonly what: string; readonly where: string }[];
  /** What was written, or would be. */
  readonly migration?: DriftMigration | undefined;
}
/** One thing that is not what the migrations say. */
export interface DriftDifference {
  /** `added`: the database has it, and no migration made it. `missing`: a migration made it, and it is gone. */
  readonly change: "added" | "missing" | "changed";
  /** `column public.user.age`. */
  readonly object: string;
  /** One sentence. */
  readonly description: string;
}
export interface DriftMigration {
  readonly action: "adopt" | "revert";
  readonly revision: string;
  readonly parents: readonly string[];
  readonly file: string;
  readonly source: string;
  readonly operations: readonly OperationSummary[];
  readonly hazards: readonly Hazard[];
  readonly rehearsed: boolean;
  /** Whether it was recorded as applied. */
  readonly isStamped: boolean;
}
