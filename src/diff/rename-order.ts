import type { AnyOperation, OperationOf } from "../objects/any.js";
import type { DiffContext } from "../objects/kind.js";
import { freeName } from "../schema/free-name.js";

type PartRename = OperationOf<"renameConstraint"> | OperationOf<"renameIndex">;

/**
 * Constraints and indexes get their new names once whoever has these names goes by another. Where they pass names round in a
 * circle, one of them steps aside first. A constraint's name may be unique within its table only: what is kept apart
 * needlessly does no harm.
 */
export function orderRenames(
  operations: readonly AnyOperation[],
  context: DiffContext,
): readonly AnyOperation[] {
  const holders = new Map(
    operations.filter(isPartRename).map((rename) => [slotOf(rename, rename.name), rename] as const),
  );
  if (holders.size < 2) return operations;
  const done = new Set<PartRename>();
  const ordered: AnyOperation[] = [];
  const place = (first: PartRename): void => {
    const chain: PartRename[] = [];
    for (let next: PartRename | undefined = first; next !== undefined && !done.has(next); ) {
      done.add(next);
      chain.unshift(next);
      next = holders.get(slotOf(next, next.to));
    }
    const [last = first] = chain;
    const isCircle = slotOf(last, last.to) === slotOf(first, first.name);
    if (!isCircle || chain.length === 1) ordered.push(...chain);
    else {
      const aside = freeName(`schemix_former_${first.name}`, first.namespace ?? context.defaultNamespace, [
        context.before,
        context.after,
      ]);
      ordered.push({ ...first, to: aside }, ...chain.slice(0, -1), { ...first, name: aside });
    }
  };
  for (const operation of operations) {
    if (!isPartRename(operation)) ordered.push(operation);
    else if (!done.has(operation)) place(operation);
  }
  return ordered;
}

function isPartRename(operation: AnyOperation): operation is PartRename {
  return operation.kind === "renameConstraint" || operation.kind === "renameIndex";
}

function slotOf({ namespace = "" }: PartRename, name: string): string {
  return `${namespace}\0${name}`;
}
