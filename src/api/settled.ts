/** What is in the server's words already, so that nobody is asked about it. */
import { isDefinition } from "../objects/definition/shape.js";
import { keyOf, type Reference, type SchemaObject } from "../schema/object.js";
import type { Schema } from "../schema/schema.js";
import { isSameData } from "../util/compare.js";

/**
 * What the server made and only it understands: definitions, and whole tables that lean on one, for a table is never
 * looked at in parts. Everything else stays as its author wrote it.
 */
export function settledBy(
  made: Schema,
  isOne: (needed: Reference) => boolean = isDefinition,
): (object: SchemaObject) => boolean {
  const tableOf = ({ kind, namespace, table, name }: SchemaObject): string | undefined => {
    const owner = kind === "table" ? name : table;
    return owner === undefined ? undefined : keyOf({ kind: "table", namespace, name: owner });
  };
  const leaning = new Set<string | undefined>();
  for (const object of made)
    if (!isDefinition(object) && made.dependenciesOf(object).some(isOne)) leaning.add(tableOf(object));
  leaning.delete(undefined);
  return (object) => isDefinition(object) || leaning.has(tableOf(object));
}

/**
 * The same for the schema of another server, or of another state: what leans on something that is not there in `current`,
 * or is there otherwise, cannot be asked about there.
 */
export function settledBeside(made: Schema, current: Schema): (object: SchemaObject) => boolean {
  return settledBy(
    made,
    (needed) => isDefinition(needed) && !isSameData(made.get(needed), current.get(needed)),
  );
}
