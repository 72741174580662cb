/** What rows of the revision table say is applied. */
import { compareText } from "../util/compare.js";
import type { RevisionEntry } from "./revision-table.js";

/** Whether a revision counts as applied: one that is half way down still does, one that is half way up not yet. */
export function isApplied({ state, direction }: RevisionEntry): boolean {
  return state === "applied" || direction === "down";
}

/**
 * Applied revisions that no other applied one builds on, sorted.
 * @param parentsOf what a row's revision builds on, where somebody knows better than the row
 */
export function headsOf(
  rows: ReadonlyMap<string, RevisionEntry>,
  parentsOf: (row: RevisionEntry) => readonly string[] = ({ parents }) => parents,
): string[] {
  const applied = [...rows.values()].filter(isApplied);
  const parents = new Set(applied.flatMap(parentsOf));
  return applied
    .map(({ revision }) => revision)
    .filter((revision) => !parents.has(revision))
    .sort(compareText);
}
