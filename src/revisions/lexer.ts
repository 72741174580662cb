/**
 * A lexer for TypeScript and JavaScript that is only as good as reading static class members needs: it
 * knows where strings, templates, regular expressions and comments end, and which brackets belong together.
 */

import { BACKTICK, BREAK, CLOSE, classOf, DIGIT, NAME, OPEN, QUOTE, SLASH, SPACE } from "./characters.js";

export type TokenKind =
  | "name"
  | "string"
  | "number"
  | "regex"
  | "punct"
  /** A template without substitutions. */
  | "template"
  /** From the back quote to the first `${`; opens a group that its tail closes. */
  | "templateHead"
  | "templateMiddle"
  | "templateTail";

export interface Token {
  readonly kind: TokenKind;
  /** As written, quotes included. */
  readonly text: string;
  readonly start: number;
  /** A line break stands between this token and the one before it. */
  readonly hasBreak: boolean;
  /** Index of the bracket or template part that belongs to this one; `-1` for all other tokens. */
  match: number;
}

export interface LexerFault {
  readonly message: string;
  readonly start: number;
}

export interface Tokens {
  readonly list: readonly Token[];
  /** What cannot be TypeScript; the list ends there. */
  readonly fault?: LexerFault | undefined;
}

/** Splits source text into tokens, in time linear in its length. */
export function tokenize(source: string): Tokens {
  return new Lexer(source).read();
}

const pairs: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };

/** Names after which an operand stands, so that `/` begins a regular expression. */
const operators = new Set(
  "return typeof case do else in instanceof new void delete throw yield await of default extends".split(" "),
);
const conditions = new Set(["if", "while", "for", "with"]);

class Lexer {
  private readonly tokens: Token[] = [];
  /** Indexes of the tokens whose group is open. */
  private readonly groups: number[] = [];
  private at = 0;
  private hasBreak = false;
  /** A regular expression was looked for in vain up to here: not tried again, or a hostile line costs its square. */
  private noRegexBefore = 0;
  private fault: LexerFault | undefined;

  constructor(private readonly source: string) {}

  read(): Tokens {
    const { source } = this;
    if (source.startsWith("#!")) this.at = this.endOfLine(0);
    while (this.at < source.length && this.fault === undefined) this.step();
    const unclosed = this.groups.at(-1);
    const opener = unclosed === undefined ? undefined : this.tokens[unclosed];
    if (this.fault === undefined && opener !== undefined) {
      this.fail(`\`${opener.text.slice(-2).trim()}\` is never closed`, opener.start);
    }
    for (const index of this.groups) {
      const open = this.tokens[index];
      if (open !== undefined) open.match = this.tokens.length;
    }
    return { list: this.tokens, fault: this.fault };
  }

  private step(): void {
    const { source, at } = this;
    const code = source.charCodeAt(at);
    switch (classOf(code)) {
      case SPACE:
        this.at++;
        break;
      case BREAK:
        this.at++;
        this.hasBreak = true;
        break;
      case NAME:
        this.push("name", this.endOfName(at));
        break;
      case DIGIT:
        this.push("number", this.endOfNumber(at));
        break;
      case QUOTE:
        this.readString(code);
        break;
      case BACKTICK:
        this.readTemplate(true);
        break;
      case SLASH:
        this.readSlash();
        break;
      case OPEN:
        this.groups.push(this.tokens.length);
        this.push("punct", at + 1);
        break;
      case CLOSE:
        this.readClose();
        break;
      default:
        this.readPunctuation(code);
    }
  }

  private push(kind: TokenKind, end: number, match = -1): void {
    const { at, hasBreak } = this;
    this.tokens.push({ kind, text: this.source.slice(at, end), start: at, hasBreak, match });
    this.at = end;
    this.hasBreak = false;
  }

  private fail(message: string, start: number): void {
    this.fault = { message, start };
  }

  private endOfName(from: number): number {
    const { source } = this;
    let end = from + 1;
    while (end < source.length) {
      const kind = classOf(source.charCodeAt(end));
      if (kind !== NAME && kind !== DIGIT) break;
      end++;
    }
    return end;
  }

  private endOfNumber(from: number): number {
    let end = this.endOfName(from);
    while (this.source[end] === "." && this.source[end + 1] !== ".") end = this.endOfName(end);
    return end;
  }

  private endOfLine(from: number): number {
    const { source } = this;
    let end = from;
    while (end < source.length && classOf(source.charCodeAt(end)) !== BREAK) end++;
    return end;
  }

  private readPunctuation(code: number): void {
    const next = this.source.charCodeAt(this.at + 1);
    const isArrow = code === 0x3d && next === 0x3e;
    const isStep = (code === 0x2b || code === 0x2d) && next === code;
    this.push("punct", this.at + (isArrow || isStep ? 2 : 1));
  }

  private readClose(): void {
    const { source, at } = this;
    const character = source[at] ?? "";
    const index = this.groups.pop();
    const opener = index === undefined ? undefined : this.tokens[index];
    if (opener === undefined || index === undefined) {
      this.fail(`\`${character}\` closes nothing`, at);
      return;
    }
    if (opener.kind === "templateHead" && character === "}") {
      this.groups.push(index);
      this.readTemplate(false);
      return;
    }
    if (opener.text !== pairs[character]) {
      this.fail(`\`${character}\` does not close \`${opener.text.slice(-1)}\``, at);
      return;
    }
    opener.match = this.tokens.length;
    this.push("punct", at + 1, index);
  }

  private readString(quote: number): void {
    const { source } = this;
    for (let end = this.at + 1; end < source.length; end++) {
      const code = source.charCodeAt(end);
      if (code === quote) {
        this.push("string", end + 1);
        return;
      }
      if (code === 0x5c) end += source.startsWith("\r\n", end + 1) ? 2 : 1;
      else if (code === 0x0a || code === 0x0d) break;
    }
    this.fail("A string is not ended on its line", this.at);
  }

  /** From a back quote, or from the `}` that ends a substitution, to the next `${` or the closing back quote. */
  private readTemplate(isHead: boolean): void {
    const { source } = this;
    for (let end = this.at + 1; end < source.length; end++) {
      const code = source.charCodeAt(end);
      if (code === 0x5c) end++;
      else if (code === 0x60) {
        if (isHead) {
          this.push("template", end + 1);
          return;
        }
        const index = this.groups.pop() ?? -1;
        const opener = this.tokens[index];
        if (opener !== undefined) opener.match = this.tokens.length;
        this.push("templateTail", end + 1, index);
        return;
      } else if (code === 0x24 && source.charCodeAt(end + 1) === 0x7b) {
        if (isHead) this.groups.push(this.tokens.length);
        this.push(isHead ? "templateHead" : "templateMiddle", end + 2);
        return;
      }
    }
    this.fail("A template string is never ended", this.at);
  }

  private readSlash(): void {
    const { source, at } = this;
    const next = source.charCodeAt(at + 1);
    if (next === 0x2f) {
      this.at = this.endOfLine(at);
    } else if (next === 0x2a) {
      this.readComment();
    } else {
      const end = this.isRegexExpected() ? this.endOfRegex() : undefined;
      this.push(end === undefined ? "punct" : "regex", end ?? at + 1);
    }
  }

  private readComment(): void {
    const end = this.source.indexOf("*/", this.at + 2);
    if (end < 0) {
      this.fail("A comment is never ended", this.at);
      return;
    }
    for (; this.at < end && !this.hasBreak; this.at++) {
      this.hasBreak = classOf(this.source.charCodeAt(this.at)) === BREAK;
    }
    this.at = end + 2;
  }

  private endOfRegex(): number | undefined {
    const { source, at } = this;
    if (at < this.noRegexBefore) return undefined;
    let inClass = false;
    let end = at + 1;
    for (; end < source.length; end++) {
      const code = source.charCodeAt(end);
      if (classOf(code) === BREAK) break;
      if (code === 0x5c) end++;
      else if (code === 0x5b) inClass = true;
      else if (code === 0x5d) inClass = false;
      else if (code === 0x2f && !inClass) return this.endOfName(end);
    }
    this.noRegexBefore = end;
    return undefined;
  }

  private isRegexExpected(): boolean {
    let index = this.tokens.length - 1;
    // `x! / y` divides, `!/x/` negates: what stands before the marks decides.
    while (this.tokens[index]?.text === "!") index--;
    const last = this.tokens[index];
    switch (last?.kind) {
      case undefined:
      case "templateHead":
      case "templateMiddle":
        return true;
      case "name":
        return operators.has(last.text) && this.tokens[index - 1]?.text !== ".";
      case "punct":
        // After the `}` of a block a statement begins; nobody divides an object literal.
        if (last.text === ")") return conditions.has(this.tokens[last.match - 1]?.text ?? "");
        return last.text !== "]" && last.text !== "++" && last.text !== "--";
      default:
        return false;
    }
  }
}
