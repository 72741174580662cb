import {
  checkOptions,
  type InNamespace,
  type Sink,
  type SqlInput,
  type SqlTexts,
} from "../../operations/recording.js";
import { isSql, type SqlFragment } from "../../schema/sql.js";
import { compact } from "../../util/compact.js";
import type { AlterIndex, CreateIndex, IndexKey, IndexOperation } from "./shape.js";

/** A key of an index: a column name, an expression, or either with how it is ordered. */
export type IndexKeyInput =
  | string
  | SqlFragment
  | (Omit<IndexKey, "expression"> & { readonly expression?: SqlInput | undefined });

export interface IndexOptionsInput extends InNamespace {
  readonly unique?: boolean | undefined;
  /** `btree` (default), `hash`, `gin`, `gist`, `brin`, or one that an extension brings. */
  readonly method?: string | undefined;
  /** Further columns kept in the index. */
  readonly include?: readonly string[] | undefined;
  /** Only rows for which this holds. */
  readonly where?: SqlInput | undefined;
  readonly nullsNotDistinct?: boolean | undefined;
  readonly storage?: Readonly<Record<string, string>> | undefined;
  readonly tablespace?: string | undefined;
  /** Number of a key, from 1 → its statistics target: PostgreSQL, of expressions. */
  readonly statistics?: Readonly<Record<string, number>> | undefined;
  /** SQL Server: the rows lie in its order. */
  readonly clustered?: boolean | undefined;
  /** SQL Server: it is known and neither kept nor used, until it is rebuilt. */
  readonly disabled?: boolean | undefined;
  /** Do not block writers; only in a migration with `static transaction = false`. */
  readonly concurrently?: boolean | undefined;
  readonly ifNotExists?: boolean | undefined;
}

export interface IndexRecorder {
  /**
   * Creates an index. PostgreSQL: `CREATE INDEX "ix_user_email" ON "user" (lower(email))`. Reversed by dropping it.
   * @example op.createIndex("ix_user_email", "user", [sql`lower(email)`], { where: sql`deleted_at is null` });
   */
  createIndex(name: string, table: string, keys: readonly IndexKeyInput[], options?: IndexOptionsInput): void;
  /** Drops an index. PostgreSQL: `DROP INDEX "ix_user_email"`. Not reversible: what it was is not recorded. */
  dropIndex(
    name: string,
    table: string,
    options?: InNamespace & {
      readonly concurrently?: boolean | undefined;
      readonly ifExists?: boolean | undefined;
    },
  ): void;
  /** Renames an index. PostgreSQL: `ALTER INDEX "a" RENAME TO "b"`. Reversed by renaming it back. */
  renameIndex(table: string, name: string, to: string, options?: InNamespace): void;
  /**
   * Changes storage parameters (`null` resets one), the tablespace, statistics targets or whether it is kept. PostgreSQL: `ALTER INDEX "ix" SET (fillfactor = 70)`.
   * Not reversible: what it was is not recorded.
   */
  alterIndex(
    name: string,
    table: string,
    options: InNamespace & Pick<AlterIndex, "storage" | "tablespace" | "statistics" | "disabled">,
  ): void;
}

function keyOfInput(texts: SqlTexts, key: IndexKeyInput): IndexKey {
  if (typeof key === "string") return { column: key };
  if (isSql(key)) return { expression: texts.text(key) };
  return compact({
    ...key,
    expression: key.expression === undefined ? undefined : texts.text(key.expression),
  });
}

export function indexRecorder(recording: Sink<IndexOperation>): IndexRecorder {
  return {
    createIndex(name, table, keys, options = {}) {
      checkOptions("createIndex", options, [
        "unique",
        "method",
        "include",
        "where",
        "nullsNotDistinct",
        "storage",
        "tablespace",
        "statistics",
        "clustered",
        "disabled",
        "concurrently",
        "ifNotExists",
        "namespace",
      ]);
      const operation: CreateIndex = {
        kind: "createIndex",
        ...options,
        table,
        name,
        keys: keys.map((key) => keyOfInput(recording, key)),
        where: options.where === undefined ? undefined : recording.text(options.where),
      };
      recording.add(operation);
    },
    dropIndex(name, table, options = {}) {
      checkOptions("dropIndex", options, ["concurrently", "ifExists", "namespace"]);
      recording.add({ kind: "dropIndex", ...options, table, name });
    },
    renameIndex(table, name, to, options) {
      checkOptions("renameIndex", options, ["namespace"]);
      recording.add({ kind: "renameIndex", ...options, table, name, to });
    },
    alterIndex(name, table, options) {
      checkOptions("alterIndex", options, ["storage", "tablespace", "statistics", "disabled", "namespace"]);
      recording.add({ kind: "alterIndex", ...options, table, name });
    },
  };
}
