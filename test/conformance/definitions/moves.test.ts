import { expect } from "chai";
import { type Comparison, compareModel } from "../../../src/api/comparison/comparison.js";
import { rehearse } from "../../../src/api/rehearsal/rehearse.js";
import type { RenameAnswer } from "../../../src/api/renames/answers.js";
import { describeOperation } from "../../../src/objects/describe.js";
import type { FormerName, RenameHint } from "../../../src/schema/rename.js";
import { Schema } from "../../../src/schema/schema.js";
import { forEachEngine, runsCase } from "../../support/engines.js";
import { type Facts, flatten, namespace, table } from "../../support/facts.js";
import { clean, openTrips, proveRendering, run, type TripDatabase } from "../../support/round-trip.js";
import { failureOf } from "../../support/runner.js";

/** SQL of the model, and what the objects that it makes were called. */
type Said = string | readonly [sql: string, renamedFrom: FormerName];

/** What is wanted: tables, SQL, and hints about tables. */
interface Wanted {
  readonly facts?: Facts;
  readonly said: readonly Said[];
  readonly hints?: readonly RenameHint[];
  readonly answers?: readonly RenameAnswer[];
}

const places: Facts = [namespace("one"), namespace("Two")];

/** One object of each kind that can be moved, in a namespace. */
const each: readonly (readonly [kind: string, name: string, of: (path: string) => string])[] = [
  ["view", "v", (path) => `CREATE VIEW ${path}.v AS SELECT id FROM t`],
  [
    "materialized view",
    "m",
    (path) => `CREATE MATERIALIZED VIEW ${path}.m AS SELECT id FROM t; CREATE INDEX m_id ON ${path}.m (id)`,
  ],
  [
    "function",
    "f(integer)",
    (path) => `CREATE FUNCTION ${path}.f(a int) RETURNS int LANGUAGE sql AS 'SELECT a'`,
  ],
  ["procedure", "p()", (path) => `CREATE PROCEDURE ${path}.p() LANGUAGE sql AS 'SELECT 1'`],
  ["aggregate", "g(integer)", (path) => `CREATE AGGREGATE ${path}.g(int) (SFUNC = int4pl, STYPE = int)`],
  ["domain", "d", (path) => `CREATE DOMAIN ${path}.d AS int CONSTRAINT positive CHECK (VALUE > 0)`],
  ["composite type", "c", (path) => `CREATE TYPE ${path}.c AS (a int, b text)`],
  ["collation", "l", (path) => `CREATE COLLATION ${path}.l (locale = 'C')`],
  ["statistics", "s", (path) => `CREATE STATISTICS ${path}.s ON id, n FROM t`],
];

const base = table("t", { columns: { id: "int!", n: "int" }, primaryKey: "id" });

describe("Moves of objects that are said in SQL", () => {
  forEachEngine((engine) => {
    let db: TripDatabase;
    before(async () => {
      db = await openTrips(engine);
    });
    after(() => db.close());

    const compare = ({ facts = base, said, hints = [], answers = [] }: Wanted): Promise<Comparison> => {
      const definitions = said.map((one, index) => {
        const [sql, renamedFrom] = typeof one === "string" ? [one] : one;
        return { sql, site: `definition ${index}`, ...(renamedFrom === undefined ? {} : { renamedFrom }) };
      });
      const standing = ["public", "one", "Two"].map((name) => ({ kind: "namespace", namespace: name, name }));
      const model = {
        schema: new Schema([...standing, ...flatten([places, facts])]),
        ...{ renames: hints, using: new Map(), ignored: [], sources: new Map(), definitions },
      };
      const cache = { get: () => undefined, set: () => undefined };
      const scope = { namespaces: ["public", "one", "Two"] };
      return compareModel(model, { ...db, scope, cache, answers, dropsUnmanaged: true });
    };
    const described = ({ up }: Comparison) => up.map(describeOperation);

    /** There and back, proved. */
    const travel = async (from: Wanted, to: Wanted, up: readonly string[], rows = "SELECT 1") => {
      await clean(db);
      await run(db, (await compare(from)).up);
      await db.connection.script(rows);
      const comparison = await compare(to);
      expect(described(comparison)).to.have.members(up);
      await proveRendering(db.dialect, comparison.up, comparison.down);
      await rehearse(db.connection, db.dialect, comparison, () => undefined);
      await run(db, comparison.up);
      expect(described(await compare(to)), "nothing more to do, the hint is done").to.deep.equal([]);
      await run(db, comparison.down);
      expect(described(await compare(from)), "down undoes up").to.deep.equal([]);
    };

    if (!runsCase(engine, { name: "moves of objects said in SQL" })) return;

    it("are asked about where a table was alone in a namespace that nothing names any longer", async () => {
      await clean(db);
      const place = "place of its own";
      const columns = { id: "int!", total: "numeric", paid_at: "timestamptz" };
      const invoice = table("invoice", { namespace: "one", columns, primaryKey: "id" });
      await db.connection.script(`CREATE SCHEMA "${place}"; CREATE TABLE "${place}".invoice (id int PRIMARY KEY, total numeric,
        paid_at timestamptz); INSERT INTO "${place}".invoice VALUES (1)`);
      const asked = await compare({ facts: [invoice], said: [] });
      const [question] = asked.questions;
      expect(question).to.include({ id: `table ${place}.invoice`, isDropped: false });
      expect(question?.candidates[0]?.to).to.equal("one.invoice");
      const answered = (to: string | null) =>
        compare({ facts: [invoice], said: [], answers: [{ from: `${place}.invoice`, to }] });
      const moved = await answered("one.invoice");
      expect(described(moved)).to.include(`move table ${place}.invoice to one`);
      expect(described(await answered(null))).to.include("create table one.invoice");
      await rehearse(db.connection, db.dialect, moved, () => undefined);
      await run(db, moved.up);
      expect(await db.connection.query("SELECT id FROM one.invoice")).to.deep.equal([{ id: 1 }]);
      expect(described(await compare({ facts: [invoice], said: [] }))).to.deep.equal([]);
      await db.connection.script(`DROP SCHEMA "${place}"`);
    });

    it("are done by themselves where nothing but the namespace differs, of every kind at once", () =>
      travel(
        { said: each.map(([, , of]) => of("one")) },
        { said: each.map(([, , of]) => of('"Two"')) },
        each.map(([kind, name]) => `move ${kind} one.${name} to Two`),
      ));

    it("follow hints, in each of their forms, with another name and another text", () =>
      travel(
        {
          said: [
            "CREATE VIEW one.v AS SELECT id FROM t",
            "CREATE FUNCTION one.f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1'",
            "CREATE DOMAIN one.d AS int",
          ],
        },
        {
          said: [
            ['CREATE VIEW "Two".w AS SELECT id, n FROM t', { namespace: "one", name: "v" }],
            [`CREATE FUNCTION "Two"."F"(a int) RETURNS int LANGUAGE sql AS 'SELECT 2'`, "one.f"],
            ['CREATE DOMAIN "Two".d AS int DEFAULT 1', { namespace: "one" }],
          ],
        },
        [
          "move view one.v to Two.w",
          'move function one.f(integer) to Two."F"(integer)',
          "move domain one.d to Two",
          "replace view Two.w",
          'replace function Two."F"(integer)',
          "alter domain Two.d",
        ],
      ));

    it("leave tables, types and routines that use each other where they are", () =>
      travel(
        {
          facts: [base, table("u", { columns: { a: { type: "one.d", default: "one.f(1)" }, b: "one.c[]" } })],
          said: [
            "CREATE DOMAIN one.d AS int",
            "CREATE TYPE one.c AS (a one.d, b text)",
            "CREATE FUNCTION one.f(a int) RETURNS one.d LANGUAGE plpgsql AS 'BEGIN RETURN a; END'",
            "CREATE FUNCTION g(a one.d) RETURNS int LANGUAGE sql AS 'SELECT 1'",
          ],
        },
        {
          facts: [
            base,
            table("u", { columns: { a: { type: `"Two".d`, default: `"Two".f(1)` }, b: `"Two".c[]` } }),
          ],
          said: [
            'CREATE DOMAIN "Two".d AS int',
            'CREATE TYPE "Two".c AS (a "Two".d, b text)',
            `CREATE FUNCTION "Two".f(a int) RETURNS "Two".d LANGUAGE plpgsql AS 'BEGIN RETURN a; END'`,
            `CREATE FUNCTION g(a "Two".d) RETURNS int LANGUAGE sql AS 'SELECT 1'`,
          ],
        },
        [
          "move domain one.d to Two",
          "move composite type one.c to Two",
          "move function one.f(integer) to Two",
        ],
        `INSERT INTO u VALUES (DEFAULT, '{"(1,x)"}')`,
      ));

    it("take the partitions of a table to where each is wanted, with their rows", () => {
      const parted = (place: string) =>
        table("log", { namespace: place, columns: { k: "int!", v: "text" }, partitionBy: "LIST (k)" });
      const part = (place: string, own: string) =>
        `CREATE TABLE ${own}.log_1 PARTITION OF ${place}.log FOR VALUES IN (1)`;
      return travel(
        {
          facts: parted("one"),
          said: [part("one", "one"), "CREATE TABLE one.log_d PARTITION OF one.log DEFAULT"],
        },
        {
          facts: parted("Two"),
          said: [part('"Two"', '"Two"'), 'CREATE TABLE one.log_d PARTITION OF "Two".log DEFAULT'],
          hints: [{ kind: "table", namespace: "Two", from: "log", to: "log", fromNamespace: "one" }],
        },
        ["move table one.log to Two", "move partition one.log_1 to Two"],
        "INSERT INTO one.log VALUES (1, 'a'), (2, 'b')",
      );
    });

    it("keep triggers, policies, comments, privileges, rules and publications of a table", () => {
      const facts = (place: string) =>
        table("doc", { namespace: place, columns: { id: "int!" }, primaryKey: "id" });
      const said = (place: string) => [
        "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
        `CREATE TRIGGER touch BEFORE UPDATE ON ${place}.doc FOR EACH ROW EXECUTE FUNCTION touch()`,
        `ALTER TABLE ${place}.doc ENABLE ROW LEVEL SECURITY; CREATE POLICY own ON ${place}.doc USING (id > 1)`,
        `CREATE RULE kept AS ON DELETE TO ${place}.doc DO INSTEAD NOTHING`,
        `CREATE PUBLICATION docs FOR TABLE ${place}.doc`,
        `CREATE VIEW doc_ids AS SELECT id FROM ${place}.doc; COMMENT ON VIEW doc_ids IS 'those'`,
      ];
      return travel(
        { facts: facts("one"), said: said("one") },
        {
          facts: facts("Two"),
          said: said('"Two"'),
          hints: [{ kind: "table", namespace: "Two", from: "doc", to: "doc", fromNamespace: "one" }],
        },
        ["move table one.doc to Two"],
        "INSERT INTO one.doc VALUES (1); GRANT SELECT ON one.doc TO PUBLIC",
      );
    });

    it("are refused where a hint names nothing that is there", async () => {
      await clean(db);
      await run(db, (await compare({ said: ["CREATE VIEW one.v AS SELECT id FROM t"] })).up);
      const said: readonly Said[] = [['CREATE VIEW "Two".v AS SELECT id, n FROM t', { namespace: "three" }]];
      expect(await failureOf(compare({ said }))).to.include({
        code: "RENAME_INVALID",
        why: "view Two.v from three (definition 0): there is no view three.",
      });
    });
  });
});
