import { referenceOf } from "../../schema/object.js";
import type { Schema } from "../../schema/schema.js";
import { compact } from "../../util/compact.js";
import { isSameData } from "../../util/compare.js";
import type { AnyOperation, ObjectOf } from "../any.js";
import { beyondParents, definitionOf } from "../column/diff.js";
import { commentTextOn } from "../comment/shape.js";
import { foreignKeyAttributes } from "../constraint/diff.js";
import { partsOf } from "../find.js";
import { storageDifference } from "../index/diff.js";
import { keptParents } from "../inheritance.js";
import { changedMembers, type DiffContext, type KindDefinition, namespaceIn } from "../kind.js";
import type { CreateTable, Parent, ParentTarget, Table } from "./shape.js";

function bare<T extends { readonly kind: string; readonly namespace: string; readonly table: string }>(
  object: T,
): Omit<T, "kind" | "namespace" | "table"> {
  const { kind: _, namespace: _namespace, table: _table, ...rest } = object;
  return rest;
}

/** The whole table in one operation: columns in their order, constraints by name, comments. */
export function createTableOf(table: Table, schema: Schema, context: DiffContext): CreateTable {
  const { kind: _, namespace, name, table: _table, inherits, ...attributes } = table;
  const isOwn = ({ inherited }: { readonly inherited?: boolean | undefined }): boolean => inherited !== true;
  const columns = partsOf(schema, table, "column")
    .filter(isOwn)
    .sort((a, b) => a.position - b.position);
  const [primaryKey] = partsOf(schema, table, "primaryKey");
  const foreignKeys = partsOf(schema, table, "foreignKey").map((key) => {
    const { table: _owner, ...attributes } = foreignKeyAttributes(key, context);
    return { ...attributes, name: key.name };
  });
  return compact({
    kind: "createTable" as const,
    namespace: namespaceIn(context, namespace, name),
    table: name,
    ...attributes,
    columns: columns.map((column) => definitionOf(column, schema)),
    primaryKey: primaryKey === undefined ? undefined : bare(primaryKey),
    uniques: partsOf(schema, table, "unique").map(bare),
    checks: partsOf(schema, table, "check").filter(isOwn).map(bare),
    foreignKeys,
    comment: commentTextOn(table, schema),
    inherits: inherits?.map((parent) => parentTarget(parent, context)),
  });
}

function parentTarget({ namespace, table }: Parent, context: DiffContext): ParentTarget {
  return { ...compact({ namespace: namespaceIn(context, namespace, table) }), table };
}

/** What a new table has otherwise than the tables that it inherits from. */
function beyondInheritance(table: Table, context: DiffContext): readonly AnyOperation[] {
  const columns = partsOf(context.after, table, "column").filter(({ inherited }) => inherited === true);
  return columns.flatMap((column) => {
    const parents = (table.inherits ?? []).flatMap((parent) => {
      const found = context.after.get({ ...parent, kind: "column", name: column.name });
      return found === undefined ? [] : [found as ObjectOf<"column">];
    });
    return beyondParents(column, parents, "with its table", context);
  });
}

/** Leaves the parents from the first other one on, and joins those that are wanted: their order counts. */
function inheritanceChanges(before: Table, after: Table, context: DiffContext): readonly AnyOperation[] {
  const kept = keptParents(before.inherits, after.inherits).length;
  const place = {
    ...compact({ namespace: namespaceIn(context, after.namespace, after.name) }),
    table: after.name,
  };
  const [left, joined] = [before.inherits ?? [], after.inherits ?? []].map((parents) =>
    parents.slice(kept).map((parent) => parentTarget(parent, context)),
  );
  return [
    ...(left === undefined || left.length === 0
      ? []
      : [{ kind: "alterTable" as const, ...place, noInherit: left }]),
    ...(joined === undefined || joined.length === 0
      ? []
      : [{ kind: "alterTable" as const, ...place, inherit: joined }]),
  ];
}

function alter(before: Table, after: Table, context: DiffContext): readonly AnyOperation[] {
  const changed = changedMembers(before, after, isSameData);
  if (changed.includes("partitionBy")) context.rebuild(referenceOf(after));
  const others = changed.filter((member) => member !== "inherits");
  if (others.length === 0) return inheritanceChanges(before, after, context);
  return [
    ...inheritanceChanges(before, after, context),
    compact({
      kind: "alterTable" as const,
      namespace: namespaceIn(context, after.namespace, after.name),
      table: after.name,
      unlogged: changed.includes("unlogged") ? (after.unlogged ?? false) : undefined,
      storage: changed.includes("storage") ? storageDifference(before.storage, after.storage) : undefined,
      tablespace: changed.includes("tablespace") ? (after.tablespace ?? null) : undefined,
      accessMethod: changed.includes("accessMethod") ? (after.accessMethod ?? null) : undefined,
      temporal: changed.includes("temporal") ? (after.temporal ?? null) : undefined,
    }),
  ];
}

export const tableKind: KindDefinition<"table"> = {
  kind: "table",
  isPartOfTable: false,
  create: (table, context) => [
    createTableOf(table, context.after, context),
    ...beyondInheritance(table, context),
  ],
  drop: (table, context) => [
    {
      kind: "dropTable",
      ...compact({ namespace: namespaceIn(context, table.namespace, table.name) }),
      table: table.name,
      existing: createTableOf(table, context.before, context),
    },
  ],
  alter,
};
