import { expect } from "chai";
import { isSchemixError } from "../../../src/errors/schemix-error.js";
import { frozenTable } from "../../../src/operations/frozen-table.js";
import type { StepDatabase } from "../../../src/operations/step.js";
import { offlinePlaceholder, offlineScript } from "../../../src/runner/offline.js";
import { RevisionTable } from "../../../src/runner/revision-table.js";
import { sql } from "../../../src/schema/sql.js";
import {
  failureOf,
  type RunnerDatabase,
  run,
  runnerPlaces,
  stepsOf,
  type TestMigration,
} from "../../support/runner.js";

const plan = frozenTable("plan", {
  id: "bigint",
  name: "varchar(20)",
  price: "numeric(10,2)?",
  since: "date?",
  at: "timestamptz?",
  tags: "text[]?",
  sizes: "numeric[]?",
  data: "jsonb?",
  isOpen: "boolean",
  raw: "bytea?",
});
const ddl = `CREATE TABLE plan (id bigint PRIMARY KEY, name varchar(20) NOT NULL UNIQUE, price numeric(10,2), since date,
  at timestamptz, tags text[], sizes numeric[], data jsonb, "isOpen" boolean NOT NULL DEFAULT true, raw bytea)`;

for (const place of runnerPlaces()) {
  describe(`data steps on ${place.name}`, () => {
    let db: RunnerDatabase;
    before(async () => {
      db = await place.open();
      await db.query(ddl);
    });
    after(() => db.drop());
    beforeEach(() =>
      db.query(`DELETE FROM plan;
        DO $$ BEGIN IF to_regclass('schemix_history') IS NOT NULL THEN DELETE FROM schemix_revisions; DELETE FROM schemix_history; END IF; END $$`),
    );

    const runBody = (body: (step: StepDatabase) => Promise<void>) =>
      run(db.database, [{ revision: "data", up: (op) => op.run(body) }]);

    it("write values and read them back as their table declares them, whichever the driver", async () => {
      const full = {
        id: 9_007_199_254_740_993n,
        name: "o'ne",
        price: "12.50",
        since: "2026-02-01",
        at: new Date("2026-01-02T03:04:05.678Z"),
        tags: ["a", 'b"c'],
        sizes: ["1.10", "2.25"],
        data: [{ a: 1 }, "x"],
        isOpen: false,
        raw: new Uint8Array([1, 2]),
      };
      await runBody(async (step) => {
        expect(await step.insert(plan, [full, { ...full, id: 2n, name: sql`upper(${"two"})` }])).to.equal(2);
        expect(await step.insert(plan, [{ id: 3, name: "three" }])).to.equal(1);
        const [one, ...others] = await step.rows(plan, { orderBy: ["name"], limit: 2 });
        expect(one).to.deep.include({ id: 2n, name: "TWO" });
        expect(others).to.have.length(1);
        const rows = await step.rows(plan, { where: { id: full.id } });
        expect(rows.map(({ raw, ...rest }) => ({ ...rest, raw: new Uint8Array(raw ?? []) }))).to.deep.equal([
          full,
        ]);
        expect((await step.rows(plan, { where: { tags: null } }))[0]).to.deep.equal({
          ...Object.fromEntries(Object.keys(full).map((key) => [key, null])),
          ...{ id: 3n, name: "three", isOpen: true },
        });
        expect(await step.rows(plan, { where: { tags: ["a", 'b"c'], id: [2n, 3n] } })).to.have.length(1);
        expect(await step.rows(plan, { where: { since: ["2026-02-01", null], name: [] } })).to.deep.equal([]);
        expect(await step.rows(plan, { where: { since: ["2020-01-01", null] } })).to.have.length(1);
      });
    });

    it("change and delete the rows that are meant, and say how many", async () => {
      await runBody(async (step) => {
        await step.insert(
          plan,
          [1, 2, 3, 4].map((id) => ({ id, name: `n${id}` })),
        );
        expect(await step.update(plan, { set: { price: 5, data: null }, where: { id: [1, 2] } })).to.equal(2);
        expect(
          await step.update(plan, { set: { name: sql`name || ${"!"}` }, where: sql`price > ${4}` }),
        ).to.equal(2);
        expect(await step.update(plan, { set: { isOpen: false }, where: "all" })).to.equal(4);
        expect(await step.deleteFrom(plan, { where: { price: null, id: [3, 9] } })).to.equal(1);
        expect(await step.deleteFrom(plan, { where: { id: [] } })).to.equal(0);
        expect(await step.execute(sql`update plan set price = ${1} where id = ${4}`)).to.equal(1);
        expect(await step.execute("delete from plan where id = $1", [4])).to.equal(1);
        const rows = await step.query<{ name: string }>(
          sql`select name from plan where id < ${9} order by 1`,
        );
        expect(rows.map(({ name }) => name)).to.deep.equal(["n1!", "n2!"]);
      });
    });

    it("insert what is there already as they are told", async () => {
      const seed =
        (onConflict: object): TestMigration["up"] =>
        (op) => {
          op.bulkInsert(
            plan,
            [
              { id: 1, name: "free", price: 0, data: { a: [1] } },
              { id: 2, name: "pro", price: 9, data: null },
            ],
            onConflict,
          );
        };
      const names = () => db.query("SELECT id::int, name, price::int, data FROM plan ORDER BY id");
      await db.query("INSERT INTO plan VALUES (1, 'old', 7)");
      const go = (onConflict: object) => run(db.database, [{ revision: "seed", up: seed(onConflict) }]);
      expect(await failureOf(go({}))).to.have.property("code", "STATEMENT_FAILED");
      await go({ onConflict: "ignore" });
      expect(await names()).to.deep.equal([
        { id: 1, name: "old", price: 7, data: null },
        { id: 2, name: "pro", price: 9, data: null },
      ]);
      await db.query("DELETE FROM schemix_revisions");
      await go({ onConflict: "update", key: ["id"] });
      expect((await names())[0]).to.deep.equal({ id: 1, name: "free", price: 0, data: { a: [1] } });
      await db.query("DELETE FROM schemix_revisions");
      // Another key is in the way: that is not what was allowed for.
      await db.query("UPDATE plan SET id = 5 WHERE id = 1");
      const error = await failureOf(go({ onConflict: "ignore", key: ["id"] }));
      expect(error).to.have.property("code", "STATEMENT_FAILED");
    });

    it("refuse what would change every row by mistake, and what the table does not declare", async () => {
      const said = async (body: (step: StepDatabase) => Promise<unknown>) => {
        const error = await failureOf(runBody(async (step) => void (await body(step))));
        return isSchemixError(error, "OPERATION_INVALID") ? `${error.message} ${error.fix}` : String(error);
      };
      const unchecked = (value: unknown) => value as never;
      expect(await said((step) => step.deleteFrom(plan, unchecked({})))).to.include(
        "does not say which rows",
      );
      expect(await said((step) => step.deleteFrom(plan, { where: {} }))).to.include("it names no column");
      const id = unchecked(undefined);
      expect(await said((step) => step.update(plan, { set: { name: "x" }, where: { id } }))).to.include(
        "its id is undefined",
      );
      expect(await said((step) => step.update(plan, { set: {}, where: "all" }))).to.include("nothing to set");
      const typo = unchecked({ nane: "x" });
      expect(await said((step) => step.rows(plan, { where: typo }))).to.include('Did you mean "name"?');
      expect(await said((step) => step.rows(plan, unchecked({ limits: 1 })))).to.include("limit");
      expect(await said((step) => step.insert(plan, [typo]))).to.include('no column "nane"');
    });

    it("lend the driver's own client, in the same transaction", async () => {
      const error = await failureOf(
        runBody(async ({ client }) => {
          const { query } = client as { query: (text: string) => Promise<unknown> };
          await query.call(client, "insert into plan (id, name) values (1, 'one')");
          throw new Error("not today");
        }),
      );
      expect(error).to.have.property("code", "MIGRATION_THREW");
      expect(await db.query("SELECT 1 FROM plan")).to.deep.equal([]);
    });

    it("are written as a script: rows with their conflicts, and backfills as a block that commits", async () => {
      const migration: TestMigration = {
        revision: "fill",
        transaction: false,
        up: (op) => {
          op.bulkInsert(plan, [{ id: 1, name: sql`lower(${"O'NE"})`, data: ["$backfill$"] }], {
            onConflict: "update",
            key: ["id"],
          });
          op.execute("insert into plan (id, name) select i, 'n' || i from generate_series(2, 25) as i");
          op.backfill({
            table: plan,
            set: { name: sql`name || ${"$backfill$"}` },
            where: { price: null },
            key: ["id"],
            batchSize: 7,
            pause: 1,
            lockTimeout: 1000,
          });
        },
      };
      const { dialect } = db.database;
      const writer = { ...dialect.writer, placeholder: offlinePlaceholder };
      const offline = { ...db.database, dialect: { ...dialect, writer } };
      const table = new RevisionTable(
        dialect,
        { table: "schemix_revisions", historyTable: "schemix_history", namespace: undefined },
        { by: "script", toolVersion: "0.0.0" },
      );
      const steps = await stepsOf(offline, [migration], "up");
      for (const statement of offlineScript({ dialect, table, steps, mode: "each", createsTables: true })) {
        if (!statement.startsWith("--")) await db.query(statement);
      }
      expect(
        await db.query("SELECT count(*)::int AS n FROM plan WHERE name LIKE '%$backfill$'"),
      ).to.deep.equal([{ n: 25 }]);
      expect(await db.query("SELECT name, data FROM plan WHERE id = 1")).to.deep.equal([
        { name: "o'ne$backfill$", data: ["$backfill$"] },
      ]);
      const up: TestMigration["up"] = (op) => op.backfill({ table: "plan", set: { price: 1 } });
      const keyless = await stepsOf(offline, [{ ...migration, up }], "up");
      expect(() => offlineScript({ dialect, table, steps: keyless, mode: "each", createsTables: false }))
        .to.throw(/fill \(make fill\): op.backfill of "plan" goes by the primary key/)
        .with.property("code", "OFFLINE_IMPOSSIBLE");
    });
  });
}
