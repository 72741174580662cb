/**
 * Since PostgreSQL 18 NOT NULL has a name, and with another type of a column the server makes it anew, in all tables that inherit the
 * column under the name that it has above: it refuses that where one of them has given it a name of its own. It is set aside from the
 * top down, and comes back from the bottom up.
 */

import type { Column } from "../../../../objects/column/shape.js";
import { allOf, find, partsOf } from "../../../../objects/find.js";
import { depthOf, descendantsOf, parentsOf } from "../../../../objects/inheritance.js";
import { keyOf, type Reference } from "../../../../schema/object.js";
import type { Schema } from "../../../../schema/schema.js";
import type { RewriteContext } from "../../../dialect.js";
import { notNullConstraint } from "../../compile/clauses.js";
import { namedNotNulls, usualNotNull } from "../../sql/sequence-options.js";
import { qualified, quote } from "../../sql/writer.js";
import { retyped } from "../partitions/keys.js";
import type { PlanEditor } from "../plan-editor.js";

export function rewriteInheritedNotNulls(editor: PlanEditor, context: RewriteContext): void {
  const { before, after, serverVersion } = context;
  if (serverVersion < namedNotNulls) return;
  letGoBelow(editor, context);
  letComeFromAbove(editor, context);
  const found = [...underTypeChanges(editor, context), ...underNames(context)];
  if (found.length === 0) return;
  const depth = ({ namespace, table }: Column): number => depthOf(before, namespace, table);
  const fromTop = [...new Map(found.map((column) => [keyOf(column), column])).values()].sort(
    (a, b) => depth(a) - depth(b),
  );
  for (const column of fromTop) setAside(column, editor, before);
  for (const column of fromTop.toReversed()) giveBack(find(after, column), editor);
}

/** What a table says itself as well stays NOT NULL when that goes above it. */
function letGoBelow(editor: PlanEditor, { before, after, defaultNamespace }: RewriteContext): void {
  for (const operation of editor.operations) {
    if (operation.kind !== "alterColumn" || operation.nullable !== true) continue;
    const { namespace = defaultNamespace, table, name } = operation;
    for (const heir of descendantsOf(before, namespace, table)) {
      const column = columnIn(before, { namespace: heir.namespace, table: heir.name, name });
      const wanted = column === undefined ? undefined : find(after, column);
      if (column?.nullable !== false || column.inherited === true || wanted?.nullable !== true) continue;
      editor.add({ kind: "alterColumn", namespace: heir.namespace, table: heir.name, name, nullable: true });
    }
  }
}

/**
 * A table that joins another gets NOT NULL from it, under its name, where that comes there behind all tables and looks at no rows; where
 * it is there already, the table has it by that name before it joins.
 */
function letComeFromAbove(editor: PlanEditor, { before, after, defaultNamespace }: RewriteContext): void {
  for (const operation of editor.operations) {
    if (operation.kind !== "alterColumn" || operation.nullable !== false) continue;
    const { nullable: _, notNull, ...rest } = operation;
    const { namespace = defaultNamespace, table, name } = rest;
    const above = parentsOf(after, namespace, table).flatMap((parent) => {
      const column = columnIn(after, { ...parent, name });
      return column !== undefined && isHandedDown(column) && column.notNull?.notValid === true
        ? [column]
        : [];
    });
    const [first] = above;
    if (first === undefined || columnIn(after, { namespace, table, name })?.inherited !== true) continue;
    if (above.some((column) => columnIn(before, column)?.nullable !== false)) editor.keepOf(operation, rest);
    else
      editor.replace(operation, {
        ...operation,
        notNull: { name: first.notNull?.name ?? usualNotNull(first.table, name), ...notNull },
      });
  }
}

/** What stands above another name, where the type of the column changes; tables that leave do so before. */
function underTypeChanges(
  editor: PlanEditor,
  { before, after, defaultNamespace }: RewriteContext,
): readonly Column[] {
  return retyped(editor).flatMap(({ namespace = defaultNamespace, table, column: name }) =>
    [{ namespace, name: table }, ...descendantsOf(before, namespace, table)].flatMap((place) => {
      const column = columnIn(before, { namespace: place.namespace, table: place.name, name });
      return column !== undefined && isHandedDown(column) && isNamedBelow(column, before, after)
        ? [column]
        : [];
    }),
  );
}

/** What is to have another name, and is not renamed in place; with all that it comes from. */
function underNames({ before, after }: RewriteContext): readonly Column[] {
  return allOf(before, "column").flatMap((column) => {
    const wanted = find(after, column);
    const isOther = wanted !== undefined && wanted.notNull?.name !== column.notNull?.name;
    if (!isOther || wanted.nullable || column.nullable || isNamedAlone(column, before)) return [];
    return [column, ...above(column, before)];
  });
}

/** The columns that a column has NOT NULL from. */
function above(column: Column, schema: Schema): readonly Column[] {
  return parentsOf(schema, column.namespace, column.table).flatMap((parent) => {
    const found = columnIn(schema, { ...parent, name: column.name });
    return found !== undefined && isHandedDown(found) ? [found, ...above(found, schema)] : [];
  });
}

/** Whether NOT NULL of a column is renamed in place: it comes from nowhere, and those below have it by its name. */
export function isNamedAlone(column: Column, schema: Schema): boolean {
  return above(column, schema).length === 0 && !isNamedBelow(column, schema);
}

/** A primary key keeps its columns from being NULL. */
function setAside({ namespace, table, name }: Column, editor: PlanEditor, before: Schema): void {
  const keys = partsOf(before, { namespace, name: table }, "primaryKey");
  for (const key of keys) if (key.columns.includes(name)) editor.recreate(key);
  const sql = `ALTER TABLE ${qualified(namespace, table)} ALTER COLUMN ${quote(name)} DROP NOT NULL`;
  editor.add({ kind: "execute", sql, parameters: [], turn: "beforeColumns" });
}

function columnIn(schema: Schema, place: Omit<Reference, "kind">): Column | undefined {
  return find(schema, { ...place, kind: "column" });
}

function isHandedDown({ nullable, notNull, identity }: Column): boolean {
  return !nullable && notNull?.noInherit !== true && identity === undefined;
}

/** Whether a table that inherits the column, and still does so in `later`, may have NOT NULL under a name of its own. */
function isNamedBelow({ namespace, table, name }: Column, schema: Schema, later = schema): boolean {
  const staying = new Set(descendantsOf(later, namespace, table).map(keyOf));
  return descendantsOf(schema, namespace, table).some((heir) => {
    if (!staying.has(keyOf(heir))) return false;
    const column = columnIn(schema, { namespace: heir.namespace, table: heir.name, name });
    if (column === undefined || column.nullable) return false;
    // A primary key brings one along.
    const keys = partsOf(schema, heir, "primaryKey");
    const isOwn = column.inherited !== true || keys.some(({ columns }) => columns.includes(name));
    return isOwn || column.notNull?.name !== undefined;
  });
}

function giveBack(column: Column | undefined, editor: PlanEditor): void {
  // Without a name of its own it comes from above.
  if (column === undefined || column.nullable || (column.notNull === undefined && column.inherited === true))
    return;
  const { namespace, table, name, notNull } = column;
  const constraint = notNullConstraint(name, {
    ...notNull,
    name: notNull?.name ?? usualNotNull(table, name),
  });
  const sql = `ALTER TABLE ${qualified(namespace, table)} ADD ${constraint}`;
  editor.add({ kind: "execute", sql, parameters: [], turn: "behindColumns" });
}
