import { expect } from "chai";
import { isSchemixError } from "../../../src/errors/schemix-error.js";
import type { RunEvent } from "../../../src/runner/event.js";
import {
  failureOf,
  type RunnerDatabase,
  run,
  runnerPlaces,
  type TestMigration,
} from "../../support/runner.js";

const slow = (seconds: number): TestMigration => ({
  revision: "aaa1",
  up: (op) => {
    op.createTable("one", (t) => void t.column("id", "int"));
    op.execute(`select pg_sleep(${seconds})`);
  },
});
const held = "SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory'";

for (const place of runnerPlaces().filter(({ isServer }) => isServer)) {
  describe(`runners that meet on ${place.name}`, () => {
    let db: RunnerDatabase;
    beforeEach(async () => {
      db = await place.open();
    });
    afterEach(() => db.drop());

    const noResidue = async () => {
      expect(await db.query(held)).to.deep.equal([{ n: 0 }]);
      expect(
        await db.query(
          "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
        ),
      ).to.deep.equal([]);
    };

    /** Begins a run and resolves when its statement `index` is about to run. */
    const begin = (migrations: readonly TestMigration[], index: number, signal?: AbortSignal) => {
      let reached = () => {};
      const isThere = new Promise<void>((resolve) => {
        reached = resolve;
      });
      const done = run(db.database, migrations, {
        signal,
        onEvent: (event) => {
          if (event.type === "statement" && event.index === index) reached();
        },
      });
      done.catch(() => reached());
      return { isThere, done };
    };

    it("waits for the other, says for whom, and then has nothing to do", async () => {
      const first = begin([slow(0.4)], 1);
      await first.isThere;
      const seen: RunEvent[] = [];
      const second = await run(db.database, [slow(0.4)], { onEvent: (event) => seen.push(event) });
      const outcome = await first.done;
      expect(outcome.steps).to.have.length(1);
      expect(second.steps).to.deep.equal([]);
      expect(second.rows.has("aaa1")).to.equal(true);
      const [waiting] = seen;
      if (waiting?.type !== "waitingForLock") throw new Error("It did not wait");
      expect(waiting.holder).to.match(/pid \d+, schemix on /);
      expect(seen.at(-1), "it has no use for the lock").to.have.property("type", "waitingForLock");
      await noResidue();
    });

    it("gives up after lockWait, naming the holder", async () => {
      const first = begin([slow(0.6)], 1);
      await first.isThere;
      const error = await failureOf(run(db.database, [slow(0)], { lockWait: 100 }));
      if (!isSchemixError(error, "LOCK_TIMEOUT")) throw error;
      expect(error.message).to.match(/schemix on /);
      expect(error.exitCode).to.equal(4);
      await first.done;
      await noResidue();
    });

    it("ends waiting when it is told to", async () => {
      const first = begin([slow(0.6)], 1);
      await first.isThere;
      const abort = new AbortController();
      const error = await failureOf(
        run(db.database, [slow(0)], {
          signal: abort.signal,
          onEvent: (event) => {
            if (event.type === "waitingForLock") abort.abort();
          },
        }),
      );
      expect(error).to.have.property("code", "ABORTED");
      await first.done;
      await noResidue();
    });

    it("cancels the running statement, rolls back and says what is applied", async () => {
      const before: TestMigration = { revision: "0000", up: (op) => op.execute("select 1") };
      const abort = new AbortController();
      const first = begin([before, slow(30)], 1, abort.signal);
      await first.isThere;
      await new Promise((resolve) => setTimeout(resolve, 50));
      const start = performance.now();
      abort.abort();
      const error = await failureOf(first.done);
      if (!isSchemixError(error, "ABORTED")) throw error;
      expect(performance.now() - start).to.be.lessThan(3000);
      expect(error.exitCode).to.equal(130);
      expect(error.message).to.equal("The run was interrupted during aaa1 (make aaa1), up");
      expect(error.fix).to.include("All of this migration was rolled back. Done in this run: 0000 (up).");
      expect(await db.query("SELECT revision FROM schemix_revisions")).to.deep.equal([{ revision: "0000" }]);
      expect(await db.query("SELECT event FROM schemix_history WHERE revision = 'aaa1'")).to.deep.equal([
        { event: "failed" },
      ]);
      expect(await db.query("SELECT to_regclass('one')::text AS t")).to.deep.equal([{ t: null }]);
      await noResidue();
    });

    it("does not wait for code that never ends", async () => {
      const abort = new AbortController();
      const endless: TestMigration = {
        revision: "aaa1",
        up: (op) => {
          op.createTable("one", (t) => void t.column("id", "int"));
          op.run(() => new Promise(() => {}));
        },
      };
      const first = begin([endless], 1, abort.signal);
      await first.isThere;
      setTimeout(() => abort.abort(), 20);
      expect(await failureOf(first.done)).to.have.property("code", "ABORTED");
      expect(await db.query("SELECT to_regclass('one')::text AS t")).to.deep.equal([{ t: null }]);
      await noResidue();
    });

    it("takes the connection from code that goes on after the end", async () => {
      const abort = new AbortController();
      let queries = 0;
      let isOver = false;
      const stubborn: TestMigration = {
        revision: "aaa1",
        up: (op) => {
          op.createTable("one", (t) => void t.column("id", "int"));
          op.run(async (db) => {
            while (!isOver) {
              await db.query("insert into one values (1)").then(
                () => queries++,
                () => undefined,
              );
              await new Promise((resolve) => setTimeout(resolve, 5));
            }
          });
        },
      };
      const first = begin([stubborn], 1, abort.signal);
      await first.isThere;
      setTimeout(() => abort.abort(), 50);
      expect(await failureOf(first.done)).to.have.property("code", "ABORTED");
      const before = queries;
      await new Promise((resolve) => setTimeout(resolve, 50));
      isOver = true;
      expect(queries).to.equal(before);
      expect(await db.query("SELECT to_regclass('one')::text AS t")).to.deep.equal([{ t: null }]);
      await noResidue();
    });

    it("ends waiting for the revision table, too", async () => {
      const first: TestMigration = { revision: "0000", up: () => undefined };
      await run(db.database, [first]);
      const other = await db.database.connect();
      await other.begin();
      await other.query("LOCK TABLE schemix_revisions IN ROW EXCLUSIVE MODE");
      const signal = AbortSignal.timeout(300);
      expect(await failureOf(run(db.database, [first, slow(0)], { signal }))).to.have.property(
        "code",
        "ABORTED",
      );
      await other.close();
      await noResidue();
    });

    it("ends a run without a transaction where it is, and goes on there", async () => {
      const abort = new AbortController();
      const stepwise = (seconds: number): TestMigration => ({ ...slow(seconds), transaction: false });
      const first = begin([stepwise(30)], 1, abort.signal);
      await first.isThere;
      setTimeout(() => abort.abort(), 20);
      const error = await failureOf(first.done);
      if (!isSchemixError(error, "ABORTED")) throw error;
      expect(error.fix).to.include("1 of its 2 statements are done and stay");
      await run(db.database, [stepwise(0)]);
      expect(await db.query("SELECT state FROM schemix_revisions")).to.deep.equal([{ state: "applied" }]);
      await noResidue();
    });

    it("does nothing when it is told to end before it begins", async () => {
      const error = await failureOf(run(db.database, [slow(0)], { signal: AbortSignal.abort() }));
      expect(error).to.have.property("code", "ABORTED");
      expect(await db.query("SELECT to_regclass('schemix_revisions')::text AS t")).to.deep.equal([
        { t: null },
      ]);
    });

    it("stops when somebody changes the table without the lock", async () => {
      const intruder: TestMigration = {
        revision: "bbb2",
        transaction: false,
        up: (op) => {
          op.run(async () => {
            await db.query(
              "INSERT INTO schemix_revisions SELECT 'zzz9', '', '', 's1:', 'applied', 'up', 0, 0, NULL, NULL, now(), 'x', 0, '0'",
            );
          });
          op.createTable("two", (t) => void t.column("id", "int"));
        },
      };
      const error = await failureOf(run(db.database, [slow(0), intruder]));
      expect(error).to.have.property("code", "CONCURRENT_RUN");
      expect(await db.query("SELECT to_regclass('two')::text AS t")).to.deep.equal([{ t: null }]);
      expect(await db.query("SELECT revision, state FROM schemix_revisions ORDER BY 1")).to.deep.equal([
        { revision: "aaa1", state: "applied" },
        { revision: "bbb2", state: "running" },
        { revision: "zzz9", state: "applied" },
      ]);
    });
  });
}
