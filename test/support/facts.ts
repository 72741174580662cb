/** Schemas as tests write them: short, as facts of `src/objects/<kind>/shape.ts`. */
import type { CheckAttributes } from "../../src/objects/check/shape.js";
import type { Column } from "../../src/objects/column/shape.js";
import { commentOn } from "../../src/objects/comment/shape.js";
import type { ForeignKeyAttributes } from "../../src/objects/foreign-key/shape.js";
import type { IndexAttributes, IndexKey } from "../../src/objects/index/shape.js";
import type { PrimaryKeyAttributes } from "../../src/objects/primary-key/shape.js";
import type { SequenceAttributes } from "../../src/objects/sequence/shape.js";
import type { Table, TableAttributes } from "../../src/objects/table/shape.js";
import type { UniqueAttributes } from "../../src/objects/unique/shape.js";
import { type Reference, referenceOf, type SchemaObject } from "../../src/schema/object.js";

/** Objects, and what else a fact list may hold: lists of them. */
export type Facts = readonly (SchemaObject | Facts)[];

type ColumnParts = Partial<Omit<Column, "kind" | "name" | "table" | "namespace" | "position">>;

/** A type (`"int"`, `"int!"` for not null), or all that is to be said. */
export type ColumnSpec = string | (ColumnParts & { readonly type: string; readonly comment?: string });

type Named<T> = Readonly<Record<string, T>>;

export interface TableSpec extends TableAttributes, Pick<Table, "inherits"> {
  readonly namespace?: string;
  readonly columns?: Named<ColumnSpec>;
  /** Columns of a key named `pk_<table>`, or the key with its name. */
  readonly primaryKey?: string | readonly string[] | (PrimaryKeyAttributes & { readonly name?: string });
  readonly unique?: Named<readonly string[] | UniqueAttributes>;
  readonly check?: Named<string | CheckAttributes>;
  readonly foreignKey?: Named<ForeignKeySpec>;
  readonly index?: Named<readonly (string | IndexKey)[] | IndexAttributes>;
  readonly comment?: string;
  /** Comments on other parts: `"check ck_a"` → text. */
  readonly comments?: Named<string>;
}

/** `references: ["table", ["id"], "namespace"]`. */
export interface ForeignKeySpec extends Omit<ForeignKeyAttributes, "references"> {
  readonly references: readonly [table: string, columns: readonly string[], namespace?: string];
}

export function flatten(facts: Facts): SchemaObject[] {
  return facts.flatMap((fact) => (Array.isArray(fact) ? flatten(fact as Facts) : [fact as SchemaObject]));
}

export function namespace(name: string, comment?: string): Facts {
  const object = { kind: "namespace", namespace: name, name };
  return comment === undefined ? [object] : [object, commentOn(referenceOf(object), comment)];
}

export function enumeration(name: string, values: readonly string[], place = "public"): Facts {
  return [{ kind: "enum", namespace: place, name, values } as SchemaObject];
}

export function sequence(name: string, attributes: SequenceAttributes = {}, place = "public"): Facts {
  return [{ kind: "sequence", namespace: place, name, ...attributes } as SchemaObject];
}

export function comment(on: Reference, text: string): SchemaObject {
  return commentOn(referenceOf(on), text);
}

/** A table and everything that belongs to it. */
export function table(name: string, spec: TableSpec): Facts {
  const {
    namespace: place = "public",
    columns = {},
    primaryKey,
    comment: text,
    comments = {},
    ...rest
  } = spec;
  const { unique = {}, check = {}, foreignKey = {}, index = {}, ...attributes } = rest;
  const on = { namespace: place, table: name };
  const own = { kind: "table", namespace: place, name, ...attributes };
  return [
    own,
    ...Object.entries(columns).map(([column, parts], position) => columnOf(column, parts, position + 1, on)),
    ...(primaryKey === undefined ? [] : [primaryKeyOf(primaryKey, on)]),
    ...named(unique, "unique", on, (parts) => (isList(parts) ? { columns: parts } : parts)),
    ...named(check, "check", on, (parts) => (typeof parts === "string" ? { expression: parts } : parts)),
    ...named(foreignKey, "foreignKey", on, (parts) => referencing(parts, place)),
    ...named(index, "index", on, (parts) => (isList(parts) ? { keys: keysOf(parts) } : parts)),
    ...(text === undefined ? [] : [commentOn(referenceOf(own), text)]),
    ...Object.entries(comments).map(([target, words]) => commentOn(partOf(target, on), words)),
  ];
}

type Place = { readonly namespace: string; readonly table: string };

function isList(parts: unknown): parts is readonly string[] {
  return Array.isArray(parts);
}

function columnOf(name: string, spec: ColumnSpec, position: number, on: Place): Facts {
  const { comment: text, ...parts } = typeof spec === "string" ? shortColumn(spec) : spec;
  const column: Column = { kind: "column", ...on, name, position, nullable: false, ...parts };
  return text === undefined ? [column] : [column, commentOn(referenceOf(column), text)];
}

function shortColumn(spec: string): { type: string; nullable: boolean; comment?: string } {
  return spec.endsWith("!") ? { type: spec.slice(0, -1), nullable: false } : { type: spec, nullable: true };
}

function primaryKeyOf(spec: NonNullable<TableSpec["primaryKey"]>, on: Place): SchemaObject {
  const usual = { kind: "primaryKey", ...on, name: `pk_${on.table}` };
  if (typeof spec === "string") return { ...usual, columns: [spec] } as SchemaObject;
  if (isList(spec)) return { ...usual, columns: spec } as SchemaObject;
  return { ...usual, ...spec } as SchemaObject;
}

function named<T>(objects: Named<T>, kind: string, on: Place, parts: (spec: T) => object): SchemaObject[] {
  return Object.entries(objects).map(([name, spec]) => ({ kind, ...on, name, ...parts(spec) }));
}

function referencing({ references, ...parts }: ForeignKeySpec, place: string): object {
  const [table, columns, namespace = place] = references;
  return { ...parts, references: { namespace, table, columns } };
}

function keysOf(keys: readonly (string | IndexKey)[]): IndexKey[] {
  return keys.map((key) => (typeof key === "string" ? { column: key } : key));
}

function partOf(target: string, on: Place): Reference {
  const split = target.indexOf(" ");
  return { kind: target.slice(0, split), ...on, name: target.slice(split + 1) };
}
