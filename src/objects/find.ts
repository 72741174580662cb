/** Looks into a schema, which knows no kind by name: objects come back as what their kind says they are. */
import type { Reference } from "../schema/object.js";
import type { Schema } from "../schema/schema.js";
import type { AnyObject, ObjectKind, ObjectOf } from "./any.js";

/** The objects of a kind, sorted by reference. */
export function allOf<K extends ObjectKind>(schema: Schema, kind: K): readonly ObjectOf<K>[] {
  return schema.ofKind(kind) as readonly AnyObject[] as readonly ObjectOf<K>[];
}

/** The objects of a kind that belong to a table, or to what else has parts; sorted by reference. */
export function partsOf<K extends ObjectKind>(
  schema: Schema,
  { namespace, name }: Pick<Reference, "namespace" | "name">,
  kind: K,
): readonly ObjectOf<K>[] {
  return schema.childrenOf(namespace, name, kind) as readonly AnyObject[] as readonly ObjectOf<K>[];
}

/** The object of a kind at an address. */
export function find<K extends ObjectKind>(
  schema: Schema,
  reference: Reference & { readonly kind: K },
): ObjectOf<K> | undefined {
  return schema.get(reference) as AnyObject | undefined as ObjectOf<K> | undefined;
}
