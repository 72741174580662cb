/** Options that decorators of relations and embedded objects take. */
import type { FormerName } from "../../schema/rename.js";
import type { DeferralOptions, MssqlKeyOptions } from "./options.js";
import type { UniqueOptions } from "./rules.js";

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
  readonly renamedFrom?: FormerName | undefined;
  /** SQL Server: whether its rows lie in the order of its key; two long keys fit only where they do not. */
  readonly mssql?: Pick<MssqlKeyOptions, "clustered"> | undefined;
}

/** Options of `@Embedded`. */
export interface EmbeddedOptions {
  /** Put before the names of its columns; default `<property>_`. */
  readonly prefix?: string | false | undefined;
  /** Every column of it may be NULL: the value as a whole is optional. */
  readonly nullable?: boolean | undefined;
}
