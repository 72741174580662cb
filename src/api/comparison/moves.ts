/** What is wanted in another namespace and can be moved there: before all else, as renames are. */
import type { Dialect } from "../../dialects/dialect.js";
import type { EntityModel } from "../../entities/to-schema.js";
import type { AnyOperation } from "../../objects/any.js";
import { type Definition, isDefinition } from "../../objects/definition/shape.js";
import { type Naming, namespaceIn, spaceOf } from "../../objects/kind.js";
import type { Reference } from "../../schema/object.js";
import type { Schema } from "../../schema/schema.js";
import { compact } from "../../util/compact.js";
import type { Renames } from "../renames/renames.js";

/** Moves in the order of doing, and what takes them back in the order of doing that. */
export type Moves = Pick<Renames, "up" | "down">;

/**
 * The moves that a model asks for: what stands on what moves follows, so nothing of it is another type or expression.
 * @param current what of the database may be moved
 */
export function movesFor(model: EntityModel, current: Schema, dialect: Dialect, naming: Naming): Moves {
  const up: AnyOperation[] = [];
  const down: AnyOperation[] = [];
  for (const place of placesOf(model, dialect)) {
    const found = formerOf(place, current);
    if (found === undefined) continue;
    const target = { ...found, namespace: place.namespace };
    const [there, back] = [dialect.alterDefinition(found, target), dialect.alterDefinition(target, found)];
    if (there === undefined || back === undefined) continue;
    const { name, namespace } = target;
    const own = { kind: "namespace", namespace, name: namespace };
    const isNew = model.schema.has(own) && !current.has(own);
    const isMade = up.some(
      (operation) => operation.kind === "createNamespace" && operation.name === namespace,
    );
    if (isNew && !isMade) {
      up.push({ kind: "createNamespace", name: namespace });
      down.unshift({ kind: "dropNamespace", name: namespace });
    }
    const moved = (from: string, statements: readonly string[]): AnyOperation =>
      compact({
        kind: "alterObject",
        namespace: namespaceIn(naming, from, name, spaceOf(found.kind)),
        object: found.kind,
        name,
        statements,
      });
    up.push(moved(found.namespace, there));
    down.unshift(moved(namespace, back));
  }
  return { up, down };
}

/** Where the model wants things to be, as far as it says so. */
function placesOf({ schema, definitions = [] }: EntityModel, dialect: Dialect): readonly Reference[] {
  const { placesIn } = dialect;
  return placesIn === undefined
    ? []
    : [...schema.ofKind("extension"), ...definitions.flatMap(({ sql }) => placesIn(sql))];
}

/** The object where it is, if that is elsewhere. */
function formerOf({ kind, namespace, name }: Reference, current: Schema): Definition | undefined {
  const found = current.ofKind(kind).find((object) => object.name === name);
  return found === undefined || found.namespace === namespace || !isDefinition(found)
    ? undefined
    : (found as Definition);
}
