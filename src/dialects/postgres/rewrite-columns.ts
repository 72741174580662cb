import type { AnyOperation, ObjectOf } from "../../objects/any.js";
import type { AlterColumn } from "../../objects/column/shape.js";
import { kinds } from "../../objects/kinds.js";
import { isSameData } from "../../util/compare.js";
import type { RewriteContext } from "../dialect.js";
import type { PlanEditor } from "./plan-editor.js";

/** `ALTER COLUMN … SET EXPRESSION` came with PostgreSQL 17. */
const setExpressionSince = 170_000;

function isAlterColumn(operation: AnyOperation): operation is AlterColumn {
  return operation.kind === "alterColumn";
}

/** Generated columns, and what is built on columns whose type changes. */
export function rewriteColumns(editor: PlanEditor, context: RewriteContext): void {
  for (const operation of editor.operations.filter(isAlterColumn)) {
    const { namespace = context.defaultNamespace, table, name } = operation;
    const reference = { kind: "column", namespace, table, name };
    const before = context.before.get(reference) as ObjectOf<"column"> | undefined;
    const after = context.after.get(reference) as ObjectOf<"column"> | undefined;
    if (before === undefined || after === undefined) continue;
    const isExpressionChanged =
      after.generated !== undefined && !isSameData(before.generated, after.generated);
    const isTypeOfGenerated = after.generated !== undefined && before.type !== after.type;
    if (isTypeOfGenerated || (isExpressionChanged && context.serverVersion < setExpressionSince)) {
      editor.replace(
        operation,
        ...kinds.column.drop(before, context),
        ...kinds.column.create(after, context),
      );
    } else if (operation.type !== undefined) {
      recreateAround(operation, before, editor, context);
    }
  }
  editor.recreateOnReplacedColumns();
}

/**
 * PostgreSQL carries indexes and constraints over a type change by itself, but not generated columns, and not
 * expressions that make no sense for the new type: those go first and come back last.
 */
function recreateAround(
  operation: AlterColumn,
  column: ObjectOf<"column">,
  editor: PlanEditor,
  context: RewriteContext,
): void {
  for (const dependent of editor.dependentsOf(column)) {
    if (dependent.kind === "column" && dependent.generated !== undefined) editor.recreate(dependent);
    const isExpression = dependent.kind === "check" || dependent.kind === "index";
    if (isExpression && operation.using !== undefined) editor.recreate(dependent);
  }
  if (operation.using === undefined) return;
  const { namespace, table, name } = column;
  const foreignKeys = context.before.ofKind("foreignKey") as readonly ObjectOf<"foreignKey">[];
  for (const key of foreignKeys) {
    const { references } = key;
    const isOwn = key.namespace === namespace && key.table === table && key.columns.includes(name);
    const isReferenced =
      (references.namespace ?? key.namespace) === namespace &&
      references.table === table &&
      references.columns.includes(name);
    if (isOwn || isReferenced) editor.recreate(key);
  }
}
