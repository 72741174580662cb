import type { SchemaObject } from "../../schema/object.js";
import type { CheckDefinition } from "../check/shape.js";
import type { ColumnDefinition } from "../column/shape.js";
import type { ForeignKeyDefinition } from "../foreign-key/shape.js";
import type { PrimaryKeyDefinition } from "../primary-key/shape.js";
import type { Renamed } from "../renamed.js";
import type { UniqueDefinition } from "../unique/shape.js";

/** A table that another one inherits from. */
export interface Parent {
  readonly namespace: string;
  readonly table: string;
}

/** What can be said of a table besides its columns and constraints. */
export interface TableAttributes {
  /** Not written to the log: fast, and emptied after a crash. */
  readonly unlogged?: boolean | undefined;
  /** Storage parameters, such as `{ fillfactor: "70", "toast.autovacuum_enabled": "false" }`. */
  readonly storage?: Readonly<Record<string, string>> | undefined;
  readonly tablespace?: string | undefined;
  /** PostgreSQL: the table access method, when it is not `heap`. */
  readonly accessMethod?: string | undefined;
  /** SQL: a partitioned table and its key, such as `RANGE (created_at)`. Another one takes a table that is made anew. */
  readonly partitionBy?: string | undefined;
  readonly temporal?: Temporal | undefined;
}

/** SQL Server: the table is system-versioned, so that what its rows were is kept in a history table. */
export interface Temporal {
  /** The columns of the period, which the server fills. */
  readonly start: string;
  readonly end: string;
  readonly history: { readonly namespace: string; readonly table: string };
  /** How long history is kept, such as `6 MONTHS`; absent: for ever. */
  readonly retention?: string | undefined;
}

/** A parent as operations say it: the default namespace is left out. */
export interface ParentTarget {
  readonly namespace?: string | undefined;
  readonly table: string;
}

export interface Table extends SchemaObject, TableAttributes {
  readonly kind: "table";
  /** PostgreSQL: the tables that it inherits from, in order. */
  readonly inherits?: readonly Parent[] | undefined;
}

interface Target {
  readonly namespace?: string | undefined;
  readonly table: string;
}
export interface CreateTable extends Target, TableAttributes {
  readonly kind: "createTable";
  readonly columns: readonly ColumnDefinition[];
  readonly primaryKey?: PrimaryKeyDefinition | undefined;
  readonly uniques: readonly UniqueDefinition[];
  readonly checks: readonly CheckDefinition[];
  readonly foreignKeys: readonly ForeignKeyDefinition[];
  readonly comment?: string | undefined;
  readonly ifNotExists?: boolean | undefined;
  /** Inherited columns and checks are not among those of the operation. */
  readonly inherits?: readonly ParentTarget[] | undefined;
}
export interface DropTable extends Target {
  readonly kind: "dropTable";
  readonly ifExists?: boolean | undefined;
  readonly existing?: CreateTable | undefined;
}
export interface RenameTable extends Target, Renamed {
  readonly kind: "renameTable";
}
/** Members that are absent stay; a storage parameter that is `null` is reset. */
export interface AlterTable extends Target {
  readonly kind: "alterTable";
  readonly unlogged?: boolean | undefined;
  readonly storage?: Readonly<Record<string, string | null>> | undefined;
  readonly tablespace?: string | null | undefined;
  readonly accessMethod?: string | null | undefined;
  /** SQL Server: `null` ends the keeping of history; the history table stays, as a table of its own. */
  readonly temporal?: Temporal | null | undefined;
  /** Tables that it inherits from any longer, and from now on; in one operation the former are left first. */
  readonly noInherit?: readonly ParentTarget[] | undefined;
  readonly inherit?: readonly ParentTarget[] | undefined;
}
export type TableOperation = CreateTable | DropTable | RenameTable | AlterTable;
