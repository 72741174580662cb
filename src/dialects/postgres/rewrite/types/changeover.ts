/**
 * A collation or a domain that columns have cannot be dropped. Where it has to be made anew, the new one is made beside
 * it, the columns change over, and the former one goes.
 */
import type { AnyOperation } from "../../../../objects/any.js";
import type { Column } from "../../../../objects/column/shape.js";
import {
  type CreateObject,
  type DefinitionOperation,
  type DropObject,
  definitionReference,
} from "../../../../objects/definition/shape.js";
import { allOf } from "../../../../objects/find.js";
import { inParents } from "../../../../objects/inheritance.js";
import { hasOwner } from "../../../../objects/owner.js";
import { keyOf, type Reference } from "../../../../schema/object.js";
import type { RewriteContext } from "../../../dialect.js";
import { catalogName } from "../../compile/clauses.js";
import { definitionStatements } from "../../compile/definition.js";
import { qualified, quote } from "../../sql/writer.js";
import { gradeKeptName } from "../../types/named-type-change.js";
import { recreateAbove, setTargetsOfIndexes } from "../definitions.js";
import type { PlanEditor } from "../plan-editor.js";
import { isParkable, leansOnRemade } from "./parking.js";

const words = { collation: "COLLATION", domain: "DOMAIN" } as const;
const former = "schemix_former";

export function rewriteChangeover(editor: PlanEditor, context: RewriteContext): void {
  const chained = new Set(chainedTypes(editor, context).map(keyOf));
  for (const drop of editor.operations.filter(isDrop)) {
    const reference = definitionReference(drop, context.defaultNamespace);
    const create = editor.operations.find((operation) => isCreateOf(operation, reference, context));
    if (create === undefined || chained.has(keyOf(reference))) continue;
    const columns = editor.dependentsOf(reference).filter((object) => object.kind === "column");
    const isParked = (column: Column): boolean =>
      editor.dependents.needsOf(column).some((needed) => chained.has(keyOf(needed)));
    const staying = columns.filter((column) => !isParked(column) && isStaying(column, editor, context));
    if (staying.length === 0) continue;
    recreateAround(reference, staying, editor, context);
    const statements = changeover(
      drop.object,
      create,
      reference,
      staying.flatMap((column) => [...freed(column, context), retyped(column, context)]),
    );
    const place = drop.namespace === undefined ? {} : { namespace: drop.namespace };
    editor.replace(drop);
    editor.replace(create, {
      kind: "alterObject",
      ...place,
      object: drop.object,
      name: drop.name,
      statements,
    });
  }
}

type Drop = DropObject & { readonly object: keyof typeof words };

function isDrop(operation: AnyOperation): operation is Drop {
  return operation.kind === "dropObject" && operation.object in words;
}

/** Types that stand on something that is made anew, or that others stand on: see parking.ts. */
function chainedTypes(editor: PlanEditor, context: RewriteContext): readonly Reference[] {
  const dropped = editor.operations.flatMap((operation) =>
    operation.kind === "dropObject" ? [definitionReference(operation, context.defaultNamespace)] : [],
  );
  return dropped.filter((reference) => {
    if (!isParkable(reference)) return false;
    const isUnder = editor.dependentsOf(reference).some(isParkable);
    return reference.kind !== "domain" || isUnder || leansOnRemade(reference, editor, context);
  });
}

function isCreateOf(
  operation: AnyOperation,
  reference: Reference,
  { defaultNamespace }: RewriteContext,
): operation is CreateObject {
  return (
    operation.kind === "createObject" &&
    keyOf(definitionReference(operation as DefinitionOperation, defaultNamespace)) === keyOf(reference)
  );
}

/** Whether a column is still there when the former object has to go. */
function isStaying(column: Column, editor: PlanEditor, context: RewriteContext): boolean {
  const isMadeAnew = editor.replacedColumns().some((reference) => keyOf(reference) === keyOf(column));
  const isGoneFirst =
    !context.after.has(column) && editor.operations.some(({ kind }) => kind === "alterEnum");
  return hasOwner(context.after, column) && !isHeirs(column, context) && !isMadeAnew && !isGoneFirst;
}

/** Whether a column follows that of a table which its own inherits from all the time. */
function isHeirs(column: Column, context: RewriteContext): boolean {
  return column.inherited === true && inParents(column, context).some(({ before }) => before !== undefined);
}

function recreateAround(
  reference: Reference,
  columns: readonly Column[],
  editor: PlanEditor,
  context: RewriteContext,
): void {
  const { before } = context;
  recreateAbove(reference, editor);
  for (const column of columns) {
    setTargetsOfIndexes(column, editor, context);
    recreateAbove(column, editor);
    for (const dependent of editor.dependentsOf(column))
      if (dependent.kind === "column" && dependent.generated !== undefined) editor.recreate(dependent);
  }
  const names = [reference.name, qualified(reference.namespace, reference.name)];
  for (const index of allOf(before, "index"))
    if (index.keys.some(({ collation }) => collation !== undefined && names.includes(collation)))
      editor.recreate(index);
}

function changeover(
  object: Drop["object"],
  { definition }: CreateObject,
  { namespace, name }: Reference,
  columns: readonly string[],
): readonly string[] {
  return [
    `ALTER ${words[object]} ${qualified(namespace, name)} RENAME TO ${quote(former)}`,
    ...definitionStatements(object, definition),
    ...columns,
    `DROP ${words[object]} ${qualified(namespace, former)}`,
  ];
}

/** The default of a column that goes later is said in the former type, which goes first. */
function freed(column: Column, { after }: RewriteContext): readonly string[] {
  if (column.default === undefined || after.has(column)) return [];
  const { namespace, table, name } = column;
  return [`ALTER TABLE ${qualified(namespace, table)} ALTER COLUMN ${quote(name)} DROP DEFAULT`];
}

function retyped(column: Column, context: RewriteContext): string {
  const { namespace, table, name, type, collation } = column;
  const change = gradeKeptName(column, context);
  const using = "using" in change ? change.using : undefined;
  return [
    `ALTER TABLE ${qualified(namespace, table)} ALTER COLUMN ${quote(name)} TYPE ${type}`,
    ...(collation === undefined ? [] : [`COLLATE ${catalogName(collation)}`]),
    ...(using === undefined ? [] : [`USING ${using}`]),
  ].join(" ");
}
