import {
  checkOptions,
  type InNamespace,
  type Sink,
  type SqlInput,
  type SqlTexts,
} from "../../operations/recording.js";
import { compact } from "../../util/compact.js";
import type { CheckDefinition } from "../check/shape.js";
import type { ForeignKeyAttributes, ForeignKeyDefinition } from "../foreign-key/shape.js";
import type {
  Deferral,
  PrimaryKeyAttributes,
  PrimaryKeyDefinition,
  UsingIndex,
} from "../primary-key/shape.js";
import type { UniqueAttributes, UniqueDefinition } from "../unique/shape.js";
import type { ConstraintOperation, ConstraintType } from "./shape.js";

export type PrimaryKeyInput = Omit<PrimaryKeyAttributes, "columns">;
export type UniqueInput = Omit<UniqueAttributes, "columns">;
export interface CheckInput {
  /** Do not look at existing rows now; see `op.validateConstraint`. */
  readonly notValid?: boolean | undefined;
  readonly noInherit?: boolean | undefined;
  readonly notEnforced?: boolean | undefined;
}
export interface ForeignKeyInput extends Omit<ForeignKeyAttributes, "columns" | "references"> {
  /** Table and columns it points to; a third member names the table's namespace. */
  readonly references: readonly [table: string, columns: readonly string[], namespace?: string | undefined];
}

export interface ConstraintRecorder {
  /**
   * Adds a primary key. PostgreSQL: `ALTER TABLE "user" ADD CONSTRAINT "pk_user" PRIMARY KEY ("id")`, or with `usingIndex` of the
   * unique index that there is of these columns. Reversed by dropping it, and by making that index anew.
   * @example op.createPrimaryKey("pk_user", "user", ["id"], { usingIndex: "ix_user_id" });
   */
  createPrimaryKey(
    name: string,
    table: string,
    columns: readonly string[],
    options?: PrimaryKeyInput & UsingIndex & InNamespace,
  ): void;
  /**
   * Adds a unique constraint. PostgreSQL: `… ADD CONSTRAINT "uq" UNIQUE ("a", "b")`, or with `usingIndex` of the unique index that
   * there is of these columns. Reversed by dropping it, and by making that index anew.
   */
  createUniqueConstraint(
    name: string,
    table: string,
    columns: readonly string[],
    options?: UniqueInput & UsingIndex & InNamespace,
  ): void;
  /** Adds a check. PostgreSQL: `… ADD CONSTRAINT "ck" CHECK (a > 0)`. Reversed by dropping it. */
  createCheckConstraint(
    name: string,
    table: string,
    condition: SqlInput,
    options?: CheckInput & InNamespace,
  ): void;
  /**
   * Adds a foreign key. PostgreSQL: `… ADD CONSTRAINT "fk" FOREIGN KEY ("team_id") REFERENCES "team" ("id")`.
   * Reversed by dropping it.
   * @example op.createForeignKey("fk_user_team_id", "user", ["team_id"], { references: ["team", ["id"]], onDelete: "cascade" });
   */
  createForeignKey(
    name: string,
    table: string,
    columns: readonly string[],
    options: ForeignKeyInput & InNamespace,
  ): void;
  /**
   * Changes when a foreign key is checked, without looking at rows. PostgreSQL: `… ALTER CONSTRAINT "fk" DEFERRABLE INITIALLY DEFERRED`.
   * Not reversible: what it was is not recorded.
   */
  alterForeignKey(
    name: string,
    table: string,
    options: Deferral &
      InNamespace & {
        /** PostgreSQL 18: whether it is only known and never checked; absent: stays as it is. */
        readonly notEnforced?: boolean | undefined;
      },
  ): void;
  /**
   * Drops a constraint. PostgreSQL: `ALTER TABLE "user" DROP CONSTRAINT "ck"`. Not reversible: what it was is not recorded.
   * @example op.dropConstraint("ck_user_age", "user", "check");
   */
  dropConstraint(
    name: string,
    table: string,
    type: ConstraintType,
    options?: InNamespace & {
      readonly ifExists?: boolean | undefined;
      /** Tables that inherit it keep theirs. */
      readonly only?: boolean | undefined;
    },
  ): void;
  /** Renames a constraint. PostgreSQL: `ALTER TABLE "user" RENAME CONSTRAINT "a" TO "b"`. Reversed by renaming it back. */
  renameConstraint(table: string, name: string, to: string, options?: InNamespace): void;
  /**
   * Looks at the rows that a `notValid` constraint has not seen, letting readers and writers pass.
   * PostgreSQL: `… VALIDATE CONSTRAINT "fk"`. Reversed by nothing: a valid constraint stays valid.
   */
  validateConstraint(name: string, table: string, options?: InNamespace): void;
}

const deferral = ["deferrable", "initiallyDeferred"];
const keyOptions = [
  ...deferral,
  "withoutOverlaps",
  "include",
  "storage",
  "tablespace",
  "clustered",
  "descending",
  "namespace",
];
const checkOptionNames = ["notValid", "noInherit", "notEnforced", "namespace"];
const foreignKeyOptions = [
  ...deferral,
  "references",
  "onDelete",
  "onUpdate",
  "onDeleteColumns",
  "match",
  "period",
  "notValid",
  "notEnforced",
  "namespace",
];

export function primaryKeyDefinition(
  call: string,
  name: string,
  columns: readonly string[],
  options: PrimaryKeyInput & InNamespace = {},
): PrimaryKeyDefinition {
  checkOptions(call, options, keyOptions);
  const { namespace: _, ...attributes } = options;
  return compact({ name, columns: [...columns], ...attributes });
}

export function uniqueDefinition(
  call: string,
  name: string,
  columns: readonly string[],
  options: UniqueInput & InNamespace = {},
): UniqueDefinition {
  checkOptions(call, options, [...keyOptions, "nullsNotDistinct"]);
  const { namespace: _, ...attributes } = options;
  return compact({ name, columns: [...columns], ...attributes });
}

export function checkDefinition(
  texts: SqlTexts,
  call: string,
  name: string,
  condition: SqlInput,
  options: CheckInput & InNamespace = {},
): CheckDefinition {
  checkOptions(call, options, checkOptionNames);
  const { namespace: _, ...attributes } = options;
  return compact({ name, expression: texts.text(condition), ...attributes });
}

export function foreignKeyDefinition(
  call: string,
  name: string,
  columns: readonly string[],
  options: ForeignKeyInput & InNamespace,
): ForeignKeyDefinition {
  checkOptions(call, options, foreignKeyOptions);
  const { namespace: _, references, ...attributes } = options;
  const [table, referenced, namespace] = references;
  return compact({
    name,
    columns: [...columns],
    references: compact({ namespace, table, columns: [...referenced] }),
    ...attributes,
  });
}

export function constraintRecorder(recording: Sink<ConstraintOperation>): ConstraintRecorder {
  return {
    createPrimaryKey(name, table, columns, { usingIndex, ...options } = {}) {
      const definition = primaryKeyDefinition("createPrimaryKey", name, columns, options);
      const { namespace } = options;
      recording.add({ kind: "createPrimaryKey", namespace, table, ...definition, usingIndex });
    },
    createUniqueConstraint(name, table, columns, { usingIndex, ...options } = {}) {
      const definition = uniqueDefinition("createUniqueConstraint", name, columns, options);
      const { namespace } = options;
      recording.add({ kind: "createUniqueConstraint", namespace, table, ...definition, usingIndex });
    },
    createCheckConstraint(name, table, condition, options) {
      const definition = checkDefinition(recording, "createCheckConstraint", name, condition, options);
      recording.add({ kind: "createCheckConstraint", namespace: options?.namespace, table, ...definition });
    },
    createForeignKey(name, table, columns, options) {
      const definition = foreignKeyDefinition("createForeignKey", name, columns, options);
      recording.add({ kind: "createForeignKey", namespace: options.namespace, table, ...definition });
    },
    alterForeignKey(name, table, options) {
      checkOptions("alterForeignKey", options, [...deferral, "notEnforced", "namespace"]);
      recording.add({ kind: "alterForeignKey", ...options, table, name });
    },
    dropConstraint(name, table, type, options) {
      checkOptions("dropConstraint", options, ["ifExists", "only", "namespace"]);
      recording.add({ kind: "dropConstraint", ...options, table, name, type });
    },
    renameConstraint(table, name, to, options) {
      checkOptions("renameConstraint", options, ["namespace"]);
      recording.add({ kind: "renameConstraint", ...options, table, name, to });
    },
    validateConstraint(name, table, options) {
      checkOptions("validateConstraint", options, ["namespace"]);
      recording.add({ kind: "validateConstraint", ...options, table, name });
    },
  };
}
