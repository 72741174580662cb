/** Transact-SQL cut into the pieces that count for finding an end: nothing is understood. */

/** A piece of a text and where it stands; white space lies between. */
export interface Token {
  readonly sort: "comment" | "constant" | "name" | "word" | "sign";
  readonly text: string;
  readonly index: number;
}

/** A line comment, a constant, a delimited name, a word or number, any other character. */
const piece = /--[^\n]*|N?'(?:[^']|'')*'|\[(?:[^\]]|\]\])*\]|"(?:[^"]|"")*"|[\p{L}\p{N}_@#$]+|\S/uy;
const space = /\s*/uy;

/** The pieces in order. What is never closed ends with the text. */
export function* tokens(sql: string): Generator<Token> {
  for (let index = behind(space, sql, 0); index < sql.length; ) {
    const end = sql.startsWith("/*", index) ? endOfComment(sql, index) : behind(piece, sql, index);
    const text = sql.slice(index, end);
    yield { sort: sortOf(text), text, index };
    index = behind(space, sql, end);
  }
}

function behind(pattern: RegExp, sql: string, index: number): number {
  pattern.lastIndex = index;
  return pattern.test(sql) ? pattern.lastIndex : index + 1;
}

/** Comments between slashes lie in one another ("Slash Star" in the documentation of Transact-SQL). */
function endOfComment(sql: string, start: number): number {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = start;
  let depth = 0;
  for (let found = mark.exec(sql); found !== null; found = mark.exec(sql)) {
    depth += found[0] === "/*" ? 1 : -1;
    if (depth === 0) return mark.lastIndex;
  }
  return sql.length;
}

function sortOf(text: string): Token["sort"] {
  if (text.startsWith("--") || text.startsWith("/*")) return "comment";
  if (/^N?'/.test(text)) return "constant";
  if (/^(?:\[.|"[^"])/s.test(text)) return "name";
  return /^[\p{L}\p{N}_@#$]/u.test(text) ? "word" : "sign";
}

/** Names in a text, in small letters: most collations take large ones for the same. */
export function namesIn(text: string): readonly string[] {
  return [...tokens(text)].flatMap(({ sort, text: piece }) =>
    sort === "name" || sort === "word" ? [nameOf(piece).toLowerCase()] : [],
  );
}

/** What a delimited name or a word is called. */
export function nameOf(text: string): string {
  if (text.startsWith("[")) return text.slice(1, -1).replaceAll("]]", "]");
  return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
}
