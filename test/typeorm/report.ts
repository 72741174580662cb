/** What became of sets of entities, for people. */
import type { SetOutcome, SetResult } from "./run-set.js";

/** A set and what became of it, as lines. */
export function formatted(set: SetResult, width: number): string {
  const { name, result, why, detail, milliseconds, entities } = set;
  const head =
    `${result.padEnd(9)}  ${name.padEnd(width)}  ${String(entities).padStart(3)} entities  ${String(milliseconds).padStart(6)} ms  ${why}`.trimEnd();
  if (result === "equal" || result === "skipped") return head;
  return [head, ...detail.split("\n").map((each) => `    ${each}`)].join("\n");
}

/** How many sets came out how. */
export function summary(all: readonly SetResult[]): string {
  const outcomes: readonly SetOutcome[] = ["equal", "listed", "refused", "different", "crashed", "skipped"];
  const counts = outcomes.map(
    (outcome) => `${all.filter(({ result }) => result === outcome).length} ${outcome}`,
  );
  return `${all.length} sets: ${counts.join(", ")}`;
}
