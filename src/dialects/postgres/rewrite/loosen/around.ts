/** When partitions leave and join: before all that changes, and behind what changes them and the whole. */
import type { AnyObject, AnyOperation, ObjectOf } from "../../../../objects/any.js";
import type { AlterObject, Definition } from "../../../../objects/definition/shape.js";
import { namespaceIn } from "../../../../objects/kind.js";
import { kinds } from "../../../../objects/kinds.js";
import { touchesOf } from "../../../../operations/step.js";
import { keyOf, type Reference } from "../../../../schema/object.js";
import { compact } from "../../../../util/compact.js";
import type { RewriteContext } from "../../../dialect.js";
import type { Branch } from "./stand-alone.js";

/** A partition that leaves or joins, and what makes it do so. */
export interface Moving {
  readonly branch: Branch;
  readonly statements: readonly string[];
}

/** A partition that leaves, and what it takes along from the whole. */
export interface Leaving extends Moving {
  /** Its own parts → those of the whole. */
  readonly models: ReadonlyMap<AnyObject, AnyObject>;
}

interface Place {
  readonly namespace?: string | undefined;
  readonly table?: string | undefined;
}

export class Around {
  readonly #detached: readonly Leaving[];
  readonly #attached: readonly Moving[];
  readonly #context: RewriteContext;

  constructor(detached: readonly Leaving[], attached: readonly Moving[], context: RewriteContext) {
    this.#detached = detached;
    this.#attached = attached;
    this.#context = context;
  }

  /** An ordered plan between the two sides in which they stand alone, as one between the sides as they are. */
  of(operations: readonly AnyOperation[]): readonly AnyOperation[] {
    const isReleasing = (operation: AnyOperation): boolean => this.#isReleasing(operation);
    const leaving = this.#detached.map(({ branch: { partition }, statements }) =>
      this.#inPlace(partition, statements),
    );
    const released = operations.filter(isReleasing);
    const lost = released.flatMap((operation) => this.#lostBy(operation));
    const others = operations.filter((operation) => !isReleasing(operation));
    const isDropOf = (key: AnyObject, operation: AnyOperation): boolean =>
      operation.kind === "dropConstraint" && operation.name === key.name && this.#isAbout(operation, key);
    const kept = lost.filter(
      (key) => this.#isLeft(key, others) && !others.some((operation) => isDropOf(key, operation)),
    );
    return [
      ...released,
      ...leaving,
      ...this.#joined(others.filter((operation) => !lost.some((key) => isDropOf(key, operation)))),
      ...kept.flatMap((key) => kinds.foreignKey.create(key, this.#context)),
    ];
  }

  /** Foreign keys that partitions do not take along, because the whole has lost them before. */
  #lostBy(operation: AnyOperation): readonly ObjectOf<"foreignKey">[] {
    if (operation.kind !== "dropConstraint") return [];
    return this.#detached.flatMap(({ models }) =>
      [...models].flatMap(([own, model]) =>
        own.kind === "foreignKey" && model.name === operation.name && this.#isAbout(operation, model)
          ? [own]
          : [],
      ),
    );
  }

  /** Whether a foreign key of a partition that leaves is still one of its own: the table may come anew, or a column of the key go. */
  #isLeft(key: ObjectOf<"foreignKey">, operations: readonly AnyOperation[]): boolean {
    const { after } = this.#context;
    const { namespace, table, columns } = key;
    if (after.has({ kind: "table", namespace, name: table }) && !after.has(key)) return false;
    return !operations.some(
      (operation) =>
        (operation.kind === "createTable" ||
          (operation.kind === "dropColumn" && columns.includes(operation.name))) &&
        this.#isAbout(operation, key),
    );
  }

  /** With what joins each of the tables, in turn. */
  #joined(operations: readonly AnyOperation[]): readonly AnyOperation[] {
    const groups = new Map<string, Moving[]>();
    for (const moving of this.#attached) {
      const key = keyOf(moving.branch.root);
      groups.set(key, [...(groups.get(key) ?? []), moving]);
    }
    return [...groups.values()].reduce((planned, group) => this.#joinedTo(planned, group), operations);
  }

  #joinedTo(operations: readonly AnyOperation[], group: readonly Moving[]): readonly AnyOperation[] {
    const filled = operations.findIndex((operation) => this.#isFilling(operation, group));
    if (filled >= 0) return this.#joinedBeforeRows(operations, filled, group);
    const joining = group.map(({ branch: { partition }, statements }) =>
      this.#inPlace(partition, statements),
    );
    const end = operations.findLastIndex((operation) => this.#isChanging(operation, group)) + 1;
    const [first, last] = [operations.slice(0, end), operations.slice(end)];
    const [others, referring] = this.#withoutKeysTo(group, first);
    return [...others, ...joining, ...referring, ...last];
  }

  /** Operations without the foreign keys that lead to what a group joins or is, and these on their own. */
  #withoutKeysTo(
    group: readonly Moving[],
    operations: readonly AnyOperation[],
  ): readonly [others: readonly AnyOperation[], keys: readonly AnyOperation[]] {
    const keys: AnyOperation[] = [];
    const others = operations.flatMap((operation): readonly AnyOperation[] => {
      if (operation.kind === "createForeignKey" && this.#isOf(group, operation.references)) {
        keys.push(operation);
        return [];
      }
      if (operation.kind !== "createTable") return [operation];
      const { namespace, table } = operation;
      const later = operation.foreignKeys.filter(({ references }) => this.#isOf(group, references));
      if (later.length === 0) return [operation];
      const place = compact({ namespace, table });
      keys.push(...later.map((key): AnyOperation => ({ kind: "createForeignKey", ...place, ...key })));
      return [{ ...operation, foreignKeys: operation.foreignKeys.filter((key) => !later.includes(key)) }];
    });
    return [others, keys];
  }

  /** The whole is made anew, and its rows go where they belong: to a partition that has to be there by then. */
  #joinedBeforeRows(
    operations: readonly AnyOperation[],
    filled: number,
    group: readonly Moving[],
  ): readonly AnyOperation[] {
    const made = operations.slice(0, filled).findLastIndex((operation) => operation.kind !== "execute") + 1;
    const isOwn = (operation: AnyOperation): boolean =>
      operation.kind !== "createForeignKey" &&
      "table" in operation &&
      !isBesides(operation) &&
      group.some(({ branch: { partition } }) =>
        this.#isAbout(operation, { namespace: partition.namespace, table: partition.name }),
      );
    const later = operations.slice(made);
    const others = later.filter((operation) => !isOwn(operation));
    // What it gets from the whole is named when the whole has it.
    const named = others.findLastIndex((operation) => this.#isChanging(operation, group)) + 1;
    const joining = group.map(({ branch: { partition }, statements: [attach = "", ...names] }) => ({
      attached: this.#inPlace(partition, [attach]),
      named: names.length === 0 ? [] : [this.#inPlace(partition, names)],
    }));
    return [
      ...operations.slice(0, made),
      ...later.filter(isOwn),
      ...joining.map(({ attached }) => attached),
      ...others.slice(0, named),
      ...joining.flatMap(({ named }) => named),
      ...others.slice(named),
    ];
  }

  #isAbout({ namespace = this.#context.defaultNamespace, table }: Place, place: Place): boolean {
    return table === place.table && namespace === place.namespace;
  }

  /** Whether a place is one of the tables and partitions that partitions leave or join. */
  #isOf(moving: readonly Moving[], place: Place): boolean {
    return moving.some(({ branch: { root, levels } }) =>
      [root, ...levels].some(({ namespace, name }: Reference) =>
        this.#isAbout(place, { namespace, table: name }),
      ),
    );
  }

  /** What refers to rows that leave would keep them from it. */
  #isReleasing(operation: AnyOperation): boolean {
    if (operation.kind !== "dropConstraint" || operation.type !== "foreignKey") return false;
    const { namespace = this.#context.defaultNamespace, table, name } = operation;
    const reference = { kind: "foreignKey", namespace, table, name };
    const key = this.#context.before.get(reference) as ObjectOf<"foreignKey"> | undefined;
    return key !== undefined && this.#isOf(this.#detached, { namespace, ...key.references });
  }

  #isChanging(operation: AnyOperation, group: readonly Moving[]): boolean {
    // A partition has the triggers of the whole, and may have comments on them.
    if ("object" in operation)
      return (
        operation.object === "partition" || (operation.object === "trigger" && this.#isOf(group, operation))
      );
    return operation.kind !== "createForeignKey" && "table" in operation && this.#isOf(group, operation);
  }

  #isFilling(operation: AnyOperation, group: readonly Moving[]): boolean {
    if (operation.kind !== "execute") return false;
    return touchesOf(operation).some((touch) =>
      group.some(({ branch: { root } }) =>
        this.#isAbout(touch, { namespace: root.namespace, table: root.name }),
      ),
    );
  }

  #inPlace({ namespace, name }: Definition, statements: readonly string[]): AlterObject {
    const place = compact({ namespace: namespaceIn(this.#context, namespace, name) });
    return { kind: "alterObject", ...place, object: "partition", name, statements };
  }
}

/** Whether what is made for a table shapes neither it nor its rows, and may call what comes later. */
function isBesides(operation: AnyOperation): boolean {
  return operation.kind === "createObject" && ["trigger", "policy", "rule"].includes(operation.object);
}
