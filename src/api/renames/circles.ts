/** Names that are said to have gone round: two that were each other's, or more. */
import { keyOf, type Reference } from "../../schema/object.js";

/** What something is called, and what it is said to have been called. */
export interface Renamed {
  readonly from: Reference;
  readonly to: Reference;
}

/** Those of some whose names go round in a circle: nothing tells whether they have done so already. */
export function inCircles<T extends Renamed>(renamed: readonly T[]): readonly T[] {
  const takes = new Map(renamed.map((each) => [keyOf(each.from), each]));
  const comesBack = (first: T): boolean => {
    let next: T | undefined = takes.get(keyOf(first.to));
    for (let steps = 0; next !== undefined && next !== first && steps < renamed.length; steps += 1)
      next = takes.get(keyOf(next.to));
    return next === first;
  };
  return renamed.filter((each) => keyOf(each.from) !== keyOf(each.to) && comesBack(each));
}
