import type { AnyOperation, ObjectOf, OperationOf } from "../../../objects/any.js";
import { find } from "../../../objects/find.js";
import { storageDifference } from "../../../objects/index/diff.js";
import { changedMembers } from "../../../objects/kind.js";
import { compact } from "../../../util/compact.js";
import { isSameData } from "../../../util/compare.js";
import type { RewriteContext } from "../../dialect.js";

type Key = ObjectOf<"primaryKey"> | ObjectOf<"unique">;

const ofTheIndex: ReadonlySet<string> = new Set(["storage", "tablespace"]);

/** Keys stay where only the index beneath is kept otherwise: it is altered as any other index is. */
export function withKeptKeys(
  operations: readonly AnyOperation[],
  context: RewriteContext,
): readonly AnyOperation[] {
  return operations.flatMap((operation): readonly AnyOperation[] => {
    if (operation.kind === "dropConstraint") {
      const change = keptKey(operation, operation.type, context);
      return change === undefined ? [operation] : [change];
    }
    const kind = kinds[operation.kind as keyof typeof kinds];
    if (kind === undefined) return [operation];
    const made = operation as OperationOf<keyof typeof kinds>;
    return keptKey(made, kind, context) === undefined ? [operation] : [];
  });
}

const kinds = { createPrimaryKey: "primaryKey", createUniqueConstraint: "unique" } as const;

interface Target {
  readonly namespace?: string | undefined;
  readonly table: string;
  readonly name: string;
}

function keptKey(
  { namespace, table, name }: Target,
  kind: string,
  { before, after, defaultNamespace }: RewriteContext,
): OperationOf<"alterIndex"> | undefined {
  if (kind !== "primaryKey" && kind !== "unique") return undefined;
  const reference = { kind, namespace: namespace ?? defaultNamespace, table, name };
  const [former, wanted] = [before.get(reference), after.get(reference)] as (Key | undefined)[];
  if (former === undefined || wanted === undefined) return undefined;
  const changed = changedMembers(former, wanted, isSameData);
  if (changed.length === 0 || changed.some((member) => !ofTheIndex.has(member))) return undefined;
  const owner = find(before, { kind: "table", namespace: reference.namespace, name: table });
  // Those of a whole partitioned table take no parameters once they are made.
  if (changed.includes("storage") && owner?.partitionBy !== undefined) return undefined;
  const storage = changed.includes("storage") ? storageDifference(former.storage, wanted.storage) : undefined;
  const tablespace = changed.includes("tablespace") ? (wanted.tablespace ?? null) : undefined;
  return compact({ kind: "alterIndex" as const, namespace, table, name, storage, tablespace });
}
