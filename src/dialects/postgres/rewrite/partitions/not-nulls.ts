/**
 * A partition's own NOT NULL under its own primary key cannot be taken from it. Where what it is a partition of asks for the same
 * from then on, that is told to the server alone, which holds both to be one.
 */
import type { AnyOperation, ObjectOf } from "../../../../objects/any.js";
import { type Definition, definitionReference } from "../../../../objects/definition/shape.js";
import { find } from "../../../../objects/find.js";
import type { PrimaryKey } from "../../../../objects/primary-key/shape.js";
import type { Reference } from "../../../../schema/object.js";
import type { Schema } from "../../../../schema/schema.js";
import type { RewriteContext } from "../../../dialect.js";
import { namedNotNulls } from "../../sql/sequence-options.js";
import { recreateAbove } from "../definitions.js";
import type { PlanEditor } from "../plan-editor.js";
import { treeOf } from "../rebuild/set-aside.js";
import { wholeOf } from "./partitions.js";

export function rewritePartitionNotNulls(editor: PlanEditor, context: RewriteContext): void {
  for (const operation of [...editor.operations]) {
    const loosened = loosenedBy(operation, context);
    if (loosened === undefined) continue;
    const [of, column] = loosened;
    if (of.kind === "partition" && isAskedAbove(of, column, context.after)) {
      if (ownKeysOver(of, column, editor, context).length > 0) editor.replace(operation);
    } else if (context.serverVersion < namedNotNulls) {
      // Before, the server takes it from all partitions, and refuses where one has such a key.
      const below = treeOf(of, context.before).slice(1);
      const keys = below.flatMap((partition) => ownKeysOver(partition, column, editor, context));
      for (const key of keys) {
        editor.recreate(key);
        recreateAbove(key, editor);
      }
    }
  }
}

/** The table or partition of which an operation takes the NOT NULL of a column. */
function loosenedBy(
  operation: AnyOperation,
  { defaultNamespace }: RewriteContext,
): readonly [of: Reference, column: string] | undefined {
  if (operation.kind === "alterColumn" && operation.nullable === true) {
    const { namespace = defaultNamespace, table, name } = operation;
    return [{ kind: "table", namespace, name: table }, name];
  }
  if (operation.kind !== "dropObject" || operation.object !== "partitionNotNull") return undefined;
  const { namespace, table = "", name } = definitionReference(operation, defaultNamespace);
  return [{ kind: "partition", namespace, name: table }, name];
}

function isAskedAbove(partition: Reference, column: string, schema: Schema): boolean {
  const above = wholeOf(partition, schema);
  if (above === undefined) return false;
  const { kind, namespace, name: table } = above;
  const at = { namespace, table, name: column };
  if (kind === "table") return find(schema, { kind: "column", ...at })?.nullable === false;
  return schema.has({ kind: "partitionNotNull", ...at }) || isAskedAbove(above, column, schema);
}

/** The primary key of its own that a partition has over the column, and keeps. */
function ownKeysOver(
  { namespace, name: table }: Reference,
  column: string,
  editor: PlanEditor,
  { before, after }: RewriteContext,
): readonly ObjectOf<"partitionConstraint">[] {
  const own = before.childrenOf(namespace, table, "partitionConstraint");
  return (own as readonly ObjectOf<"partitionConstraint">[]).filter((constraint) => {
    const key = (constraint as Definition).alone as PrimaryKey | undefined;
    const isKept = after.has(constraint) && !editor.isDropped(constraint);
    return isKept && key?.kind === "primaryKey" && key.columns.includes(column);
  });
}
