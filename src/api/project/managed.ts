/** Which objects of a database are ours to change: what entities declare, and what hangs on it. */
import type { AnyObject, ObjectOf } from "../../objects/any.js";
import { isDefinition, isRight } from "../../objects/definition/shape.js";
import { allOf, find } from "../../objects/find.js";
import { carrierOf, hasIndexedView, isOfMaterializedView } from "../../objects/owner.js";
import { describeReference, keyOf, type Reference, type SchemaObject } from "../../schema/object.js";
import type { Schema } from "../../schema/schema.js";
import { wordsOf } from "../../util/words.js";

export interface ManagedOptions {
  /** Objects that entities declare. */
  readonly desired: Schema;
  /** Tables and columns marked `ignore`. */
  readonly ignored: readonly Reference[];
  /** Whether tables, enums and sequences that no entity declares are to be dropped. */
  readonly dropsUnmanaged: boolean;
  /** Objects said in SQL that nobody declares ({@link keyOf}): they stay as they are, and are listed. */
  readonly kept?: ReadonlySet<string> | undefined;
  /** Whether a right that is there is taken away. */
  readonly isRevoked?: ((right: SchemaObject) => boolean) | undefined;
  /** What is left out of everything. */
  readonly leavesOut?: ((object: Reference, schema: Schema) => boolean) | undefined;
}

/** What is compared, and what was left out of it. */
export interface Managed {
  readonly schema: Schema;
  /** Tables, enums and sequences that nobody declares, as `table public.x`. */
  readonly unmanaged: readonly string[];
}

const standing = new Set(["table", "enum", "sequence"]);

/** The part of a database that is compared with the entities. Nothing outside of it is ever dropped. */
export function managedPart(current: Schema, options: ManagedOptions): Managed {
  const { leavesOut, dropsUnmanaged } = options;
  const left = options.ignored.filter((reference) => !isDeclaredPartition(reference, options.desired));
  const isLeftOut = (object: Reference): boolean => leavesOut?.(object, current) ?? false;
  const tables = managedTables(current, { ...options, ignored: left });
  const { used, foreign } = usedByManaged(current, tables, options.desired);
  const isBeyond = (object: AnyObject): boolean =>
    isBuiltOn(object, left) || isPartOfIgnored(object, current, left) || isLeftOut(object);
  const isManaged = (object: AnyObject): boolean => {
    if (isBeyond(object)) return false;
    if (isRight(object)) return isManagedRight(object, current, isManaged, options);
    // What a table needs that is not ours to change stays with it.
    const isDropped = dropsUnmanaged && !foreign.has(keyOf(object));
    if (isDefinition(object)) return isDropped || options.desired.has(object);
    if (object.kind === "comment") return isManagedComment(object, current, isManaged, options);
    const { namespace, table } = object;
    if (table !== undefined && isOfMaterializedView(current, object))
      return dropsUnmanaged || hasIndexedView(options.desired, namespace, table);
    if (table !== undefined) return tables.has(keyOf({ kind: "table", namespace, name: table }));
    if (object.kind === "table") return tables.has(keyOf(object));
    if (object.kind === "namespace") return options.desired.has(object);
    return isDropped || options.desired.has(object) || used.has(keyOf(object));
  };
  const schema = current.filter((object) => isManaged(object as AnyObject));
  const ignored = new Set(left.map(keyOf));
  const isLeftAlone = (object: Reference): boolean => {
    // What is meant to be left as it is surprises nobody.
    if (isLeftOut(object) || ignored.has(keyOf(ownerOf(object)))) return false;
    if (isDefinition(object)) return options.kept?.has(keyOf(object)) ?? false;
    return standing.has(object.kind) && !schema.has(object);
  };
  const unmanaged = [...current].filter(isLeftAlone);
  return { schema, unmanaged: unmanaged.map(describeReference) };
}

/** A class that only stands for what keys refer to, where that is a partition which is declared: its parts are managed. */
function isDeclaredPartition({ kind, namespace, name }: Reference, desired: Schema): boolean {
  return kind === "table" && desired.has({ kind: "partition", namespace, name });
}

/** The table of a sequence that counts for a column, else the object itself. */
function ownerOf(object: Reference): Reference {
  const { ownedBy } = object as { readonly ownedBy?: { readonly table: string } };
  return ownedBy === undefined ? object : { kind: "table", namespace: object.namespace, name: ownedBy.table };
}

/** Rights that are wanted, that are taken away, and those on what goes: it brings them back. */
function isManagedRight(
  right: AnyObject,
  current: Schema,
  isManaged: (object: AnyObject) => boolean,
  { desired, isRevoked }: ManagedOptions,
): boolean {
  if (desired.has(right) || isRevoked?.(right) === true) return true;
  const [on] = current.dependenciesOf(right);
  const target = on === undefined || desired.has(on) ? undefined : current.get(on);
  return target !== undefined && isManaged(target as AnyObject);
}

function managedTables(
  current: Schema,
  { desired, ignored, dropsUnmanaged, leavesOut }: ManagedOptions,
): ReadonlySet<string> {
  const left = new Set(ignored.map(keyOf));
  const tables = current
    .ofKind("table")
    .filter((table) => (dropsUnmanaged || desired.has(table)) && leavesOut?.(table, current) !== true);
  return new Set(tables.map(keyOf).filter((key) => !left.has(key)));
}

/**
 * Enums and sequences that managed tables use, and no other table does: they come and go with them. A sequence that nobody
 * declares and that a default of an entity calls has been made by hand, and is as good as another table's.
 */
function usedByManaged(
  current: Schema,
  tables: ReadonlySet<string>,
  desired: Schema,
): { readonly used: ReadonlySet<string>; readonly foreign: ReadonlySet<string> } {
  const used = new Set<string>();
  const foreign = new Set<string>();
  for (const column of allOf(current, "column")) {
    const isOurs = tables.has(keyOf({ kind: "table", namespace: column.namespace, name: column.table }));
    for (const needed of current.dependenciesOf(column))
      (isOurs && !isCalled(needed, column, desired) ? used : foreign).add(keyOf(needed));
  }
  for (const sequence of allOf(current, "sequence")) {
    const { ownedBy, namespace } = sequence;
    if (ownedBy === undefined) continue;
    const isOurs = tables.has(keyOf({ kind: "table", namespace, name: ownedBy.table }));
    (isOurs ? used : foreign).add(keyOf(sequence));
  }
  for (const key of foreign) used.delete(key);
  return { used, foreign };
}

/**
 * Whether the wanted default of a column names a sequence. Where entities declare one of that name in another namespace,
 * the name alone means theirs.
 */
function isCalled(
  { kind, namespace, name }: Reference,
  column: ObjectOf<"column">,
  desired: Schema,
): boolean {
  const wanted = find(desired, column);
  if (kind !== "sequence" || wanted?.default === undefined) return false;
  const isDeclaredElsewhere = desired
    .ofKind("sequence")
    .some((other) => other.name === name && other.namespace !== namespace);
  const said = isDeclaredElsewhere ? `${namespace}.${name}` : name;
  return wordsOf(isDeclaredElsewhere ? wanted.default.replaceAll('"', "") : wanted.default).mentions(said);
}

/** An ignored table, constraint or index, or what is built on an ignored column. */
export function isBuiltOn(object: AnyObject, ignored: readonly Reference[]): boolean {
  return ignored.some((reference) => {
    if (reference.kind === "table") {
      return (
        object.namespace === reference.namespace &&
        (object.table ?? (object.kind === "table" ? object.name : undefined)) === reference.name
      );
    }
    if (object.namespace !== reference.namespace || object.table !== reference.table) return false;
    if (reference.kind !== "column") return object.kind === reference.kind && object.name === reference.name;
    if (object.kind === "column") return object.name === reference.name;
    if (object.kind === "index") return object.keys.some(({ column }) => column === reference.name);
    return "columns" in object && object.columns.includes(reference.name);
  });
}

/** A partition of an ignored table, however deep. */
function isPartOfIgnored(object: Reference, current: Schema, ignored: readonly Reference[]): boolean {
  if (object.kind !== "partition" || ignored.length === 0) return false;
  const left = new Set(ignored.map(keyOf));
  return current
    .dependenciesOf(object)
    .some((parent) => left.has(keyOf(parent)) || isPartOfIgnored(parent, current, ignored));
}

/**
 * Comments on namespaces, enums and sequences that entities declare but do not speak of: they stay, and are wanted,
 * so that an enum that has to be rebuilt gets its comment back.
 */
export function keptComments(current: Schema, desired: Schema): readonly ObjectOf<"comment">[] {
  const comments = allOf(current, "comment");
  return comments
    .filter(({ on }) => on.table === undefined && on.kind !== "table" && !isDefinition(on) && desired.has(on))
    .filter((comment) => !desired.has(comment));
}

/**
 * A comment on a table or its parts is part of the entity; one on a namespace, enum or sequence only when an
 * entity speaks of it, because most entities cannot. What is dropped takes its comment along, and brings it back.
 */
function isManagedComment(
  comment: ObjectOf<"comment">,
  current: Schema,
  isManaged: (object: AnyObject) => boolean,
  { desired, dropsUnmanaged }: ManagedOptions,
): boolean {
  if (desired.has(comment)) return true;
  const isOfTable = comment.on.kind === "table" || comment.on.table !== undefined;
  const commented = carrierOf(current, comment.on) as AnyObject | undefined;
  if (commented !== undefined && isDefinition(commented)) return dropsUnmanaged || desired.has(commented);
  if (commented === undefined || (!isOfTable && desired.has(commented))) return false;
  return isManaged(commented);
}
