/** A sequence and the table whose column it belongs to have one owner: PostgreSQL asks for that, whoever runs the migration. */
import type { AnyOperation } from "../../../../objects/any.js";
import { allOf } from "../../../../objects/find.js";
import type { AlterSequence } from "../../../../objects/sequence/shape.js";
import { keyOf, type Reference } from "../../../../schema/object.js";
import type { RewriteContext } from "../../../dialect.js";
import type { PlanEditor } from "../plan-editor.js";

export function rewriteOwners(editor: PlanEditor, context: RewriteContext): void {
  const owners = ownersIn(context);
  if (owners.size === 0) return;
  for (const operation of editor.operations.filter(isGiven)) {
    const { namespace = context.defaultNamespace, name, ownedBy } = operation;
    if (ownedBy === undefined || ownedBy === null) continue;
    const table = owners.get(keyOf({ kind: "table", namespace, name: ownedBy.table }));
    const sequence = owners.get(keyOf({ kind: "sequence", namespace, name }));
    if (table !== sequence) editor.replace(operation, { ...operation, joinOwner: true });
  }
}

/** Who owns what, where that is another role than the one that migrates; what a column owns is its table's. */
function ownersIn({ before }: RewriteContext): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const right of allOf(before, "owner")) {
    const owner = right.definition.slice(`ALTER ${right.name} OWNER TO `.length);
    for (const on of before.dependenciesOf(right)) owners.set(keyOf(on), owner);
  }
  const ownerOf = (reference: Reference): string | undefined => owners.get(keyOf(reference));
  for (const { namespace, name, ownedBy } of allOf(before, "sequence")) {
    if (ownedBy === undefined) continue;
    const owner = ownerOf({ kind: "table", namespace, name: ownedBy.table });
    if (owner !== undefined) owners.set(keyOf({ kind: "sequence", namespace, name }), owner);
  }
  return owners;
}

function isGiven(operation: AnyOperation): operation is AlterSequence {
  return operation.kind === "alterSequence" && operation.ownedBy !== undefined && operation.ownedBy !== null;
}
