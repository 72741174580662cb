/**
 * A table moves where its clustered index is made anew, and one without by a statement of its own. Its other indexes stay where they are made,
 * so that they are made again as well.
 */
import type { AnyObject, AnyOperation, OperationOf } from "../../../objects/any.js";
import type { AlterTable } from "../../../objects/table/shape.js";
import type { RewriteContext } from "../../dialect.js";
import { isClustered, keysOf, usualFilegroup } from "../sql/places.js";
import type { PlanEditor } from "./plan-editor.js";

export function rewritePlaces(editor: PlanEditor, context: RewriteContext): void {
  const { before, after, defaultNamespace } = context;
  for (const move of editor.operations.filter(isMove)) {
    const { namespace = defaultNamespace, table, tablespace, ...others } = move;
    const reference = { kind: "table", namespace, name: table };
    const keys = keysOf(after, reference);
    const { kind: _, ...changes } = others;
    const rest = { ...others, table, ...(move.namespace === undefined ? {} : { namespace }) };
    if (keys.some(isClustered)) editor.replace(move, ...(Object.keys(changes).length === 0 ? [] : [rest]));
    const moved = new Set(keys.filter((key) => key.tablespace === undefined).map(({ name }) => name));
    for (const key of keysOf(before, reference)) if (moved.has(key.name)) editor.recreate(key as AnyObject);
    const isIts = (operation: AnyOperation): operation is Create =>
      isCreate(operation) &&
      operation.table === table &&
      (operation.namespace ?? defaultNamespace) === namespace &&
      moved.has(operation.name);
    for (const create of editor.operations.filter(isIts))
      editor.replace(create, { ...create, tablespace: tablespace ?? usualFilegroup });
  }
}

type Create = OperationOf<"createPrimaryKey" | "createUniqueConstraint" | "createIndex">;

function isCreate(operation: AnyOperation): operation is Create {
  return /^create(?:PrimaryKey|UniqueConstraint|Index)$/.test(operation.kind);
}

function isMove(operation: AnyOperation): operation is AlterTable {
  return operation.kind === "alterTable" && operation.tablespace !== undefined;
}
