import { expect } from "chai";
import type { Connection, Scope } from "../../../src/dialects/dialect.js";
import { alterDefinition } from "../../../src/dialects/postgres/compile/alter-definition.js";
import {
  definitionStatements,
  dropDefinition,
  replaceDefinition,
} from "../../../src/dialects/postgres/compile/definition.js";
import type { Comment } from "../../../src/objects/comment/shape.js";
import { type Definition, definitionKinds } from "../../../src/objects/definition/shape.js";
import { describeReference, keyOf, type Reference } from "../../../src/schema/object.js";
import type { Schema } from "../../../src/schema/schema.js";
import { isSameData } from "../../../src/util/compare.js";
import { forEachEngine, isInShare, runsCase, type TestDatabase } from "../../support/engines.js";
import { definitionCases } from "./definition-cases.js";
import { alterations, type DefinitionChange, replacements } from "./definition-changes.js";
import { definitionRows } from "./definition-rows.js";

const scope: Scope = { namespaces: ["public", "app"] };

const touch = "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$";

describe("Definitions", () => {
  forEachEngine((engine) => {
    let test: TestDatabase;
    let connection: Connection;

    before(async () => {
      test = await engine.create();
      connection = await test.database.connect();
    });
    after(async () => {
      await connection.close();
      await test.close();
    });
    beforeEach(() => connection.begin());
    afterEach(() => connection.rollback());

    const read = async () => (await test.database.dialect.introspect(connection, scope)).schema;
    const run = async (sql: readonly string[]) => {
      for (const statement of sql) await connection.query(statement);
    };

    const catalogRows = () => connection.query(definitionRows);

    for (const { name, since, setup, sql, found } of definitionCases) {
      if (!runsCase(engine, { name, since }) || !isInShare(name, 2)) continue;
      it(`makes ${name} again`, async () => {
        if (setup !== undefined) await connection.script(setup);
        await connection.script(sql);
        const [before, rows] = [await read(), await catalogRows()];
        const definitions = definitionsOf(before);
        expect(definitions.map(titleOf).sort()).to.deep.equal(found);
        const order = inOrder(before);
        await run([...order].reverse().map(({ kind, ...rest }) => dropDefinition({ object: kind, ...rest })));
        expect(definitionsOf(await read())).to.deep.equal([]);
        await run(order.flatMap(({ kind, definition }) => definitionStatements(kind, definition)));
        expect(definitionsOf(await read())).to.deep.equal(definitions);
        expect(await catalogRows()).to.deep.equal(rows);
      });
    }

    /** The one definition that differs, in both states; the database is left in the first. */
    const changeOf = async ({ setup = "", before, after }: Omit<DefinitionChange, "statements">) => {
      await connection.script(`${setup}; ${before}; SAVEPOINT first`);
      const former = await read();
      await connection.script(after);
      const wanted = definitionsOf(await read());
      await connection.script("ROLLBACK TO first");
      const differing = wanted.filter((object) => !isSameData(object, former.get(object)));
      expect(differing.map(({ name }) => name)).to.have.lengthOf(1);
      const object = differing[0] as Definition;
      return { from: former.get(object) as Definition, to: object, wanted };
    };

    for (const change of alterations) {
      if (!runsCase(engine, change) || !isInShare(change.name, 2)) continue;
      it(`alters ${change.name}`, async () => {
        const { from, to, wanted } = await changeOf(change);
        const statements = alterDefinition(from, to);
        expect(statements?.length).to.equal(change.statements);
        if (statements === undefined) return;
        await run(statements);
        expect(definitionsOf(await read())).to.deep.equal(wanted);
      });
    }

    for (const change of replacements) {
      if (!runsCase(engine, change) || !isInShare(change.name, 2)) continue;
      it(`replaces ${change.name}`, async () => {
        const { from, to, wanted } = await changeOf(change);
        expect(to.shape?.slice(0, from.shape?.length)).to.deep.equal(from.shape);
        await run(definitionStatements(to.kind, replaceDefinition(to.definition)));
        expect(definitionsOf(await read())).to.deep.equal(wanted);
      });
    }

    const dependencies = async (sql: string) => {
      await connection.script(sql);
      const schema = await read();
      return (reference: Reference) => schema.dependenciesOf(reference).map(describeReference).sort();
    };
    const inPublic = { namespace: "public" };

    it("knows what views, routines and types stand on", async () => {
      const of =
        await dependencies(`CREATE TYPE mood AS ENUM ('a'); CREATE SEQUENCE s; CREATE TYPE pair AS (m mood[], n int);
        CREATE DOMAIN one AS pair[] CHECK (VALUE IS NOT NULL); CREATE TABLE t (id int PRIMARY KEY, x int, p pair); CREATE COLLATION mine (LOCALE = 'C');
        CREATE FUNCTION f(r t, d one) RETURNS SETOF mood[] LANGUAGE sql AS 'SELECT NULL::mood[]'; CREATE VIEW v AS SELECT id, 'x' COLLATE mine AS y FROM t;
        CREATE MATERIALIZED VIEW m AS SELECT v.id, nextval('s'), (SELECT count(*) FROM t) FROM v; CREATE VIEW grouped AS SELECT * FROM t GROUP BY id;
        CREATE TYPE span AS RANGE (SUBTYPE = int4); CREATE FUNCTION g(s span, v v[]) RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE STATISTICS st ON id, x FROM t`);
      expect(of({ kind: "compositeType", ...inPublic, name: "pair" })).to.deep.equal(["enum public.mood"]);
      expect(of({ kind: "domain", ...inPublic, name: "one" })).to.deep.equal(["compositeType public.pair"]);
      expect(of({ kind: "function", ...inPublic, name: "f(public.t, public.one)" })).to.deep.equal([
        "domain public.one",
        "enum public.mood",
        "table public.t",
      ]);
      expect(of({ kind: "function", ...inPublic, name: "g(public.span, public.v[])" })).to.deep.equal([
        "rangeType public.span",
        "view public.v",
      ]);
      expect(of({ kind: "view", ...inPublic, name: "v" })).to.deep.equal([
        "collation public.mine",
        "column public.t.id",
      ]);
      expect(of({ kind: "materializedView", ...inPublic, name: "m" })).to.deep.equal([
        "sequence public.s",
        "table public.t",
        "view public.v",
      ]);
      expect(of({ kind: "view", ...inPublic, name: "grouped" })).to.deep.equal([
        "column public.t.id",
        "column public.t.p",
        "column public.t.x",
        "compositeType public.pair",
        "primaryKey public.t.t_pkey",
      ]);
      expect(of({ kind: "statistics", ...inPublic, name: "st" })).to.deep.equal([
        "column public.t.id",
        "column public.t.x",
      ]);
    });

    it("knows what parts of tables, publications and event triggers stand on", async () => {
      const of =
        await dependencies(`CREATE TABLE t (id int PRIMARY KEY, x int, span int4range); CREATE TABLE u (id int); CREATE VIEW v AS SELECT id FROM t;
        ${touch}; CREATE FUNCTION ok(n int) RETURNS bool IMMUTABLE LANGUAGE sql AS 'SELECT true'; CREATE INDEX t_x ON t (x);
        CREATE TRIGGER tr BEFORE UPDATE OF x ON t FOR EACH ROW WHEN (ok(old.id)) EXECUTE FUNCTION touch();
        CREATE TRIGGER via INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION touch(); CREATE RULE r AS ON DELETE TO t DO ALSO DELETE FROM u;
        CREATE POLICY p ON t USING (ok(x) AND EXISTS (SELECT FROM v)); ALTER TABLE t ADD CONSTRAINT ex EXCLUDE USING gist (span WITH &&) WHERE (ok(x)), ADD CONSTRAINT whole EXCLUDE USING gist (span WITH &&);
        ALTER TABLE t REPLICA IDENTITY USING INDEX t_pkey; ALTER TABLE t CLUSTER ON whole; CREATE PUBLICATION pub FOR TABLE t, u;
        CREATE FUNCTION told() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$; CREATE EVENT TRIGGER e ON sql_drop EXECUTE FUNCTION told()`);
      const on = { ...inPublic, table: "t" };
      expect(of({ kind: "trigger", ...on, name: "tr" })).to.deep.equal([
        "column public.t.id",
        "column public.t.x",
        "function public.ok(integer)",
        "function public.touch()",
      ]);
      expect(of({ kind: "trigger", ...inPublic, table: "v", name: "via" })).to.deep.equal([
        "function public.touch()",
        "view public.v",
      ]);
      expect(of({ kind: "rule", ...on, name: "r" })).to.deep.equal(["table public.u"]);
      expect(of({ kind: "policy", ...on, name: "p" })).to.deep.equal([
        "column public.t.x",
        "function public.ok(integer)",
        "view public.v",
      ]);
      expect(of({ kind: "exclusion", ...on, name: "ex" })).to.deep.equal([
        "column public.t.span",
        "column public.t.x",
        "function public.ok(integer)",
      ]);
      expect(of({ kind: "replicaIdentity", ...on, name: "identity" })).to.deep.equal([
        "primaryKey public.t.t_pkey",
      ]);
      expect(of({ kind: "clustering", ...on, name: "whole" })).to.deep.equal(["exclusion public.t.whole"]);
      expect(of({ kind: "publication", namespace: "", name: "pub" })).to.deep.equal([
        "table public.t",
        "table public.u",
      ]);
      expect(of({ kind: "eventTrigger", namespace: "", name: "e" })).to.deep.equal([
        "function public.told()",
      ]);
    });

    it("knows what parts of tables stand on definitions", async () => {
      const of =
        await dependencies(`CREATE DOMAIN d AS int; CREATE COLLATION mine (LOCALE = 'C'); CREATE TYPE pair AS (a int);
        CREATE FUNCTION ok(n int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT n';
        CREATE TABLE t (a d[] DEFAULT '{}', b text COLLATE mine, c int DEFAULT ok(1), p pair, g int GENERATED ALWAYS AS (ok(c)) STORED, CONSTRAINT ck CHECK (ok(c) > 0));
        CREATE INDEX ix ON t (ok(c)); CREATE TABLE lines (l t)`);
      const on = { ...inPublic, table: "t" };
      const ofColumn = (name: string) => of({ kind: "column", ...on, name });
      expect(ofColumn("a")).to.deep.equal(["domain public.d"]);
      expect(ofColumn("b")).to.deep.equal(["collation public.mine"]);
      expect(ofColumn("c")).to.deep.equal(["function public.ok(integer)"]);
      expect(ofColumn("p")).to.deep.equal(["compositeType public.pair"]);
      expect(ofColumn("g")).to.deep.equal(["column public.t.c", "function public.ok(integer)"]);
      expect(of({ kind: "check", ...on, name: "ck" })).to.deep.equal([
        "column public.t.c",
        "function public.ok(integer)",
      ]);
      expect(of({ kind: "index", ...on, name: "ix" })).to.deep.equal([
        "column public.t.c",
        "function public.ok(integer)",
      ]);
      expect(of({ kind: "column", ...inPublic, table: "lines", name: "l" })).to.deep.equal([
        "table public.t",
      ]);
    });

    it("reads comments on definitions, and writes them again", async () => {
      await connection.script(`CREATE TABLE t (id int PRIMARY KEY, CONSTRAINT ex EXCLUDE (id WITH =)); ${touch};
        CREATE PROCEDURE "P; p"(a int) LANGUAGE sql AS 'SELECT 1'; CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int); CREATE DOMAIN d AS int;
        CREATE TYPE c AS (a int); CREATE TYPE r AS RANGE (SUBTYPE = int4); CREATE COLLATION mine (LOCALE = 'C'); CREATE VIEW v AS SELECT id FROM t;
        CREATE MATERIALIZED VIEW m AS SELECT id FROM t; CREATE STATISTICS s (ndistinct) ON id, (id + 1) FROM t; CREATE RULE rl AS ON DELETE TO t DO ALSO NOTHING;
        CREATE TRIGGER tr BEFORE UPDATE ON t EXECUTE FUNCTION touch(); CREATE POLICY p ON t; CREATE PUBLICATION pub;
        CREATE FUNCTION told() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$; CREATE EVENT TRIGGER e ON sql_drop EXECUTE FUNCTION told();
        CREATE FOREIGN DATA WRAPPER "w; w"; CREATE SERVER "s; s" FOREIGN DATA WRAPPER "w; w"; CREATE FOREIGN TABLE f (id int) SERVER "s; s"; CREATE CAST (bool AS bigint) WITH INOUT;
        CREATE OPERATOR === (FUNCTION = int4eq, LEFTARG = int, RIGHTARG = int); CREATE CONVERSION cv FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
        CREATE TEXT SEARCH DICTIONARY td (TEMPLATE = simple); CREATE TEXT SEARCH CONFIGURATION tc (PARSER = "default")`);
      const targets = definitionsOf(await read());
      const { dialect } = test.database;
      for (const { kind, namespace, table, name } of targets) {
        const on = { kind, namespace, table, name };
        for (const { sql } of dialect.compile({ kind: "comment", on, text: `it's; ${kind}` }))
          await connection.query(sql);
      }
      const comments = (await read()).ofKind("comment") as readonly Comment[];
      const found = comments.map(({ on, text }) => `${describeReference(on)}: ${text}`).sort();
      expect(found).to.deep.equal(
        targets.map((object) => `${describeReference(object)}: it's; ${object.kind}`).sort(),
      );
      expect(new Set(targets.map(({ kind }) => kind)).size).to.equal(24);
    });

    it("refuses a comment on what has none", () => {
      const on = { kind: "rowSecurity", namespace: "public", table: "t", name: "enabled" } as const;
      expect(() => test.database.dialect.compile({ kind: "comment", on, text: "x" })).to.throw(
        "can have no comment",
      );
    });

    it("reads extensions, and what stands on them", async function () {
      const [row] = await connection.query(
        "SELECT count(*)::int AS n FROM pg_available_extensions WHERE name = 'citext'",
      );
      if (row?.n !== 1) return this.skip();
      const of =
        await dependencies(`CREATE SCHEMA app; CREATE EXTENSION citext SCHEMA app; CREATE TABLE t (x app.citext[], CONSTRAINT ck CHECK (app.citext_eq(x[1], 'a')));
        CREATE DOMAIN d AS app.citext`);
      const extension = { kind: "extension", namespace: "app", name: "citext" } as const;
      const schema = await read();
      expect(schema.get(extension)).to.deep.equal({
        ...extension,
        definition: "CREATE EXTENSION citext WITH SCHEMA app",
      });
      expect(schema.ofKind("comment")).to.deep.equal([]);
      expect(definitionsOf(schema).map(titleOf)).to.deep.equal(["extension citext", "domain d"]);
      expect(of({ kind: "domain", ...inPublic, name: "d" })).to.deep.equal(["extension app.citext"]);
      expect(of({ kind: "column", ...inPublic, table: "t", name: "x" })).to.deep.equal([
        "extension app.citext",
      ]);
      expect(of({ kind: "check", ...inPublic, table: "t", name: "ck" })).to.include("extension app.citext");
      await connection.script("COMMENT ON EXTENSION citext IS 'mine'");
      expect((await read()).ofKind("comment")).to.have.lengthOf(1);
      await connection.script("DROP TABLE t; DROP DOMAIN d");
      await run([
        dropDefinition({ object: "extension", namespace: "app", name: "citext" }),
        "CREATE EXTENSION citext WITH SCHEMA app",
      ]);
      expect((await read()).has(extension)).to.equal(true);
    });
  });
});

function definitionsOf(schema: Schema): Definition[] {
  return definitionKinds.flatMap((kind) => schema.ofKind(kind) as Definition[]);
}

function titleOf({ kind, table, name }: Definition): string {
  return `${kind} ${table === undefined ? name : `${table}.${name}`}`;
}

/** What an object depends on comes before it. */
function inOrder(schema: Schema): Definition[] {
  const ordered = new Map<string, Definition>();
  const visit = (object: Definition) => {
    for (const reference of schema.dependenciesOf(object)) {
      const needed = schema.get(reference);
      if (needed !== undefined && "definition" in needed) visit(needed as Definition);
    }
    ordered.set(keyOf(object), object);
  };
  for (const object of definitionsOf(schema)) visit(object);
  return [...ordered.values()];
}
