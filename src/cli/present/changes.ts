import type { CheckResult, DiffResult, GenerateResult, OperationSummary } from "../../api/types.js";
import type { Style } from "../output.js";
import { clean, count, hazardLines, script, shortPath } from "./text.js";

/** What `generate` wrote, or would write. */
export function presentGenerate(result: GenerateResult, isDryRun: boolean, style: Style): string {
  if (result.file === undefined && result.source === undefined) {
    return "Nothing to generate: the entities and the database agree.\n";
  }
  const parts = [operationLines(result.operations), hazardLines(result.hazards, style, "  ")];
  if (isDryRun && result.source !== undefined) parts.push(`\n${result.source}`);
  if (result.sql !== undefined) parts.push(presentSql(result.sql));
  if (!isDryRun && result.file !== undefined) {
    parts.push(`${style("good", `Wrote ${shortPath(result.file)}.`)}${howRehearsed(result)}\n`);
  } else parts.push(`${style("strong", "Nothing was written.")}\n`);
  return parts.join("");
}

function howRehearsed({ rehearsal }: GenerateResult): string {
  if (rehearsal === undefined) return "";
  if (rehearsal.on === "none") return " It was not rehearsed.";
  return ` It was rehearsed${rehearsal.on === "scratch" ? " on a scratch database" : ""}: up, down, and back.`;
}

/** Where the rehearsal was and why; for standard error. */
export function rehearsalHints({ rehearsal }: Pick<GenerateResult, "rehearsal">): string[] {
  if (rehearsal === undefined) return [];
  const { on, database, why } = rehearsal;
  if (on === "none") return [`Not rehearsed: ${why}.`];
  const place = `${clean(database ?? "")}${on === "database" ? " itself" : ""}`;
  return [`Rehearsed on ${place}: ${why}.`];
}

/** What `generate` would do. */
export function presentDiff(result: DiffResult, hasSql: boolean, style: Style): string {
  if (hasSql) return script(result.sql);
  if (!result.hasChanges) return "No difference: the entities and the database agree.\n";
  const summary = `${count(result.operations.length, "operation")} would make ${clean(result.database)} what the entities say.`;
  return `${operationLines(result.operations)}${hazardLines(result.hazards, style, "  ")}${style("strong", summary)}\n`;
}

/** Whether entities, files and database agree. */
export function presentCheck(result: CheckResult, style: Style, isFromHistory = false): string {
  const where = clean(result.database);
  const parties = isFromHistory ? "entities and migrations" : `entities, migrations and ${where}`;
  if (result.isClean) return `${style("good", "Clean:")} ${parties} agree.\n`;
  const parts: string[] = [];
  if (result.pending.length > 0) {
    parts.push(`${count(result.pending.length, "migration")} not applied:\n`);
    parts.push(result.pending.map((revision) => `  ${revision}\n`).join(""));
  }
  if (result.operations.length > 0) {
    const other = isFromHistory ? "what the migrations make" : "the database";
    parts.push(`${count(result.operations.length, "difference")} between the entities and ${other}:\n`);
    parts.push(operationLines(result.operations));
  }
  if (result.problems.length > 0) {
    parts.push(`${count(result.problems.length, "problem")}:\n`);
    parts.push(result.problems.map((problem) => `  ${clean(problem)}\n`).join(""));
  }
  return `${parts.join("")}${style("bad", "Not clean:")} ${parties} do not agree.\n`;
}

/** Remarks about objects that are left alone, one for each sort of them; for standard error. `--json` has all. */
export function unmodelledHints(result: {
  readonly unmodelled: readonly { readonly what: string; readonly where: string }[];
}): string[] {
  const bySort = new Map<string, string[]>();
  for (const { what, where } of result.unmodelled) {
    const places = bySort.get(what);
    if (places === undefined) bySort.set(what, [where]);
    else places.push(where);
  }
  return [...bySort].map(
    ([what, places]) => `Left alone: ${clean(what)} on ${someOf(places)}, which Schemix does not manage.`,
  );
}

/** Tables, enums and sequences that no entity declares; for standard error. */
export function unmanagedHints({ unmanaged }: { readonly unmanaged: readonly string[] }): string[] {
  if (unmanaged.length === 0) return [];
  return [
    `Left alone, because no entity declares it: ${someOf(unmanaged)}. \`unmanaged: "drop"\` in the configuration drops such.`,
  ];
}

function someOf(names: readonly string[]): string {
  const more = names.length > 5 ? ` and ${names.length - 5} more` : "";
  return `${names.slice(0, 5).map(clean).join(", ")}${more}`;
}

/** SQL in both directions under headings that are SQL comments. */
export function presentSql(sql: {
  readonly up: readonly string[];
  readonly down: readonly string[];
}): string {
  return `\n-- up\n${script(sql.up)}\n-- down\n${script(sql.down)}\n`;
}

function operationLines(operations: readonly OperationSummary[]): string {
  return operations.map(({ description }) => `  ${clean(description)}\n`).join("");
}
