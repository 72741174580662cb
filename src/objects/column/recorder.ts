import {
  checkOptions,
  type DefaultValue,
  type InNamespace,
  type Sink,
  type SqlInput,
  type SqlTexts,
} from "../../operations/recording.js";
import type { CustomColumnType } from "../../schema/column-type.js";
import { isSql } from "../../schema/sql.js";
import { compact } from "../../util/compact.js";
import { type SequenceOptionsInput, sequenceOptions } from "../sequence/recorder.js";
import type {
  AlterColumn,
  ColumnDefinition,
  ColumnOperation,
  Generated,
  Identity,
  NotNull,
} from "./shape.js";

/** `"always"`, `"byDefault"`, or with the options of its sequence. */
export type IdentityInput =
  | "always"
  | "byDefault"
  | (SequenceOptionsInput & {
      readonly mode: "always" | "byDefault";
      /** The name of the sequence that it counts with; default: the database's own choice. */
      readonly sequence?: string | undefined;
    });

export interface GeneratedInput {
  readonly expression: SqlInput;
  /** Kept in the row (default) or computed when read. */
  readonly stored?: boolean | undefined;
}

export interface ColumnInput {
  /** Default: `false`. */
  readonly nullable?: boolean | undefined;
  readonly default?: DefaultValue | undefined;
  readonly identity?: IdentityInput | undefined;
  readonly generated?: GeneratedInput | undefined;
  readonly collation?: string | undefined;
  readonly comment?: string | undefined;
  readonly storage?: string | undefined;
  readonly compression?: string | undefined;
  readonly statistics?: number | undefined;
  /** PostgreSQL: what the planner is told, such as `{ n_distinct: "-0.5" }`. */
  readonly options?: Readonly<Record<string, string>> | undefined;
  /** PostgreSQL 18: NOT NULL as a constraint, where something is not as usual. */
  readonly notNull?: NotNull | undefined;
  /** SQL Server: the name of the default's constraint; default: `df_<table>_<column>`. */
  readonly defaultName?: string | undefined;
  /** SQL Server: NULL takes no room. */
  readonly sparse?: boolean | undefined;
  /** SQL Server: the ROWGUIDCOL of its table. */
  readonly rowGuid?: boolean | undefined;
  /** SQL Server: the server writes into it when the row began or ceased to be. */
  readonly period?: "start" | "end" | undefined;
  /** SQL Server: `SELECT *` leaves out a column of a period. */
  readonly hidden?: boolean | undefined;
}

/** What `op.alterColumn` changes; a member that is absent stays, `null` takes the attribute away. */
export interface AlterColumnInput extends InNamespace {
  readonly type?: string | CustomColumnType | undefined;
  /** SQL that makes the new value from the old one. */
  readonly using?: SqlInput | undefined;
  /** Mostly the former type: refuse when any old value and its new one are not the same in this type. */
  readonly lossless?: string | undefined;
  /** PostgreSQL: what a row or composite is made of is taken over by its names; to `json` and back. */
  readonly byName?: boolean | undefined;
  readonly nullable?: boolean | undefined;
  readonly default?: DefaultValue | undefined;
  readonly identity?: IdentityInput | null | undefined;
  /** The column is an identity already: its options change, its number stays. */
  readonly existingIdentity?: boolean | undefined;
  /** With `existingIdentity`: begin anew at `start` when its number lies outside of the new limits. */
  readonly restartIfOutside?: boolean | undefined;
  readonly generated?: GeneratedInput | null | undefined;
  readonly collation?: string | null | undefined;
  readonly storage?: string | null | undefined;
  readonly compression?: string | null | undefined;
  readonly statistics?: number | null | undefined;
  /** One that is `null` is reset. */
  readonly options?: Readonly<Record<string, string | null>> | undefined;
  /** Makes NOT NULL anew. */
  readonly notNull?: NotNull | undefined;
  /** It is there already, by that name: only whether it is inherited changes. */
  readonly existingNotNull?: boolean | undefined;
  /** SQL Server: `null` is the usual name. */
  readonly defaultName?: string | null | undefined;
  readonly sparse?: boolean | undefined;
  readonly rowGuid?: boolean | undefined;
  readonly hidden?: boolean | undefined;
}

export interface ColumnRecorder {
  /**
   * Adds a column. PostgreSQL: `ALTER TABLE "user" ADD COLUMN "age" integer NOT NULL DEFAULT 0`. Reversed by dropping it.
   * @example op.addColumn("user", "age", "integer", { default: 0 });
   */
  addColumn(
    table: string,
    name: string,
    type: string | CustomColumnType,
    options?: ColumnInput & InNamespace,
  ): void;
  /**
   * Drops a column with its values; with `only`, tables that inherit it keep theirs.
   * PostgreSQL: `ALTER TABLE "user" DROP COLUMN "age"`. Not reversible: the values are gone.
   */
  dropColumn(
    table: string,
    name: string,
    options?: InNamespace & { readonly only?: boolean | undefined },
  ): void;
  /**
   * Changes a column in place: type, nullability, default, identity, expression. One call, several statements, in
   * the order PostgreSQL accepts (a default that is given with a new type is taken off first and put back last).
   * PostgreSQL: `ALTER TABLE "user" ALTER COLUMN "age" TYPE bigint`. Not reversible: what it was is not recorded.
   * @example op.alterColumn("user", "age", { type: "integer", using: sql`age::integer`, nullable: false });
   */
  alterColumn(table: string, name: string, changes: AlterColumnInput): void;
  /** Renames a column. PostgreSQL: `ALTER TABLE "user" RENAME COLUMN "a" TO "b"`. Reversed by renaming it back. */
  renameColumn(table: string, name: string, to: string, options?: InNamespace): void;
}

const columnOptions = [
  "nullable",
  "default",
  "identity",
  "generated",
  "collation",
  "comment",
  "storage",
  "compression",
  "statistics",
  "options",
  "notNull",
  "defaultName",
  "sparse",
  "rowGuid",
  "period",
  "hidden",
  "namespace",
];

export function identityOf(input: IdentityInput): Identity {
  if (typeof input === "string") return { mode: input };
  return { mode: input.mode, ...compact({ sequence: input.sequence }), ...sequenceOptions(input) };
}

function generatedOf(texts: SqlTexts, input: GeneratedInput): Generated {
  return { expression: texts.text(input.expression), stored: input.stored ?? true };
}

/** A column as `createTable` and `addColumn` record it. */
export function columnDefinition(
  texts: SqlTexts,
  call: string,
  name: string,
  type: string | CustomColumnType,
  input: ColumnInput & InNamespace = {},
): ColumnDefinition {
  checkOptions(call, input, columnOptions);
  const { nullable = false, identity, generated } = input;
  const isDefaultAbsent = input.default === undefined || input.default === null;
  return compact({
    name,
    type: texts.type(type),
    nullable,
    default: isDefaultAbsent ? undefined : texts.default(input.default ?? null, type),
    identity: identity === undefined ? undefined : identityOf(identity),
    generated: generated === undefined ? undefined : generatedOf(texts, generated),
    collation: input.collation,
    comment: input.comment,
    storage: input.storage,
    compression: input.compression,
    statistics: input.statistics,
    options: input.options,
    notNull: input.notNull,
    defaultName: input.defaultName,
    sparse: input.sparse,
    rowGuid: input.rowGuid,
    period: input.period,
    hidden: input.hidden,
  });
}

function nullOr<T, U>(value: T | null | undefined, change: (value: T) => U): U | null | undefined {
  if (value === undefined) return undefined;
  return value === null ? null : change(value);
}

export function columnRecorder(recording: Sink<ColumnOperation>): ColumnRecorder {
  return {
    addColumn(table, name, type, options = {}) {
      const column = columnDefinition(recording, "addColumn", name, type, options);
      recording.add({ kind: "addColumn", namespace: options.namespace, table, column });
    },
    dropColumn(table, name, options) {
      checkOptions("dropColumn", options, ["namespace", "only"]);
      recording.add({ kind: "dropColumn", ...options, table, name });
    },
    alterColumn(table, name, changes) {
      checkOptions("alterColumn", changes, [
        ...columnOptions.filter((key) => key !== "comment" && key !== "period"),
        "type",
        "using",
        "lossless",
        "byName",
        "existingIdentity",
        "restartIfOutside",
        "existingNotNull",
      ]);
      const { default: initial, type } = changes;
      const operation: AlterColumn = {
        kind: "alterColumn",
        ...changes,
        table,
        name,
        type: type === undefined ? undefined : recording.type(type),
        using: nullOr(changes.using, (using) => recording.text(using)) ?? undefined,
        default: nullOr(initial, (value) =>
          isSql(value) ? recording.text(value) : recording.default(value, type ?? ""),
        ),
        identity: nullOr(changes.identity, identityOf),
        generated: nullOr(changes.generated, (generated) => generatedOf(recording, generated)),
      };
      recording.add(operation);
    },
    renameColumn(table, name, to, options) {
      checkOptions("renameColumn", options, ["namespace"]);
      recording.add({ kind: "renameColumn", ...options, table, name, to });
    },
  };
}
