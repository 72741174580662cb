import type { SequenceAttributes } from "../../../src/objects/sequence/shape.js";
import { forEachEngine } from "../../support/engines.js";
import { type ColumnSpec, comment, type Facts, namespace, sequence, table } from "../../support/facts.js";
import { describeTrips, type Trip } from "../../support/round-trip.js";

const every: SequenceAttributes = {
  type: "integer",
  start: "100",
  increment: "5",
  minValue: "50",
  maxValue: "1000",
  cache: "3",
  cycle: true,
};

/** Sequence `s` in one state and in another. */
function trip(
  name: string,
  from: SequenceAttributes,
  to: SequenceAttributes,
  rest: Partial<Trip> = {},
): Trip {
  const kinds = { up: ["alterSequence"], down: ["alterSequence"] };
  return { name, from: sequence("s", from), to: sequence("s", to), ...kinds, ...rest };
}

const next = (value: string) => ({ "SELECT nextval('s')": value });
const used = { rows: "SELECT nextval('s'), nextval('s'), nextval('s')" };

const counting: readonly Trip[] = [
  { name: "create and drop", to: sequence("s"), up: ["createSequence"], down: ["dropSequence"] },
  { name: "with every option", to: sequence("s", every), up: ["createSequence"] },
  { name: "counting down", to: sequence("s", { increment: "-1" }) },
  {
    name: "of the least numbers",
    to: sequence("s", { increment: "-1", minValue: "-9223372036854775808", start: "-5" }),
  },
  { name: "unlogged", since: 15, to: sequence("s", { unlogged: true }) },
  {
    name: "in a namespace, with a comment",
    to: [
      namespace("app"),
      sequence("s", every, "app"),
      comment({ kind: "sequence", namespace: "app", name: "s" }, "tickets"),
    ],
    up: ["createNamespace", "createSequence", "comment"],
  },
  trip("every option", {}, every),
  trip("type", {}, { type: "smallint" }),
  trip("type and limit", { type: "integer", maxValue: "99" }, { maxValue: "99999999999" }),
  trip("start", {}, { start: "5" }),
  trip("increment", { increment: "2" }, { increment: "3" }, { ...used, there: next("8") }),
  trip("limits, its number inside", {}, { maxValue: "10" }, { ...used, there: next("4"), back: next("5") }),
  trip(
    "limits, its number outside",
    {},
    { minValue: "100", maxValue: "200" },
    { ...used, there: next("100") },
  ),
  trip("direction", {}, { increment: "-1" }, { ...used, there: next("-1") }),
  trip("cache", {}, { cache: "20" }),
  trip("cycle", { cycle: true }, {}),
  trip("logging", {}, { unlogged: true }, { since: 15 }),
  {
    name: "comment",
    from: [sequence("s"), comment({ kind: "sequence", namespace: "public", name: "s" }, "one")],
    to: [sequence("s"), comment({ kind: "sequence", namespace: "public", name: "s" }, "two")],
    up: ["comment"],
    down: ["comment"],
  },
];

const t = (v: ColumnSpec | undefined): Facts =>
  table("t", { columns: { id: "int!", ...(v === undefined ? {} : { v }) } });
const ownedBy = { table: "t", column: "v" };
const calling: ColumnSpec = { type: "integer", default: "nextval('t_v_seq'::regclass)" };
const serial = [t(calling), sequence("t_v_seq", { type: "integer", ownedBy })];
const identity: ColumnSpec = { type: "integer", identity: { mode: "byDefault" } };
const numbered = "INSERT INTO t SELECT n, n FROM generate_series(1, 7) AS n";
const inserted = (v: string) => ({ "INSERT INTO t (id) VALUES (0) RETURNING v": v });

const owned: readonly Trip[] = [
  {
    name: "a table with a serial",
    to: serial,
    up: ["createSequence", "createTable", "alterSequence"],
    down: ["dropTable"],
    there: inserted("1"),
  },
  {
    name: "a serial is added to rows",
    from: t(undefined),
    to: serial,
    rows: "INSERT INTO t VALUES (1), (2)",
    there: inserted("3"),
  },
  {
    name: "a column becomes a serial and goes on after its rows",
    from: t("integer!"),
    to: serial,
    rows: numbered,
    there: inserted("8"),
  },
  {
    name: "a serial becomes an identity and goes on",
    from: serial,
    to: t(identity),
    rows: "INSERT INTO t (id) SELECT n FROM generate_series(1, 7) AS n",
    there: inserted("8"),
    back: inserted("9"),
  },
  {
    name: "an identity becomes a serial and goes on",
    from: t(identity),
    to: serial,
    rows: "INSERT INTO t (id) SELECT n FROM generate_series(1, 7) AS n",
    there: inserted("8"),
    back: inserted("9"),
  },
  {
    name: "owner set and freed",
    from: [t("integer"), sequence("s")],
    to: [t("integer"), sequence("s", { ownedBy })],
    up: ["alterSequence"],
    down: ["alterSequence"],
  },
  {
    name: "owner changes",
    from: [t("integer"), sequence("s", { ownedBy: { table: "t", column: "id" } })],
    to: [t("integer"), sequence("s", { ownedBy })],
    up: ["alterSequence"],
  },
  {
    name: "an owned sequence of another column stays when its default goes",
    from: serial,
    to: [t("integer!"), sequence("t_v_seq", { type: "integer", ownedBy })],
    up: ["alterColumn"],
  },
  {
    name: "the owning column goes, another table calls the sequence no more",
    from: [
      serial,
      table("u", { columns: { v: { type: "integer", default: "nextval('t_v_seq'::regclass)" } } }),
    ],
    to: [t(undefined), table("u", { columns: { v: "integer!" } })],
  },
  {
    name: "the owning table goes, another table calls the sequence no more",
    from: [
      serial,
      table("u", { columns: { v: { type: "integer", default: "nextval('t_v_seq'::regclass)" } } }),
    ],
    to: [table("u", { columns: { v: "integer!" } })],
  },
  {
    name: "the owning table goes, another table calls another sequence, of another type",
    from: [
      serial,
      table("u", { columns: { v: { type: "integer", default: "nextval('t_v_seq'::regclass)" } } }),
    ],
    to: [
      sequence("s"),
      table("u", { columns: { v: { type: "bigint", default: "nextval('s'::regclass)" } } }),
    ],
  },
  {
    name: "the owning table goes, and another table whose default calls the sequence",
    from: [
      serial,
      table("a", { columns: { v: { type: "integer", default: "nextval('t_v_seq'::regclass)" } } }),
      table("u", { columns: { v: { type: "integer", default: "nextval('t_v_seq'::regclass)" } } }),
    ],
    to: [],
  },
  {
    name: "the owning table goes, and a column whose default calls the sequence",
    from: [
      serial,
      table("u", { columns: { id: "int", v: { type: "integer", default: "nextval('t_v_seq'::regclass)" } } }),
    ],
    to: table("u", { columns: { id: "int" } }),
  },
  {
    name: "a free sequence that a default calls",
    to: [
      sequence("tickets"),
      table("u", { columns: { v: { type: "bigint", default: "nextval('tickets'::regclass)" } } }),
    ],
    up: ["createSequence", "createTable"],
    down: ["dropTable", "dropSequence"],
  },
  {
    name: "in a namespace",
    to: [
      namespace("app"),
      table("t", {
        namespace: "app",
        columns: { v: { type: "integer", default: "nextval('app.t_v_seq'::regclass)" } },
      }),
      sequence("t_v_seq", { type: "integer", ownedBy }, "app"),
    ],
  },
];

describe("Sequences", () => {
  forEachEngine((engine) => {
    describe("how they count", () => describeTrips(engine, counting));
    describe("of columns", () => describeTrips(engine, owned));
  });
});
