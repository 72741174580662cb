/**
 * Where a query reads rows of a table from a function, the server names all their columns, in the order that the table has by then:
 * `items() items(id, title)`. In a table with another order that would give them each other's names.
 */
import type { Column } from "../../../objects/column/shape.js";
import { bareName, type Definition } from "../../../objects/definition/shape.js";
import { tokensOf, unquoted } from "../sql/lexical.js";

const word = String.raw`(?:"(?:[^"]|"")+"|[\p{L}_][\p{L}\p{N}_$]*)`;
const words = new RegExp(word, "gu");
const path = String.raw`(${word})\.(${word})`;
const called = new RegExp(`${path}$`, "u");
const returned = new RegExp(`^ RETURNS (?:SETOF )?${path}$`, "mu");
const aliased = new RegExp(String.raw`^ ${word}(\((${word}(?:, ${word})*)\))`, "u");
/** Two names of 63 characters, each of them a quote twice. */
const longestPath = 2 * (2 * 63 + 2) + 1;

/** The definitions without such lists where they say nothing but what the columns are called anyway. */
export function withoutRowAliases(
  definitions: readonly Definition[],
  columns: readonly Column[],
): readonly Definition[] {
  const rows = rowsOfFunctions(definitions, columns);
  if (rows.size === 0) return definitions;
  return definitions.map((object) => {
    const definition = plain(object.definition, rows);
    if (definition === object.definition) return object;
    const parts = Object.entries(object.parts ?? {}).map(([key, value]: [string, unknown]) => [
      key,
      typeof value === "string" ? plain(value, rows) : value,
    ]);
    return { ...object, definition, ...(object.parts && { parts: Object.fromEntries(parts) as object }) };
  });
}

type Rows = ReadonlyMap<string, ReadonlySet<string>>;

/** By the name of a function, the columns of the tables whose rows it gives, as a list. */
function rowsOfFunctions(definitions: readonly Definition[], columns: readonly Column[]): Rows {
  const rows = new Map<string, Set<string>>();
  let lists: ReadonlyMap<string, string> | undefined;
  for (const { kind, namespace, name, definition } of definitions) {
    if (kind !== "function") continue;
    const [, at = "", table = ""] = returned.exec(definition) ?? [];
    lists ??= listsOf(columns);
    const list = lists.get(keyOf(unquoted(at), unquoted(table)));
    if (list === undefined) continue;
    const key = keyOf(namespace, unquoted(bareName({ kind, name })));
    rows.set(key, (rows.get(key) ?? new Set()).add(list));
  }
  return rows;
}

function listsOf(columns: readonly Column[]): ReadonlyMap<string, string> {
  const names = new Map<string, Column[]>();
  for (const column of columns) {
    const key = keyOf(column.namespace, column.table);
    const found = names.get(key);
    if (found === undefined) names.set(key, [column]);
    else found.push(column);
  }
  const inOrder = (some: readonly Column[]): string =>
    listKey(some.toSorted((one, other) => one.position - other.position).map(({ name }) => name));
  return new Map([...names].map(([key, some]) => [key, inOrder(some)]));
}

function plain(sql: string, rows: Rows): string {
  const open: number[] = [];
  const gone: [start: number, end: number][] = [];
  for (const { 0: text, index } of tokensOf(sql)) {
    if (text === "(") open.push(index);
    if (text !== ")") continue;
    const start = open.pop() ?? 0;
    const [all = "", list = "", names = ""] = aliased.exec(sql.slice(index + 1)) ?? [];
    if (names === "") continue;
    const [, namespace = "", name = ""] =
      called.exec(sql.slice(Math.max(0, start - longestPath), start)) ?? [];
    const lists = rows.get(keyOf(unquoted(namespace), unquoted(name)));
    const said = listKey(Array.from(names.matchAll(words), ([each]) => unquoted(each)));
    const end = index + 1 + all.length;
    // A column that came later is not in the list.
    if ([...(lists ?? [])].some((each) => `${each}\0`.startsWith(`${said}\0`)))
      gone.push([end - list.length, end]);
  }
  return gone.reduceRight((rest, [start, end]) => rest.slice(0, start) + rest.slice(end), sql);
}

function keyOf(namespace: string, name: string): string {
  return `${namespace}\0${name}`;
}

function listKey(names: readonly string[]): string {
  return names.join("\0");
}
