/** What shared code may ask of a database, instead of its name. */
import type { DefinitionKind } from "../objects/definition/shape.js";
import type { NameLimit } from "../schema/names.js";

/** Facts about a database that shared code may ask for. */
export interface Capabilities {
  /** DDL takes part in transactions. */
  readonly transactionalDdl: boolean;
  /** The longest name. */
  readonly identifierLimit: NameLimit;
  /** The namespace that is meant when none is given and the connection names no other. */
  readonly defaultNamespace: string;
  /** A table may have no columns. */
  readonly tablesWithoutColumns: boolean;
  /** Text of any length can be a key. */
  readonly textKeys: boolean;
  /** A list of values is a type of its own; elsewhere it is text, and a check. */
  readonly enumTypes: boolean;
  /**
   * Which names have to differ. `relations`: those of tables, views, sequences and indexes of a namespace; constraints in
   * their table. `objects`: those of tables, views, sequences, routines, triggers and constraints of a namespace; indexes
   * in their table.
   */
  readonly nameSpaces: "relations" | "objects";
  /** What makes an object said in SQL is a batch of its own, and comments on it come apart; routines have no overloads. */
  readonly definitionBatches: boolean;
  /** A view that is no materialized one can have indexes, by which it keeps its rows. */
  readonly viewIndexes: boolean;
  /** Kinds of objects said in SQL that the database has. */
  readonly definitionKinds: ReadonlySet<DefinitionKind>;
  /** Those of them that can be moved to another namespace. */
  readonly movableKinds: ReadonlySet<DefinitionKind>;
  /** What entities can say and the database has no word for. */
  readonly lacks: ReadonlySet<Feature>;
}

/** What not every database has, as a person would say it. */
export type Feature =
  | "table inheritance"
  | "partitioned tables"
  | "unlogged tables"
  | "table access methods"
  | "deferrable constraints"
  | "periods in keys"
  | "included columns of constraints"
  | "MATCH FULL"
  | "columns of a referential action"
  | "index methods"
  | "indexes on expressions"
  | "operator classes"
  | "collations of index keys"
  | "an order of NULLs"
  | "storage settings of columns"
  | "statistics targets"
  | "names of NOT NULL"
  | "limits of identities"
  | "owned sequences"
  | "unlogged sequences";
