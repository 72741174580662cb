/** With the type of a column the server makes the indexes of all partitions anew, and chooses their names itself. */
import type { AnyObject, AnyOperation, ObjectOf } from "../../objects/any.js";
import type { AlterColumn } from "../../objects/column/shape.js";
import type { Definition } from "../../objects/definition/shape.js";
import { kinds } from "../../objects/kinds.js";
import { keyOf, type Reference } from "../../schema/object.js";
import { isSameData } from "../../util/compare.js";
import type { RewriteContext } from "../dialect.js";
import type { PlanEditor } from "./plan-editor.js";

export function rewritePartitionNames(editor: PlanEditor, context: RewriteContext): void {
  const { before, after } = context;
  if (before.ofKind("partitionIndexName").length === 0) return;
  const lost = new Map<string, Definition>();
  for (const { namespace = context.defaultNamespace, table, name } of editor.operations.filter(isRetyping))
    for (const kind of ["index", "primaryKey", "unique"] as const)
      for (const index of before.childrenOf(namespace, table, kind) as readonly ObjectOf<typeof kind>[])
        if (isOn(index, name)) for (const each of namesUnder(index, editor)) lost.set(keyOf(each), each);
  for (const name of lost.values()) {
    const kept = after.get(name) as ObjectOf<"partitionIndexName"> | undefined;
    if (kept !== undefined && isSameData(kept, name))
      editor.add(...kinds.partitionIndexName.create(kept, context));
  }
}

function isRetyping(operation: AnyOperation): operation is AlterColumn {
  return operation.kind === "alterColumn" && operation.type !== undefined;
}

/** An expression may be about any column. */
function isOn(index: ObjectOf<"index" | "primaryKey" | "unique">, column: string): boolean {
  if (index.kind !== "index") return index.columns.includes(column) || (index.include ?? []).includes(column);
  return (
    index.where !== undefined ||
    (index.include ?? []).includes(column) ||
    index.keys.some((key) => key.column === column || key.expression !== undefined)
  );
}

function namesUnder(index: Reference, editor: PlanEditor): readonly Definition[] {
  const isName = (object: AnyObject): object is ObjectOf<"partitionIndexName"> =>
    object.kind === "partitionIndexName";
  const names = editor.dependentsOf(index).filter(isName);
  return [...names, ...names.flatMap((name) => namesUnder(name, editor))];
}
