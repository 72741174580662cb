/** How an index of a whole partitioned table is kept is no one's: the server takes it for the partitions when it is made, and never again. */
import type { AnyObject, AnyOperation } from "../../objects/any.js";
import type { AlterIndex } from "../../objects/index/shape.js";
import type { Table } from "../../objects/table/shape.js";
import type { RewriteContext } from "../dialect.js";
import type { PlanEditor } from "./plan-editor.js";

export function rewritePartitionIndexes(
  editor: PlanEditor,
  { before, defaultNamespace }: RewriteContext,
): void {
  for (const { namespace = defaultNamespace, table, name, storage, tablespace } of editor.operations.filter(
    isAlterIndex,
  )) {
    const owner = before.get({ kind: "table", namespace, name: table }) as Table | undefined;
    const index = before.get({ kind: "index", namespace, table, name });
    if ((storage ?? tablespace) === undefined || owner?.partitionBy === undefined || index === undefined)
      continue;
    editor.recreate(index as AnyObject);
  }
}

function isAlterIndex(operation: AnyOperation): operation is AlterIndex {
  return operation.kind === "alterIndex";
}
