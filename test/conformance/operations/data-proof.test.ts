import { expect } from "chai";
import { type Rehearsal, type RehearseOptions, rehearse } from "../../../src/api/rehearsal/rehearse.js";
import type { Connection } from "../../../src/dialects/dialect.js";
import type { ErrorCode } from "../../../src/errors/codes.js";
import { isSchemixError, type SchemixError } from "../../../src/errors/schemix-error.js";
import { hazardsOf } from "../../../src/lint/hazards.js";
import type { AnyOperation } from "../../../src/objects/any.js";
import { describeOperation } from "../../../src/objects/describe.js";
import { forEachEngine, runsCase } from "../../support/engines.js";
import { enumeration, type Facts, flatten, sequence, table } from "../../support/facts.js";
import {
  clean,
  compareFacts,
  type FactComparison,
  openTrips,
  type TripDatabase,
} from "../../support/round-trip.js";

type Findings = Pick<Rehearsal, "hazards" | "notes">;

forEachEngine((engine) => {
  if (!runsCase(engine, { name: "the rehearsal of data" })) return;
  describe("the rehearsal of data", () => {
    let database: TripDatabase;
    before(async () => {
      database = await openTrips(engine);
    });
    after(() => database.close());

    const start = async (sql: string): Promise<void> => {
      await clean(database);
      await database.connection.script(sql);
    };
    const planned = (facts: Facts): Promise<FactComparison> => compareFacts(database, flatten(facts));
    const rehearsed = async (
      comparison: FactComparison,
      on: Connection = database.connection,
      options: RehearseOptions = {},
    ): Promise<Findings> => {
      const { dialect } = database;
      const { hazards, notes } = await rehearse(on, dialect, comparison, () => undefined, options);
      return { hazards, notes };
    };
    const failure = async (
      comparison: FactComparison,
      code: ErrorCode = "DATA_LOSS_UNDECLARED",
    ): Promise<SchemixError> => {
      const error = await rehearsed(comparison).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      if (!isSchemixError(error, code)) throw error ?? new Error("Nothing was refused");
      return error;
    };
    const executed = (sql: string): AnyOperation => ({ kind: "execute", sql, parameters: [] });
    const quiet: Findings = { hazards: [], notes: [] };

    it("rows of every type come through, and nothing is left behind", async () => {
      await start(`CREATE TYPE mood AS ENUM ('sad', 'ok');
        CREATE DOMAIN mail AS text CHECK (VALUE LIKE '%@%');
        CREATE TYPE pair AS (x integer, y text);
        CREATE TABLE a (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, n numeric(2,2), t varchar(1), m mood,
          e mail NOT NULL, p pair, l integer[], r int4range, j jsonb NOT NULL, u uuid UNIQUE, at timestamptz, b bit(3),
          g text GENERATED ALWAYS AS (lower(t)) STORED, CHECK (t IN ('x', 'y', 'z')));
        CREATE TABLE b (a_id integer NOT NULL REFERENCES a, name text);
        CREATE SEQUENCE counter; CREATE TABLE c (n bigint DEFAULT nextval('counter'))`);
      const rows = await database.connection.query("SELECT 1 AS one");
      expect(rows).to.have.length(1);
      const watched = [{ kind: "table", namespace: "public", name: "b" }];
      await database.connection.begin();
      const watch = await database.dialect.watchRows(database.connection, {
        tables: watched,
        fill: ["a", "b", "c"].map((name) => ({ kind: "table", namespace: "public", name })),
        required: [],
        sequences: [],
      });
      expect(watch.filled.map(({ table, rows, refused }) => [table.name, rows, refused])).to.deep.equal([
        ["a", 3, undefined],
        ["b", 3, undefined],
        ["c", 3, undefined],
      ]);
      expect(await watch.look()).to.deep.equal([]);
      const found = await database.query(
        "SELECT (SELECT count(DISTINCT a_id) FROM b)::int AS b, (SELECT count(p) FROM a)::int AS p",
      );
      expect(found[0]).to.deep.equal({ b: 3, p: 2 });
      await database.connection.rollback();
      const left =
        await database.query(`SELECT (SELECT count(*) FROM a)::int AS a, nextval('counter')::int AS next,
        nextval(pg_get_serial_sequence('a', 'id'))::int AS id`);
      expect(left[0]).to.deep.equal({ a: 0, next: 1, id: 1 });
    });

    it("a plan keeps what it says, by new names too", async () => {
      await start("CREATE TABLE a (id integer NOT NULL CONSTRAINT pk_a PRIMARY KEY, x text, y integer)");
      const facts = table("b", {
        columns: { id: "integer!", z: "text", y: "bigint" },
        primaryKey: { name: "pk_a", columns: ["id"] },
      });
      const renames = [
        { kind: "table", namespace: "public", from: "a", to: "b" },
        { kind: "column", namespace: "public", table: "b", from: "x", to: "z" },
      ] as const;
      const comparison = await compareFacts(database, flatten(facts), { renames });
      expect(comparison.up.map(({ kind }) => kind)).to.deep.equal([
        "renameTable",
        "renameColumn",
        "alterColumn",
      ]);
      expect(await rehearsed(comparison)).to.deep.equal(quiet);
      const up = [...comparison.up, executed("UPDATE b SET z = z || '!'")];
      const { data, why } = await failure({ ...comparison, up });
      expect(data).to.deep.equal({
        direction: "up",
        losses: [
          { what: "values", table: "public.a", column: "x", operation: "execute UPDATE b SET z = z || '!'" },
        ],
      });
      expect(why).to.equal("public.a.x: other values, by: execute UPDATE b SET z = z || '!'");
    });

    it("a plan that loses rows without a word is refused, in either direction", async () => {
      await start("CREATE TABLE a (x integer, y integer)");
      const comparison = await planned(table("a", { columns: { x: "integer", y: "integer", z: "integer" } }));
      const gone = executed("DELETE FROM a WHERE x = 1");
      const up = await failure({ ...comparison, up: [...comparison.up, gone] });
      expect(up.why).to.equal("public.a: 3 rows became 2, by: execute DELETE FROM a WHERE x = 1");
      const cut = executed("ALTER TABLE a DROP COLUMN y; ALTER TABLE a ADD y integer");
      const down = await failure({ ...comparison, down: [...comparison.down, cut] });
      expect(down.data.losses).to.deep.equal([
        {
          what: "values",
          table: "public.a",
          column: "y",
          operation: "execute ALTER TABLE a DROP COLUMN y; ALTER TABLE a ADD y integer",
        },
      ]);
      const without = { ...comparison, up: [...comparison.up, gone] };
      const silent = await rehearsed(without, database.connection, { data: false });
      expect(silent).to.deep.equal(quiet);
    });

    it("what an operation says that it loses may be lost", async () => {
      await start("CREATE TABLE a (x integer, y integer); CREATE TABLE b (x integer)");
      const comparison = await planned(table("a", { columns: { x: "integer" } }));
      expect(comparison.up.map(({ kind }) => kind)).to.have.members(["dropTable", "dropColumn"]);
      expect(await rehearsed(comparison)).to.deep.equal(quiet);
    });

    it("rows that are there are looked at, a large table in part", async () => {
      await start(
        "CREATE TABLE a (x integer, y text); INSERT INTO a SELECT n, repeat('y', 500) FROM generate_series(1, 20000) AS n",
      );
      const comparison = await planned(table("a", { columns: { x: "bigint", y: "text" } }));
      expect(await rehearsed(comparison)).to.deep.equal(quiet);
      const lost = await failure({
        ...comparison,
        up: [...comparison.up, executed("UPDATE a SET y = '' WHERE x < 500")],
      });
      expect(lost.data.losses).to.have.length(1);
      const asked: string[] = [];
      const listening = spyOn(database.connection, (sql) => asked.push(sql));
      await rehearsed(comparison, listening);
      expect(asked.join("\n")).to.contain("LIMIT 1000");
    });

    it("no trigger and no rule of the users is fired, and all are as before", async () => {
      await start(`CREATE TABLE log (x integer); CREATE TABLE a (x integer);
        CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''fired''; END';
        CREATE TRIGGER t1 BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION note();
        CREATE TRIGGER t2 BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION note();
        ALTER TABLE a ENABLE ALWAYS TRIGGER t2;
        CREATE RULE r AS ON INSERT TO a DO INSTEAD NOTHING`);
      const comparison = await planned([
        table("a", { columns: { x: "integer", y: "integer" } }),
        table("log", { columns: { x: "integer" } }),
      ]);
      const probe = `DO $$ BEGIN IF (SELECT count(*) FROM a) <> 3 OR (SELECT string_agg(tgenabled::text, '' ORDER BY tgname)
        FROM pg_trigger WHERE tgrelid = 'a'::regclass) <> 'OA' THEN RAISE EXCEPTION 'no rows'; END IF; END $$`;
      const up = [executed(probe), ...comparison.up];
      expect(await rehearsed({ ...comparison, up })).to.deep.equal(quiet);
    });

    it("rows that were made up never make it fail", async () => {
      await start("CREATE TABLE a (x integer, y integer); CREATE TABLE b (x integer NOT NULL, y integer)");
      const comparison = await planned([
        table("a", { columns: { x: "integer!", y: "integer", z: "integer!" }, check: { ck: "x > 1000" } }),
        table("b", { columns: { y: "integer!" }, check: { ck_b: "y > 1000" } }),
      ]);
      const { hazards, notes } = await rehearsed(comparison);
      expect(hazards).to.deep.equal([]);
      expect(notes.join("\n")).to.match(
        /^Rows that were made up are in the way of up, create check ck_b on b: /,
      );
    });

    it("an operation that rows stand in the way of, and that has not said so, is a hazard", async () => {
      await start("CREATE TABLE a (x integer)");
      const comparison = await planned(table("a", { columns: { x: "integer", y: "integer" } }));
      const guard = executed(
        "ALTER TABLE a ADD CONSTRAINT c CHECK (x > 100); ALTER TABLE a DROP CONSTRAINT c",
      );
      const { hazards } = await rehearsed({ ...comparison, up: [guard, ...comparison.up] });
      expect(hazards.map(({ kind, message }) => `${kind}: ${message}`)[0]).to.match(
        /^mayFail: execute ALTER TABLE a ADD CONSTRAINT c .* failed with rows in the table: check constraint "c"/,
      );
    });

    it("rows of the database that are in the way: it is said what can be done about them", async () => {
      const mood = (values: string): string =>
        `CREATE TYPE mood AS ENUM (${values}); CREATE TABLE a (m mood, t text)`;
      await start(`${mood("'ok', 'sad'")}; INSERT INTO a VALUES ('sad', NULL), ('ok', 'x')`);
      const others = enumeration("mood", ["ok"]);
      const columns = { m: "mood", t: "text" };
      for (const [facts, fix] of [
        [
          [others, table("a", { columns })],
          /^Change these rows first, or write .* let `replace` of op\.alterEnum/,
        ],
        [
          [enumeration("mood", ["ok", "sad"]), table("a", { columns: { ...columns, t: "text!" } })],
          /^Fill the column first\. .* --empty`, then op\.execute/,
        ],
        [
          [enumeration("mood", ["ok", "sad"]), table("a", { columns: { ...columns, t: "integer" } })],
          /^Change these rows first, or say with `using`/,
        ],
      ] as const) {
        const error = await failure(await planned(facts), "REHEARSAL_FAILED");
        expect(error.fix).to.match(fix);
      }
    });

    it("a rewrite that only the server can be sure of is a hazard all the same", async () => {
      await start(`CREATE FUNCTION anything() RETURNS integer LANGUAGE plpgsql VOLATILE AS 'BEGIN RETURN 1; END';
        CREATE TABLE a (x integer)`);
      const comparison = await planned(
        table("a", {
          columns: {
            x: "integer",
            z: "integer",
            y: { type: "integer", nullable: true, default: "anything()" },
          },
        }),
      );
      expect(await rehearsed(comparison)).to.deep.equal(quiet);
      expect(hazardsOf(comparison.up, { dialect: database.dialect, goal: comparison.desired })).to.deep.equal(
        [
          {
            kind: "rewrite",
            message:
              "add column a.y integer writes the whole table anew where a function of its default is volatile",
          },
        ],
      );
    });

    it("a rewrite that nobody has declared is refused, in either direction, also of a table that nothing else is about", async () => {
      await start(`CREATE TABLE a (x integer, y integer); CREATE TABLE b (x integer); INSERT INTO b VALUES (1);
        CREATE TABLE c (x integer); INSERT INTO c VALUES (1)`);
      const comparison = await planned([
        table("a", { columns: { x: "integer", y: "integer", z: "integer" } }),
        ...["b", "c"].map((name) => table(name, { columns: { x: "integer" } })),
      ]);
      const written = executed("ALTER TABLE b SET (fillfactor = 70); CLUSTER b USING ix; DROP INDEX ix");
      const steps = [
        executed("CREATE INDEX ix ON b (x)"),
        written,
        executed("ALTER TABLE b RESET (fillfactor)"),
      ];
      const up = await failure({ ...comparison, up: [...comparison.up, ...steps] }, "REWRITE_UNDECLARED");
      expect(up.message).to.equal("Rehearsing up, public.b was written anew, and no operation says so");
      expect(up.fix).to.include('{ touches: { namespace: "public", table: "b", rewrite: true } }');
      expect(up.data).to.deep.equal({
        direction: "up",
        rewrites: [{ table: "public.b", operations: [describeOperation(written)] }],
      });
      const touched = executed("ALTER TABLE a SET UNLOGGED; ALTER TABLE a SET LOGGED");
      const down = await failure(
        { ...comparison, down: [...comparison.down, touched] },
        "REWRITE_UNDECLARED",
      );
      expect(down.data).to.deep.include({ direction: "down" });
      const saying = { ...touched, touches: [{ table: "b" }, { table: "a", rewrite: true }] } as AnyOperation;
      expect(await rehearsed({ ...comparison, down: [...comparison.down, saying] })).to.deep.equal(quiet);
    });

    it("a type of which only the server knows that it looks at all rows is a hazard", async () => {
      await start(
        "CREATE TABLE a (x integer); CREATE SCHEMA elsewhere; CREATE DOMAIN elsewhere.count AS integer CHECK (VALUE >= 0)",
      );
      const comparison = await planned(table("a", { columns: { x: "integer", y: "elsewhere.count" } }));
      expect(
        (await rehearsed(comparison)).hazards.map(({ kind, message }) => `${kind}: ${message}`),
      ).to.deep.equal([
        "rewrite: add column a.y elsewhere.count writes the whole table public.a anew, as the rehearsal has shown",
      ]);
    });

    it("what empties a table, or makes it, does not write it anew", async () => {
      await start(
        "CREATE TABLE a (x integer); CREATE TABLE b (x integer); CREATE TABLE c (x integer); INSERT INTO c VALUES (1)",
      );
      const comparison = await planned([
        table("a", { columns: { x: "integer", y: "integer" } }),
        ...["b", "c"].map((name) => table(name, { columns: { x: "integer" } })),
      ]);
      const steps = [
        "TRUNCATE b; TRUNCATE c",
        "CREATE TABLE d (x integer); INSERT INTO d VALUES (1); ALTER TABLE d ALTER x TYPE bigint; DROP TABLE d",
        "CREATE MATERIALIZED VIEW m AS SELECT 1 AS x; REFRESH MATERIALIZED VIEW m; DROP MATERIALIZED VIEW m",
      ].map(executed);
      expect(await rehearsed({ ...comparison, up: [...comparison.up, ...steps] })).to.deep.equal(quiet);
    });

    it("a row that the server refuses is left out, and named", async () => {
      await start("CREATE TABLE a (x text NOT NULL CHECK (x ~ '^[A-Z]{7}$'))");
      const comparison = await planned(
        table("a", { columns: { x: "text!", y: "integer" }, check: { a_x_check: "x ~ '^[A-Z]{7}$'" } }),
      );
      const { notes } = await rehearsed(comparison);
      expect(notes).to.have.length(1);
      expect(notes[0]).to.match(/^The data of public\.a was rehearsed with no row: .*a_x_check/);
    });

    it("numbers of a sequence that a new column takes are given back", async () => {
      await start("CREATE SEQUENCE counter; CREATE TABLE a (x integer); INSERT INTO a VALUES (1), (2)");
      const facts = [
        sequence("counter"),
        table("a", {
          columns: { x: "integer", y: { type: "bigint", nullable: true, default: "nextval('counter')" } },
        }),
      ];
      expect(await rehearsed(await planned(facts))).to.deep.equal(quiet);
      expect(await database.query("SELECT nextval('counter')::int AS next")).to.deep.equal([{ next: 1 }]);
    });

    it("values of an enum that get another name, or another type, are the same", async () => {
      await start(
        "CREATE TYPE mood AS ENUM ('sad', 'ok', 'great'); CREATE TABLE a (x mood DEFAULT 'ok', y mood[])",
      );
      const comparison = await planned([
        enumeration("mood", ["ok", "sad", "great"]),
        table("a", { columns: { x: { type: "mood", nullable: true, default: "'ok'" }, y: "mood[]" } }),
      ]);
      expect(comparison.up.map(({ kind }) => kind)).to.deep.equal(["alterEnum"]);
      expect(await rehearsed(comparison)).to.deep.equal(quiet);
    });

    it("takes as many round trips for many tables as for one", async () => {
      const trips = async (count: number): Promise<number> => {
        const names = Array.from({ length: count }, (_, index) => `t${index}`);
        await start(names.map((name) => `CREATE TABLE ${name} (x integer)`).join("; "));
        const comparison = await planned(
          names.map((name) => table(name, { columns: { x: "integer", y: "integer" } })),
        );
        let asked = 0;
        await rehearsed(
          comparison,
          spyOn(database.connection, () => asked++),
        );
        return asked;
      };
      expect(await trips(12)).to.equal(await trips(2));
    });
  });
});

/** The connection, and what it is asked. */
function spyOn(connection: Connection, note: (sql: string) => unknown): Connection {
  return new Proxy(connection, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== "function") return member;
      return (...parameters: unknown[]) => {
        if (["query", "script", "attempt"].includes(String(name))) note(String(parameters[0]));
        return member.apply(target, parameters);
      };
    },
  });
}
