import type { AnyObject, AnyOperation, ObjectKind, ObjectOf } from "../objects/any.js";
import { commentOn } from "../objects/comment/shape.js";
import { contentOf, type DiffContext } from "../objects/kind.js";
import { kindDefinitionOf, kinds } from "../objects/kinds.js";
import { carrierOf } from "../objects/owner.js";
import { keyOf, referenceOf } from "../schema/object.js";
import { Schema } from "../schema/schema.js";
import { compareText } from "../util/compare.js";

/** Renames that need no decision, and the schema as it is after them. */
export interface ContentRenames {
  readonly operations: readonly AnyOperation[];
  readonly schema: Schema;
}

/**
 * Constraints and indexes that are the same but for their name are renamed, not built again: nobody can lose
 * anything by that, and a table may be large.
 */
export function contentRenames(
  gone: readonly AnyObject[],
  fresh: readonly AnyObject[],
  context: DiffContext,
): ContentRenames {
  const { before } = context;
  if (gone.length === 0 || fresh.length === 0) return { operations: [], schema: before };
  const operations: AnyOperation[] = [];
  const renamed = new Map<string, string>();
  for (const kind of Object.keys(kinds) as ObjectKind[])
    renamesOfKind(kind, gone, fresh, context, operations, renamed);
  return { operations, schema: renamed.size === 0 ? before : withNames(before, renamed) };
}

function renamesOfKind<K extends ObjectKind>(
  kind: K,
  allGone: readonly AnyObject[],
  allFresh: readonly AnyObject[],
  context: DiffContext,
  operations: AnyOperation[],
  renamed: Map<string, string>,
): void {
  const { rename } = kindDefinitionOf(kind);
  if (rename === undefined) return;
  const ofKind = (objects: readonly AnyObject[]) =>
    objects.filter((object): object is ObjectOf<K> & AnyObject => object.kind === kind);
  const gone = ofKind(allGone);
  if (gone.length === 0) return;
  const fresh = new Map<string, ObjectOf<K>[]>();
  for (const object of ofKind(allFresh)) {
    const content = fingerprint(object);
    fresh.set(content, [...(fresh.get(content) ?? []), object]);
  }
  for (const object of gone) {
    const successor = fresh.get(fingerprint(object))?.shift();
    if (successor === undefined) continue;
    // What is inherited gets its new name with that which it is inherited from.
    if (!("inherited" in object && object.inherited === true))
      operations.push(rename(object, successor.name, context));
    renamed.set(keyOf(object), successor.name);
  }
}

function fingerprint(object: AnyObject): string {
  const content = Object.entries(contentOf(object)).filter(([, value]) => value !== undefined);
  content.sort(([a], [b]) => compareText(a, b));
  return JSON.stringify([object.namespace, object.table, content]);
}

/** The schema with names changed, comments on the renamed objects included. */
function withNames(before: Schema, renamed: ReadonlyMap<string, string>): Schema {
  const objects = [...(before as Iterable<AnyObject>)].map((object) => {
    const name = renamed.get(keyOf(object));
    if (name !== undefined) return { ...object, name };
    if (object.kind !== "comment") return object;
    const commented = renamed.get(keyOf(carrierOf(before, object.on) ?? object.on));
    return commented === undefined
      ? object
      : commentOn({ ...referenceOf(object.on), name: commented }, object.text);
  });
  // What depends on what is asked of the schema before the renames: its names are the catalog's.
  return new Schema(objects);
}
