import { isAbsolute, relative } from "node:path";
import type { RevisionInfo, StepSummary } from "../../api/types.js";
import type { Hazard } from "../../lint/hazard.js";
import type { Style } from "../output.js";

/** Text of a project or a server without the control characters that would steer a terminal. */
export function clean(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "?");
}

/** A path as a person would type it: from the working directory when it lies in it. */
export function shortPath(path: string): string {
  const short = relative(process.cwd(), path);
  return clean(isAbsolute(path) && !short.startsWith("..") ? short : path);
}

/** The text in one line of at most `columns` characters. */
export function shorten(text: string, columns: number): string {
  const line = clean(text.replace(/\s+/g, " ").trim());
  return line.length <= columns ? line : `${line.slice(0, Math.max(0, columns - 3))}...`;
}

/** `1 migration`, `2 migrations`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** `up   3f2a9c1b7d04  create users`. */
export function stepName(step: StepSummary): string {
  return clean(`${step.direction.padEnd(4)}  ${step.revision}  ${step.message}`);
}

/** Columns side by side, each as wide as its widest cell, the last one as it comes. */
export function table(rows: readonly (readonly string[])[], indent = ""): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.slice(0, -1).forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? 0, cell.length);
    });
  }
  const line = (row: readonly string[]): string =>
    row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join("  ");
  return rows.map((row) => `${indent}${line(row).trimEnd()}\n`).join("");
}

/** Statements as a script: each ends with a semicolon, and comments stay comments. */
export function script(statements: readonly string[], indent = ""): string {
  return statements
    .map((statement) => `${indent}${terminated(statement).replaceAll("\n", `\n${indent}`)}\n`)
    .join("");
}

function terminated(statement: string): string {
  const text = statement.trimEnd().replace(/;$/, "");
  const lastLine = text.slice(text.lastIndexOf("\n") + 1);
  if (text.split("\n").every((line) => line.trim() === "" || line.trimStart().startsWith("--"))) return text;
  // The last line may hold a comment, which would swallow a semicolon behind it.
  return lastLine.includes("--") ? `${text}\n;` : `${text};`;
}

const hazardNames = {
  dataLoss: "data loss",
  rewrite: "rewrite",
  longLock: "long lock",
  mayFail: "may fail",
  longRunning: "long running",
  breaksApplication: "breaks the application",
} as const satisfies Record<Hazard["kind"], string>;

/** A line for each hazard. */
export function hazardLines(hazards: readonly Hazard[], style: Style, indent = ""): string {
  return hazards
    .map(({ kind, message }) => {
      const look = kind === "dataLoss" || kind === "breaksApplication" ? "bad" : "warning";
      return `${indent}${style(look, `! ${hazardNames[kind]}:`)} ${clean(message)}\n`;
    })
    .join("");
}

/** A revision as cells: id, state with its time, remarks, message. What is not known is empty. */
export function revisionRow(info: RevisionInfo): readonly [string, string, string, string] {
  const remarks = [
    info.isHead ? "head" : "",
    info.isCurrent === true ? "current" : "",
    info.isEdited === true ? "edited" : "",
    ...(info.labels ?? []),
  ].filter((remark) => remark !== "");
  const state = info.state === "unknown" ? "" : info.state;
  return [
    info.revision,
    info.appliedAt === undefined ? state : `${state} ${formatTime(info.appliedAt)}`,
    remarks.length === 0 ? "" : `(${remarks.join(", ")})`,
    clean(info.message),
  ];
}

function formatTime(iso: string): string {
  return /^\d{4}-\d\d-\d\dT/.test(iso) ? `${iso.slice(0, 10)} ${iso.slice(11, 19)}Z` : iso;
}
