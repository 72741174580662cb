import { expect } from "chai";
import type { Database } from "../../../src/dialects/dialect.js";
import { isSchemixError, SchemixError } from "../../../src/errors/schemix-error.js";
import type { RunEvent } from "../../../src/runner/event.js";
import { sql } from "../../../src/schema/sql.js";
import {
  failureOf,
  type RunnerDatabase,
  run,
  runnerPlaces,
  type TestMigration,
} from "../../support/runner.js";

const rows = "SELECT * FROM schemix_revisions ORDER BY revision";
const events = "SELECT revision, direction, event FROM schemix_history ORDER BY id";
const exists = (table: string) => `SELECT to_regclass('${table}') IS NOT NULL AS found`;

const first: TestMigration = {
  revision: "aaa1",
  up: (op) => op.createTable("one", (t) => void t.column("id", "int")),
  down: (op) => op.dropTable("one"),
};
const second: TestMigration = {
  revision: "bbb2",
  up: (op) => {
    op.createTable("two", (t) => {
      t.column("id", "int");
      t.column("name", "text", { nullable: true });
    });
    op.bulkInsert("two", [
      { id: 1, name: "it's" },
      { id: 2, name: null },
    ]);
    op.execute(sql`update two set name = ${"second"} where id = ${2}`);
  },
  down: (op) => op.dropTable("two"),
};
const broken: TestMigration = {
  revision: "ccc3",
  up: (op) => {
    op.createTable("three", (t) => void t.column("id", "int"));
    op.execute("insert into three values (1), ('no number')");
  },
};

for (const place of runnerPlaces()) {
  describe(`runner on ${place.name}`, () => {
    let db: RunnerDatabase;
    beforeEach(async () => {
      db = await place.open();
    });
    afterEach(() => db.drop());

    const found = async (table: string) => (await db.query(exists(table)))[0]?.found;

    it("applies what is pending, each with its row and its line of history", async () => {
      const outcome = await run(db.database, [first, second]);
      expect(outcome.steps.map(({ step }) => step.revision)).to.deep.equal(["aaa1", "bbb2"]);
      expect([...outcome.rows.keys()]).to.deep.equal(["aaa1", "bbb2"]);
      const [one, two] = await db.query(rows);
      expect(one).to.include({ revision: "aaa1", message: "make aaa1", parents: "", state: "applied" });
      expect(two).to.include({
        parents: "aaa1",
        checksum: "s1:bbb2",
        direction: "up",
        tool_version: "0.0.0",
      });
      expect(two).to.include({ statement_index: 3, statement_count: 3, statement_checksum: null });
      expect(one?.applied_at).to.be.instanceOf(Date);
      expect(String(one?.applied_by)).to.match(/^\S+@test\/schemix$/);
      expect(await db.query(events)).to.deep.equal([
        { revision: "aaa1", direction: "up", event: "finished" },
        { revision: "bbb2", direction: "up", event: "finished" },
      ]);
      expect(await db.query("SELECT name FROM two ORDER BY id")).to.deep.equal([
        { name: "it's" },
        { name: "second" },
      ]);
    });

    it("finds nothing to do the second time", async () => {
      await run(db.database, [first]);
      const seen: RunEvent[] = [];
      const outcome = await run(db.database, [first], { onEvent: (event) => seen.push(event) });
      expect(outcome.steps).to.deep.equal([]);
      expect([...outcome.rows.keys()]).to.deep.equal(["aaa1"]);
      expect(seen, "no lock is taken for nothing").to.deep.equal([]);
    });

    it("takes back in reverse, and the rows go", async () => {
      await run(db.database, [first, second]);
      const outcome = await run(db.database, [first, second], { direction: "down" });
      expect(outcome.steps.map(({ step }) => step.revision)).to.deep.equal(["bbb2", "aaa1"]);
      expect(await db.query(rows)).to.deep.equal([]);
      expect(await found("two")).to.equal(false);
      expect((await db.query(events)).slice(2)).to.deep.equal([
        { revision: "bbb2", direction: "down", event: "finished" },
        { revision: "aaa1", direction: "down", event: "finished" },
      ]);
    });

    it("plans without touching anything", async () => {
      const outcome = await run(db.database, [first, second], { dryRun: true });
      expect(outcome.steps.map(({ step }) => step.statements.length)).to.deep.equal([1, 3]);
      expect(await found("schemix_revisions")).to.equal(false);
      expect(await found("one")).to.equal(false);
    });

    it("rolls a migration back whole, keeps those before, and says all of it", async () => {
      const error = await failureOf(run(db.database, [first, broken]));
      if (!isSchemixError(error, "STATEMENT_FAILED")) throw error;
      expect(error.message).to.match(/^ccc3 \(make ccc3\), up: statement 2 of 2 failed: /);
      expect(error.where).to.match(/^migrations\/ccc3\.ts, execute insert/);
      expect(error.why).to.include("insert into three");
      expect(error.fix).to.include("All of this migration was rolled back. Done in this run: aaa1 (up).");
      expect(error.data).to.deep.include({
        revision: "ccc3",
        statement: 2,
        statementCount: 2,
        finished: ["aaa1"],
        rolledBack: ["ccc3"],
        sqlState: "22P02",
      });
      expect(await found("three")).to.equal(false);
      expect((await db.query(rows)).map((row) => row.revision)).to.deep.equal(["aaa1"]);
      expect((await db.query(events)).at(-1)).to.include({ revision: "ccc3", event: "failed" });
      await run(db.database, [first, { ...broken, up: second.up }]);
      expect((await db.query(rows)).map((row) => row.revision)).to.deep.equal(["aaa1", "ccc3"]);
    });

    it("runs everything in one transaction when asked to", async () => {
      const error = await failureOf(run(db.database, [first, second, broken], { mode: "all" }));
      if (!isSchemixError(error, "STATEMENT_FAILED")) throw error;
      expect(error.data.rolledBack).to.deep.equal(["aaa1", "bbb2", "ccc3"]);
      expect(await db.query(rows)).to.deep.equal([]);
      expect(await found("one")).to.equal(false);
      const outcome = await run(db.database, [first, second], { mode: "all" });
      expect(outcome.steps.map(({ step }) => step.revision)).to.deep.equal(["aaa1", "bbb2"]);
      expect(await db.query(rows)).to.have.length(2);
    });

    it("runs without transactions when asked to", async () => {
      const error = await failureOf(run(db.database, [first, second, broken], { mode: "none" }));
      expect(error).to.have.property("code", "STATEMENT_FAILED");
      expect(await found("three"), "its first statement stays").to.equal(true);
      expect((await db.query(rows)).map((row) => row.state)).to.deep.equal(["applied", "applied", "failed"]);
      expect((await db.query(events)).map((row) => row.event)).to.deep.equal([
        ...["started", "finished", "started", "finished"],
        ...["started", "failed"],
      ]);
    });

    it("keeps any message as it is", async () => {
      const message = `it's "quoted" \\ $1 ; -- */ \n\u2028 é 🎉`;
      await run(db.database, [{ ...first, message }]);
      expect((await db.query(rows))[0]).to.include({ message });
      expect((await db.query("SELECT message FROM schemix_history"))[0]).to.include({ message });
    });

    it("tells what happens, in order", async () => {
      const seen: string[] = [];
      await run(db.database, [first, second], {
        onEvent: (event) => {
          if (event.type === "statement") seen.push(`${event.revision} ${event.index}/${event.count}`);
          else if (event.type === "stepStarted") seen.push(`start ${event.index}/${event.count}`);
          else if (event.type === "stepFinished") seen.push(`end ${event.step.revision}`);
          else seen.push(event.type);
        },
      });
      expect(seen).to.deep.equal([
        "locked",
        ...["start 0/2", "aaa1 0/1", "end aaa1"],
        ...["start 1/2", "bbb2 0/3", "bbb2 1/3", "bbb2 2/3", "end bbb2"],
      ]);
    });

    it("survives a listener that throws", async () => {
      const warnings: Error[] = [];
      const onWarning = (warning: Error) => warnings.push(warning);
      process.on("warning", onWarning);
      await run(db.database, [first], {
        onEvent: () => {
          throw new Error("broken pipe");
        },
      });
      await new Promise((resolve) => setImmediate(resolve));
      process.off("warning", onWarning);
      expect(warnings.map(({ message }) => message)).to.include("broken pipe");
      expect(await db.query(rows)).to.have.length(1);
    });

    describe("code in a migration", () => {
      const withRun = (body: Parameters<Parameters<TestMigration["up"]>[0]["run"]>[0]): TestMigration => ({
        revision: "ddd4",
        up: (op) => {
          op.createTable("four", (t) => void t.column("id", "int"));
          op.run(body);
        },
      });

      it("runs inside the transaction", async () => {
        await run(db.database, [
          withRun(async (each) => {
            await each.query("insert into four values ($1)", [7]);
          }),
        ]);
        expect(await db.query("SELECT id FROM four")).to.deep.equal([{ id: 7 }]);
      });

      it("may ask for several things at once", async () => {
        await run(db.database, [
          withRun(async (each) => {
            await Promise.all([1, 2, 3].map((id) => each.query("insert into four values ($1)", [id])));
          }),
        ]);
        expect(await db.query("SELECT count(*)::int AS n FROM four")).to.deep.equal([{ n: 3 }]);
      });

      it("takes the migration back when it throws", async () => {
        const cause = new TypeError("x is not a function");
        const error = await failureOf(
          run(db.database, [
            withRun(async () => {
              throw cause;
            }),
          ]),
        );
        if (!isSchemixError(error, "MIGRATION_THREW")) throw error;
        expect(error.message).to.include("x is not a function");
        expect(error.cause).to.equal(cause);
        expect(await found("four")).to.equal(false);
      });

      it("reports a query that failed as the database's error", async () => {
        const error = await failureOf(
          run(db.database, [withRun(async (each) => void (await each.query("select * from nowhere")))]),
        );
        expect(error).to.be.instanceOf(SchemixError).with.property("code", "STATEMENT_FAILED");
        expect(error.message).to.include("nowhere");
      });

      it("finds a query that was not awaited, and a connection that was kept", async () => {
        let kept: { query(sql: string): Promise<unknown> } | undefined;
        const error = await failureOf(
          run(db.database, [
            withRun(async (each) => {
              kept = each;
              void each.query("insert into four values (1)");
              void each.query("select * from nowhere");
            }),
          ]),
        );
        if (!isSchemixError(error, "MIGRATION_THREW")) throw error;
        expect(error.message).to.include("2 of its queries");
        expect(await found("four")).to.equal(false);
        const late = await failureOf(kept?.query("select 1") ?? Promise.resolve());
        expect(late).to.be.instanceOf(SchemixError).with.property("code", "OPERATION_INVALID");
      });

      it("finds a migration that ends its own transaction, before more is done", async () => {
        const later: TestMigration = {
          revision: "eee5",
          up: (op) => {
            op.createTable("five", (t) => void t.column("id", "int"));
            op.execute("commit");
            op.createTable("six", (t) => void t.column("id", "int"));
          },
        };
        const error = await failureOf(run(db.database, [later]));
        if (!isSchemixError(error, "TRANSACTION_BROKEN")) throw error;
        expect(error.data).to.deep.include({ statement: 2, remains: "unknown" });
        expect(await found("six")).to.equal(false);
        expect(await db.query(rows)).to.deep.equal([]);
      });

      it("finds one that ends it and begins another", async () => {
        const error = await failureOf(
          run(db.database, [withRun(async (each) => void (await each.query("commit; begin")))]),
        );
        expect(error).to.have.property("code", "TRANSACTION_BROKEN");
      });

      it("says so when an error was swallowed", async () => {
        const error = await failureOf(
          run(db.database, [
            withRun(async (each) => {
              await each.query("select * from nowhere").catch(() => undefined);
            }),
          ]),
        );
        expect(error).to.have.property("code", "STATEMENT_FAILED");
        expect(await db.query(rows)).to.deep.equal([]);
      });
    });

    it("refuses a statement that cannot be in a transaction before anything runs", async () => {
      const concurrent: TestMigration = {
        revision: "fff6",
        up: (op) => op.createIndex("ix_one", "one", ["id"], { concurrently: true }),
      };
      const error = await failureOf(run(db.database, [first, concurrent]));
      if (!isSchemixError(error, "OPERATION_INVALID")) throw error;
      expect(error.fix).to.include("static readonly transaction = false");
      expect(await found("one")).to.equal(false);
      expect(await found("schemix_revisions")).to.equal(false);
      const separate = await failureOf(
        run(db.database, [first, { ...concurrent, transaction: false }], { mode: "all" }),
      );
      expect(separate).to.have.property("code", "OPERATION_INVALID");
      expect(await found("one")).to.equal(false);
    });

    describe("the revision table", () => {
      it("is made where the configuration says", async () => {
        const names = { table: "my revisions", historyTable: "my history", namespace: "ops" };
        await run(db.database, [first], { names });
        await run(db.database, [first, second], { names });
        expect(await db.query('SELECT revision FROM ops."my revisions" ORDER BY 1')).to.deep.equal([
          { revision: "aaa1" },
          { revision: "bbb2" },
        ]);
        expect(await db.query('SELECT count(*)::int AS n FROM ops."my history"')).to.deep.equal([{ n: 2 }]);
      });

      it("is not taken over from something else", async () => {
        await db.query("CREATE TABLE schemix_revisions (id int)");
        const error = await failureOf(run(db.database, [first]));
        if (!isSchemixError(error, "REVISION_TABLE_INVALID")) throw error;
        expect(error.message).to.include("has no column revision");
        expect(error.fix).to.include("revisions: { table");
        expect(await found("one")).to.equal(false);
      });

      it("is read with a column more, and not used with one less", async () => {
        await run(db.database, [first]);
        await db.query("ALTER TABLE schemix_revisions ADD signature text");
        await run(db.database, [first, second]);
        await db.query("ALTER TABLE schemix_revisions DROP signature, DROP parents");
        const error = await failureOf(run(db.database, [first, second, broken]));
        expect(error).to.have.property("code", "REVISION_TABLE_INVALID");
        expect(error.message).to.include("parents");
      });

      it("is not believed when a row means nothing", async () => {
        await run(db.database, [first]);
        await db.query("UPDATE schemix_revisions SET state = 'perhaps'");
        expect(await failureOf(run(db.database, [first, second]))).to.have.property(
          "code",
          "REVISION_TABLE_INVALID",
        );
      });

      it("says which right is missing to make it", async () => {
        if (!place.isServer) return;
        await db.query(
          "DROP ROLE IF EXISTS poor; CREATE ROLE poor; REVOKE CREATE ON SCHEMA public FROM public",
        );
        const poor: Database = {
          ...db.database,
          connect: async (options) => {
            const connection = await db.database.connect(options);
            await connection.query("SET ROLE poor");
            return connection;
          },
        };
        try {
          const error = await failureOf(run(poor, [first]));
          if (!isSchemixError(error, "PERMISSION_DENIED")) throw error;
          expect(error.message).to.match(
            /^The revision table "public"\."schemix_revisions" cannot be made: /,
          );
          await run(db.database, [first]);
          expect(await failureOf(run(poor, [first, second]))).to.have.property("code", "PERMISSION_DENIED");
        } finally {
          await db.query("DROP OWNED BY poor; DROP ROLE poor");
        }
      });

      it("gets its history back when that was dropped", async () => {
        await run(db.database, [first]);
        await db.query("DROP TABLE schemix_history");
        await run(db.database, [first, second]);
        expect(await db.query(events)).to.deep.equal([
          { revision: "bbb2", direction: "up", event: "finished" },
        ]);
      });
    });
  });
}
