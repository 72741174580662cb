/** How the rows of the zoo are written down: short, as facts with the texts that a person would write. */
import type { Column } from "../../../src/objects/column/shape.js";
import { commentOn } from "../../../src/objects/comment/shape.js";
import type { Index } from "../../../src/objects/index/shape.js";
import type { SchemaObject } from "../../../src/schema/object.js";

/** A small change to one table: version 1 must be silent when it is generated again, version 2 must be seen. */
export interface ZooRow {
  readonly name: string;
  /** SQL that must run first: functions, extensions, other tables. */
  readonly setup?: string | undefined;
  readonly before: readonly SchemaObject[];
  readonly after: readonly SchemaObject[];
  /** The two versions are the same: nothing may be seen. */
  readonly isUnchanged?: boolean | undefined;
  /** The first major that has the feature. */
  readonly since?: number | undefined;
}

export interface RowOptions {
  readonly setup?: string;
  readonly since?: number;
  readonly isUnchanged?: boolean;
}

export const namespace = "public";
const table = "zoo";
export const inZoo = { namespace, table } as const;

type Attributes = Partial<Omit<Column, "kind" | "name" | "type" | "table" | "namespace">>;

/** Columns by name: a type, or a type and attributes. */
export type Columns = Readonly<Record<string, string | readonly [type: string, attributes: Attributes]>>;

export function columnsOf(columns: Columns, on: { namespace: string; table: string } = inZoo): Column[] {
  return Object.entries(columns).map(([name, spec], index) => {
    const [type, attributes] = typeof spec === "string" ? [spec, {}] : spec;
    return { kind: "column", ...on, name, position: index + 1, type, nullable: true, ...attributes };
  });
}

/** The table itself, its columns, and what else is said of it. */
export function zoo(columns: Columns, ...more: SchemaObject[]): SchemaObject[] {
  return [{ kind: "table", namespace, name: table }, ...columnsOf(columns), ...more];
}

export function row(
  name: string,
  before: readonly SchemaObject[],
  after: readonly SchemaObject[],
  options: RowOptions = {},
): ZooRow {
  return { name, before, after, ...options };
}

/** A column `val` whose default changes, or goes. */
export function usual(
  name: string,
  type: string,
  one: string,
  two?: string,
  options: RowOptions = {},
): ZooRow {
  const version = (text?: string) => zoo({ val: [type, text === undefined ? {} : { default: text }] });
  return row(name, version(one), version(two), options);
}

/** A column `val` whose type changes. */
export function typed(name: string, one: string, two: string, options: RowOptions = {}): ZooRow {
  return row(name, zoo({ val: one }), zoo({ val: two }), options);
}

export function check(name: string, expression: string): SchemaObject {
  return { kind: "check", ...inZoo, name, expression } as SchemaObject;
}

/** A check whose expression changes. */
export function checked(
  name: string,
  columns: Columns,
  one: string,
  two: string,
  options: RowOptions = {},
): ZooRow {
  return row(name, zoo(columns, check("ck_zoo", one)), zoo(columns, check("ck_zoo", two)), options);
}

type IndexParts = Omit<Index, "kind" | "namespace" | "table" | "name">;

export function index(parts: IndexParts, name = "ix_zoo"): SchemaObject {
  return { kind: "index", ...inZoo, name, ...parts } as SchemaObject;
}

/** An index that changes. */
export function indexed(
  name: string,
  columns: Columns,
  one: IndexParts,
  two: IndexParts,
  options: RowOptions = {},
): ZooRow {
  return row(name, zoo(columns, index(one)), zoo(columns, index(two)), options);
}

/** A partial index whose predicate changes. */
export function partial(name: string, columns: Columns, one: string, two: string): ZooRow {
  const keys = [{ column: Object.keys(columns)[0] ?? "" }];
  return indexed(name, columns, { keys, where: one }, { keys, where: two });
}

/** An index over an expression that changes. */
export function expressed(
  name: string,
  columns: Columns,
  one: string,
  two: string,
  options: RowOptions = {},
): ZooRow {
  return indexed(name, columns, { keys: [{ expression: one }] }, { keys: [{ expression: two }] }, options);
}

/** A stored column `val` whose expression changes. */
export function computed(
  name: string,
  columns: Columns,
  type: string,
  one: string,
  two: string,
  options: RowOptions & { isVirtual?: boolean } = {},
): ZooRow {
  const { isVirtual, ...rest } = options;
  const version = (expression: string) =>
    zoo({ ...columns, val: [type, { generated: { expression, stored: isVirtual !== true } }] });
  return row(name, version(one), version(two), rest);
}

export function enumOf(name: string, values: readonly string[], place = namespace): SchemaObject {
  return { kind: "enum", namespace: place, name, values } as SchemaObject;
}

export function commented(on: "table" | "column", text: string): SchemaObject {
  const place =
    on === "table" ? { kind: "table", namespace, name: table } : { kind: "column", ...inZoo, name: "val" };
  return commentOn(place, text);
}
