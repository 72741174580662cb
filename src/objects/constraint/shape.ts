import type { CreateCheckConstraint } from "../check/shape.js";
import type { AlterForeignKey, CreateForeignKey } from "../foreign-key/shape.js";
import type { CreatePrimaryKey } from "../primary-key/shape.js";
import type { CreateUniqueConstraint } from "../unique/shape.js";

export type CreateConstraint =
  | CreatePrimaryKey
  | CreateUniqueConstraint
  | CreateCheckConstraint
  | CreateForeignKey;

export type ConstraintType = "primaryKey" | "unique" | "check" | "foreignKey";

interface Target {
  readonly namespace?: string | undefined;
  readonly table: string;
  readonly name: string;
}
export interface DropConstraint extends Target {
  readonly kind: "dropConstraint";
  /** Which kind of constraint it is; other databases than PostgreSQL need to know. */
  readonly type: ConstraintType;
  readonly ifExists?: boolean | undefined;
  /** Tables that inherit it keep theirs. */
  readonly only?: boolean | undefined;
  readonly existing?: CreateConstraint | undefined;
}
export interface RenameConstraint extends Target {
  readonly kind: "renameConstraint";
  readonly to: string;
}
/** Looks at the rows that a constraint made with `notValid` has not seen. */
export interface ValidateConstraint extends Target {
  readonly kind: "validateConstraint";
}
export type ConstraintOperation =
  | CreateConstraint
  | AlterForeignKey
  | DropConstraint
  | RenameConstraint
  | ValidateConstraint;
