/** What people read of a run. */
import type { CaseOutcome, CaseResult } from "./run-case.js";

const outcomes: readonly CaseOutcome[] = ["equal", "refused", "different", "crashed"];

/** One line for a case, and all that is known where something is wrong. */
export function formatCase({ name, result, why, detail, milliseconds }: CaseResult, width: number): string {
  const line = `${result.padEnd(9)}  ${name.padEnd(width)}  ${String(milliseconds).padStart(6)} ms  ${why}`;
  if (result === "equal" || result === "refused") return line.trimEnd();
  return [line.trimEnd(), ...detail.split("\n").map((each) => `    ${each}`)].join("\n");
}

export function formatSummary(results: readonly CaseResult[]): string {
  const count = (outcome: CaseOutcome): number => results.filter(({ result }) => result === outcome).length;
  return `${results.length} cases: ${outcomes.map((outcome) => `${count(outcome)} ${outcome}`).join(", ")}`;
}

/** Whether a run found a fault of ours. */
export function hasFault(results: readonly CaseResult[]): boolean {
  return results.some(({ result }) => result === "different" || result === "crashed");
}
