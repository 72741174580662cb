import { referenceOf } from "../../schema/object.js";
import type { Schema } from "../../schema/schema.js";
import { compact } from "../../util/compact.js";
import { isSameData } from "../../util/compare.js";
import type { AnyOperation } from "../any.js";
import { commentTextOn } from "../comment/shape.js";
import { storageDifference } from "../index/diff.js";
import { inParents, isKeptByHeirs } from "../inheritance.js";
import { type DiffContext, type KindDefinition, namespaceIn } from "../kind.js";
import { leavesOut } from "../sequence/diff.js";
import { asItComes, asParentsLeaveIt, isHandedDown, movedColumns } from "./inherited.js";
import type { AlterColumn, Column, ColumnDefinition } from "./shape.js";

type Changes = Omit<AlterColumn, "kind" | "namespace" | "table" | "name">;

function target(column: Column, context: DiffContext): { namespace?: string | undefined; table: string } {
  return {
    ...compact({ namespace: namespaceIn(context, column.namespace, column.table) }),
    table: column.table,
  };
}

/** The column as it is written inside `createTable` and `addColumn`, with its comment. */
export function definitionOf(column: Column, schema: Schema): ColumnDefinition {
  const {
    kind: _kind,
    namespace: _namespace,
    table: _table,
    position: _position,
    inherited: _,
    ...attributes
  } = column;
  const comment = commentTextOn(column, schema);
  return comment === undefined ? attributes : { ...attributes, comment };
}

function typeChanges(before: Column, after: Column, context: DiffContext): Changes {
  const isCollationChanged = before.collation !== after.collation;
  if (before.type === after.type && !isCollationChanged) return {};
  // ALTER TYPE puts the type's own collation back unless it is said again.
  const collation =
    isCollationChanged || after.collation !== undefined ? { collation: after.collation ?? null } : {};
  if (before.type === after.type) return { type: after.type, ...collation };
  const written = context.usingFor(referenceOf(after));
  if (written !== undefined) return { type: after.type, using: written, ...collation };
  const change = context.gradeTypeChange(before.type, after.type, after.name);
  if (change.grade === "undecided") {
    context.undecided({
      column: referenceOf(after),
      from: before.type,
      to: after.type,
      why: change.why ?? "",
    });
  }
  const lossless = change.grade === "lossy" ? { lossless: change.through ?? before.type } : {};
  return compact({ type: after.type, using: change.using, ...lossless, ...collation });
}

function defaultChanges(before: Column, after: Column, hasCast: boolean): Changes {
  // A default is carried along by an assignment cast, but not by USING: then it is taken off and put back.
  if (before.default === after.default && !(hasCast && after.default !== undefined)) return {};
  return { default: after.default ?? null };
}

function settingChanges(before: Column, after: Column): Changes {
  const changes: Record<string, unknown> = {};
  for (const member of ["storage", "compression", "statistics"] as const) {
    if (before[member] !== after[member]) changes[member] = after[member] ?? null;
  }
  if (!isSameData(before.options, after.options))
    changes.options = storageDifference(before.options, after.options);
  if (!after.nullable && !isSameData(before.notNull, after.notNull)) changes.notNull = after.notNull ?? {};
  for (const member of ["sparse", "rowGuid", "hidden"] as const) {
    if ((before[member] ?? false) !== (after[member] ?? false)) changes[member] = after[member] ?? false;
  }
  // One that has no default any more has no name for it either.
  if (after.default !== undefined && before.defaultName !== after.defaultName)
    changes.defaultName = after.defaultName ?? null;
  return changes;
}

function identityChanges(before: Column, after: Column): Changes {
  if (after.identity === undefined || isSameData(before.identity, after.identity)) return {};
  if (before.identity === undefined) return { identity: after.identity };
  const isLeftOut = leavesOut(
    { ...before.identity, type: before.type },
    { ...after.identity, type: after.type },
  );
  return {
    identity: after.identity,
    existingIdentity: true,
    ...(isLeftOut ? { restartIfOutside: true } : {}),
  };
}

/** What a column that comes from tables above it has otherwise than these. */
export function beyondParents(
  column: Column,
  parents: readonly Column[],
  how: "with its table" | "into its table",
  context: DiffContext,
): readonly AnyOperation[] {
  const [first] = parents;
  if (first === undefined) return [];
  const inherited = asItComes(column, first, how);
  const nullable = parents.every((parent) => !isHandedDown(parent));
  // The server takes the one that is there, from whichever parent.
  const [initial] = parents.flatMap((parent) => parent.default ?? []);
  const notNull = nullable ? undefined : inherited.notNull;
  const changes = changesOf({ ...inherited, nullable, notNull, default: initial }, column, context);
  const text = commentTextOn(column, context.after);
  const { table, name } = column;
  const on = { kind: "column" as const, ...target(column, context), table, name };
  return [...changes, ...(text === undefined ? [] : [{ kind: "comment" as const, on, text }])];
}

function create(column: Column, context: DiffContext): readonly AnyOperation[] {
  const parents = inParents(column, context).flatMap(({ before, after }) =>
    after !== undefined && (before === undefined || isMadeAnew(before, after, context)) ? [after] : [],
  );
  // Its own all the same: it is there before the column above comes, and both become one.
  if (parents.length > 0 && column.inherited === true)
    return beyondParents(column, parents, "into its table", context).map(asLast);
  return [{ kind: "addColumn", ...target(column, context), column: definitionOf(column, context.after) }];
}

/** Computed columns come behind those that are altered. */
function asLast(operation: AnyOperation): AnyOperation {
  return operation.kind === "alterColumn" ? { ...operation, isLast: true } : operation;
}

function drop(column: Column, context: DiffContext): readonly AnyOperation[] {
  const isTakenAlong =
    column.inherited === true &&
    inParents(column, context).some(({ before, after }) => {
      if (before === undefined) return false;
      return after === undefined ? !isKeptByHeirs(before, context) : isMadeAnew(before, after, context);
    });
  if (isTakenAlong) return [];
  const only = isKeptByHeirs(column, context) ? { only: true } : {};
  return [{ kind: "dropColumn", ...target(column, context), name: column.name, ...only }];
}

/** Whether computed values of the one type may stand in a column of the other; nobody has to say how they become them. */
function isAssigned(before: Column, after: Column, context: DiffContext): boolean {
  if (before.type === after.type) return true;
  const { grade, using } = context.gradeTypeChange(before.type, after.type, after.name);
  return grade !== "undecided" && using === undefined;
}

/** Whether no statement makes the one column of the other, in its own table or where it comes from: it goes, and comes anew. */
function isMadeAnew(former: Column, after: Column, context: DiffContext): boolean {
  return (
    isOfAnotherKind(asParentsLeaveIt(former, context), after, context) || isMadeAnewAbove(former, context)
  );
}

function isOfAnotherKind(before: Column, after: Column, context: DiffContext): boolean {
  const isExpressionChanged = !isSameData(before.generated, after.generated);
  const isConversion = before.generated === undefined || before.generated.stored !== after.generated?.stored;
  if (isExpressionChanged && after.generated !== undefined && isConversion) return true;
  if (isExpressionChanged && after.generated === undefined && before.generated?.stored === false) return true;
  if (before.period !== after.period) return true;
  return after.generated !== undefined && !isAssigned(before, after, context);
}

function isMadeAnewAbove(column: Column, context: DiffContext): boolean {
  return inParents(column, context).some(
    ({ before, after }) => before !== undefined && after !== undefined && isMadeAnew(before, after, context),
  );
}

function alter(former: Column, after: Column, context: DiffContext): readonly AnyOperation[] | "replace" {
  if (isMadeAnew(former, after, context)) return "replace";
  return changesOf(asParentsLeaveIt(former, context), after, context);
}

/** What makes the one column of the other in place. */
function changesOf(before: Column, after: Column, context: DiffContext): readonly AnyOperation[] {
  const isExpressionChanged = !isSameData(before.generated, after.generated);
  const place = { ...target(after, context), name: after.name };
  const typed = typeChanges(before, after, context);
  const changes: Changes = {
    ...typed,
    ...(before.nullable === after.nullable ? {} : { nullable: after.nullable }),
    ...defaultChanges(before, after, typed.using !== undefined),
    ...identityChanges(before, after),
    ...(isExpressionChanged ? { generated: after.generated ?? null } : {}),
    ...settingChanges(before, after),
  };
  const isIdentityGone = before.identity !== undefined && after.identity === undefined;
  return [
    // First and alone: it frees the name of the sequence, which a serial column may want.
    ...(isIdentityGone ? [{ kind: "alterColumn" as const, ...place, identity: null }] : []),
    ...(Object.keys(changes).length === 0 ? [] : [{ kind: "alterColumn" as const, ...place, ...changes }]),
  ];
}

export const columnKind: KindDefinition<"column"> = {
  kind: "column",
  isPartOfTable: true,
  create,
  drop,
  alter,
  moved: movedColumns,
};
