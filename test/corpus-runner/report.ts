/** What people read of a run. */
import type { CaseOutcome, CaseResult } from "./run-case.js";

const outcomes: readonly CaseOutcome[] = ["equal", "refused", "different", "crashed"];

/** One line for a case, what was made anew in it, and all that is known where something is wrong. */
export function formatCase(each: CaseResult, width: number): string {
  const { name, result, why, detail, milliseconds } = each;
  const line = `${result.padEnd(9)}  ${name.padEnd(width)}  ${String(milliseconds).padStart(6)} ms  ${why}`;
  const lines = [line.trimEnd(), ...anewLines(each)];
  if (result === "equal" || result === "refused") return lines.join("\n");
  return [...lines, ...detail.split("\n").map((text) => `    ${text}`)].join("\n");
}

function anewLines({ madeAnew }: CaseResult): readonly string[] {
  const { up, down } = madeAnew;
  return [...up.map((each) => ["up", each] as const), ...down.map((each) => ["down", each] as const)].map(
    ([way, { object, why }]) => `    made anew ${way}: ${object}, ${why ?? "WITHOUT A REASON"}`,
  );
}

export function formatSummary(results: readonly CaseResult[]): string {
  const count = (outcome: CaseOutcome): number => results.filter(({ result }) => result === outcome).length;
  const wasteful = results.filter(({ madeAnew: { up, down } }) =>
    [...up, ...down].some(({ why }) => why === undefined),
  );
  const counted = outcomes.map((outcome) => `${count(outcome)} ${outcome}`).join(", ");
  return `${results.length} cases: ${counted}; ${wasteful.length} with something made anew without a reason`;
}

/** Whether a run found a fault of ours. */
export function hasFault(results: readonly CaseResult[]): boolean {
  return results.some(({ result }) => result === "different" || result === "crashed");
}
