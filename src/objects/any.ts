/** The unions over all kinds. A new kind is one line in each. */
import type { StepOperation } from "../operations/step.js";
import type { Check } from "./check/shape.js";
import type { Column, ColumnOperation } from "./column/shape.js";
import type { Comment, SetComment } from "./comment/shape.js";
import type { ConstraintOperation } from "./constraint/shape.js";
import type { Custom } from "./custom/shape.js";
import type { Definition, DefinitionKind, DefinitionOperation } from "./definition/shape.js";
import type { Enum, EnumOperation } from "./enum/shape.js";
import type { ForeignKey } from "./foreign-key/shape.js";
import type { Index, IndexOperation } from "./index/shape.js";
import type { Namespace, NamespaceOperation } from "./namespace/shape.js";
import type { PrimaryKey } from "./primary-key/shape.js";
import type { Sequence, SequenceOperation } from "./sequence/shape.js";
import type { Table, TableOperation } from "./table/shape.js";
import type { Unique } from "./unique/shape.js";

export type AnyObject =
  | Namespace
  | Table
  | Column
  | PrimaryKey
  | Unique
  | Check
  | ForeignKey
  | Index
  | Enum
  | Sequence
  | Comment
  | DefinitionOf[DefinitionKind];

/** A member for each kind, so that `ObjectOf` finds it. */
type DefinitionOf = { readonly [K in DefinitionKind]: Definition<K> };

/** The name of an object kind. */
export type ObjectKind = AnyObject["kind"];

/** The object type of a kind: `ObjectOf<"column">` is Column. */
export type ObjectOf<K extends ObjectKind> = Extract<AnyObject, { kind: K }>;

/** Every operation that `op` can record: frozen data, nothing has run. */
export type AnyOperation =
  | NamespaceOperation
  | TableOperation
  | ColumnOperation
  | ConstraintOperation
  | IndexOperation
  | EnumOperation
  | SequenceOperation
  | SetComment
  | DefinitionOperation
  | Custom
  | StepOperation;

/** The name of an operation kind. */
export type OperationKind = AnyOperation["kind"];

/** The operation type of a kind: `OperationOf<"addColumn">` is AddColumn. */
export type OperationOf<K extends OperationKind> = Extract<AnyOperation, { kind: K }>;
