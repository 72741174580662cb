/** An index or key that was made `ON ONLY` a whole and is to be one of all partitions: what is missing is attached, and the rest stays. */
import type { AnyOperation } from "../../../../objects/any.js";
import { commentTarget } from "../../../../objects/comment/diff.js";
import type { Definition } from "../../../../objects/definition/shape.js";
import { detailsOf } from "../../../../objects/definition/shape.js";
import { allOf } from "../../../../objects/find.js";
import { contentOf, namespaceIn } from "../../../../objects/kind.js";
import { commentsOn } from "../../../../objects/owner.js";
import { freeName } from "../../../../schema/free-name.js";
import { keyOf, type Reference } from "../../../../schema/object.js";
import { compact } from "../../../../util/compact.js";
import { isSameData } from "../../../../util/compare.js";
import type { RewriteContext } from "../../../dialect.js";
import { type PlaceInTree, partitionDetails } from "../../compile/alter-partition.js";
import { commentStatement } from "../../compile/comment.js";
import { constraintCompilers } from "../../compile/constraint.js";
import { indexCompilers } from "../../compile/index.js";
import { usualIndex } from "../../compile/inherited.js";
import { qualified } from "../../sql/writer.js";
import { type Part, PartPool } from "../loosen/stand-alone.js";
import { wholeOf } from "./partitions.js";
import { attachedTo, droppedIn, isAttached, scatteredIn } from "./scattered.js";

export function withTreesCompleted(
  operations: readonly AnyOperation[],
  context: RewriteContext,
): readonly AnyOperation[] {
  const tops = scatteredIn(context.before).filter((fact) => !isAttached(fact));
  return tops.reduce((planned, top) => new Completing(planned, context).of(top) ?? planned, operations);
}

const makers: Readonly<Record<string, string>> = {
  createIndex: "index",
  createPrimaryKey: "primaryKey",
  createUniqueConstraint: "unique",
};

type Completed = readonly (readonly [partition: Definition, statements: readonly string[]])[];

class Completing {
  readonly #operations: readonly AnyOperation[];
  readonly #context: RewriteContext;
  readonly #dropped: ReadonlyMap<string, AnyOperation>;
  readonly #spared = new Set<AnyOperation>();

  constructor(operations: readonly AnyOperation[], context: RewriteContext) {
    this.#operations = operations;
    this.#context = context;
    this.#dropped = droppedIn(operations, context);
  }

  /** The plan that completes a tree; nothing where it is to become something else. */
  of(top: Definition): readonly AnyOperation[] | undefined {
    const part = top.alone as Part | undefined;
    const drop = this.#dropped.get(keyOf(top));
    const make = part === undefined ? undefined : this.#makerOf(part);
    if (part === undefined || drop === undefined || make === undefined || this.#isMoving(top))
      return undefined;
    const { namespace, table: name = "" } = top;
    const completed = this.#complete(top, part, { kind: "table", namespace, name });
    if (completed === undefined) return undefined;
    const steps = completed.map(([partition, statements], place) =>
      this.#inPlace(partition, [...(place === 0 ? this.#withoutComments(top) : []), ...statements]),
    );
    for (const operation of [drop, make]) this.#spared.add(operation);
    return [...this.#operations.filter((operation) => !this.#spared.has(operation)), ...steps];
  }

  /** What makes the same of all partitions. */
  #makerOf(part: Part): AnyOperation | undefined {
    const { namespace, table, name } = part as Part & { readonly table: string };
    const wanted = this.#context.after.get({ kind: part.kind, namespace, table, name }) as Part | undefined;
    if (wanted === undefined || !isSameData(contentOf(wanted), contentOf(part))) return undefined;
    return this.#operations.find(
      (operation) => makers[operation.kind] === part.kind && this.#isOn(operation, namespace, table, name),
    );
  }

  #isOn(operation: AnyOperation, namespace: string, table: string, name?: string): boolean {
    if (!("table" in operation) || operation.table !== table) return false;
    const place = operation.namespace ?? this.#context.defaultNamespace;
    return place === namespace && (name === undefined || ("name" in operation && operation.name === name));
  }

  /** A column that changes takes its indexes along. */
  #isMoving({ namespace, table = "" }: Definition): boolean {
    return this.#operations.some(
      (operation) =>
        (operation.kind === "dropColumn" ||
          (operation.kind === "alterColumn" && operation.type !== undefined)) &&
        this.#isOn(operation, namespace, table),
    );
  }

  /** The statements for the partitions of what `above` is of, by these; nothing where one of them cannot stay. */
  #complete(above: Definition, part: Part, whole: Reference): Completed | undefined {
    const { before, after } = this.#context;
    const partitions = allOf(before, "partition").filter((each) => {
      const parent = wholeOf(each, before);
      return parent !== undefined && keyOf(parent) === keyOf(whole) && after.has(each);
    });
    const completed: [Definition, readonly string[]][] = [];
    for (const partition of partitions) {
      const there = after.get(partition) as Definition;
      const isKept = partitionDetails(partition)?.parent === partitionDetails(there)?.parent;
      const own = scatteredIn(before).find((fact) => this.#isOf(fact, partition, above));
      const statements = !isKept
        ? undefined
        : own === undefined
          ? this.#attach(above, part, partition)
          : this.#completeBelow(own, part, partition);
      if (statements === undefined) return undefined;
      completed.push([partition, statements]);
    }
    return completed;
  }

  /** What is attached gets what it is without, and then the name and all else that the server would have given it. */
  #completeBelow(own: Definition, part: Part, partition: Definition): readonly string[] | undefined {
    const { only, own: isConstraint } = detailsOf<PlaceInTree>(own) ?? {};
    const isOther = only === true && !isSameData(storageOf(own.alone as Part | undefined), storageOf(part));
    const drop = this.#dropped.get(keyOf(own));
    // It keeps its constraint, and an index that is partitioned its parameters.
    if (drop === undefined || isConstraint === true || isOther) return undefined;
    this.#spared.add(drop);
    const below = this.#complete(own, part, partition);
    return below === undefined
      ? undefined
      : [
          ...below.flatMap(([, statements]) => statements),
          ...this.#withoutComments(own),
          usualIndex(qualified(own.namespace, own.name)),
        ];
  }

  /** What it is from now on may have others, which come behind. */
  #withoutComments(fact: Definition): readonly string[] {
    return commentsOn(fact, this.#context.before).map(
      ({ on }) => commentStatement(commentTarget(on, on.namespace), null).sql,
    );
  }

  #isOf(fact: Definition, { namespace, name }: Reference, above: Definition): boolean {
    if (fact.namespace !== namespace || fact.table !== name) return false;
    const found = attachedTo(fact, this.#context.before);
    return found !== undefined && keyOf(found) === keyOf(above);
  }

  /** An index that the partition has already, and is to have no longer by itself; or a new one. */
  #attach(above: Definition, part: Part, partition: Definition): readonly string[] {
    const found = this.#takeTwin(part, partition);
    const name = found?.name ?? this.#freeName(partition, part);
    const index = qualified(partition.namespace, name);
    return [
      ...(found === undefined ? makingOf(part, partition, name) : this.#withoutComments(found)),
      `ALTER INDEX ${qualified(above.namespace, above.name)} ATTACH PARTITION ${index}`,
      usualIndex(index),
    ];
  }

  #takeTwin(part: Part, { namespace, name: table }: Definition): Definition | undefined {
    const pool = new PartPool({ kind: "partition", namespace, name: table }, this.#context.before);
    for (const kind of ["partitionIndex", "partitionConstraint"])
      for (const fact of this.#context.before.childrenOf(namespace, table, kind) as readonly Definition[]) {
        const drop = this.#dropped.get(keyOf(fact));
        const isFree = drop !== undefined && !this.#spared.has(drop) && !isAttached(fact);
        if (isFree && fact.alone !== undefined) pool.add(fact.alone as Part);
      }
    const twin = pool.take(part);
    if (twin === undefined) return undefined;
    const kind = twin.kind === "index" ? "partitionIndex" : "partitionConstraint";
    const fact = this.#context.before.get({ kind, namespace, table, name: twin.name }) as Definition;
    const drop = this.#dropped.get(keyOf(fact));
    if (drop !== undefined) this.#spared.add(drop);
    return fact;
  }

  #freeName({ namespace, name }: Reference, part: Part): string {
    const { before, after } = this.#context;
    return freeName(`schemix_new_${name}_${part.name}`, namespace, [before, after]);
  }

  #inPlace({ namespace, name }: Definition, statements: readonly string[]): AnyOperation {
    const place = compact({ namespace: namespaceIn(this.#context, namespace, name) });
    return { kind: "alterObject", ...place, object: "partition", name, statements };
  }
}

function storageOf(part: Part | undefined): unknown {
  return part !== undefined && "storage" in part ? part.storage : undefined;
}

/** What makes an index or key of a partition that is like the one of the whole. */
function makingOf(part: Part, { namespace, name: table }: Definition, name: string): readonly string[] {
  const place = { namespace, table, name };
  if (part.kind === "index")
    return indexCompilers.createIndex({ ...part, kind: "createIndex", ...place }).map(({ sql }) => sql);
  if (part.kind === "primaryKey")
    return constraintCompilers
      .createPrimaryKey({ ...part, kind: "createPrimaryKey", ...place })
      .map(({ sql }) => sql);
  if (part.kind !== "unique") return [];
  return constraintCompilers
    .createUniqueConstraint({ ...part, kind: "createUniqueConstraint", ...place })
    .map(({ sql }) => sql);
}
