import { expect } from "chai";
import { isSchemixError } from "../../../src/errors/schemix-error.js";
import { type Engine, forEachEngine, itOnOne } from "../../support/engines.js";
import { type ColumnSpec, type Facts, flatten, table } from "../../support/facts.js";
import {
  clean,
  compareFacts,
  describeTrips,
  openTrips,
  run,
  type Trip,
  type TripDatabase,
} from "../../support/round-trip.js";

const t = (v: ColumnSpec): Facts => table("t", { columns: { v } });
const values = (...all: string[]) => `INSERT INTO t VALUES ${all.map((value) => `(${value})`).join(", ")}`;
const shows = (text: string) => ({ "SELECT v::text FROM t ORDER BY v": text });

/** Column `v` of one type and of another, with values that survive both ways. */
function trip(from: string, to: string, rows: string, there: string, rest: Partial<Trip> = {}): Trip {
  return {
    name: `${from} to ${to}`,
    from: t(from),
    to: t(to),
    rows,
    there: shows(there),
    up: ["alterColumn"],
    down: ["alterColumn"],
    ...rest,
  };
}

const both: readonly Trip[] = [
  trip("smallint", "int", values("-7", "NULL"), "-7\nnull"),
  trip("int", "bigint", values("7"), "7"),
  trip("int", "numeric(12,2)", values("7"), "7.00"),
  trip("int", "double precision", values("7"), "7"),
  trip("bigint", "numeric", values("9007199254740993"), "9007199254740993"),
  trip("real", "double precision", values("1.5"), "1.5"),
  trip("numeric(10,2)", "numeric(12,4)", values("1.25"), "1.2500"),
  trip("numeric(10,4)", "numeric(10,2)", values("1.25"), "1.25"),
  trip("numeric", "double precision", values("1.5"), "1.5"),
  trip("double precision", "int", values("3"), "3"),
  trip("varchar(10)", "varchar(20)", values("'a'"), "a"),
  trip("varchar(10)", "text", values("'a'"), "a"),
  trip("char(3)", "text", values("'abc'"), "abc"),
  trip("text", "char(3)", values("'abc'"), "abc"),
  trip("text", "int", values("'12'"), "12"),
  trip(
    "text",
    "uuid",
    values("'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'"),
    "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
  ),
  trip("text", "jsonb", values(`'{"a": 1}'`), '{"a": 1}', { there: { "SELECT v->>'a' FROM t": "1" } }),
  trip("text", "timestamptz", values("'2020-01-01 12:00+00'"), "2020-01-01 12:00:00+00"),
  trip("text", "boolean", values("'true'"), "true"),
  trip("text", "date", values("'2020-02-29'"), "2020-02-29"),
  trip("date", "timestamp", values("'2020-01-01'"), "2020-01-01 00:00:00"),
  trip("timestamp(6)", "timestamp(3)", values("'2020-01-01 10:00:00.125'"), "2020-01-01 10:00:00.125"),
  trip("time(6)", "time(0)", values("'10:00:01'"), "10:00:01"),
  trip("json", "jsonb", values(`'{"a": 1}'`), '{"a": 1}', { there: { "SELECT v->>'a' FROM t": "1" } }),
  trip("inet", "cidr", values("'10.0.0.0/8'"), "10.0.0.0/8"),
  trip("int", "text", values("12"), "12"),
  trip("int", "boolean", values("0", "1"), "false\ntrue"),
  trip("bit(4)", "varbit(8)", values("B'1010'"), "1010"),
  trip("int[]", "bigint[]", values("'{1,2}'"), "{1,2}"),
  trip("text[]", "int[]", values("'{1,2}'"), "{1,2}"),
  trip("int[]", "text[]", values("'{1,2}'"), "{1,2}"),
];

/** A default that has to go with the type. */
const defaults: readonly Trip[] = [
  {
    name: "a default that is cast along",
    from: t({ type: "int", default: "5" }),
    to: t({ type: "bigint", default: "5" }),
    up: ["alterColumn"],
  },
  {
    name: "a default that the new type does not take by itself",
    from: t({ type: "text", default: "'5'" }),
    to: t({ type: "int", default: "5" }),
    rows: "INSERT INTO t DEFAULT VALUES",
    there: shows("5"),
    back: shows("5"),
  },
  {
    name: "a default that goes",
    from: t({ type: "text", default: "'five'" }),
    to: t({ type: "int", nullable: false }),
    rows: values("'5'"),
    there: shows("5"),
  },
  {
    name: "a default that comes",
    from: t("text"),
    to: t({ type: "boolean", nullable: true, default: "true" }),
  },
  {
    name: "USING of a person, the default stays",
    from: t({ type: "text", nullable: true, default: "'1'" }),
    to: t({ type: "int", nullable: true, default: "1" }),
    using: { "t.v": { up: "nullif(v, '')::int", down: "v::text" } },
    rows: values("''", "'7'"),
    there: shows("7\nnull"),
  },
  {
    name: "on a column of a key that others point to",
    from: [
      table("p", { columns: { id: "int!" }, primaryKey: "id" }),
      table("c", {
        columns: { p: "int" },
        foreignKey: { fk: { columns: ["p"], references: ["p", ["id"]] } },
      }),
    ],
    to: [
      table("p", { columns: { id: "bigint!" }, primaryKey: "id" }),
      table("c", {
        columns: { p: "bigint" },
        foreignKey: { fk: { columns: ["p"], references: ["p", ["id"]] } },
      }),
    ],
    rows: "INSERT INTO p VALUES (1); INSERT INTO c VALUES (1)",
    up: ["alterColumn", "alterColumn"],
  },
  {
    name: "on a key that others point to, by USING",
    from: [
      table("p", { columns: { id: "text!" }, primaryKey: "id" }),
      table("c", {
        columns: { p: "text" },
        foreignKey: { fk: { columns: ["p"], references: ["p", ["id"]] } },
      }),
    ],
    to: [
      table("p", { columns: { id: "int!" }, primaryKey: "id" }),
      table("c", {
        columns: { p: "int" },
        foreignKey: { fk: { columns: ["p"], references: ["p", ["id"]] } },
      }),
    ],
    rows: "INSERT INTO p VALUES ('1'); INSERT INTO c VALUES ('1')",
    there: { "SELECT p FROM c": "1" },
  },
  {
    name: "with checks and predicates that are no use to the new type",
    from: table("t", {
      columns: { v: "text" },
      check: { ck: "v <> ''" },
      index: { ix: { keys: [{ column: "v" }], where: "v <> 'x'" } },
    }),
    to: table("t", {
      columns: { v: "int" },
      check: { ck: "v <> 0" },
      index: { ix: { keys: [{ column: "v" }], where: "v <> 5" } },
    }),
    rows: values("'7'"),
    there: shows("7"),
  },
];

interface Refusal {
  readonly from: string;
  readonly to: string;
  readonly rows: string;
}

/** Values that would be rounded, cut or turned in silence: the migration has to fail and the rows stay as they are. */
const guarded: readonly Refusal[] = [
  { from: "numeric(10,4)", to: "numeric(10,2)", rows: values("1.25", "1.2345") },
  { from: "double precision", to: "int", rows: values("3", "3.7") },
  { from: "double precision", to: "real", rows: values("0.1") },
  { from: "bigint", to: "double precision", rows: values("9007199254740993") },
  { from: "timestamp(6)", to: "timestamp(0)", rows: values("'2020-01-01 10:00:00.5'") },
  { from: "timestamp", to: "date", rows: values("'2020-01-01 10:00:00'") },
  { from: "time(6)", to: "time(0)", rows: values("'10:00:00.4'") },
  { from: "interval", to: "interval(0)", rows: values("'1.5 seconds'") },
  { from: "inet", to: "cidr", rows: values("'10.0.0.1/8'") },
  { from: "int", to: "boolean", rows: values("0", "1", "2") },
  { from: "text", to: "varchar(3)", rows: values("'abcd'") },
  { from: "varchar(10)", to: "char(3)", rows: values("'abcd'") },
  { from: "text", to: "char(3)", rows: values("'ab '") },
  { from: "varchar(10)[]", to: "varchar(3)[]", rows: values("'{abcd}'") },
  { from: "numeric(10,4)[]", to: "numeric(10,2)[]", rows: values("'{1.2345}'") },
  { from: "bit(4)", to: "bit(2)", rows: values("B'1011'") },
  { from: "bigint", to: "int", rows: values("3000000000") },
  { from: "text", to: "int", rows: values("'12x'") },
  { from: "text", to: "numeric(4,1)", rows: values("'1.25'") },
  { from: "text", to: "date", rows: values("'2020-01-01 10:00'") },
  { from: "text", to: "timestamp(0)", rows: values("'2020-01-01 10:00:00.5'") },
  { from: "text[]", to: "numeric(4,1)[]", rows: values("'{1.25}'") },
  { from: "text", to: "real", rows: values("'0.123456789'") },
];

const undecided: readonly (readonly [from: string, to: string])[] = [
  ["timestamp", "timestamptz"],
  ["timestamptz", "date"],
  ["int", "int[]"],
  ["int[]", "int"],
  ["uuid", "int"],
  ["date", "int"],
  ["bytea", "text"],
  ["text", "bytea"],
  ["boolean", "uuid"],
  ["point", "int"],
];

describe("Type changes", () => {
  forEachEngine((engine) => {
    describe("there and back", () => describeTrips(engine, both));
    describe("defaults and what is built on it", () => describeTrips(engine, defaults));
    describe("never lose a value", () => refusals(engine));
  });
});

function refusals(engine: Engine): void {
  let database: TripDatabase;
  before(async () => {
    database = await openTrips(engine);
  });
  after(() => database.close());
  const onOne = itOnOne(engine);

  for (const { from, to, rows } of guarded) {
    onOne(`${from} to ${to} is refused by the rows`, async () => {
      const before = await start(from, rows);
      const { up } = await compareFacts(database, flatten(t(to)));
      let error: unknown;
      try {
        await run(database, up);
      } catch (thrown) {
        error = thrown;
      }
      const after = await shown();
      expect(after, "the rows").to.deep.equal(before);
      expect(error, "nothing was refused").to.be.instanceOf(Error);
    });
  }

  for (const [from, to] of undecided) {
    onOne(`${from} to ${to} needs a decision`, async () => {
      await start(from, "");
      const thrown = await compareFacts(database, flatten(t(to))).catch((error: unknown) => error);
      expect(isSchemixError(thrown, "TYPE_CHANGE_UNDECIDED")).to.equal(true);
      const { message, data } = thrown as { message: string; data: { columns: unknown[] } };
      expect(message).to.contain("decision");
      expect(data.columns).to.have.length(1);
    });
  }

  async function start(type: string, rows: string) {
    await clean(database);
    await run(database, (await compareFacts(database, flatten(t(type)))).up);
    if (rows !== "") await database.connection.script(rows);
    return shown();
  }

  /** The rows, blanks at their ends too. */
  function shown() {
    return database.query("SELECT format('%s', v) AS v FROM t ORDER BY 1");
  }
}
