/** A table whose rows outlive a crash may not refer to one whose rows do not, at no moment of a plan. */
import type { AnyOperation } from "../objects/any.js";
import { allOf } from "../objects/find.js";
import type { DiffContext } from "../objects/kind.js";
import type { AlterTable } from "../objects/table/shape.js";
import { tableKey } from "./table-key.js";

/** The tables that become unlogged change places so that those that refer come first, those that become logged so that they come last. */
export function orderPersistence(
  operations: readonly AnyOperation[],
  context: DiffContext,
): readonly AnyOperation[] {
  const changes = operations.filter(isOfPersistence);
  if (changes.length < 2) return operations;
  const references = referencesIn(context);
  const becoming = (isUnlogged: boolean) =>
    inTurn(
      changes.filter(({ unlogged }) => unlogged === isUnlogged),
      references,
    );
  const sorted = [...becoming(false), ...becoming(true).toReversed()];
  return operations.map((operation) =>
    isOfPersistence(operation) ? (sorted.shift() ?? operation) : operation,
  );
}

function isOfPersistence(operation: AnyOperation): operation is AlterTable {
  return operation.kind === "alterTable" && operation.unlogged !== undefined;
}

/** The tables that tables refer to by foreign keys that stay. */
function referencesIn({
  before,
  after,
  defaultNamespace,
}: DiffContext): ReadonlyMap<string, readonly string[]> {
  const place = (namespace: string, table: string): string =>
    tableKey({ namespace: namespace === defaultNamespace ? undefined : namespace, table });
  const found = new Map<string, string[]>();
  for (const key of allOf(before, "foreignKey")) {
    if (!after.has(key)) continue;
    const { namespace, table, references } = key;
    const from = place(namespace, table);
    found.set(from, [...(found.get(from) ?? []), place(references.namespace ?? namespace, references.table)]);
  }
  return found;
}

/** Each behind those that it refers to. */
function inTurn(
  changes: readonly AlterTable[],
  references: ReadonlyMap<string, readonly string[]>,
): readonly AlterTable[] {
  const byKey = new Map(changes.map((change) => [tableKey(change), change]));
  const placed: string[] = [];
  const seen = new Set<string>();
  const place = (key: string): void => {
    if (seen.has(key)) return;
    seen.add(key);
    for (const other of references.get(key) ?? []) place(other);
    placed.push(key);
  };
  for (const key of byKey.keys()) place(key);
  return placed.flatMap((key) => byKey.get(key) ?? []);
}
