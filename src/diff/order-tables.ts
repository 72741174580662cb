import type { AnyOperation } from "../objects/any.js";
import type { CreateTable, DropTable } from "../objects/table/shape.js";
import { tableKey } from "./table-key.js";

interface TableNode<T> {
  readonly operation: T;
  readonly key: string;
  /** Keys of the tables it points to. */
  readonly references: readonly string[];
}

/**
 * Puts new tables after the tables they reference, and dropped ones before them. A foreign key that closes a
 * cycle is taken out of its table and made (or dropped) on its own.
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

function referencesOf({ namespace, table, foreignKeys, inherits = [] }: CreateTable): readonly string[] {
  const self = tableKey({ namespace, table });
  const keys = foreignKeys.map(({ references }) => tableKey(references));
  return [...inherits.map(tableKey), ...keys].filter((key) => key !== self);
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
  if (creates.length < 2) return operations;
  const nodes = creates.map((operation) => ({
    operation,
    key: tableKey(operation),
    references: referencesOf(operation),
  }));
  const sorted = referencedFirst(withoutHeirs(nodes, ({ inherits }) => inherits));
  const made = new Set<string>();
  const unmade = new Set(nodes.map(({ key }) => key));
  const later: AnyOperation[] = [];
  const tables = sorted.map(({ operation, key }) => {
    made.add(key);
    const isReady = ({ references }: CreateTable["foreignKeys"][number]): boolean =>
      made.has(tableKey(references)) || !unmade.has(tableKey(references));
    const { namespace, table } = operation;
    const owner = namespace === undefined ? { table } : { namespace, table };
    for (const key of operation.foreignKeys)
      if (!isReady(key)) later.push({ kind: "createForeignKey", ...owner, ...key });
    const foreignKeys = operation.foreignKeys.filter(isReady);
    return foreignKeys.length === operation.foreignKeys.length ? operation : { ...operation, foreignKeys };
  });
  return replaceRun(operations, isCreate, tables, later);
}

function orderDrops(operations: readonly AnyOperation[]): readonly AnyOperation[] {
  const drops = operations.filter(isDrop);
  if (drops.length < 2) return operations;
  const nodes = drops.map((operation) => ({
    operation,
    key: tableKey(operation),
    references: operation.existing === undefined ? [] : referencesOf(operation.existing),
  }));
  const sorted = referencedFirst(withoutHeirs(nodes, ({ existing }) => existing?.inherits)).reverse();
  const gone = new Set<string>();
  const going = new Set(nodes.map(({ key }) => key));
  const first: AnyOperation[] = [];
  for (const { operation, key } of sorted) {
    gone.add(key);
    const { namespace, table } = operation;
    const owner = namespace === undefined ? { table } : { namespace, table };
    for (const foreignKey of operation.existing?.foreignKeys ?? []) {
      const target = tableKey(foreignKey.references);
      if (target === key || !gone.has(target) || !going.has(target)) continue;
      first.push({ kind: "dropConstraint", ...owner, name: foreignKey.name, type: "foreignKey" });
    }
  }
  const ordered = replaceRun(
    operations,
    isDrop,
    sorted.map(({ operation }) => operation),
    [],
  );
  return [...first, ...ordered];
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

/** Puts `ordered` where the operations of its sort were, and `later` among the foreign keys that follow. */
function replaceRun(
  operations: readonly AnyOperation[],
  isOne: (operation: AnyOperation) => boolean,
  ordered: readonly AnyOperation[],
  later: readonly AnyOperation[],
): readonly AnyOperation[] {
  const start = operations.findIndex(isOne);
  const rest = operations.filter((operation) => !isOne(operation));
  const placed = [...rest.slice(0, start), ...ordered, ...rest.slice(start)];
  if (later.length === 0) return placed;
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
  const at = placed.findIndex(
    (operation, index) => index >= start + ordered.length && closing.has(operation.kind),
  );
  return at < 0 ? [...placed, ...later] : [...placed.slice(0, at), ...later, ...placed.slice(at)];
}
