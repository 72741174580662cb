import type { AnyOperation } from "../../../objects/any.js";
import { keyOf, type Reference } from "../../../schema/object.js";
import type { RewriteContext } from "../../dialect.js";
import { Dependents } from "./dependencies.js";
import { takenAway } from "./rebuild-columns.js";

/**
 * What can only go when a table that steps aside has gone, for something of it stands on that; and what is made after that.
 * @param operations those that would come before the table steps aside
 * @param isOfFormer whether something is the table, a partition of it, or a part of either
 */
export function takenFromBeneath(
  operations: readonly AnyOperation[],
  isOfFormer: (reference: Reference) => boolean,
  { before, defaultNamespace }: RewriteContext,
): readonly AnyOperation[] {
  const dependents = new Dependents(before);
  const beneath = new Set<string>();
  const visit = (reference: Reference): void => {
    for (const needed of dependents.needsOf(reference)) {
      if (beneath.has(keyOf(needed)) || isOfFormer(needed)) continue;
      beneath.add(keyOf(needed));
      visit(needed);
    }
  };
  for (const object of before) if (isOfFormer(object)) visit(object);
  const isTaking = (operation: AnyOperation): boolean =>
    operation.kind.startsWith("drop") &&
    takenAway(operation, defaultNamespace).some((taken) => !isOfFormer(taken) && beneath.has(keyOf(taken)));
  const taking = operations.findIndex(isTaking);
  return operations.filter(
    (operation, at) =>
      isTaking(operation) || (taking >= 0 && at > taking && operation.kind.startsWith("create")),
  );
}
