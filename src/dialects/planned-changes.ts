import type { AnyOperation, OperationOf } from "../objects/any.js";
import { type DefinitionOperation, definitionReference } from "../objects/definition/shape.js";
import { keyOf, type Reference } from "../schema/object.js";

type Rename = OperationOf<"renameIndex"> | OperationOf<"renameConstraint">;

/** What becomes of an object by the operations of a plan: thousands of each are asked about. */
export class PlannedChanges {
  readonly #changes = new Map<string, Set<AnyOperation>>();
  readonly #renames = new Map<string, Set<Rename>>();
  readonly #creations = new Map<string, Set<AnyOperation>>();
  readonly #defaultNamespace: string;

  constructor(defaultNamespace: string) {
    this.#defaultNamespace = defaultNamespace;
  }

  add(operation: AnyOperation): void {
    if (isRename(operation)) addTo(this.#renames, this.#placeOf(operation), operation);
    const key = this.#changedBy(operation);
    if (key !== undefined) addTo(this.#changes, key, operation);
    if (operation.kind === "createObject") addTo(this.#creations, this.#definedBy(operation), operation);
  }

  delete(operation: AnyOperation): void {
    if (isRename(operation)) this.#renames.get(this.#placeOf(operation))?.delete(operation);
    const key = this.#changedBy(operation);
    if (key !== undefined) this.#changes.get(key)?.delete(operation);
    if (operation.kind === "createObject") this.#creations.get(this.#definedBy(operation))?.delete(operation);
  }

  /** What changes it where it is. */
  of(object: Reference): readonly AnyOperation[] {
    const place =
      object.table === undefined ? undefined : placeKey(object.namespace, object.table, object.name);
    return [keyOf(object), place].flatMap((key) =>
      key === undefined ? [] : [...(this.#changes.get(key) ?? [])],
    );
  }

  renameOf({ namespace, table, name }: Reference): Rename | undefined {
    if (table === undefined) return undefined;
    const [rename] = this.#renames.get(placeKey(namespace, table, name)) ?? [];
    return rename;
  }

  isCreated(object: Reference): boolean {
    return (this.#creations.get(keyOf(object))?.size ?? 0) > 0;
  }

  #changedBy(operation: AnyOperation): string | undefined {
    switch (operation.kind) {
      case "replaceObject":
      case "alterObject":
        return this.#definedBy(operation);
      case "alterColumn":
      case "alterForeignKey":
      case "alterIndex":
      case "validateConstraint":
        return this.#placeOf(operation);
      default:
        return undefined;
    }
  }

  #definedBy(operation: DefinitionOperation): string {
    return keyOf(definitionReference(operation, this.#defaultNamespace));
  }

  #placeOf({
    namespace = this.#defaultNamespace,
    table,
    name,
  }: {
    readonly namespace?: string | undefined;
    readonly table: string;
    readonly name: string;
  }): string {
    return placeKey(namespace, table, name);
  }
}

function isRename(operation: AnyOperation): operation is Rename {
  return operation.kind === "renameIndex" || operation.kind === "renameConstraint";
}

/** Of whatever kind: a column, an index and a constraint are asked for by what they are called. */
function placeKey(namespace: string, table: string, name: string): string {
  return `${namespace}\0${table}\0${name}`;
}

function addTo<T>(found: Map<string, Set<T>>, key: string, value: T): void {
  const there = found.get(key);
  if (there === undefined) found.set(key, new Set([value]));
  else there.add(value);
}
