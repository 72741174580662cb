/** What the texts of routines name: no catalog knows, but the server may look for it while the routine is made. */
import type { AnyOperation } from "../objects/any.js";
import {
  bareName,
  type CreateObject,
  type Definition,
  definitionReference,
  type ReplaceObject,
} from "../objects/definition/shape.js";
import type { DiffContext } from "../objects/kind.js";
import type { Reference } from "../schema/object.js";

const routines: ReadonlySet<string> = new Set(["function", "procedure", "aggregate"]);

/** What a variable may be declared to be of. */
const types: ReadonlySet<string> = new Set([
  "table",
  "enum",
  "view",
  "materializedView",
  "foreignTable",
  "compositeType",
  "domain",
  "rangeType",
]);

const plainName = /^[\w\u0080-\uffff]+$/;

/** The names that stand in the definition of a routine, whatever they mean there. */
class Names {
  readonly #text: string;
  readonly #words: ReadonlySet<string>;

  constructor(routine: Definition) {
    this.#text = routine.definition;
    const found: readonly string[] = this.#text.match(/[\w\u0080-\uffff]+/g) ?? [];
    // Its own name stands there once; a second time is an overload that it calls.
    const own = found.indexOf(bareName(routine));
    const words = found.filter((_, index) => index !== own);
    // What is written without quotes is meant in small letters.
    this.#words = new Set([...words, ...words.map((word) => word.toLowerCase())]);
  }

  /** What of an index by name is named. */
  in<T>(named: ReadonlyMap<string, T>, unusual: readonly string[]): readonly T[] {
    // Within quotes a quote is written twice.
    const text = this.#text.replaceAll('""', '"');
    const words = [...this.#words, ...unusual.filter((name) => text.includes(name))];
    return words.flatMap((word) => named.get(word) ?? []);
  }
}

/** Things by their names, and which of them the text of a routine names. */
export class ByName<T> {
  readonly #named = new Map<string, T[]>();
  /** Names that are no single word. */
  readonly #unusual: string[] = [];

  add(name: string, thing: T): void {
    const there = this.#named.get(name);
    if (there !== undefined) {
      there.push(thing);
      return;
    }
    this.#named.set(name, [thing]);
    if (!plainName.test(name)) this.#unusual.push(name);
  }

  namedBy(routine: Definition): readonly T[] {
    return new Names(routine).in(this.#named, this.#unusual).flat();
  }
}

/** Answers what of a schema has to be there before a routine, because its body names it. */
export class BodyNames {
  readonly #lookup: DiffContext["bodyLookup"];
  readonly #named = new ByName<Reference>();

  constructor(definitions: Iterable<Reference>, lookup: DiffContext["bodyLookup"]) {
    this.#lookup = lookup;
    if (lookup === undefined) return;
    for (const definition of definitions)
      if (routines.has(definition.kind) || types.has(definition.kind))
        this.#named.add(bareName(definition), definition);
  }

  namedBy(routine: Definition): readonly Reference[] {
    const lookup = this.#lookup?.(routine);
    if (lookup === undefined) return [];
    const named = this.#named.namedBy(routine);
    return lookup === "names" ? named : named.filter(({ kind }) => types.has(kind));
  }
}

/**
 * Routines whose bodies name what comes later in a plan are made without a look at their bodies: a circle of names has no
 * beginning.
 */
export function withoutEarlyChecks(
  operations: readonly AnyOperation[],
  { bodyLookup, defaultNamespace }: DiffContext,
): readonly AnyOperation[] {
  if (bodyLookup === undefined) return operations;
  const made = new ByName<{ readonly kind: string; readonly at: number; readonly table?: string }>();
  for (const [at, operation] of operations.entries()) {
    const reference = madeBy(operation, defaultNamespace);
    if (reference !== undefined) made.add(bareName(reference), { kind: reference.kind, at });
    // A column means something only beside its table.
    if (operation.kind === "addColumn")
      made.add(operation.column.name, { kind: "column", at, table: operation.table });
  }
  return operations.map((operation, at) => {
    if (operation.kind !== "createObject" && operation.kind !== "replaceObject") return operation;
    const routine = routineOf(operation, defaultNamespace);
    const lookup = routine === undefined ? undefined : bodyLookup(routine);
    if (routine === undefined || lookup === undefined) return operation;
    const isLater = made
      .namedBy(routine)
      .filter(({ table = "" }) => routine.definition.includes(table))
      .some((other) => other.at > at && (lookup === "names" || types.has(other.kind)));
    return isLater ? { ...operation, checkBody: false } : operation;
  });
}

function routineOf(
  operation: CreateObject | ReplaceObject,
  defaultNamespace: string,
): Definition | undefined {
  const { object, definition } = operation;
  if (object !== "function" && object !== "procedure") return undefined;
  return { ...definitionReference(operation, defaultNamespace), kind: object, definition };
}

function madeBy(operation: AnyOperation, defaultNamespace: string): Reference | undefined {
  const { namespace = defaultNamespace } = operation as { readonly namespace?: string };
  if (operation.kind === "createTable") return { kind: "table", namespace, name: operation.table };
  if (operation.kind === "createEnum") return { kind: "enum", namespace, name: operation.name };
  if (operation.kind === "createSequence") return { kind: "sequence", namespace, name: operation.name };
  if (operation.kind !== "createObject") return undefined;
  const reference = definitionReference(operation, defaultNamespace);
  return routines.has(reference.kind) || types.has(reference.kind) ? reference : undefined;
}
