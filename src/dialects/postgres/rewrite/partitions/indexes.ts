/** How an index of a whole partitioned table is kept is no one's: the server takes it for the partitions when it is made, and never again. */
import type { AnyObject, AnyOperation } from "../../../../objects/any.js";
import { allOf, find } from "../../../../objects/find.js";
import type { AlterIndex } from "../../../../objects/index/shape.js";
import type { RewriteContext } from "../../../dialect.js";
import { movedIndexes } from "../../compile/inherited.js";
import { qualified } from "../../sql/writer.js";
import { isIndexed } from "../loosen/stand-alone.js";
import type { PlanEditor } from "../plan-editor.js";

export function rewritePartitionIndexes(editor: PlanEditor, context: RewriteContext): void {
  const { before, defaultNamespace } = context;
  for (const operation of editor.operations.filter(isAlterIndex)) {
    const { namespace = defaultNamespace, table, name, storage, tablespace } = operation;
    const owner = find(before, { kind: "table", namespace, name: table });
    if (owner?.partitionBy === undefined) continue;
    const index = before.get({ kind: "index", namespace, table, name });
    if (storage !== undefined && index !== undefined) editor.recreate(index as AnyObject);
    else if (tablespace !== undefined) moveAll(operation, editor, context);
  }
}

function isAlterIndex(operation: AnyOperation): operation is AlterIndex {
  return operation.kind === "alterIndex";
}

/** Those of partitions go along, but for what is kept elsewhere. */
function moveAll(
  { namespace: place, table, name, tablespace }: AlterIndex,
  editor: PlanEditor,
  { after, defaultNamespace }: RewriteContext,
): void {
  const namespace = place ?? defaultNamespace;
  const facts = allOf(after, "partitionIndexName");
  const elsewhere = facts.filter(
    (fact) =>
      fact.details?.tablespace !== (tablespace ?? null) &&
      after
        .dependenciesOf(fact)
        .some(
          (each) =>
            isIndexed(each) && each.namespace === namespace && each.table === table && each.name === name,
        ),
  );
  const kept = elsewhere.map((fact) => qualified(fact.namespace, fact.name));
  const sql = movedIndexes(qualified(namespace, name), tablespace ?? "pg_default", kept);
  editor.add({ kind: "execute", sql, parameters: [] });
}
