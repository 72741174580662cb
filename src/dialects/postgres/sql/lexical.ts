/** SQL cut into the pieces that count for finding an end: nothing is understood. */
import { lazyPattern } from "../../../util/lazy-pattern.js";

/** Whatever a bracket or semicolon in it does not count; then the characters that do. */
const token = lazyPattern(
  String.raw`[eE]'(?:[^'\\]|\\[\s\S]|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$([\p{L}_][\p{L}\p{N}_]*)?\$[\s\S]*?\$\1\$|--[^\n]*|/\*[\s\S]*?\*/|[\p{L}_][\p{L}\p{N}_$]*|[();]`,
  "gu",
);

/** Its pieces, in their order. */
export function tokensOf(sql: string): IterableIterator<RegExpExecArray> {
  return sql.matchAll(token());
}

/** What stands in the brackets behind a word of the server's that can be no name, where it first stands outside of others. */
export function behindWord(sql: string, word: string): string | undefined {
  let depth = 0;
  let start: number | undefined;
  let isNext = false;
  for (const { 0: text, index } of tokensOf(sql)) {
    if (text === "(") {
      if (isNext) start = index + 1;
      isNext = false;
      depth += 1;
    } else if (text === ")") {
      depth -= 1;
      if (depth === 0 && start !== undefined) return sql.slice(start, index);
    } else if (depth === 0 && start === undefined) isNext = text === word;
  }
  return undefined;
}

/** A name as the server writes it, without its quotes. */
export function unquoted(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
}
