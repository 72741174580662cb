/**
 * A table whose history is kept is dropped only when no more history is kept, and where it ends the history goes. A column is hidden only
 * once it bounds a period ("ALTER TABLE"), which comes behind the columns.
 */
import type { AnyOperation } from "../../../objects/any.js";
import type { AddColumn } from "../../../objects/column/shape.js";
import { find } from "../../../objects/find.js";
import { namespaceIn } from "../../../objects/kind.js";
import type { AlterTable, DropTable } from "../../../objects/table/shape.js";
import { compact } from "../../../util/compact.js";
import type { RewriteContext } from "../../dialect.js";
import type { PlanEditor } from "./plan-editor.js";

export function rewriteTemporal(editor: PlanEditor, context: RewriteContext): void {
  for (const end of editor.operations.filter(isEndOfHistory)) {
    const { namespace = context.defaultNamespace, table } = end;
    const found = find(context.before, { kind: "table", namespace, name: table });
    const history = found?.temporal?.history;
    if (history === undefined) continue;
    if (end.kind === "dropTable")
      editor.add({ kind: "alterTable", ...compact({ namespace: end.namespace }), table, temporal: null });
    const isWanted = context.after.has({ kind: "table", namespace: history.namespace, name: history.table });
    const historyPlace = compact({ namespace: namespaceIn(context, history.namespace, history.table) });
    if (!isWanted) editor.add({ kind: "dropTable", ...historyPlace, table: history.table });
  }
  for (const add of editor.operations.filter(isAddHidden)) {
    const { namespace, table, column } = add;
    const { hidden: _, ...shown } = column;
    editor.replace(add, { ...add, column: shown });
    editor.add({ kind: "alterColumn", ...compact({ namespace }), table, name: column.name, hidden: true });
  }
}

function isAddHidden(operation: AnyOperation): operation is AddColumn {
  return operation.kind === "addColumn" && operation.column.hidden === true;
}

function isEndOfHistory(operation: AnyOperation): operation is DropTable | AlterTable {
  return operation.kind === "dropTable" || (operation.kind === "alterTable" && operation.temporal === null);
}
