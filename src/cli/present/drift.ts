import type { DriftResult } from "../../api/types.js";
import type { Style } from "../output.js";
import { clean, count, hazardLines, shortPath } from "./text.js";

/** What in the database is not what its applied migrations say, and what was written about it. */
export function presentDrift(result: DriftResult, isDryRun: boolean, style: Style): string {
  const where = clean(result.database);
  const said = `what its ${count(result.appliedCount, "applied migration")} ${result.appliedCount === 1 ? "says" : "say"}`;
  if (result.isClean) return `${style("good", "No drift:")} ${where} is ${said}.\n`;
  const lines = result.differences.map(({ description }) => `  ${clean(description)}\n`).join("");
  const verdict = `${style("bad", "Drift:")} ${where} is not ${said}: ${count(result.differences.length, "difference")}.\n`;
  return `${lines}${verdict}${presentMigration(result, isDryRun, style)}`;
}

function presentMigration({ migration, database }: DriftResult, isDryRun: boolean, style: Style): string {
  if (migration === undefined) return "";
  const operations = migration.operations.map(({ description }) => `  ${clean(description)}\n`).join("");
  const parts = ["\n", operations, hazardLines(migration.hazards, style, "  ")];
  if (isDryRun) parts.push(`\n${migration.source}`, `${style("strong", "Nothing was written.")}\n`);
  else {
    const proved = migration.rehearsed ? " It was rehearsed on a scratch database: up, down, and back." : "";
    const stamped = migration.isStamped ? ` It is recorded as applied to ${clean(database)}.` : "";
    parts.push(`${style("good", `Wrote ${shortPath(migration.file)}.`)}${proved}${stamped}\n`);
  }
  return parts.join("");
}

/** What to do about a drift, and what is left alone; for standard error. */
export function driftHints(result: DriftResult, isDryRun: boolean): string[] {
  const { unmanaged, migration } = result;
  const shown = unmanaged.slice(0, 5).map(clean).join(", ");
  const more = unmanaged.length > 5 ? ` and ${unmanaged.length - 5} more` : "";
  const hints = unmanaged.length === 0 ? [] : [`No drift, because no migration made it: ${shown}${more}.`];
  if (result.isClean || isDryRun) return hints;
  if (migration === undefined)
    hints.push(
      "Keep it with `schemix drift --adopt`, which writes a migration that says so; or take it back with `schemix drift --revert` and `schemix up`.",
    );
  else if (migration.action === "adopt")
    hints.push("Let the entities say the same, or the next `schemix generate` takes it back.");
  else hints.push("Review it, then apply it with `schemix up`.");
  return hints;
}
