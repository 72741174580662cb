/** Names that a function uses and does not declare: what it would lose in another file. */
import { type Token, tokenize } from "./lexer.js";
import { skipGroup } from "./literals.js";

type TokenList = readonly Token[];

const words = new Set(
  `arguments as async await break case catch class const continue debugger default delete do else enum export extends
  false finally for from function get if import in instanceof interface let new null of return set static super switch
  this throw true try typeof var void while with yield undefined`.split(/\s+/),
);
const declaring = new Set(["const", "let", "var"]);
const named = new Set(["function", "class"]);
/** Words before a bracket and a brace that declare nothing. */
const statements = new Set(["if", "for", "while", "switch", "with"]);

/**
 * The names in the source of a function that it does not declare and that are no globals, sorted; `this` and `super` are
 * among them where it is no function with a `this` of its own. It rather names too many than too few.
 *
 * @param source JavaScript: what `String(function)` gives
 * @returns nothing when the source cannot be read, as that of a method or of native code
 */
export function freeNames(source: string): readonly string[] | undefined {
  const { list, fault } = tokenize(source);
  const isExpression = /^(?:async\s*)?(?:function\b|\(|[\w$]+\s*=>)/.test(source);
  if (fault !== undefined || !isExpression || source.includes("[native code]")) return undefined;
  const declared = declaredNames(list);
  const free = new Set<string>();
  for (const [index, token] of list.entries()) {
    if (token.kind !== "name" || !isReference(list, index)) continue;
    const { text } = token;
    const isOwn = declared.has(text) || text in globalThis || (words.has(text) && !isOfClass(text));
    if (!isOwn) free.add(text);
  }
  return [...free].sort();
}

function isOfClass(text: string): boolean {
  return text === "this" || text === "super";
}

/** Whether a name stands for a value, not for a member or a key. */
function isReference(list: TokenList, index: number): boolean {
  const before = list[index - 1]?.text;
  if (before === ".") return list[index - 2]?.text === "." && list[index - 3]?.text === ".";
  const isKey = list[index + 1]?.text === ":" && (before === "{" || before === ",");
  return !isKey;
}

function declaredNames(list: TokenList): ReadonlySet<string> {
  const names = new Set<string>();
  const addGroup = (open: number): void => {
    const to = list[open]?.match ?? open;
    for (let index = open + 1; index < to; index++) addDeclared(list, index, names);
  };
  for (const [index, token] of list.entries()) {
    if (token.kind === "name" && declaring.has(token.text)) addPattern(list, index + 1, names);
    else if (named.has(token.text) && list[index + 1]?.kind === "name") names.add(textAt(list, index + 1));
    else if (token.text === "=>") {
      const last = list[index - 1];
      if (last?.text === ")") addGroup(last.match);
      else if (last?.kind === "name") names.add(last.text);
    } else if (token.text === "(" && isParameters(list, index)) addGroup(index);
  }
  return names;
}

/** The names up to the `=`, `of` or `in` of a declaration, and those of the declarations after its commas. */
function addPattern(list: TokenList, from: number, names: Set<string>): void {
  const to = skipGroup(list, from);
  for (let index = from; index < to; index++) addDeclared(list, index, names);
  for (let index = to; index < list.length; index = skipGroup(list, index)) {
    const token = list[index];
    if (token === undefined || [";", ")", "}", "of", "in"].includes(token.text)) return;
    if (token.text === ",") {
      addPattern(list, index + 1, names);
      return;
    }
  }
}

/** What stands behind `=` is a value that takes the place of a missing one. */
function addDeclared(list: TokenList, index: number, names: Set<string>): void {
  if (list[index]?.kind === "name" && list[index - 1]?.text !== "=") names.add(textAt(list, index));
}

/** Whether a bracket holds the parameters of a function or method, or what is caught. */
function isParameters(list: TokenList, open: number): boolean {
  const before = list[open - 1];
  if (before?.kind !== "name" || list[(list[open]?.match ?? open) + 1]?.text !== "{") return false;
  return !statements.has(before.text);
}

function textAt(list: TokenList, index: number): string {
  return list[index]?.text ?? "";
}
