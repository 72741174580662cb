/**
 * TypeScript source as a tree. Everything foreign enters as a string node and leaves escaped; there is no other way to
 * put text into generated code.
 */
import { escapeTemplate, hasHidden, isWellFormed, plain, stringLiteral } from "./literals.js";

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
    const isPlain = !/[\\`\u0000-\u001f]|\$\{/.test(text) && !hasHidden(text) && isWellFormed(text);
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

function isEmptyObject(node: Code): boolean {
  return node.type === "object" && node.members.length === 0;
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
