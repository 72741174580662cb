/**
 * TypeScript source as a tree, and its printer. Everything foreign enters as a string node and leaves escaped;
 * there is no other way to put text into generated code. Printed as Prettier and Biome print it at 80 columns.
 */
import { compareText } from "./compare.js";
import { textWidth } from "./text-width.js";

/** A piece of source. */
export type Code =
  | { readonly type: "text"; readonly text: string; readonly isSql?: boolean }
  | { readonly type: "array"; readonly items: readonly Code[] }
  | { readonly type: "object"; readonly members: readonly (readonly [key: string, value: Code])[] }
  | {
      readonly type: "call";
      readonly callee: string;
      readonly arguments: readonly Code[];
      /** The module that the callee is imported from. */
      readonly from?: string;
    }
  | { readonly type: "arrow"; readonly parameters: string; readonly body: readonly Code[] };

/** Data that {@link code.data} can write. */
export type CodeData =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly CodeData[]
  | { readonly [key: string]: CodeData };

/** A name that a module exports. */
export interface ImportedName {
  readonly name: string;
  readonly from: string;
}

const width = 80;

/** Characters that hide, reorder or end lines; written as escapes so that a reader sees them. */
const hidden = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

function escapeHidden(text: string): string {
  return text.replace(hidden, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** What needs no escape in any literal, as nearly all names and types are. */
const plain = /^[\w .,:;()[\]<>=+*/%&|?!@#^~-]*$/;

/** A string literal, in the quotes that need fewer escapes, as the formatters choose them. */
function stringLiteral(text: string): string {
  if (plain.test(text)) return `"${text}"`;
  const doubles = text.split('"').length;
  const singles = text.split("'").length;
  const literal = escapeHidden(JSON.stringify(text));
  if (doubles <= singles) return literal;
  return `'${literal.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** Makers of source. */
export const code = {
  string: (text: string): Code => ({ type: "text", text: stringLiteral(text) }),
  /** A name or number of our own making, never foreign text. */
  own: (text: string): Code => ({ type: "text", text }),
  array: (items: readonly Code[]): Code => ({ type: "array", items }),
  strings: (items: readonly string[]): Code => ({ type: "array", items: items.map(code.string) }),
  /** Members that are `undefined` are left out. */
  object: (members: Readonly<Record<string, Code | undefined>>): Code => {
    const present: (readonly [key: string, value: Code])[] = [];
    for (const key of Object.keys(members)) {
      const value = members[key];
      if (value !== undefined) present.push([key, value]);
    }
    return { type: "object", members: present };
  },
  call: (callee: string, ...args: readonly (Code | undefined)[]): Code => ({
    type: "call",
    callee,
    arguments: args.filter(
      (argument) => argument !== undefined && !isEmptyObject(argument),
    ) as readonly Code[],
  }),
  /** A call of a function of another module; its name is checked by its maker. */
  imported: ({ name, from }: ImportedName, args: readonly Code[]): Code => ({
    type: "call",
    callee: name,
    arguments: args,
    from,
  }),
  arrow: (parameters: string, body: readonly Code[]): Code => ({ type: "arrow", parameters, body }),
  /** SQL text: a tagged template where it can be read as it is, a call with an escaped string where not. */
  sql: (text: string): Code => {
    if (plain.test(text)) return { type: "text", text: `sql\`${text}\``, isSql: true };
    const isPlain = !/[\\`\u0000-\u001f]|\$\{/.test(text) && text.search(hidden) < 0 && isWellFormed(text);
    return isPlain
      ? { type: "text", text: `sql\`${text}\``, isSql: true }
      : code.call("sql", code.string(text));
  },
  /** SQL of several lines, which stay lines: a tagged template with what would end it escaped. */
  sqlBlock: (text: string): Code => {
    if (!text.includes("\n") || !isWellFormed(text)) return code.sql(text);
    return { type: "text", text: `sql\`${escapeTemplate(text)}\``, isSql: true };
  },
  /** SQL with values: the texts between them, and the values as source. */
  sqlTemplate: (texts: readonly string[], values: readonly string[]): Code => {
    const pieces = texts.map((text) => escapeTemplate(text));
    const text = pieces.map((piece, index) => (index === 0 ? piece : `\${${values[index - 1]}}${piece}`));
    return { type: "text", text: `sql\`${text.join("")}\``, isSql: true };
  },
  /** A function of a person, as it was written. */
  source: (text: string): Code => ({ type: "text", text }),
  data: (value: CodeData): Code => {
    if (typeof value === "string") return code.string(value);
    if (value === null || typeof value !== "object") return { type: "text", text: String(value) };
    if (Array.isArray(value)) return code.array(value.map(code.data));
    const members = Object.entries(value as Readonly<Record<string, CodeData>>);
    return {
      type: "object",
      members: members.flatMap(([key, member]) =>
        member === undefined ? [] : [[key, code.data(member)] as const],
      ),
    };
  },
} as const;

/** The text with what would end a template, or would not be seen in it, escaped. */
function escapeTemplate(text: string): string {
  const escaped = text.replace(/[\\`]|\$(?=\{)/g, "\\$&").replaceAll("\r", "\\r");
  return escapeHidden(escaped).replace(
    /[\u0000-\u0008\u000b-\u001f]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function isWellFormed(text: string): boolean {
  return !/[\ud800-\udfff]/u.test(text);
}

function isEmptyObject(node: Code): boolean {
  return node.type === "object" && node.members.length === 0;
}

function keyText(key: string): string {
  if (key === "__proto__") return '["__proto__"]';
  if (/^[A-Za-z_$][\w$]*$/.test(key)) return key;
  // Beyond the first 65,536 characters, parsers do not agree about what a letter is.
  const isName = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(key) && !/[\ud800-\udfff]/.test(key);
  return isName ? key : stringLiteral(key);
}

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

/** Whether the `sql` tag or function is used anywhere in the statements. */
export function usesSql(nodes: readonly Code[]): boolean {
  return nodes.some((node) => {
    if (node.type === "text") return node.isSql === true;
    if (node.type === "object") return usesSql(node.members.map(([, value]) => value));
    if (node.type === "array") return usesSql(node.items);
    if (node.type === "arrow") return usesSql(node.body);
    return node.callee === "sql" || usesSql(node.arguments);
  });
}

/** The names that nodes take from other modules. */
export function importedBy(nodes: readonly Code[]): readonly ImportedName[] {
  const found: ImportedName[] = [];
  for (const node of nodes) findImported(node, found);
  return found;
}

function findImported(node: Code, found: ImportedName[]): void {
  switch (node.type) {
    case "text":
      return;
    case "object":
      for (const [, value] of node.members) findImported(value, found);
      return;
    case "array":
      for (const item of node.items) findImported(item, found);
      return;
    case "arrow":
      for (const statement of node.body) findImported(statement, found);
      return;
    case "call":
      if (node.from !== undefined) found.push({ name: node.callee, from: node.from });
      for (const argument of node.arguments) findImported(argument, found);
  }
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
