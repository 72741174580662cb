/** The class that a module exports as default, found among its tokens. */
import { type ClassBody, type Fields, readAssignments, readClassBody } from "./class-members.js";
import type { Token } from "./lexer.js";
import { skipAngles, skipGroup } from "./literals.js";

interface ClassFact extends ClassBody {
  readonly names: readonly string[];
  /** Offset in the source. */
  readonly start: number;
}

export interface DefaultClass extends ClassBody {
  readonly name: string | undefined;
  readonly start: number;
}

interface Scan {
  readonly tokens: readonly Token[];
  readonly classes: ClassFact[];
  /** What the module exports as default; a name, a class, or something else. */
  exported: { readonly name?: string; readonly fact?: ClassFact; readonly start: number } | undefined;
  isCommonJs: boolean;
}

export type DefaultExport =
  | { readonly found: DefaultClass }
  | { readonly found: undefined; readonly problem: "none" | "notClass"; readonly start: number };

/** Finds the default-exported class with its static members. Understands what compilers make of it too. */
export function findDefaultClass(tokens: readonly Token[]): DefaultExport {
  const scan: Scan = { tokens, classes: [], exported: undefined, isCommonJs: false };
  for (let index = 0; index < tokens.length; ) {
    const token = tokens[index];
    if (token === undefined) break;
    const next = token.kind === "name" ? readStatement(scan, index, token.text) : index;
    index = next > index ? next : skipGroup(tokens, index);
  }
  const fact = pickClass(scan);
  if (fact === undefined) {
    const { exported } = scan;
    return { found: undefined, problem: exported ? "notClass" : "none", start: exported?.start ?? 0 };
  }
  readAssignments(tokens, -1, (owner) => (fact.names.includes(owner) ? fact.statics : undefined));
  return {
    found: { name: fact.names[0], start: fact.start, statics: fact.statics, instance: fact.instance },
  };
}

function pickClass(scan: Scan): ClassFact | undefined {
  const { exported, classes, tokens } = scan;
  if (exported?.fact !== undefined) return exported.fact;
  if (exported?.name !== undefined) {
    const { name } = exported;
    return classes.findLast((fact) => fact.names.includes(name));
  }
  // Bundlers export through helpers of their own; then the only class with a revision is meant.
  if (exported !== undefined || !scan.isCommonJs) return undefined;
  const candidates = classes.filter((fact) => {
    const assigned: Fields = new Map(fact.statics);
    readAssignments(tokens, -1, (owner) => (fact.names.includes(owner) ? assigned : undefined));
    return assigned.has("revision");
  });
  return candidates.length === 1 ? candidates[0] : undefined;
}

/** Reads what begins at `index`; returns the index after it, or `index` when it is nothing of interest. */
function readStatement(scan: Scan, index: number, text: string): number {
  const { tokens } = scan;
  if (tokens[index - 1]?.text === ".") return index;
  switch (text) {
    case "class":
      return readClass(scan, index);
    case "export":
      return readExport(scan, index);
    case "exports":
    case "module":
      scan.isCommonJs = true;
      return readCommonJs(scan, index);
    case "Object":
      // `Object.defineProperty(exports, "default", …)`
      scan.isCommonJs ||= tokens[index + 4]?.text === "exports";
      return index;
    default:
      return index;
  }
}

function readClass(scan: Scan, index: number): number {
  const { tokens } = scan;
  let open = index + 1;
  while (open < tokens.length && tokens[open]?.text !== "{") {
    const token = tokens[open];
    if (token?.text === ";" || token?.text === ":") return index;
    if (token?.text === "<") open = skipAngles(tokens, open, tokens.length);
    else open = skipGroup(tokens, open);
  }
  if (open >= tokens.length) return index;
  const start = tokens[index]?.start ?? 0;
  const fact: ClassFact = { names: namesOf(tokens, index), start, ...readClassBody(tokens, open) };
  scan.classes.push(fact);
  const before = tokens[index - 1]?.text === "abstract" ? index - 2 : index - 1;
  const isDefault = tokens[before]?.text === "default" && tokens[before - 1]?.text === "export";
  if (isDefault || isExportTarget(tokens, index - 1)) {
    scan.exported = { fact, start };
  }
  return (tokens[open]?.match ?? open) + 1;
}

/** The declared name and the variable that the class is assigned to. */
function namesOf(tokens: readonly Token[], index: number): string[] {
  const names: string[] = [];
  const declared = tokens[index + 1];
  if (declared?.kind === "name" && declared.text !== "extends" && declared.text !== "implements") {
    names.push(declared.text);
  }
  const variable = tokens[index - 2];
  const isAssigned = tokens[index - 1]?.text === "=" && variable?.kind === "name";
  if (isAssigned && tokens[index - 3]?.text !== "." && !names.includes(variable.text))
    names.push(variable.text);
  return names;
}

/** Whether the `=` at `index` ends `export =`, `module.exports =`, `exports.default =`. */
function isExportTarget(tokens: readonly Token[], index: number): boolean {
  if (tokens[index]?.text !== "=") return false;
  const [owner, dot, name] = [tokens[index - 3]?.text, tokens[index - 2]?.text, tokens[index - 1]?.text];
  if (name === "export") return true;
  return (
    dot === "." && ((owner === "module" && name === "exports") || (owner === "exports" && name === "default"))
  );
}

function readExport(scan: Scan, index: number): number {
  const { tokens } = scan;
  const next = tokens[index + 1];
  if (next?.text === "default") readExportValue(scan, index + 2);
  else if (next?.text === "=") readExportValue(scan, index + 2);
  else if (next?.text === "{") {
    for (let at = index + 2; at < next.match; at++) {
      const isDefault = tokens[at]?.text === "default" && tokens[at - 1]?.text === "as";
      const name = tokens[at - 2];
      if (isDefault && name !== undefined) {
        const isForeign = tokens[next.match + 1]?.text === "from";
        scan.exported = isForeign ? { start: name.start } : { name: name.text, start: name.start };
      }
    }
  }
  return index;
}

function readExportValue(scan: Scan, at: number): void {
  const { tokens } = scan;
  const token = tokens[at];
  if (token === undefined || token.text === "class" || token.text === "abstract" || token.text === "@")
    return;
  const after = tokens[at + 1];
  const isName =
    token.kind === "name" &&
    (after === undefined ||
      after.hasBreak ||
      after.text === ";" ||
      after.text === "as" ||
      after.text === "satisfies");
  // `export default interface X`: a type; the value of that name, if any, is exported elsewhere.
  if (token.text === "interface") return;
  scan.exported = isName ? { name: token.text, start: token.start } : { start: token.start };
}

function readCommonJs(scan: Scan, index: number): number {
  const { tokens } = scan;
  let at = index;
  while (tokens[at + 1]?.text === "." && tokens[at + 2]?.kind === "name") at += 2;
  if (isExportTarget(tokens, at + 1) && tokens[at + 2]?.kind === "name") {
    const name = tokens[at + 2]?.text ?? "";
    // `exports = module.exports = X` goes on; `exports.default = void 0` is only a place kept free.
    const isName =
      tokens[at + 3]?.text !== "." && tokens[at + 3]?.text !== "(" && name !== "void" && name !== "class";
    if (isName && tokens[at + 3]?.text !== "=") scan.exported = { name, start: tokens[index]?.start ?? 0 };
  }
  return index;
}
