/** What a dialect wants done around renames, in order. */
import type { RenameSurroundings, StaleDefinition } from "../dialects/dialect.js";
import type { AnyOperation } from "../objects/any.js";
import { type DefinitionOperation, definitionReference } from "../objects/definition/shape.js";
import { namespaceIn } from "../objects/kind.js";
import { keyOf, type Reference } from "../schema/object.js";
import type { Schema } from "../schema/schema.js";
import { compact } from "../util/compact.js";
import { order } from "./order.js";
import { contextOf, type PlanOptions } from "./plan.js";

/** Around the renames, on the way there and back. */
export interface AroundRenames {
  /** The renames that have something left to rename, by their place in the list. */
  readonly isLeft: (index: number) => boolean;
  readonly before: readonly AnyOperation[];
  readonly behind: readonly AnyOperation[];
  /** What is taken away before. */
  readonly cleared: readonly Reference[];
  /** Behind a plan that starts from the renamed state: lets the server look at what goes on naming what there was. */
  proof(planned: readonly AnyOperation[]): readonly AnyOperation[];
  /** A plan that leads to the renamed state, the renames back, and what makes all as it was. */
  back(planned: readonly AnyOperation[], renamed: readonly AnyOperation[]): readonly AnyOperation[];
}

/** @param current what there is before the renames */
export function aroundRenames(
  renames: readonly AnyOperation[],
  current: Schema,
  options: PlanOptions,
): AroundRenames | undefined {
  const context = contextOf(current, current, options);
  const found = renames.length === 0 ? undefined : options.planner.aroundRenames?.(renames, context);
  if (found === undefined) return undefined;
  return new Around(found, renames, current, options);
}

interface Place {
  readonly namespace: string;
  readonly table: string;
}

class Around implements AroundRenames {
  readonly before: readonly AnyOperation[];
  readonly behind: readonly AnyOperation[];
  readonly cleared: readonly Reference[];
  readonly #restoring: readonly AnyOperation[];
  readonly #stale: readonly StaleDefinition[];
  readonly #renames: readonly AnyOperation[];
  readonly #current: Schema;
  readonly #options: PlanOptions;
  /** Table by its new place and name → what it was. */
  readonly #tables = new Map<string, Place>();
  /** What is renamed itself, by its new name. */
  readonly #restated: ReadonlyMap<string, Reference>;

  constructor(
    { operations, stale }: RenameSurroundings,
    renames: readonly AnyOperation[],
    current: Schema,
    options: PlanOptions,
  ) {
    this.#renames = renames;
    this.#current = current;
    this.#options = options;
    for (const operation of renames)
      if (operation.kind === "renameTable") {
        const { namespace, table, to, toNamespace = namespace } = operation;
        this.#tables.set(this.#tableKey(toNamespace, to), this.#former(namespace, table));
      }
    const all = order(operations, contextOf(current, current, options));
    this.before = all.filter(isTakingAway);
    this.#restoring = all.filter((operation) => !isTakingAway(operation));
    this.cleared = this.before.flatMap((operation) => this.#droppedBy(operation));
    this.#stale = stale;
    this.#restated = new Map(
      stale.flatMap(({ definition, refresh, restore }) =>
        restore === undefined
          ? []
          : [[keyOf(definitionReference(refresh, options.defaultNamespace)), definition]],
      ),
    );
    this.behind = stale.filter((each) => this.#isReadAtOnce(each)).map(({ refresh }) => refresh);
  }

  readonly isLeft = (index: number): boolean => {
    const operation = this.#renames[index];
    if (operation === undefined) return false;
    const gone = new Set(this.cleared.map(keyOf));
    return !this.#objectsOf(operation).some((reference) => gone.has(keyOf(reference)));
  };

  /** What a rename of a part or a module may be about, as it was called before. */
  #objectsOf(operation: AnyOperation): readonly Reference[] {
    if (operation.kind === "renameObject") return [this.#ownerBefore(operation)];
    if (operation.kind !== "renameIndex" && operation.kind !== "renameConstraint") return [];
    const kinds =
      operation.kind === "renameIndex" ? ["index"] : ["primaryKey", "unique", "check", "foreignKey"];
    const place = this.#former(operation.namespace, operation.table ?? "");
    return kinds.map((kind) => ({ kind, ...place, name: operation.name }));
  }

  proof(planned: readonly AnyOperation[]): readonly AnyOperation[] {
    const touched = new Set(planned.filter(isOfText).map((operation) => keyOf(this.#ownerBefore(operation))));
    return [
      ...this.#stale
        .filter((each) => !this.#isReadAtOnce(each) && !touched.has(keyOf(each.definition)))
        .filter((each) => this.#isReadable(each) && (each.isNamed || isStale(each)))
        .map(({ refresh }) => refresh),
      ...this.#restoring.filter(isStep),
    ];
  }

  back(planned: readonly AnyOperation[], renamed: readonly AnyOperation[]): readonly AnyOperation[] {
    const stale = new Map(this.#stale.map((each) => [keyOf(each.definition), each]));
    const moved = planned.filter(
      (operation) => isMaking(operation) && stale.has(keyOf(this.#ownerBefore(operation))),
    ) as readonly DefinitionOperation[];
    const restored = moved.map((operation) => {
      const own = stale.get(keyOf(this.#ownerBefore(operation)));
      const former = own?.definition;
      const isElsewhere = former?.table !== undefined || own?.restore !== undefined;
      return {
        ...operation,
        ...(former !== undefined && isElsewhere
          ? { ...placeOf(former, this.#options), name: former.name }
          : {}),
        definition: former?.definition,
      };
    }) as readonly AnyOperation[];
    const gone = new Set(moved.map((operation) => keyOf(this.#ownerBefore(operation))));
    const refreshed = this.#stale.filter(
      (each) => isStale(each) && this.#isReadable(each) && !gone.has(keyOf(each.definition)),
    );
    return [
      ...this.before.filter(isStep),
      ...planned.filter((operation) => !(moved as readonly AnyOperation[]).includes(operation)),
      ...renamed,
      ...order([...this.#restoring, ...restored], contextOf(this.#current, this.#current, this.#options)),
      ...refreshed.map(({ refresh, restore = refresh }) => restore),
    ];
  }

  /** Columns of what says `*` are those of the day when the server has read it; what is broken by now cannot be read. */
  #isReadAtOnce(each: StaleDefinition): boolean {
    return isStale(each) && this.#isReadable(each) && !this.#isOnNamed(each.definition, new Set());
  }

  #isOnNamed(definition: Reference, seen: Set<string>): boolean {
    const key = keyOf(definition);
    if (seen.has(key)) return false;
    seen.add(key);
    const own = this.#stale.find((each) => keyOf(each.definition) === key);
    if (own?.isNamed === true) return true;
    return this.#current.dependenciesOf(definition).some((needed) => this.#isOnNamed(needed, seen));
  }

  /** What is renamed itself is read under another name only by its text. */
  #isReadable({ definition, restore }: StaleDefinition): boolean {
    if (restore !== undefined) return true;
    return !this.#renames.some(
      (operation) =>
        operation.kind === "renameObject" && keyOf(this.#ownerBefore(operation)) === keyOf(definition),
    );
  }

  /** What an operation is about, as it was called before. */
  #ownerBefore(operation: DefinitionOperation): Reference {
    const reference = definitionReference(operation, this.#options.defaultNamespace);
    const former = this.#restated.get(keyOf(reference));
    if (former !== undefined) return former;
    if (reference.table === undefined) return reference;
    return { ...reference, ...this.#former(reference.namespace, reference.table) };
  }

  #tableKey(namespace: string | undefined, name: string): string {
    return keyOf({ kind: "table", namespace: namespace ?? this.#options.defaultNamespace, name });
  }

  #former(namespace: string | undefined, table: string): Place {
    return (
      this.#tables.get(this.#tableKey(namespace, table)) ?? {
        namespace: namespace ?? this.#options.defaultNamespace,
        table,
      }
    );
  }

  #droppedBy(operation: AnyOperation): readonly Reference[] {
    if (operation.kind === "dropObject")
      return [definitionReference(operation, this.#options.defaultNamespace)];
    if (
      operation.kind !== "dropIndex" &&
      operation.kind !== "dropConstraint" &&
      operation.kind !== "dropColumn"
    )
      return [];
    const kind = { dropIndex: "index", dropColumn: "column", dropConstraint: "" }[operation.kind];
    const { namespace = this.#options.defaultNamespace, table = "", name } = operation;
    return [{ kind: operation.kind === "dropConstraint" ? operation.type : kind, namespace, table, name }];
  }
}

/** Where something of a table is, as operations say it. */
function placeOf(
  { namespace, table }: Reference,
  { defaultNamespace, dialect }: PlanOptions,
): { readonly namespace?: string | undefined; readonly table?: string | undefined } {
  const naming = { defaultNamespace, isHidden: dialect.isHidden };
  return compact({ namespace: namespaceIn(naming, namespace, table ?? ""), table });
}

function isTakingAway(operation: AnyOperation): boolean {
  if (operation.kind === "alterColumn") return operation.default === null;
  if (operation.kind === "execute") return operation.turn === "first";
  return operation.kind.startsWith("drop");
}

/** What a dialect does of its own, before what goes and behind what comes. */
function isStep(operation: AnyOperation): boolean {
  return operation.kind === "execute";
}

function isOfText(operation: AnyOperation): operation is DefinitionOperation {
  return "object" in operation && operation.kind !== "alterObject";
}

function isMaking(operation: AnyOperation): operation is DefinitionOperation {
  return operation.kind === "createObject" || operation.kind === "replaceObject";
}

/** What keeps its columns as they were when it was read, or its own name. */
function isStale({ definition, isNamed, restore }: StaleDefinition): boolean {
  return !isNamed && (restore !== undefined || definition.kind === "view" || definition.kind === "function");
}
