/** A default or an expression that is set is handed down to all partitions: what one of them has of its own is set again behind it. */
import type { AnyOperation, ObjectOf } from "../../../../objects/any.js";
import type { Column } from "../../../../objects/column/shape.js";
import { definitionReference } from "../../../../objects/definition/shape.js";
import { kinds } from "../../../../objects/kinds.js";
import { keyOf, type Reference } from "../../../../schema/object.js";
import { isSameData } from "../../../../util/compare.js";
import type { RewriteContext } from "../../../dialect.js";
import type { PlanEditor } from "../plan-editor.js";
import { rootOf } from "./partitions.js";

export function rewritePartitionDefaults(editor: PlanEditor, context: RewriteContext): void {
  const { before } = context;
  if (before.ofKind("partitionDefault").length === 0) return;
  for (const operation of editor.operations) if (isOfPlain(operation, context)) editor.replace(operation);
  const lost = new Map<string, ObjectOf<"partitionDefault">>();
  for (const change of editor.operations.flatMap((operation) => changeOf(operation, context)))
    for (const each of defaultsUnder(change, context, editor)) {
      const former = before.get(each);
      if (former !== undefined && isSameData(former, each)) lost.set(keyOf(each), each);
    }
  for (const each of lost.values()) editor.add(...kinds.partitionDefault.create(each, context));
}

/** An own expression goes with that of the whole, which becomes plain and keeps what it has computed: nothing is computed before. */
function isOfPlain(operation: AnyOperation, context: RewriteContext): boolean {
  if (operation.kind !== "dropObject" || operation.object !== "partitionDefault") return false;
  const { before, after, defaultNamespace } = context;
  const { namespace, table = "", name } = definitionReference(operation, defaultNamespace);
  const root = rootOf({ kind: "partition", namespace, name: table }, before);
  if (root === undefined) return false;
  const column = { kind: "column", namespace: root.namespace, table: root.name, name };
  const [former, wanted] = [before.get(column), after.get(column)] as readonly (Column | undefined)[];
  return former?.generated !== undefined && wanted !== undefined && wanted.generated === undefined;
}

interface Change {
  /** The table or partition whose default is set. */
  readonly above: Reference;
  readonly column: string;
}

function changeOf(operation: AnyOperation, { defaultNamespace }: RewriteContext): readonly Change[] {
  if (operation.kind === "addColumn") {
    const { namespace = defaultNamespace, table, column } = operation;
    return [{ above: { kind: "table", namespace, name: table }, column: column.name }];
  }
  if (
    operation.kind === "alterColumn" &&
    (operation.default !== undefined || operation.generated !== undefined)
  ) {
    const { namespace = defaultNamespace, table, name } = operation;
    return [{ above: { kind: "table", namespace, name: table }, column: name }];
  }
  if (!("object" in operation) || operation.object !== "partitionDefault") return [];
  const { namespace, table = "", name } = definitionReference(operation, defaultNamespace);
  return [{ above: { kind: "partition", namespace, name: table }, column: name }];
}

function defaultsUnder(
  { above, column }: Change,
  context: RewriteContext,
  editor: PlanEditor,
): readonly ObjectOf<"partitionDefault">[] {
  const partitions = editor.dependentsOf(above).filter(({ kind }) => kind === "partition");
  return partitions.flatMap((partition) => {
    const { namespace, name: table } = partition;
    const own = context.after.get({ kind: "partitionDefault", namespace, table, name: column });
    const below = defaultsUnder({ above: partition, column }, context, editor);
    return own === undefined ? below : [own as ObjectOf<"partitionDefault">, ...below];
  });
}
