/** Tables that entities have no words for; they are left out as a whole, and named. */
import type { Definition } from "../../objects/definition/shape.js";
import { allOf } from "../../objects/find.js";
import type { Table } from "../../objects/table/shape.js";
import type { Schema } from "../../schema/schema.js";

/** Why a table cannot be an entity; nothing when it can. */
export function whyUnsayable(table: Table, schema: Schema): string | undefined {
  for (const parent of table.inherits ?? []) {
    const found = schema.get({ kind: "table", namespace: parent.namespace, name: parent.table });
    const isSaid = found !== undefined && whyUnsayable(found as Table, schema) === undefined;
    if (!isSaid) return `it inherits from ${parent.table}, which is not an entity`;
  }
  return undefined;
}

/** Whether a part of it that is no object of its own has a comment: no decorator or declaration has a place for that. */
export function hasCommentedParts({ namespace, table, name }: Definition, schema: Schema): boolean {
  const comments = allOf(schema, "comment");
  return comments.some(({ on }) => {
    if (on.namespace !== namespace || on.table === undefined || schema.has(on)) return false;
    return table === undefined ? on.table === name : on.table === table && on.name === name;
  });
}
