/** Constraints that nobody has validated above, and somebody has in a partition or an heir. */
import type { AnyOperation, ObjectOf } from "../../../../objects/any.js";
import type { Column } from "../../../../objects/column/shape.js";
import { type DefinitionOperation, definitionReference } from "../../../../objects/definition/shape.js";
import { allOf, partsOf } from "../../../../objects/find.js";
import { namespaceIn } from "../../../../objects/kind.js";
import { kinds } from "../../../../objects/kinds.js";
import { keyOf, type Reference } from "../../../../schema/object.js";
import type { Schema } from "../../../../schema/schema.js";
import { compact } from "../../../../util/compact.js";
import { isSameData } from "../../../../util/compare.js";
import type { RewriteContext } from "../../../dialect.js";
import { dropDefinition } from "../../compile/definition.js";
import { rootOf } from "../partitions/partitions.js";
import type { PlanEditor } from "../plan-editor.js";

type Validity = ObjectOf<"validity">;

/** What is looked at above is looked at everywhere; what is made anew there is looked at nowhere. */
export function rewriteValidities(editor: PlanEditor, context: RewriteContext): void {
  const { before, after } = context;
  if (
    before.ofKind("validity").length + after.ofKind("validity").length + after.ofKind("partition").length ===
    0
  )
    return;
  const remade = new Map<string, Reference>();
  for (const operation of editor.operations.filter(isDropping)) {
    const above = aboveOf(definitionReference(operation, context.defaultNamespace), before);
    if (above !== undefined && isUnseen(above, after) && !editor.isDropped(above))
      remade.set(keyOf(above), above);
    else editor.replace(operation);
  }
  for (const above of unseenByPartitions(editor, context)) remade.set(keyOf(above), above);
  for (const fact of allOf(after, "validity")) {
    const above = aboveOf(fact, after);
    const isLost = above !== undefined && remade.has(keyOf(above));
    if (isLost && isSameData(before.get(fact), fact))
      editor.add(...kinds.validity.create(fact as Validity, context));
  }
}

function isDropping(operation: AnyOperation): operation is DefinitionOperation {
  return operation.kind === "dropObject" && operation.object === "validity";
}

/** The check, or the column that may not be NULL, which it comes of. */
function aboveOf(validity: Reference, schema: Schema): Reference | undefined {
  return schema.dependenciesOf(validity).find(({ kind }) => kind === "check" || kind === "column");
}

function isUnseen(above: Reference, schema: Schema): boolean {
  const found = schema.get(above) as ObjectOf<"check"> | Column | undefined;
  if (found?.kind === "check") return found.notValid === true && found.notEnforced !== true;
  return found?.notNull?.notValid === true;
}

/** A partition that is made is empty, and the server holds its checks to be valid: those that are not to be. */
function unseenByPartitions(editor: PlanEditor, context: RewriteContext): readonly Reference[] {
  const { after } = context;
  const found: Reference[] = [];
  for (const operation of editor.operations) {
    if (operation.kind !== "createObject" || operation.object !== "partition") continue;
    const { namespace, name: table } = definitionReference(operation, context.defaultNamespace);
    const root = rootOf({ kind: "partition", namespace, name: table }, after);
    if (root === undefined) continue;
    for (const above of constraintsOf(root, after)) {
      const { constraint } = above;
      if (
        !isThere(above.reference, context) ||
        after.has({ kind: "validity", namespace, table, name: constraint })
      )
        continue;
      found.push(above.reference);
      const reset = dropDefinition({ object: "validity", namespace, table, name: constraint });
      const place = compact({ namespace: namespaceIn(context, namespace, table) });
      editor.add({ kind: "alterObject", ...place, object: "partition", name: table, statements: [reset] });
    }
  }
  return found;
}

/** What comes with the plan comes behind the partitions, and is looked at in none. */
function isThere(above: Reference, { before, after }: RewriteContext): boolean {
  return isUnseen(above, before) && isUnseen(above, after);
}

function constraintsOf(
  { namespace, name }: Reference,
  schema: Schema,
): readonly { readonly reference: Reference; readonly constraint: string }[] {
  const checks = partsOf(schema, { namespace, name }, "check");
  const columns = partsOf(schema, { namespace, name }, "column");
  return [
    ...checks.map((check) => ({ reference: check, constraint: check.name })),
    ...columns.flatMap((column) =>
      column.notNull === undefined ? [] : [{ reference: column, constraint: column.notNull.name ?? "" }],
    ),
  ].filter(({ reference }) => isUnseen(reference, schema));
}
