import {
  checkOptions,
  type InNamespace,
  type Sink,
  type SqlInput,
  type SqlTexts,
} from "../../operations/recording.js";
import type { CustomColumnType } from "../../schema/column-type.js";
import type { CheckDefinition } from "../check/shape.js";
import { type ColumnInput, columnDefinition } from "../column/recorder.js";
import type { ColumnDefinition } from "../column/shape.js";
import {
  type CheckInput,
  checkDefinition,
  type ForeignKeyInput,
  foreignKeyDefinition,
  type PrimaryKeyInput,
  primaryKeyDefinition,
  type UniqueInput,
  uniqueDefinition,
} from "../constraint/recorder.js";
import type { ForeignKeyDefinition } from "../foreign-key/shape.js";
import type { PrimaryKeyDefinition } from "../primary-key/shape.js";
import { type RenamePlace, renamePlace } from "../renamed.js";
import type { UniqueDefinition } from "../unique/shape.js";
import type { AlterTable, CreateTable, ParentTarget, TableAttributes, TableOperation } from "./shape.js";

/** What is inside a table that `op.createTable` makes. */
export interface TableBuilder {
  /** A column: not null unless `nullable: true`. */
  column(name: string, type: string | CustomColumnType, options?: ColumnInput): void;
  primaryKey(name: string, columns: readonly string[], options?: PrimaryKeyInput): void;
  unique(name: string, columns: readonly string[], options?: UniqueInput): void;
  check(name: string, condition: SqlInput, options?: CheckInput): void;
  foreignKey(name: string, columns: readonly string[], options: ForeignKeyInput): void;
  /** The comment on the table. */
  comment(text: string): void;
}

export interface TableOptionsInput extends Omit<TableAttributes, "partitionBy">, InNamespace {
  /** PostgreSQL: the tables whose columns and checks it has besides its own. */
  readonly inherits?: readonly ParentTarget[] | undefined;
  /** A partitioned table and its key, such as `RANGE (created_at)`; its partitions are made by `op.createObject`. */
  readonly partitionBy?: SqlInput | undefined;
  readonly ifNotExists?: boolean | undefined;
}

export interface TableRecorder {
  /**
   * Creates a table. PostgreSQL: `CREATE TABLE "user" (…)`, and `COMMENT ON` for comments. Reversed by dropping it.
   * @example
   * op.createTable("user", (t) => {
   *   t.column("id", "bigint", { identity: "always" });
   *   t.primaryKey("pk_user", ["id"]);
   * });
   */
  createTable(name: string, build: (t: TableBuilder) => void, options?: TableOptionsInput): void;
  /** Drops a table with its rows. PostgreSQL: `DROP TABLE "user"`. Not reversible: the rows are gone. */
  dropTable(name: string, options?: InNamespace & { readonly ifExists?: boolean | undefined }): void;
  /**
   * Renames a table, or moves it to another namespace with its rows, indexes, constraints and own sequences.
   * PostgreSQL: `ALTER TABLE "a" RENAME TO "b"`, `ALTER TABLE "b" SET SCHEMA "billing"`. Reversed by renaming it back.
   * @example
   * op.renameTable("client", "customer");
   * op.renameTable("invoice", "invoice", { namespace: "public", toNamespace: "billing" });
   */
  renameTable(name: string, to: string, options?: RenamePlace): void;
  /**
   * Changes storage parameters (`null` resets one), tablespace, access method, whether the table is logged, whether and
   * where its history is kept, or what it inherits from.
   * PostgreSQL: `ALTER TABLE "user" SET (fillfactor = 70)`. Not reversible: what it was is not recorded.
   */
  alterTable(name: string, changes: InNamespace & Omit<AlterTable, "kind" | "table" | "namespace">): void;
}

interface Parts {
  columns: ColumnDefinition[];
  primaryKey?: PrimaryKeyDefinition;
  uniques: UniqueDefinition[];
  checks: CheckDefinition[];
  foreignKeys: ForeignKeyDefinition[];
  comment?: string;
}

function tableBuilder(texts: SqlTexts, parts: Parts): TableBuilder {
  return {
    column: (name, type, options) =>
      void parts.columns.push(columnDefinition(texts, "createTable: t.column", name, type, options)),
    primaryKey: (name, columns, options) => {
      parts.primaryKey = primaryKeyDefinition("createTable: t.primaryKey", name, columns, options);
    },
    unique: (name, columns, options) =>
      void parts.uniques.push(uniqueDefinition("createTable: t.unique", name, columns, options)),
    check: (name, condition, options) =>
      void parts.checks.push(checkDefinition(texts, "createTable: t.check", name, condition, options)),
    foreignKey: (name, columns, options) =>
      void parts.foreignKeys.push(foreignKeyDefinition("createTable: t.foreignKey", name, columns, options)),
    comment: (text) => {
      parts.comment = text;
    },
  };
}

export function tableRecorder(recording: Sink<TableOperation>): TableRecorder {
  return {
    createTable(name, build, options = {}) {
      checkOptions("createTable", options, [
        "unlogged",
        "storage",
        "tablespace",
        "accessMethod",
        "partitionBy",
        "temporal",
        "inherits",
        "ifNotExists",
        "namespace",
      ]);
      const parts: Parts = { columns: [], uniques: [], checks: [], foreignKeys: [] };
      build(tableBuilder(recording, parts));
      const { partitionBy, ...rest } = options;
      const partitioned = partitionBy === undefined ? {} : { partitionBy: recording.text(partitionBy) };
      const operation: CreateTable = { kind: "createTable", ...rest, ...partitioned, table: name, ...parts };
      recording.add(operation);
    },
    dropTable(name, options = {}) {
      checkOptions("dropTable", options, ["ifExists", "namespace"]);
      recording.add({ kind: "dropTable", ...options, table: name });
    },
    renameTable(name, to, options) {
      checkOptions("renameTable", options, renamePlace);
      recording.add({ kind: "renameTable", ...options, table: name, to });
    },
    alterTable(name, changes) {
      checkOptions("alterTable", changes, [
        "unlogged",
        "storage",
        "tablespace",
        "accessMethod",
        "temporal",
        "noInherit",
        "inherit",
        "namespace",
      ]);
      recording.add({ kind: "alterTable", ...changes, table: name });
    },
  };
}
