import type { AnyObject, AnyOperation, ObjectKind, ObjectOf, OperationOf } from "../objects/any.js";
import { type AlterColumn, type ColumnChanges, changesOf, hasChanges } from "../objects/column/shape.js";
import { isRight } from "../objects/definition/shape.js";
import { allOf, find } from "../objects/find.js";
import { namespaceIn } from "../objects/kind.js";
import { createOf, dropOf, kinds } from "../objects/kinds.js";
import { carrierOf, hasOwner } from "../objects/owner.js";
import { keyOf, type Reference, referenceOf } from "../schema/object.js";
import type { Schema } from "../schema/schema.js";
import { compact } from "../util/compact.js";
import { type Dependents, isBuiltOn } from "./dependents.js";
import type { RewriteContext } from "./dialect.js";
import { droppedBy } from "./dropped-by.js";
import { PlannedChanges } from "./planned-changes.js";

const droppable = [
  "check",
  "index",
  "unique",
  "primaryKey",
  "foreignKey",
] as const satisfies readonly ObjectKind[];

/** A plan being rewritten: knows what it drops already, and how to drop and recreate what stands in the way. */
export class PlanEditor<D extends Dependents = Dependents> {
  #operations: AnyOperation[];
  readonly #context: RewriteContext;
  readonly #dropped = new Set<string>();
  readonly #changes: PlannedChanges;
  readonly #dependentsIn: (schema: Schema) => D;
  #dependents: D | undefined;
  #comments: Map<string, ObjectOf<"comment">[]> | undefined;

  /** @param dependentsIn answers what stands on what in a schema; called when that is asked for first */
  constructor(
    operations: readonly AnyOperation[],
    context: RewriteContext,
    dependentsIn: (schema: Schema) => D,
  ) {
    this.#operations = [...operations];
    this.#context = context;
    this.#dependentsIn = dependentsIn;
    this.#changes = new PlannedChanges(context.defaultNamespace);
    for (const operation of operations) {
      this.#changes.add(operation);
      const reference = droppedBy(operation, this.#context.defaultNamespace);
      if (reference !== undefined) this.#dropped.add(keyOf(reference));
    }
  }

  get operations(): readonly AnyOperation[] {
    return this.#operations;
  }

  add(...operations: readonly AnyOperation[]): void {
    this.#operations.push(...operations);
    for (const operation of operations) this.#changes.add(operation);
  }

  /** Puts `operations` in the place of one. */
  replace(old: AnyOperation, ...operations: readonly AnyOperation[]): void {
    const at = this.#operations.indexOf(old);
    if (at < 0) return;
    this.#operations = this.#operations.toSpliced(at, 1, ...operations);
    this.#changes.delete(old);
    for (const operation of operations) this.#changes.add(operation);
  }

  /** Leaves of a change of a column what is said in `rest`, and nothing where that is nothing. */
  keepOf(change: AlterColumn, rest: AlterColumn): void {
    this.replace(change, ...(hasChanges(rest) ? [rest] : []));
  }

  /** The objects that depend on `reference`, as they are before the plan. */
  dependentsOf(reference: Reference): readonly AnyObject[] {
    return this.dependents.of(reference);
  }

  get dependents(): D {
    this.#dependents ??= this.#dependentsIn(this.#context.before);
    return this.#dependents;
  }

  /** Drops an object before the change and creates it after, unless the plan already drops it. */
  recreate(object: AnyObject): void {
    if (this.#dropped.has(keyOf(object)) || this.#isTableDropped(object)) return;
    // What is inherited goes and comes with that which it is inherited from.
    if ("inherited" in object && object.inherited === true) return;
    this.#dropped.add(keyOf(object));
    const successor = this.#takeRename(object);
    this.takeChanges(successor);
    this.#recreate(object, successor);
    if (object.kind === "column") for (const dependent of this.builtOn(object)) this.recreate(dependent);
  }

  #recreate(object: AnyObject, successor: Reference): void {
    const after = this.#context.after.get(successor) as AnyObject | undefined;
    if (after === undefined) return;
    // What a right is about is made anew, and the right with it.
    if (!isRight(object)) this.add(...dropOf(object, this.#context));
    this.add(...createOf(after, this.#context));
    if (object.kind === "column") return;
    for (const comment of this.commentsOn(after)) this.add(...kinds.comment.create(comment, this.#context));
  }

  /** The comments on an object and its parts, as they are wanted. */
  protected commentsOn(object: Reference): readonly ObjectOf<"comment">[] {
    if (this.#comments === undefined) {
      this.#comments = new Map();
      const { after } = this.#context;
      for (const comment of allOf(after, "comment")) {
        const key = keyOf(carrierOf(after, comment.on) ?? comment.on);
        this.#comments.set(key, [...(this.#comments.get(key) ?? []), comment]);
      }
    }
    return this.#comments.get(keyOf(object)) ?? [];
  }

  /** What is built on a column, and goes with it or has to go before it. */
  builtOn(column: ObjectOf<"column">): readonly AnyObject[] {
    const { namespace, table, name } = column;
    const owned = droppable.flatMap(
      (kind) => this.#context.before.childrenOf(namespace, table, kind) as readonly AnyObject[],
    );
    const leaning = this.dependentsOf(column).filter((dependent) => !isRight(dependent));
    return [...owned.filter((object) => isBuiltOn(object, name)), ...leaning];
  }

  /** Takes a column's default away for the time of the change. */
  liftDefault(column: ObjectOf<"column">): void {
    const after = find(this.#context.after, column);
    if (after?.default === undefined) return;
    const place = this.#placeOf(column);
    const isSaid = this.#changesOf(column).some((change) => change.default !== undefined);
    this.add({ kind: "alterColumn", ...place, default: null });
    const named = compact({ defaultName: after.defaultName });
    if (!isSaid) this.add({ kind: "alterColumn", ...place, default: after.default, ...named });
  }

  /** Takes a column's default away before all else, whatever becomes of the column. */
  freeDefault(column: ObjectOf<"column">): void {
    const first: AnyOperation = { kind: "alterColumn", ...this.#placeOf(column), default: null };
    for (const change of this.#changesOf(column)) {
      if (change.default !== null) continue;
      const { default: _, ...rest } = change;
      this.keepOf(change, rest);
    }
    this.add(first);
  }

  /** Drops the keys, checks and indexes on a column before the change and creates them after it. */
  recreatePartsOn(reference: Reference): void {
    const column = this.#context.before.get(reference) as ObjectOf<"column"> | undefined;
    if (column === undefined) return;
    for (const part of this.builtOn(column))
      if (part.kind !== "column" || part.generated !== undefined) this.recreate(part);
  }

  /** The changes of a column, taken out of the plan. */
  takeChangesOf(column: ObjectOf<"column">): ColumnChanges {
    const found = this.#changesOf(column);
    for (const change of found) this.replace(change);
    return Object.assign({}, ...found.map(changesOf));
  }

  #placeOf({
    namespace,
    table,
    name,
  }: ObjectOf<"column">): Pick<OperationOf<"alterColumn">, "namespace" | "table" | "name"> {
    return compact({ namespace: namespaceIn(this.#context, namespace, table), table, name });
  }

  #changesOf(column: ObjectOf<"column">): readonly OperationOf<"alterColumn">[] {
    const found = this.#changes.of(column).filter((operation) => operation.kind === "alterColumn");
    // What is said later counts.
    return found.length < 2
      ? found
      : found.toSorted((a, b) => this.#operations.indexOf(a) - this.#operations.indexOf(b));
  }

  /** The columns that the plan drops and adds under one name. */
  replacedColumns(): readonly Reference[] {
    const added = new Set(
      this.#operations.flatMap((operation) =>
        operation.kind === "addColumn" ? [this.#columnKey(operation, operation.column.name)] : [],
      ),
    );
    return this.#operations.flatMap((operation) => {
      if (operation.kind !== "dropColumn" || !added.has(this.#columnKey(operation, operation.name)))
        return [];
      const { namespace = this.#context.defaultNamespace, table, name } = operation;
      return [{ kind: "column", namespace, table, name }];
    });
  }

  /** Every column that the plan drops and adds takes its indexes and constraints along: they are made again. */
  recreateOnReplacedColumns(): void {
    for (const reference of this.replacedColumns()) {
      const column = this.#context.before.get(reference);
      if (column !== undefined)
        for (const dependent of this.builtOn(column as ObjectOf<"column">)) this.recreate(dependent);
    }
  }

  /** Foreign keys from or to columns whose values cannot be compared while the change is under way. */
  recreateForeignKeysOf(isOne: (column: Reference) => boolean): void {
    for (const key of allOf(this.#context.before, "foreignKey")) {
      const { namespace, table, columns, references } = key;
      const there = { namespace: references.namespace ?? namespace, table: references.table };
      const isIts =
        columns.some((name) => isOne({ kind: "column", namespace, table, name })) ||
        references.columns.some((name) => isOne({ kind: "column", ...there, name }));
      if (isIts) this.recreate(key);
    }
  }

  /** A foreign key rests on a key or unique index of the other table and is in the way when that is dropped. */
  recreateForeignKeysOfDroppedKeys(): void {
    if (this.#dropped.size === 0) return;
    const foreignKeys = allOf(this.#context.before, "foreignKey");
    for (const foreignKey of foreignKeys) {
      const rests = this.dependents.needsOf(foreignKey);
      if (rests.some((reference) => this.#dropped.has(keyOf(reference)))) this.recreate(foreignKey);
    }
  }

  #columnKey(
    { namespace = this.#context.defaultNamespace, table }: { namespace?: string | undefined; table: string },
    name: string,
  ): string {
    return keyOf({ kind: "column", namespace, table, name });
  }

  isDropped(object: Reference): boolean {
    return this.#dropped.has(keyOf(object));
  }

  /** Whether the plan makes a definition, which may have been there. */
  isCreated(object: Reference): boolean {
    return this.#changes.isCreated(object);
  }

  #isTableDropped(object: Reference): boolean {
    return !hasOwner(this.#context.after, object);
  }

  /** What is changed of an object in place is part of it when it is made again. */
  protected takeChanges(object: Reference): void {
    for (const operation of this.#changes.of(object)) this.replace(operation);
  }

  /** What an object is called afterwards; a rename of it gives way to its recreation. */
  #takeRename(object: AnyObject): Reference {
    const rename = this.#changes.renameOf(object);
    if (rename === undefined) return object;
    this.replace(rename);
    return { ...referenceOf(object), name: rename.to };
  }
}
