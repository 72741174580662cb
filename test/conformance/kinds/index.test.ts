import type { IndexAttributes, IndexKey } from "../../../src/objects/index/shape.js";
import { forEachEngine } from "../../support/engines.js";
import { type Facts, namespace, table } from "../../support/facts.js";
import { describeTrips, type Trip } from "../../support/round-trip.js";

const columns = {
  id: "int!",
  a: "int",
  b: "text",
  c: "varchar(20)",
  tags: "text[]",
  span: "int4range",
  doc: "jsonb",
};
const rows = `INSERT INTO t VALUES (1, 1, 'x', 'y', '{a,b}', '[1,3)', '{"a": 1}'), (2, NULL, NULL, NULL, NULL, NULL, NULL)`;

type Parts = IndexAttributes | readonly (string | IndexKey)[] | undefined;

const t = (parts: Parts): Facts =>
  table("t", { columns, ...(parts === undefined ? {} : { index: { ix: parts } }) });

/** Index `ix` in one state and in another. */
function trip(name: string, from: Parts, to: Parts, rest: Partial<Trip> = {}): Trip {
  const isMade = from === undefined;
  const made = { up: ["createIndex"], down: ["dropIndex"] };
  const replaced = { up: ["dropIndex", "createIndex"], down: ["dropIndex", "createIndex"] };
  return { name, from: t(from), to: t(to), rows, ...(isMade ? made : replaced), ...rest };
}

const on = (key: IndexKey, rest: Partial<IndexAttributes> = {}): IndexAttributes => ({
  keys: [key],
  ...rest,
});

const made: readonly Trip[] = [
  trip("one column", undefined, ["a"]),
  trip("several columns", undefined, ["b", "a", "c"]),
  trip("unique", undefined, on({ column: "id" }, { unique: true })),
  trip("hash", undefined, on({ column: "b" }, { method: "hash" })),
  trip("gin", undefined, on({ column: "tags" }, { method: "gin", storage: { fastupdate: "off" } })),
  trip(
    "gin over jsonb_path_ops",
    undefined,
    on({ column: "doc", operatorClass: "jsonb_path_ops" }, { method: "gin" }),
  ),
  trip("gist", undefined, on({ column: "span" }, { method: "gist" })),
  trip("brin", undefined, on({ column: "a" }, { method: "brin", storage: { pages_per_range: "32" } })),
  trip(
    "options of an operator class",
    undefined,
    on(
      {
        expression: "to_tsvector('simple'::regconfig, b)",
        operatorClass: "tsvector_ops",
        operatorClassOptions: { siglen: "100" },
      },
      { method: "gist" },
    ),
    { since: 13 },
  ),
  trip(
    "options of the usual operator class",
    undefined,
    on(
      { column: "a", operatorClass: "int4_bloom_ops", operatorClassOptions: { n_distinct_per_range: "100" } },
      { method: "brin" },
    ),
    { since: 14 },
  ),
  trip("operator class", undefined, on({ column: "b", operatorClass: "text_pattern_ops" })),
  trip("collation", undefined, on({ column: "b", collation: "C" })),
  trip("every order", undefined, {
    keys: [
      { column: "a", order: "desc" },
      { column: "b", nulls: "first" },
      { column: "c", order: "desc", nulls: "last" },
    ],
  }),
  trip("include", undefined, on({ column: "a" }, { unique: true, include: ["b", "c"] })),
  trip("predicate", undefined, on({ column: "a" }, { where: "b IS NOT NULL AND a > 3" })),
  trip("expression", undefined, on({ expression: "lower(b)" })),
  trip("expression that is no call", undefined, on({ expression: "a + 1" })),
  trip(
    "expression with everything",
    undefined,
    on(
      {
        expression: "b || c",
        collation: "C",
        operatorClass: "text_pattern_ops",
        order: "desc",
        nulls: "last",
      },
      { unique: true, where: "a > 0", storage: { fillfactor: "70" } },
    ),
  ),
  trip("nulls not distinct", undefined, on({ column: "a" }, { unique: true, nullsNotDistinct: true }), {
    since: 15,
  }),
  trip(
    "comments at the ends of texts",
    undefined,
    on({ expression: "a + 1 -- next" }, { where: "a > 0 -- some" }),
  ),
];

const changed: readonly Trip[] = [
  trip("another column", ["a"], ["b"]),
  trip("columns in another order", ["a", "b"], ["b", "a"]),
  trip("becomes unique", ["id"], on({ column: "id" }, { unique: true })),
  trip("method", ["a"], on({ column: "a" }, { method: "hash" })),
  trip("predicate", on({ column: "a" }, { where: "a > 0" }), on({ column: "a" }, { where: "a > 1" })),
  trip("predicate taken off", on({ column: "a" }, { where: "a > 0" }), ["a"]),
  trip("expression", on({ expression: "lower(b)" }), on({ expression: "upper(b)" })),
  trip("order", ["a"], on({ column: "a", order: "desc" })),
  trip("nulls", ["a"], on({ column: "a", nulls: "first" })),
  trip("collation", ["b"], on({ column: "b", collation: "C" })),
  trip("operator class", ["b"], on({ column: "b", operatorClass: "text_pattern_ops" })),
  trip("include", on({ column: "a" }, { include: ["b"] }), on({ column: "a" }, { include: ["c"] })),
  trip(
    "storage, in place",
    on({ column: "a" }, { storage: { fillfactor: "70" } }),
    on({ column: "a" }, { storage: { deduplicate_items: "off" } }),
    {
      up: ["alterIndex"],
      down: ["alterIndex"],
    },
  ),
];

const between: readonly Trip[] = [
  {
    name: "renamed, in place, with its comment",
    from: table("t", { columns, index: { old: ["a"] }, comments: { "index old": "why" } }),
    to: table("t", { columns, index: { ix: ["a"] }, comments: { "index ix": "why" } }),
    up: ["renameIndex"],
    down: ["renameIndex"],
  },
  {
    name: "renamed by its content although its text is written otherwise",
    from: table("t", { columns, index: { old: on({ expression: "lower(b)" }, { where: "a > 0" }) } }),
    to: table("t", { columns, index: { ix: on({ expression: "LOWER( b )" }, { where: "(a>0)" }) } }),
    up: ["renameIndex"],
    down: ["renameIndex"],
  },
  {
    name: "two swap what they are on",
    from: table("t", { columns, index: { one: ["a"], two: ["b"] } }),
    to: table("t", { columns, index: { one: ["b"], two: ["a"] } }),
  },
  {
    name: "names that go round",
    from: table("t", { columns, index: { one: ["a"], two: ["b"], three: ["c"] } }),
    to: table("t", { columns, index: { two: ["a"], three: ["b"], four: ["c"] } }),
  },
  {
    name: "moves to another table",
    from: [table("t", { columns, index: { ix: ["a"] } }), table("u", { columns })],
    to: [table("t", { columns }), table("u", { columns, index: { ix: ["a"] } })],
    up: ["dropIndex", "createIndex"],
  },
  {
    name: "in another namespace, with a comment",
    from: [namespace("app"), table("t", { namespace: "app", columns })],
    to: [
      namespace("app"),
      table("t", { namespace: "app", columns, index: { ix: ["a"] }, comments: { "index ix": "there" } }),
    ],
    up: ["createIndex", "comment"],
    down: ["dropIndex"],
  },
  {
    name: "of a table that comes and goes",
    to: table("t", { columns, index: { ix: ["a"], iy: ["b"] } }),
    up: ["createTable", "createIndex", "createIndex"],
    down: ["dropTable"],
  },
  {
    name: "on a column that gets another type",
    from: table("t", {
      columns,
      index: { ix: ["a"], e: [{ expression: "a + 1" }], p: on({ column: "b" }, { where: "a > 0" }) },
    }),
    to: table("t", {
      columns: { ...columns, a: "bigint" },
      index: { ix: ["a"], e: [{ expression: "a + 1" }], p: on({ column: "b" }, { where: "a > 0" }) },
    }),
    rows,
    up: ["alterColumn"],
    down: ["alterColumn"],
  },
];

describe("Indexes", () => {
  forEachEngine((engine) => {
    describe("created and dropped", () => describeTrips(engine, made));
    describe("changed", () => describeTrips(engine, changed));
    describe("among others", () => describeTrips(engine, between));
  });
});
