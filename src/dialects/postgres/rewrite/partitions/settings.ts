/** What partitions have of their own where something above them changes, which the server hands down to them, or does not. */
import type { AnyObject, AnyOperation, ObjectOf } from "../../../../objects/any.js";
import type { AlterColumn, Column } from "../../../../objects/column/shape.js";
import {
  type AlterObject,
  type Definition,
  type DefinitionOperation,
  definitionReference,
} from "../../../../objects/definition/shape.js";
import { allOf, find, partsOf } from "../../../../objects/find.js";
import { namespaceIn } from "../../../../objects/kind.js";
import { kinds } from "../../../../objects/kinds.js";
import { keyOf, type Reference } from "../../../../schema/object.js";
import { compact } from "../../../../util/compact.js";
import { isSameData } from "../../../../util/compare.js";
import type { RewriteContext } from "../../../dialect.js";
import { dropDefinition } from "../../compile/definition.js";
import { inheritedTargets } from "../../compile/inherited.js";
import { qualified } from "../../sql/writer.js";
import type { PlanEditor } from "../plan-editor.js";
import { isMakingPartition, rootOf, wholeOf } from "./partitions.js";

export function rewritePartitionSettings(editor: PlanEditor, context: RewriteContext): void {
  settleColumns(editor, context);
  keepStates(editor, context);
}

/** Members of a change that partitions follow, or that set them back. */
const handedDown = ["type", "storage", "compression", "statistics"] as const;

/** Columns of partitions are as the table's, but for what they have of their own. */
function settleColumns(editor: PlanEditor, context: RewriteContext): void {
  const partitions = allOf(context.after, "partition");
  if (partitions.length === 0) return;
  const changed = editor.operations.filter(isOfSettings);
  const anew = new Set(editor.columnsMadeAnew().map(keyOf));
  const made = new Set(
    editor.operations.filter(isMakingPartition).map((operation) => keyIn(operation, context)),
  );
  for (const partition of partitions) {
    const root = rootOf(partition, context.after);
    if (root === undefined) continue;
    const isNew = made.has(keyOf(partition));
    if (isNew && hasTargets(root, context)) settleIndexes(partition, editor, context);
    for (const column of partsOf(context.after, root, "column")) {
      const change = changed.find((each) => isOf(each, column, context));
      const isUnsettled = isNew
        ? isOtherAbove(partition, column, context)
        : isLost(partition, column, change, context) ||
          (anew.has(keyOf(column)) && isKeptOtherwise(partition, column, context));
      if (isUnsettled) settle(partition, column.name, editor, context);
    }
  }
}

function hasTargets({ namespace, name }: Reference, { after }: RewriteContext): boolean {
  const indexes = partsOf(after, { namespace, name }, "index");
  return indexes.some(({ statistics }) => statistics !== undefined);
}

function settleIndexes({ namespace, name }: Definition, editor: PlanEditor, context: RewriteContext): void {
  const place = compact({ namespace: namespaceIn(context, namespace, name) });
  const statements = [inheritedTargets(qualified(namespace, name))];
  editor.add({ kind: "alterObject", ...place, object: "partition", name, statements });
}

function isOfSettings(operation: AnyOperation): operation is AlterColumn {
  return operation.kind === "alterColumn" && handedDown.some((member) => operation[member] !== undefined);
}

function keyIn(operation: DefinitionOperation, { defaultNamespace }: RewriteContext): string {
  return keyOf(definitionReference(operation, defaultNamespace));
}

function isOf(
  { namespace, table, name }: AlterColumn,
  column: Column,
  { defaultNamespace }: RewriteContext,
): boolean {
  return (
    name === column.name && table === column.table && (namespace ?? defaultNamespace) === column.namespace
  );
}

/** A new partition takes over how the columns of its parent are stored, not how many values are looked at. */
function isOtherAbove(
  partition: Definition,
  { statistics, name }: Column,
  { after }: RewriteContext,
): boolean {
  if (statistics !== undefined) return true;
  const whole = wholeOf(partition, after);
  if (whole === undefined) return false;
  return after.has({ kind: "partitionColumn", namespace: whole.namespace, table: whole.name, name });
}

function isLost(
  partition: Definition,
  column: Column,
  change: AlterColumn | undefined,
  context: RewriteContext,
): boolean {
  if (change === undefined) return false;
  // How values are compressed is never handed down.
  return change.compression !== undefined || isKeptOtherwise(partition, column, context);
}

/** Whether a partition has a column otherwise than the whole all the time. */
function isKeptOtherwise(
  { namespace, name: table }: Definition,
  { name }: Column,
  { before, after }: RewriteContext,
): boolean {
  const fact = { kind: "partitionColumn", namespace, table, name };
  return before.has(fact) && isSameData(before.get(fact), after.get(fact));
}

/** Makes a column of a partition what the table's is, and then what it is itself. */
function settle(
  { namespace, name: table }: Definition,
  column: string,
  editor: PlanEditor,
  context: RewriteContext,
): void {
  const reference = { kind: "partitionColumn" as const, namespace, table, name: column };
  const own = find(context.after, reference);
  for (const operation of editor.operations)
    if ("object" in operation && keyIn(operation, context) === keyOf(reference)) editor.replace(operation);
  const reset = dropDefinition({ object: "partitionColumn", namespace, table, name: column });
  const statements = own === undefined ? [reset] : [reset, own.definition];
  const place = compact({ namespace: namespaceIn(context, namespace, table) });
  const target =
    own === undefined
      ? ({ object: "partition", name: table } as const)
      : ({ object: "partitionColumn", table, name: column } as const);
  editor.add({ kind: "alterObject", ...place, ...target, statements });
}

/** A trigger that is replaced, or fires at other times, sets back those that partitions have of it. */
function keepStates(editor: PlanEditor, context: RewriteContext): void {
  const changed = editor.operations.filter(
    (operation): operation is AlterObject =>
      (operation.kind === "alterObject" || operation.kind === "replaceObject") &&
      (operation.object === "trigger" || operation.object === "partitionTrigger"),
  );
  const lost = changed.flatMap((operation) =>
    statesUnder(definitionReference(operation, context.defaultNamespace), editor),
  );
  for (const state of new Map(lost.map((each) => [keyOf(each), each])).values()) {
    const kept = context.after.get(state) as ObjectOf<"partitionTrigger"> | undefined;
    if (kept !== undefined && isSameData(kept, state))
      editor.add(...kinds.partitionTrigger.create(kept, context));
  }
}

function statesUnder(trigger: Reference, editor: PlanEditor): readonly AnyObject[] {
  const states = editor.dependentsOf(trigger).filter(({ kind }) => kind === "partitionTrigger");
  return [...states, ...states.flatMap((state) => statesUnder(state, editor))];
}
