/** Rows that have moved into a table which was made anew under the name of theirs: its partitions may be others. */
import { keyOf, type Reference } from "../../../schema/object.js";
import type { Connection, RowChange } from "../../dialect.js";
import { type Root, type TableState, type Watched, watchedBy } from "./survey.js";

/** `[how many, for each column how many have a value, the sum of their hashes]`. */
export interface Sums {
  readonly rows: string;
  /** Number of a column → how many values, and their sum. */
  readonly columns: ReadonlyMap<number, readonly [count: string, sum: string]>;
}

export interface Look {
  readonly states: ReadonlyMap<number, TableState>;
  /** Nothing for a table that the role sees only in part. */
  readonly sums: ReadonlyMap<number, Sums>;
}

export interface Moved {
  readonly root: Reference;
  /** The tables that the rows were in, and those that were there and are a part now. */
  readonly before: readonly number[];
  readonly after: readonly Watched[];
}

/** Tables of which nothing is left, and another one has the name. */
export async function rebuiltAmong(
  connection: Connection,
  roots: ReadonlyMap<number, readonly Root[]>,
  present: readonly TableState[],
): Promise<readonly Moved[]> {
  const there = new Set(present.map(([oid]) => oid));
  const parts = new Map<string, { readonly root: Root; readonly oids: number[] }>();
  for (const [oid, [root]] of roots) {
    if (root === undefined) continue;
    const found = parts.get(keyOf(root)) ?? { root, oids: [] };
    found.oids.push(oid);
    parts.set(keyOf(root), found);
  }
  const gone = [...parts.values()].filter(({ oids }) => oids.some((oid) => !there.has(oid)));
  if (gone.length === 0) return [];
  const found = await watchedBy(
    connection,
    gone.map(({ root }) => root),
  );
  return gone.flatMap(({ root, oids }) => {
    const after = found.filter(({ roots: asked }) => asked.some((each) => keyOf(each) === keyOf(root)));
    const isSame = after.some(({ roots: asked }) => asked.some(({ oid }) => oid === root.oid));
    const parts = new Set(after.map(({ state: [oid] }) => oid));
    const isAnew = !isSame && [...parts].some((oid) => !oids.includes(oid));
    // A part that has left is there on its own, and a table that has joined brings its rows along.
    const left = oids.filter((oid) => !there.has(oid) || parts.has(oid));
    const joined = [...parts].filter((oid) => roots.has(oid) && !oids.includes(oid));
    return isAnew ? [{ root, before: [...left, ...joined], after }] : [];
  });
}

interface Total {
  rows: bigint;
  /** Name of a column → how many values, their sum, and the type. */
  readonly columns: Map<string, { count: bigint; sum: bigint; readonly type: string }>;
}

/** What has become of the rows, whichever parts they were in and are in. */
export function moveOf({ root, before, after }: Moved, last: Look, now: Look): readonly RowChange[] {
  const states = before.map((oid) => last.states.get(oid)).filter((state) => state !== undefined);
  const was = totalOf(states, last);
  const is = totalOf(
    after.map(({ state }) => state),
    now,
  );
  if (was === undefined || is === undefined || was.rows === 0n) return [];
  const names = [root, ...states.map(([, namespace, name]) => ({ kind: "table", namespace, name }))];
  const change = { table: root, names };
  const rewrite: RowChange = { ...change, what: "rewrite" };
  if (was.rows !== is.rows)
    return [rewrite, { ...change, what: "rows", from: String(was.rows), to: String(is.rows) }];
  const values = [...was.columns].flatMap(([name, { count, sum, type }]): readonly RowChange[] => {
    if (count === 0n) return [];
    const found = is.columns.get(name);
    const isSame = found?.count === count && (found.type !== type || found.sum === sum);
    const to = String(found?.count ?? 0n);
    return isSame ? [] : [{ ...change, what: "values", columns: [name], from: String(count), to }];
  });
  return [rewrite, ...values];
}

/** Nothing where the role sees some of the rows only. */
function totalOf(states: readonly TableState[], look: Look): Total | undefined {
  const total: Total = { rows: 0n, columns: new Map() };
  for (const [oid, , , , , , columns] of states) {
    const sums = look.sums.get(oid);
    if (sums === undefined) return undefined;
    total.rows += BigInt(sums.rows);
    for (const [number, name, type] of columns ?? []) {
      const [count, sum] = sums.columns.get(number) ?? ["0", "0"];
      const found = total.columns.get(name) ?? { count: 0n, sum: 0n, type };
      total.columns.set(name, { ...found, count: found.count + BigInt(count), sum: found.sum + BigInt(sum) });
    }
  }
  return total;
}
