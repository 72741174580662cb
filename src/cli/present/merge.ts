import type { MergeConflict, MergeResult } from "../../api/types.js";
import type { Style } from "../output.js";
import { clean, shortPath } from "./text.js";

/** The merge that was written, and whether the order of its branches matters. */
export function presentMerge(result: MergeResult, isDryRun: boolean, style: Style): string {
  const written = isDryRun
    ? `\n${result.source}`
    : `${style("good", `Wrote ${shortPath(result.file)}.`)} It joins ${result.parents.join(" and ")}.\n`;
  return `${findings(result, style)}${written}`;
}

function findings({ isCommuting, conflicts, opaque }: MergeResult, style: Style): string {
  if (isCommuting)
    return "The branches change different things: in which order they are applied does not matter.\n";
  const both = conflicts.map((conflict) => `${style("warning", "! both:")} ${conflictText(conflict)}\n`);
  const unknown = opaque.map(
    (revision) => `${style("warning", "! not looked into:")} ${revision} has SQL or code of its own\n`,
  );
  const advice =
    "Databases that applied the branches in different orders may differ: look at these, and write what is left to do into the merge.\n";
  return `${both.join("")}${unknown.join("")}${advice}`;
}

function conflictText({ left, right }: MergeConflict): string {
  const side = (one: MergeConflict["left"]): string => `${one.revision} (${clean(one.operation)})`;
  return `${side(left)} and ${side(right)}`;
}
