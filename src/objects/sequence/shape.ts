import type { SchemaObject } from "../../schema/object.js";
import type { Renamed } from "../renamed.js";

/** How a sequence counts; absent members are the database's defaults. Numbers are decimal text: they pass 2^53. */
export interface SequenceOptions {
  readonly start?: string | undefined;
  readonly increment?: string | undefined;
  readonly minValue?: string | undefined;
  readonly maxValue?: string | undefined;
  /** How many numbers a session takes in advance. */
  readonly cache?: string | undefined;
  readonly cycle?: boolean | undefined;
}

export interface SequenceAttributes extends SequenceOptions {
  /** `smallint`, `integer` or `bigint` (the default). */
  readonly type?: string | undefined;
  readonly unlogged?: boolean | undefined;
  /** The column it lives and dies with, in the same namespace. */
  readonly ownedBy?: { readonly table: string; readonly column: string } | undefined;
}

export interface Sequence extends SchemaObject, SequenceAttributes {
  readonly kind: "sequence";
}

interface Target {
  readonly namespace?: string | undefined;
  readonly name: string;
}
export interface CreateSequence extends Target, SequenceAttributes {
  readonly kind: "createSequence";
}
/** Members that are absent stay; `ownedBy: null` frees it. */
export interface AlterSequence extends Target, Omit<SequenceAttributes, "ownedBy"> {
  readonly kind: "alterSequence";
  readonly ownedBy?: SequenceAttributes["ownedBy"] | null;
  /** Begin anew at `start` when the number it is at lies outside of the new limits. */
  readonly restartIfOutside?: boolean | undefined;
  /** With `ownedBy`: go on after the values that the column's rows hold. */
  readonly continueAfterRows?: boolean | undefined;
  /** With `ownedBy`: it goes first to the role that owns the table, for both have to have one owner. */
  readonly joinOwner?: boolean | undefined;
  readonly existing?: SequenceAttributes | undefined;
}
export interface DropSequence extends Target {
  readonly kind: "dropSequence";
  readonly existing?: SequenceAttributes | undefined;
}
export interface RenameSequence extends Target, Renamed {
  readonly kind: "renameSequence";
}
export type SequenceOperation = CreateSequence | AlterSequence | DropSequence | RenameSequence;
