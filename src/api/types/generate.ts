/** Requests and results of the verbs that compare entities and database. */
import type { RehearseOn } from "../../config/types.js";
import type { Hazard } from "../../lint/hazard.js";
import type { BaseRequest } from "./request.js";

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
  /** Absolute; where it would be, when nothing was to be written. */
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
  /** The newest migrations of the files. */
  readonly heads: readonly string[];
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
  /** Absolute; where it would be, when nothing was to be written. */
  readonly file: string;
  readonly source: string;
  readonly operations: readonly OperationSummary[];
  readonly hazards: readonly Hazard[];
  readonly rehearsed: boolean;
  /** Whether it was recorded as applied. */
  readonly isStamped: boolean;
}
