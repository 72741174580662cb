import { expect } from "chai";
import { type Comparison, compareModel } from "../../../src/api/comparison/comparison.js";
import { rehearse } from "../../../src/api/rehearsal/rehearse.js";
import type { Connection, Dialect } from "../../../src/dialects/dialect.js";
import type { EntityModel } from "../../../src/entities/to-schema.js";
import { hazardsOf } from "../../../src/lint/hazards.js";
import { describeOperation } from "../../../src/objects/describe.js";
import { Schema } from "../../../src/schema/schema.js";
import { type Engine, forEachEngine, isInShare, itOnOne } from "../../support/engines.js";
import { enumeration, type Facts, flatten, table } from "../../support/facts.js";
import { provePull } from "../../support/pulled.js";
import { proveRehearsal, proveRendering, run, type TripDatabase } from "../../support/round-trip.js";
import { failureOf } from "../../support/runner.js";

const noCache = { get: () => undefined, set: () => undefined };

interface State {
  readonly facts: Facts;
  /** SQL of the model. */
  readonly sql?: readonly string[];
}

interface Change {
  readonly name: string;
  readonly from: State;
  readonly to: State;
  /** What the plan up has to say, when it matters how. */
  readonly up?: readonly string[];
  readonly since?: number;
}

const users = table("users", { columns: { id: "int!", name: "text!", age: "int" } });
const view = "CREATE VIEW adults AS SELECT id, name FROM users WHERE age >= 18";
const everybody =
  "CREATE FUNCTION everybody() RETURNS SETOF users LANGUAGE sql BEGIN ATOMIC SELECT * FROM users; END";

const changes: readonly Change[] = [
  {
    name: "a view comes",
    from: { facts: users },
    to: { facts: users, sql: [view] },
    up: ["create view adults"],
  },
  {
    name: "a view and its table come, the view first",
    from: { facts: [] },
    to: { facts: users, sql: ["CREATE VIEW b AS SELECT * FROM adults", view] },
    up: ["create table users", "create view adults", "create view b"],
  },
  {
    name: "a view gets one more column in place",
    from: { facts: users, sql: [view] },
    to: { facts: users, sql: ["CREATE VIEW adults AS SELECT id, name, age FROM users WHERE age >= 18"] },
    up: ["replace view adults"],
  },
  {
    name: "a view loses a column, and the view over it is made anew",
    from: { facts: users, sql: [view, "CREATE VIEW b AS SELECT id FROM adults"] },
    to: {
      facts: users,
      sql: [
        "CREATE VIEW adults AS SELECT id FROM users WHERE age >= 18",
        "CREATE VIEW b AS SELECT id FROM adults",
      ],
    },
    up: ["drop view b", "drop view adults", "create view adults", "create view b"],
  },
  {
    name: "the type of a column under a view changes",
    from: { facts: users, sql: [view] },
    to: {
      facts: table("users", { columns: { id: "bigint!", name: "text!", age: "int" } }),
      sql: [view],
    },
    up: ["drop view adults", "alter column users.id: type bigint", "create view adults"],
  },
  {
    name: "a column comes in between and another one goes, under bodies that give whole rows",
    from: { facts: users, sql: [everybody, "CREATE VIEW b AS SELECT * FROM everybody()"] },
    to: {
      facts: table("users", { columns: { id: "int!", between: "date", name: "text!" } }),
      sql: [everybody, "CREATE VIEW b AS SELECT * FROM everybody()"],
    },
    up: [
      "drop view b",
      "drop function everybody()",
      "add column users.between date",
      "drop column users.age",
      "create function everybody()",
      "create view b",
    ],
    since: 14,
  },
  {
    name: "a function with its trigger",
    from: { facts: users },
    to: {
      facts: users,
      sql: [
        "CREATE TRIGGER touch BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch()",
        "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.age = 1; RETURN NEW; END $$",
      ],
    },
    up: ["create function touch()", "create trigger users.touch"],
  },
  {
    name: "the body of a function changes in place",
    from: { facts: [], sql: ["CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a'"] },
    to: { facts: [], sql: ["CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a + 1'"] },
    up: ["replace function f(integer)"],
  },
  {
    name: "an overload that calls another of its name",
    from: { facts: [] },
    to: {
      facts: [],
      sql: [
        "CREATE FUNCTION size(a bigint) RETURNS integer LANGUAGE sql AS 'SELECT size(a::integer)'",
        "CREATE FUNCTION size(b integer) RETURNS integer LANGUAGE sql AS 'SELECT b'",
      ],
    },
    up: ["create function size(integer)", "create function size(bigint)"],
  },
  {
    name: "a column goes with the function of its default, which is made anew",
    from: {
      facts: table("a", {
        columns: { x: "integer", y: { type: "integer", nullable: true, default: "twice(2)" } },
      }),
      sql: ["CREATE FUNCTION twice(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a * 2'"],
    },
    to: {
      facts: table("a", { columns: { x: "integer" } }),
      sql: ["CREATE FUNCTION twice(a integer) RETURNS bigint LANGUAGE sql AS 'SELECT a * 2::bigint'"],
    },
    up: ["drop column a.y", "drop function twice(integer)", "create function twice(integer)"],
  },
  {
    name: "a partition gets other bounds while a column gets another type",
    from: {
      facts: table("r", { columns: { n: "integer!", t: "varchar(20)" }, partitionBy: "RANGE (n)" }),
      sql: [
        "CREATE TABLE one PARTITION OF r FOR VALUES FROM (1) TO (10)",
        "CREATE TABLE two PARTITION OF r FOR VALUES FROM (10) TO (20)",
      ],
    },
    to: {
      facts: table("r", { columns: { n: "integer!", t: "text" }, partitionBy: "RANGE (n)" }),
      sql: [
        "CREATE TABLE one PARTITION OF r FOR VALUES FROM (1) TO (15)",
        "CREATE TABLE two PARTITION OF r FOR VALUES FROM (15) TO (20)",
      ],
    },
    up: [
      "alter partition two",
      "alter partition one",
      "alter partition one",
      "alter partition two",
      "alter column r.t: type text",
    ],
  },
  {
    name: "an aggregate is replaced in place",
    from: { facts: users, sql: ["CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer)"] },
    to: {
      facts: users,
      sql: ["CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0')"],
    },
    up: ["replace aggregate total(integer)"],
  },
  {
    name: "a rule is replaced in place, and enabled again",
    from: {
      facts: users,
      sql: ["CREATE RULE calm AS ON DELETE TO users DO INSTEAD NOTHING; ALTER TABLE users DISABLE RULE calm"],
    },
    to: {
      facts: users,
      sql: ["CREATE RULE calm AS ON DELETE TO users WHERE old.age > 3 DO INSTEAD NOTHING"],
    },
    up: ["alter rule users.calm"],
  },
  {
    name: "a domain comes with the column that has it",
    from: { facts: table("a", { columns: { id: "int" } }) },
    to: {
      facts: table("a", { columns: { id: "int", mail: "email" } }),
      sql: ["CREATE DOMAIN email AS text CHECK (VALUE ~ '@')"],
    },
    up: ["create domain email", "add column a.mail email"],
  },
  {
    name: "policies and row-level security",
    from: { facts: users },
    to: {
      facts: users,
      sql: [
        "CREATE POLICY own ON users FOR SELECT USING (name = current_user); ALTER TABLE users ENABLE ROW LEVEL SECURITY",
      ],
    },
  },
];

const double = "CREATE FUNCTION double(a integer) RETURNS integer IMMUTABLE LANGUAGE sql AS 'SELECT a * 2'";
const people = (columns: Readonly<Record<string, string>>) => table("people", { columns });

const more: readonly Change[] = [
  {
    name: "a table goes with its trigger and the function of that",
    from: {
      facts: users,
      sql: [
        "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
        "CREATE TRIGGER touch BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch()",
      ],
    },
    to: { facts: [] },
    up: ["drop table users", "drop function touch()"],
  },
  {
    name: "a policy comes with a table that its function reads",
    from: { facts: [] },
    to: {
      facts: users,
      sql: [
        "CREATE FUNCTION of_age(n text) RETURNS boolean LANGUAGE sql AS 'SELECT age > 18 FROM users WHERE name = n'",
        "CREATE POLICY adults ON users USING (of_age(name))",
      ],
    },
    up: ["create table users", "create function of_age(text)", "create policy users.adults"],
  },
  {
    name: "a table goes with a view that has a trigger",
    from: {
      facts: users,
      sql: [
        view,
        "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
        "CREATE TRIGGER touch INSTEAD OF INSERT ON adults FOR EACH ROW EXECUTE FUNCTION touch()",
      ],
    },
    to: { facts: [] },
  },
  {
    name: "a column and the view that shows it go",
    from: { facts: users, sql: [view] },
    to: { facts: table("users", { columns: { id: "int!", age: "int" } }), sql: [view.replace(", name", "")] },
  },
  {
    name: "a table goes, and the view that showed it looks elsewhere",
    from: { facts: [users, people({ id: "int!" })], sql: [view] },
    to: { facts: people({ id: "int!" }), sql: ["CREATE VIEW adults AS SELECT id FROM people"] },
    up: ["drop view adults", "drop table users", "create view adults"],
  },
  {
    name: "a function that a check calls gets another argument",
    from: { facts: table("t", { columns: { a: "int" }, check: { ck_t: "double(a) > 3" } }), sql: [double] },
    to: {
      facts: table("t", { columns: { a: "int" }, check: { ck_t: "double(a, 1) > 3" } }),
      sql: [
        "CREATE FUNCTION double(a integer, b integer) RETURNS integer IMMUTABLE LANGUAGE sql AS 'SELECT a * 2'",
      ],
    },
  },
  {
    name: "a function that a check, an index and a default call gets another name for its argument",
    from: {
      facts: table("t", {
        columns: { a: { type: "int", default: "double(4)" } },
        check: { ck_t: "double(a) > 3" },
        index: { ix_t: [{ expression: "double(a)" }] },
      }),
      sql: [double],
    },
    to: {
      facts: table("t", {
        columns: { a: { type: "int", default: "double(4)" } },
        check: { ck_t: "double(a) > 3" },
        index: { ix_t: [{ expression: "double(a)" }] },
      }),
      sql: [double.replaceAll("a integer", "b integer").replace("a * 2", "b * 2")],
    },
  },
  {
    name: "a domain is altered under the column that has it",
    from: {
      facts: people({ mail: "email" }),
      sql: ["CREATE DOMAIN email AS text CONSTRAINT has_at CHECK (VALUE ~ '@')"],
    },
    to: {
      facts: people({ mail: "email" }),
      sql: [
        "CREATE DOMAIN email AS text DEFAULT 'a@b' CONSTRAINT has_at CHECK (VALUE ~ '@') CONSTRAINT short CHECK (length(VALUE) < 99)",
      ],
    },
    up: ["alter domain email"],
  },
  {
    name: "a composite type gets an attribute",
    from: { facts: [], sql: ["CREATE TYPE point2 AS (x integer, y integer)"] },
    to: { facts: [], sql: ["CREATE TYPE point2 AS (x integer, y integer, z integer)"] },
    up: ["alter composite type point2"],
  },
  {
    name: "an enum is rebuilt under a view and a function",
    from: {
      facts: [enumeration("mood", ["sad", "ok"]), table("t", { columns: { m: "mood" } })],
      sql: [
        "CREATE VIEW moods AS SELECT m FROM t",
        "CREATE FUNCTION f(m mood) RETURNS text LANGUAGE sql AS 'SELECT 1::text'",
      ],
    },
    to: {
      facts: [enumeration("mood", ["ok"]), table("t", { columns: { m: "mood" } })],
      sql: [
        "CREATE VIEW moods AS SELECT m FROM t",
        "CREATE FUNCTION f(m mood) RETURNS text LANGUAGE sql AS 'SELECT 1::text'",
      ],
    },
  },
  {
    name: "a materialized view changes",
    from: { facts: users, sql: ["CREATE MATERIALIZED VIEW totals AS SELECT count(*) AS n FROM users"] },
    to: {
      facts: users,
      sql: ["CREATE MATERIALIZED VIEW totals AS SELECT count(*) AS n, max(age) AS oldest FROM users"],
    },
    up: ["drop materialized view totals", "create materialized view totals"],
  },
  {
    name: "an exclusion constraint comes",
    from: { facts: table("t", { columns: { during: "int4range" } }) },
    to: {
      facts: table("t", { columns: { during: "int4range" } }),
      sql: ["ALTER TABLE t ADD CONSTRAINT apart EXCLUDE USING gist (during WITH &&)"],
    },
    up: ["create exclusion t.apart"],
  },
  {
    name: "a trigger is replaced, a policy is altered, a rule goes, statistics come",
    from: {
      facts: users,
      sql: [
        "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
        "CREATE TRIGGER touch BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch()",
        "CREATE POLICY own ON users USING (name = current_user)",
        "CREATE RULE quiet AS ON DELETE TO users DO INSTEAD NOTHING",
      ],
    },
    to: {
      facts: users,
      sql: [
        "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
        "CREATE TRIGGER touch BEFORE UPDATE OF age ON users FOR EACH ROW EXECUTE FUNCTION touch()",
        "CREATE POLICY own ON users USING (name <> current_user)",
        "CREATE STATISTICS both_of (dependencies) ON name, age FROM users",
      ],
    },
  },
  {
    name: "comments on a view and a function come",
    from: { facts: users, sql: [view, double] },
    to: {
      facts: users,
      sql: [
        `${view}; COMMENT ON VIEW adults IS 'of age'`,
        `${double}; COMMENT ON FUNCTION double(integer) IS 'twice'`,
      ],
    },
    up: ["comment on function double(integer)", "comment on view adults"],
  },
  {
    name: "a sequence and an enum without a table, and a comment on the namespace",
    from: { facts: [], sql: ["CREATE TYPE mood AS ENUM ('good')", "COMMENT ON SCHEMA public IS 'all'"] },
    to: {
      facts: [],
      sql: [
        "CREATE SEQUENCE ticket; COMMENT ON SEQUENCE ticket IS 'numbers'",
        "CREATE TYPE mood AS ENUM ('good', 'bad')",
        "COMMENT ON SCHEMA public IS 'all of it'",
      ],
    },
    up: [
      "add value bad to enum mood",
      "create sequence ticket",
      "comment on namespace public",
      "comment on sequence ticket",
    ],
  },
  {
    name: "an enum loses a value, and the type made of it goes",
    from: {
      facts: [],
      sql: ["CREATE TYPE mood AS ENUM ('good', 'bad')", "CREATE TYPE felt AS (how mood)"],
    },
    to: { facts: [], sql: ["CREATE TYPE mood AS ENUM ('good')"] },
    up: ["drop composite type felt", "rebuild enum mood"],
  },
  {
    name: "two tables go, and a rule of one that writes to the other",
    from: {
      facts: [users, table("journal", { columns: { id: "int" } })],
      sql: ["CREATE RULE kept AS ON INSERT TO users DO ALSO INSERT INTO journal VALUES (NEW.id)"],
    },
    to: { facts: [] },
    up: ["drop rule users.kept", "drop table users", "drop table journal"],
  },
];

const touch = "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$";
const totals = (columns: string, index = "") =>
  `CREATE MATERIALIZED VIEW totals AS SELECT ${columns} FROM users GROUP BY name; CREATE UNIQUE INDEX totals_name ON totals (name); ${index}`;
const counted = totals("name, count(*) AS n");

const indexed: readonly Change[] = [
  {
    name: "a materialized view comes with its indexes, one of them of an expression",
    from: { facts: users },
    to: {
      facts: users,
      sql: [double, `${counted}; CREATE INDEX totals_n ON totals (double(n::int)) WHERE n > 1`],
    },
    up: [
      "create table users",
      "create function double(integer)",
      "create materialized view totals",
      "create index totals_n on totals",
      "create index totals_name on totals",
    ].slice(1),
  },
  {
    name: "an index of a materialized view comes, another goes, a comment comes",
    from: { facts: users, sql: [totals("name, count(*) AS n", "CREATE INDEX totals_n ON totals (n)")] },
    to: {
      facts: users,
      sql: [
        `${totals("name, count(*) AS n", "CREATE INDEX totals_both ON totals (n DESC, name)")}; COMMENT ON INDEX totals_both IS 'of both'`,
      ],
    },
    up: [
      "drop index totals_n of totals",
      "create index totals_both on totals",
      "comment on index totals.totals_both",
    ],
  },
  {
    name: "a materialized view changes, and takes its indexes along",
    from: { facts: users, sql: [`${counted}; ALTER MATERIALIZED VIEW totals CLUSTER ON totals_name`] },
    to: {
      facts: users,
      sql: [
        `${totals("name, count(*) AS n, max(age) AS oldest")}; ALTER MATERIALIZED VIEW totals CLUSTER ON totals_name`,
      ],
    },
  },
  {
    name: "the type of a column under a materialized view changes, and its index has another key",
    from: { facts: users, sql: [totals("name, max(id) AS n", "CREATE INDEX totals_n ON totals (n)")] },
    to: {
      facts: table("users", { columns: { id: "bigint!", name: "text!", age: "int" } }),
      sql: [totals("name, max(id) AS n", "CREATE INDEX totals_n ON totals (n DESC)")],
    },
  },
  {
    name: "a view that is made anew has its trigger again, and another goes",
    from: {
      facts: users,
      sql: [
        touch,
        `${view}; CREATE TRIGGER stays INSTEAD OF INSERT ON adults FOR EACH ROW EXECUTE FUNCTION touch();
        CREATE TRIGGER goes INSTEAD OF DELETE ON adults FOR EACH ROW EXECUTE FUNCTION touch()`,
      ],
    },
    to: {
      facts: table("users", { columns: { id: "bigint!", name: "text!", age: "int" } }),
      sql: [
        touch,
        `${view}; CREATE TRIGGER stays INSTEAD OF INSERT ON adults FOR EACH ROW EXECUTE FUNCTION touch()`,
      ],
    },
  },
];

const readings = (extra: Readonly<Record<string, string>> = {}, key = "RANGE (at)") =>
  table("readings", { columns: { at: "date!", value: "int", ...extra }, partitionBy: key });
const between = (name: string, from: string, to: string) =>
  `CREATE TABLE ${name} PARTITION OF readings FOR VALUES FROM ('${from}') TO ('${to}')`;
const year = (number: number) => between(`y${number}`, `${number}-01-01`, `${number + 1}-01-01`);

const partitioned: readonly Change[] = [
  {
    name: "a partitioned table and its partitions come",
    from: { facts: [] },
    to: { facts: readings({}, "range ( (at) )"), sql: [year(2024), year(2025)] },
    up: ["create table readings", "create partition y2024", "create partition y2025"],
  },
  {
    name: "the key is spelled otherwise, and a partition comes",
    from: { facts: readings(), sql: [year(2024)] },
    to: { facts: readings({}, "range ( (at) )"), sql: [year(2024), year(2025)] },
    up: ["create partition y2025"],
  },
  {
    name: "two partitions change places, and a third comes between",
    from: {
      facts: readings(),
      sql: [between("a", "2024-01-01", "2025-01-01"), between("b", "2025-01-01", "2026-01-01")],
    },
    to: {
      facts: readings(),
      sql: [
        between("b", "2024-01-01", "2025-01-01"),
        between("c", "2025-01-01", "2025-06-01"),
        between("a", "2025-06-01", "2026-01-01"),
      ],
    },
  },
  {
    name: "a table becomes a partition with its rows",
    from: {
      facts: [readings(), table("y2024", { columns: { at: "date!", value: "int" } })],
    },
    to: { facts: readings(), sql: [year(2024)] },
    up: ["alter partition y2024"],
  },
  {
    name: "a partition becomes a table with its rows, a key and comments",
    from: {
      facts: table("readings", {
        columns: { at: "date!", value: "int" },
        primaryKey: ["at"],
        partitionBy: "RANGE (at)",
      }),
      sql: [`${year(2024)}; COMMENT ON TABLE y2024 IS 'the year'`],
    },
    to: {
      facts: [
        table("readings", {
          columns: { at: "date!", value: "int" },
          primaryKey: ["at"],
          partitionBy: "RANGE (at)",
        }),
        table("y2024", {
          columns: { at: { type: "date", nullable: false, comment: "when" }, value: "int" },
          primaryKey: { columns: ["at"], name: "y2024_pkey" },
        }),
      ],
    },
    up: ["alter partition y2024", "remove comment from table y2024", "comment on column y2024.at"],
  },
  {
    name: "partitions of a partition, and a type change of a column under them",
    from: { facts: readings() },
    to: {
      facts: table("readings", { columns: { at: "date!", value: "bigint" }, partitionBy: "RANGE (at)" }),
      sql: [
        `${year(2024)} PARTITION BY HASH (value); CREATE TABLE h PARTITION OF y2024 FOR VALUES WITH (MODULUS 1, REMAINDER 0); COMMENT ON TABLE h IS 'all of it'`,
      ],
    },
  },
];

function modelOf({ facts, sql = [] }: State): EntityModel {
  return {
    schema: new Schema([{ kind: "namespace", namespace: "public", name: "public" }, ...flatten(facts)]),
    renames: [],
    using: new Map(),
    ignored: [],
    sources: new Map(),
    definitions: sql.map((text, index) => ({ sql: text, site: `definition ${index}` })),
  };
}

interface Place {
  readonly dialect: Dialect;
  readonly connection: Connection;
}

function compareState(
  { dialect, connection }: Place,
  state: State,
  dropsUnmanaged = true,
): Promise<Comparison> {
  const scope = { namespaces: ["public"] };
  return compareModel(modelOf(state), { dialect, connection, scope, cache: noCache, dropsUnmanaged });
}

function asTrip(place: Place, major: number): TripDatabase {
  const query: Connection["query"] = (sql) => place.connection.query(sql);
  return { ...place, major, query, close: async () => undefined };
}

async function travel(place: Place, major: number, change: Change) {
  const database = asTrip(place, major);
  await run(database, (await compareState(place, change.from)).up);
  const start = await compareState(place, change.from);
  expect(start.up.map(describeOperation), "the start is what was asked for").to.deep.equal([]);
  const comparison = await compareState(place, change.to);
  if (change.up !== undefined) expect(comparison.up.map(describeOperation)).to.deep.equal(change.up);
  expect(comparison.up).not.to.deep.equal([]);
  await proveRendering(place.dialect, comparison.up, comparison.down);
  await proveRehearsal(place, comparison);
  await run(database, comparison.up);
  expect(
    (await compareState(place, change.to)).up.map(describeOperation),
    "nothing more to do",
  ).to.deep.equal([]);
  await provePull(place.dialect, place.connection, ["public"], "snake_case", true);
  await run(database, comparison.down);
  expect((await compareState(place, change.from)).up.map(describeOperation), "down undoes up").to.deep.equal(
    [],
  );
}

describe("objects that are said in SQL, there and back", () => {
  forEachEngine((engine: Engine) => {
    const it = itOnOne(engine);
    const withPlace = async (work: (place: Place) => Promise<void>) => {
      const { database, close } = await engine.create();
      const connection = await database.connect();
      try {
        await work({ dialect: database.dialect, connection });
      } finally {
        await connection.close();
        await close();
      }
    };

    it("what nobody declares stays, is listed, and is carried over what it stands on", () =>
      withPlace(async (place) => {
        const script = `CREATE TABLE users (id integer NOT NULL, name text NOT NULL, age integer);
          CREATE TABLE other (id integer); ${view}; CREATE VIEW over AS SELECT * FROM adults; CREATE VIEW others AS TABLE other;
          COMMENT ON VIEW adults IS 'of age'`;
        await place.connection.script(script);
        for (const sql of [[], [double], [double, "CREATE VIEW third AS SELECT id FROM over"]]) {
          const to = {
            facts: table("users", { columns: { id: "bigint!", name: "text!", age: "int" } }),
            sql,
          };
          const comparison = await compareState(place, to, false);
          expect(comparison.unmanaged).to.include.members([
            "view public.adults",
            "view public.others",
            "table public.other",
          ]);
          const said = comparison.up.map(describeOperation);
          expect(said).to.include.members([
            "drop view over",
            "drop view adults",
            "create view over",
            "comment on view adults",
          ]);
          expect(said.filter((text) => /others?$/.test(text))).to.deep.equal([]);
          await proveRehearsal(place, comparison);
          await run(asTrip(place, engine.major), comparison.up);
          expect((await compareState(place, to, false)).up.map(describeOperation)).to.deep.equal([]);
          await run(asTrip(place, engine.major), comparison.down);
          expect(
            (await compareState(place, { facts: users }, false)).up.map(describeOperation),
          ).to.deep.equal([]);
        }
      }));

    it("what is there and a definition declares too is its own from then on, the rest stays", () =>
      withPlace(async (place) => {
        await place.connection.script(
          `CREATE SEQUENCE ticket; CREATE SEQUENCE other; CREATE TYPE mood AS ENUM ('good'); COMMENT ON TYPE mood IS 'felt';
          COMMENT ON SEQUENCE ticket IS 'numbers'; CREATE TABLE loose (id int DEFAULT nextval('ticket'))`,
        );
        const sql = [
          "CREATE SEQUENCE ticket INCREMENT 3",
          "CREATE TYPE mood AS ENUM ('good', 'bad')",
          double,
        ];
        const comparison = await compareState(place, { facts: users, sql }, false);
        expect(comparison.up.map(describeOperation)).to.deep.equal([
          "add value bad to enum mood",
          "alter sequence ticket",
          "create table users",
          "create function double(integer)",
        ]);
        expect(comparison.unmanaged).to.deep.equal(["sequence public.other", "table public.loose"]);
        await proveRehearsal(place, comparison);
      }));

    it("a table that is to be partitioned otherwise is made anew, and takes its rows", () =>
      withPlace(async (place) => {
        await place.connection.script(
          `CREATE TABLE readings (at date NOT NULL, value int, old text); INSERT INTO readings VALUES ('2024-02-01', 1, 'x')`,
        );
        const to = { facts: readings(), sql: [year(2024)] };
        const comparison = await compareState(place, to);
        expect(
          hazardsOf(comparison.up, place).map(({ kind, message }) => `${kind}: ${message}`),
        ).to.deep.equal([
          'rewrite: move the rows of "readings" into the table that takes its place writes the whole table anew, readers and writers wait',
          'mayFail: move the rows of "readings" into the table that takes its place fails when a row does not fit',
          'dataLoss: move the rows of "readings" into the table that takes its place deletes the values of old',
        ]);
        await proveRehearsal(place, comparison);
        await run(asTrip(place, engine.major), comparison.up);
        expect(await place.connection.query("SELECT at::text, value FROM y2024")).to.deep.equal([
          { at: "2024-02-01", value: 1 },
        ]);
      }));

    it("a table that is made anew keeps what nobody declares, and takes no row that fits nowhere", () =>
      withPlace(async (place) => {
        const { connection, dialect } = place;
        await connection.script(
          `CREATE TABLE readings (at date NOT NULL, value int); INSERT INTO readings VALUES ('2020-02-01', 1);
          CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
          CREATE TRIGGER note BEFORE UPDATE ON readings FOR EACH ROW EXECUTE FUNCTION note();
          GRANT SELECT ON readings TO PUBLIC; GRANT UPDATE (value) ON readings TO PUBLIC`,
        );
        const wanted = { facts: readings(), sql: [year(2024)] };
        const comparison = await compareState(place, wanted, false);
        const error = await failureOf(rehearse(connection, dialect, comparison, () => undefined));
        expect(error).to.include({ why: "A row belongs to none of the partitions." });
        expect(error)
          .to.have.property("fix")
          .that.matches(/^Make a partition that takes it, .* or change the row first\. A migration before/);
        await connection.script("UPDATE readings SET at = '2024-05-01'");
        await run(asTrip(place, engine.major), comparison.up);
        const left = `SELECT tgname::text AS name FROM pg_trigger WHERE tgrelid = 'readings'::regclass
          UNION ALL SELECT acl::text FROM pg_class, unnest(relacl) AS acl WHERE oid = 'readings'::regclass AND acl::text LIKE '=%'
          UNION ALL SELECT attname || attacl::text FROM pg_attribute WHERE attrelid = 'readings'::regclass AND attacl IS NOT NULL`;
        const found = (await connection.query(left)).map(({ name }) => String(name).replace(/\/\w+/, ""));
        expect(found).to.deep.equal(["note", "=r", "value{=w}"]);
      }));

    it("partitions of an ignored table stay, whatever is dropped", () =>
      withPlace(async ({ dialect, connection }) => {
        await connection.script(
          `CREATE TABLE readings (at date NOT NULL, id int) PARTITION BY RANGE (at); ${year(2024)} PARTITION BY HASH (id);
          CREATE TABLE h PARTITION OF y2024 FOR VALUES WITH (MODULUS 1, REMAINDER 0)`,
        );
        const ignored = [{ kind: "table", namespace: "public", name: "readings" }];
        const scope = { namespaces: ["public"] };
        const around = { dialect, connection, scope, cache: noCache, dropsUnmanaged: true };
        const { up } = await compareModel({ ...modelOf({ facts: [] }), ignored }, around);
        expect(up).to.deep.equal([]);
      }));

    it("partitions that nobody declares stay, also when the type of a column changes", () =>
      withPlace(async (place) => {
        await place.connection.script(
          `CREATE TABLE readings (at date NOT NULL, value int) PARTITION BY RANGE (at); ${year(2024)}; INSERT INTO readings VALUES ('2024-05-05', 1)`,
        );
        const to = {
          facts: table("readings", { columns: { at: "date!", value: "bigint" }, partitionBy: "RANGE (at)" }),
        };
        const comparison = await compareState(place, to, false);
        expect(comparison.unmanaged).to.deep.equal(["partition public.y2024"]);
        expect(comparison.up.map(describeOperation)).to.deep.equal([
          "alter column readings.value: type bigint",
        ]);
        await run(asTrip(place, engine.major), comparison.up);
        expect(await place.connection.query("SELECT count(*)::int AS n FROM y2024")).to.deep.equal([
          { n: 1 },
        ]);
      }));

    it("indexes of a materialized view that nobody declares stay with it", () =>
      withPlace(async (place) => {
        await place.connection.script(
          `CREATE TABLE users (id integer NOT NULL, name text NOT NULL, age integer); ${counted}; COMMENT ON INDEX totals_name IS 'each once'`,
        );
        for (const sql of [[], [view]]) {
          const to = {
            facts: table("users", { columns: { id: "bigint!", name: "varchar(99)!", age: "int" } }),
            sql,
          };
          const comparison = await compareState(place, to, false);
          expect(comparison.unmanaged).to.deep.equal(["materializedView public.totals"]);
          expect(comparison.up.map(describeOperation)).to.include.members([
            "drop materialized view totals",
            "create materialized view totals",
            "create index totals_name on totals",
            "comment on index totals.totals_name",
          ]);
          await proveRehearsal(place, comparison);
          await run(asTrip(place, engine.major), comparison.up);
          expect((await compareState(place, to, false)).up.map(describeOperation)).to.deep.equal([]);
          await run(asTrip(place, engine.major), comparison.down);
        }
        const declared = await compareState(
          place,
          { facts: users, sql: [counted.replace(/CREATE UNIQUE.*/, "")] },
          false,
        );
        expect(declared.up.map(describeOperation)).to.deep.equal(["drop index totals_name of totals"]);
      }));

    it("what nobody declares follows a column and a table to their new names", () =>
      withPlace(async (place) => {
        const script = `CREATE TABLE users (id integer NOT NULL, name text NOT NULL, age integer); ${view};
          CREATE RULE quiet AS ON DELETE TO users DO INSTEAD NOTHING`;
        await place.connection.script(script);
        const { dialect, connection } = place;
        for (const sql of [[], [double]]) {
          const to = { facts: table("people", { columns: { id: "int!", title: "text!", age: "int" } }), sql };
          const renames: EntityModel["renames"] = [
            { kind: "table", namespace: "public", from: "users", to: "people" },
            { kind: "column", namespace: "public", table: "people", from: "name", to: "title" },
          ];
          const around = { dialect, connection, scope: { namespaces: ["public"] }, cache: noCache };
          const comparison = await compareModel(
            { ...modelOf(to), renames },
            { ...around, dropsUnmanaged: false },
          );
          const created = sql.length === 0 ? [] : ["create function double(integer)"];
          expect(comparison.up.map(describeOperation)).to.deep.equal([
            "rename table users to people",
            "rename column people.name to title",
            ...created,
          ]);
          await proveRehearsal({ connection, dialect }, comparison);
        }
      }));

    it("what the server refuses is named with its place", () =>
      withPlace(async (place) => {
        const to = { facts: users, sql: [view, "CREATE VIEW b AS SELECT nothing FROM users"] };
        const error = await failureOf(compareState(place, to));
        expect(error).to.have.property("code", "SQL_INVALID");
        expect(error).to.have.property("where", "definition 1");
        expect((error as Error).message).to.contain("nothing");
        expect(
          await place.connection.query("SELECT relname FROM pg_class WHERE relname IN ('users', 'b')"),
        ).to.deep.equal([]);
      }));

    for (const change of [...changes, ...more, ...indexed, ...partitioned])
      if (isInShare(change.name, 4))
        it(change.name, () => withPlace((place) => travel(place, engine.major, change)), change);
  });
});
