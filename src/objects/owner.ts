import { keyOf, type Reference, referenceOf, type SchemaObject } from "../schema/object.js";
import type { Schema } from "../schema/schema.js";
import type { Comment } from "./comment/shape.js";
import { allOf } from "./find.js";

/** The kinds that an object can belong to by its `table`. */
const owners = ["table", "view", "materializedView", "partition"];

/** What only tables have. */
const ofTables: ReadonlySet<string> = new Set(["column", "primaryKey", "unique", "check", "foreignKey"]);

/** What has parts that are no objects of their own, but can have comments. */
const carriers = [...owners, "foreignTable", "compositeType", "domain"];

/** Whether what an object belongs to is in a schema; an object that belongs to nothing always has it. */
export function hasOwner(schema: Schema, { kind: of, namespace, table }: Reference): boolean {
  const possible = of === "comment" ? carriers : ofTables.has(of) ? ["table"] : owners;
  return table === undefined || possible.some((kind) => schema.has({ kind, namespace, name: table }));
}

/**
 * Tells of objects whether what they belong to is the same in both schemas, and not a view in the one and a table in
 * the other.
 */
export function ownersKept(before: Schema, after: Schema): (object: Reference) => boolean {
  const ownerKey = (namespace: string, name: string): string => `${namespace}\0${name}`;
  const kept = new Set<string>();
  for (const kind of carriers)
    for (const owner of before.ofKind(kind))
      if (after.has(owner)) kept.add(ownerKey(owner.namespace, owner.name));
  return (object) => {
    const { namespace, table } = object;
    return table === undefined || (kept.has(ownerKey(namespace, table)) && hasOwner(before, object));
  };
}

/** What may have indexes besides tables; a view of SQL Server keeps its rows by its indexes. */
const indexedViews = ["materializedView", "view"];

/** Whether an object is an index of a view that keeps its rows, or a comment on such a view. */
export function isOfMaterializedView(schema: Schema, { kind, namespace, table }: Reference): boolean {
  if (table === undefined || (kind !== "index" && kind !== "comment")) return false;
  const views = kind === "index" ? indexedViews : ["materializedView"];
  return views.some((view) => schema.has({ kind: view, namespace, name: table }));
}

/** Whether a view of that name is in a schema, which may have indexes. */
export function hasIndexedView(schema: Schema, namespace: string, name: string): boolean {
  return indexedViews.some((kind) => schema.has({ kind, namespace, name }));
}

const keys = ["primaryKey", "unique", "exclusion", "partitionConstraint"];

/**
 * The object that something belongs to which is no object of its own and can have a comment all the same: a column of
 * a view or a composite type (`attribute`), a check of a domain (`domainConstraint`), the index of a key (`keyIndex`), what a partition has because the whole has it
 * (`inheritedConstraint`, `inheritedTrigger`).
 * Of an object: itself.
 */
export function carrierOf(schema: Schema, on: Reference): SchemaObject | undefined {
  const { namespace, table = "", name } = on;
  const candidates = (): readonly Reference[] => {
    switch (on.kind) {
      case "attribute":
        return carriers.map((kind) => ({ kind, namespace, name: table }));
      case "domainConstraint":
        return [{ kind: "domain", namespace, name: table }];
      case "keyIndex":
        return keys.map((kind) => ({ kind, namespace, table, name }));
      case "inheritedConstraint":
      case "inheritedTrigger":
        return [{ kind: "partition", namespace, name: table }];
      default:
        return [on];
    }
  };
  const found = candidates().find((reference) => schema.has(reference));
  return found === undefined ? undefined : schema.get(found);
}

/** The comments on an object, and on what of it is no object of its own. */
export function commentsOn(object: Reference, schema: Schema): readonly Comment[] {
  const key = keyOf(object);
  const comments = allOf(schema, "comment");
  return comments.filter(({ on }) => keyOf(carrierOf(schema, on) ?? on) === key);
}

/** The index that a key is kept in, as something that can have a comment. */
export function keyIndexOf(key: Reference): Reference {
  return { ...referenceOf(key), kind: "keyIndex" };
}
