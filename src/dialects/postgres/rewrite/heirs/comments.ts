/** Comments on what a partition has because the whole has it: they go with that, which nothing else of the partition says. */
import type { AnyOperation } from "../../../../objects/any.js";
import { definitionReference } from "../../../../objects/definition/shape.js";
import { allOf, find } from "../../../../objects/find.js";
import { kinds } from "../../../../objects/kinds.js";
import { keyOf, type Reference } from "../../../../schema/object.js";
import { isSameData } from "../../../../util/compare.js";
import type { RewriteContext } from "../../../dialect.js";
import { commentStatement } from "../../compile/comment.js";
import { rootOf } from "../partitions/partitions.js";
import type { PlanEditor } from "../plan-editor.js";

/** Whether what a comment is on is a partition's because the whole has it. */
export function isOnInherited({ kind }: Reference): boolean {
  return kind === "inheritedConstraint" || kind === "inheritedTrigger";
}

export function rewriteInheritedComments(editor: PlanEditor, context: RewriteContext): void {
  const { before, after } = context;
  sayAgainOnColumns(editor, context);
  const former = allOf(before, "comment").filter(({ on }) => isOnInherited(on));
  if (former.length === 0) return;
  takeAwayFirst(editor, context);
  const changed = new Set(editor.operations.flatMap((operation) => remadeOn(operation, context)).map(keyOf));
  for (const comment of former) {
    const { namespace, table = "" } = comment.on;
    const root = rootOf({ kind: "partition", namespace, name: table }, before);
    const kept = find(after, comment);
    if (kept === undefined || !isSameData(kept, comment) || root === undefined) continue;
    if (changed.has(keyOf({ kind: "table", namespace: root.namespace, name: root.name })))
      editor.add(...kinds.comment.create(kept, context));
  }
}

/** A column of a partition goes and comes with that of the whole. */
function sayAgainOnColumns(editor: PlanEditor, context: RewriteContext): void {
  const { before, after } = context;
  if (before.ofKind("partition").length === 0) return;
  const replaced = new Set(editor.columnsMadeAnew().map(keyOf));
  if (replaced.size === 0) return;
  for (const comment of allOf(after, "comment")) {
    const { kind, namespace, table = "", name } = comment.on;
    if (kind !== "attribute" || !isSameData(before.get(comment), comment)) continue;
    const root = rootOf({ kind: "partition", namespace, name: table }, before);
    if (root === undefined) continue;
    const column = { kind: "column", namespace: root.namespace, table: root.name, name };
    if (replaced.has(keyOf(column))) editor.add(...kinds.comment.create(comment, context));
  }
}

/** What has the comment may be gone when comments have their turn. */
function takeAwayFirst(editor: PlanEditor, { before, defaultNamespace }: RewriteContext): void {
  for (const operation of editor.operations) {
    if (operation.kind !== "comment" || operation.text !== null) continue;
    const { namespace, kind, table = "" } = operation.on;
    const partition = { kind: "partition", namespace: namespace ?? defaultNamespace, name: table };
    if ((kind !== "constraint" && kind !== "trigger") || !before.has(partition)) continue;
    const { sql } = commentStatement(operation.on, null);
    editor.replace(operation, { kind: "execute", sql, parameters: [], turn: "first" });
  }
}

/** The table of which something is made anew that partitions have as well. */
function remadeOn(
  operation: AnyOperation,
  { before, defaultNamespace }: RewriteContext,
): readonly Reference[] {
  if (operation.kind === "dropConstraint") {
    const { namespace = defaultNamespace, table } = operation;
    return [{ kind: "table", namespace, name: table }];
  }
  if (!("object" in operation)) return [];
  const { namespace, table = "" } = definitionReference(operation, defaultNamespace);
  if (operation.object === "trigger") return [{ kind: "table", namespace, name: table }];
  const isRemade = operation.object === "validity" && operation.kind === "dropObject";
  const root = isRemade ? rootOf({ kind: "partition", namespace, name: table }, before) : undefined;
  return root === undefined ? [] : [{ kind: "table", namespace: root.namespace, name: root.name }];
}
