/** Columns whose type changes: the change of a table's column is one of all that inherit it. */
import type { AnyOperation } from "../objects/any.js";
import { descendantsOf } from "../objects/inheritance.js";
import type { DiffContext } from "../objects/kind.js";
import type { Reference } from "../schema/object.js";
import type { Schema } from "../schema/schema.js";
import type { OnTable } from "./table-key.js";

/** What is of another type by an operation, in the tables that there are in `schema`. */
export function retypedBy(
  operation: AnyOperation,
  schema: Schema,
  context: Pick<DiffContext, "defaultNamespace">,
): readonly Reference[] {
  if (operation.kind !== "alterColumn" || operation.type === undefined) return [];
  const { name } = operation;
  return tablesFrom(operation, schema, context).map((table) => ({
    kind: "column",
    namespace: table.namespace,
    table: table.name,
    name,
  }));
}

/** The table of an operation, and those that inherit it. */
export function tablesFrom(
  { namespace, table }: Partial<OnTable> & { readonly table: string },
  schema: Schema,
  { defaultNamespace }: Pick<DiffContext, "defaultNamespace">,
): readonly Reference[] {
  const own = { namespace: namespace ?? defaultNamespace, name: table };
  return [own, ...descendantsOf(schema, own.namespace, table)].map((place) => ({
    kind: "table",
    namespace: place.namespace,
    name: place.name,
  }));
}
