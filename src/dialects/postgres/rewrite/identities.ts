import type { AnyOperation } from "../../../objects/any.js";
import type { AlterColumn, Column } from "../../../objects/column/shape.js";
import { isSameData } from "../../../util/compare.js";
import type { RewriteContext } from "../../dialect.js";
import { usualSequence } from "../sql/sequence-options.js";
import type { PlanEditor } from "./plan-editor.js";

/** An identity counts with a sequence of its own, which gets another name like any other. */
export function rewriteIdentities(editor: PlanEditor, context: RewriteContext): void {
  for (const operation of editor.operations.filter(isOfIdentity)) {
    const { namespace = context.defaultNamespace, table, name } = operation;
    const reference = { kind: "column", namespace, table, name };
    const before = (context.before.get(reference) as Column | undefined)?.identity;
    const after = (context.after.get(reference) as Column | undefined)?.identity;
    if (before === undefined || after === undefined || before.sequence === after.sequence) continue;
    const usual = usualSequence(table, name);
    const place = operation.namespace === undefined ? {} : { namespace: operation.namespace };
    editor.add({
      kind: "renameSequence",
      ...place,
      name: before.sequence ?? usual,
      to: after.sequence ?? usual,
    });
    if (!isSameData({ ...before, sequence: undefined }, { ...after, sequence: undefined })) continue;
    const { identity: _, existingIdentity: _existing, restartIfOutside: _restart, ...rest } = operation;
    editor.keepOf(operation, rest);
  }
}

function isOfIdentity(operation: AnyOperation): operation is AlterColumn {
  return operation.kind === "alterColumn" && operation.existingIdentity === true;
}
