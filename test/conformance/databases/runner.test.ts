import { expect } from "chai";
import { isSchemixError } from "../../../src/errors/schemix-error.js";
import { frozenTable } from "../../../src/operations/frozen-table.js";
import { sql } from "../../../src/schema/sql.js";
import { crashing } from "../../support/crashing.js";
import { forEachDatabase, itOnServer } from "../../support/databases.js";
import { failureOf, type RunnerDatabase, run, type TestMigration } from "../../support/runner.js";

const revisions = "select revision, state, direction from schemix_revisions order by revision";
const events = "select revision, direction, event from schemix_history order by id";

const first: TestMigration = {
  revision: "aaa1",
  up: (op) => op.createTable("one", (t) => void t.column("id", "int")),
  down: (op) => op.dropTable("one"),
};
const item = frozenTable("item", {
  id: "bigint",
  n: "int",
  note: "text?",
  at: "timestamptz?",
  on: "boolean",
});
const second: TestMigration = {
  revision: "bbb2",
  up: (op) => {
    op.createTable("item", (t) => {
      t.column("id", "bigint");
      t.column("n", "int");
      t.column("note", "text", { nullable: true });
      t.column("at", "timestamptz", { nullable: true });
      t.column("on", "boolean");
      t.primaryKey("pk_item", ["id"]);
    });
    op.bulkInsert(item, [
      { id: 9_007_199_254_740_993n, n: 1, note: "it's", at: new Date(1_700_000_000_123), on: true },
      { id: 2n, n: 2, note: null, at: null, on: false },
    ]);
    op.execute(sql`update item set note = ${"second"} where id = ${2}`);
    op.run(async (db) => {
      await db.insert(item, [{ id: 3n, n: 3, note: null, at: null, on: true }]);
      const more = [3n, 5n, 6n].map((id) => ({ id, n: 5, note: null, at: null, on: true }));
      expect(await db.insert(item, more, { onConflict: "ignore", key: ["id"] })).to.equal(2);
      await db.update(item, { set: { note: "third", n: 33 }, where: { id: 3n } });
      await db.execute(sql`insert into item (id, n, ${sql.identifier("on")}) values (${4}, ${4}, ${false})`);
      expect(await db.deleteFrom(item, { where: { id: [4n, 5n, 6n] } })).to.equal(3);
      const [only] = await db.rows(item, { orderBy: ["id"], limit: 1 });
      expect(only).to.deep.include({ id: 2n, note: "second", on: false });
    });
  },
  down: (op) => op.dropTable("item"),
};
/** Enough tables to be sent together. */
const many = (last: string): TestMigration => ({
  revision: "ccc3",
  up: (op) => {
    for (let n = 1; n <= 9; n++) op.createTable(`many${n}`, (t) => void t.column("id", "int"));
    op.createTable(last, (t) => void t.column("id", "int"));
  },
});

describe("A run, whatever the database is", () => {
  forEachDatabase((place) => {
    let db: RunnerDatabase;
    const tables = async () => {
      const connection = await db.database.connect({});
      try {
        const scope = { namespaces: [connection.defaultNamespace], excludeTables: ["schemix_*"] };
        const { schema } = await db.database.dialect.introspect(connection, scope, { unmodelled: false });
        return schema.ofKind("table").map(({ name }) => name);
      } finally {
        await connection.close();
      }
    };
    beforeEach(async () => {
      db = await place.open();
    });
    afterEach(() => db.drop());

    it("goes there with rows and their values, and back", async () => {
      const { steps } = await run(db.database, [first, second]);
      expect(steps.map(({ step }) => step.revision)).to.deep.equal(["aaa1", "bbb2"]);
      const found = await db.query("select note from item order by n");
      expect(found).to.deep.equal([{ note: "it's" }, { note: "second" }, { note: "third" }]);
      expect(await db.query(revisions)).to.deep.equal([
        { revision: "aaa1", state: "applied", direction: "up" },
        { revision: "bbb2", state: "applied", direction: "up" },
      ]);
      const again = await run(db.database, [first, second]);
      expect(again.steps).to.deep.equal([]);
      const row = again.rows.get("bbb2") as unknown as { readonly appliedAt: string };
      expect(row.appliedAt).to.match(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      await run(db.database, [first, second], { direction: "down" });
      expect(await tables()).to.deep.equal([]);
      expect((await db.query(events)).slice(2)).to.deep.equal([
        { revision: "bbb2", direction: "down", event: "finished" },
        { revision: "aaa1", direction: "down", event: "finished" },
      ]);
    });

    it("takes a migration back whole that fails, and says where", async () => {
      const broken: TestMigration = {
        revision: "ccc3",
        up: (op) => {
          op.createTable("three", (t) => void t.column("id", "int"));
          op.execute("insert into three (id) values ('no number')");
        },
      };
      const error = await failureOf(run(db.database, [first, broken]));
      if (!isSchemixError(error, "STATEMENT_FAILED")) throw error;
      expect(error.message).to.match(/^ccc3 \(make ccc3\), up: statement 2 of 2 failed: /);
      expect(error.data).to.deep.include({ statement: 2, finished: ["aaa1"], rolledBack: ["ccc3"] });
      expect(await tables()).to.deep.equal(["one"]);
      expect((await db.query(revisions)).map(({ revision }) => revision)).to.deep.equal(["aaa1"]);
      expect((await db.query(events)).at(-1)).to.include({ revision: "ccc3", event: "failed" });
    });

    it("says which of many new tables was refused, and leaves none", async () => {
      const error = await failureOf(run(db.database, [first, many("one")]));
      if (!isSchemixError(error, "STATEMENT_FAILED")) throw error;
      expect(error.message).to.match(/statement 10 of 10 failed/);
      expect(await tables()).to.deep.equal(["one"]);
      await run(db.database, [first, many("many10")]);
      expect(await tables()).to.have.length(11);
    });

    it("notices a COMMIT of the migration's own", async () => {
      const ending: TestMigration = { revision: "ccc3", up: (op) => op.execute("commit") };
      const error = await failureOf(run(db.database, [first, ending]));
      expect(isSchemixError(error) ? error.code : error).to.equal("TRANSACTION_BROKEN");
    });

    it("goes on where a run without a transaction stopped", async () => {
      const halves = (value: string): TestMigration => ({
        revision: "ccc3",
        transaction: false,
        up: (op) => {
          op.createTable("three", (t) => void t.column("id", "int"));
          op.execute(`insert into three (id) values (${value})`);
          op.createTable("four", (t) => void t.column("id", "int"));
        },
      });
      await failureOf(run(db.database, [first, halves("'no number'")]));
      expect(await tables()).to.have.members(["one", "three"]);
      expect(await db.query(revisions)).to.deep.include({
        revision: "ccc3",
        state: "failed",
        direction: "up",
      });
      await run(db.database, [first, halves("1")]);
      expect(await tables()).to.have.members(["one", "three", "four"]);
    });

    it("fills a column in batches, and does none of them twice", async () => {
      const filling: TestMigration = {
        revision: "ccc3",
        transaction: false,
        up: (op) =>
          op.backfill({ table: item, set: { n: sql`n + ${1}` }, where: sql`id % 5 <> ${0}`, batchSize: 10 }),
      };
      await run(db.database, [second]);
      await db.query("delete from item");
      const { dialect } = db.database;
      const columns = ["id", "n", "on"].map((name) => dialect.writer.quote(name)).join(", ");
      for (let id = 1; id <= 45; id++)
        await db.query(
          `insert into item (${columns}) values (${id}, 0, ${dialect.types.literal(true, "boolean")})`,
        );
      const crash = crashing(db.database, 22, "after");
      await run(crash.database, [second, filling]).catch(() => undefined);
      await run(db.database, [second, filling]).catch(() => undefined);
      const [sums] = await db.query("select count(*) as total, sum(n) as filled, max(n) as most from item");
      expect({
        total: Number(sums?.total),
        filled: Number(sums?.filled),
        most: Number(sums?.most),
      }).to.deep.equal({
        total: 45,
        filled: 36,
        most: 1,
      });
    });

    itOnServer(place, "is one at a time", async () => {
      const outcomes = await Promise.all(
        Array.from({ length: 4 }, () => run(db.database, [first, second], { lockWait: 60_000 })),
      );
      expect(outcomes.map(({ steps }) => steps.length).sort()).to.deep.equal([0, 0, 0, 2]);
      expect(await tables()).to.have.members(["one", "item"]);
    });

    itOnServer(place, "survives the loss of its connection at any point", async () => {
      for (let at = 1; at < 14; at += 3) {
        const crash = crashing(db.database, at, at % 2 === 0 ? "before" : "after");
        await run(crash.database, [first, many("many10")]).catch(() => undefined);
        await run(db.database, [first, many("many10")], { lockWait: 60_000 });
        expect(await tables()).to.have.length(11);
        await run(db.database, [first, { ...many("many10"), down: dropMany }], { direction: "down" });
      }
    });
  });
});

const dropMany: TestMigration["up"] = (op) => {
  for (let n = 1; n <= 10; n++) op.dropTable(`many${n}`);
};
