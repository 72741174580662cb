/** Literal values and the syntax around them, read from tokens. */
import type { Token } from "./lexer.js";

/** What a static member may be set to. `undefined`: written, but not a literal. */
export type Literal = string | boolean | null | readonly string[] | undefined;

export interface Read {
  readonly value: Literal;
  /** Index of the first token after it. */
  readonly next: number;
}

type TokenList = readonly Token[];

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  b: "\b",
  v: "\v",
  f: "\f",
  "0": "\0",
  "\n": "",
  "\r\n": "",
  "\u2028": "",
  "\u2029": "",
};

/** The text that a string or a template without substitutions stands for. */
export function textOf(token: Token): string {
  const inner = token.text.slice(1, -1);
  if (!inner.includes("\\")) return inner;
  return inner.replace(
    /\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|[\s\S]))/g,
    (_, point?: string, unit?: string, byte?: string, other?: string) => {
      const hex = point ?? unit ?? byte;
      if (hex === undefined) return escapes[other ?? ""] ?? other ?? "";
      const code = Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : "";
    },
  );
}

function isText(token: Token | undefined): boolean {
  return token?.kind === "string" || token?.kind === "template";
}

/** Index after the token at `index`, or after its group when it opens one. */
export function skipGroup(tokens: TokenList, index: number): number {
  return Math.max(index, tokens[index]?.match ?? index) + 1;
}

/**
 * Reads the expression at `from`. Its value is `undefined` unless the whole of it is a literal, type
 * annotations such as `as const` aside.
 */
export function readLiteral(tokens: TokenList, from: number, to: number): Read {
  const { value, next } = readOperand(tokens, from, to);
  let index = next;
  while (index < to && value !== undefined) {
    const token = tokens[index];
    if (token === undefined) break;
    if (token.text === "!" && !token.hasBreak && tokens[index + 1]?.text !== "=") index++;
    else if (!token.hasBreak && (token.text === "as" || token.text === "satisfies")) {
      index = skipType(tokens, index + 1, to);
    } else break;
  }
  return { value: isEnd(tokens, index, to) ? value : undefined, next: index };
}

function readOperand(tokens: TokenList, from: number, to: number): Read {
  const token = tokens[from];
  const next = from + 1;
  if (token === undefined || from >= to) return { value: undefined, next: from };
  if (isText(token)) return { value: textOf(token), next };
  if (token.kind === "name") {
    if (token.text === "void" && tokens[next]?.text === "0") return { value: null, next: next + 1 };
    const value = token.text === "true" ? true : token.text === "false" ? false : undefined;
    return { value: token.text === "null" || token.text === "undefined" ? null : value, next };
  }
  // What minifiers write for true and false.
  if (token.text === "!" && (tokens[next]?.text === "0" || tokens[next]?.text === "1")) {
    return { value: tokens[next]?.text === "0", next: next + 1 };
  }
  if (token.text === "(") {
    const inner = readLiteral(tokens, next, token.match);
    return { value: inner.next === token.match ? inner.value : undefined, next: token.match + 1 };
  }
  if (token.text === "[") {
    return { value: readList(tokens, next, token.match), next: token.match + 1 };
  }
  return { value: undefined, next };
}

function readList(tokens: TokenList, from: number, to: number): readonly string[] | undefined {
  const list: string[] = [];
  for (let index = from; index < to; index++) {
    const token = tokens[index];
    if (token === undefined || !isText(token)) return undefined;
    list.push(textOf(token));
    index++;
    if (index < to && tokens[index]?.text !== ",") return undefined;
  }
  return list;
}

/** Whether an expression that is complete at `index` ends there. */
function isEnd(tokens: TokenList, index: number, to: number): boolean {
  const token = tokens[index];
  if (token === undefined || index >= to || token.text === ";" || token.text === ",") return true;
  return token.hasBreak && startsStatement(token);
}

const continuations = new Set(["in", "instanceof", "extends", "implements"]);

/** Whether a token after a line break begins something new, semicolons being optional. */
export function startsStatement(token: Token): boolean {
  if (token.kind === "name") return !continuations.has(token.text);
  return token.kind === "string" || token.kind === "number" || token.text === "@" || token.text === "}";
}

const typeOperators = new Set("keyof typeof readonly unique infer asserts new abstract import".split(" "));
const typeInfixes = new Set(["is", "extends"]);
const typePunctuation = new Set(["=>", "|", "&", "?", ":", ".", "-"]);

/** Index of the first token after the type that begins at `from`. */
export function skipType(tokens: TokenList, from: number, to: number): number {
  let needsOperand = true;
  let index = from;
  while (index < to) {
    const token = tokens[index];
    if (token === undefined) break;
    if (token.text === "<") {
      index = skipAngles(tokens, index, to);
      continue;
    }
    if (typePunctuation.has(token.text)) needsOperand = true;
    else if (needsOperand ? !beginsType(token) : !continuesType(token)) break;
    else needsOperand = token.kind === "name" && (needsOperand ? typeOperators : typeInfixes).has(token.text);
    index = skipGroup(tokens, index);
  }
  return index;
}

function beginsType(token: Token): boolean {
  return token.kind !== "punct" || token.match >= 0;
}

function continuesType(token: Token): boolean {
  return !token.hasBreak && (token.text === "[" || typeInfixes.has(token.text));
}

/** Index after the `>` that belongs to the `<` at `from`. */
export function skipAngles(tokens: TokenList, from: number, to: number): number {
  let depth = 0;
  for (let index = from; index < to; ) {
    const token = tokens[index];
    if (token === undefined) break;
    if (token.text === "<") depth++;
    else if (token.text === ">" && --depth === 0) return index + 1;
    index = skipGroup(tokens, index);
  }
  return to;
}
