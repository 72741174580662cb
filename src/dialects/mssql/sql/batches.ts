/** Scripts in batches, as sqlcmd takes them apart ("GO" in the documentation of the utilities). */
import { type Token, tokens } from "./lexical.js";

export interface ScriptBatch {
  readonly sql: string;
  /** Where it begins in the script, from 1: the server counts lines from the beginning of a batch. */
  readonly line: number;
  /** How often it is run: `GO 5`. */
  readonly count: number;
}

/**
 * The batches of a script, parted by lines with nothing but `GO`, a number perhaps, and a comment. What stands in constants, names
 * and comments parts nothing, and a batch with nothing to run is none.
 */
export function batchesOf(script: string): readonly ScriptBatch[] {
  if (!/^[ \t]*go\b/im.test(script)) return [{ sql: script, line: 1, count: 1 }];
  const batches: ScriptBatch[] = [];
  let [start, isEmpty] = [0, true];
  const close = (end: number, count: number): void => {
    const text = script.slice(start, end);
    const before = script.slice(0, start + text.length - text.trimStart().length);
    if (!isEmpty && count > 0) batches.push({ sql: text.trim(), line: before.split("\n").length, count });
    isEmpty = true;
  };
  let behind = 0;
  for (const token of tokens(script)) {
    // The number behind a GO is a piece of its own.
    if (token.index < behind) continue;
    const found = separatorAt(script, token);
    if (found === undefined) {
      if (token.sort !== "comment") isEmpty = false;
      continue;
    }
    close(token.index, found.count);
    behind = found.end;
    start = found.end;
  }
  close(script.length, 1);
  return batches;
}

/** The number of times that a line with GO asks for, and where that line, comment aside, ends. */
function separatorAt(
  script: string,
  { sort, text, index }: Token,
): { readonly count: number; readonly end: number } | undefined {
  if (sort !== "word" || !/^go$/i.test(text)) return undefined;
  const line = script.slice(script.lastIndexOf("\n", index - 1) + 1, index);
  const [said, count] =
    /^go(?:[ \t]+(\d+))?[ \t]*;?[ \t]*(?=\r?\n|$|--|\/\*)/i.exec(script.slice(index)) ?? [];
  if (said === undefined || line.trim() !== "") return undefined;
  return { count: count === undefined ? 1 : Number(count), end: index + said.length };
}
