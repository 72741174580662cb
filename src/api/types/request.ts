/** What verbs have in common. */
import type { Database } from "../../dialects/dialect.js";
import type { RunEvent } from "../../runner/event.js";

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
