/** What stands on what: from the catalog, or, for a schema that is only wanted, from what its texts mention. */
import type { AnyObject, ObjectOf } from "../objects/any.js";
import type { ForeignKey } from "../objects/foreign-key/shape.js";
import { keyOf, type Reference, referenceOf } from "../schema/object.js";
import type { Schema } from "../schema/schema.js";
import { isSameData } from "../util/compare.js";

/** Answers what depends on an object. */
export class Dependents {
  readonly #dependents = new Map<string, AnyObject[]>();
  readonly #needed = new Map<string, readonly Reference[]>();

  /** @param inferred what an object needs as far as its texts say it, for a schema that did not come from a server */
  constructor(schema: Schema, inferred: (object: AnyObject, schema: Schema) => readonly Reference[]) {
    for (const object of schema as Iterable<AnyObject>) {
      const said = schema.dependenciesOf(object);
      const needed = schema.hasDependencies ? said : [...said, ...inferred(object, schema)];
      if (needed.length === 0) continue;
      this.#needed.set(keyOf(object), needed);
      for (const reference of needed) {
        const known = this.#dependents.get(keyOf(reference));
        if (known === undefined) this.#dependents.set(keyOf(reference), [object]);
        else known.push(object);
      }
    }
  }

  /** The objects that depend on `reference`, itself aside. */
  of(reference: Reference): readonly AnyObject[] {
    return this.#dependents.get(keyOf(reference)) ?? [];
  }

  /** What an object depends on. */
  needsOf(reference: Reference): readonly Reference[] {
    return this.#needed.get(keyOf(reference)) ?? [];
  }
}

/** Whether a key, constraint or index of a table has a column of it among its own: it goes with that. */
export function isBuiltOn(object: AnyObject, column: string): boolean {
  const included = "include" in object && (object.include?.includes(column) ?? false);
  if (object.kind === "index") return included || object.keys.some((key) => key.column === column);
  return included || ("columns" in object && object.columns.includes(column));
}

/** Keys and unique indexes that a foreign key may rest on: which of several alike, only the server knows. */
export function keysBeneath(
  { references, namespace: own }: ForeignKey,
  schema: Schema,
): readonly Reference[] {
  const { namespace = own, table, columns } = references;
  const wanted = [...columns].sort();
  const isItsKey = (names: readonly (string | undefined)[]): boolean => isSameData([...names].sort(), wanted);
  const children = (kind: "primaryKey" | "unique" | "index") =>
    schema.childrenOf(namespace, table, kind) as readonly ObjectOf<"primaryKey" | "unique" | "index">[];
  const keys = [...children("primaryKey"), ...children("unique"), ...children("index")];
  return keys
    .filter((key) => isItsKey(key.kind === "index" ? key.keys.map(({ column }) => column) : key.columns))
    .map(referenceOf);
}
