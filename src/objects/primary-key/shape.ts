import type { SchemaObject } from "../../schema/object.js";

/** When a constraint is checked. */
export interface Deferral {
  readonly deferrable?: boolean | undefined;
  readonly initiallyDeferred?: boolean | undefined;
}

/** The index beneath a key. */
export interface KeyIndexAttributes {
  /** Further columns kept in the index, not part of the key. */
  readonly include?: readonly string[] | undefined;
  /** Storage parameters, such as `{ fillfactor: "70" }`. */
  readonly storage?: Readonly<Record<string, string>> | undefined;
  readonly tablespace?: string | undefined;
  /** SQL Server: whether the rows lie in its order, when that is not as usual: a primary key does, a unique does not. */
  readonly clustered?: boolean | undefined;
  /** SQL Server: those of the columns whose values are kept in falling order. */
  readonly descending?: readonly string[] | undefined;
}

export interface PrimaryKeyAttributes extends Deferral, KeyIndexAttributes {
  readonly columns: readonly string[];
  /** PostgreSQL 18: the last column is a period, and those of rows that are otherwise equal do not overlap. */
  readonly withoutOverlaps?: boolean | undefined;
}

export interface PrimaryKey extends SchemaObject, PrimaryKeyAttributes {
  readonly kind: "primaryKey";
  readonly table: string;
}

export interface PrimaryKeyDefinition extends PrimaryKeyAttributes {
  readonly name: string;
}

/** PostgreSQL: a key takes a unique index over, instead of making one. */
export interface UsingIndex {
  /** The index, which gets the name of the key. */
  readonly usingIndex?: string | undefined;
}

export interface CreatePrimaryKey extends PrimaryKeyDefinition, UsingIndex {
  readonly kind: "createPrimaryKey";
  readonly namespace?: string | undefined;
  readonly table: string;
}
