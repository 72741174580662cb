/** What becomes of rows in a transaction that will be rolled back: see `Dialect.watchRows`. */
import type { Reference } from "../../../schema/object.js";
import type { Connection, FilledTable, RowChange, RowWatch, RowWatchRequest } from "../../dialect.js";
import { qualified, quote } from "../sql/writer.js";
import { fillStatement, inOrder, readResult, resultQuery } from "./fill.js";
import { type ColumnState, type Survey, statesOf, survey, type TableState } from "./survey.js";
import { bytesOf } from "./values.js";

/** Of a table with more rows only the first count, in the order of its key. */
const smallTable = 20_000;
const sampleSize = 1000;

/** How many rows, for each column how many have a value, and the sum of their hashes. */
interface Sums {
  readonly rows: string;
  /** Number of a column → how many values, and their sum. */
  readonly columns: ReadonlyMap<number, readonly [count: string, sum: string]>;
}

interface Look {
  readonly states: readonly TableState[];
  /** Number of the table → its sums; nothing for what cannot be looked at. */
  readonly sums: ReadonlyMap<number, Sums>;
}

/**
 * Rows that are put in take numbers of an identity, and numbers are not given back by a rollback ("IDENTITY"): on a table
 * that was empty a gap of a few stays. To set the number back would be worse: it is not known that nobody has taken one meanwhile.
 */
export async function watchRows(connection: Connection, request: RowWatchRequest): Promise<RowWatch> {
  const facts = await survey(connection, request);
  await hold(connection, facts.watched);
  const filled = await fill(connection, facts, request);
  const sampled = new Map(
    facts.watched.filter(({ about }) => about > smallTable).map(({ id, key }) => [id, key] as const),
  );
  const called = new Map(facts.watched.map((state) => [state.id, [referenceTo(state)]]));
  let last: Look = { states: facts.watched, sums: await sumsOf(connection, facts.watched, sampled) };
  return {
    filled,
    look: async () => {
      const states = await statesOf(connection, last.states);
      for (const before of last.states) follow(before, states, sampled, called);
      const now = { states, sums: await sumsOf(connection, states, sampled) };
      const changes = last.states.flatMap((state) => changesOf(state, last, now, called.get(state.id) ?? []));
      last = { states: last.states.flatMap((state) => present(state, states) ?? []), sums: now.sums };
      return changes;
    },
  };
}

/** A table that was made anew is looked at as the former one was, and is called as that was too. */
function follow(
  before: TableState,
  states: readonly TableState[],
  sampled: Map<number, readonly string[]>,
  called: Map<number, readonly Reference[]>,
): void {
  const after = present(before, states);
  if (after === undefined) return;
  const key = sampled.get(before.id);
  if (key !== undefined) sampled.set(after.id, key);
  called.set(after.id, [...(called.get(before.id) ?? []), referenceTo(after)]);
}

/** Nobody else writes to what is watched until the transaction ends. */
async function hold(connection: Connection, watched: readonly TableState[]): Promise<void> {
  const statements = watched.map(
    ({ namespace, name }) =>
      `DECLARE @held int = (SELECT TOP (1) 1 FROM ${qualified(namespace, name)} WITH (TABLOCK, HOLDLOCK))`,
  );
  if (statements.length > 0) await connection.attempt(statements);
}

async function fill(
  connection: Connection,
  facts: Survey,
  { required }: RowWatchRequest,
): Promise<readonly FilledTable[]> {
  const filled: FilledTable[] = [];
  const needed = new Set(required.map(({ namespace, table, name }) => `${namespace}\0${table}\0${name}`));
  for (const target of inOrder(facts.targets, facts.foreignKeys)) {
    const { namespace, name } = target;
    const table = { kind: "table", namespace, name };
    const isRequired = (column: string): boolean => needed.has(`${namespace}\0${name}\0${column}`);
    if (!(await connection.attempt([fillStatement(target, facts, isRequired)]))) {
      filled.push({ table, rows: 0, refused: "The server ended the statement that was to put rows in." });
      continue;
    }
    const [row] = await connection.query(resultQuery);
    const { rows, refused } = readResult(String(row?.result ?? "-1 "));
    if (rows >= 0) filled.push({ table, rows, ...(refused === undefined ? {} : { refused }) });
  }
  return filled;
}

async function sumsOf(
  connection: Connection,
  states: readonly TableState[],
  sampled: ReadonlyMap<number, readonly string[]>,
): Promise<ReadonlyMap<number, Sums>> {
  const readable = states.filter((state) => isReadable(state, sampled.get(state.id)));
  if (readable.length === 0) return new Map();
  const results = await connection.script(
    readable.map((state) => sumQuery(state, sampled.get(state.id))).join(";\n"),
  );
  return new Map(
    readable.map((state, index) => {
      const row = results[index]?.[0] ?? {};
      const columns = state.columns.map(
        ({ id }) => [id, [String(row[`n${id}`]), String(row[`s${id}`])]] as const,
      );
      return [state.id, { rows: String(row.rows), columns: new Map(columns) }];
    }),
  );
}

/** A sample is the same rows each time only by a key that is still there. */
function isReadable({ columns }: TableState, key: readonly string[] | undefined): boolean {
  if (columns.length === 0) return false;
  return (
    key === undefined || (key.length > 0 && key.every((name) => columns.some((each) => each.name === name)))
  );
}

/** Four bytes of each hash: their sum stays far below 2^63, and does not depend on an order. */
export function sumQuery(
  { namespace, name, columns }: TableState,
  key: readonly string[] | undefined,
): string {
  const sums = columns.flatMap((column) => {
    const source = quote(column.name);
    const bytes = bytesOf(column, source);
    const sum =
      bytes === undefined
        ? "0"
        : `COALESCE(SUM(CONVERT(bigint, CONVERT(int, SUBSTRING(HASHBYTES('SHA2_256', ${bytes}), 1, 4)))), 0)`;
    return [
      `COUNT_BIG(CASE WHEN ${source} IS NULL THEN NULL ELSE 1 END) AS [n${column.id}]`,
      `CONVERT(nvarchar(40), ${sum}) AS [s${column.id}]`,
    ];
  });
  const table = qualified(namespace, name);
  // An asterisk leaves out what is hidden.
  const list = columns.map((column) => quote(column.name)).join(", ");
  const source =
    key === undefined
      ? table
      : `(SELECT TOP (${sampleSize}) ${list} FROM ${table} ORDER BY ${key.map(quote).join(", ")}) AS sample`;
  return `SELECT ${["COUNT_BIG(*) AS [rows]", ...sums].join(", ")} FROM ${source}`;
}

/** The same table by its number; one that has taken its name, where a table was made anew. */
function present({ id, namespace, name }: TableState, states: readonly TableState[]): TableState | undefined {
  return (
    states.find((state) => state.id === id) ??
    states.find((state) => state.namespace === namespace && state.name === name)
  );
}

function referenceTo({ namespace, name }: TableState): Reference {
  return { kind: "table", namespace, name };
}

function changesOf(
  before: TableState,
  last: Look,
  now: Look,
  called: readonly Reference[],
): readonly RowChange[] {
  const sums = last.sums.get(before.id);
  const after = present(before, now.states);
  const table = referenceTo(before);
  const names = [table, ...called, ...(after === undefined ? [] : [referenceTo(after)])];
  const change = { table, names };
  if (after === undefined)
    return sums === undefined || sums.rows === "0"
      ? []
      : [{ ...change, what: "rows", from: sums.rows, to: "0" }];
  const isRemade = after.id !== before.id;
  // Keys and indexes that the rows lie in come and go with a word of their own: only a table in the place of another needs one.
  const rewritten: RowChange[] = isRemade ? [{ ...change, what: "rewrite" }] : [];
  const found = now.sums.get(after.id);
  if (sums === undefined || found === undefined) return rewritten;
  if (sums.rows !== found.rows)
    return [...rewritten, { ...change, what: "rows", from: sums.rows, to: found.rows }];
  return [
    ...rewritten,
    ...before.columns.flatMap((column) => valuesOf(column, after, isRemade, sums, found, change)),
  ];
}

function valuesOf(
  before: ColumnState,
  after: TableState,
  isRemade: boolean,
  sums: Sums,
  found: Sums,
  change: Pick<RowChange, "table" | "names">,
): readonly RowChange[] {
  // Columns of a table that was made anew are counted from the start.
  const column = after.columns.find((each) => (isRemade ? each.name === before.name : each.id === before.id));
  const was = sums.columns.get(before.id);
  if (was === undefined || was[0] === "0") return [];
  const columns = [before.name, ...(column === undefined ? [] : [column.name])];
  if (column === undefined) return [{ ...change, what: "values", columns, from: was[0], to: "0" }];
  const is = found.columns.get(column.id);
  if (is === undefined) return [];
  // Another type writes the same value otherwise; that it is there is what can be told of all.
  const isComparable = column.type === before.type && column.isFleeting === before.isFleeting;
  const isSame = isComparable ? was[0] === is[0] && was[1] === is[1] : was[0] === is[0];
  return isSame ? [] : [{ ...change, what: "values", columns, from: was[0], to: is[0] }];
}
