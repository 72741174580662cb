/** Random databases as SQL, of all kinds and attributes of docs/kinds.md, with rows that each of them can have. */
import fc from "fast-check";
import { above } from "./random-sql-above.js";
import { dependants } from "./random-sql-dependants.js";
import { families } from "./random-sql-heirs.js";
import type { Slot } from "./random-sql-slot.js";
import { slots } from "./random-sql-slots.js";
import { trees } from "./random-sql-trees.js";
import { values } from "./random-sql-values.js";

/** A database: what makes it, and rows for it. */
export interface RandomDatabase {
  readonly sql: string;
  readonly rows: string;
}

/** What databases are made of, and rows that fit what there is, whichever way. */
interface World {
  readonly slots: readonly Slot[];
  readonly rows: readonly (readonly [needs: readonly string[], sql: string])[];
}

const rows: World["rows"] = [
  [["item"], "INSERT INTO item DEFAULT VALUES; INSERT INTO item DEFAULT VALUES"],
  [["person"], `INSERT INTO person (id, "Full Name") VALUES (1, 'a'), (2, NULL)`],
  [["log=3"], "INSERT INTO log (id, n, t) VALUES (1, 1, 'x'), (2, 2, 'y')"],
  [["log one"], "INSERT INTO log (id, n, t) VALUES (1, 1, 'x'), (2, 2, 'y')"],
  [["log list"], "INSERT INTO log (id, n, t) VALUES (1, 1, 'x'), (2, 2, 'y')"],
  [["log hash=0"], "INSERT INTO log (id, n, t) VALUES (1, 1, 'x'), (2, 2, 'y')"],
  [["app.note"], "INSERT INTO app.note (id, note) VALUES (1, 'x')"],
];

/** Of all kinds, a few ways each. */
const wide: World = { slots, rows };

/** Few tables, with as much as can stand on each of their columns, in layers. */
const deep: World = {
  slots: [...dependants, ...above],
  rows: [
    [["acct"], "INSERT INTO acct DEFAULT VALUES; INSERT INTO acct DEFAULT VALUES"],
    [["audit"], "INSERT INTO audit (no, what) VALUES (1, 'x')"],
    [["later"], "INSERT INTO ledger (at, sum, id) OVERRIDING SYSTEM VALUE VALUES ('2019-05-05', 3, 3)"],
    [["y20"], "INSERT INTO ledger (at, sum, id) OVERRIDING SYSTEM VALUE VALUES ('2020-05-05', 3, 3)"],
    [["mother"], "INSERT INTO mother (k) VALUES (1)"],
    [["father"], "INSERT INTO father (k, f) VALUES (1, '2020-02-02')"],
    [["child=0"], "INSERT INTO child (k, c, m) VALUES (4, 'c', 'm')"],
  ],
};

/** Trees of partitions with parts of their own. */
const forest: World = {
  slots: trees,
  rows: [
    [
      ["t1=0|t1=1|t1=2|t1=4"],
      "INSERT INTO t (k, at, a, b) VALUES (1, '2020-05-05', 3, 'x'), (2, '2020-06-06', 4, 'y')",
    ],
    [["t=2"], "INSERT INTO t (k, at, a, b) VALUES (1, '2020-05-05', 3, 'x')"],
    [["t2=0|t2=1"], "INSERT INTO t (k, at, a, b) VALUES (3, '2020-05-05', 3, 'x')"],
    [["t1=3"], "INSERT INTO t1 (k, at, a, b) VALUES (1, '2020-05-05', 3, 'x')"],
  ],
};

/** Heirs of several tables. */
const clan: World = {
  slots: families,
  rows: [
    [["p1"], "INSERT INTO p1 (x, y) VALUES (1, 'y'), (2, 'yy')"],
    [["p2=0"], "INSERT INTO p2 (x, z) VALUES (1, '2')"],
    [["p3"], "INSERT INTO p3 (v, w) VALUES (1, '2020-01-01')"],
    [["c=0|c=3|c=4", "p2=0|p2=1"], "INSERT INTO c (x, y, own) VALUES (4, 'y', 'own')"],
    [["c=2", "p3=0"], "INSERT INTO c (v, y, own) VALUES (4, 'y', 'own')"],
  ],
};

/** Types of types, and rights. */
const treasury: World = {
  slots: values,
  rows: [[["h"], "INSERT INTO h (id) VALUES (1)"]],
};

const worlds = { deep, forest, clan, treasury } as const;

type Ways = readonly (number | undefined)[];

/** Two random databases that have nothing to do with each other; about one of `freq` slots is empty. */
export function randomPair(freq = 2): fc.Arbitrary<readonly [RandomDatabase, RandomDatabase]> {
  const ways = waysOf(wide, freq);
  return fc.tuple(ways, ways).map(([from, to]) => [databaseOf(wide, from), databaseOf(wide, to)]);
}

/** A random database and what becomes of it when a part of its objects changes, comes or goes. */
export function randomChange(
  freq = 4,
  name: keyof typeof worlds = "deep",
): fc.Arbitrary<readonly [RandomDatabase, RandomDatabase]> {
  const world = worlds[name];
  const ways = waysOf(world, freq);
  const changes = fc
    .constantFrom(1, 3, 6)
    .chain((part) => fc.tuple(...world.slots.map(() => fc.nat({ max: 9 }).map((n) => n < part))));
  return fc.tuple(ways, ways, changes).map(([from, other, isChanged]) => [
    databaseOf(world, from),
    databaseOf(
      world,
      from.map((way, at) => (isChanged[at] ? other[at] : way)),
    ),
  ]);
}

function waysOf({ slots: all }: World, freq: number): fc.Arbitrary<Ways> {
  return fc.tuple(
    ...all.map(({ ways }) => fc.option(fc.nat({ max: ways.length - 1 }), { nil: undefined, freq })),
  );
}

function databaseOf({ slots: all, rows: lines }: World, ways: Ways): RandomDatabase {
  const present = new Set<string>();
  // `a|b`: one of these.
  const has = (need: string): boolean => need.split("|").some((each) => present.has(each));
  const sql: string[] = [];
  for (const [at, { name, needs = [], ways: texts }] of all.entries()) {
    const way = ways[at];
    if (way === undefined || !needs.every(has)) continue;
    present.add(name).add(`${name}=${way}`);
    // A logged table cannot refer to an unlogged one, nor can that be published.
    if (name === "person" && way !== 1) present.add("logged");
    sql.push(texts[way] ?? "");
  }
  const seeds = lines.filter(([needs]) => needs.every(has)).map(([, text]) => text);
  return { sql: sql.map((text) => `${text};\n`).join(""), rows: seeds.map((text) => `${text};\n`).join("") };
}
