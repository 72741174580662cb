import { bareName, type Definition, isDefinition } from "../objects/definition/shape.js";
import { keyOf, type Reference } from "../schema/object.js";
import type { Schema } from "../schema/schema.js";
import { ByName } from "./by-name.js";

/** What may be named in a body and has to be there when that runs. */
const nameable = [
  "table",
  "view",
  "materializedView",
  "foreignTable",
  "partition",
  "sequence",
  "enum",
  "compositeType",
  "domain",
  "function",
  "procedure",
  "aggregate",
] as const;

/** Answers what has to be there while something runs: what the server says it stands on, and what the texts of routines may name. */
export class Reach {
  readonly #schema: Schema;
  #named: ByName<Reference> | undefined;

  constructor(schema: Schema) {
    this.#schema = schema;
  }

  /** What an object stands on, or names. */
  of(reference: Reference): readonly Reference[] {
    const needed = this.#schema.dependenciesOf(reference);
    if (reference.kind !== "function" && reference.kind !== "procedure") return needed;
    const routine = this.#schema.get(reference) as Definition | undefined;
    return routine === undefined ? needed : [...needed, ...this.#names().namedBy(routine)];
  }

  /**
   * All that is reached from some objects, these aside, through what is said in SQL.
   * @param isPassed what else it is reached through
   */
  from(
    starts: readonly Reference[],
    isPassed: (reference: Reference) => boolean = () => false,
  ): readonly Reference[] {
    const found = new Map<string, Reference>();
    const visit = (reference: Reference): void => {
      for (const each of this.of(reference)) {
        if (found.has(keyOf(each))) continue;
        found.set(keyOf(each), each);
        if (isDefinition(each) || isPassed(each)) visit(each);
      }
    };
    for (const start of starts) visit(start);
    return [...found.values()];
  }

  #names(): ByName<Reference> {
    if (this.#named !== undefined) return this.#named;
    const named = new ByName<Reference>();
    for (const kind of nameable)
      for (const object of this.#schema.ofKind(kind)) named.add(bareName(object), object);
    this.#named = named;
    return named;
  }
}
