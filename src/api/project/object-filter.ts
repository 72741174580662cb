/** What the configuration's filter leaves out: objects that are never looked at, whoever declares them. */
import type { FilterConfig, FilterEntry, FilterRule } from "../../config/types.js";
import type { Unmodelled } from "../../dialects/dialect.js";
import type { EntityModel } from "../../entities/to-schema.js";
import { SchemixError } from "../../errors/schemix-error.js";
import type { AnyObject } from "../../objects/any.js";
import type { Table } from "../../objects/table/shape.js";
import { keyOf, type Reference, referenceOf } from "../../schema/object.js";
import type { Schema } from "../../schema/schema.js";
import { matchesPattern } from "../../util/name-pattern.js";
import { referenceOfHint } from "../renames/pairs.js";
import { isBuiltOn } from "./managed.js";

/** The kinds that table patterns are about, and that other objects can belong to. */
const relations = ["table", "view", "materializedView"];

/** A filter over objects of any kind. */
export class ObjectFilter {
  readonly #include: readonly FilterEntry[];
  readonly #exclude: readonly FilterEntry[];
  /** Nothing to be done: the server has done what table patterns ask for. */
  readonly isEmpty: boolean;

  constructor({ include = [], exclude = [] }: Pick<FilterConfig, "include" | "exclude">) {
    this.#include = include;
    this.#exclude = exclude;
    this.isEmpty = include.length === 0 && exclude.length === 0;
  }

  /** Whether an object is left out, by itself or with what it belongs to. */
  leavesOut(object: Reference, schema: Schema): boolean {
    if (this.isEmpty) return false;
    if (object.kind === "comment" && "on" in object) return this.leavesOut(object.on as Reference, schema);
    if (this.#isExcluded(object) || !this.#isIncluded(object)) return true;
    const { namespace, table: name } = object;
    if (name === undefined) return false;
    const kind = relations.find((each) => schema.has({ kind: each, namespace, name })) ?? "table";
    return this.leavesOut({ kind, namespace, name }, schema);
  }

  #isExcluded(object: Reference): boolean {
    return this.#exclude.some((entry, index) => meets(entry, object, `filter.exclude[${index}]`) === true);
  }

  /** What nothing is said about is in. */
  #isIncluded(object: Reference): boolean {
    const found = this.#include.map((entry, index) => meets(entry, object, `filter.include[${index}]`));
    return found.includes(true) || found.every((is) => is === undefined);
  }
}

/** Whether an entry is about an object (else `undefined`), and fits it. */
function meets(entry: FilterEntry, object: Reference, path: string): boolean | undefined {
  const { kind, namespace, table, name } = object;
  if (typeof entry === "function") return ask(entry, object, path);
  if (typeof entry === "string") {
    if (!relations.includes(kind)) return undefined;
    return matchesPattern(entry, entry.includes(".") ? `${namespace}.${name}` : name);
  }
  const kinds = kindsOf(entry);
  // Without a kind, a rule is about what stands for itself; its parts go with it.
  if (kinds === undefined ? table !== undefined && entry.table === undefined : !kinds.includes(kind))
    return undefined;
  return (
    (entry.namespace === undefined || matchesPattern(entry.namespace, namespace)) &&
    (entry.table === undefined || (table !== undefined && matchesPattern(entry.table, table))) &&
    (entry.name === undefined || matchesPattern(entry.name, name))
  );
}

function kindsOf({ kind }: FilterRule): readonly string[] | undefined {
  return kind === undefined || typeof kind !== "string" ? kind : [kind];
}

function ask(predicate: (object: Reference) => boolean, object: Reference, path: string): boolean {
  try {
    return predicate(Object.freeze({ ...referenceOf(object) }));
  } catch (cause) {
    throw new SchemixError("CONFIG_INVALID", {
      message: `The function ${path} threw: ${cause instanceof Error ? cause.message : String(cause)}`,
      where: path,
      fix: "It is called with every object of the database: { kind, namespace, table, name }.",
      cause,
    });
  }
}

/** What a schema has that is left out and that other objects are built on without being parts of it: see `isBuiltOn`. */
export function leftOutOf(schema: Schema, filter: ObjectFilter): readonly Reference[] {
  if (filter.isEmpty) return [];
  const tables = schema.ofKind("table").filter((table) => filter.leavesOut(table, schema));
  const names = new Set(tables.map(keyOf));
  const isOfTable = ({ namespace, table = "" }: Reference) =>
    names.has(keyOf({ kind: "table", namespace, name: table }));
  const columns = schema
    .ofKind("column")
    .filter((column) => !isOfTable(column) && filter.leavesOut(column, schema));
  const partitioned = tables.filter((table) => (table as Table).partitionBy !== undefined);
  return [...columns, ...partitioned].map(referenceOf);
}

/** Table patterns for the server, which need not even read what they leave out. */
export function tablePatterns({ include, exclude = [] }: Pick<FilterConfig, "include" | "exclude">): {
  readonly include: readonly string[] | undefined;
  readonly exclude: readonly string[];
} {
  const isText = (entry: FilterEntry): entry is string => typeof entry === "string";
  const isAboutTables = (entry: FilterEntry): boolean => {
    const kinds = typeof entry === "object" ? kindsOf(entry) : undefined;
    return kinds === undefined || kinds.some((kind) => relations.includes(kind));
  };
  const entries = include?.filter(isAboutTables) ?? [];
  const isForServer = entries.every(isText) && (entries.length > 0 || include?.length === 0);
  return { include: isForServer ? entries.filter(isText) : undefined, exclude: exclude.filter(isText) };
}

/** A schema without what is left out, and what is built on that. */
export function withoutLeftOut(schema: Schema, filter: ObjectFilter): Schema {
  if (filter.isEmpty) return schema;
  const left = leftOutOf(schema, filter);
  return schema.filter(
    (object) => !filter.leavesOut(object, schema) && !isBuiltOn(object as AnyObject, left),
  );
}

/** What there is no word for, without what is left out or belongs to a table that is. */
export function unmodelledIn(
  unmodelled: readonly Unmodelled[],
  schema: Schema,
  filter: ObjectFilter,
): readonly Unmodelled[] {
  if (filter.isEmpty) return unmodelled;
  return unmodelled.filter(({ what: kind, where }) => {
    const [namespace = "", name = ""] = where.split(".");
    const table = { kind: "table", namespace, name };
    const isOfTable = schema.has(table) && filter.leavesOut(table, schema);
    return !isOfTable && !filter.leavesOut({ kind, namespace, name }, schema);
  });
}

/** What entities ask for without what is left out: that is as if it were marked to be ignored. */
export function filteredModel(model: EntityModel, filter: ObjectFilter): EntityModel {
  if (filter.isEmpty) return model;
  const { schema } = model;
  return {
    ...model,
    schema: withoutLeftOut(schema, filter),
    ignored: [...model.ignored, ...leftOutOf(schema, filter)],
    renames: model.renames.filter(
      (hint) => hint.kind === "enumValue" || !filter.leavesOut(referenceOfHint(hint, hint.to), schema),
    ),
  };
}
