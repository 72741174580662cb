import type { PulledFile, PullResult } from "../../api/types.js";
import type { Look, Style } from "../output.js";
import { clean, count, shortPath } from "./text.js";

const words: Readonly<Record<PulledFile["action"], readonly [word: string, look: Look, remark: string]>> = {
  added: ["added    ", "good", ""],
  changed: ["changed  ", "good", ""],
  unchanged: ["unchanged", "faint", ""],
  edited: ["kept     ", "warning", " (edited)"],
  gone: ["kept     ", "warning", " (its table is gone)"],
};

/** What `pull` did with each file, or would do. */
export function presentPull(result: PullResult, isDryRun: boolean, style: Style): string {
  const { files } = result;
  const news = files.filter(({ action }) => action !== "unchanged");
  const lines = news.map((each) => fileLine(each, isDryRun, style));
  const same = files.length - news.length;
  if (same > 0) lines.push(`  ${style("faint", "unchanged")}  ${count(same, "file")}\n`);
  const left = result.leftOut.map(
    ({ object, why }) => `  ${style("warning", "left out ")}  ${clean(object)}: ${clean(why)}\n`,
  );
  return `${lines.join("")}${left.join("")}${verdict(result, isDryRun, style)}`;
}

/** Differences are shown where somebody has to look at them. */
function fileLine({ file, action, diff }: PulledFile, isDryRun: boolean, style: Style): string {
  const [word, look, usual] = words[action];
  const remark = action === "gone" && file.endsWith(".sql") ? " (nothing names it)" : usual;
  const line = `  ${style(look, word)}  ${shortPath(file)}${remark}\n`;
  return diff === undefined || (!isDryRun && action !== "edited") ? line : `${line}${diffLines(diff, style)}`;
}

function diffLines(diff: string, style: Style): string {
  return diff
    .trimEnd()
    .split("\n")
    .map((line) => {
      const look = line.startsWith("+") ? "good" : line.startsWith("-") ? "bad" : "faint";
      return `    ${style(look, clean(line))}\n`;
    })
    .join("");
}

function verdict({ files, database, folder }: PullResult, isDryRun: boolean, style: Style): string {
  const written = files.filter(({ action }) => action === "added" || action === "changed").length;
  if (files.length === 0) return `${clean(database)} has no tables to write entities for.\n`;
  const isAgreed = files.every(({ action }) => action === "unchanged");
  if (isAgreed) return `Nothing to write: ${shortPath(folder)} says what ${clean(database)} has.\n`;
  if (written === 0) return `${style("strong", "Nothing was written.")}\n`;
  if (isDryRun) return `${style("strong", "Nothing was written.")} ${count(written, "file")} would be.\n`;
  return `${style("good", `Wrote ${count(written, "file")} to ${shortPath(folder)}.`)}\n`;
}

/** What to do next; for standard error. */
export function pullHints({ files, isInSight, folder }: PullResult): string[] {
  const edited = files.some(({ action }) => action === "edited");
  return [
    ...(isInSight ? [] : [`Have \`entities\` in the configuration match the files in ${shortPath(folder)}.`]),
    ...(edited
      ? ["Bring the files that were kept up to date by hand, or write over them with --force."]
      : []),
    ...(files.length > 0 ? ["See whether all agree with `schemix check`."] : []),
  ];
}
