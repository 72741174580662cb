/** Tables that entities have no words for; they are left out as a whole, and named. */
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

function isSayable({ values }: Enum): boolean {
  return values.length > 0 && !values.includes("");
}
