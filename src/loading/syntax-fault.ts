import { SchemixError } from "../errors/schemix-error.js";
import { redact } from "../util/redact.js";

/** The transformer's report of a syntax error as a coded error with line and column. */
export function syntaxFault(
  cause: unknown,
  { file, display, source }: { file: string; display: string; source: string },
): SchemixError {
  const report = (cause instanceof Error ? cause.message : String(cause)).replace(/\u001b\[[0-9;]*m/g, "");
  const [text = ""] = report.split(/\n\s*Caused by:/);
  const said = /^\s*[x×✕]\s+(.*)$/m.exec(text)?.[1] ?? text.trim().split("\n")[0] ?? "";
  const position = reportedPosition(text, source);
  const where = position ? `${display}:${position.line}:${position.column}` : display;
  return new SchemixError("MODULE_LOAD_FAILED", {
    message: `${display} has a syntax error: ${said}`,
    where,
    why: frame(text),
    fix: "Correct the syntax.",
    data: { file, ...position },
  });
}

// The report's header carries the line but not the column; the marker under the line does.
function reportedPosition(text: string, source: string): { line: number; column: number } | undefined {
  const lines = text.split("\n");
  for (const [index, line] of lines.entries()) {
    const gutter = /^\s*(?::|·|│)\s/.exec(line);
    const shown = /^(\s*(\d+)\s*[|│]\s)/.exec(lines[index - 1] ?? "");
    if (!gutter || !shown?.[1]) continue;
    const marker = line.slice(gutter[0].length).search(/\S/);
    if (marker < 0) continue;
    const shownColumn = marker + gutter[0].length - shown[1].length;
    const sourceLine = source.split("\n")[Number(shown[2]) - 1] ?? "";
    return { line: Number(shown[2]), column: unexpandTabs(sourceLine, shownColumn) + 1 };
  }
  const header = /:(\d+):(\d+)\]/.exec(text);
  return header ? { line: Number(header[1]), column: Number(header[2]) } : undefined;
}

// The report shows each tab as up to four spaces.
function unexpandTabs(line: string, shownColumn: number): number {
  let shown = 0;
  for (let index = 0; index < line.length; index++) {
    if (shown >= shownColumn) return index;
    shown += line[index] === "\t" ? 4 - (shown % 4) : 1;
  }
  return Math.min(shownColumn, line.length);
}

function frame(text: string): string | undefined {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => /^\s*\d+\s*[|│]/.test(line));
  if (start < 0) return undefined;
  const end = lines.findIndex((line, index) => index > start && /^\s*[`╰]/.test(line));
  return redact(lines.slice(start, end < 0 ? undefined : end).join("\n"));
}
