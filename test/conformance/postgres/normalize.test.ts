import { expect } from "chai";
import type { Connection } from "../../../src/dialects/dialect.js";
import { SchemixError } from "../../../src/errors/schemix-error.js";
import type { SchemaObject } from "../../../src/schema/object.js";
import type { Schema } from "../../../src/schema/schema.js";
import { forOuterEngines, type TestDatabase } from "../../support/engines.js";

const scope = { namespaces: ["public", "app"] };
const on = { namespace: "public", table: "t" };

const column = (name: string, type: string, more: object = {}): SchemaObject =>
  ({ kind: "column", ...on, name, position: 1, type, nullable: true, ...more }) as SchemaObject;
const check = (name: string, expression: string, table = "t"): SchemaObject =>
  ({ kind: "check", namespace: "public", table, name, expression }) as SchemaObject;

describe("Normalizing", () => {
  forOuterEngines((engine) => {
    let test: TestDatabase;
    let connection: Connection;
    let current: Schema;

    beforeEach(async () => {
      test = await engine.create();
      connection = await test.database.connect();
      await connection.script(
        `CREATE TYPE mood AS ENUM ('sad', 'ok');
        CREATE TABLE t (n int DEFAULT 1 + 2 CONSTRAINT ck CHECK (n BETWEEN 1 AND 5), m mood DEFAULT 'ok', name varchar(20));
        CREATE INDEX ix ON t (lower(name)) WHERE n > 0; CREATE TABLE other (n int)`,
      );
      current = (await test.database.dialect.introspect(connection, scope)).schema;
    });
    afterEach(async () => {
      await connection.close();
      await test.close();
    });

    const normalize = (
      objects: readonly SchemaObject[],
      cache = new Map<string, string>(),
      by = connection,
    ) => test.database.dialect.normalize(by, current.with(objects), current, cache);
    const counting = () => {
      const trips: string[] = [];
      const by = new Proxy(connection, {
        get(target, name) {
          const member: unknown = Reflect.get(target, name, target);
          if (typeof member !== "function") return member;
          return (...parameters: unknown[]) => {
            trips.push(String(name));
            return member.apply(target, parameters);
          };
        },
      });
      return { trips, by };
    };
    const refusalOf = async (work: Promise<unknown>): Promise<SchemixError> => {
      try {
        await work;
      } catch (error) {
        if (error instanceof SchemixError) return error;
        throw error;
      }
      return expect.fail("it was taken");
    };

    it("asks nothing when every letter is the same", async () => {
      const { trips, by } = counting();
      const normal = await normalize([], new Map(), by);
      expect(trips).to.deep.equal([]);
      expect([...normal]).to.deep.equal([...current]);
    });

    it("asks in a few round trips, and once only what the cache can prove", async () => {
      const raw = [
        column("n", "int4", { default: "1+2", position: 1 }),
        check("ck", "n between 1 and 5"),
        column("name", "VARCHAR(20)", { position: 3 }),
      ];
      const cache = new Map<string, string>();
      const first = counting();
      expect([...(await normalize(raw, cache, first.by))]).to.deep.equal([...current]);
      expect(first.trips).to.deep.equal(["query", "begin", "script", "script", "rollback"]);
      const second = counting();
      expect([...(await normalize(raw, cache, second.by))]).to.deep.equal([...current]);
      expect(second.trips).to.deep.equal(["query"]);
    });

    it("believes the cache only when it says what the database has", async () => {
      const raw = [check("ck", "n between 1 and 6")];
      const cache = new Map<string, string>();
      await normalize(raw, cache);
      for (const key of cache.keys()) cache.set(key, JSON.stringify({ expression: "(a lie)" }));
      const normal = await normalize(raw, cache);
      expect(normal.get(check("ck", ""))).to.deep.include({ expression: "((n >= 1) AND (n <= 6))" });
      for (const key of cache.keys()) cache.set(key, "not json");
      expect([...(await normalize([check("ck", "n BETWEEN 1 AND 5")], cache))]).to.deep.equal([...current]);
    });

    it("leaves nothing behind, in a transaction of its own or an open one", async () => {
      await normalize([check("ck", "n > 1")]);
      await connection.begin();
      await connection.query("CREATE TABLE mine (x int)");
      await connection.query("SET LOCAL TimeZone = 'Asia/Tokyo'");
      await normalize([check("ck", "n > 2")]);
      await refusalOf(normalize([check("ck", "nothing > 2")]));
      expect(await connection.isSameTransaction()).to.equal(true);
      expect(await connection.query("SELECT current_setting('TimeZone') AS zone")).to.deep.equal([
        { zone: "Asia/Tokyo" },
      ]);
      await connection.commit();
      const left = await connection.query(
        "SELECT relname FROM pg_class WHERE relname LIKE 'schemix%' OR relname = 'mine' OR relnamespace = pg_my_temp_schema()",
      );
      expect(left).to.deep.equal([{ relname: "mine" }]);
      expect(connection.isInTransaction).to.equal(false);
    });

    it("names every text that is refused, and leaves the transaction usable", async () => {
      const wrong = [
        check("ck", "nothing > 1"),
        column("n", "integr", { default: "1" }),
        column("m", "mood", { default: "'furious'" }),
        { kind: "index", ...on, name: "ix", keys: [{ expression: "lowr(name)" }] } as SchemaObject,
      ];
      const error = await refusalOf(normalize(wrong));
      expect(error.code).to.equal("SQL_INVALID");
      const refused = error.data.refused as { object: string; text: string; message: string }[];
      expect(refused.map(({ object, text }) => `${object}: ${text}`)).to.have.members([
        "check public.t.ck: nothing > 1",
        "column public.t.n: integr",
        "column public.t.m: 'furious'",
        "index public.t.ix: lowr(name)",
      ]);
      expect(error.why).to.contain('column "nothing" does not exist').and.to.contain("lowr");
      const one = await refusalOf(normalize([check("ck", "n >")]));
      expect(one.message).to.match(/^The database refuses the SQL of check public\.t\.ck: syntax error/);
      expect([...(await normalize([check("ck", "n between 1 and 5")]))]).to.deep.equal([...current]);
    });

    it("understands values, types, sequences and namespaces that do not exist yet", async () => {
      const normal = await normalize([
        { kind: "namespace", namespace: "app", name: "app" },
        { kind: "enum", namespace: "public", name: "mood", values: ["ok", "new"] } as SchemaObject,
        { kind: "enum", namespace: "app", name: "level", values: ["1"] } as SchemaObject,
        { kind: "sequence", namespace: "app", name: "numbers" },
        column("m", "mood", { default: "'new'" }),
        column("n", "int", { default: "nextval('app.numbers')" }),
        column("name", "app.level", { default: "'1'" }),
        check("ck", "m <> 'new'"),
      ]);
      expect(normal.get(column("m", ""))).to.deep.include({ type: "mood", default: "'new'::mood" });
      expect(normal.get(column("n", ""))).to.deep.include({ default: "nextval('app.numbers'::regclass)" });
      expect(normal.get(column("name", ""))).to.deep.include({
        type: "app.level",
        default: "'1'::app.level",
      });
      expect(normal.get(check("ck", ""))).to.deep.include({ expression: "(m <> 'new'::mood)" });
      expect(await connection.query("SELECT enum_range(NULL::mood)::text AS range")).to.deep.equal([
        { range: "{sad,ok}" },
      ]);
    });

    it("finds a check or an index that only has another name", async () => {
      const without = current.filter(({ kind }) => kind !== "check" && kind !== "index");
      const desired = without.with([
        check("better", "n between 1 and 5"),
        {
          kind: "index",
          ...on,
          name: "better_ix",
          keys: [{ expression: "LOWER(name)" }],
          where: "n>0",
        } as SchemaObject,
      ]);
      const normal = await test.database.dialect.normalize(connection, desired, current, new Map());
      expect(normal.get(check("better", ""))).to.deep.include({ expression: "((n >= 1) AND (n <= 5))" });
      expect(normal.get({ kind: "index", ...on, name: "better_ix" })).to.deep.include({
        keys: [{ expression: "lower((name)::text)" }],
        where: "(n > 0)",
      });
    });

    it("understands texts that name their table, two tables of one name too", async () => {
      await connection.script(
        `CREATE SCHEMA app; CREATE TABLE app.t (n text CHECK (t.n > 'a'), CONSTRAINT whole CHECK (t IS NOT NULL));
        ALTER TABLE t ADD CONSTRAINT named CHECK (t.n > 1)`,
      );
      current = (await test.database.dialect.introspect(connection, scope)).schema;
      const app = (name: string, expression: string) => ({ ...check(name, expression), namespace: "app" });
      const normal = await normalize([
        check("named", "t.n>1"),
        app("t_n_check", "t.n>'a'"),
        app("whole", "t is not null"),
      ]);
      expect([...normal]).to.deep.equal([...current]);
    });

    it("reads a text without a zone as the session that will run it does", async () => {
      await connection.script(
        "SET TimeZone = 'Asia/Tokyo'; ALTER TABLE other ADD at timestamptz DEFAULT '2020-01-01 00:00'",
      );
      current = (await test.database.dialect.introspect(connection, scope)).schema;
      const at = {
        ...column("at", "timestamptz", { default: "'2020-01-01 00:00'", position: 2 }),
        table: "other",
      };
      expect([...(await normalize([at]))]).to.deep.equal([...current]);
    });

    it("asks a thousand questions in as many round trips as one", async () => {
      const many = Array.from({ length: 500 }, (_, index) => index);
      await connection.script(
        many.map((n) => `CREATE TABLE m${n} (n int DEFAULT ${n} + 1 CHECK (n > 0), name text)`).join(";"),
      );
      current = (await test.database.dialect.introspect(connection, scope)).schema;
      const raw = many.flatMap((n) => [
        { ...column("n", "int", { default: `${n}+1` }), table: `m${n}` },
        check(`m${n}_n_check`, "n>0", `m${n}`),
      ]);
      const { trips, by } = counting();
      expect([...(await normalize(raw, new Map(), by))]).to.deep.equal([...current]);
      expect(trips).to.deep.equal(["query", "begin", "script", "script", "rollback"]);
    });

    it("passes on what is not the fault of a text", async () => {
      if (!engine.isServer) return;
      const other = await test.database.connect();
      const [pid] = await other.query("SELECT pg_backend_pid() AS pid");
      await connection.query("SELECT pg_terminate_backend($1)", [pid?.pid]);
      const error = await refusalOf(normalize([check("ck", "n > 1")], new Map(), other));
      expect(error.code).to.equal("CONNECTION_LOST");
      await other.close();
    });
  });
});
