/** When partitions leave and join: before all that changes, and behind what changes them and the whole. */
import type { AnyOperation, ObjectOf } from "../../objects/any.js";
import type { AlterObject, Definition } from "../../objects/definition/shape.js";
import { namespaceIn } from "../../objects/kind.js";
import { compact } from "../../operations/recording.js";
import { touchesOf } from "../../operations/step.js";
import type { Reference } from "../../schema/object.js";
import type { RewriteContext } from "../dialect.js";
import type { Branch } from "./stand-alone.js";

/** A partition that leaves or joins, and what makes it do so. */
export interface Moving {
  readonly branch: Branch;
  readonly statements: readonly string[];
}

interface Place {
  readonly namespace?: string | undefined;
  readonly table?: string | undefined;
}

export class Around {
  readonly #detached: readonly Moving[];
  readonly #attached: readonly Moving[];
  readonly #context: RewriteContext;

  constructor(detached: readonly Moving[], attached: readonly Moving[], context: RewriteContext) {
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
    return [
      ...operations.filter(isReleasing),
      ...leaving,
      ...this.#joined(operations.filter((operation) => !isReleasing(operation))),
    ];
  }

  #joined(operations: readonly AnyOperation[]): readonly AnyOperation[] {
    const joining = this.#attached.map(({ branch: { partition }, statements }) =>
      this.#inPlace(partition, statements),
    );
    if (joining.length === 0) return operations;
    const filled = operations.findIndex((operation) => this.#isFilling(operation));
    if (filled >= 0) return this.#joinedBeforeRows(operations, filled, joining);
    const end = operations.findLastIndex((operation) => this.#isChanging(operation)) + 1;
    const [first, last] = [operations.slice(0, end), operations.slice(end)];
    const isReferring = (operation: AnyOperation): boolean => this.#isReferring(operation);
    return [
      ...first.filter((operation) => !isReferring(operation)),
      ...joining,
      ...first.filter(isReferring),
      ...last,
    ];
  }

  /** The whole is made anew, and its rows go where they belong: to a partition that has to be there by then. */
  #joinedBeforeRows(
    operations: readonly AnyOperation[],
    filled: number,
    joining: readonly AnyOperation[],
  ): readonly AnyOperation[] {
    const made = operations.slice(0, filled).findLastIndex((operation) => operation.kind !== "execute") + 1;
    const isOwn = (operation: AnyOperation): boolean =>
      operation.kind !== "createForeignKey" &&
      "table" in operation &&
      this.#attached.some(({ branch: { partition } }) =>
        this.#isAbout(operation, { namespace: partition.namespace, table: partition.name }),
      );
    const later = operations.slice(made);
    return [
      ...operations.slice(0, made),
      ...later.filter(isOwn),
      ...joining,
      ...later.filter((operation) => !isOwn(operation)),
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

  #isReferring(operation: AnyOperation): boolean {
    return operation.kind === "createForeignKey" && this.#isOf(this.#attached, operation.references);
  }

  #isChanging(operation: AnyOperation): boolean {
    if ("object" in operation) return operation.object === "partition";
    return (
      operation.kind !== "createForeignKey" && "table" in operation && this.#isOf(this.#attached, operation)
    );
  }

  #isFilling(operation: AnyOperation): boolean {
    if (operation.kind !== "execute") return false;
    return touchesOf(operation).some((touch) =>
      this.#attached.some(({ branch: { root } }) =>
        this.#isAbout(touch, { namespace: root.namespace, table: root.name }),
      ),
    );
  }

  #inPlace({ namespace, name }: Definition, statements: readonly string[]): AlterObject {
    const place = compact({ namespace: namespaceIn(this.#context, namespace, name) });
    return { kind: "alterObject", ...place, object: "partition", name, statements };
  }
}
