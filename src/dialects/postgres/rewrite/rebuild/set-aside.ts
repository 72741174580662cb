/** A schema in which tables have stepped aside for others of their names: what was theirs goes by other names. */
import type { AnyObject, ObjectOf } from "../../../../objects/any.js";
import { commentOn } from "../../../../objects/comment/shape.js";
import type { Definition } from "../../../../objects/definition/shape.js";
import { allOf } from "../../../../objects/find.js";
import { freeName } from "../../../../schema/free-name.js";
import { keyOf, type Reference, type SchemaObject } from "../../../../schema/object.js";
import { Schema } from "../../../../schema/schema.js";
import { qualified } from "../../sql/writer.js";

/** A table, or a partition of one, that steps aside. */
export interface Aside {
  readonly reference: Reference;
  /** What it is called from then on. */
  readonly to: string;
}

/** A table with its partitions, those that are partitioned themselves before theirs. */
export function treeOf(table: Reference, schema: Schema): readonly Reference[] {
  const partitions = schema.ofKind("partition");
  const found: Reference[] = [table];
  for (const parent of found)
    for (const partition of partitions) {
      const isIts = schema.dependenciesOf(partition).some((needed) => keyOf(needed) === keyOf(parent));
      if (isIts) found.push(partition);
    }
  return found;
}

/** Tables that inherit from one, and are no tables of their own any longer: partitions were made so once. */
function heirsOf(table: Reference, before: Schema, after: Schema): readonly Reference[] {
  const tables = allOf(before, "table");
  return tables.filter(
    (heir) =>
      !after.has(heir) &&
      heir.inherits?.some(
        ({ namespace, table: name }) => namespace === table.namespace && name === table.name,
      ),
  );
}

/** Names that nothing has, for a table, its partitions and what counts as such. */
export function asideOf(table: Reference, before: Schema, after: Schema): readonly Aside[] {
  const tree = [...treeOf(table, before), ...heirsOf(table, before, after)];
  return tree.map((reference) => ({
    reference,
    to: freeName(`schemix_former_${reference.name}`, reference.namespace, [before, after]),
  }));
}

/** The schema with those tables, their partitions and all that is said of them under the other names. */
export function withAside(schema: Schema, asides: readonly Aside[]): Schema {
  const names = new Map(
    asides.map(({ reference: { namespace, name }, to }) => [`${namespace}\0${name}`, to]),
  );
  const other = (namespace: string, name: string): string => names.get(`${namespace}\0${name}`) ?? name;
  const moved = <T extends Reference>(reference: T): T => {
    const { kind, namespace, table, name } = reference;
    return {
      ...reference,
      ...(table === undefined ? {} : { table: other(namespace, table) }),
      ...(kind === "table" || kind === "partition" ? { name: other(namespace, name) } : {}),
    };
  };
  const change = (object: AnyObject): SchemaObject => {
    const renamed = moved(object);
    switch (renamed.kind) {
      case "comment":
        return commentOn(moved(renamed.on), renamed.text);
      case "foreignKey":
        return withReferences(renamed, other);
      case "sequence":
        return withOwner(renamed, other);
      case "publication":
        return published(renamed as Definition, asides);
      case "table":
        return withParents(renamed, other);
      default:
        return renamed;
    }
  };
  const objects = [...schema].map((object) => [object, change(object as AnyObject)] as const);
  const needed = new Map(
    objects.map(([former, object]) => [keyOf(object), schema.dependenciesOf(former).map(moved)] as const),
  );
  const renamed = objects.map(([, object]) => object);
  const known = new Schema(renamed, needed);
  // What a server has not said of all is still looked for in the texts.
  return schema.hasDependencies ? known : new Schema(renamed).withDependenciesOf(known, () => true);
}

function withOwner(
  sequence: ObjectOf<"sequence">,
  other: (namespace: string, name: string) => string,
): ObjectOf<"sequence"> {
  const { ownedBy, namespace } = sequence;
  if (ownedBy === undefined) return sequence;
  return { ...sequence, ownedBy: { ...ownedBy, table: other(namespace, ownedBy.table) } };
}

function withParents(
  table: ObjectOf<"table">,
  other: (namespace: string, name: string) => string,
): ObjectOf<"table"> {
  const { inherits } = table;
  if (inherits === undefined) return table;
  const parents = inherits.map((parent) => ({ ...parent, table: other(parent.namespace, parent.table) }));
  return { ...table, inherits: parents };
}

function withReferences(
  key: ObjectOf<"foreignKey">,
  other: (namespace: string, name: string) => string,
): ObjectOf<"foreignKey"> {
  const { references, namespace } = key;
  const table = other(references.namespace ?? namespace, references.table);
  return { ...key, references: { ...references, table } };
}

/** A publication goes on with the table that has stepped aside, and has to be told of the other. */
function published(publication: Definition, asides: readonly Aside[]): Definition {
  const { details } = publication;
  const tables = details?.tables as readonly string[] | undefined;
  if (tables === undefined) return publication;
  const isIts = (entry: string): boolean =>
    asides.some(({ reference: { namespace, name } }) =>
      [`ONLY ${spelled(namespace)}.${spelled(name)}`, `ONLY ${qualified(namespace, name)}`].some(
        (table) => entry === table || entry.startsWith(`${table} `),
      ),
    );
  const left = tables.filter((entry) => !isIts(entry));
  return left.length === tables.length
    ? publication
    : { ...publication, details: { ...details, tables: left } };
}

/** A name as the server writes it: with quotes where they are needed. */
export function spelled(name: string): string {
  return /^[a-z_][a-z0-9_$]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** A table as a map key. */
export function placeKey(namespace: string, name: string): string {
  return `${namespace}\0${name}`;
}
