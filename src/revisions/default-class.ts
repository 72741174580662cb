/** The class that a module exports as default, found among its tokens. */
import {
  type ClassBody,
  type Fields,
  readAssignments,
  readClassBody,
  skipDecorators,
} from "./class-members.js";
import type { Token } from "./lexer.js";
import { skipAngles, skipGroup } from "./literals.js";

/** A class with the names it goes by in its module: its own, and that of the variable it is assigned to. */
export interface DefaultClass extends ClassBody {
  readonly names: readonly string[];
  /** Offset in the source. */
  readonly start: number;
}

interface Scan {
  readonly tokens: readonly Token[];
  readonly classes: DefaultClass[];
  /** What the module exports as default; a name, a class, or something else. */
  exported: { readonly name?: string; readonly fact?: DefaultClass; readonly start: number } | undefined;
  /** Index of the `class` that stands behind `export default`. */
  defaultAt: number;
  isCommonJs: boolean;
}

export type DefaultExport =
  | { readonly found: DefaultClass }
  | { readonly found: undefined; readonly problem: "none" | "notClass"; readonly start: number };

/** Finds the default-exported class with its static members. Understands what compilers make of it too. */
export function findDefaultClass(tokens: readonly Token[]): DefaultExport {
  const scan: Scan = { tokens, classes: [], exported: undefined, defaultAt: -1, isCommonJs: false };
  for (let index = 0; index < tokens.length; ) {
    const token = tokens[index];
    if (token === undefined) break;
    const next = token.kind === "name" ? readStatement(scan, index, token.text) : index;
    index = next > index ? next : skipGroup(tokens, index);
  }
  const assigned = new Map<string, Fields>();
  readAssignments(tokens, -1, (owner) => {
    const fields = assigned.get(owner) ?? new Map();
    assigned.set(owner, fields);
    return fields;
  });
  for (const { names, statics } of scan.classes) {
    for (const name of names) for (const [key, field] of assigned.get(name) ?? []) statics.set(key, field);
  }
  const found = pickClass(scan);
  if (found !== undefined) return { found };
  const { exported } = scan;
  return { found, problem: exported ? "notClass" : "none", start: exported?.start ?? 0 };
}

function pickClass({ exported, classes, isCommonJs }: Scan): DefaultClass | undefined {
  if (exported?.fact !== undefined) return exported.fact;
  if (exported?.name !== undefined) {
    const { name } = exported;
    return classes.findLast((fact) => fact.names.includes(name));
  }
  // Bundlers export through helpers of their own; then the only class with a revision is meant.
  const candidates = classes.filter((fact) => fact.statics.has("revision"));
  return exported === undefined && isCommonJs && candidates.length === 1 ? candidates[0] : undefined;
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
    if (token?.text === ";" || token?.text === ":" || token?.text === "class") return index;
    if (token?.text === "<") open = skipAngles(tokens, open, tokens.length);
    else open = skipGroup(tokens, open);
  }
  if (open >= tokens.length) return tokens.length;
  const start = tokens[index]?.start ?? 0;
  const fact: DefaultClass = { names: namesOf(tokens, index), start, ...readClassBody(tokens, open) };
  scan.classes.push(fact);
  if (index === scan.defaultAt || isExportTarget(tokens, index - 1)) scan.exported = { fact, start };
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

function readExportValue(scan: Scan, from: number): void {
  const { tokens } = scan;
  const decorated = skipDecorators(tokens, from, tokens.length);
  const at = tokens[decorated]?.text === "abstract" ? decorated + 1 : decorated;
  const token = tokens[at];
  const after = tokens[at + 1];
  if (token?.text === "class") scan.defaultAt = at;
  // An interface is a type; the value of that name, if any, is exported elsewhere.
  else if (token !== undefined && token.text !== "interface") {
    const isName =
      token.kind === "name" && (after === undefined || after.hasBreak || nameEnds.has(after.text));
    scan.exported = isName ? { name: token.text, start: token.start } : { start: token.start };
  }
}

const nameEnds = new Set([";", "as", "satisfies"]);

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
