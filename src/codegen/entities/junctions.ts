/** Tables that are nothing but pairs of rows of two others: `@ManyToMany` says all of them. */
import type { Column } from "../../objects/column/shape.js";
import type { Comment } from "../../objects/comment/shape.js";
import { partsOf as madeOf } from "../../objects/definition/parts.js";
import { isDefinition } from "../../objects/definition/shape.js";
import { allOf, partsOf } from "../../objects/find.js";
import type { ForeignKey } from "../../objects/foreign-key/shape.js";
import type { Index } from "../../objects/index/shape.js";
import type { Table } from "../../objects/table/shape.js";
import type { SchemaObject } from "../../schema/object.js";
import type { Schema } from "../../schema/schema.js";
import { isSameData } from "../../util/compare.js";
import { type EntitySettings, tableKey, usualName } from "./plan.js";

/** A junction table: its two references, that of the owner first. */
export interface Junction {
  readonly table: Table;
  readonly own: ForeignKey;
  readonly other: ForeignKey;
}

/** The junction tables among those that are to be classes, by {@link tableKey}. */
export function findJunctions(
  tables: readonly Table[],
  schema: Schema,
  settings: EntitySettings,
): ReadonlyMap<string, Junction> {
  const known = new Set(tables.map(({ namespace, name }) => tableKey(namespace, name)));
  const busy = busyTables(schema);
  const found = new Map<string, Junction>();
  for (const table of tables) {
    const key = tableKey(table.namespace, table.name);
    const junction = busy.has(key) ? undefined : junctionOf(table, schema, settings);
    if (junction !== undefined) found.set(key, junction);
  }
  const isClass = (target: string): boolean => known.has(target) && !found.has(target);
  const pure = [...found].filter(([, { own, other }]) => isClass(targetOf(own)) && isClass(targetOf(other)));
  return new Map(pure);
}

export function targetOf({ namespace, references }: ForeignKey): string {
  return tableKey(references.namespace ?? namespace, references.table);
}

/** Tables that others refer to, or that have what no decorator of a relation says. */
function busyTables(schema: Schema): ReadonlySet<string> {
  const busy = new Set(allOf(schema, "foreignKey").map(targetOf));
  for (const object of schema) {
    if (isDefinition(object) && object.table !== undefined)
      busy.add(tableKey(object.namespace, object.table));
    const on = isDefinition(object) ? madeOf(object as never, "statistics")?.on : undefined;
    if (on !== undefined) busy.add(tableKey(...on));
    if (object.kind !== "comment") continue;
    const { on: commented } = object as Comment;
    if (commented.table !== undefined) busy.add(tableKey(commented.namespace, commented.table));
  }
  for (const { namespace, ownedBy } of allOf(schema, "sequence"))
    if (ownedBy !== undefined) busy.add(tableKey(namespace, ownedBy.table));
  return busy;
}

/** Whether an object has nothing besides what it is and where, and the members named. */
function isBare(object: SchemaObject, ...said: readonly string[]): boolean {
  const usual = new Set(["kind", "namespace", "table", "name", ...said]);
  return Object.entries(object).every(([name, value]) => usual.has(name) || value === undefined);
}

function junctionOf(table: Table, schema: Schema, settings: EntitySettings): Junction | undefined {
  if (!isBare(table)) return undefined;
  const [key, ...keys] = partsOf(schema, table, "primaryKey");
  const [index, ...indexes] = partsOf(schema, table, "index");
  const references = partsOf(schema, table, "foreignKey");
  const others = [
    ...partsOf(schema, table, "unique"),
    ...partsOf(schema, table, "check"),
    ...keys,
    ...indexes,
  ];
  const own = references.find(({ columns }) => isSameData(columns, key?.columns.slice(0, columns.length)));
  const other = references.find((each) => each !== own);
  if (key === undefined || index === undefined || own === undefined || other === undefined) return undefined;
  if (others.length > 0 || references.length > 2) return undefined;
  const columns = [...own.columns, ...other.columns];
  const isUsual =
    isSameData(key.columns, columns) &&
    isBare(key, "columns") &&
    key.name === usualName("pk", table.name, [], settings) &&
    isUsualIndex(index, other.columns, settings) &&
    isAlike(own, other, settings) &&
    hasPlainColumns(table, [own, other], schema);
  return isUsual ? { table, own, other } : undefined;
}

function isUsualIndex(index: Index, columns: readonly string[], settings: EntitySettings): boolean {
  const keys = columns.map((column) => ({ column }));
  return (
    isBare(index, "keys") &&
    isSameData(index.keys, keys) &&
    index.name === usualName("ix", index.table, columns, settings)
  );
}

/** What is said of one reference is said of both. */
function isAlike(own: ForeignKey, other: ForeignKey, settings: EntitySettings): boolean {
  const [first, second] = [own, other].map(({ onDelete, onUpdate, deferrable, initiallyDeferred }) => [
    onDelete,
    onUpdate,
    deferrable,
    initiallyDeferred,
  ]);
  const said = ["columns", "references", "onDelete", "onUpdate", "deferrable", "initiallyDeferred"];
  return (
    isSameData(first, second) &&
    [own, other].every(
      (key) => isBare(key, ...said) && key.name === usualName("fk", key.table, key.columns, settings),
    )
  );
}

/** All columns refer to the primary key of the other table, one column for each, and have its type. */
function hasPlainColumns(table: Table, keys: readonly ForeignKey[], schema: Schema): boolean {
  const columns = partsOf(schema, table, "column");
  if (columns.length !== keys.length) return false;
  return keys.every(({ columns: [name, ...more], references, namespace }) => {
    const place = { kind: "table", namespace: references.namespace ?? namespace, name: references.table };
    const [primary] = partsOf(schema, place, "primaryKey");
    const column = columns.find((each) => each.name === name);
    const target = partsOf(schema, place, "column").find((each) => each.name === references.columns[0]);
    if (column === undefined || target === undefined || more.length > 0) return false;
    return isSameData(primary?.columns, references.columns) && isPlainColumn(column, target);
  });
}

function isPlainColumn(column: Column, target: Column): boolean {
  return (
    !column.nullable &&
    isBare(column, "position", "nullable", "type", "collation") &&
    column.type === target.type &&
    column.collation === target.collation
  );
}
