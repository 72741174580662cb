import type { SchemaObject } from "../../schema/object.js";
import type { Deferral } from "../primary-key/shape.js";

export type ReferentialAction = "noAction" | "restrict" | "cascade" | "setNull" | "setDefault";

export interface ForeignKeyAttributes extends Deferral {
  readonly columns: readonly string[];
  readonly references: {
    /** The namespace of the referenced table; absent in operations when it is the default one. */
    readonly namespace?: string | undefined;
    readonly table: string;
    readonly columns: readonly string[];
  };
  readonly onDelete?: ReferentialAction | undefined;
  readonly onUpdate?: ReferentialAction | undefined;
  /** PostgreSQL 15: the columns that `setNull` or `setDefault` touches, when not all. */
  readonly onDeleteColumns?: readonly string[] | undefined;
  /** MATCH FULL; absent: MATCH SIMPLE. */
  readonly match?: "full" | undefined;
  /** PostgreSQL 18: the last columns of both are periods, and the other's rows cover that of this. */
  readonly period?: boolean | undefined;
  /** Existing rows have not been looked at yet; SQL Server: not trusted. */
  readonly notValid?: boolean | undefined;
  /** PostgreSQL 18; SQL Server: disabled. */
  readonly notEnforced?: boolean | undefined;
}

export interface ForeignKey extends SchemaObject, ForeignKeyAttributes {
  readonly kind: "foreignKey";
  readonly table: string;
}

export interface ForeignKeyDefinition extends ForeignKeyAttributes {
  readonly name: string;
}

export interface CreateForeignKey extends ForeignKeyDefinition {
  readonly kind: "createForeignKey";
  readonly namespace?: string | undefined;
  readonly table: string;
}

/** Changes when a foreign key is checked, without checking it again; or whether it is at all, which looks at all rows. */
export interface AlterForeignKey extends Deferral {
  readonly kind: "alterForeignKey";
  /** PostgreSQL 18; absent: stays as it is. */
  readonly notEnforced?: boolean | undefined;
  readonly namespace?: string | undefined;
  readonly table: string;
  readonly name: string;
  readonly existing?: Deferral | undefined;
}
