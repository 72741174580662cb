/** A sequence goes with the table that owns it, and the server keeps the table as long as a default calls the sequence. */
import type { AnyOperation, ObjectOf } from "../../objects/any.js";
import type { Column } from "../../objects/column/shape.js";
import { namespaceIn } from "../../objects/kind.js";
import type { DropTable } from "../../objects/table/shape.js";
import { compact } from "../../operations/recording.js";
import type { RewriteContext } from "../dialect.js";
import type { PlanEditor } from "./plan-editor.js";

export function rewriteDefaults(editor: PlanEditor, context: RewriteContext): void {
  for (const drop of editor.operations.filter(isDropTable))
    for (const sequence of ownedSequences(drop, context)) {
      if (context.after.has(sequence)) editor.add(disowned(sequence, context));
      else
        for (const column of editor.dependentsOf(sequence))
          if (column.kind === "column" && !isTakenAlong(column, drop, context)) editor.freeDefault(column);
    }
}

/** A sequence that stays is no longer the table's that goes. */
function disowned({ namespace, name }: ObjectOf<"sequence">, context: RewriteContext): AnyOperation {
  return {
    kind: "alterSequence",
    ...compact({ namespace: namespaceIn(context, namespace, name) }),
    name,
    ownedBy: null,
  };
}

/** The sequences that go with a table. */
export function ownedSequences(
  { namespace: said, table }: DropTable,
  { before, defaultNamespace }: RewriteContext,
): readonly ObjectOf<"sequence">[] {
  const namespace = said ?? defaultNamespace;
  const sequences = before.ofKind("sequence") as readonly ObjectOf<"sequence">[];
  return sequences.filter(
    (sequence) => sequence.namespace === namespace && sequence.ownedBy?.table === table,
  );
}

/** Whether a column goes with the table, or before it with an heir of it. */
function isTakenAlong(
  { namespace, table, inherited }: Column,
  drop: DropTable,
  context: RewriteContext,
): boolean {
  const { after, defaultNamespace } = context;
  if (namespace === (drop.namespace ?? defaultNamespace) && table === drop.table) return true;
  return inherited === true && !after.has({ kind: "table", namespace, name: table });
}

function isDropTable(operation: AnyOperation): operation is DropTable {
  return operation.kind === "dropTable";
}
