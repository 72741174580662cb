import type { SchemaObject } from "../../schema/object.js";

/** One key of an index: a column or an expression, and how it is ordered. */
export interface IndexKey {
  readonly column?: string | undefined;
  /** SQL text, when it is not a plain column. */
  readonly expression?: string | undefined;
  readonly order?: "desc" | undefined;
  /** Where NULLs go, when it is not the place that the order implies (last when ascending, first when descending). */
  readonly nulls?: "first" | "last" | undefined;
  readonly collation?: string | undefined;
  readonly operatorClass?: string | undefined;
  /** Parameters of the operator class, such as `{ siglen: "32" }`. */
  readonly operatorClassOptions?: Readonly<Record<string, string>> | undefined;
}

export interface IndexAttributes {
  readonly keys: readonly IndexKey[];
  readonly unique?: boolean | undefined;
  /** Absent: btree. */
  readonly method?: string | undefined;
  readonly include?: readonly string[] | undefined;
  /** SQL text of a partial index. */
  readonly where?: string | undefined;
  readonly nullsNotDistinct?: boolean | undefined;
  readonly storage?: Readonly<Record<string, string>> | undefined;
  readonly tablespace?: string | undefined;
  /** Number of a key, from 1 → its statistics target: PostgreSQL, of expressions. */
  readonly statistics?: Readonly<Record<string, number>> | undefined;
  /** SQL Server: the rows lie in its order. */
  readonly clustered?: boolean | undefined;
  /** SQL Server: it is known and neither kept nor used, until it is rebuilt. */
  readonly disabled?: boolean | undefined;
}

export interface Index extends SchemaObject, IndexAttributes {
  readonly kind: "index";
  readonly table: string;
}

interface Target {
  readonly namespace?: string | undefined;
  readonly table: string;
  readonly name: string;
}
export interface CreateIndex extends Target, IndexAttributes {
  readonly kind: "createIndex";
  /** Without blocking writers; only in a migration with `static transaction = false`. */
  readonly concurrently?: boolean | undefined;
  readonly ifNotExists?: boolean | undefined;
}
export interface DropIndex extends Target {
  readonly kind: "dropIndex";
  readonly concurrently?: boolean | undefined;
  readonly ifExists?: boolean | undefined;
  readonly existing?: IndexAttributes | undefined;
}
export interface RenameIndex extends Target {
  readonly kind: "renameIndex";
  readonly to: string;
}
/** Members that are absent stay; a storage parameter that is `null` is reset. */
export interface AlterIndex extends Target {
  readonly kind: "alterIndex";
  readonly storage?: Readonly<Record<string, string | null>> | undefined;
  readonly tablespace?: string | null | undefined;
  readonly statistics?: Readonly<Record<string, number | null>> | undefined;
  readonly disabled?: boolean | undefined;
}
export type IndexOperation = CreateIndex | DropIndex | RenameIndex | AlterIndex;
