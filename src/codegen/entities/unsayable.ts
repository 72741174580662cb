/** Tables that entities have no words for; they are left out as a whole, and named. */
import type { Comment } from "../../objects/comment/shape.js";
import type { Definition } from "../../objects/definition/shape.js";
import type { Enum } from "../../objects/enum/shape.js";
import type { Table } from "../../objects/table/shape.js";
import type { Schema } from "../../schema/schema.js";
import { enumOf } from "./enums.js";
import { partsOf } from "./plan.js";

/** Why a table cannot be an entity; nothing when it can. */
export function whyUnsayable(table: Table, schema: Schema, namespace: string): string | undefined {
  const columns = partsOf(schema, table, "column");
  if (columns.length === 0) return "it has no columns";
  for (const parent of table.inherits ?? []) {
    const found = schema.get({ kind: "table", namespace: parent.namespace, name: parent.table });
    const isSaid = found !== undefined && whyUnsayable(found as Table, schema, namespace) === undefined;
    if (!isSaid) return `it inherits from ${parent.table}, which is not an entity`;
  }
  for (const column of columns) {
    const found = enumOf(column, schema, namespace);
    if (found !== undefined && !isSayable(found))
      return `the enum ${found.name} of its column ${column.name} has ${found.values.length === 0 ? "no values" : "an empty text among its values"}`;
  }
  return undefined;
}

/** Whether a part of it that is no object of its own has a comment: no decorator or declaration has a place for that. */
export function hasCommentedParts({ namespace, table, name }: Definition, schema: Schema): boolean {
  const comments = schema.ofKind("comment") as readonly Comment[];
  return comments.some(({ on }) => {
    if (on.namespace !== namespace || on.table === undefined || schema.has(on)) return false;
    return table === undefined ? on.table === name : on.table === table && on.name === name;
  });
}

function isSayable({ values }: Enum): boolean {
  return values.length > 0 && !values.includes("");
}
