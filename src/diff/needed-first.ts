/**
 * Turns go by kinds, and a kind does not say all: a function that tables call may read a table that comes with it. What the server
 * says of dependencies has the last word: what is needed is made first, and what stands on something goes before it.
 */
import { Reach } from "../dialects/reach.js";
import type { AnyOperation, OperationKind } from "../objects/any.js";
import type { AlterColumn } from "../objects/column/shape.js";
import { definitionReference } from "../objects/definition/shape.js";
import type { DiffContext } from "../objects/kind.js";
import { keyOf, type Reference } from "../schema/object.js";
import { calledBy, goneBy, madeBy, needsOf, parkedBy, rowsSaidBy, writtenBy } from "./operation-needs.js";
import { Releases } from "./releases.js";
import { retypedBy, tablesFrom } from "./retyped.js";

/** Operations by their places in a plan: each with those that it has to come after. */
type Edges = ReadonlyMap<number, readonly number[]>;

/**
 * The same operations, none before what it needs; those that need each other stay as they are.
 * @param parkings changes of a column's type that another one follows
 */
export function neededFirst(
  operations: readonly AnyOperation[],
  context: DiffContext,
  parkings: ReadonlySet<AnyOperation>,
): readonly AnyOperation[] {
  const edges = withWishes(
    edgesOf(operations, context, parkings),
    runningEdges(operations, context, parkings),
  );
  if (![...edges].some(([at, needed]) => needed.some((other) => other > at))) return operations;
  const circles = circlesIn(operations.length, edges);
  const placed = new Set<number>();
  const place = (at: number): void => {
    if (placed.has(at)) return;
    for (const needed of edges.get(at) ?? []) if (circles[needed] !== circles[at]) place(needed);
    placed.add(at);
  };
  for (const at of operations.keys()) place(at);
  return [...placed].flatMap((at) => operations[at] ?? []);
}

/** What texts name may have to be there before they run, and may be something else: where that closes a circle, it does not count. */
function withWishes(edges: Edges, wishes: Edges): Edges {
  if (wishes.size === 0) return edges;
  const all = new Map(edges);
  for (const [at, wished] of wishes) all.set(at, [...new Set([...(edges.get(at) ?? []), ...wished])]);
  const count = Math.max(...[...all].flatMap(([at, needed]) => [at, ...needed])) + 1;
  const circles = circlesIn(count, all);
  for (const [at, needed] of all) {
    const hard = edges.get(at) ?? [];
    const kept = needed.filter((other) => hard.includes(other) || circles[other] !== circles[at]);
    all.set(
      at,
      kept.sort((a, b) => a - b),
    );
  }
  return all;
}

/** What routines look at that an operation calls for rows which are there. */
function runningEdges(
  operations: readonly AnyOperation[],
  context: DiffContext,
  parkings: ReadonlySet<AnyOperation>,
): Edges {
  const edges = new Map<number, readonly number[]>();
  const makers = placesOf(operations, (operation) =>
    operation.kind === "replaceObject"
      ? [definitionReference(operation, context.defaultNamespace)]
      : madeBy(operation, context),
  );
  const reach = new Reach(context.after);
  for (const [at, operation] of operations.entries()) {
    const called = parkings.has(operation) ? [] : calledBy(operation, context);
    if (called.length === 0) continue;
    const reached = [...called, ...reach.from(called)];
    const others = reached.flatMap((each) => makers.get(keyOf(each)) ?? []).filter((other) => other !== at);
    if (others.length > 0) edges.set(at, others);
  }
  return edges;
}

function edgesOf(
  operations: readonly AnyOperation[],
  context: DiffContext,
  parkings: ReadonlySet<AnyOperation>,
): Edges {
  // A column that is of something else for a while is there when it is back.
  const makers = placesOf(operations, (operation) =>
    parkings.has(operation) ? [] : madeBy(operation, context),
  );
  const takers = placesOf(operations, (operation) => goneBy(operation, context));
  // What is done to something that goes is done while it is there.
  const preparations = placesOf(operations, (operation) =>
    operation.kind === "alterObject" && operation.isFirst === true
      ? [definitionReference(operation, context.defaultNamespace)]
      : [],
  );
  const releases = new Releases(operations, context, parkings);
  const completed = placesOf(operations, (operation) =>
    operation.kind === "alterObject" ? [definitionReference(operation, context.defaultNamespace)] : [],
  );
  const drops = byTable(operations, ["dropColumn"], context);
  const parts = byTable(operations, ["dropConstraint", "dropIndex"], context);
  const earlier = earlierChanges(operations, context);
  const isCompleted = (made: Reference): boolean => completed.has(keyOf(made));
  const edges = new Map<number, readonly number[]>();
  for (const [at, operation] of operations.entries()) {
    const needs = parkings.has(operation) ? [] : needsOf(operation, context, isCompleted);
    const needed = needs.flatMap((reference) => makers.get(keyOf(reference)) ?? []);
    // What is made anew has to be gone by then.
    const former = madeBy(operation, context).flatMap((reference) => takers.get(keyOf(reference)) ?? []);
    const taken = parkings.has(operation) ? parkedBy(operation, context) : goneBy(operation, context);
    const standing = [
      ...taken.flatMap((reference) => preparations.get(keyOf(reference)) ?? []),
      ...taken.flatMap((reference) => releases.of(reference)),
      // What has read a column as it was may not be there.
      ...retypedBy(operation, context.before, context).flatMap((column) => releases.dropsOn(column)),
      ...writtenBy(operation, context).flatMap((table) => releases.ofRows(table)),
    ];
    const lost = rowsGivenBy(operation, context).flatMap((table) => drops.get(keyOf(table)) ?? []);
    // An index or a check of the column need not be possible on what it is for a while.
    const own = parkings.has(operation)
      ? tablesFrom(operation as AlterColumn, context.before, context).flatMap(
          (table) => parts.get(keyOf(table)) ?? [],
        )
      : [];
    const others = [...needed, ...former, ...standing, ...lost, ...own, ...earlier(at)].filter(
      (other) => other !== at,
    );
    if (others.length > 0)
      edges.set(
        at,
        [...new Set(others)].sort((a, b) => a - b),
      );
  }
  return edges;
}

/** What is done to one column is done in turn: a default goes before another one comes. */
function earlierChanges(
  operations: readonly AnyOperation[],
  { defaultNamespace }: DiffContext,
): (at: number) => readonly number[] {
  const last = new Map<string, number>();
  const before = new Map<number, number>();
  for (const [at, operation] of operations.entries()) {
    if (operation.kind !== "alterColumn") continue;
    const { namespace = defaultNamespace, table, name } = operation;
    const key = keyOf({ kind: "column", namespace, table, name });
    const former = last.get(key);
    if (former !== undefined) before.set(at, former);
    last.set(key, at);
  }
  return (at) => [before.get(at) ?? []].flat();
}

/** Tables → where operations of some kinds are done to them. */
function byTable(
  operations: readonly AnyOperation[],
  kinds: readonly OperationKind[],
  { defaultNamespace }: DiffContext,
): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [at, operation] of operations.entries()) {
    if (!kinds.includes(operation.kind) || !("table" in operation)) continue;
    const { namespace = defaultNamespace, table = "" } = operation;
    const key = keyOf({ kind: "table", namespace, name: table });
    places.set(key, [...(places.get(key) ?? []), at]);
  }
  return places;
}

/** Tables whose rows a routine takes or gives, or an expression makes: the server looks whether these have all of their columns. */
function rowsGivenBy(operation: AnyOperation, context: DiffContext): readonly Reference[] {
  if (operation.kind !== "createObject") return rowsSaidBy(operation, context);
  if (operation.object !== "function") return [];
  const needed = context.after.dependenciesOf(definitionReference(operation, context.defaultNamespace));
  return needed.filter(({ kind }) => kind === "table");
}

function placesOf(
  operations: readonly AnyOperation[],
  referencesOf: (operation: AnyOperation) => readonly Reference[],
): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const [at, operation] of operations.entries())
    for (const reference of referencesOf(operation))
      if (!places.has(keyOf(reference))) places.set(keyOf(reference), at);
  return places;
}

/** The number of the circle that each operation is in, as Tarjan finds them; most are alone in theirs. */
function circlesIn(count: number, edges: Edges): readonly number[] {
  const circles = new Array<number>(count).fill(-1);
  const seen = new Map<number, number>();
  const open: number[] = [];
  const visit = (at: number): number => {
    const own = seen.size;
    let lowest = own;
    seen.set(at, own);
    open.push(at);
    for (const needed of edges.get(at) ?? [])
      if (circles[needed] === -1) lowest = Math.min(lowest, seen.get(needed) ?? visit(needed));
    if (lowest === own) for (const each of open.splice(open.lastIndexOf(at))) circles[each] = at;
    return lowest;
  };
  for (let at = 0; at < count; at++) if (!seen.has(at)) visit(at);
  return circles;
}
