/** Static members of a class body, read from tokens. */
import type { Token } from "./lexer.js";
import {
  type Literal,
  type Read,
  readLiteral,
  skipAngles,
  skipGroup,
  skipType,
  startsStatement,
  textOf,
} from "./literals.js";

/** The members that make up the metadata of a revision. */
export const fieldNames = [
  "revision",
  "parents",
  "labels",
  "dependsOn",
  "replaces",
  "transaction",
  "message",
] as const;
export type FieldName = (typeof fieldNames)[number];

export interface Field {
  readonly value: Literal;
  /** Offset in the source. */
  readonly start: number;
}

export type Fields = Map<FieldName, Field>;

export interface ClassBody {
  readonly statics: Fields;
  /** Offsets of members of these names that lack `static`. */
  readonly instance: ReadonlyMap<FieldName, number>;
}

type TokenList = readonly Token[];

export function isFieldName(name: string | undefined): name is FieldName {
  return name !== undefined && (fieldNames as readonly string[]).includes(name);
}

const modifiers = new Set(
  "static readonly public private protected override declare abstract accessor async get set".split(" "),
);
/** Names after which an expression goes on, on the next line too. */
const prefixes = new Set(
  "typeof void new await delete in instanceof extends implements class function yield".split(" "),
);

/** Reads the class body between the brace at `open` and the one that closes it. */
export function readClassBody(tokens: TokenList, open: number): ClassBody {
  const to = tokens[open]?.match ?? tokens.length;
  const statics: Fields = new Map();
  const instance = new Map<FieldName, number>();
  for (let index = open + 1; index < to; ) {
    const member = new MemberReader(tokens, index, to).read();
    if (isFieldName(member.key)) {
      const field = { value: member.value, start: tokens[member.at]?.start ?? 0 };
      if (!member.isStatic) instance.set(member.key, field.start);
      else if (!member.isDeclared) statics.set(member.key, field);
    } else if (member.isStatic && member.key === undefined && member.block !== undefined) {
      readAssignments(tokens, member.block, (owner) => (owner === "this" ? statics : undefined));
    }
    index = Math.max(member.next, index + 1);
  }
  return { statics, instance };
}

interface Member {
  /** Empty when it is computed, `undefined` when there is none. */
  readonly key: string | undefined;
  readonly isStatic: boolean;
  /** Only declared: `static revision: string;`. */
  readonly isDeclared: boolean;
  readonly value: Literal;
  /** Index of the brace of a static block. */
  readonly block?: number | undefined;
  /** Index of its name. */
  readonly at: number;
  readonly next: number;
}

/** Reads one member from its decorators to its end. */
class MemberReader {
  private key: string | undefined;
  private isStatic = false;
  private at: number;
  private index: number;

  constructor(
    private readonly tokens: TokenList,
    from: number,
    private readonly to: number,
  ) {
    this.at = from;
    this.index = from;
  }

  read(): Member {
    const { tokens, to } = this;
    while (this.index < to) {
      const token = tokens[this.index];
      if (token === undefined) break;
      if (isKey(token)) {
        if (this.isEndedBy(token)) return this.member(this.index, { isDeclared: true });
        this.readKey();
      } else {
        const member = this.readPunctuation(token);
        if (member !== undefined) return member;
      }
    }
    return this.member(to, { isDeclared: true });
  }

  private member(next: number, rest: Partial<Member> = {}): Member {
    const { key, isStatic, at } = this;
    return { key, isStatic, isDeclared: false, value: undefined, at, next, ...rest };
  }

  /** Whether a member without initializer and semicolon stands before this name. */
  private isEndedBy(token: Token): boolean {
    return this.key !== undefined && token.hasBreak && !modifiers.has(this.key);
  }

  private readKey(): void {
    this.isStatic ||= this.key === "static";
    this.key = keyOf(this.tokens, this.index);
    this.at = this.index;
    this.index = skipGroup(this.tokens, this.index);
  }

  private readPunctuation(token: Token): Member | undefined {
    const { tokens, to, index } = this;
    switch (token.text) {
      case "{":
        if (this.key !== "static") return this.member(token.match + 1);
        this.key = undefined;
        return this.member(token.match + 1, { isStatic: true, block: index });
      case "(":
        return this.member(skipMethod(tokens, token.match + 1, to));
      case "=": {
        const { value, next } = readLiteral(tokens, index + 1, to);
        const end = value === undefined ? skipExpression(tokens, index + 1, to) : next;
        return this.member(end, { value });
      }
      case ";":
        return this.member(index + 1, { isDeclared: true });
      case "@":
        this.index = Math.max(skipDecorators(tokens, index, to), index + 1);
        return undefined;
      case "<":
        this.index = skipAngles(tokens, index, to);
        return undefined;
      case ":":
        this.index = skipType(tokens, index + 1, to);
        return undefined;
      default:
        this.index = skipGroup(tokens, index);
        return undefined;
    }
  }
}

function isKey(token: Token): boolean {
  return token.kind === "name" || token.kind === "string" || token.kind === "number" || token.text === "[";
}

function keyOf(tokens: TokenList, index: number): string {
  const token = tokens[index];
  if (token === undefined) return "";
  if (token.kind === "string") return textOf(token);
  if (token.text !== "[") return token.text;
  const inner = tokens[index + 1];
  return inner?.kind === "string" && token.match === index + 2 ? textOf(inner) : "";
}

/** Index after any decorators at `from`. */
export function skipDecorators(tokens: TokenList, from: number, to: number): number {
  let index = from;
  while (index < to && tokens[index]?.text === "@") {
    index++;
    while (tokens[index]?.kind === "name" && tokens[index + 1]?.text === ".") index += 2;
    if (tokens[index]?.kind === "name") index++;
    if (tokens[index]?.text === "<") index = skipAngles(tokens, index, to);
    if (tokens[index]?.text === "(") index = (tokens[index]?.match ?? index) + 1;
  }
  return index;
}

/** Index after the body of a method, or after its signature when it has none; `from` follows the parameters. */
function skipMethod(tokens: TokenList, from: number, to: number): number {
  const index = tokens[from]?.text === ":" ? skipType(tokens, from + 1, to) : from;
  const token = tokens[index];
  return token?.text === "{" ? token.match + 1 : index;
}

/** Index after an initializer that is not a literal. */
function skipExpression(tokens: TokenList, from: number, to: number): number {
  let index = from;
  while (index < to) {
    const token = tokens[index];
    if (token === undefined || token.text === ";") break;
    if (
      index > from &&
      token.hasBreak &&
      startsStatement(token) &&
      endsExpression(tokens, index - 1, token)
    ) {
      break;
    }
    index = skipGroup(tokens, index);
  }
  return index;
}

const closers = new Set([")", "]", "}", "!", "++", "--"]);

function endsExpression(tokens: TokenList, index: number, next: Token): boolean {
  const token = tokens[index];
  if (token === undefined) return false;
  if (token.kind === "name") return !prefixes.has(token.text);
  if (token.kind !== "punct") return true;
  // `as Map<A, B>` ends a member only when another evidently follows; otherwise it is a comparison.
  return closers.has(token.text) || (token.text === ">" && modifiers.has(next.text));
}

/**
 * Reads `X.revision = "…"` and the calls that compilers write for it among
 * the statements of the group that `open` begins; `-1` stands for the whole file.
 */
export function readAssignments(
  tokens: TokenList,
  open: number,
  fieldsOf: (owner: string) => Fields | undefined,
): void {
  const to = open < 0 ? tokens.length : (tokens[open]?.match ?? tokens.length);
  for (let index = open + 1; index < to; ) {
    const token = tokens[index];
    if (token === undefined) break;
    const found = token.kind === "name" ? readAssignment(tokens, index, to) : undefined;
    if (found !== undefined && tokens[index - 1]?.text !== ".") {
      const { owner, name, value, next } = found;
      fieldsOf(owner)?.set(name, { value, start: token.start });
      index = next;
    } else {
      index = skipGroup(tokens, index);
    }
  }
}

interface Assignment extends Read {
  readonly owner: string;
  readonly name: FieldName;
}

function readAssignment(tokens: TokenList, at: number, to: number): Assignment | undefined {
  const [second, third, fourth] = [tokens[at + 1]?.text, tokens[at + 2]?.text, tokens[at + 3]?.text];
  if (second === "(") return readDefinition(tokens, at + 1);
  if (second !== ".") return undefined;
  if (third === "defineProperty" && fourth === "(") return readDefinition(tokens, at + 3);
  if (!isFieldName(third) || fourth !== "=" || tokens[at + 4]?.text === "=") return undefined;
  return { owner: tokens[at]?.text ?? "", name: third, ...readLiteral(tokens, at + 4, to) };
}

/** `(X, "revision", "…")` or `(X, "revision", { value: "…" })`. */
function readDefinition(tokens: TokenList, open: number): Assignment | undefined {
  const [owner, comma, key, second, value] = tokens.slice(open + 1, open + 6);
  const name = key?.kind === "string" ? textOf(key) : undefined;
  if (owner?.kind !== "name" || comma?.text !== "," || second?.text !== "," || !isFieldName(name))
    return undefined;
  const to = tokens[open]?.match ?? tokens.length;
  let from = open + 5;
  if (value?.text === "{") {
    while (from < to && !(tokens[from]?.text === "value" && tokens[from + 1]?.text === ":")) from++;
    from += 2;
  }
  // The brace of a descriptor ends what stands in it.
  const end = value?.text === "{" ? value.match : to;
  return { owner: owner.text, name, value: readLiteral(tokens, from, end).value, next: to + 1 };
}
