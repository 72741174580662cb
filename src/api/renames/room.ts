/** A name that an index has at present is free for a table, a sequence or another index only once that goes by another. */
import type { AnyObject, AnyOperation } from "../../objects/any.js";
import { type Naming, namespaceIn } from "../../objects/kind.js";
import { freeName } from "../../schema/free-name.js";
import type { Schema } from "../../schema/schema.js";
import { compact } from "../../util/compact.js";
import type { Pair } from "./pairs.js";
import type { Renames } from "./renames.js";

type Holder = Extract<AnyObject, { readonly kind: "index" | "primaryKey" | "unique" }>;

/**
 * The renames behind those of indexes and keys that have the names now: what becomes of these the plan says, which starts behind all
 * renames, or a rename of theirs does.
 */
export function withRoom(renames: Renames, current: Schema, naming: Naming): Renames {
  const given = new Set<string>();
  const up = [...renames.up];
  const down = [...renames.down];
  const asides: Pair[] = [];
  for (const [index, operation] of renames.up.entries()) {
    const taken = takenBy(operation, naming);
    if (taken === undefined) continue;
    given.add(taken.former);
    const holder = given.has(taken.name) ? undefined : holderOf(taken.name, current);
    if (holder === undefined) continue;
    given.add(taken.name);
    const aside = freeName(`schemix_former_${holder.name}`, holder.namespace, [current]);
    asides.push([renameOf(holder, holder.name, aside, naming), renameOf(holder, aside, holder.name, naming)]);
    const later = up.findIndex((other, place) => place > index && isRenameOf(other, holder, naming));
    if (later < 0) continue;
    const back = down.length - 1 - later;
    up[later] = { ...up[later], name: aside } as AnyOperation;
    down[back] = { ...down[back], to: aside } as AnyOperation;
  }
  return {
    ...renames,
    up: [...asides.map(([there]) => there), ...up],
    down: [...down, ...asides.map(([, back]) => back).reverse()],
  };
}

interface Taken {
  /** The name that it gives away, and the one that it takes, with their namespaces. */
  readonly former: string;
  readonly name: string;
}

const relations: ReadonlySet<string> = new Set(["view", "materializedView", "foreignTable", "partition"]);

/** Names that tables, views, sequences and indexes share; nothing of what else is renamed. */
function takenBy(operation: AnyOperation, { defaultNamespace }: Naming): Taken | undefined {
  const isShared =
    operation.kind === "renameTable" ||
    operation.kind === "renameSequence" ||
    operation.kind === "renameIndex" ||
    (operation.kind === "renameObject" && relations.has(operation.object));
  if (!isShared) return undefined;
  const { namespace = defaultNamespace, to } = operation;
  const former = operation.kind === "renameTable" ? operation.table : operation.name;
  const toNamespace = ("toNamespace" in operation ? operation.toNamespace : undefined) ?? namespace;
  return { former: keyOf(namespace, former), name: keyOf(toNamespace, to) };
}

function holderOf(key: string, current: Schema): Holder | undefined {
  return [...(current as Iterable<AnyObject>)].find(
    (object): object is Holder =>
      (object.kind === "index" || object.kind === "primaryKey" || object.kind === "unique") &&
      keyOf(object.namespace, object.name) === key,
  );
}

function isRenameOf(operation: AnyOperation, holder: Holder, { defaultNamespace }: Naming): boolean {
  const kind = holder.kind === "index" ? "renameIndex" : "renameConstraint";
  if (operation.kind !== kind || !("name" in operation)) return false;
  return operation.name === holder.name && (operation.namespace ?? defaultNamespace) === holder.namespace;
}

function renameOf(
  { kind, namespace, table }: Holder,
  name: string,
  to: string,
  naming: Naming,
): AnyOperation {
  const place = compact({ namespace: namespaceIn(naming, namespace, table) });
  return { kind: kind === "index" ? "renameIndex" : "renameConstraint", ...place, table, name, to };
}

function keyOf(namespace: string, name: string): string {
  return `${namespace}\0${name}`;
}
