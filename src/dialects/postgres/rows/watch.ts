/** What becomes of rows in a transaction that will be rolled back: see `Dialect.watchRows`. */
import type { Reference } from "../../../schema/object.js";
import type { Connection, FilledTable, Row, RowChange, RowWatch, RowWatchRequest } from "../../dialect.js";
import { rewritesBetween } from "../../row-watch.js";
import { pgWriter } from "../sql/writer.js";
import { type FillResult, fillStatement, inOrder, resultSetting } from "./fill.js";
import { type Look, moveOf, rebuiltAmong, type Sums } from "./moves.js";
import { type Survey, statesOf, survey, type TableState, type TargetRow } from "./survey.js";
import { tableFiles } from "./table-files.js";

const { literal, quote } = pgWriter;

/** Of a table with more bytes only its first rows count, in the order in which they are stored. */
const smallTable = 8 * 1024 * 1024;
const sampleSize = 1000;

export async function watchRows(connection: Connection, request: RowWatchRequest): Promise<RowWatch> {
  const facts = await survey(connection, request);
  await prepare(connection, facts);
  const filled = await fill(connection, facts, request);
  const roots = new Map(facts.watched.map(({ state, roots: asked }) => [state[0], asked]));
  const states = facts.watched.map(({ state }) => state);
  const sampled = new Set(states.flatMap((state) => (state[5] > smallTable ? [state[0]] : [])));
  const lookAt = async (found: readonly TableState[]): Promise<Look> => ({
    states: new Map(found.map((state) => [state[0], state])),
    sums: await sumsOf(connection, found, sampled),
  });
  // Rows of ours have grown the tables that had none.
  let last = await lookAt(filled.length === 0 ? states : await statesOf(connection, [...roots.keys()]));
  const others = request.others === true ? await watchOthers(connection, new Set(roots.keys())) : undefined;
  return {
    filled,
    look: async () => {
      const present = await statesOf(connection, [...roots.keys()]);
      const rebuilt = await rebuiltAmong(connection, roots, present);
      const now = await lookAt([
        ...present,
        ...rebuilt.flatMap(({ after }) => after.map(({ state }) => state)),
      ]);
      const isMoved = (oid: number): boolean => rebuilt.some(({ before }) => before.includes(oid));
      const changes = [
        ...[...roots].flatMap(([oid, asked]) => (isMoved(oid) ? [] : changesOf(oid, asked, last, now))),
        ...rebuilt.flatMap((each) =>
          each.before.some((oid) => sampled.has(oid)) ? [] : moveOf(each, last, now),
        ),
      ];
      for (const { before, after } of rebuilt) {
        for (const oid of before) roots.delete(oid);
        for (const { state, roots: asked } of after) roots.set(state[0], asked);
      }
      last = now;
      return [...changes, ...((await others?.()) ?? [])];
    },
  };
}

/** Of tables that nothing says anything of: which were written anew. One that is empty afterwards has not been. */
async function watchOthers(
  connection: Connection,
  watched: ReadonlySet<number>,
): Promise<() => Promise<readonly RowChange[]>> {
  let last = await tableFiles(connection);
  return async () => {
    const now = await tableFiles(connection);
    const changes = rewritesBetween(last, now).filter(
      ({ before, after }) => before.hasRows && after.hasRows && !watched.has(Number(before.id)),
    );
    last = now;
    return changes.map(({ change }) => change);
  };
}

/** Nobody else writes to what is watched, rows are read in the order in which they are stored. */
async function prepare(connection: Connection, { watched, sequences }: Survey): Promise<void> {
  const tables = watched.map(({ state: [, namespace, name] }) => `ONLY ${quote(namespace, name)}`).join(", ");
  if (watched.length > 0) await connection.attempt([`LOCK TABLE ${tables} IN SHARE ROW EXCLUSIVE MODE`]);
  if (sequences.length > 0) await connection.attempt(sequences);
  await connection.query("SET LOCAL synchronize_seqscans = off");
}

async function fill(
  connection: Connection,
  facts: Survey,
  { required }: RowWatchRequest,
): Promise<readonly FilledTable[]> {
  if (facts.targets.length === 0) return [];
  const needed = new Set(required.map(({ namespace, table, name }) => `${namespace}\0${table}\0${name}`));
  const isRequired = ([, namespace, table]: TargetRow, column: string): boolean =>
    needed.has(`${namespace}\0${table}\0${column}`);
  const targets = inOrder(facts.targets, facts.foreignKeys);
  const isDone = await connection.attempt([fillStatement(targets, facts, isRequired)]);
  if (!isDone) return [];
  const [row] = await connection.query(`SELECT current_setting(${literal(resultSetting)}) AS results`);
  return (JSON.parse(String(row?.results)) as readonly FillResult[]).flatMap(({ target, rows, refused }) => {
    const [, namespace, name] = targets[target] ?? [];
    if (namespace === undefined || name === undefined) return [];
    const table = { kind: "table", namespace, name };
    return [{ table, rows, ...(refused === null ? {} : { refused }) }];
  });
}

/**
 * Within a savepoint: how tables are read is nobody else's setting, nor are functions of people that are called as the
 * server's own, and a table that cannot be read is no end.
 */
async function sumsOf(
  connection: Connection,
  states: readonly TableState[],
  sampled: ReadonlySet<number>,
): Promise<ReadonlyMap<number, Sums>> {
  const readable = states.filter(([, , , , isSecured]) => !isSecured);
  const settings = ["enable_indexscan", "enable_indexonlyscan", "enable_bitmapscan"];
  const script = [
    "SET LOCAL max_parallel_workers_per_gather = 0",
    "SET LOCAL search_path = ''",
    ...settings.map((name) => `SET LOCAL ${name} = off`),
    ...readable.map((state) => sumQuery(state, sampled.has(state[0]))),
    "ROLLBACK TO SAVEPOINT schemix_look",
    "RELEASE SAVEPOINT schemix_look",
  ];
  await connection.script("SAVEPOINT schemix_look");
  let results: readonly (readonly Row[])[];
  try {
    results = await connection.script(script.join(";\n"));
  } catch (error) {
    await connection.script("ROLLBACK TO SAVEPOINT schemix_look; RELEASE SAVEPOINT schemix_look");
    throw error;
  }
  const texts = results.flatMap(([row]) => (typeof row?.sums === "string" ? [row.sums] : []));
  return new Map(readable.map((state, index) => [state[0], readSums(state, texts[index] ?? "[]")]));
}

function sumQuery([, namespace, name, , , , columns]: TableState, isSampled: boolean): string {
  const compared = (columns ?? []).filter(([, , , isComparable]) => isComparable);
  const sums = compared.flatMap(([number]) => [
    `count(c${number})::text`,
    `coalesce(sum(hashtextextended(pg_catalog.concat(c${number}) COLLATE "C", 0)::numeric), 0)::text`,
  ]);
  const list = compared.map(([number, column]) => `${quote(column)} AS c${number}`).join(", ");
  const limit = isSampled ? ` LIMIT ${sampleSize}` : "";
  return `SELECT to_json(ARRAY[${["count(*)::text", ...sums].join(", ")}])::text AS sums
    FROM (SELECT ${list} FROM ONLY ${quote(namespace, name)}${limit}) AS rows`;
}

function readSums([, , , , , , columns]: TableState, text: string): Sums {
  const [rows = "0", ...sums] = JSON.parse(text) as readonly string[];
  const compared = (columns ?? []).filter(([, , , isComparable]) => isComparable);
  return {
    rows,
    columns: new Map(
      compared.map(([number], index) => [number, [sums[2 * index] ?? "0", sums[2 * index + 1] ?? "0"]]),
    ),
  };
}

function referenceTo([, namespace, name]: TableState): Reference {
  return { kind: "table", namespace, name };
}

function changesOf(oid: number, roots: readonly Reference[], last: Look, now: Look): readonly RowChange[] {
  const [before, after] = [last.states.get(oid), now.states.get(oid)];
  const sums = last.sums.get(oid);
  if (before === undefined) return [];
  const table = referenceTo(before);
  const names = [...roots, table, ...(after === undefined ? [] : [referenceTo(after)])];
  const change = { table, names };
  if (after === undefined)
    return sums === undefined || sums.rows === "0"
      ? []
      : [{ ...change, what: "rows", from: sums.rows, to: "0" }];
  // TRUNCATE gives another file too: what it does to rows is told by their number.
  const isRewritten = before[3] !== after[3] && before[5] > 0 && after[5] > 0;
  const rewritten: RowChange[] = isRewritten ? [{ ...change, what: "rewrite" }] : [];
  const present = now.sums.get(oid);
  if (sums === undefined || present === undefined) return rewritten;
  if (sums.rows !== present.rows)
    return [...rewritten, { ...change, what: "rows", from: sums.rows, to: present.rows }];
  const values = (before[6] ?? []).flatMap(([number, name, type]): readonly RowChange[] => {
    const column = (after[6] ?? []).find((each) => each[0] === number);
    const [was, is] = [sums.columns.get(number), present.columns.get(number)];
    if (was === undefined || was[0] === "0") return [];
    const columns = [name, ...(column === undefined ? [] : [column[1]])];
    if (column === undefined) return [{ ...change, what: "values", columns, from: was[0], to: "0" }];
    if (is === undefined) return [];
    // Another type writes the same value otherwise; that it is there is what can be told of all.
    const isSame = column[2] === type ? was[0] === is[0] && was[1] === is[1] : was[0] === is[0];
    return isSame ? [] : [{ ...change, what: "values", columns, from: was[0], to: is[0] }];
  });
  return [...rewritten, ...values];
}
