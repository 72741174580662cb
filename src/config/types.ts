import type { Database } from "../dialects/dialect.js";
import type { EntitySource } from "../dialects/entity-source.js";
import type { AnyOperation, ObjectKind } from "../objects/any.js";
import type { Comparers } from "../objects/comparers.js";
import type { MigrationTemplate } from "../operations/migration-parts.js";
import type { ApplyHook, StepHook } from "../operations/run-hooks.js";
import type { Naming } from "../schema/names.js";
import type { SqlFragment } from "../schema/sql.js";
import type { FormatterName } from "./formatter.js";
import type { Plugin } from "./plugin.js";

/** A class that a decorator has marked. */
// biome-ignore lint/complexity/noBannedTypes: any class is a Function and nothing narrower holds for abstract ones
export type EntityClass = Function;

/** Globs of entity files, classes, or what `typeorm(…)` and `mikroOrm(…)` return. */
export type EntityEntry = string | EntityClass | EntitySource;

/** What an environment may say, and the configuration for all of them. Relative paths start at the folder of the file. */
export interface Settings {
  /** `postgres://…`, `pglite://folder`, `pglite://memory`, or `postgres({ … })`, `pglite({ … })`. */
  readonly database?: string | Database | undefined;
  /** Globs of entity files, the classes themselves, of ours or TypeORM's, `typeorm(dataSource)` or `mikroOrm(options)`. */
  readonly entities?: string | EntitySource | readonly EntityEntry[] | undefined;
  /** Folder of the migration files, or several; default `migrations`. */
  readonly migrations?: string | readonly string[] | undefined;
  /** Whether folders inside of `migrations` have migration files too; default `false`. */
  readonly recursive?: boolean | undefined;
  /** Default namespace (a PostgreSQL schema); default: what the connection says. */
  readonly namespace?: string | undefined;
  /** How names are made from classes and properties; default `snake_case`. */
  readonly naming?: Naming | undefined;
  /** Which objects of the database are looked at. */
  readonly filter?: FilterConfig | undefined;
  /** Tables, enums and sequences that no entity declares: left alone (default) or dropped. */
  readonly unmanaged?: "ignore" | "drop" | undefined;
  /** Whether privileges are managed: GRANT and ALTER DEFAULT PRIVILEGES in the model; default `false`, left alone. */
  readonly privileges?: boolean | undefined;
  /** Whether owners are managed: ALTER … OWNER TO in the model; default `false`, left alone. */
  readonly owners?: boolean | undefined;
  /** Whether anything that Schemix has no word for is an error; `allow` names what is not, by its kind or place. */
  readonly strict?: boolean | StrictConfig | undefined;
  readonly revisions?: RevisionTableConfig | undefined;
  /** What `generate` proves before it writes a migration. */
  readonly rehearsal?: RehearsalConfig | undefined;
  /** One transaction for each migration (default), for the whole run, or none. */
  readonly transaction?: "each" | "all" | "none" | undefined;
  /** Milliseconds to wait for another runner; default 60 000. */
  readonly lockWait?: number | undefined;
  /** Milliseconds a statement waits for a lock of the database; default 0, no limit. */
  readonly lockTimeout?: number | undefined;
  /** Milliseconds a statement may run; default 0, no limit. */
  readonly statementTimeout?: number | undefined;
  /** How often a migration is tried again that a deadlock or a lock time-out ended; default 3. */
  readonly retries?: number | undefined;
  /** File names: `{date}_{time}_{id}_{slug}` is the default. */
  readonly fileName?: string | undefined;
  /** The longest that the words of the message may be in a file name; default 40. */
  readonly slugLength?: number | undefined;
  /** Of the dates in file names and files: `UTC` (default), `Europe/Vienna`… */
  readonly timezone?: string | undefined;
  /** Where migrations are rehearsed; default: the database when it is on this machine, else a scratch database. */
  readonly rehearseOn?: RehearseOn | undefined;
  /**
   * Where scratch databases are made: `"server"` (default), beside the configured database; `"pglite"`, in memory; or
   * another server's address.
   */
  readonly scratch?: string | Database | undefined;
  /** What migration files look like: a file with places for their parts, or a function that is given these. */
  readonly template?: string | MigrationTemplate | undefined;
  /** What formats written files: the project's own formatter (`"auto"`, default), one by name, a command, or none. */
  readonly format?: FormatSetting | undefined;
  /** What else runs over written files, in this order: command lines, as lists of words, and functions. */
  readonly afterWrite?: readonly AfterWriteHook[] | undefined;
  /** Called after each migration, in its transaction; what it throws rolls the migration back. */
  readonly onApply?: ApplyHook | undefined;
  /** Told of every statement, before and after it runs: for logs. */
  readonly onStep?: StepHook | undefined;
  /** What counts as equal where entities and database differ. */
  readonly compare?: Comparers | undefined;
  /** Rewrites what `generate` has planned, before it is rehearsed and written; see {@link rewriteOperations}. */
  readonly processRevision?: RevisionHook | undefined;
  /** Column types and kinds of objects from outside of the package. */
  readonly plugins?: readonly Plugin[] | undefined;
}

/** A migration that is about to be written. */
export interface PlannedRevision {
  /** Absent: made from the first operation. */
  readonly message?: string | undefined;
  readonly up: readonly AnyOperation[];
  readonly down: readonly AnyOperation[];
  /** `false`: each statement stands for itself, as `CREATE INDEX CONCURRENTLY` needs it. */
  readonly transaction?: boolean | undefined;
}

/** Why a revision is planned, and for whom. */
export interface RevisionContext {
  /** `changes`: what leads to the entities, for `generate`, `diff` and `check`; `empty`: `generate --empty`; `merge`. */
  readonly occasion: "changes" | "empty" | "merge";
  /** The revisions that it follows. */
  readonly parents: readonly string[];
  /** The name of the database's dialect: `postgres`. */
  readonly dialect: string;
}

/**
 * Returns the revision otherwise, members that are left out stay; or nothing. Without operations in `up` there is no
 * difference, and no migration is written.
 */
export type RevisionHook = (
  revision: PlannedRevision,
  context: RevisionContext,
  // `void`, so that a function that only looks is one too.
  // biome-ignore lint/suspicious/noConfusingVoidType: what a function returns that returns nothing
) => Partial<PlannedRevision> | undefined | void | Promise<Partial<PlannedRevision> | undefined | void>;

/** Settings by the name of an environment: `{ staging: { database: "…" }, production: { … } }`. */
export type Environments = Readonly<Record<string, Settings>>;

/** A configuration that needs no environment; the database may be named elsewhere: by `--database`, a request, a data source. */
export interface WholeConfig extends Settings {
  readonly entities: string | EntitySource | readonly EntityEntry[];
  /** Each says what it has otherwise; chosen by `--env`, SCHEMIX_ENV or `defaultEnvironment`. */
  readonly environments?: Environments | undefined;
  /** The environment when none is chosen. */
  readonly defaultEnvironment?: string | undefined;
}

/** A configuration that leaves what it lacks to its environments. */
export interface SharedConfig extends Settings {
  readonly environments: Environments;
  readonly defaultEnvironment?: string | undefined;
}

/** What `defineConfig` takes. */
export type UserConfig = WholeConfig | SharedConfig;

/** What a configuration that is a function is called with. */
export interface ConfigContext {
  /** The environment that was asked for: `--env`, else SCHEMIX_ENV. */
  readonly env: string | undefined;
  /** What was passed: `-x tenant=acme` is `{ tenant: "acme" }`. */
  readonly x: Readonly<Record<string, string>>;
}

/**
 * A pattern of tables and views, `*` stands for any text, with a dot it matches `namespace.table`; a rule about objects of
 * any kind; or a function that is asked about every object.
 */
export type FilterEntry = string | FilterRule | ((object: FilteredObject) => boolean);

/** Patterns, all of which an object has to fit. */
export interface FilterRule {
  /** Without a kind: tables, views, functions and whatever else stands for itself, with all its parts. */
  readonly kind?: FilterKind | readonly FilterKind[] | undefined;
  readonly namespace?: string | undefined;
  /** The table or view that it belongs to: of columns, constraints, indexes, triggers… */
  readonly table?: string | undefined;
  /** Routines are named with their arguments: `touch(*)`. */
  readonly name?: string | undefined;
}

/** The kinds of objects that a filter can tell apart. */
export type FilterKind = Exclude<ObjectKind, "comment">;

/** An object as a function of a filter sees it. */
export interface FilteredObject {
  readonly kind: string;
  readonly namespace: string;
  readonly table?: string | undefined;
  readonly name: string;
}
/** Where a migration is tried before it is written or applied. */
export type RehearseOn = "database" | "scratch" | "none";

export interface FilterConfig {
  /** Namespaces to look at; default: the default one and those that entities name. */
  readonly namespaces?: readonly string[] | undefined;
  /** Only what fits one of these; kinds of which nothing is said are looked at in any case. */
  readonly include?: readonly FilterEntry[] | undefined;
  /** Nothing that fits one of these. */
  readonly exclude?: readonly FilterEntry[] | undefined;
  /** SQL over `pg_class c` and `pg_namespace n` that keeps a table. */
  readonly where?: string | SqlFragment | undefined;
}

export interface RehearsalConfig {
  /** Whether rows have to come through, with made-up ones in tables that have none; default `true`. */
  readonly data?: boolean | undefined;
}

export interface StrictConfig {
  /** Patterns such as `privileges` or `public.legacy_*`; `*` stands for any text. */
  readonly allow?: readonly string[] | undefined;
}

export interface RevisionTableConfig {
  /** Default `schemix_revisions`. */
  readonly table?: string | undefined;
  /** Default `schemix_history`. */
  readonly historyTable?: string | undefined;
  /** Default: the default namespace. */
  readonly namespace?: string | undefined;
}

/** A command line is a list of words; the files take the place of `{files}`, else they come last. */
export type FormatSetting = "auto" | FormatterName | false | readonly string[];

/** A command line, or a function that is given the files. */
export type AfterWriteHook = readonly string[] | ((written: WrittenFiles) => void | Promise<void>);

/** Files that a verb has written. */
export interface WrittenFiles {
  /** Absolute paths. */
  readonly files: readonly string[];
  /** Folder of the configuration. */
  readonly root: string;
}

/** The validated configuration: defaults filled in, paths absolute, frozen. */
export interface Config {
  /** Folder of the configuration file. */
  readonly root: string;
  /** The file, when there is one. */
  readonly file: string | undefined;
  /** The environment that was chosen. */
  readonly environment: string | undefined;
  /** What was passed with `-x`. */
  readonly x: Readonly<Record<string, string>>;
  readonly database: Database;
  readonly entities: readonly EntityEntry[];
  /** Absolute paths, one or more. */
  readonly migrations: readonly string[];
  readonly recursive: boolean;
  readonly namespace: string | undefined;
  readonly naming: Naming;
  readonly filter: FilterConfig;
  readonly unmanaged: "ignore" | "drop";
  readonly privileges: boolean;
  readonly owners: boolean;
  readonly strict: { readonly isOn: boolean; readonly allow: readonly string[] };
  readonly revisions: {
    readonly table: string;
    readonly historyTable: string;
    readonly namespace: string | undefined;
  };
  readonly rehearsal: { readonly data: boolean };
  readonly transaction: "each" | "all" | "none";
  readonly lockWait: number;
  readonly lockTimeout: number;
  readonly statementTimeout: number;
  readonly retries: number;
  readonly fileName: string;
  readonly slugLength: number;
  readonly timezone: string;
  /** `undefined`: it depends on where the database is. */
  readonly rehearseOn: RehearseOn | undefined;
  /** The database beside which scratch databases are made. */
  readonly scratch: Database;
  /** Absolute path. */
  readonly template: string | MigrationTemplate | undefined;
  readonly format: FormatSetting;
  readonly afterWrite: readonly AfterWriteHook[];
  readonly onApply: ApplyHook | undefined;
  readonly onStep: StepHook | undefined;
  readonly compare: Comparers | undefined;
  readonly processRevision: RevisionHook | undefined;
  readonly plugins: readonly Plugin[];
}
