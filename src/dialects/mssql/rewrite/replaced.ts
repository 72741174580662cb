/** What is changed in place elsewhere and made anew here. */
import type { AnyObject, AnyOperation } from "../../../objects/any.js";
import type { AlterIndex } from "../../../objects/index/shape.js";
import type { AlterSequence } from "../../../objects/sequence/shape.js";
import type { RewriteContext } from "../../dialect.js";
import type { PlanEditor } from "./plan-editor.js";

export function rewriteReplaced(editor: PlanEditor, context: RewriteContext): void {
  for (const operation of editor.operations.filter(isMadeAnew)) {
    const { namespace = context.defaultNamespace, name } = operation;
    const place =
      operation.kind === "alterIndex" ? { kind: "index", table: operation.table } : { kind: "sequence" };
    const object = context.before.get({ ...place, namespace, name }) as AnyObject | undefined;
    if (object === undefined) continue;
    editor.replace(operation);
    editor.recreate(object);
    if (object.kind === "sequence")
      for (const dependent of editor.dependentsOf(object))
        if (dependent.kind === "column") editor.liftDefault(dependent);
  }
}

/** An index lies where it was made; a sequence counts in the type that it was made with. */
function isMadeAnew(operation: AnyOperation): operation is AlterIndex | AlterSequence {
  if (operation.kind === "alterIndex") return operation.tablespace !== undefined;
  return operation.kind === "alterSequence" && operation.type !== undefined;
}
