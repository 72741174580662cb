/** What is written to the log of a table is that of its sequences as well, from PostgreSQL 15 on: ALTER TABLE … SET UNLOGGED takes them along. */
import type { AnyOperation } from "../../../objects/any.js";
import { find } from "../../../objects/find.js";
import { namespaceIn } from "../../../objects/kind.js";
import type { AlterTable } from "../../../objects/table/shape.js";
import { compact } from "../../../util/compact.js";
import type { RewriteContext } from "../../dialect.js";
import { ownedSequences } from "./defaults.js";
import type { PlanEditor } from "./plan-editor.js";

const unloggedSince = 150_000;

/** A sequence that is to be otherwise than its table is put back behind it. */
export function rewriteSequenceLogging(editor: PlanEditor, context: RewriteContext): void {
  if (context.serverVersion < unloggedSince) return;
  for (const { namespace, table, unlogged } of editor.operations.filter(isOfLogging))
    for (const sequence of ownedSequences({ namespace, table }, context)) {
      const wanted = find(context.after, sequence);
      if (wanted === undefined || (wanted.unlogged ?? false) === unlogged) continue;
      const { name } = sequence;
      const place = compact({ namespace: namespaceIn(context, sequence.namespace, name) });
      editor.add({ kind: "alterSequence", ...place, name, unlogged: !unlogged });
    }
}

function isOfLogging(operation: AnyOperation): operation is AlterTable & { readonly unlogged: boolean } {
  return operation.kind === "alterTable" && operation.unlogged !== undefined;
}
