import type { AnyOperation } from "../objects/any.js";
import type { CreateTable, DropTable } from "../objects/table/shape.js";
import { isSameData } from "../util/compare.js";
import { tableSpelledBy } from "./row-types.js";
import { tableKey } from "./table-key.js";

interface TableNode<T> {
  readonly operation: T;
  readonly key: string;
  /** Keys of the tables it points to. */
  readonly references: readonly string[];
}

/**
 * Puts new tables after the tables they reference, and dropped ones before them. A foreign key that closes a
 * cycle is taken out of its table and made (or dropped) on its own, and so is made one that leads to columns which
 * an index has yet to make unique.
 */
export function orderTables(operations: readonly AnyOperation[]): readonly AnyOperation[] {
  return orderDrops(orderCreates(operations));
}

function isCreate(operation: AnyOperation): operation is CreateTable {
  return operation.kind === "createTable";
}

function isDrop(operation: AnyOperation): operation is DropTable {
  return operation.kind === "dropTable";
}

function referencesOf(operation: CreateTable): readonly string[] {
  const { namespace, table, columns, foreignKeys, inherits = [] } = operation;
  const self = tableKey({ namespace, table });
  const keys = foreignKeys.map(({ references }) => tableKey(references));
  const rows = columns.flatMap(({ type }) => {
    const spelled = tableSpelledBy(type);
    return spelled === undefined ? [] : [tableKey(spelled)];
  });
  return [...rows, ...inherits.map(tableKey), ...keys].filter((key) => key !== self);
}

/** A table comes before those that inherit from it, whatever it refers to itself. */
function withoutHeirs<T>(
  nodes: readonly TableNode<T>[],
  inheritsOf: (operation: T) => CreateTable["inherits"],
): readonly TableNode<T>[] {
  const parents = new Map(
    nodes.map(({ key, operation }) => [key, (inheritsOf(operation) ?? []).map(tableKey)] as const),
  );
  const isHeir = (key: string, of: string, depth = 0): boolean =>
    depth <= parents.size &&
    (parents.get(key) ?? []).some((parent) => parent === of || isHeir(parent, of, depth + 1));
  if ([...parents.values()].every((list) => list.length === 0)) return nodes;
  return nodes.map((node) => ({
    ...node,
    references: node.references.filter((reference) => !isHeir(reference, node.key)),
  }));
}

function orderCreates(operations: readonly AnyOperation[]): readonly AnyOperation[] {
  const creates = operations.filter(isCreate);
  if (creates.length === 0) return operations;
  const made = new Map(creates.map((operation) => [tableKey(operation), operation]));
  const partitions = partitionsMade(operations);
  const runs = runsOf(operations, isCreate).map((run) => (isRunOf(run, isCreate) ? sortedCreates(run) : run));
  const unmade = new Set(runs.flat().filter(isCreate).map(tableKey));
  const later: AnyOperation[] = [];
  const placed = runs.flat().map((operation) => {
    if (!isCreate(operation)) return operation;
    unmade.delete(tableKey(operation));
    const isReady = ({ references }: CreateTable["foreignKeys"][number]): boolean =>
      !unmade.has(tableKey(references)) &&
      !partitions.has(tableKey(references)) &&
      hasKey(made.get(tableKey(references)), references.columns);
    const { namespace, table } = operation;
    const owner = namespace === undefined ? { table } : { namespace, table };
    for (const key of operation.foreignKeys)
      if (!isReady(key)) later.push({ kind: "createForeignKey", ...owner, ...key });
    const foreignKeys = operation.foreignKeys.filter(isReady);
    return foreignKeys.length === operation.foreignKeys.length ? operation : { ...operation, foreignKeys };
  });
  return withLater(placed, later);
}

/** Partitions that come behind all tables, or get a key of their own there. */
function partitionsMade(operations: readonly AnyOperation[]): ReadonlySet<string> {
  return new Set(
    operations.flatMap((operation) => {
      if (operation.kind !== "createObject" || !/^partition/.test(operation.object)) return [];
      const { namespace, table = operation.name } = operation;
      return [tableKey({ namespace, table })];
    }),
  );
}

/** Whether what a foreign key leads to is unique when its table is made; one that is there has seen to it. */
function hasKey(table: CreateTable | undefined, columns: readonly string[]): boolean {
  if (table === undefined) return true;
  const { primaryKey, uniques } = table;
  const keys = primaryKey === undefined ? uniques : [primaryKey, ...uniques];
  const wanted = [...columns].sort();
  return keys.some((key) => isSameData([...key.columns].sort(), wanted));
}

function sortedCreates(creates: readonly CreateTable[]): readonly CreateTable[] {
  const nodes = creates.map((operation) => ({
    operation,
    key: tableKey(operation),
    references: referencesOf(operation),
  }));
  const sorted = referencedFirst(withoutHeirs(nodes, ({ inherits }) => inherits));
  return sorted.map(({ operation }) => operation);
}

function orderDrops(operations: readonly AnyOperation[]): readonly AnyOperation[] {
  if (operations.filter(isDrop).length < 2) return operations;
  const runs = runsOf(operations, isDrop).map((run) => (isRunOf(run, isDrop) ? sortedDrops(run) : run));
  const sorted = runs.flat().filter(isDrop);
  const going = new Set(sorted.map(tableKey));
  const gone = new Set<string>();
  const first: AnyOperation[] = [];
  for (const { namespace, table, existing } of sorted) {
    const owner = namespace === undefined ? { table } : { namespace, table };
    const key = tableKey(owner);
    gone.add(key);
    for (const foreignKey of existing?.foreignKeys ?? []) {
      const target = tableKey(foreignKey.references);
      if (target === key || !gone.has(target) || !going.has(target)) continue;
      first.push({ kind: "dropConstraint", ...owner, name: foreignKey.name, type: "foreignKey" });
    }
  }
  return [...first, ...runs.flat()];
}

function sortedDrops(drops: readonly DropTable[]): readonly DropTable[] {
  const nodes = drops.map((operation) => ({
    operation,
    key: tableKey(operation),
    references: operation.existing === undefined ? [] : referencesOf(operation.existing),
  }));
  const sorted = referencedFirst(withoutHeirs(nodes, ({ existing }) => existing?.inherits)).reverse();
  return sorted.map(({ operation }) => operation);
}

/** Operations of one sort that stand side by side, and what stands between them. */
function runsOf(
  operations: readonly AnyOperation[],
  isOne: (operation: AnyOperation) => boolean,
): readonly (readonly AnyOperation[])[] {
  const runs: AnyOperation[][] = [];
  for (const operation of operations) {
    const last = runs.at(-1);
    const [neighbour] = last ?? [];
    if (last === undefined || neighbour === undefined || isOne(neighbour) !== isOne(operation))
      runs.push([operation]);
    else last.push(operation);
  }
  return runs;
}

function isRunOf<T extends AnyOperation>(
  run: readonly AnyOperation[],
  isOne: (operation: AnyOperation) => operation is T,
): run is readonly T[] {
  return run.every(isOne);
}

/** Depth first, in the order given, without recursion: a chain of references may be long. */
function referencedFirst<T>(nodes: readonly TableNode<T>[]): TableNode<T>[] {
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const seen = new Set<string>();
  const sorted: TableNode<T>[] = [];
  for (const root of nodes) {
    const stack: { node: TableNode<T>; next: number }[] = [];
    if (!seen.has(root.key)) stack.push({ node: root, next: 0 });
    seen.add(root.key);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const reference = top.node.references[top.next++];
      if (reference === undefined) {
        sorted.push(top.node);
        stack.pop();
      } else {
        const child = byKey.get(reference);
        if (child === undefined || seen.has(reference)) continue;
        seen.add(reference);
        stack.push({ node: child, next: 0 });
      }
    }
  }
  return sorted;
}

const closing = new Set([
  "alterForeignKey",
  "validateConstraint",
  "alterIndex",
  "dropColumn",
  "dropSequence",
  "dropEnum",
  "dropNamespace",
  "comment",
]);

/** Puts `later` among the foreign keys that follow the tables. */
function withLater(
  operations: readonly AnyOperation[],
  later: readonly AnyOperation[],
): readonly AnyOperation[] {
  if (later.length === 0) return operations;
  const last = operations.findLastIndex(isCreate);
  const at = operations.findIndex(({ kind }, index) => index > last && closing.has(kind));
  return at < 0 ? [...operations, ...later] : [...operations.slice(0, at), ...later, ...operations.slice(at)];
}
