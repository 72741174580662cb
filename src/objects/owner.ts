import type { Reference } from "../schema/object.js";
import type { Schema } from "../schema/schema.js";

/** The kinds that an object can belong to by its `table`. */
const owners = ["table", "view", "materializedView"];

/** Whether what an object belongs to is in a schema; an object that belongs to nothing always has it. */
export function hasOwner(schema: Schema, { namespace, table }: Reference): boolean {
  return table === undefined || owners.some((kind) => schema.has({ kind, namespace, name: table }));
}

/** Whether an object is an index of a materialized view, or a comment on one. */
export function isOfMaterializedView(schema: Schema, { kind, namespace, table }: Reference): boolean {
  if (table === undefined || (kind !== "index" && kind !== "comment")) return false;
  return schema.has({ kind: "materializedView", namespace, name: table });
}
