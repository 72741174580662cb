import type { AnyOperation, ObjectKind, ObjectOf } from "./any.js";
import { columnKind } from "./column/diff.js";
import { commentKind } from "./comment/diff.js";
import { checkKind, foreignKeyKind, primaryKeyKind, uniqueKind } from "./constraint/diff.js";
import { definitionKind, definitionKindDefinitions } from "./definition/diff.js";
import { type CustomKind, isCustomKind } from "./definition/shape.js";
import { enumKind } from "./enum/diff.js";
import { indexKind } from "./index/diff.js";
import type { DiffContext, KindDefinition } from "./kind.js";
import { namespaceKind } from "./namespace/diff.js";
import { sequenceKind } from "./sequence/diff.js";
import { tableKind } from "./table/diff.js";

/** Every object kind but those of plugins. A new one is one line here and one in any.ts; the compiler asks for the rest. */
export const kinds: { readonly [K in Exclude<ObjectKind, CustomKind>]: KindDefinition<K> } = {
  namespace: namespaceKind,
  table: tableKind,
  column: columnKind,
  primaryKey: primaryKeyKind,
  unique: uniqueKind,
  check: checkKind,
  foreignKey: foreignKeyKind,
  index: indexKind,
  enum: enumKind,
  sequence: sequenceKind,
  comment: commentKind,
  ...definitionKindDefinitions,
};

/** What a kind contributes to a diff; the kinds of plugins are those of objects that are said in SQL. */
export function kindDefinitionOf<K extends ObjectKind>(kind: K): KindDefinition<K> {
  if (isCustomKind(kind)) return definitionKind(kind) as unknown as KindDefinition<K>;
  return kinds[kind as Exclude<ObjectKind, CustomKind>] as unknown as KindDefinition<K>;
}

/** What makes an object, of whatever kind it is. */
export function createOf<K extends ObjectKind>(
  object: ObjectOf<K>,
  context: DiffContext,
): readonly AnyOperation[] {
  return kindDefinitionOf<K>(object.kind as K).create(object, context);
}

/** What takes an object away, of whatever kind it is. */
export function dropOf<K extends ObjectKind>(
  object: ObjectOf<K>,
  context: DiffContext,
): readonly AnyOperation[] {
  return kindDefinitionOf<K>(object.kind as K).drop(object, context);
}
