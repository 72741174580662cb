/** An alias type that columns have cannot be dropped: where it is made anew, they hold the type beneath it in the meantime. */
import type { AnyOperation } from "../../../objects/any.js";
import type { AlterColumn, Column } from "../../../objects/column/shape.js";
import { type Definition, type DropObject, definitionReference } from "../../../objects/definition/shape.js";
import { find } from "../../../objects/find.js";
import { namespaceIn } from "../../../objects/kind.js";
import { hasOwner } from "../../../objects/owner.js";
import { keyOf } from "../../../schema/object.js";
import { compact } from "../../../util/compact.js";
import type { RewriteContext } from "../../dialect.js";
import type { PlanEditor } from "./plan-editor.js";

export function rewriteTypes(editor: PlanEditor, context: RewriteContext): void {
  for (const drop of editor.operations.filter(isDropOfType)) {
    const reference = definitionReference(drop, context.defaultNamespace);
    const type = context.before.get(reference) as Definition | undefined;
    if (type === undefined) continue;
    for (const column of editor.dependentsOf(reference)) {
      if (column.kind !== "column" || !isStaying(column, editor, context)) continue;
      editor.recreatePartsOn(column);
      editor.recreateAbove(column);
      park(column, baseOf(type), editor, context);
    }
  }
}

function isDropOfType(operation: AnyOperation): operation is DropObject {
  return operation.kind === "dropObject" && operation.object === "domain";
}

/** `CREATE TYPE [a].[b] FROM nvarchar(320) NOT NULL` → `nvarchar(320)`. */
function baseOf({ definition }: Definition): string {
  return /\bFROM\s+(.+?)(?:\s+(?:NOT\s+)?NULL)?\s*;?\s*$/is.exec(definition)?.[1] ?? "sql_variant";
}

/** A column that gets another type is rid of the old one by that. */
function isStaying(column: Column, editor: PlanEditor, { after }: RewriteContext): boolean {
  const wanted = find(after, column);
  const isReplaced = editor.replacedColumns().some((reference) => keyOf(reference) === keyOf(column));
  return hasOwner(after, column) && wanted?.type === column.type && !isReplaced;
}

function park(column: Column, base: string, editor: PlanEditor, context: RewriteContext): void {
  const { namespace, table, name } = column;
  const wanted = context.after.get(column) as Column;
  const target: AlterColumn = {
    kind: "alterColumn",
    ...compact({ namespace: namespaceIn(context, namespace, table) }),
    table,
    name,
  };
  const changes = editor.takeChangesOf(column);
  const definition = { nullable: wanted.nullable, ...compact({ collation: wanted.collation }) };
  editor.add({
    ...target,
    type: base,
    nullable: column.nullable,
    ...compact({ collation: column.collation }),
  });
  editor.add({ ...target, ...changes, type: wanted.type, ...definition });
}
