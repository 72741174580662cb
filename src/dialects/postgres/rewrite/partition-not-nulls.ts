/**
 * A partition's own NOT NULL under its own primary key cannot be taken from it. Where what it is a partition of asks for the same
 * from then on, that is told to the server alone, which holds both to be one.
 */
import type { Column } from "../../../objects/column/shape.js";
import { type Definition, definitionReference } from "../../../objects/definition/shape.js";
import type { PrimaryKey } from "../../../objects/primary-key/shape.js";
import type { Reference } from "../../../schema/object.js";
import type { Schema } from "../../../schema/schema.js";
import type { RewriteContext } from "../../dialect.js";
import { wholeOf } from "./partitions.js";
import type { PlanEditor } from "./plan-editor.js";

export function rewritePartitionNotNulls(editor: PlanEditor, context: RewriteContext): void {
  for (const operation of [...editor.operations]) {
    if (operation.kind !== "dropObject" || operation.object !== "partitionNotNull") continue;
    const { namespace, table = "", name } = definitionReference(operation, context.defaultNamespace);
    const partition = { kind: "partition", namespace, name: table };
    if (isAskedAbove(partition, name, context.after) && isInKey(partition, name, editor, context))
      editor.replace(operation);
  }
}

function isAskedAbove(partition: Reference, column: string, schema: Schema): boolean {
  const above = wholeOf(partition, schema);
  if (above === undefined) return false;
  const { kind, namespace, name: table } = above;
  const at = { namespace, table, name: column };
  if (kind === "table")
    return (schema.get({ kind: "column", ...at }) as Column | undefined)?.nullable === false;
  return schema.has({ kind: "partitionNotNull", ...at }) || isAskedAbove(above, column, schema);
}

/** Whether the partition has a primary key of its own over the column, which stays. */
function isInKey(
  { namespace, name: table }: Reference,
  column: string,
  editor: PlanEditor,
  { before, after }: RewriteContext,
): boolean {
  const own = before.childrenOf(namespace, table, "partitionConstraint") as readonly Definition[];
  return own.some((constraint) => {
    const key = constraint.alone as PrimaryKey | undefined;
    const isKept = after.has(constraint) && !editor.isDropped(constraint);
    return isKept && key?.kind === "primaryKey" && key.columns.includes(column);
  });
}
