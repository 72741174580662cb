import { expect } from "chai";
import { type Comparison, compareModel } from "../../../src/api/comparison/comparison.js";
import { rehearse } from "../../../src/api/rehearsal/rehearse.js";
import type { SchemixError } from "../../../src/errors/schemix-error.js";
import { describeOperation } from "../../../src/objects/describe.js";
import { Schema } from "../../../src/schema/schema.js";
import { forEachEngine, runsCase } from "../../support/engines.js";
import { flatten, table } from "../../support/facts.js";
import { clean, openTrips, proveRendering, run, type TripDatabase } from "../../support/round-trip.js";
import { failureOf } from "../../support/runner.js";

/** SQL of the model, and what the objects that it makes were called. */
type Said = string | readonly [sql: string, renamedFrom: string];

const users = table("users", { columns: { id: "int!", name: "text!", age: "int" }, primaryKey: "id" });
const view = (name: string) => `CREATE VIEW ${name} AS SELECT id, name FROM users WHERE age >= 18`;
const touch = (name: string, body = "RETURN NEW;") =>
  `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${body} END $$`;
const trigger = (name: string, routine = "touch") =>
  `CREATE TRIGGER ${name} BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION ${routine}()`;

/** From one state to another; `up` is all that is done. */
interface Change {
  readonly name: string;
  readonly from: readonly string[];
  readonly to: readonly Said[];
  readonly up: readonly string[];
}

const hinted: readonly Change[] = [
  {
    name: "a view, and another one follows it",
    from: [view("adults"), "CREATE VIEW b AS SELECT id FROM adults"],
    to: [[view("grown"), "adults"], "CREATE VIEW b AS SELECT id FROM grown"],
    up: ["rename view adults to grown"],
  },
  {
    name: "a view that gets a column besides",
    from: [view("adults")],
    to: [["CREATE VIEW grown AS SELECT id, name, age FROM users WHERE age >= 18", "adults"]],
    up: ["rename view adults to grown", "replace view grown"],
  },
  {
    name: "a function with another body, and its trigger",
    from: [touch("touch"), trigger("touch")],
    to: [
      [
        `${touch("Mark", "NEW.age = 1; RETURN NEW;").replace("Mark", '"Mark"')}; ${trigger("mark", '"Mark"')}`,
        "touch",
      ],
    ],
    up: [
      'rename function public.touch() to "Mark"()',
      "rename trigger users.touch to mark",
      'replace function "Mark"()',
    ],
  },
  {
    name: "an overload of a function and not the other",
    from: [
      "CREATE FUNCTION plus(a int) RETURNS int LANGUAGE sql AS 'SELECT a + 1'",
      "CREATE FUNCTION plus(a text) RETURNS text LANGUAGE sql AS 'SELECT a'",
    ],
    to: [
      ["CREATE FUNCTION increment(a int) RETURNS int LANGUAGE sql AS 'SELECT a + 1'", "plus(integer)"],
      "CREATE FUNCTION plus(a text) RETURNS text LANGUAGE sql AS 'SELECT a'",
    ],
    up: ["rename function public.plus(integer) to increment(integer)"],
  },
];

/** The same but for the name: of every kind that can be renamed. */
const identical: readonly (readonly [kind: string, of: (name: string) => string, call?: string])[] = [
  ["view", view],
  ["materialized view", (name) => `CREATE MATERIALIZED VIEW ${name} AS SELECT id FROM users`],
  [
    "function",
    (name) => `CREATE FUNCTION ${name}(a int) RETURNS int LANGUAGE sql AS 'SELECT a'`,
    "(integer)",
  ],
  ["procedure", (name) => `CREATE PROCEDURE ${name}() LANGUAGE sql AS 'SELECT 1'`, "()"],
  ["aggregate", (name) => `CREATE AGGREGATE ${name}(int) (SFUNC = int4pl, STYPE = int)`, "(integer)"],
  ["domain", (name) => `CREATE DOMAIN ${name} AS int CONSTRAINT positive CHECK (VALUE > 0)`],
  ["composite type", (name) => `CREATE TYPE ${name} AS (a int, b text)`],
  ["collation", (name) => `CREATE COLLATION ${name} (locale = 'C')`],
  ["statistics", (name) => `CREATE STATISTICS ${name} ON id, age FROM users`],
  ["publication", (name) => `CREATE PUBLICATION ${name} FOR TABLE users`],
  ["policy", (name) => `CREATE POLICY ${name} ON users USING (age > 1)`],
  ["rule", (name) => `CREATE RULE ${name} AS ON DELETE TO users DO INSTEAD NOTHING`],
  ["exclusion", (name) => `ALTER TABLE users ADD CONSTRAINT ${name} EXCLUDE USING btree (age WITH =)`],
];

/** Those of a table are named with it. */
const onTable = new Set(["policy", "rule", "exclusion"]);

describe("Renames of objects that are said in SQL", () => {
  forEachEngine((engine) => {
    let db: TripDatabase;
    before(async () => {
      db = await openTrips(engine);
    });
    after(() => db.close());

    const compare = (said: readonly Said[], dropsUnmanaged = true): Promise<Comparison> => {
      const definitions = said.map((each, index) => {
        const [sql, renamedFrom] = typeof each === "string" ? [each] : each;
        const site = `definition ${index}`;
        return renamedFrom === undefined ? { sql, site } : { sql, site, renamedFrom };
      });
      const model = {
        schema: new Schema([{ kind: "namespace", namespace: "public", name: "public" }, ...flatten(users)]),
        ...{ renames: [], using: new Map(), ignored: [], sources: new Map(), definitions },
      };
      const cache = { get: () => undefined, set: () => undefined };
      return compareModel(model, { ...db, scope: { namespaces: ["public"] }, cache, dropsUnmanaged });
    };
    const place = async (said: readonly string[]) => {
      await clean(db);
      await run(db, (await compare(said)).up);
    };
    const described = ({ up }: Comparison) => up.map(describeOperation);

    /** There and back, proved. */
    const travel = async (from: readonly string[], to: readonly Said[], up: readonly string[]) => {
      await place(from);
      const comparison = await compare(to);
      expect(described(comparison)).to.deep.equal(up);
      await proveRendering(db.dialect, comparison.up, comparison.down);
      await rehearse(db.connection, db.dialect, comparison, () => undefined);
      await run(db, comparison.up);
      expect(described(await compare(to)), "nothing more to do, the hint is done").to.deep.equal([]);
      await run(db, comparison.down);
      expect(described(await compare(from)), "down undoes up").to.deep.equal([]);
    };

    if (!runsCase(engine, { name: "renames of objects said in SQL" })) return;
    for (const { name, from, to, up } of hinted) it(name, () => travel(from, to, up));

    it("are done by themselves where nothing but the name differs, of every kind at once", async () => {
      const names = (ending: string) =>
        identical.map(([kind, of]) => of(`${kind.replaceAll(" ", "_")}_${ending}`));
      const up = identical.map(([kind, , call = ""]) => {
        const [former, present] = ["former", "present"].map(
          (ending) => `${kind.replaceAll(" ", "_")}_${ending}`,
        );
        const owner = onTable.has(kind) ? "users." : call === "" && kind !== "collation" ? "" : "public.";
        return `rename ${kind} ${owner}${former}${call} to ${present}${call}`;
      });
      await place(names("former"));
      const comparison = await compare(names("present"));
      expect(described(comparison)).to.have.members(up);
      await rehearse(db.connection, db.dialect, comparison, () => undefined);
      await db.query("DROP PUBLICATION publication_former");
    });

    it("keep a disabled trigger disabled", () =>
      travel(
        [touch("touch"), `${trigger("a")}; ALTER TABLE users DISABLE TRIGGER a`],
        [touch("touch"), `${trigger("b")}; ALTER TABLE users DISABLE TRIGGER b`],
        ["rename trigger users.a to b"],
      ));

    it("are done to a constraint also where what nobody declares would stay", async () => {
      const exclusion = (name: string) =>
        `ALTER TABLE users ADD CONSTRAINT ${name} EXCLUDE USING btree (age WITH =)`;
      await place([exclusion("a")]);
      const { up, questions, unmanaged } = await compare([exclusion("b")], false);
      expect(up.map(describeOperation)).to.deep.equal(["rename exclusion users.a to b"]);
      expect([questions, unmanaged]).to.deep.equal([[], []]);
    });

    it("are done to the columns of views, with what stands on them", () =>
      travel(
        [
          "CREATE VIEW adults AS SELECT id, name, age FROM users; GRANT SELECT (name) ON adults TO PUBLIC",
          "CREATE VIEW b AS SELECT id, name FROM adults",
          "CREATE MATERIALIZED VIEW c AS SELECT id, name FROM users; CREATE INDEX c_name ON c (name)",
        ],
        [
          "CREATE VIEW adults AS SELECT id, name AS label, age, 1 AS one FROM users; GRANT SELECT (label) ON adults TO PUBLIC",
          "CREATE VIEW b AS SELECT id, label AS name FROM adults",
          "CREATE MATERIALIZED VIEW c AS SELECT id, name AS label FROM users; CREATE INDEX c_name ON c (label)",
        ],
        ["rename column adults.name to label", "rename column c.name to label", "replace view adults"],
      ));

    it("are a question where what nobody declares would stay", async () => {
      await place([touch("touch"), trigger("a"), view("adults")]);
      const said = [touch("touch"), trigger("b"), view("grown")];
      const { up, questions } = await compare(said, false);
      expect(up.map(describeOperation)).to.deep.equal(["create view grown", "create trigger users.b"]);
      expect(questions.map(({ id, isDropped, candidates }) => [id, isDropped, candidates])).to.deep.equal([
        [
          "trigger public.users.a",
          false,
          [{ to: "b", score: 1, evidence: ["nothing but the name differs"] }],
        ],
        [
          "view public.adults",
          false,
          [{ to: "grown", score: 1, evidence: ["nothing but the name differs"] }],
        ],
      ]);
    });

    it("follow hints where what nobody declares would stay", async () => {
      await place([view("adults")]);
      const { up, unmanaged } = await compare([[view("grown"), "adults"]], false);
      expect([up.map(describeOperation), unmanaged]).to.deep.equal([["rename view adults to grown"], []]);
    });

    it("are refused where a hint fits nothing", async () => {
      await place([view("adults"), view("grown")]);
      const both = await failureOf(compare([[view("grown"), "adults"]]));
      expect(both).to.include({
        code: "RENAME_INVALID",
        why: "view public.grown from adults (definition 0): view public.adults is there too.",
      });
      const nothing = await failureOf(compare([[view("c"), "adlts"]]));
      expect(nothing).to.include({
        code: "RENAME_INVALID",
        why: "view public.c from adlts (definition 0): there is no view adlts.",
      });
      const young = view("adults").replace(">=", "<");
      await place([view("adults"), young.replace("adults", "young")]);
      const exchanged = await failureOf(
        compare([
          [view("young"), "adults"],
          [young, "young"],
        ]),
      );
      expect(exchanged).to.include({ code: "RENAME_INVALID" });
      expect((exchanged as SchemixError).why?.split("\n").map((line) => line.split(":")[0])).to.deep.equal([
        "view public.young from adults (definition 0)",
        "view public.adults from young (definition 1)",
      ]);
    });
  });
});
