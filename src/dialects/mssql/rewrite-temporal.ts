/** A table whose history is kept goes together with it, and only when no more history is kept. */
import type { AnyOperation } from "../../objects/any.js";
import { namespaceIn } from "../../objects/kind.js";
import type { DropTable, Table } from "../../objects/table/shape.js";
import { compact } from "../../operations/recording.js";
import type { RewriteContext } from "../dialect.js";
import type { PlanEditor } from "./plan-editor.js";

export function rewriteTemporal(editor: PlanEditor, context: RewriteContext): void {
  for (const drop of editor.operations.filter(isDropTable)) {
    const { namespace = context.defaultNamespace, table } = drop;
    const found = context.before.get({ kind: "table", namespace, name: table }) as Table | undefined;
    const history = found?.temporal?.history;
    if (history === undefined) continue;
    const place = compact({ namespace: drop.namespace });
    editor.add({ kind: "alterTable", ...place, table, temporal: null });
    const isWanted = context.after.has({ kind: "table", namespace: history.namespace, name: history.table });
    const historyPlace = compact({ namespace: namespaceIn(context, history.namespace) });
    if (!isWanted) editor.add({ kind: "dropTable", ...historyPlace, table: history.table });
  }
}

function isDropTable(operation: AnyOperation): operation is DropTable {
  return operation.kind === "dropTable";
}
