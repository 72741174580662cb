/** Options that decorators of classes take, and the words that all options share. */
import type { FormerName } from "../../schema/rename.js";
import type { SqlFragment } from "../../schema/sql.js";

/** SQL as text, or made by `sql`. */
export type SqlText = string | SqlFragment;

/** SQL for a change of type: the way there, or both ways. */
export type UsingInput = SqlText | { readonly up: SqlText; readonly down: SqlText };

/** The text of {@link UsingInput}. */
export interface UsingText {
  readonly up: string;
  readonly down: string | undefined;
}

/** Any class, abstract ones too; `T` is the type of its instances. */
// biome-ignore lint/complexity/noBannedTypes: no narrower type takes classes with a private constructor
export type ClassOf<T> = Function & { readonly prototype: T };

/** Storage parameters: `{ fillfactor: 70 }`. */
export type StorageParameters = Readonly<Record<string, string | number | boolean>>;

/** What a rule can be on a database: otherwise than elsewhere, or `false`, not there. */
export interface OnDatabases<Postgres, Mssql> {
  /** What is otherwise on PostgreSQL. */
  readonly postgres?: Partial<Postgres> | false | undefined;
  /** What is otherwise on SQL Server, and what only SQL Server has. */
  readonly mssql?: Partial<Mssql> | false | undefined;
}

/** What SQL Server has of the index of a key besides what others have. */
export interface MssqlKeyOptions {
  /** Whether the rows lie in its order: default `true` of a primary key, `false` of others. */
  readonly clustered?: boolean | undefined;
  /** Those of its properties whose values are kept in falling order. */
  readonly descending?: readonly string[] | undefined;
  /** Where it is kept, when not in the usual filegroup. */
  readonly filegroup?: string | undefined;
}

/** When a constraint is checked. TypeORM's words are understood too. */
export interface DeferralOptions {
  readonly deferrable?: boolean | "INITIALLY DEFERRED" | "INITIALLY IMMEDIATE" | undefined;
  readonly initiallyDeferred?: boolean | undefined;
}

/** Of the index that keeps a key. */
export interface KeyIndexOptions {
  /** Properties kept in the index besides its key. */
  readonly include?: readonly string[] | undefined;
  readonly storage?: StorageParameters | undefined;
  readonly tablespace?: string | undefined;
}

export interface PrimaryKeyOptions extends PrimaryKeyAttributes {
  /** What is otherwise on PostgreSQL. */
  readonly postgres?: PrimaryKeyAttributes | undefined;
  /** What is otherwise on SQL Server, and what only SQL Server has. */
  readonly mssql?: (PrimaryKeyAttributes & MssqlKeyOptions) | undefined;
}

interface PrimaryKeyAttributes extends DeferralOptions, KeyIndexOptions {
  /** Default `pk_<table>`. */
  readonly name?: string | undefined;
  /** Its former name: it is renamed instead of dropped and made anew. */
  readonly renamedFrom?: string | undefined;
  /** Its properties in the order of the key, when that is not the order of the class. */
  readonly columns?: readonly string[] | undefined;
  /** PostgreSQL 18: the last column is a period, and those of rows that are otherwise equal do not overlap. */
  readonly withoutOverlaps?: boolean | undefined;
  readonly comment?: string | undefined;
  /** Comment on the index that keeps it. */
  readonly indexComment?: string | undefined;
}

/** SQL Server: what the rows of a table were is kept in a history table. */
export interface TemporalOptions {
  /**
   * The properties of the period, which the server fills. A name that no property has makes a hidden column of that
   * name; default `valid_from` and `valid_to`.
   */
  readonly start?: string | undefined;
  readonly end?: string | undefined;
  /** The history table; default `<table>_history`, in the namespace of the table. */
  readonly history?: string | { readonly name?: string; readonly namespace?: string } | undefined;
  /** How long history is kept: `"6 MONTHS"`; default: for ever. */
  readonly retention?: string | undefined;
}

/** What SQL Server has of tables besides what others have. */
export interface MssqlEntityOptions {
  /** The table is system-versioned: what its rows were stays. */
  readonly temporal?: boolean | TemporalOptions | undefined;
  /** `{ data_compression: "page", lock_escalation: "auto" }`. */
  readonly storage?: StorageParameters | undefined;
  readonly filegroup?: string | undefined;
  readonly comment?: string | undefined;
}

export interface EntityOptions extends EntityAttributes {
  /** What is otherwise on PostgreSQL. */
  readonly postgres?: Omit<EntityAttributes, "abstract" | "ignore"> | undefined;
  /** What is otherwise on SQL Server, and what only SQL Server has. */
  readonly mssql?: MssqlEntityOptions | undefined;
}

interface EntityAttributes {
  /** The table's name; default: made from the class's by `naming`. */
  readonly name?: string | undefined;
  /** The namespace (a PostgreSQL schema); default: the configuration's. */
  readonly namespace?: string | undefined;
  readonly comment?: string | undefined;
  /**
   * The table's former name, or `{ namespace, name }` when it was in another namespace: it is renamed and moved instead of
   * dropped and made anew.
   */
  readonly renamedFrom?: FormerName | undefined;
  /** Not managed: the table is never touched, but relations may refer to it. */
  readonly ignore?: boolean | undefined;
  /** No table of its own: only gives its columns to the classes that extend it. */
  readonly abstract?: boolean | undefined;
  /** PostgreSQL: the table has no columns, and the class is not one that somebody forgot to decorate. */
  readonly withoutColumns?: boolean | undefined;
  readonly primaryKey?: PrimaryKeyOptions | undefined;
  /** Not written to the log: fast, and emptied after a crash. */
  readonly unlogged?: boolean | undefined;
  readonly storage?: StorageParameters | undefined;
  readonly tablespace?: string | undefined;
  /** PostgreSQL: the table access method, when it is not `heap`. */
  readonly accessMethod?: string | undefined;
  /** PostgreSQL: a partitioned table and its key: sql`RANGE (created_at)`. Its partitions are said in SQL. */
  readonly partitionBy?: SqlText | undefined;
  /**
   * PostgreSQL: the classes of the tables that this one inherits from, `() => Vehicle` or `() => [Dated, Named]`. It has
   * their columns and checks, whether the class extends theirs or not; its keys, indexes and relations are its own.
   */
  readonly inherits?: (() => ClassOf<unknown> | readonly ClassOf<unknown>[]) | undefined;
}
