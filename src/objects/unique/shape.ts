import type { SchemaObject } from "../../schema/object.js";
import type { Deferral, KeyIndexAttributes, UsingIndex } from "../primary-key/shape.js";

export interface UniqueAttributes extends Deferral, KeyIndexAttributes {
  readonly columns: readonly string[];
  /** Two NULLs count as equal (PostgreSQL 15 and later). */
  readonly nullsNotDistinct?: boolean | undefined;
  /** PostgreSQL 18: the last column is a period, and those of rows that are otherwise equal do not overlap. */
  readonly withoutOverlaps?: boolean | undefined;
}

export interface Unique extends SchemaObject, UniqueAttributes {
  readonly kind: "unique";
  readonly table: string;
}

export interface UniqueDefinition extends UniqueAttributes {
  readonly name: string;
}

export interface CreateUniqueConstraint extends UniqueDefinition, UsingIndex {
  readonly kind: "createUniqueConstraint";
  readonly namespace?: string | undefined;
  readonly table: string;
}
