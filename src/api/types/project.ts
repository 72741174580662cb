/** Requests and results of the verbs that set a project up. */
import type { BaseRequest } from "./request.js";

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
