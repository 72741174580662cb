/** What people may do with a sequence goes with it, though another one takes its name: an identity instead of a serial, and back. */
import type { AnyOperation } from "../../../../objects/any.js";
import type { Definition } from "../../../../objects/definition/shape.js";
import type { Reference } from "../../../../schema/object.js";
import type { RewriteContext } from "../../../dialect.js";
import { grantsOf } from "../../compile/rights.js";
import type { PlanEditor } from "../plan-editor.js";

export function rewriteSequenceRights(editor: PlanEditor, context: RewriteContext): void {
  for (const operation of [...editor.operations])
    for (const counter of countersGoneBy(operation, context))
      for (const right of editor.dependentsOf(counter))
        if (right.kind === "privilege" && isOnSequence(right as Definition)) editor.recreate(right);
}

/** The sequence that an operation drops, or the column that an identity's sequence goes with. */
function countersGoneBy(operation: AnyOperation, { defaultNamespace }: RewriteContext): readonly Reference[] {
  if (operation.kind === "dropSequence") {
    const { namespace = defaultNamespace, name } = operation;
    return [{ kind: "sequence", namespace, name }];
  }
  if (operation.kind !== "alterColumn" || operation.identity !== null) return [];
  const { namespace = defaultNamespace, table, name } = operation;
  return [{ kind: "column", namespace, table, name }];
}

/** Of a column there are privileges, too, which stay. */
function isOnSequence(right: Definition): boolean {
  return grantsOf(right)?.on.startsWith("SEQUENCE ") === true;
}
