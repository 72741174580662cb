/** A sequence goes with the table or column that owns it, and the server keeps the table as long as a default calls the sequence. */
import type { AnyOperation, ObjectOf, OperationOf } from "../../../objects/any.js";
import type { Column } from "../../../objects/column/shape.js";
import { allOf, find } from "../../../objects/find.js";
import { namespaceIn } from "../../../objects/kind.js";
import type { DropTable } from "../../../objects/table/shape.js";
import { keyOf, type Reference } from "../../../schema/object.js";
import { compact } from "../../../util/compact.js";
import type { RewriteContext } from "../../dialect.js";
import type { PlanEditor } from "./plan-editor.js";

export function rewriteDefaults(editor: PlanEditor, context: RewriteContext): void {
  for (const drop of editor.operations.filter(isDropTable))
    for (const sequence of ownedSequences(drop, context)) {
      if (context.after.has(sequence)) editor.add(disowned(sequence, context));
      else freeDefaultsOn(sequence, (column) => !isTakenAlong(column, drop, context), editor);
    }
  for (const { namespace, table = "", name } of editor.replacedColumns())
    for (const sequence of ownedSequences({ namespace, table }, context))
      if (sequence.ownedBy?.column === name) editor.add(...outlives(sequence, { table, name }, context));
  for (const sequence of oustedSequences(editor, context))
    freeDefaultsOn(sequence, (column) => isKept(column, sequence, context), editor);
}

function freeDefaultsOn(sequence: Reference, isOne: (column: Column) => boolean, editor: PlanEditor): void {
  for (const column of editor.dependentsOf(sequence))
    if (column.kind === "column" && isOne(column)) editor.freeDefault(column);
}

/** Sequences that go before what takes their name. */
function oustedSequences(editor: PlanEditor, { before, after, defaultNamespace }: RewriteContext) {
  const dropped = editor.operations.flatMap((operation) => {
    if (operation.kind !== "dropSequence") return [];
    const { namespace = defaultNamespace, name } = operation;
    return before.get({ kind: "sequence", namespace, name }) ?? [];
  });
  if (dropped.length === 0) return [];
  const names = new Set(relations.flatMap((kind) => after.ofKind(kind).map(nameKey)));
  return dropped.filter((sequence) => names.has(nameKey(sequence)));
}

/** What shares its names with sequences. */
const relations = [
  "table",
  "view",
  "materializedView",
  "foreignTable",
  "partition",
  "compositeType",
  "index",
  "primaryKey",
  "unique",
  "exclusion",
] as const;

function nameKey({ namespace, name }: Reference): string {
  return `${namespace}\0${name}`;
}

/** Whether a column stays, and its default does not call the sequence any longer. */
function isKept(column: Column, sequence: Reference, { after }: RewriteContext): boolean {
  if (column.default === undefined || !after.has(column)) return false;
  return !after.dependenciesOf(column).some((needed) => keyOf(needed) === keyOf(sequence));
}

/** What keeps a sequence while its column is made anew: dropped or altered, it has a statement of its own. */
function outlives(
  sequence: ObjectOf<"sequence">,
  { table, name }: { readonly table: string; readonly name: string },
  context: RewriteContext,
): readonly AnyOperation[] {
  const wanted = find(context.after, sequence);
  // Without an owner it is from the start of the plan.
  if (wanted !== undefined && wanted.ownedBy === undefined) return [];
  const released = disowned(sequence, context);
  const isBack = wanted?.ownedBy?.table === table && wanted.ownedBy.column === name;
  return isBack ? [released, { ...released, ownedBy: { table, column: name } }] : [released];
}

/** A sequence that stays is no longer the table's that goes. */
function disowned(
  { namespace, name }: ObjectOf<"sequence">,
  context: RewriteContext,
): OperationOf<"alterSequence"> {
  return {
    kind: "alterSequence",
    ...compact({ namespace: namespaceIn(context, namespace, name) }),
    name,
    ownedBy: null,
  };
}

/** The sequences that belong to a table, and go with it. */
export function ownedSequences(
  { namespace: said, table }: Pick<DropTable, "namespace" | "table">,
  { before, defaultNamespace }: RewriteContext,
): readonly ObjectOf<"sequence">[] {
  const namespace = said ?? defaultNamespace;
  const sequences = allOf(before, "sequence");
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
