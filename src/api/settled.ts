/** What is in the server's words already, so that nobody is asked about it. */
import { isDefinition } from "../objects/definition/shape.js";
import { keyOf, type SchemaObject } from "../schema/object.js";
import type { Schema } from "../schema/schema.js";
import { isSameData } from "../util/compare.js";

/**
 * What only the server that made a schema understands beside another state: definitions, and whole tables that lean on one
 * that is not there in `current`, or is there otherwise, for a table is never looked at in parts.
 */
export function settledBeside(made: Schema, current: Schema): (object: SchemaObject) => boolean {
  const leaning = new Set<string | undefined>();
  for (const object of made) {
    if (isDefinition(object)) continue;
    const definitions = made.dependenciesOf(object).filter(isDefinition);
    if (definitions.some((needed) => !isSameData(made.get(needed), current.get(needed))))
      leaning.add(tableOf(object));
  }
  leaning.delete(undefined);
  return (object) => isDefinition(object) || leaning.has(tableOf(object));
}

function tableOf({ kind, namespace, table, name }: SchemaObject): string | undefined {
  const owner = kind === "table" ? name : table;
  return owner === undefined ? undefined : keyOf({ kind: "table", namespace, name: owner });
}
