import type { AnyOperation } from "../../../objects/any.js";
import type { AlterColumn, Column } from "../../../objects/column/shape.js";
import { descendantsOf } from "../../../objects/inheritance.js";
import type { Sequence } from "../../../objects/sequence/shape.js";
import { keyOf, type Reference, referenceOf } from "../../../schema/object.js";
import { isSameData } from "../../../util/compare.js";
import type { RewriteContext } from "../../dialect.js";
import { isComparable } from "../types/type-change.js";
import type { PlanEditor } from "./plan-editor.js";

/** `ALTER COLUMN … SET EXPRESSION` came with PostgreSQL 17. */
const setExpressionSince = 170_000;

function isAlterColumn(operation: AnyOperation): operation is AlterColumn {
  return operation.kind === "alterColumn";
}

/** Generated columns, and what is built on columns whose type changes. */
export function rewriteColumns(editor: PlanEditor, context: RewriteContext): void {
  for (const planned of editor.operations.filter(isAlterColumn)) {
    let operation = planned;
    const { namespace = context.defaultNamespace, table, name } = operation;
    const reference = { kind: "column", namespace, table, name };
    const before = context.before.get(reference) as Column | undefined;
    const after = context.after.get(reference) as Column | undefined;
    if (before === undefined || after === undefined) continue;
    if (operation.default === null && isNewIdentity(operation) && losesSequence(before, editor, context)) {
      // Without its default, its sequence can go first: the identity's own takes the name.
      const { default: _, ...rest } = operation;
      editor.replace(operation, { kind: "alterColumn", ...place(operation), default: null }, rest);
      operation = rest;
    }
    const isExpressionChanged =
      after.generated !== undefined && !isSameData(before.generated, after.generated);
    const isSettable = context.serverVersion >= setExpressionSince && !isWatched(after, editor, context);
    if (isExpressionChanged && !isSettable) {
      editor.recreate(before);
    } else if (operation.type !== undefined) {
      const computed = after.generated !== undefined;
      editor.replace(operation, ...withNewType(computed ? asComputed(operation) : operation, before, after));
      recreateAround(operation, before, after.type, editor);
    }
  }
  editor.recreateOnReplacedColumns();
}

/** The server sets no other expression of virtual values where checks or the rows of a publication may read them. */
function isWatched(
  { namespace, table, generated }: Column,
  editor: PlanEditor,
  { before }: RewriteContext,
): boolean {
  if (generated?.stored !== false) return false;
  const own = { kind: "table", namespace, name: table };
  return [own, ...descendantsOf(before, namespace, table)].some(
    (each) => before.childrenOf(each.namespace, each.name, "check").length > 0 || isReadFrom(each, editor),
  );
}

function isReadFrom(table: Reference, editor: PlanEditor): boolean {
  return editor
    .dependentsOf(table)
    .some(
      (each) =>
        each.kind === "publication" ||
        each.kind === "partitionConstraint" ||
        (each.kind === "partition" && isReadFrom(referenceOf(each), editor)),
    );
}

/** Values that are computed come again of themselves: the server takes no USING for them, and none is lost. */
function asComputed({ using: _, lossless: _lossless, ...operation }: AlterColumn): AlterColumn {
  return operation;
}

/** Whether a sequence that the column owns is dropped. */
function losesSequence(
  { namespace, table, name }: Column,
  editor: PlanEditor,
  context: RewriteContext,
): boolean {
  return editor.operations.some((operation) => {
    if (operation.kind !== "dropSequence") return false;
    const place = operation.namespace ?? context.defaultNamespace;
    const reference = { kind: "sequence", namespace: place, name: operation.name };
    const { ownedBy } = (context.before.get(reference) as Sequence | undefined) ?? {};
    return place === namespace && ownedBy?.table === table && ownedBy.column === name;
  });
}

function isNewIdentity({ identity, existingIdentity }: AlterColumn): boolean {
  return identity !== undefined && identity !== null && existingIdentity !== true;
}

function place({ namespace, table, name }: AlterColumn): Pick<AlterColumn, "namespace" | "table" | "name"> {
  return { ...(namespace === undefined ? {} : { namespace }), table, name };
}

const widths: Readonly<Record<string, number>> = { smallint: 2, integer: 4, bigint: 8 };

/** The change, and what a new type would otherwise undo or refuse. */
function withNewType(operation: AlterColumn, before: Column, after: Column): readonly AlterColumn[] {
  const { storage, compression } = after;
  // ALTER TYPE puts back how the type is stored unless somebody says otherwise.
  const kept: AlterColumn = {
    ...operation,
    ...(storage === undefined ? {} : { storage }),
    ...(compression === undefined ? {} : { compression }),
  };
  const isNarrower = (widths[after.type] ?? 0) < (widths[before.type] ?? 0);
  const { identity, existingIdentity, restartIfOutside, ...rest } = kept;
  if (!isNarrower || existingIdentity !== true || identity === undefined) return [kept];
  // The limits of its sequence have to fit the new type before it comes.
  const { kind, table, name, namespace } = operation;
  const target = { kind, ...(namespace === undefined ? {} : { namespace }), table, name };
  const restart = restartIfOutside === undefined ? {} : { restartIfOutside };
  return [{ ...target, identity, existingIdentity, ...restart }, rest];
}

/**
 * PostgreSQL carries indexes and constraints over a type change by itself, but not generated columns, and not
 * expressions that make no sense for the new type: those go first and come back last.
 */
function recreateAround(operation: AlterColumn, column: Column, type: string, editor: PlanEditor): void {
  for (const dependent of editor.dependentsOf(column)) {
    if (dependent.kind === "column" && dependent.generated !== undefined) editor.recreate(dependent);
    const isExpression = dependent.kind === "check" || dependent.kind === "index";
    if (isExpression && operation.using !== undefined) editor.recreate(dependent);
  }
  recreateOnRows(column, editor);
  if (operation.using === undefined && isComparable(column.type, type)) return;
  const key = keyOf(column);
  editor.recreateForeignKeysOf((reference) => keyOf(reference) === key);
}

/** What calls a routine with a whole row sees the row as it was, while the table is written anew. */
function recreateOnRows({ namespace, table }: Column, editor: PlanEditor): void {
  for (const routine of editor.dependentsOf({ kind: "table", namespace, name: table })) {
    if (routine.kind !== "function") continue;
    for (const part of editor.dependentsOf(routine))
      if ((part.kind === "check" || part.kind === "index") && part.table === table) editor.recreate(part);
  }
}
