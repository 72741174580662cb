/** With an index, or the type of a column, the server makes the indexes of all partitions anew, and chooses their names itself. */
import type { AnyObject, AnyOperation, ObjectOf } from "../../../../objects/any.js";
import type { AlterColumn } from "../../../../objects/column/shape.js";
import type { Definition } from "../../../../objects/definition/shape.js";
import { kinds } from "../../../../objects/kinds.js";
import { keyOf, type Reference } from "../../../../schema/object.js";
import { isSameData } from "../../../../util/compare.js";
import type { RewriteContext } from "../../../dialect.js";
import type { PlanEditor } from "../plan-editor.js";

export function rewritePartitionNames(editor: PlanEditor, context: RewriteContext): void {
  const { before, after } = context;
  if (before.ofKind("partitionIndexName").length === 0) return;
  const lost = new Map<string, Definition>();
  for (const index of editor.operations.flatMap((operation) => madeAnewBy(operation, context)))
    for (const each of namesUnder(index, editor)) lost.set(keyOf(each), each);
  for (const name of lost.values()) {
    const kept = after.get(name) as ObjectOf<"partitionIndexName"> | undefined;
    if (kept !== undefined && isSameData(kept, name))
      editor.add(...kinds.partitionIndexName.create(kept, context));
  }
}

/** The indexes and keys of a whole that are made anew, and those of its partitions with them. */
function madeAnewBy(operation: AnyOperation, { before, after, defaultNamespace }: RewriteContext) {
  if (isRetyping(operation)) {
    const { namespace = defaultNamespace, table, name } = operation;
    return (["index", "primaryKey", "unique"] as const).flatMap((kind) =>
      (before.childrenOf(namespace, table, kind) as readonly ObjectOf<typeof kind>[]).filter((index) =>
        isOn(index, name),
      ),
    );
  }
  // How many values are looked at is handed down.
  if (operation.kind === "alterIndex") {
    const { namespace = defaultNamespace, table, name } = operation;
    return operation.statistics === undefined ? [] : [{ kind: "index" as const, namespace, table, name }];
  }
  if (operation.kind !== "dropIndex" && operation.kind !== "dropConstraint") return [];
  const { namespace = defaultNamespace, table, name } = operation;
  const kind = operation.kind === "dropIndex" ? "index" : operation.type;
  const reference: Reference = { kind, namespace, table, name };
  return after.has(reference) ? [reference] : [];
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
