import { checkOptions, type InNamespace, type Sink, type SqlInput } from "../../operations/recording.js";
import { compact } from "../../util/compact.js";
import { type RenamePlace, renamePlace } from "../renamed.js";
import type { AlterEnum, EnumOperation } from "./shape.js";

/** A column that uses an enum, for `op.alterEnum`. */
export interface EnumUseInput extends InNamespace {
  readonly table: string;
  readonly column: string;
  /** The column holds an array of it. */
  readonly array?: boolean | undefined;
  /** Its default, put back after the change. */
  readonly default?: SqlInput | undefined;
  /** Its type changes with the column it is inherited from, which stands before it; only its default is its own. */
  readonly inherited?: true | undefined;
}

export interface EnumRecorder {
  /**
   * Creates an enum type. PostgreSQL: `CREATE TYPE "mood" AS ENUM ('sad', 'ok')`. Reversed by dropping it.
   * @example op.createEnum("mood", ["sad", "ok"]);
   */
  createEnum(name: string, values: readonly string[], options?: InNamespace): void;
  /** Drops an enum type. PostgreSQL: `DROP TYPE "mood"`. Not reversible: its values are not recorded. */
  dropEnum(name: string, options?: InNamespace): void;
  /**
   * Renames an enum type, or moves it to another namespace; columns follow. PostgreSQL: `ALTER TYPE "a" RENAME TO "b"`,
   * `ALTER TYPE "b" SET SCHEMA "app"`. Reversed by renaming it back.
   * @example op.renameEnum("mood", "mood", { namespace: "public", toNamespace: "app" });
   */
  renameEnum(name: string, to: string, options?: RenamePlace): void;
  /**
   * Adds a value, at the end or next to another. PostgreSQL: `ALTER TYPE "mood" ADD VALUE 'great' AFTER 'ok'`.
   * The value cannot be used in the same transaction (error 55P04). Not reversible: PostgreSQL cannot take a
   * value away; use `alterEnum`.
   * @example op.addEnumValue("mood", "great", { after: "ok" });
   */
  addEnumValue(
    name: string,
    value: string,
    options?: InNamespace & { readonly before?: string | undefined; readonly after?: string | undefined },
  ): void;
  /** Renames a value; rows follow. PostgreSQL: `ALTER TYPE "mood" RENAME VALUE 'a' TO 'b'`. Reversed by renaming it back. */
  renameEnumValue(name: string, value: string, to: string, options?: InNamespace): void;
  /**
   * Removes or reorders values: a new type takes the old one's place in every column listed, whose table is
   * rewritten. Rows that hold a value that goes make it fail unless `replace` names another for it.
   * PostgreSQL: rename the type, create the new one, `ALTER COLUMN … TYPE … USING`, drop the old one.
   * Not reversible: the former values are not recorded.
   * @example op.alterEnum("mood", ["sad", "great"], { replace: { ok: "great" }, columns: [{ table: "user", column: "mood" }] });
   */
  alterEnum(
    name: string,
    values: readonly string[],
    options: InNamespace & {
      readonly columns: readonly EnumUseInput[];
      readonly replace?: Readonly<Record<string, string>> | undefined;
    },
  ): void;
}

export function enumRecorder(recording: Sink<EnumOperation>): EnumRecorder {
  return {
    createEnum(name, values, options) {
      checkOptions("createEnum", options, ["namespace"]);
      recording.add({ kind: "createEnum", ...options, name, values: [...values] });
    },
    dropEnum(name, options) {
      checkOptions("dropEnum", options, ["namespace"]);
      recording.add({ kind: "dropEnum", ...options, name });
    },
    renameEnum(name, to, options) {
      checkOptions("renameEnum", options, renamePlace);
      recording.add({ kind: "renameEnum", ...options, name, to });
    },
    addEnumValue(name, value, options = {}) {
      checkOptions("addEnumValue", options, ["before", "after", "namespace"]);
      recording.add({ kind: "addEnumValue", ...options, name, value });
    },
    renameEnumValue(name, value, to, options) {
      checkOptions("renameEnumValue", options, ["namespace"]);
      recording.add({ kind: "renameEnumValue", ...options, name, value, to });
    },
    alterEnum(name, values, options) {
      checkOptions("alterEnum", options, ["columns", "replace", "namespace"]);
      for (const use of options.columns)
        checkOptions("alterEnum: columns", use, [
          "table",
          "column",
          "array",
          "default",
          "inherited",
          "namespace",
        ]);
      const operation: AlterEnum = {
        kind: "alterEnum",
        namespace: options.namespace,
        name,
        values: [...values],
        replace: options.replace,
        columns: options.columns.map((use) =>
          compact({ ...use, default: use.default === undefined ? undefined : recording.text(use.default) }),
        ),
      };
      recording.add(operation);
    },
  };
}
