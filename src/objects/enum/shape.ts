import type { SchemaObject } from "../../schema/object.js";
import type { Renamed } from "../renamed.js";

/** A named list of values that columns share as their type. */
export interface Enum extends SchemaObject {
  readonly kind: "enum";
  readonly values: readonly string[];
}

interface Target {
  readonly namespace?: string | undefined;
  readonly name: string;
}
export interface CreateEnum extends Target {
  readonly kind: "createEnum";
  readonly values: readonly string[];
}
export interface DropEnum extends Target {
  readonly kind: "dropEnum";
  readonly existing?: readonly string[] | undefined;
}
export interface RenameEnum extends Target, Renamed {
  readonly kind: "renameEnum";
}
export interface AddEnumValue extends Target {
  readonly kind: "addEnumValue";
  readonly value: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}
export interface RenameEnumValue extends Target {
  readonly kind: "renameEnumValue";
  readonly value: string;
  readonly to: string;
}
/** A column that has the enum, or an array of it, as its type. `default` is SQL text put back afterwards. */
export interface EnumUse {
  readonly namespace?: string | undefined;
  readonly table: string;
  readonly column: string;
  readonly array?: boolean | undefined;
  readonly default?: string | undefined;
  /** Its type changes with the column of another table that it is inherited from, its default is its own. */
  readonly inherited?: true | undefined;
}
/** Removes or reorders values: a new type takes the place of the old one in every column that uses it. */
export interface AlterEnum extends Target {
  readonly kind: "alterEnum";
  readonly values: readonly string[];
  /** Old value → new value, for rows that hold a value that goes. Rows with a value that goes and is not here make it fail. */
  readonly replace?: Readonly<Record<string, string>> | undefined;
  readonly columns: readonly EnumUse[];
  readonly existing?: readonly string[] | undefined;
}
export type EnumOperation = CreateEnum | DropEnum | RenameEnum | AddEnumValue | RenameEnumValue | AlterEnum;
