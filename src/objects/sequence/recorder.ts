import { checkOptions, decimalText, type InNamespace, type Sink } from "../../operations/recording.js";
import { compact } from "../../util/compact.js";
import { type RenamePlace, renamePlace } from "../renamed.js";
import type {
  AlterSequence,
  CreateSequence,
  SequenceAttributes,
  SequenceOperation,
  SequenceOptions,
} from "./shape.js";

type Whole = number | bigint | string;

/** How a sequence counts, as people write it: numbers, bigints or decimal text. */
export interface SequenceOptionsInput {
  readonly start?: Whole | undefined;
  readonly increment?: Whole | undefined;
  readonly minValue?: Whole | undefined;
  readonly maxValue?: Whole | undefined;
  readonly cache?: Whole | undefined;
  readonly cycle?: boolean | undefined;
}

export interface SequenceInput extends SequenceOptionsInput, InNamespace {
  readonly type?: "smallint" | "integer" | "bigint" | undefined;
  readonly unlogged?: boolean | undefined;
  /** Table and column it is dropped with. */
  readonly ownedBy?: readonly [table: string, column: string] | undefined;
}

export interface SequenceRecorder {
  /**
   * Creates a sequence. PostgreSQL: `CREATE SEQUENCE "order_no" START WITH 1000`. Reversed by dropping it.
   * @example op.createSequence("order_no", { start: 1000 });
   */
  createSequence(name: string, options?: SequenceInput): void;
  /**
   * Changes how a sequence counts; the number it is at stays. `ownedBy: null` frees it from its column.
   * PostgreSQL: `ALTER SEQUENCE "order_no" INCREMENT BY 10`. Not reversible: what it was is not recorded.
   */
  alterSequence(
    name: string,
    options: Omit<SequenceInput, "ownedBy"> & {
      readonly ownedBy?: SequenceInput["ownedBy"] | null;
      /** Begin anew at `start` when the number it is at lies outside of the new limits. */
      readonly restartIfOutside?: boolean | undefined;
      /** With `ownedBy`: go on after the values that the column's rows hold. */
      readonly continueAfterRows?: boolean | undefined;
      /** With `ownedBy`: give it first to the role that owns the table, for both have to have one owner. */
      readonly joinOwner?: boolean | undefined;
    },
  ): void;
  /** Drops a sequence. PostgreSQL: `DROP SEQUENCE "order_no"`. Not reversible: what it was is not recorded. */
  dropSequence(name: string, options?: InNamespace): void;
  /**
   * Renames a sequence, or moves it to another namespace. PostgreSQL: `ALTER SEQUENCE "a" RENAME TO "b"`,
   * `ALTER SEQUENCE "b" SET SCHEMA "app"`. Reversed by renaming it back.
   * @example op.renameSequence("order_no", "order_no", { namespace: "public", toNamespace: "app" });
   */
  renameSequence(name: string, to: string, options?: RenamePlace): void;
}

const counting = ["start", "increment", "minValue", "maxValue", "cache", "cycle"];

/** The options as facts hold them. */
export function sequenceOptions(input: SequenceOptionsInput): SequenceOptions {
  return compact({
    start: decimalText(input.start),
    increment: decimalText(input.increment),
    minValue: decimalText(input.minValue),
    maxValue: decimalText(input.maxValue),
    cache: decimalText(input.cache),
    cycle: input.cycle,
  });
}

function attributes(input: Omit<SequenceInput, "ownedBy">): Omit<SequenceAttributes, "ownedBy"> {
  return compact({ ...sequenceOptions(input), type: input.type, unlogged: input.unlogged });
}

function owner(ownedBy: readonly [string, string]): { table: string; column: string } {
  return { table: ownedBy[0], column: ownedBy[1] };
}

export function sequenceRecorder(recording: Sink<SequenceOperation>): SequenceRecorder {
  const known = [...counting, "type", "unlogged", "ownedBy", "namespace"];
  return {
    createSequence(name, options = {}) {
      checkOptions("createSequence", options, known);
      const ownedBy = options.ownedBy === undefined ? {} : { ownedBy: owner(options.ownedBy) };
      const operation: CreateSequence = {
        kind: "createSequence",
        namespace: options.namespace,
        name,
        ...attributes(options),
        ...ownedBy,
      };
      recording.add(operation);
    },
    alterSequence(name, options) {
      checkOptions("alterSequence", options, [
        ...known,
        "restartIfOutside",
        "continueAfterRows",
        "joinOwner",
      ]);
      const { ownedBy } = options;
      const freed = ownedBy === undefined ? {} : { ownedBy: ownedBy === null ? null : owner(ownedBy) };
      const operation: AlterSequence = {
        kind: "alterSequence",
        namespace: options.namespace,
        name,
        ...attributes(options),
        ...freed,
        restartIfOutside: options.restartIfOutside,
        continueAfterRows: options.continueAfterRows,
        joinOwner: options.joinOwner,
      };
      recording.add(operation);
    },
    dropSequence(name, options) {
      checkOptions("dropSequence", options, ["namespace"]);
      recording.add({ kind: "dropSequence", ...options, name });
    },
    renameSequence(name, to, options) {
      checkOptions("renameSequence", options, renamePlace);
      recording.add({ kind: "renameSequence", ...options, name, to });
    },
  };
}
