/** Random databases as SQL, of all kinds and attributes of docs/kinds.md, with rows that each of them can have. */
import fc from "fast-check";
import { slots } from "./random-sql-slots.js";

/** A database: what makes it, and rows for it. */
export interface RandomDatabase {
  readonly sql: string;
  readonly rows: string;
}

/** Rows that fit what there is, whichever way. */
const rows: readonly (readonly [needs: readonly string[], sql: string])[] = [
  [["item"], "INSERT INTO item DEFAULT VALUES; INSERT INTO item DEFAULT VALUES"],
  [["person"], `INSERT INTO person (id, "Full Name") VALUES (1, 'a'), (2, NULL)`],
  [["log=3"], "INSERT INTO log (id, n, t) VALUES (1, 1, 'x'), (2, 2, 'y')"],
  [["log one"], "INSERT INTO log (id, n, t) VALUES (1, 1, 'x'), (2, 2, 'y')"],
  [["log list"], "INSERT INTO log (id, n, t) VALUES (1, 1, 'x'), (2, 2, 'y')"],
  [["log hash=0"], "INSERT INTO log (id, n, t) VALUES (1, 1, 'x'), (2, 2, 'y')"],
  [["app.note"], "INSERT INTO app.note (id, note) VALUES (1, 'x')"],
];

/** A random database; about one of `sparse` slots is empty. */
export function randomDatabase(freq = 2): fc.Arbitrary<RandomDatabase> {
  const ways = slots.map(({ ways }) => fc.option(fc.nat({ max: ways.length - 1 }), { nil: undefined, freq }));
  return fc.tuple(...ways).map(databaseOf);
}

function databaseOf(ways: readonly (number | undefined)[]): RandomDatabase {
  const present = new Set<string>();
  const has = (need: string): boolean => present.has(need);
  const sql: string[] = [];
  for (const [at, { name, needs = [], ways: texts }] of slots.entries()) {
    const way = ways[at];
    if (way === undefined || !needs.every(has)) continue;
    present.add(name).add(`${name}=${way}`);
    // A logged table cannot refer to an unlogged one, nor can that be published.
    if (name === "person" && way !== 1) present.add("logged");
    sql.push(texts[way] ?? "");
  }
  const seeds = rows.filter(([needs]) => needs.every(has)).map(([, text]) => text);
  return { sql: sql.map((text) => `${text};\n`).join(""), rows: seeds.map((text) => `${text};\n`).join("") };
}
