import type { AnyObject, AnyOperation, ObjectKind, ObjectOf } from "../objects/any.js";
import { isDefinition } from "../objects/definition/shape.js";
import { allOf } from "../objects/find.js";
import type { DiffContext } from "../objects/kind.js";
import { createOf, dropOf, kindDefinitionOf, kinds } from "../objects/kinds.js";
import { carrierOf, hasOwner, ownersKept } from "../objects/owner.js";
import { keyOf, type Reference } from "../schema/object.js";
import type { Schema } from "../schema/schema.js";
import { isSameData } from "../util/compare.js";
import { contentRenames } from "./content-renames.js";

/** What a diff needs besides the two schemas. */
export type DiffOptions = Omit<DiffContext, "before" | "after">;

/**
 * The operations that lead from one schema to another, in no order. It pairs objects by reference and asks their
 * kinds; it knows none by name.
 */
export function diff(before: Schema, after: Schema, options: DiffOptions): readonly AnyOperation[] {
  const found = compare(before, after);
  const renamed = contentRenames(found.gone, found.fresh, { ...options, before, after });
  const { gone, fresh, changed } = renamed.schema === before ? found : compare(renamed.schema, after);
  const isTableKept = ownersKept(renamed.schema, after);
  const context: Surroundings = { ...options, before: renamed.schema, after, isTableKept };
  const operations: AnyOperation[] = [...renamed.operations];
  const replaced = new Set<string>();
  for (const object of gone) operations.push(...going(object, context));
  for (const [object, wanted] of changed) operations.push(...alterOf(object, wanted, context, replaced));
  for (const [object, wanted] of movedByOthers(context))
    operations.push(...alterOf(object, wanted, context, replaced));
  for (const object of fresh) operations.push(...coming(object, context));
  operations.push(...lostComments(replaced, context));
  return operations;
}

interface Surroundings extends DiffContext {
  /** Whether the table or view that an object belongs to is there before and after: otherwise it comes or goes with it. */
  readonly isTableKept: (object: Reference) => boolean;
}

/** What differs between two schemas, each list sorted by reference. */
interface Differences {
  readonly gone: readonly AnyObject[];
  readonly fresh: readonly AnyObject[];
  readonly changed: readonly (readonly [before: AnyObject, after: AnyObject])[];
}

type Pairs = Iterable<readonly [AnyObject, AnyObject | undefined]>;

function compare(before: Schema, after: Schema): Differences {
  const gone: AnyObject[] = [];
  const changed: [AnyObject, AnyObject][] = [];
  for (const [object, wanted] of before.pairedWith(after) as Pairs) {
    if (wanted === undefined) gone.push(object);
    else if (!isSameObject(object, wanted)) changed.push([object, wanted]);
  }
  const isAllFound = before.size - gone.length === after.size;
  return { gone, changed, fresh: isAllFound ? [] : freshIn(before, after) };
}

function freshIn(before: Schema, after: Schema): readonly AnyObject[] {
  const pairs = [...(after.pairedWith(before) as Pairs)];
  return pairs.filter(([, found]) => found === undefined).map(([object]) => object);
}

function movedByOthers(context: DiffContext): readonly (readonly [AnyObject, AnyObject])[] {
  return Object.values(kinds).flatMap(
    ({ moved }): readonly (readonly [AnyObject, AnyObject])[] => moved?.(context) ?? [],
  );
}

/** What is known of objects, and is never compared. */
const uncompared: Readonly<Partial<Record<ObjectKind, ReadonlySet<string>>>> = {
  column: new Set(["position", "inherited"]),
  check: new Set(["inherited"]),
};

function isSameObject(before: AnyObject, after: AnyObject): boolean {
  return isSameData(before, after, uncompared[before.kind]);
}

/** What brings an object, unless what it belongs to does. */
function coming(object: AnyObject, context: Surroundings): readonly AnyOperation[] {
  const { isPartOfTable } = kindDefinitionOf(object.kind);
  if ((isPartOfTable || isInlineComment(object)) && !context.isTableKept(object)) return [];
  if (isInlineComment(object) && !context.before.has(commented(object))) return [];
  return createOf(object, context);
}

/** What takes an object away, unless it goes with what it belongs to. */
function going(object: AnyObject, context: Surroundings): readonly AnyOperation[] {
  return context.isTableKept(object) || isInTheWay(object, context) ? dropOf(object, context) : [];
}

/** A rule or policy would go with its table, but another table that goes, maybe first, cannot as long as it is there. */
function isInTheWay({ kind, namespace, table, ...rest }: AnyObject, { before, after }: DiffContext): boolean {
  if (table === undefined || !isDefinition({ kind })) return false;
  const needed = before.dependenciesOf({ kind, namespace, table, name: rest.name });
  return needed.some((each) => {
    const owner = { ...each, kind: "table", name: each.table ?? each.name };
    const isOther = owner.name !== table || owner.namespace !== namespace;
    return (
      isOther &&
      ["table", "column", "partition"].includes(each.kind) &&
      !hasOwner(after, { ...owner, table: owner.name })
    );
  });
}

/** A comment that `createTable` or `addColumn` writes along with what it is about. */
function isInlineComment(object: AnyObject): boolean {
  return object.kind === "comment" && (object.on.kind === "table" || object.on.kind === "column");
}

function commented(object: AnyObject): Reference {
  return object.kind === "comment" ? object.on : object;
}

function alterOf<K extends ObjectKind>(
  before: ObjectOf<K>,
  after: ObjectOf<K>,
  context: DiffContext,
  replaced: Set<string>,
): readonly AnyOperation[] {
  const definition = kindDefinitionOf<K>(before.kind as K);
  const operations = definition.alter(before, after, context);
  if (operations !== "replace") {
    // An enum that is rebuilt is a new type, and a new type has no comment.
    if (operations.some((operation) => operation.kind === "alterEnum")) replaced.add(keyOf(before));
    return operations;
  }
  replaced.add(keyOf(before));
  return [...definition.drop(before, context), ...definition.create(after, context)];
}

/** A comment goes with an object that is dropped and created anew, perhaps as another kind: it is written again. */
function lostComments(replaced: ReadonlySet<string>, context: DiffContext): readonly AnyOperation[] {
  const { before, after } = context;
  const comments = allOf(after, "comment");
  const isOfAnotherKind = ({ on }: ObjectOf<"comment">): boolean =>
    on.kind === "attribute" && carrierOf(before, on)?.kind !== carrierOf(after, on)?.kind;
  const isReplaced = ({ on }: ObjectOf<"comment">): boolean =>
    replaced.has(keyOf(carrierOf(after, on) ?? on)) && on.kind !== "column";
  return comments
    .filter((comment) => isReplaced(comment) || isOfAnotherKind(comment))
    .filter((comment) => isSameData(context.before.get(comment), comment))
    .flatMap((comment) => kinds.comment.create(comment, context));
}
