import type {
  AdoptResult,
  BranchesResult,
  CurrentResult,
  InitResult,
  RepairResult,
  RevisionInfo,
  ShowResult,
  StampResult,
  StatusResult,
} from "../../api/types.js";
import type { Style } from "../output.js";
import { presentSql } from "./changes.js";
import { drawGraph, isLinear } from "./graph.js";
import { clean, count, revisionRow, shortPath, table } from "./text.js";

/** Where the database stands. */
export function presentStatus(result: StatusResult, style: Style): string {
  const list = (revisions: readonly string[]): string =>
    revisions.length === 0 ? "none" : revisions.join(", ");
  const facts = table([
    ...(result.environment === undefined ? [] : [["environment", result.environment]]),
    ["database", clean(`${result.database} (${result.server})`)],
    ["current", list(result.current)],
    ["heads", list(result.heads)],
    ["applied", String(result.appliedCount)],
    ["pending", String(result.pending.length)],
  ]);
  const pending = table(
    result.pending.map((info) => [info.revision, clean(info.message)]),
    "  ",
  );
  const problems = result.problems.map((text) => `${style("bad", "! problem:")} ${clean(text)}\n`).join("");
  return `${facts}${pending}${problems}${statusVerdict(result, style)}`;
}

function statusVerdict(result: StatusResult, style: Style): string {
  if (result.problems.length > 0) return "";
  if (result.isUpToDate) return `${style("good", "Up to date.")}\n`;
  return `${style("warning", `${count(result.pending.length, "migration")} to apply.`)}\n`;
}

/** The applied heads. */
export function presentCurrent(result: CurrentResult, style: Style): string {
  const problems = result.problems.map((text) => `${style("bad", "! problem:")} ${clean(text)}\n`).join("");
  if (result.revisions.length === 0) return `Nothing is applied to ${clean(result.database)}.\n${problems}`;
  return `${revisionTable(result.revisions)}${problems}`;
}

/** Revisions as they come, a line each; a graph where they fork. */
export function presentRevisions(revisions: readonly RevisionInfo[]): string {
  if (revisions.length === 0) return "There are no migrations.\n";
  return isLinear(revisions) ? revisionTable(revisions) : revisionGraph(revisions);
}

/** Revisions with all that is known of them. */
export function presentDetails(revisions: readonly RevisionInfo[]): string {
  if (revisions.length === 0) return "There are no migrations.\n";
  return revisions
    .map((info) => `${revisionRow(info).filter(Boolean).join("  ")}\n${table(detailsOf(info), "  ")}`)
    .join("\n");
}

function detailsOf(info: RevisionInfo): readonly (readonly string[])[] {
  const list = (items: readonly string[] | undefined): string => (items ?? []).join(", ");
  return [
    ["parents", list(info.parents) || "none"],
    ["labels", list(info.labels)],
    ["depends on", list(info.dependsOn)],
    ["replaces", list(info.replaces)],
    ["applied by", clean(info.appliedBy ?? "")],
    ["file", info.file === undefined ? "missing" : shortPath(info.file)],
  ].filter(([, text]) => text !== "");
}

/** Where the history forks. */
export function presentBranches({ branchPoints, labels }: BranchesResult): string {
  const points = branchPoints.map(({ children, ...point }) => {
    const rows = [point, ...children]
      .map(revisionRow)
      .map(([id, , remarks, message], index) => [index === 0 ? id : `  -> ${id}`, remarks, message]);
    return table(rows);
  });
  const named = Object.entries(labels).map(([label, revision]) => [`${label}@`, revision]);
  const text = points.join("") + table(named);
  return text === "" ? "There are no branches: the migrations are one line.\n" : text;
}

function revisionGraph(revisions: readonly RevisionInfo[]): string {
  const lines = drawGraph(revisions);
  const width = Math.max(...lines.map(({ lanes }) => lanes.length));
  const rows = revisionTable(revisions).split("\n");
  let next = 0;
  return lines
    .map(({ lanes, revision }) =>
      revision === undefined ? `${lanes}\n` : `${lanes.padEnd(width)}  ${rows[next++] ?? ""}\n`,
    )
    .join("");
}

/** A line for each revision, without the columns that are empty in all of them. */
function revisionTable(revisions: readonly RevisionInfo[]): string {
  const rows = revisions.map(revisionRow);
  return table(rows.map((row) => row.filter((_cell, column) => rows.some((other) => other[column] !== ""))));
}

/** One migration: its facts, then its source or its SQL. */
export function presentShow(result: ShowResult, style: Style): string {
  const facts = table([
    ["revision", result.revision],
    ["message", clean(result.message)],
    ["parents", result.parents.length === 0 ? "none" : result.parents.join(", ")],
    ["file", result.file === undefined ? "missing" : shortPath(result.file)],
    ["state", `${revisionRow(result)[1] || "unknown"}${result.isEdited === true ? " (edited since)" : ""}`],
    ["transaction", result.transaction ? "yes" : "no"],
  ]);
  const body = result.sql === undefined ? `\n${result.source.trimEnd()}\n` : presentSql(result.sql);
  return `${style("strong", facts.slice(0, facts.indexOf("\n")))}${facts.slice(facts.indexOf("\n"))}${body}`;
}

/** What was recorded as applied, or would be. */
export function presentStamp(result: StampResult, isDryRun: boolean, style: Style): string {
  const lines = [
    ...result.stamped.map((revision) => `  recorded as applied   ${revision}\n`),
    ...result.unstamped.map((revision) => `  recorded as pending   ${revision}\n`),
  ];
  const list = (revisions: readonly string[]): string =>
    revisions.length === 0 ? "base" : revisions.join(", ");
  if (lines.length === 0) return `Nothing to do: ${clean(result.database)} is at ${list(result.after)}.\n`;
  const moved = `${clean(result.database)}: ${list(result.before)} -> ${list(result.after)}.`;
  return `${lines.join("")}${style("good", moved)}${isDryRun ? " Nothing was recorded." : " No migration was run."}\n`;
}

/** What another tool has done, and what was written and recorded of it. */
export function presentAdopt(result: AdoptResult, isDryRun: boolean, style: Style): string {
  const { operations, file, stamped } = result;
  const history = `${presentHistory(result)}\n`;
  if (operations.length > 0) {
    const lines = operations.map(({ description }) => `  ${clean(description)}\n`).join("");
    return `${history}${lines}${style("bad", "The entities say something else than the database.")} Nothing was written.\n`;
  }
  if (stamped.length === 0)
    return `${history}Nothing to do: ${clean(result.database)} has migrations of Schemix.\n`;
  const written =
    file === undefined
      ? ""
      : `  ${isDryRun ? "would be written" : "wrote           "}      ${clean(shortPath(file))}\n`;
  const lines = stamped.map((revision) => `  recorded as applied   ${revision}\n`).join("");
  const end = isDryRun ? "Nothing was written or recorded." : "No migration was run.";
  return `${history}${written}${lines}${style("good", `${clean(result.database)} is Schemix's from here on.`)} ${end}\n`;
}

function presentHistory({ seen, tool }: AdoptResult): string {
  const [first, last] = [seen?.[0]?.name, seen?.at(-1)?.name];
  if (seen === null || first === undefined || last === undefined)
    return `There is no table of migrations, or nothing in it: ${tool} has run none here.`;
  const names = seen.length === 1 ? clean(first) : `${clean(first)} to ${clean(last)}`;
  return `${tool} has run ${count(seen.length, "migration")}: ${names}. Its table of them stays as it is.`;
}

/** Applied migrations without files, and what becomes of them. */
export function presentRepair(result: RepairResult, style: Style): string {
  if (result.missing.length === 0) return "Nothing to repair: every applied migration has its file.\n";
  const list = (revisions: readonly string[]): string =>
    revisions.length === 0 ? "base" : revisions.join(", ");
  const rows = result.missing.map((info) => [info.revision, info.appliedAt ?? "", clean(info.message)]);
  const move = `${list(result.before)} -> ${list(result.after)}`;
  const verdict = result.repaired
    ? `${style("good", `Forgot ${count(rows.length, "migration")}: ${move}.`)} What they did to ${clean(result.database)} stays.\n`
    : `Their files are gone. ${clean(result.database)} would go from ${move}, and what they did stays.\n`;
  return `${table(rows, "  ")}${verdict}`;
}

/** What `init` wrote and what comes next. */
export function presentInit(result: InitResult, style: Style): string {
  const files = [
    ...result.written.map((path) => `  ${style("good", "wrote")}  ${clean(path)}\n`),
    ...result.kept.map((path) => `  ${style("faint", "kept ")}  ${clean(path)} (was there already)\n`),
  ];
  const next = result.next.map((step, index) => `  ${index + 1}. ${clean(step)}\n`).join("");
  return `${files.join("")}\nNext:\n${next}`;
}
