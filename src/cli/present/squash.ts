import type { PruneResult, SquashResult } from "../../api/types.js";
import type { Style } from "../output.js";
import { clean, count, shortPath } from "./text.js";

/** The squash that was written, and what is left of what it replaces. */
export function presentSquash(result: SquashResult, isDryRun: boolean, style: Style): string {
  const { replaces, former, operations, elided } = result;
  const lines = operations.map(({ description }) => `  ${clean(description)}\n`);
  const left = elided.map((text) => `  ${style("warning", "left out, elidable:")} ${clean(text)}\n`);
  const sum = `${count(replaces.length, "migration")} with ${count(former.length, "operation")} became one with ${operations.length}.`;
  const proof = "Both were run on scratch databases, up and down, and lead to the same schema.";
  const written = isDryRun
    ? `\n${result.source}${style("strong", "Nothing was written.")}\n`
    : `${style("good", `Wrote ${shortPath(result.file)}.`)}\n`;
  return `${lines.join("")}${left.join("")}${sum} ${proof}\n${written}`;
}

/** What to do next; for standard error. */
export function squashHints({ isReversible }: SquashResult, isDryRun: boolean): string[] {
  const hints = isReversible
    ? []
    : ["It cannot be taken back, because one of the migrations that it replaces cannot."];
  if (!isDryRun)
    hints.push(
      "Keep the old files until every database has all of them, or none; then `schemix prune` deletes them.",
    );
  return hints;
}

/** The files that were deleted, or would be. */
export function presentPrune({ removed }: PruneResult, isDryRun: boolean, style: Style): string {
  if (removed.length === 0) return "There is nothing to delete.\n";
  const lines = removed.map((file) => `  ${shortPath(file)}\n`).join("");
  const sum = count(removed.length, "file");
  return `${lines}${isDryRun ? `${sum} would be deleted.` : style("good", `Deleted ${sum}.`)}\n`;
}
