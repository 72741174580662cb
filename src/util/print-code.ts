/** Prints source as Prettier and Biome print it at 80 columns. */
import type { Code, ImportedName } from "./code.js";
import { compareText } from "./compare.js";
import { keyText, stringLiteral } from "./literals.js";
import { textWidth } from "./text-width.js";

const width = 80;

/**
 * The node on one line of at most `room` columns, or `undefined` when it has to break. Each level of the printer asks
 * again, so it gives up where the line is full, however much follows.
 */
function flat(node: Code, room: number): string | undefined {
  switch (node.type) {
    case "text":
      return !node.text.includes("\n") && textWidth(node.text) <= room ? node.text : undefined;
    case "arrow":
      return node.body.length === 0 ? fitting(`(${node.parameters}) => {}`, room) : undefined;
    case "object":
      return node.members.length === 0 ? fitting("{}", room) : flatObject(node.members, room);
    case "array":
      return isTable(node.items) ? undefined : flatList("[", node.items, "]", room);
    case "call":
      return flatList(`${node.callee}(`, node.arguments, ")", room);
  }
}

function fitting(line: string, room: number): string | undefined {
  return textWidth(line) <= room ? line : undefined;
}

function flatObject(
  members: readonly (readonly [key: string, value: Code])[],
  room: number,
): string | undefined {
  let line = "{ ";
  for (const [key, value] of members) {
    const head = `${line === "{ " ? "" : ", "}${keyText(key)}: `;
    const part = flat(value, room - textWidth(line) - textWidth(head) - 2);
    if (part === undefined) return undefined;
    line += head + part;
  }
  return `${line} }`;
}

function flatList(open: string, nodes: readonly Code[], close: string, room: number): string | undefined {
  let line = open;
  for (const [index, node] of nodes.entries()) {
    const comma = index === 0 ? "" : ", ";
    const part = flat(node, room - textWidth(line) - comma.length - close.length);
    if (part === undefined) return undefined;
    line += comma + part;
  }
  return fitting(line + close, room);
}

/** Several objects, or several lists, of more than one member each: the formatters give each its own lines. */
function isTable(items: readonly Code[]): boolean {
  const [first] = items;
  if (items.length < 2 || first === undefined || (first.type !== "object" && first.type !== "array"))
    return false;
  const size = (item: Code): number =>
    item.type === "object" ? item.members.length : item.type === "array" ? item.items.length : 0;
  return items.every((item) => item.type === first.type && size(item) > 1);
}

function isHuggable(node: Code | undefined, before: Code | undefined): boolean {
  if (node === undefined || node.type === "text" || node.type === "call") return false;
  const isFilled =
    node.type === "arrow" || (node.type === "array" ? node.items.length > 0 : node.members.length > 0);
  return isFilled && node.type !== before?.type;
}

/** Prints a node that starts at `column` of a line indented by `indent`; `after` characters follow its end. */
function print(node: Code, indent: number, column: number, after: number): string {
  const line = flat(node, width - column - after);
  if (line !== undefined) return line;
  const inner = indent + 2;
  const pad = " ".repeat(inner);
  const end = " ".repeat(indent);
  switch (node.type) {
    case "text":
      return node.text;
    case "array":
      return `[\n${node.items.map((item) => `${pad}${print(item, inner, inner, 1)},\n`).join("")}${end}]`;
    case "object":
      return `{\n${node.members.map(([key, value]) => memberLine(key, value, inner)).join("")}${end}}`;
    case "arrow":
      return `(${node.parameters}) => {\n${node.body.map((statement) => `${pad}${print(statement, inner, inner, 1)};\n`).join("")}${end}}`;
    case "call":
      return printCall(node, indent, column);
  }
}

function memberLine(key: string, value: Code, indent: number): string {
  const head = `${" ".repeat(indent)}${keyText(key)}: `;
  // A key that is hardly longer than an indent gains nothing by a break behind it; a template never moves.
  const mayMove = value.type === "text" && value.isSql !== true && textWidth(keyText(key)) > 4;
  if (mayMove && textWidth(head) + textWidth(value.text) + 1 > width)
    return `${" ".repeat(indent)}${keyText(key)}:\n${" ".repeat(indent + 2)}${value.text},\n`;
  return `${head}${print(value, indent, textWidth(head), 1)},\n`;
}

function printCall(node: Extract<Code, { type: "call" }>, indent: number, column: number): string {
  const leading = node.arguments.slice(0, -1);
  const last = node.arguments.at(-1);
  // A template of several lines that is all there is stays behind the bracket.
  if (last?.type === "text" && last.text.includes("\n") && leading.length === 0)
    return `${node.callee}(${last.text})`;
  if (last !== undefined && isHuggable(last, leading.at(-1))) {
    const opening = last.type === "arrow" ? `(${last.parameters}) => {` : "{";
    const ending = leading.length === 0 ? "" : ", ";
    const start = flatList(`${node.callee}(`, leading, ending, width - column - opening.length);
    if (start !== undefined) return `${start}${print(last, indent, width, 0)})`;
  }
  const pad = " ".repeat(indent + 2);
  const args = node.arguments.map((argument) => `${pad}${print(argument, indent + 2, indent + 2, 1)},\n`);
  return `${node.callee}(\n${args.join("")}${" ".repeat(indent)})`;
}

/** Statements, each on its own lines at `indent`, ended by semicolons. */
export function printStatements(statements: readonly Code[], indent: number): string {
  const pad = " ".repeat(indent);
  return statements.map((statement) => `${pad}${print(statement, indent, indent, 1)};\n`).join("");
}

/** Expressions that nothing follows, such as decorators, each on its own lines at `indent`. */
export function printExpressions(expressions: readonly Code[], indent: number): string {
  const pad = " ".repeat(indent);
  return expressions.map((expression) => `${pad}${print(expression, indent, indent, 0)}\n`).join("");
}

/** A line for each module, sorted as the formatters do: packages first, then files from afar to near. */
export function importLines(imports: readonly ImportedName[]): string {
  const modules = new Map<string, Set<string>>();
  for (const { name, from } of imports) modules.set(from, (modules.get(from) ?? new Set()).add(name));
  const sorted = [...modules].sort(([a], [b]) => compareText(rank(a), rank(b)));
  return sorted.map(([from, names]) => importLine([...names], from)).join("");
}

function rank(module: string): string {
  return `${module.startsWith(".") ? 1 : 0}${module.replace(/\.\w+$/, "")}`;
}

/** An import, on several lines when it is long. */
function importLine(names: readonly string[], from: string): string {
  const sorted = names.toSorted(compareNames);
  const path = stringLiteral(from);
  const line = `import { ${sorted.join(", ")} } from ${path};\n`;
  if (textWidth(line) - 1 <= width || sorted.length === 1) return line;
  return `import {\n${sorted.map((name) => `  ${name},\n`).join("")}} from ${path};\n`;
}

/** As Biome sorts: without regard to capitals at first. */
function compareNames(a: string, b: string): number {
  const [left, right] = [a, b].map((name) => name.replace(/^type /, "").toLowerCase());
  return compareText(left ?? "", right ?? "") || compareText(a, b);
}
