/** Options that decorators of constraints, indexes and sequences take. */
import type { FormerName } from "../../schema/rename.js";
import type {
  DeferralOptions,
  KeyIndexOptions,
  MssqlKeyOptions,
  OnDatabases,
  SqlText,
  StorageParameters,
} from "./options.js";

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
  /** Its former name, or `{ namespace, name }`: it is renamed and moved instead of dropped and made anew. */
  readonly renamedFrom?: FormerName | undefined;
  /** Default: the entity's. */
  readonly namespace?: string | undefined;
  /** `smallint`, `int` or `bigint` (default); on SQL Server also `tinyint` and a `decimal` without digits behind the point. */
  readonly type?:
    | "smallint"
    | "int"
    | "integer"
    | "bigint"
    | "tinyint"
    | `${"decimal" | "numeric"}(${number})`
    | undefined;
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
