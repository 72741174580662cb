import { compareText } from "../util/compare.js";
import { keyOf, type Reference, type SchemaObject } from "./object.js";

/**
 * The immutable description of a database: a set of objects, sorted by reference, and what the server says
 * they depend on. It knows no kind by name.
 */
export class Schema {
  #objects: ReadonlyMap<string, SchemaObject>;
  readonly #dependencies: ReadonlyMap<string, readonly Reference[]> | undefined;
  /** What a server says of some of the objects of a schema that did not come from one. */
  #borrowed: ReadonlyMap<string, readonly Reference[]> | undefined;
  #children: Map<string, SchemaObject[]> | undefined;
  #kinds: Map<string, SchemaObject[]> | undefined;

  /**
   * @param objects in any order; the last of two with one reference wins
   * @param dependencies object key ({@link keyOf}) → what it depends on, as the server's catalog says; absent for
   * a schema that did not come from a server
   */
  constructor(
    objects: Iterable<SchemaObject> = [],
    dependencies?: ReadonlyMap<string, readonly Reference[]>,
  ) {
    this.#objects = new Map(sortEntries([...objects].map((object) => [keyOf(object), object] as const)));
    this.#dependencies = dependencies;
  }

  get size(): number {
    return this.#objects.size;
  }

  [Symbol.iterator](): Iterator<SchemaObject> {
    return this.#objects.values();
  }

  get(reference: Reference): SchemaObject | undefined {
    return this.#objects.get(keyOf(reference));
  }

  has(reference: Reference): boolean {
    return this.#objects.has(keyOf(reference));
  }

  /** The objects of one kind, sorted by reference. */
  ofKind(kind: string): readonly SchemaObject[] {
    if (this.#kinds === undefined) this.#kinds = groupBy(this.#objects.values(), (object) => object.kind);
    return this.#kinds.get(kind) ?? [];
  }

  /** The objects that belong to a table, of one kind, sorted by reference. */
  childrenOf(namespace: string, table: string, kind: string): readonly SchemaObject[] {
    if (this.#children === undefined) {
      const owned = [...this.#objects.values()].filter((object) => object.table !== undefined);
      this.#children = groupBy(owned, (object) => `${object.kind}\0${object.namespace}\0${object.table}`);
    }
    return this.#children.get(`${kind}\0${namespace}\0${table}`) ?? [];
  }

  /** Whether the schema knows from a server what its objects depend on. */
  get hasDependencies(): boolean {
    return this.#dependencies !== undefined;
  }

  /** What the server says `reference` depends on; empty for objects that did not come from a server. */
  dependenciesOf(reference: Reference): readonly Reference[] {
    const key = keyOf(reference);
    return this.#dependencies?.get(key) ?? this.#borrowed?.get(key) ?? [];
  }

  /** The same objects, with what a server says some of them depend on. */
  withDependenciesOf(other: Schema, isMeant: (object: SchemaObject) => boolean): Schema {
    if (this.#dependencies !== undefined) return this;
    const borrowed = new Map(this.#borrowed);
    for (const [key, object] of this.#objects)
      if (isMeant(object) && !borrowed.has(key)) borrowed.set(key, other.dependenciesOf(object));
    const schema = this.#ofSorted(this.#objects);
    schema.#borrowed = borrowed;
    return schema;
  }

  /** Each object with the one that has the same reference in another schema. */
  *pairedWith(other: Schema): Generator<readonly [SchemaObject, SchemaObject | undefined]> {
    for (const [key, object] of this.#objects) yield [object, other.#objects.get(key)];
  }

  /** A new schema with the objects that pass. */
  filter(keep: (object: SchemaObject) => boolean): Schema {
    const kept = new Map<string, SchemaObject>();
    for (const [key, object] of this.#objects) if (keep(object)) kept.set(key, object);
    return this.#ofSorted(kept);
  }

  /** A new schema with each object mapped; `undefined` leaves it out. */
  map(change: (object: SchemaObject) => SchemaObject | undefined): Schema {
    const changed = new Map<string, SchemaObject>();
    for (const [key, object] of this.#objects) {
      const other = change(object);
      if (other === undefined) continue;
      if (!isSameReference(object, other)) return this.#mapAnew(change);
      changed.set(key, other);
    }
    return this.#ofSorted(changed);
  }

  #mapAnew(change: (object: SchemaObject) => SchemaObject | undefined): Schema {
    const objects = [...this.#objects.values()].map(change).filter((object) => object !== undefined);
    const schema = new Schema(objects, this.#dependencies);
    schema.#borrowed = this.#borrowed;
    return schema;
  }

  /** A new schema with `objects` added or put in the place of those with the same reference. */
  with(objects: Iterable<SchemaObject>): Schema {
    const replaced = new Map(this.#objects);
    const added = new Map<string, SchemaObject>();
    for (const object of objects) {
      const key = keyOf(object);
      (replaced.has(key) ? replaced : added).set(key, object);
    }
    return this.#ofSorted(added.size === 0 ? replaced : mergeSorted(replaced, sortEntries(added)));
  }

  /** Sorting and key making are most of what a large schema costs. */
  #ofSorted(objects: ReadonlyMap<string, SchemaObject>): Schema {
    const schema = new Schema([], this.#dependencies);
    schema.#objects = objects;
    schema.#borrowed = this.#borrowed;
    return schema;
  }

  toJSON(): readonly SchemaObject[] {
    return [...this.#objects.values()];
  }
}

function sortEntries(
  entries: Iterable<readonly [string, SchemaObject]>,
): (readonly [string, SchemaObject])[] {
  return [...entries].sort(([a], [b]) => compareText(a, b));
}

/** Two sorted sets without a common key as one. */
function mergeSorted(
  objects: ReadonlyMap<string, SchemaObject>,
  others: readonly (readonly [string, SchemaObject])[],
): ReadonlyMap<string, SchemaObject> {
  const merged = new Map<string, SchemaObject>();
  let next = 0;
  const takeBelow = (limit: string | undefined): void => {
    for (let other = others[next]; other !== undefined; other = others[next]) {
      if (limit !== undefined && compareText(other[0], limit) > 0) return;
      merged.set(...other);
      next += 1;
    }
  };
  for (const [key, object] of objects) {
    takeBelow(key);
    merged.set(key, object);
  }
  takeBelow(undefined);
  return merged;
}

function isSameReference(a: Reference, b: Reference): boolean {
  return a.kind === b.kind && a.namespace === b.namespace && a.table === b.table && a.name === b.name;
}

function groupBy(
  objects: Iterable<SchemaObject>,
  key: (object: SchemaObject) => string,
): Map<string, SchemaObject[]> {
  const groups = new Map<string, SchemaObject[]>();
  for (const object of objects) {
    const name = key(object);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [object]);
    else group.push(object);
  }
  return groups;
}
