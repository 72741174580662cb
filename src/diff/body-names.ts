/** What the texts of routines name: no catalog knows, but the server may look for it while the routine is made. */
import { ByName } from "../dialects/by-name.js";
import type { AnyOperation } from "../objects/any.js";
import { bareName, type Definition, definitionReference, isRoutine } from "../objects/definition/shape.js";
import type { DiffContext } from "../objects/kind.js";
import type { Reference } from "../schema/object.js";
import type { Schema } from "../schema/schema.js";

/** What it takes to know which bodies the server can be asked about. */
type RoutineSurroundings = Pick<DiffContext, "bodyLookup" | "before" | "after" | "defaultNamespace">;

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

/** Answers what of a schema has to be there before a routine, because its body names it. */
export class BodyNames {
  readonly #lookup: DiffContext["bodyLookup"];
  readonly #named = new ByName<Reference>();

  constructor(definitions: Iterable<Reference>, lookup: DiffContext["bodyLookup"]) {
    this.#lookup = lookup;
    if (lookup === undefined) return;
    for (const definition of definitions)
      if (isNamed(definition)) this.#named.add(bareName(definition), definition);
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
  planned: readonly AnyOperation[],
  { bodyLookup, before, after, defaultNamespace }: RoutineSurroundings,
): readonly AnyOperation[] {
  if (bodyLookup === undefined) return planned;
  const operations = planned.map((operation) => {
    const routine = routineOf(operation, defaultNamespace);
    const isRefused = routine !== undefined && isUnchecked(routine, before, after);
    return isRefused ? { ...operation, checkBody: false } : operation;
  });
  const made = new ByName<{ readonly kind: string; readonly at: number; readonly table?: string }>();
  for (const [at, operation] of operations.entries()) {
    const reference = madeBy(operation, defaultNamespace);
    if (reference !== undefined) made.add(bareName(reference), { kind: reference.kind, at });
    // A column means something only beside its table.
    if (operation.kind === "addColumn" || operation.kind === "renameColumn") {
      const name = operation.kind === "addColumn" ? operation.column.name : operation.to;
      made.add(name, { kind: "column", at, table: operation.table });
    }
  }
  return operations.map((operation, at) => {
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

/** Whether the server is known to refuse its body: on the side that is wanted, or, as it stands, on the side that was. */
function isUnchecked(routine: Definition, before: Schema, after: Schema): boolean {
  const [former, wanted] = [before.get(routine), after.get(routine)] as (Definition | undefined)[];
  if (wanted?.isUnchecked === true) return true;
  return former?.isUnchecked === true && former.definition === routine.definition;
}

function routineOf(operation: AnyOperation, defaultNamespace: string): Definition | undefined {
  if (operation.kind !== "createObject" && operation.kind !== "replaceObject") return undefined;
  const { object, definition } = operation;
  if (object !== "function" && object !== "procedure") return undefined;
  return { ...definitionReference(operation, defaultNamespace), kind: object, definition };
}

function madeBy(operation: AnyOperation, defaultNamespace: string): Reference | undefined {
  const { namespace = defaultNamespace } = operation as { readonly namespace?: string };
  if (operation.kind === "createTable") return { kind: "table", namespace, name: operation.table };
  if (operation.kind === "createEnum") return { kind: "enum", namespace, name: operation.name };
  if (operation.kind === "createSequence") return { kind: "sequence", namespace, name: operation.name };
  const renamed = renamedBy(operation);
  if (renamed !== undefined) return { ...renamed, namespace };
  if (operation.kind !== "createObject") return undefined;
  const reference = definitionReference(operation, defaultNamespace);
  return isNamed(reference) ? reference : undefined;
}

/** What there is from then on under a name that it had not. */
function renamedBy(operation: AnyOperation): Pick<Reference, "kind" | "name"> | undefined {
  if (operation.kind === "renameTable") return { kind: "table", name: operation.to };
  if (operation.kind === "renameEnum") return { kind: "enum", name: operation.to };
  if (operation.kind === "renameSequence") return { kind: "sequence", name: operation.to };
  if (operation.kind !== "renameObject" || !isNamed({ kind: operation.object })) return undefined;
  return { kind: operation.object, name: operation.to };
}

function isNamed({ kind }: Pick<Reference, "kind">): boolean {
  return isRoutine({ kind }) || types.has(kind);
}
