/** A unique index becomes that of a key: the server takes it over, and what stands on it stays. */
import type { AnyOperation, ObjectOf, OperationOf } from "../../../objects/any.js";
import { find } from "../../../objects/find.js";
import type { IndexKey } from "../../../objects/index/shape.js";
import { isSameData } from "../../../util/compare.js";
import type { RewriteContext } from "../../dialect.js";

type CreateKey = OperationOf<"createPrimaryKey"> | OperationOf<"createUniqueConstraint">;
type DropIndex = OperationOf<"dropIndex">;

export function withIndexesTaken(
  operations: readonly AnyOperation[],
  context: RewriteContext,
): readonly AnyOperation[] {
  const taken = new Map<AnyOperation, DropIndex>();
  const used = new Set<AnyOperation>();
  for (const key of operations.filter(isCreateKey)) {
    const drops = operations.filter(
      (operation): operation is DropIndex =>
        operation.kind === "dropIndex" && !used.has(operation) && isTakenBy(key, operation, context),
    );
    const drop = drops.find(({ name }) => name === key.name) ?? drops[0];
    if (drop === undefined || losesColumn(key, operations)) continue;
    taken.set(key, drop);
    used.add(drop);
  }
  if (used.size === 0) return operations;
  return operations.flatMap((operation): readonly AnyOperation[] => {
    const drop = taken.get(operation);
    if (drop !== undefined) return [{ ...(operation as CreateKey), usingIndex: drop.name }];
    return used.has(operation) ? [] : [operation];
  });
}

function isCreateKey(operation: AnyOperation): operation is CreateKey {
  return operation.kind === "createPrimaryKey" || operation.kind === "createUniqueConstraint";
}

/** The server takes no index of a whole partitioned table, and none that orders its columns otherwise than it would itself. */
function isTakenBy(key: CreateKey, drop: DropIndex, { before, defaultNamespace }: RewriteContext): boolean {
  const namespace = key.namespace ?? defaultNamespace;
  if (drop.table !== key.table || (drop.namespace ?? defaultNamespace) !== namespace) return false;
  const table = find(before, { kind: "table", namespace, name: key.table });
  const reference = { kind: "index", namespace, table: key.table, name: drop.name };
  const index = before.get(reference) as ObjectOf<"index"> | undefined;
  if (table === undefined || table.partitionBy !== undefined || index?.unique !== true) return false;
  const { method, where, nullsNotDistinct, include, storage, tablespace } = index;
  const wanted = key.kind === "createUniqueConstraint" ? key.nullsNotDistinct : undefined;
  return (
    method === undefined &&
    where === undefined &&
    key.withoutOverlaps !== true &&
    index.keys.every(isPlain) &&
    isSameData(
      [index.keys.map(({ column }) => column), nullsNotDistinct === true, include, storage, tablespace],
      [key.columns, wanted === true, key.include, key.storage, key.tablespace],
    )
  );
}

function isPlain(key: IndexKey): boolean {
  return isSameData(Object.keys(key), ["column"]);
}

/** An index goes with a column of it. */
function losesColumn(
  { namespace, table, columns, include = [] }: CreateKey,
  operations: readonly AnyOperation[],
): boolean {
  return operations.some(
    (operation) =>
      operation.kind === "dropColumn" &&
      operation.table === table &&
      operation.namespace === namespace &&
      [...columns, ...include].includes(operation.name),
  );
}
