import type { SchemaObject } from "../../schema/object.js";
import type { SequenceOptions } from "../sequence/shape.js";

/** A column that numbers itself. */
export interface Identity extends SequenceOptions {
  /** `always` refuses values in an INSERT, `byDefault` takes them. */
  readonly mode: "always" | "byDefault";
  /** The name of the sequence that it counts with, when it is not the one that the database gives it. */
  readonly sequence?: string | undefined;
}

/** A column that is computed from others of its row. */
export interface Generated {
  /** SQL text over columns of the table. */
  readonly expression: string;
  /** Kept in the row (`true`) or computed when read. */
  readonly stored: boolean;
}

/** PostgreSQL 18: NOT NULL as a constraint, where something is not as usual. */
export interface NotNull {
  /** Absent: the one that the database gives it. */
  readonly name?: string | undefined;
  /** Tables that inherit from this one do not get it. */
  readonly noInherit?: boolean | undefined;
  /** Existing rows have not been looked at yet. */
  readonly notValid?: boolean | undefined;
}

/** All that can be said of a column, in the words of its dialect. `default` and expressions are SQL text. */
export interface ColumnAttributes {
  /** Native type with length, precision, array brackets: `varchar(320)`, `app.mood[]`. */
  readonly type: string;
  readonly nullable: boolean;
  readonly default?: string | undefined;
  readonly generated?: Generated | undefined;
  readonly identity?: Identity | undefined;
  readonly collation?: string | undefined;
  /** PostgreSQL: `plain`, `external`, `extended`, `main`, when it is not the type's own. */
  readonly storage?: string | undefined;
  /** PostgreSQL: `pglz` or `lz4`, when it is not the server's default. */
  readonly compression?: string | undefined;
  /** PostgreSQL: the statistics target. */
  readonly statistics?: number | undefined;
  /** PostgreSQL: what the planner is told, such as `{ n_distinct: "-0.5" }`. */
  readonly options?: Readonly<Record<string, string>> | undefined;
  readonly notNull?: NotNull | undefined;
  /** SQL Server: the name of the default's constraint, when it is not the one that the dialect makes of table and column. */
  readonly defaultName?: string | undefined;
  /** SQL Server: NULL takes no room. */
  readonly sparse?: boolean | undefined;
  /** SQL Server: the ROWGUIDCOL of its table. */
  readonly rowGuid?: boolean | undefined;
  /** SQL Server: the server writes into it when the row began or ceased to be; see `Temporal`. */
  readonly period?: "start" | "end" | undefined;
  /** SQL Server: `SELECT *` leaves out a column of a period. */
  readonly hidden?: boolean | undefined;
}

export interface Column extends SchemaObject, ColumnAttributes {
  readonly kind: "column";
  readonly table: string;
  /** Place in the table, from 1; says the order of a new table, is never compared. */
  readonly position: number;
  /** A new table has it from one that it inherits from, and does not say it itself; never compared: ALTER cannot. */
  readonly inherited?: boolean | undefined;
}

/** A column inside `createTable` or `addColumn`. */
export interface ColumnDefinition extends ColumnAttributes {
  readonly name: string;
  readonly comment?: string | undefined;
}

interface Target {
  readonly namespace?: string | undefined;
  readonly table: string;
}
export interface AddColumn extends Target {
  readonly kind: "addColumn";
  readonly column: ColumnDefinition;
}
export interface DropColumn extends Target {
  readonly kind: "dropColumn";
  readonly name: string;
  /** Tables that inherit it keep theirs. */
  readonly only?: boolean | undefined;
  readonly existing?: ColumnDefinition | undefined;
}
/** Members that are absent stay as they are; `null` takes the attribute away. */
export interface AlterColumn extends Target {
  readonly kind: "alterColumn";
  readonly name: string;
  readonly type?: string | undefined;
  /** SQL that makes the new value from the old one, where no assignment cast exists. */
  readonly using?: string | undefined;
  /** Refuse the change when a row would lose information: old and new value must be the same in this type, mostly the former one. */
  readonly lossless?: string | undefined;
  /** PostgreSQL: what a row or composite is made of is taken over by its names; to `json` and back. */
  readonly byName?: boolean | undefined;
  readonly nullable?: boolean | undefined;
  readonly default?: string | null | undefined;
  readonly identity?: Identity | null | undefined;
  /** The column is an identity already: its options change, its number stays. */
  readonly existingIdentity?: boolean | undefined;
  /** With `existingIdentity`: begin anew at `start` when its number lies outside of the new limits. */
  readonly restartIfOutside?: boolean | undefined;
  /** A new expression, or `null`: keep the values and stop computing them. */
  readonly generated?: Generated | null | undefined;
  readonly collation?: string | null | undefined;
  readonly storage?: string | null | undefined;
  readonly compression?: string | null | undefined;
  readonly statistics?: number | null | undefined;
  /** One that is `null` is reset. */
  readonly options?: Readonly<Record<string, string | null>> | undefined;
  /** Makes NOT NULL anew. */
  readonly notNull?: NotNull | undefined;
  /** It is there already, by that name: only whether it is inherited changes. */
  readonly existingNotNull?: boolean | undefined;
  readonly defaultName?: string | null | undefined;
  readonly sparse?: boolean | undefined;
  readonly rowGuid?: boolean | undefined;
  readonly hidden?: boolean | undefined;
  /** Has its turn behind what fills the column. Only while a plan is made. */
  readonly isLast?: boolean | undefined;
  readonly existing?: ColumnAttributes | undefined;
}
/** What an operation changes of a column, without where that is. */
export type ColumnChanges = Omit<AlterColumn, "kind" | keyof Target | "name">;

export function changesOf(operation: AlterColumn): ColumnChanges {
  const { kind: _, namespace: _namespace, table: _table, name: _name, ...changes } = operation;
  return changes;
}

/** Whether there is anything that an operation changes. */
export function hasChanges(operation: AlterColumn): boolean {
  return Object.keys(changesOf(operation)).length > 0;
}

export interface RenameColumn extends Target {
  readonly kind: "renameColumn";
  readonly name: string;
  readonly to: string;
}
export type ColumnOperation = AddColumn | DropColumn | AlterColumn | RenameColumn;
