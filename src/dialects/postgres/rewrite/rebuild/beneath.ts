import type { AnyOperation } from "../../../../objects/any.js";
import { keyOf, type Reference } from "../../../../schema/object.js";
import type { RewriteContext } from "../../../dialect.js";
import { droppedBy } from "../../../dropped-by.js";
import { Dependents } from "../dependencies.js";
import { takenAway } from "./columns.js";
import { type Aside, placeKey } from "./set-aside.js";

/** What there is of a table that steps aside behind operations, which may have dropped parts of it. */
export function leftBehind(
  operations: readonly AnyOperation[],
  isOfFormer: (reference: Reference) => boolean,
  { before, defaultNamespace }: RewriteContext,
): readonly Reference[] {
  const gone = operations.flatMap((operation) => droppedBy(operation, defaultNamespace) ?? []);
  const keys = new Set(gone.map(keyOf));
  return [...before].filter((object) => isOfFormer(object) && !keys.has(keyOf(object)));
}

/**
 * What can only go when a table that steps aside has gone, for something of it stands on that; and what is made after that.
 * @param operations those that would come before the table steps aside
 * @param left what is there of that table when it does so
 * @param isOfFormer whether something is the table, a partition of it, or a part of either
 */
export function takenFromBeneath(
  operations: readonly AnyOperation[],
  left: readonly Reference[],
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
  left.forEach(visit);
  const isTaking = (operation: AnyOperation): boolean =>
    operation.kind.startsWith("drop") &&
    takenAway(operation, defaultNamespace).some((taken) => !isOfFormer(taken) && beneath.has(keyOf(taken)));
  const taking = operations.findIndex(isTaking);
  return operations.filter(
    (operation, at) =>
      isTaking(operation) || (taking >= 0 && at > taking && operation.kind.startsWith("create")),
  );
}

/** How many operations come before a table that has stepped aside can go: what is of its rows goes by some of them. */
export function behindUsers(
  operations: readonly AnyOperation[],
  asides: readonly Aside[],
  { before, defaultNamespace }: RewriteContext,
): number {
  const dependents = new Dependents(before);
  const own = new Set(asides.map(({ reference, to }) => placeKey(reference.namespace, to)));
  const using = new Set<string>();
  const visit = (reference: Reference): void => {
    for (const user of dependents.of(reference)) {
      if (using.has(keyOf(user)) || own.has(placeKey(user.namespace, user.table ?? user.name))) continue;
      using.add(keyOf(user));
      visit(user);
    }
  };
  for (const { reference, to } of asides) visit({ ...reference, name: to });
  const isUser = (operation: AnyOperation): boolean => {
    const dropped = droppedBy(operation, defaultNamespace);
    return dropped !== undefined && using.has(keyOf(dropped));
  };
  return operations.findLastIndex(isUser) + 1;
}
