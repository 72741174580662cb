/** The beginning of what makes a module: `CREATE OR ALTER VIEW dbo.v`. What stands behind it is never touched. */
import type { BuiltInKind } from "../../../objects/definition/shape.js";
import { nameOf, type Token, tokens } from "./lexical.js";
import { qualified } from "./writer.js";

const words: Readonly<Partial<Record<BuiltInKind, readonly string[]>>> = {
  view: ["VIEW"],
  function: ["FUNCTION"],
  procedure: ["PROCEDURE", "PROC"],
  trigger: ["TRIGGER"],
  domain: ["TYPE"],
  tableType: ["TYPE"],
};

interface Head {
  /** Comments in front of it and in it. */
  readonly comments: string;
  /** Its name as it is written, with or without the namespace. */
  readonly names: readonly string[];
  /** What a trigger is on, as it is written. */
  readonly on: readonly string[];
  /** Where it ends. */
  readonly end: number;
}

/**
 * The text with the head that an object has now: a module keeps the name it was made with, however it is renamed. Comments in
 * front of the head stay.
 *
 * @param table what a trigger is on, which may have another name by now as well
 * @returns the text as it is where it begins otherwise
 */
export function rewriteHead(
  text: string,
  kind: BuiltInKind,
  namespace: string,
  name: string,
  table?: { readonly namespace: string; readonly name: string },
): string {
  const sql = text.trim();
  const head = headOf(sql, kind);
  const [word] = words[kind] ?? [];
  if (head === undefined || word === undefined) return sql;
  const on = table === undefined ? head.on.join(".") : qualified(table.namespace, table.name);
  const trigger = on === "" ? "" : ` ON ${on}`;
  return `${head.comments}CREATE ${word} ${qualified(namespace, name)}${trigger}${sql.slice(head.end)}`;
}

/** The text that makes a module or takes the place of the one that is there: `CREATE OR ALTER` (SQL Server 2016 SP1). */
export function orAlter(text: string): string {
  const found = opening(text);
  if (found === undefined) return text;
  const { create, last } = found;
  return `${text.slice(0, create.index)}CREATE OR ALTER${text.slice(last.index + last.text.length)}`;
}

/** What stands behind the head; nothing where the text begins otherwise. */
export function behindHead(text: string, kind: BuiltInKind): string | undefined {
  const head = headOf(text, kind);
  return head === undefined ? undefined : text.slice(head.end);
}

/** What a text says that it makes. */
export interface SaidHead {
  readonly kind: BuiltInKind;
  readonly namespace?: string | undefined;
  readonly name: string;
  /** What a trigger is on. */
  readonly on?: { readonly namespace?: string | undefined; readonly name: string } | undefined;
}

/** What a text says that it makes; nothing where that is no module and no type. */
export function saidHead(text: string): SaidHead | undefined {
  for (const kind of Object.keys(words) as BuiltInKind[]) {
    const head = headOf(text, kind);
    if (head === undefined) continue;
    const [name, namespace] = head.names.map(nameOf).reverse();
    const [table, tableNamespace] = head.on.map(nameOf).reverse();
    if (name === undefined || (kind === "trigger") !== (table !== undefined)) return undefined;
    // A reserved word: the trigger is on all of the database, or the server.
    if (head.on.length === 1 && /^(?:DATABASE|ALL)$/i.test(head.on[0] ?? "")) return undefined;
    const on = table === undefined ? {} : { on: { namespace: tableNamespace, name: table } };
    const found = kind === "domain" ? typeKind(text.slice(head.end)) : kind;
    return found === undefined ? undefined : { kind: found, namespace, name, ...on };
  }
  return undefined;
}

/** CREATE TYPE makes another name of a type, or a table type; what an assembly has is neither. */
function typeKind(rest: string): "domain" | "tableType" | undefined {
  const [first, second] = [...firstPieces(rest, 2)];
  if (isWord(first, "FROM")) return "domain";
  return isWord(first, "AS") && isWord(second, "TABLE") ? "tableType" : undefined;
}

/** `CREATE`, `ALTER` or `CREATE OR ALTER`, its first word and its last. */
function opening(sql: string): { readonly create: Token; readonly last: Token } | undefined {
  const said = [...firstPieces(sql, 3)];
  const [create, or, alter] = said;
  if (create === undefined) return undefined;
  if (isWord(create, "ALTER")) return { create, last: create };
  if (!isWord(create, "CREATE")) return undefined;
  return { create, last: isWord(or, "OR") && alter !== undefined && isWord(alter, "ALTER") ? alter : create };
}

function* firstPieces(sql: string, count: number): Generator<Token> {
  let left = count;
  for (const token of tokens(sql)) {
    if (token.sort === "comment") continue;
    yield token;
    left -= 1;
    if (left === 0) return;
  }
}

function isWord(token: Token | undefined, word: string): boolean {
  return token?.sort === "word" && token.text.toUpperCase() === word;
}

/** A head has at most `CREATE OR ALTER TRIGGER a.b ON c.d`: more pieces are never looked at. */
const longest = 11;

function headOf(sql: string, kind: BuiltInKind): Head | undefined {
  const found = opening(sql);
  if (found === undefined) return undefined;
  const pieces = [...firstPieces(sql, longest)].filter(({ index }) => index > found.last.index);
  const [word, ...rest] = pieces;
  if (word === undefined || !words[kind]?.includes(word.text.toUpperCase())) return undefined;
  const own = dotted(rest);
  const on = kind === "trigger" && isWord(rest[own.length], "ON") ? dotted(rest.slice(own.length + 1)) : [];
  const last = on.at(-1) ?? own.at(-1);
  if (last === undefined) return undefined;
  const end = last.index + last.text.length;
  const written = (list: readonly Token[]) => list.filter(({ text }) => text !== ".").map(({ text }) => text);
  return {
    comments: commentsBefore(sql, found.create.index, end),
    names: written(own),
    on: written(on),
    end,
  };
}

/** The pieces of a name: parts with points between them. */
function dotted(pieces: readonly Token[]): readonly Token[] {
  const parts: Token[] = [];
  for (const piece of pieces) {
    const isPoint = piece.text === ".";
    const isPart = piece.sort === "word" || piece.sort === "name";
    if (parts.length % 2 === 0 ? !isPart : !isPoint) break;
    parts.push(piece);
  }
  return parts.length % 2 === 0 ? parts.slice(0, -1) : parts;
}

/** What stands in front of the head as it is, then the comments in it, each on a line of its own. */
function commentsBefore(sql: string, start: number, end: number): string {
  const inside = [...tokens(sql.slice(start, end))].filter(({ sort }) => sort === "comment");
  return sql.slice(0, start) + inside.map(({ text }) => `${text.trimEnd()}\n`).join("");
}
