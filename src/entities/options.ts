/** Options that decorators of classes, relations, constraints and indexes take. */
import type { SqlFragment } from "../schema/sql.js";

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

interface KeyIndexOptions {
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
  /** The table's former name: it is renamed instead of dropped and made anew. */
  readonly renamedFrom?: string | undefined;
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

export interface UniqueOptions
  extends UniqueAttributes,
    OnDatabases<UniqueAttributes, UniqueAttributes & MssqlKeyOptions> {}

interface UniqueAttributes extends DeferralOptions, KeyIndexOptions {
  /** Default `uq_<table>_<columns>`. */
  readonly name?: string | undefined;
  /** Its former name: it is renamed instead of dropped and made anew. */
  readonly renamedFrom?: string | undefined;
  /** Two NULLs count as equal (PostgreSQL 15 and later). */
  readonly nullsNotDistinct?: boolean | undefined;
  /** PostgreSQL 18: the last column is a period, and those of rows that are otherwise equal do not overlap. */
  readonly withoutOverlaps?: boolean | undefined;
  readonly comment?: string | undefined;
  /** Comment on the index that keeps it. */
  readonly indexComment?: string | undefined;
}

export interface CheckOptions
  extends CheckAttributes,
    OnDatabases<CheckAttributes & CheckText, CheckAttributes & CheckText> {}

interface CheckText {
  /** The condition, as this database has it. */
  readonly expression: SqlText;
}

interface CheckAttributes {
  /** Default `ck_<table>_<columns that the text names>`. */
  readonly name?: string | undefined;
  /** Its former name: it is renamed instead of dropped and made anew. */
  readonly renamedFrom?: string | undefined;
  /** Rows that are there already are not looked at. */
  readonly notValid?: boolean | undefined;
  /** PostgreSQL: tables that inherit from this one do not get it. */
  readonly noInherit?: boolean | undefined;
  /** PostgreSQL 18: known, never checked. */
  readonly notEnforced?: boolean | undefined;
  readonly comment?: string | undefined;
}

/** How one key of an index is kept. */
export interface IndexKeyOptions {
  readonly order?: "asc" | "desc" | "ASC" | "DESC" | undefined;
  /** Where NULLs go; default: last ascending, first descending. */
  readonly nulls?: "first" | "last" | undefined;
  readonly collation?: string | undefined;
  /** `"text_pattern_ops"`, `"gin_trgm_ops"`. */
  readonly operatorClass?: string | undefined;
  readonly operatorClassOptions?: StorageParameters | undefined;
  /** PostgreSQL: the statistics target of an expression. */
  readonly statistics?: number | undefined;
}

/** One key of an index with options of its own: a property or an expression. */
export type IndexKeyInput =
  | ({ readonly property: string; readonly expression?: never } & IndexKeyOptions)
  | ({ readonly expression: SqlText; readonly property?: never } & IndexKeyOptions);

/** What an index takes besides its keys. */
export interface IndexOptions
  extends IndexAttributes,
    OnDatabases<IndexAttributes & IndexKeyOptions, MssqlIndexOptions> {}

/** What SQL Server has of indexes besides what others have. */
export interface MssqlIndexOptions extends IndexAttributes, IndexKeyOptions {
  /** The rows lie in its order. */
  readonly clustered?: boolean | undefined;
  /** It is known and neither kept nor used, until it is rebuilt. */
  readonly disabled?: boolean | undefined;
  /** Where it is kept, when not in the usual filegroup. */
  readonly filegroup?: string | undefined;
}

interface IndexAttributes {
  /** Default `ix_<table>_<columns>`. */
  readonly name?: string | undefined;
  /** Its former name: it is renamed instead of dropped and made anew. */
  readonly renamedFrom?: string | undefined;
  readonly unique?: boolean | undefined;
  /** `btree` (default), `hash`, `gin`, `gist`, `brin`… */
  readonly method?: string | undefined;
  /** Only rows for which this SQL holds. */
  readonly where?: SqlText | undefined;
  /** Properties kept in the index besides its keys. */
  readonly include?: readonly string[] | undefined;
  readonly nullsNotDistinct?: boolean | undefined;
  readonly storage?: StorageParameters | undefined;
  readonly tablespace?: string | undefined;
  readonly comment?: string | undefined;
}

/** An index on the property it decorates. */
export type PropertyIndexOptions = IndexOptions & IndexKeyOptions;

/** An index on an expression; of a class, or beside the property that it is about. */
export type ExpressionIndexOptions = IndexOptions & IndexKeyOptions & { readonly expression: SqlText };

/** An index of a class: its keys among the options. */
export type ClassIndexOptions = IndexOptions & { readonly properties: readonly (string | IndexKeyInput)[] };

export interface SequenceDecoratorOptions {
  readonly name: string;
  /** Its former name: it is renamed instead of dropped and made anew. */
  readonly renamedFrom?: string | undefined;
  /** Default: the entity's. */
  readonly namespace?: string | undefined;
  /** `smallint`, `int` or `bigint` (default); on SQL Server also `tinyint` and a `decimal` without digits behind the point. */
  readonly type?: "smallint" | "int" | "integer" | "bigint" | "tinyint" | `decimal(${number})` | undefined;
  readonly start?: number | bigint | string | undefined;
  readonly increment?: number | bigint | string | undefined;
  readonly minValue?: number | bigint | string | undefined;
  readonly maxValue?: number | bigint | string | undefined;
  readonly cache?: number | bigint | string | undefined;
  readonly cycle?: boolean | undefined;
  readonly unlogged?: boolean | undefined;
  /** The property it lives and dies with. */
  readonly ownedBy?: string | undefined;
  readonly comment?: string | undefined;
}

/** What happens to a row when the row it refers to goes or changes. TypeORM's words are understood too. */
export type ReferentialActionInput =
  | "noAction"
  | "restrict"
  | "cascade"
  | "setNull"
  | "setDefault"
  | "NO ACTION"
  | "RESTRICT"
  | "CASCADE"
  | "SET NULL"
  | "SET DEFAULT";

/** How the constraint of a relation is called. */
export interface ForeignKeyNaming {
  readonly name?: string | undefined;
  /** Its former name: it is renamed instead of dropped and made anew. */
  readonly renamedFrom?: string | undefined;
  readonly comment?: string | undefined;
}

export interface ForeignKeyOptions extends DeferralOptions {
  readonly onDelete?: ReferentialActionInput | undefined;
  readonly onUpdate?: ReferentialActionInput | undefined;
  /** PostgreSQL 15: the columns that `setNull` and `setDefault` touch, when not all; properties or column names. */
  readonly onDeleteColumns?: readonly string[] | undefined;
  readonly match?: "simple" | "full" | undefined;
  /** PostgreSQL 18: the last columns of both are periods, and the other's rows cover that of this. */
  readonly period?: boolean | undefined;
  /** Rows that are there already are not looked at. */
  readonly notValid?: boolean | undefined;
  /** PostgreSQL 18: known, never checked. */
  readonly notEnforced?: boolean | undefined;
  /** `false`: no constraint, only the column. A text is the constraint's name; default `fk_<table>_<columns>`. */
  readonly foreignKey?: boolean | string | ForeignKeyNaming | undefined;
}

/** Options of `@ManyToOne` and `@OneToOne`. */
export interface RelationOptions extends ForeignKeyOptions {
  /** What is otherwise on PostgreSQL. */
  readonly postgres?: ForeignKeyOptions | undefined;
  /** What is otherwise on SQL Server. */
  readonly mssql?: ForeignKeyOptions | undefined;
  /** Whether there may be none; default `false`. */
  readonly nullable?: boolean | undefined;
  /** Part of the primary key. */
  readonly primary?: boolean | undefined;
  /** Comment on the column. */
  readonly comment?: string | undefined;
  /** The column's former name. */
  readonly renamedFrom?: string | undefined;
  /** Not managed: the column is neither made nor changed nor dropped. */
  readonly ignore?: boolean | undefined;
}

/** Options of `@OneToOne`. */
export interface OneToOneOptions extends RelationOptions {
  /** The constraint that keeps other rows from referring to the same one; default: one of the usual name. */
  readonly unique?: UniqueOptions | undefined;
}

/** Options of `@ManyToMany`; actions are those of both foreign keys, `onDelete` is `cascade` by default. */
export interface ManyToManyOptions extends DeferralOptions {
  /** What is otherwise on PostgreSQL. */
  readonly postgres?: Omit<ManyToManyOptions, "postgres" | "mssql" | "ignore"> | undefined;
  /** What is otherwise on SQL Server. */
  readonly mssql?: Omit<ManyToManyOptions, "postgres" | "mssql" | "ignore"> | undefined;
  readonly onDelete?: ReferentialActionInput | undefined;
  readonly onUpdate?: ReferentialActionInput | undefined;
  /** `false`: no constraints, only the columns. */
  readonly foreignKey?: boolean | undefined;
  /** Not managed: the junction table is never touched. */
  readonly ignore?: boolean | undefined;
}

/** One column of a relation. */
export interface JoinColumnOptions {
  /** The column's name; default `<property>_<referenced column>`. */
  readonly name?: string | undefined;
  /** Property or column of the other entity that it refers to; default: its primary key. */
  readonly referencedColumn?: string | undefined;
  readonly comment?: string | undefined;
  readonly renamedFrom?: string | undefined;
}

/** The table between two entities. */
export interface JoinTableOptions {
  /** Default `<table>_<property>`. */
  readonly name?: string | undefined;
  /** Default: the owner's. */
  readonly namespace?: string | undefined;
  /** Columns that refer to the class that has the decorator. */
  readonly joinColumns?: readonly JoinColumnOptions[] | undefined;
  readonly joinColumn?: JoinColumnOptions | undefined;
  /** Columns that refer to the other class. */
  readonly inverseJoinColumns?: readonly JoinColumnOptions[] | undefined;
  readonly inverseJoinColumn?: JoinColumnOptions | undefined;
  readonly comment?: string | undefined;
  readonly renamedFrom?: string | undefined;
}

/** Options of `@Embedded`. */
export interface EmbeddedOptions {
  /** Put before the names of its columns; default `<property>_`. */
  readonly prefix?: string | false | undefined;
  /** Every column of it may be NULL: the value as a whole is optional. */
  readonly nullable?: boolean | undefined;
}
