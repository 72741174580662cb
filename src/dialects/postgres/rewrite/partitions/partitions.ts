/** Partitions change their bounds: all that have to leave do so before any comes. */
import type { AnyOperation } from "../../../../objects/any.js";
import type { AlterObject, Definition, DefinitionOperation } from "../../../../objects/definition/shape.js";
import { allOf } from "../../../../objects/find.js";
import type { Reference } from "../../../../schema/object.js";
import type { Schema } from "../../../../schema/schema.js";
import type { RewriteContext } from "../../../dialect.js";
import { detachStatement, partitionChange } from "../../compile/alter-partition.js";
import type { PlanEditor } from "../plan-editor.js";

export function rewritePartitions(editor: PlanEditor, context: RewriteContext): void {
  for (const operation of editor.operations.filter(isOfPartition)) {
    if (operation.kind === "alterObject") splitChange(operation, editor, context);
    else if (operation.kind === "dropObject" && isReferredTo(operation, context))
      detachFirst(operation, editor, context);
  }
}

function isOfPartition(operation: AnyOperation): operation is DefinitionOperation {
  return "object" in operation && operation.object === "partition";
}

/** Whether a partition is made that was not there. */
export function isMakingPartition(operation: AnyOperation): operation is DefinitionOperation {
  return operation.kind === "createObject" && operation.object === "partition";
}

function partitionIn(
  schema: Schema,
  { namespace, name }: DefinitionOperation,
  { defaultNamespace }: RewriteContext,
): Definition | undefined {
  const reference = { kind: "partition", namespace: namespace ?? defaultNamespace, name };
  return schema.get(reference) as Definition | undefined;
}

function splitChange(operation: AlterObject, editor: PlanEditor, context: RewriteContext): void {
  const before = partitionIn(context.before, operation, context);
  const after = partitionIn(context.after, operation, context);
  if (before === undefined || after === undefined) return;
  const { detach = [], attach = [] } = partitionChange(before, after) ?? {};
  // It comes back before its parent changes, for what changes there has to change in all of its partitions.
  const parents = [before, after].map(({ details }) => details?.parent);
  const isKept = parents[0] === parents[1] ? { isSecond: true } : {};
  if (detach.length > 0)
    editor.replace(
      operation,
      { ...operation, statements: detach, isFirst: true },
      { ...operation, statements: attach, ...isKept },
    );
}

/** Foreign keys that lead to the whole lead to each of its partitions too. */
function isReferredTo(operation: DefinitionOperation, context: RewriteContext): boolean {
  const partition = partitionIn(context.before, operation, context);
  const root = partition === undefined ? undefined : rootOf(partition, context.before);
  if (root === undefined) return false;
  const keys = allOf(context.before, "foreignKey");
  return keys.some(
    ({ references, namespace }) =>
      references.table === root.name && (references.namespace ?? namespace) === root.namespace,
  );
}

function detachFirst(operation: DefinitionOperation, editor: PlanEditor, context: RewriteContext): void {
  const partition = partitionIn(context.before, operation, context);
  if (partition === undefined) return;
  editor.add(inPlaceOf(operation, { statements: [detachStatement(partition)], isFirst: true }));
}

function inPlaceOf(
  { object, name, namespace }: DefinitionOperation,
  change: Pick<AlterObject, "statements" | "isFirst">,
): AlterObject {
  const place = namespace === undefined ? {} : { namespace };
  return { kind: "alterObject", ...place, object, name, ...change };
}

/** The partitioned table that a partition is a part of, however deep. */
export function rootOf(partition: Reference, schema: Schema): Reference | undefined {
  let found: Reference | undefined = partition;
  while (found?.kind === "partition") found = wholeOf(found, schema);
  return found;
}

/** What a partition is directly of: a table, or a partition again. */
export function wholeOf(partition: Reference, schema: Schema): Reference | undefined {
  return schema.dependenciesOf(partition).find(({ kind }) => kind === "table" || kind === "partition");
}
