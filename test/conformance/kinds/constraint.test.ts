import { forEachEngine } from "../../support/engines.js";
import { type Facts, type ForeignKeySpec, namespace, type TableSpec, table } from "../../support/facts.js";
import { describeTrips, type Trip } from "../../support/round-trip.js";

const columns = { id: "int!", a: "int!", b: "int", c: "text" };
const rows = "INSERT INTO t VALUES (1, 1, 1, 'x'), (2, 2, NULL, NULL)";
const t = (spec: TableSpec = {}): Facts => table("t", { columns, ...spec });

/** Table `t` with more and more said of it. */
function trip(name: string, from: TableSpec, to: TableSpec, rest: Partial<Trip> = {}): Trip {
  return { name, from: t(from), to: t(to), rows, ...rest };
}

const primaryKeys: readonly Trip[] = [
  trip("create and drop", {}, { primaryKey: "id" }, { up: ["createPrimaryKey"], down: ["dropConstraint"] }),
  trip(
    "composite, in another order",
    { primaryKey: ["id", "a"] },
    { primaryKey: ["a", "id"] },
    {
      up: ["dropConstraint", "createPrimaryKey"],
    },
  ),
  trip("deferrable", { primaryKey: "id" }, { primaryKey: { columns: ["id"], deferrable: true } }),
  trip(
    "initially deferred",
    { primaryKey: { columns: ["id"], deferrable: true } },
    {
      primaryKey: { columns: ["id"], deferrable: true, initiallyDeferred: true },
    },
  ),
  trip(
    "include, storage",
    {},
    {
      primaryKey: { columns: ["id"], include: ["b", "c"], storage: { fillfactor: "70" } },
    },
  ),
  trip(
    "on a column that was nullable",
    {},
    { columns: { ...columns, b: "int!" }, primaryKey: ["id", "b"] },
    {
      rows: "INSERT INTO t VALUES (1, 1, 1, 'x')",
      up: ["alterColumn", "createPrimaryKey"],
      down: ["dropConstraint", "alterColumn"],
    },
  ),
  trip(
    "renamed, in place",
    { primaryKey: { name: "old", columns: ["id"] } },
    { primaryKey: "id" },
    {
      up: ["renameConstraint"],
      down: ["renameConstraint"],
    },
  ),
  {
    name: "a table made with every attribute of a key",
    to: t({
      primaryKey: {
        columns: ["id"],
        include: ["b"],
        storage: { fillfactor: "70" },
        deferrable: true,
        initiallyDeferred: true,
      },
      comments: { "primaryKey pk_t": "the key" },
    }),
    up: ["createTable", "comment"],
  },
  {
    name: "changed while foreign keys rest on it",
    from: [
      t({ primaryKey: "id" }),
      table("u", {
        columns: { t: "int" },
        foreignKey: { fk: { columns: ["t"], references: ["t", ["id"]] } },
      }),
    ],
    to: [
      t({ primaryKey: { columns: ["id"], include: ["b"] } }),
      table("u", {
        columns: { t: "int" },
        foreignKey: { fk: { columns: ["t"], references: ["t", ["id"]] } },
      }),
    ],
    rows: `${rows}; INSERT INTO u VALUES (1)`,
    up: ["dropConstraint", "dropConstraint", "createPrimaryKey", "createForeignKey"],
    down: ["dropConstraint", "dropConstraint", "createPrimaryKey", "createForeignKey"],
  },
  {
    name: "another column becomes the key, the foreign keys follow",
    from: [
      t({ primaryKey: "id", foreignKey: { fk_self: { columns: ["b"], references: ["t", ["id"]] } } }),
      table("u", {
        columns: { t: "int" },
        foreignKey: { fk: { columns: ["t"], references: ["t", ["id"]] } },
      }),
    ],
    to: [
      t({ primaryKey: "a", foreignKey: { fk_self: { columns: ["b"], references: ["t", ["a"]] } } }),
      table("u", { columns: { t: "int" }, foreignKey: { fk: { columns: ["t"], references: ["t", ["a"]] } } }),
    ],
    rows: `${rows}; INSERT INTO u VALUES (1)`,
  },
];

const uniques: readonly Trip[] = [
  trip(
    "create and drop",
    {},
    { unique: { uq: ["a"] } },
    { up: ["createUniqueConstraint"], down: ["dropConstraint"] },
  ),
  trip("several columns, in another order", { unique: { uq: ["a", "b"] } }, { unique: { uq: ["b", "a"] } }),
  trip(
    "nulls not distinct",
    { unique: { uq: ["b"] } },
    { unique: { uq: { columns: ["b"], nullsNotDistinct: true } } },
    { since: 15 },
  ),
  trip(
    "deferrable",
    { unique: { uq: ["b"] } },
    { unique: { uq: { columns: ["b"], deferrable: true, initiallyDeferred: true } } },
  ),
  trip(
    "include, storage",
    { unique: { uq: ["b"] } },
    {
      unique: {
        uq: { columns: ["b"], include: ["c"], storage: { fillfactor: "80", deduplicate_items: "off" } },
      },
    },
    { since: 13 },
  ),
  trip(
    "renamed, in place, with its comment",
    {
      unique: { uq: ["b"] },
      comments: { "unique uq": "one" },
    },
    { unique: { uq_new: ["b"] }, comments: { "unique uq_new": "one" } },
    { up: ["renameConstraint"], down: ["renameConstraint"] },
  ),
  trip(
    "two swap their names",
    { unique: { one: ["a"], two: ["b"] } },
    { unique: { one: ["b"], two: ["a"] } },
  ),
  trip(
    "a unique index becomes a constraint",
    { index: { uq: { keys: [{ column: "a" }], unique: true } } },
    { unique: { uq: ["a"] } },
    {
      up: ["createUniqueConstraint"],
      down: ["dropConstraint", "createIndex"],
    },
  ),
];

const checks: readonly Trip[] = [
  trip(
    "create and drop",
    {},
    { check: { ck: "a > 0" } },
    { up: ["createCheckConstraint"], down: ["dropConstraint"] },
  ),
  trip("expression", { check: { ck: "a > 0" } }, { check: { ck: "a > 0 AND (b IS NULL OR b < 10)" } }),
  trip("with a comment in its text", {}, { check: { ck: "a > 0 -- positive" } }),
  trip("not valid", {}, { check: { ck: { expression: "a > 1", notValid: true } } }),
  trip(
    "not valid, then validated",
    { check: { ck: { expression: "a > 0", notValid: true } } },
    { check: { ck: "a > 0" } },
    {
      up: ["validateConstraint"],
      down: ["dropConstraint", "createCheckConstraint"],
    },
  ),
  trip("no inherit", { check: { ck: "a > 0" } }, { check: { ck: { expression: "a > 0", noInherit: true } } }),
  trip(
    "not enforced",
    { check: { ck: "a > 0" } },
    { check: { ck: { expression: "a > 0", notEnforced: true } } },
    { since: 18 },
  ),
  trip(
    "renamed, in place",
    { check: { old: "a > 0" } },
    { check: { ck: "a > 0" } },
    {
      up: ["renameConstraint"],
      down: ["renameConstraint"],
    },
  ),
  trip(
    "renamed and changed",
    { check: { old: "a > 0" } },
    { check: { ck: "a >= 0" } },
    {
      up: ["dropConstraint", "createCheckConstraint"],
    },
  ),
  {
    name: "in a new table, not valid",
    to: t({ check: { ck: { expression: "a > 1", notValid: true } } }),
    up: ["createTable"],
  },
  {
    name: "in a new table, not enforced",
    since: 18,
    to: t({ check: { ck: { expression: "a > 1", notEnforced: true } } }),
    up: ["createTable"],
  },
  trip("two alike", {}, { check: { one: "a > 0", two: "a > 0" } }),
  trip(
    "one of two alike goes",
    { check: { one: "a > 0", two: "a > 0" } },
    { check: { two: "a > 0" } },
    {
      up: ["dropConstraint"],
      down: ["createCheckConstraint"],
    },
  ),
  trip(
    "over a function",
    {},
    { check: { ck: "is_fine(a)" } },
    {
      setup: "CREATE FUNCTION is_fine(n int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT n > 0'",
    },
  ),
];

const target = table("p", {
  columns: { id: "int!", x: "int!", y: "int" },
  primaryKey: "id",
  unique: { uq_xy: ["x", "y"], uq_x: ["x"] },
});
const points = (key: Partial<ForeignKeySpec>): TableSpec => ({
  foreignKey: { fk: { columns: ["b"], references: ["p", ["id"]], ...key } },
});

/** A foreign key from `t` to `p`. */
function pointing(name: string, from: TableSpec, to: TableSpec, rest: Partial<Trip> = {}): Trip {
  const rows = "INSERT INTO p VALUES (1, 1, 1); INSERT INTO t VALUES (1, 1, 1, 'x')";
  return { name, from: [target, t(from)], to: [target, t(to)], rows, ...rest };
}

const everyAction = (["noAction", "restrict", "cascade", "setNull", "setDefault"] as const).flatMap(
  (action) => [
    pointing(
      `on delete ${action}`,
      points({}),
      points({ onDelete: action }),
      action === "noAction" ? { up: [] } : {},
    ),
    pointing(
      `on update ${action}`,
      points({}),
      points({ onUpdate: action }),
      action === "noAction" ? { up: [] } : {},
    ),
  ],
);

const foreignKeys: readonly Trip[] = [
  pointing("create and drop", {}, points({}), { up: ["createForeignKey"], down: ["dropConstraint"] }),
  ...everyAction,
  pointing(
    "composite, onto a unique constraint, match full",
    {},
    {
      foreignKey: { fk: { columns: ["a", "b"], references: ["p", ["x", "y"]], match: "full" } },
    },
  ),
  pointing(
    "set null of some columns",
    {},
    {
      foreignKey: {
        fk: {
          columns: ["a", "b"],
          references: ["p", ["x", "y"]],
          onDelete: "setNull",
          onDeleteColumns: ["b"],
        },
      },
    },
    { since: 15 },
  ),
  pointing("deferrable, in place", points({}), points({ deferrable: true }), {
    up: ["alterForeignKey"],
    down: ["alterForeignKey"],
  }),
  pointing(
    "initially deferred, in place",
    points({}),
    points({ deferrable: true, initiallyDeferred: true }),
    {
      up: ["alterForeignKey"],
      down: ["alterForeignKey"],
    },
  ),
  pointing("not valid", {}, points({ notValid: true })),
  pointing("not valid, then validated", points({ notValid: true }), points({}), {
    up: ["validateConstraint"],
  }),
  pointing("not enforced", points({}), points({ notEnforced: true }), { since: 18 }),
  pointing(
    "to another column",
    points({ columns: ["a"] }),
    points({ columns: ["a"], references: ["p", ["x"]] }),
  ),
  pointing(
    "renamed, in place",
    { foreignKey: { old: { columns: ["b"], references: ["p", ["id"]] } } },
    points({}),
    {
      up: ["renameConstraint"],
      down: ["renameConstraint"],
    },
  ),
  pointing("onto a unique index", {}, points({ columns: ["a"], references: ["q", ["x"]] }), {
    from: [
      t(),
      table("q", { columns: { x: "int" }, index: { uq: { keys: [{ column: "x" }], unique: true } } }),
    ],
    to: [
      t(points({ columns: ["a"], references: ["q", ["x"]] })),
      table("q", { columns: { x: "int" }, index: { uq: { keys: [{ column: "x" }], unique: true } } }),
    ],
    rows: "",
  }),
  pointing(
    "with a comment",
    points({}),
    { ...points({}), comments: { "foreignKey fk": "where to" } },
    { up: ["comment"] },
  ),
];

/** A table that points to others, and nothing else. */
const node = (name: string, ...targets: string[]): Facts =>
  table(name, {
    columns: { id: "int!", ...Object.fromEntries(targets.map((to) => [`${to}_id`, "int"])) },
    primaryKey: "id",
    foreignKey: Object.fromEntries(
      targets.map((to) => [`fk_${name}_${to}`, { columns: [`${to}_id`], references: [to, ["id"]] }]),
    ),
  });

const shapes: readonly Trip[] = [
  { name: "self reference", to: node("a", "a"), up: ["createTable"], down: ["dropTable"] },
  {
    name: "a chain against the alphabet",
    to: [node("a", "b"), node("b", "c"), node("c")],
    up: ["createTable", "createTable", "createTable"],
  },
  {
    name: "a cycle of two",
    to: [node("a", "b"), node("b", "a")],
    up: ["createTable", "createTable", "createForeignKey"],
    down: ["dropConstraint", "dropTable", "dropTable"],
  },
  {
    name: "a cycle of three, and one beside it",
    to: [node("a", "b", "d"), node("b", "c"), node("c", "a"), node("d", "a", "d")],
  },
  { name: "two cycles that share a table", to: [node("a", "b", "c"), node("b", "a"), node("c", "a")] },
  {
    name: "a cycle goes while another comes",
    from: [node("a", "b"), node("b", "a")],
    to: [node("c", "d"), node("d", "c")],
  },
  { name: "one of a cycle goes", from: [node("a", "b"), node("b", "a")], to: [node("a")] },
  { name: "a kept table points to a new one", from: node("a"), to: [node("a", "b"), node("b")] },
  {
    name: "a new table points to a kept one",
    from: node("b"),
    to: [node("a", "b"), node("b")],
    rows: "INSERT INTO b VALUES (1)",
  },
  {
    name: "a new table points to a column that a kept one gets",
    from: node("b"),
    to: [
      table("b", { columns: { id: "int!", code: "text" }, primaryKey: "id", unique: { uq: ["code"] } }),
      table("a", {
        columns: { code: "text" },
        foreignKey: { fk: { columns: ["code"], references: ["b", ["code"]] } },
      }),
    ],
  },
  {
    name: "across namespaces, both ways",
    to: [
      namespace("app"),
      table("a", {
        namespace: "app",
        columns: { id: "int!", b: "int" },
        primaryKey: "id",
        foreignKey: { fk: { columns: ["b"], references: ["b", ["id"], "public"] } },
      }),
      table("b", {
        columns: { id: "int!", a: "int" },
        primaryKey: "id",
        foreignKey: { fk: { columns: ["a"], references: ["a", ["id"], "app"] } },
      }),
    ],
  },
  {
    name: "tables of one name in two namespaces that point to each other",
    to: [
      namespace("app"),
      table("a", {
        namespace: "app",
        columns: { id: "int!", b: "int" },
        primaryKey: "id",
        foreignKey: { fk: { columns: ["b"], references: ["a", ["id"], "public"] } },
      }),
      table("a", {
        columns: { id: "int!", a: "int" },
        primaryKey: "id",
        foreignKey: { fk: { columns: ["a"], references: ["a", ["id"], "app"] } },
      }),
    ],
  },
  {
    name: "what is pointed to goes with its table, what points stays",
    from: [node("a", "b"), node("b")],
    to: [table("a", { columns: { id: "int!", b_id: "int" }, primaryKey: "id" })],
    up: ["dropConstraint", "dropTable"],
  },
];

describe("Constraints", () => {
  forEachEngine((engine) => {
    describe("primary key", () => describeTrips(engine, primaryKeys));
    describe("unique", () => describeTrips(engine, uniques));
    describe("check", () => describeTrips(engine, checks));
    describe("foreign key", () => describeTrips(engine, foreignKeys));
    describe("between tables", () => describeTrips(engine, shapes));
  });
});
