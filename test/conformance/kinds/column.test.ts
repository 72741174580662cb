import { forEachEngine } from "../../support/engines.js";
import { type ColumnSpec, type Facts, namespace, table } from "../../support/facts.js";
import { describeTrips, type Trip } from "../../support/round-trip.js";

/** A table with rows whose column `v` is as said, or not there. */
function withColumn(v: ColumnSpec | undefined, more: Record<string, ColumnSpec> = {}): Facts {
  return table("t", { columns: { id: "int!", ...more, ...(v === undefined ? {} : { v }) } });
}

const rows = "INSERT INTO t (id) VALUES (1), (2)";
const there = { "SELECT count(*) FROM t": "2" };
const back = there;

/** Column `v` in one state and in another. */
function change(
  name: string,
  from: ColumnSpec | undefined,
  to: ColumnSpec | undefined,
  rest: Partial<Trip> = {},
): Trip {
  const kinds = (a: unknown, b: unknown) => [
    a === undefined ? "addColumn" : b === undefined ? "dropColumn" : "alterColumn",
  ];
  return {
    name,
    from: withColumn(from),
    to: withColumn(to),
    up: kinds(from, to),
    down: kinds(to, from),
    ...rest,
  };
}

const everything: ColumnSpec = {
  type: "text",
  nullable: true,
  default: "'x'",
  collation: "C",
  storage: "external",
  statistics: 200,
  comment: "all of it",
};

const addAndDrop: readonly Trip[] = [
  change("add and drop", undefined, "int", { rows, there, back }),
  change("drop and add", { type: "int", nullable: true, default: "7" }, undefined, { rows, there, back }),
  change("add with everything said", undefined, everything, { rows, there, back }),
  change("add one that is not null, with a default", undefined, { type: "int", default: "5" }, { rows }),
  change(
    "add an identity to a table with rows",
    undefined,
    { type: "bigint", identity: { mode: "always" } },
    {
      rows,
      there: { "SELECT v FROM t ORDER BY v": "1\n2" },
    },
  ),
  {
    name: "new columns come in their order",
    from: table("t", { columns: { id: "int" } }),
    to: table("t", { columns: { id: "int", z: "int", a: "text", m: "date" } }),
    up: ["addColumn", "addColumn", "addColumn"],
    there: {
      "SELECT string_agg(attname, ',' ORDER BY attnum) FROM pg_attribute WHERE attrelid = 't'::regclass AND attnum > 0":
        "id,z,a,m",
    },
  },
  {
    name: "drop a column that indexes and constraints are built on",
    from: [
      table("t", {
        columns: { id: "int!", a: "int!", b: "int" },
        primaryKey: ["id", "a"],
        unique: { uq_a: ["a"], uq_ab: ["a", "b"] },
        check: { ck_a: "a > b" },
        index: { ix_a: ["a"], ix_ba: ["b", "a"], ix_where: { keys: [{ column: "b" }], where: "a > 0" } },
        comments: { "check ck_a": "of a", "index ix_ba": "of both" },
      }),
      table("other", {
        columns: { a: "int" },
        foreignKey: { fk_a: { columns: ["a"], references: ["t", ["a"]] } },
      }),
    ],
    to: [table("t", { columns: { id: "int!", b: "int" } }), table("other", { columns: { a: "int" } })],
  },
  {
    name: "drop a column and what is computed from it",
    from: table("t", {
      columns: {
        a: "int",
        v: { type: "int", nullable: true, generated: { expression: "a + 1", stored: true } },
      },
    }),
    to: table("t", { columns: { b: "int" } }),
  },
  {
    name: "a column in another namespace",
    from: [namespace("app"), table("t", { namespace: "app", columns: { id: "int" } })],
    to: [namespace("app"), table("t", { namespace: "app", columns: { id: "int", v: everything } })],
    up: ["addColumn"],
    down: ["dropColumn"],
  },
];

const attributes: readonly Trip[] = [
  change("nullable", "int!", "int"),
  change(
    "default set",
    "int",
    { type: "int", nullable: true, default: "5" },
    {
      rows,
      there: {
        "INSERT INTO t (id) VALUES (3) RETURNING v": "5",
      },
    },
  ),
  change("default changed", { type: "text", default: "'a'" }, { type: "text", default: "lower('B')" }),
  change("default that needs parentheses", undefined, { type: "boolean", default: "NOT false" }),
  change("default with a comment at its end", undefined, { type: "int", default: "1 -- one" }),
  change("collation", "text", { type: "text", nullable: true, collation: "C" }),
  change(
    "collation of a column with a default",
    { type: "text", default: "'a'" },
    { type: "text", default: "'a'", collation: "C" },
  ),
  change(
    "collation of another namespace",
    "text",
    { type: "text", nullable: true, collation: '"app"."mine"' },
    {
      setup: `CREATE SCHEMA app; CREATE COLLATION app.mine (provider = icu, locale = 'de')`,
      // What stands in the scratch namespace is not ours.
      from: [namespace("app"), withColumn("text")],
      to: [namespace("app"), withColumn({ type: "text", nullable: true, collation: '"app"."mine"' })],
    },
  ),
  change(
    "collation taken off with a new type",
    { type: "varchar(9)", nullable: true, collation: "C" },
    "text",
  ),
  change(
    "type with its collation kept",
    { type: "varchar(9)", nullable: true, collation: "C" },
    {
      type: "text",
      nullable: true,
      collation: "C",
    },
  ),
  change("storage", "text", { type: "text", nullable: true, storage: "external" }),
  change(
    "storage to another",
    { type: "text", nullable: true, storage: "plain" },
    {
      type: "text",
      nullable: true,
      storage: "main",
    },
  ),
  change(
    "storage kept over a change of type",
    { type: "varchar(9)", nullable: true, storage: "external" },
    {
      type: "text",
      nullable: true,
      storage: "external",
    },
  ),
  change(
    "compression kept over a change of type",
    { type: "varchar(9)", nullable: true, compression: "pglz" },
    {
      type: "text",
      nullable: true,
      compression: "pglz",
    },
    { since: 14 },
  ),
  change(
    "statistics kept over a change of type",
    { type: "int", nullable: true, statistics: 7 },
    {
      type: "bigint",
      nullable: true,
      statistics: 7,
    },
  ),
  change("statistics", "int", { type: "int", nullable: true, statistics: 500 }),
  change(
    "statistics of zero",
    { type: "int", nullable: true, statistics: 0 },
    { type: "int", nullable: true, statistics: 10 },
  ),
  change("compression", "text", { type: "text", nullable: true, compression: "pglz" }, { since: 14 }),
  change(
    "comment",
    { type: "int", comment: "one" },
    { type: "int", comment: "two" },
    { up: ["comment"], down: ["comment"] },
  ),
  change("comment set", "int!", { type: "int", comment: "two" }, { up: ["comment"], down: ["comment"] }),
  change("everything at once", "varchar(5)!", everything, {
    up: ["alterColumn", "comment"],
    down: ["alterColumn", "comment"],
  }),
];

const identity = { type: "bigint", identity: { mode: "always" } } as const;
const identityWith = (options: object): ColumnSpec => ({
  type: "bigint",
  identity: { mode: "byDefault", ...options },
});
const numbered = "INSERT INTO t (id, v) SELECT n, n FROM generate_series(1, 7) AS n";
const next = (v: string) => ({ "INSERT INTO t (id) VALUES (0) RETURNING v": v });

const identities: readonly Trip[] = [
  change("identity, always", undefined, identity),
  change(
    "identity with every option",
    undefined,
    identityWith({
      start: "100",
      increment: "5",
      minValue: "50",
      maxValue: "1000",
      cache: "3",
      cycle: true,
    }),
  ),
  change("identity that counts down", undefined, identityWith({ increment: "-1" })),
  change("identity of a smallint", undefined, {
    type: "smallint",
    identity: { mode: "always", maxValue: "99" },
  }),
  change("identity mode", identity, identityWith({})),
  change(
    "identity options",
    identityWith({ start: "5", cache: "9", cycle: true }),
    identityWith({
      increment: "2",
      minValue: "-10",
      maxValue: "900",
    }),
  ),
  change(
    "identity options, and then the other way round",
    identityWith({ increment: "-2" }),
    identityWith({
      minValue: "10",
      start: "20",
    }),
  ),
  change("identity on, after the rows", "bigint!", identity, { rows: numbered, there: next("8") }),
  change("identity on, counting down after the rows", "bigint!", identityWith({ increment: "-1" }), {
    rows: "INSERT INTO t (id, v) SELECT n, -n FROM generate_series(1, 7) AS n",
    there: next("-8"),
  }),
  change("identity on, with no rows", "bigint!", identity, { there: next("1") }),
  change("identity on a column with a default", { type: "bigint", default: "0" }, identity, {
    down: ["alterColumn", "alterColumn"],
    rows: numbered,
    there: next("8"),
  }),
  change("identity on a column that was nullable", "bigint", identity, {
    down: ["alterColumn", "alterColumn"],
    rows: numbered,
    there: next("8"),
  }),
  change("identity off", identity, "bigint!", {
    rows: "INSERT INTO t (id) VALUES (1), (2), (3)",
    there: { "SELECT max(v) FROM t": "3" },
    back: next("4"),
  }),
  change("identity's type", { type: "int", identity: { mode: "always" } }, identity, {
    rows: "INSERT INTO t (id) VALUES (1), (2), (3)",
    there: next("4"),
  }),
  change(
    "identity's type and limits",
    { type: "int", identity: { mode: "always", maxValue: "99" } },
    identityWith({
      maxValue: "99999999999",
    }),
    {
      down: ["alterColumn", "alterColumn"],
      rows: "INSERT INTO t (id) VALUES (1), (2), (3)",
      there: next("4"),
    },
  ),
  {
    name: "identity moves to another column",
    from: table("t", { columns: { a: identity, b: "bigint!" } }),
    to: table("t", { columns: { a: "bigint!", b: identity } }),
  },
];

const plus = (expression: string, stored = true): ColumnSpec => ({
  type: "int",
  nullable: true,
  generated: { expression, stored },
});
const computed = (v: ColumnSpec | undefined, more: Record<string, ColumnSpec> = {}) =>
  withColumn(v, { a: "int", ...more });
const valued = { rows: "INSERT INTO t (id, a) VALUES (1, 10)" };
const gives = (v: string) => ({ "SELECT v FROM t": v });

const generated: readonly Trip[] = [
  {
    name: "stored, added to rows",
    from: computed(undefined),
    to: computed(plus("a + 1")),
    ...valued,
    there: gives("11"),
  },
  {
    name: "virtual",
    since: 18,
    from: computed(undefined),
    to: computed(plus("a + 1", false)),
    ...valued,
    there: gives("11"),
  },
  {
    name: "over two columns that come with it",
    from: withColumn(undefined),
    to: withColumn(plus("a + b"), { a: "int", b: "int" }),
  },
  {
    name: "expression",
    from: computed(plus("a + 1")),
    to: computed(plus("a * 2")),
    ...valued,
    there: gives("20"),
    back: gives("11"),
  },
  {
    name: "expression, in place",
    since: 17,
    from: computed(plus("a + 1")),
    to: computed(plus("a * 2")),
    up: ["alterColumn"],
  },
  {
    name: "virtual expression",
    since: 18,
    from: computed(plus("a + 1", false)),
    to: computed(plus("a * 2", false)),
    ...valued,
    there: gives("20"),
    up: ["alterColumn"],
  },
  {
    name: "stored to virtual",
    since: 18,
    from: computed(plus("a + 1")),
    to: computed(plus("a + 1", false)),
    ...valued,
    there: gives("11"),
    back: gives("11"),
  },
  {
    name: "no more generated",
    from: computed(plus("a + 1")),
    to: computed("int"),
    ...valued,
    there: gives("11"),
    back: gives("11"),
    up: ["alterColumn"],
  },
  { name: "virtual no more generated", since: 18, from: computed(plus("a + 1", false)), to: computed("int") },
  {
    name: "type",
    from: computed(plus("a + 1")),
    to: computed({ type: "bigint", nullable: true, generated: { expression: "a + 1", stored: true } }),
    ...valued,
    there: gives("11"),
  },
  {
    name: "type of what it is computed from",
    from: computed(plus("a + 1")),
    to: withColumn(plus("(a + 1)::int"), { a: "bigint" }),
    ...valued,
    there: gives("11"),
    back: gives("11"),
  },
  {
    name: "name of nothing, nullability",
    from: computed(plus("a + 1")),
    to: computed({ type: "int", nullable: false, generated: { expression: "a + 1", stored: true } }),
    ...valued,
    up: ["alterColumn"],
  },
  {
    name: "expression, with an index, a check, a key and a comment on it",
    from: table("t", {
      columns: {
        a: "int!",
        v: { type: "int", comment: "sum", generated: { expression: "a + 1", stored: true } },
      },
      unique: { uq_v: ["v"] },
      check: { ck_v: "v > 0" },
      index: {
        ix_v: ["v"],
        ix_e: [{ expression: "v * 2" }],
        ix_w: { keys: [{ column: "a" }], where: "v > 5" },
      },
      comments: { "index ix_v": "kept", "unique uq_v": "kept too" },
    }),
    to: table("t", {
      columns: {
        a: "int!",
        v: { type: "int", comment: "sum", generated: { expression: "a * 2", stored: true } },
      },
      unique: { uq_v: ["v"] },
      check: { ck_v: "v > 0" },
      index: {
        ix_v: ["v"],
        ix_e: [{ expression: "v * 2" }],
        ix_w: { keys: [{ column: "a" }], where: "v > 5" },
      },
      comments: { "index ix_v": "kept", "unique uq_v": "kept too" },
    }),
    rows: "INSERT INTO t (a) VALUES (10)",
    there: gives("20"),
    back: gives("11"),
  },
  {
    name: "type and expression, and the type of what it is computed from",
    from: computed(plus("a + 1")),
    to: withColumn(
      { type: "bigint", nullable: true, generated: { expression: "a * 2", stored: true } },
      { a: "bigint" },
    ),
    ...valued,
    there: gives("20"),
    back: gives("11"),
  },
  {
    name: "a column that becomes generated",
    from: computed("int"),
    to: computed(plus("a + 1")),
    ...valued,
    there: gives("11"),
  },
];

describe("Columns", () => {
  forEachEngine((engine) => {
    describe("come and go", () => describeTrips(engine, addAndDrop));
    describe("attributes", () => describeTrips(engine, attributes));
    describe("identity", () => describeTrips(engine, identities));
    describe("generated", () => describeTrips(engine, generated));
  });
});
