import { Dependents, isBuiltOn } from "../dialects/dependents.js";
import type { AnyObject, AnyOperation } from "../objects/any.js";
import { definitionReference, isDefinition } from "../objects/definition/shape.js";
import { allOf } from "../objects/find.js";
import type { DiffContext } from "../objects/kind.js";
import { keyOf, type Reference } from "../schema/object.js";
import { goneBy, isCalled } from "./operation-needs.js";
import { isTypeOnTypes, spelledBy } from "./row-types.js";

/** What an object belongs to, and goes with. */
const owners = ["table", "view", "materializedView", "partition"];

/** Answers which operations of a plan take away what stands on something, so that it can go. */
export class Releases {
  readonly #context: DiffContext;
  /** By the key of what stands on something: the operations by which it goes. */
  readonly #drops = new Map<string, number>();
  /** Those by which it stays, and calls nothing for a while. */
  readonly #frees = new Map<string, number>();
  /** Those by which it is of something else for a while. */
  readonly #parkings = new Map<string, number>();
  /** Those by which it stays, and may stand on something else from then on. */
  readonly #changes = new Map<string, number>();
  readonly #heirs = new Map<string, Reference[]>();
  #dependents: Dependents | undefined;

  /** @param parkings changes of a column's type that another one follows */
  constructor(
    operations: readonly AnyOperation[],
    context: DiffContext,
    parkings: ReadonlySet<AnyOperation>,
  ) {
    this.#context = context;
    for (const [at, operation] of operations.entries()) {
      for (const gone of goneBy(operation, context)) note(this.#drops, gone, at);
      const changed = changedBy(operation, context);
      if (changed === undefined) continue;
      if (parkings.has(operation)) note(this.#parkings, changed, at);
      else note(isFreeing(operation) ? this.#frees : this.#changes, changed, at);
    }
    for (const heir of allOf(context.before, "table"))
      for (const { namespace, table: name } of heir.inherits ?? []) {
        const key = keyOf({ kind: "table", namespace, name });
        this.#heirs.set(key, [...(this.#heirs.get(key) ?? []), heir]);
      }
  }

  /** The places of operations that have to come before `gone` can go. */
  of(gone: Reference): readonly number[] {
    const isOwn = ({ namespace, table = "", name }: AnyObject): boolean =>
      namespace === gone.namespace && (gone.table ?? gone.name) === (table === "" ? name : table);
    // Foreign keys go before all keys of tables.
    const isInTurn = ({ kind }: AnyObject): boolean => kind === "foreignKey" && !isDefinition(gone);
    const standing = this.#on(gone).filter((object) => !isInTurn(object) && !isOwn(object));
    const heirs = this.#heirs.get(keyOf(gone)) ?? [];
    return [
      ...[...heirs, ...standing].flatMap((object) => this.#releaseOf(object, gone) ?? []),
      ...this.#partsOf(gone).flatMap((part) => this.#drops.get(keyOf(part)) ?? []),
    ];
  }

  /** What a column would take along: where it is dropped on its own, that comes before. */
  #partsOf({ kind, namespace, table = "", name }: Reference): readonly AnyObject[] {
    if (kind !== "column") return [];
    const { before } = this.#context;
    const parts = (["primaryKey", "unique", "index", "check"] as const).flatMap(
      (part) => before.childrenOf(namespace, table, part) as readonly AnyObject[],
    );
    const column = keyOf({ kind, namespace, table, name });
    const isOn = (part: AnyObject): boolean =>
      isBuiltOn(part, name) || before.dependenciesOf(part).some((needed) => keyOf(needed) === column);
    return parts.filter(isOn);
  }

  /** The places of operations by which routines and the like go that stand on something which stays. */
  dropsOn(changed: Reference): readonly number[] {
    const dropped = this.#on(changed).filter(isDefinition);
    return dropped.flatMap((object) => this.#drops.get(keyOf(object)) ?? []);
  }

  /** The places of operations after which no column holds rows of a table any more, itself or within something else. */
  ofRows(table: Reference, seen = new Set<string>()): readonly number[] {
    if (seen.has(keyOf(table))) return [];
    seen.add(keyOf(table));
    return this.#on(table).flatMap((object): readonly number[] => {
      const { kind, namespace } = object;
      if (isTypeOnTypes(object)) return this.ofRows(object, seen);
      if (kind !== "column" || (object.table === table.name && namespace === table.namespace)) return [];
      const owner = { kind: "table", namespace, name: object.table };
      return [...[this.#releaseOf(object, table) ?? []].flat(), ...this.ofRows(owner, seen)];
    });
  }

  #on(reference: Reference): readonly AnyObject[] {
    const { before, defaultNamespace } = this.#context;
    this.#dependents ??= new Dependents(before, (object) =>
      object.kind === "column" ? spelledBy(object.type, defaultNamespace) : [],
    );
    return this.#dependents.of(reference);
  }

  #releaseOf(object: Reference, gone: Reference): number | undefined {
    const parked = this.#parkings.get(keyOf(object));
    if (parked !== undefined && !isCalled(gone)) return parked;
    const freed = this.#frees.get(keyOf(object));
    const isFree = isCalled(gone) || gone.kind === "column" || object.kind === "partition";
    if (freed !== undefined && isFree) return freed;
    const changed = this.#changes.get(keyOf(object));
    if (changed !== undefined && this.#isLeft(object, gone)) return changed;
    const dropped = this.#drops.get(keyOf(object));
    const { namespace, table } = object;
    if (dropped !== undefined || table === undefined) return dropped;
    return owners
      .map((kind) => this.#drops.get(keyOf({ kind, namespace, name: table })))
      .find((at) => at !== undefined);
  }

  /** Whether an object that is changed does not need what goes any longer. */
  #isLeft(object: Reference, gone: Reference): boolean {
    const { after } = this.#context;
    return after.has(object) && !after.dependenciesOf(object).some((needed) => keyOf(needed) === keyOf(gone));
  }
}

function note(places: Map<string, number>, reference: Reference, at: number): void {
  const key = keyOf(reference);
  if (!places.has(key)) places.set(key, at);
}

/** Whether something is taken away that another operation may give back. */
function isFreeing(operation: AnyOperation): boolean {
  if (operation.kind === "alterColumn") return operation.default === null;
  return operation.kind === "alterObject" && operation.isFirst === true;
}

/** What stays under its name, and changes. */
function changedBy(operation: AnyOperation, { defaultNamespace }: DiffContext): Reference | undefined {
  switch (operation.kind) {
    case "alterColumn": {
      const { namespace = defaultNamespace, table, name } = operation;
      const isOther = operation.default !== undefined || operation.type !== undefined;
      return isOther ? { kind: "column", namespace, table, name } : undefined;
    }
    case "alterObject":
    case "replaceObject":
      return definitionReference(operation, defaultNamespace);
    default:
      return undefined;
  }
}
