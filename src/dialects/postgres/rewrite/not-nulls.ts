import type { AnyOperation } from "../../../objects/any.js";
import type { AlterColumn, Column } from "../../../objects/column/shape.js";
import { compact } from "../../../util/compact.js";
import type { RewriteContext } from "../../dialect.js";
import { usualNotNull } from "../sql/sequence-options.js";
import { isNamedAlone } from "./heirs/not-nulls.js";
import type { PlanEditor } from "./plan-editor.js";

/** NOT NULL that gets another name, or has to look at its rows, is no new constraint. */
export function rewriteNotNulls(editor: PlanEditor, context: RewriteContext): void {
  for (const operation of editor.operations.filter(isOfNotNull)) {
    const { namespace = context.defaultNamespace, table, name: column } = operation;
    const reference = { kind: "column", namespace, table, name: column };
    const former = context.before.get(reference) as Column | undefined;
    const wanted = context.after.get(reference) as Column | undefined;
    if (former === undefined || wanted === undefined || former.nullable || wanted.nullable) continue;
    const [before, after] = [former.notNull ?? {}, wanted.notNull ?? {}];
    if (before.notValid !== true && after.notValid === true) continue;
    const [name, to] = [before, after].map((each) => each.name ?? usualNotNull(table, column)) as [
      string,
      string,
    ];
    const place = operation.namespace === undefined ? { table } : { namespace: operation.namespace, table };
    if (name !== to && isNamedAlone(former, context.before))
      editor.add({ kind: "renameConstraint", ...place, name, to });
    if (before.notValid === true && after.notValid !== true)
      editor.add({ kind: "validateConstraint", ...place, name: to });
    if ((before.noInherit === true) !== (after.noInherit === true)) {
      const notNull = compact({ name: after.name, noInherit: after.noInherit });
      const change = { kind: "alterColumn", ...place, name: column, notNull, existingNotNull: true } as const;
      editor.add(change);
    }
    const { notNull: _, ...rest } = operation;
    editor.keepOf(operation, rest);
  }
}

function isOfNotNull(operation: AnyOperation): operation is AlterColumn {
  return operation.kind === "alterColumn" && operation.notNull !== undefined;
}
