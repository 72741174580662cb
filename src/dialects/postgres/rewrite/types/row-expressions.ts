/**
 * Expressions that speak of rows of another table, or of a composite type, such as `ROW(1, 'a')::item` and `(…).price`, are written for
 * the fields that there are: what stands on a field that goes or gets another type, or makes a row, goes before that and comes back.
 */
import type { AnyObject, AnyOperation } from "../../../../objects/any.js";
import { definitionReference } from "../../../../objects/definition/shape.js";
import { descendantsOf } from "../../../../objects/inheritance.js";
import { keyOf, type Reference } from "../../../../schema/object.js";
import { wordsOf } from "../../../../util/words.js";
import type { RewriteContext } from "../../../dialect.js";
import { textsOf } from "../../normalize/question.js";
import type { PlanEditor } from "../plan-editor.js";

export function rewriteRowExpressions(editor: PlanEditor, context: RewriteContext): void {
  const seen = new Set<string>();
  for (const operation of [...editor.operations])
    for (const row of reshapedBy(operation, context))
      for (const object of editor.dependentsOf(row)) {
        if (seen.has(keyOf(object)) || isOwn(object, row) || !isMeant(object, row)) continue;
        seen.add(keyOf(object));
        release(object, editor);
      }
}

/** Rows whose fields are others afterwards, and the fields that go or get another type. */
function reshapedBy(operation: AnyOperation, context: RewriteContext): readonly Reference[] {
  const { before, defaultNamespace } = context;
  if (operation.kind === "alterObject" && operation.object === "compositeType")
    return [definitionReference(operation, defaultNamespace)];
  const isRetyped = operation.kind === "alterColumn" && operation.type !== undefined;
  if (operation.kind !== "dropColumn" && !isRetyped) return [];
  const { namespace = defaultNamespace, table, name } = operation;
  return [{ namespace, name: table }, ...descendantsOf(before, namespace, table)].flatMap((place) => [
    { kind: "table", namespace: place.namespace, name: place.name },
    { kind: "column", namespace: place.namespace, table: place.name, name },
  ]);
}

/** What is said of a table's own columns is seen to with these. */
function isOwn({ namespace, table }: AnyObject, row: Reference): boolean {
  return namespace === row.namespace && table === (row.table ?? row.name);
}

/** Whether an expression stands on it, and not only the type of a column. */
function isMeant(object: AnyObject, row: Reference): boolean {
  if (object.kind !== "column") return object.kind === "check" || object.kind === "index";
  if (row.kind === "column") return true;
  const texts = object.default === undefined ? textsOf(object) : [...textsOf(object), object.default];
  return texts.some((text) => wordsOf(text).mentions(row.name));
}

function release(object: AnyObject, editor: PlanEditor): void {
  if (object.kind !== "column" || object.generated !== undefined) editor.recreate(object);
  else if (object.default !== undefined) editor.liftDefault(object);
}
