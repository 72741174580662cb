import { expect } from "chai";
import { isSchemixError } from "../../../src/errors/schemix-error.js";
import { frozenTable } from "../../../src/operations/frozen-table.js";
import type { RunEvent } from "../../../src/runner/event.js";
import { sql } from "../../../src/schema/sql.js";
import { crashing } from "../../support/crashing.js";
import {
  failureOf,
  type RunnerDatabase,
  run,
  runnerPlaces,
  type TestMigration,
} from "../../support/runner.js";

const item = frozenTable("item", { id: "bigint", n: "int", note: "text?" });

/** Counts itself up, so that a row that was changed twice shows. */
const counting: TestMigration = {
  revision: "fill",
  transaction: false,
  up: (op) => {
    op.backfill({
      table: item,
      set: { n: sql`n + ${1}`, note: "filled" },
      where: sql`id % 5 <> ${0} -- not all`,
      batchSize: 10,
      reverse: { set: { n: sql`n - 1`, note: null }, where: { note: "filled" } },
    });
    op.execute("select 1");
  },
};

for (const place of runnerPlaces()) {
  describe(`a backfill on ${place.name}`, () => {
    let db: RunnerDatabase;
    before(async () => {
      db = await place.open();
    });
    after(() => db.drop());

    const fill = (count: number) =>
      db.query(`DROP TABLE IF EXISTS item; CREATE TABLE item (id bigint PRIMARY KEY, n int NOT NULL, note text);
        INSERT INTO item SELECT i, 0, NULL FROM generate_series(1, ${count}) AS i;
        DO $$ BEGIN IF to_regclass('schemix_history') IS NOT NULL THEN DELETE FROM schemix_revisions; DELETE FROM schemix_history; END IF; END $$`);
    const sums = () =>
      db.query("SELECT count(*)::int AS rows, sum(n)::int AS sum, count(note)::int AS notes FROM item");
    const backfill = (up: TestMigration["up"]): TestMigration => ({
      revision: "fill",
      transaction: false,
      up,
    });

    it("changes the rows that are meant, batch by batch, tells it and counts them", async () => {
      await fill(45);
      const events: RunEvent[] = [];
      const { steps } = await run(db.database, [counting], { onEvent: (event) => events.push(event) });
      expect(await sums()).to.deep.equal([{ rows: 45, sum: 36, notes: 36 }]);
      expect(steps.map(({ rows }) => rows)).to.deep.equal([36]);
      const batches = events.flatMap((event) => (event.type === "batch" ? [event] : []));
      expect(batches.map(({ batch, seen, changed }) => [batch, seen, changed])).to.deep.equal([
        ...[
          [1, 10, 8],
          [2, 20, 16],
          [3, 30, 24],
          [4, 40, 32],
        ],
        [5, 45, 36],
      ]);
      expect(await db.query("SELECT state, statement_index, progress FROM schemix_revisions")).to.deep.equal([
        { state: "applied", statement_index: 2, progress: null },
      ]);
    });

    it("is over at once in an empty table, and when the last batch is full", async () => {
      for (const count of [0, 20]) {
        await fill(count);
        const { steps } = await run(db.database, [counting]);
        expect(steps[0]?.rows).to.equal(count * 0.8);
      }
    });

    it("goes on where it was cut off, wherever that is, and changes no row twice", async () => {
      const stride = place.isServer ? 5 : 3;
      let cuts = 0;
      for (let at = 0; ; at += stride) {
        await fill(33);
        const crash = crashing(db.database, at, at % 2 === 0 ? "before" : "after");
        await run(crash.database, [counting]).catch(() => undefined);
        if (!crash.hasCrashed()) break;
        cuts++;
        const { steps } = await run(db.database, [counting]).catch((error: Error) => {
          // The statement behind the backfill is a person's own: nobody can know whether it ran.
          if (!isSchemixError(error, "STATE_UNKNOWN")) throw new Error(`call ${at}`, { cause: error });
          return run(db.database, [counting], { resume: "retry" });
        });
        if (steps.length > 0) expect(steps[0]?.rows, `call ${at}`).to.equal(27);
        expect(await sums(), `call ${at}`).to.deep.equal([{ rows: 33, sum: 27, notes: 27 }]);
      }
      expect(cuts).to.be.greaterThan(5);
    });

    it("takes a way back of its own", async () => {
      await fill(12);
      const down: TestMigration["up"] = (op) =>
        op.backfill({
          table: "item",
          set: { n: 0, note: null },
          where: { note: ["filled", "x"] },
          batchSize: 5,
        });
      await run(db.database, [{ ...counting, down }]);
      await run(db.database, [{ ...counting, down }], { direction: "down" });
      expect(await sums()).to.deep.equal([{ rows: 12, sum: 0, notes: 0 }]);
      expect(await db.query("SELECT 1 FROM schemix_revisions")).to.deep.equal([]);
    });

    it("goes on after a batch that was refused, with smaller batches but not with another change", async () => {
      await fill(30);
      await db.query("ALTER TABLE item ADD CHECK (NOT (id = 25 AND note = 'x'))");
      const change = (set: object, batchSize: number) =>
        backfill((op) => op.backfill({ table: "item", set: { note: "x", ...set }, batchSize }));
      const refused = await failureOf(run(db.database, [change({}, 10)]));
      if (!isSchemixError(refused, "STATEMENT_FAILED")) throw refused;
      expect(refused.fix).to.include("0 of its 1 statements are done and stay, and 20 rows");
      const edited = await failureOf(run(db.database, [change({ n: 5 }, 10)]));
      if (!isSchemixError(edited, "REVISION_EDITED")) throw edited;
      expect(edited.why).to.include("20 rows");
      await db.query("DELETE FROM item WHERE id = 25");
      const { steps } = await run(db.database, [change({}, 3)]);
      expect(steps[0]?.rows).to.equal(29);
      expect(await sums()).to.deep.equal([{ rows: 29, sum: 0, notes: 29 }]);
    });

    it("runs an edited one from its start, or leaves it, when told so", async () => {
      for (const resume of ["retry", "done"] as const) {
        await fill(30);
        await db.query("ALTER TABLE item ADD CHECK (NOT (id = 25 AND note = 'x'))");
        const change = (note: string) =>
          backfill((op) => op.backfill({ table: "item", set: { note }, batchSize: 10 }));
        await failureOf(run(db.database, [change("x")]));
        await run(db.database, [change("y")], { resume });
        const notes = await db.query(
          "SELECT note, count(*)::int AS n FROM item GROUP BY note ORDER BY note NULLS LAST",
        );
        const all = [{ note: "y", n: 30 }];
        const some = [
          { note: "x", n: 20 },
          { note: null, n: 10 },
        ];
        expect(notes).to.deep.equal(resume === "retry" ? all : some);
      }
    });

    it("goes through keys of every sort, composite ones, and hostile names", async () => {
      const keys = [
        "md5(i::text) AS k",
        "md5(i::text)::uuid AS k",
        "timestamptz '2026-01-01 00:00:00.123456+05' + i * interval '1 microsecond' AS k",
        "date '2026-01-30' + i AS k",
        "((i - 12) * 1.5)::numeric(10,2) AS k",
        "9007199254740993 + i AS k",
        `('''\\"' || chr(10) || repeat('x', i))::varchar(60) AS k`,
        `i / 5 AS k, md5(i::text)::char(40) AS "k 2"`,
      ];
      const path = `"o'ne"."a ""b"" $1;--"`;
      const table = frozenTable('a "b" $1;--', { 'va"l': "int" }, { namespace: "o'ne" });
      const up: TestMigration["up"] = (op) =>
        op.backfill({ table, set: { 'va"l': sql`"va""l" + 1` }, batchSize: 4 });
      await db.query(`CREATE SCHEMA "o'ne"`);
      for (const key of keys) {
        await fill(0);
        await db.query(`DROP TABLE IF EXISTS ${path};
          CREATE TABLE ${path} AS SELECT ${key} FROM generate_series(1, 25) i;
          ALTER TABLE ${path} ADD "va""l" int DEFAULT 0, ADD PRIMARY KEY (k${key.includes("k 2") ? ', "k 2"' : ""})`);
        await run(db.database, [backfill(up)]);
        const once = await db.query(`SELECT count(*)::int AS n FROM ${path} WHERE "va""l" = 1`);
        expect(once, key).to.deep.equal([{ n: 25 }]);
      }
    });

    it("says why it cannot go through a table", async () => {
      await fill(1);
      await db.query("ALTER TABLE item DROP CONSTRAINT item_pkey; CREATE UNIQUE INDEX ON item (n, note)");
      const failure = async (options: object) => {
        const up: TestMigration["up"] = (op) =>
          op.backfill({ table: "item", set: { note: "x" }, ...options });
        const error = await failureOf(run(db.database, [backfill(up)]));
        await db.query("DELETE FROM schemix_revisions");
        return isSchemixError(error, "OPERATION_INVALID") ? `${error.message} ${error.fix}` : String(error);
      };
      expect(await failure({}))
        .to.include("it has no primary key")
        .and.include("There are (n, note)");
      expect(await failure({ key: ["note"] })).to.include("it has no unique index on (note)");
      expect(await failure({ key: ["n", "note"] })).to.include("note may be NULL");
      expect(await failure({ table: "nowhere" })).to.include('there is no table "nowhere"');
      await db.query("UPDATE item SET note = 'x'; ALTER TABLE item ALTER note SET NOT NULL");
      await run(db.database, [
        backfill((op) => op.backfill({ table: item, set: { note: "y" }, key: ["n", "note"] })),
      ]);
    });

    it("is refused in a migration with a transaction, before anything has begun", async () => {
      await fill(1);
      const up: TestMigration["up"] = (op) => {
        op.execute("update item set note = 'begun'");
        op.backfill({ table: "item", set: { note: "x" } });
      };
      const error = await failureOf(run(db.database, [{ revision: "fill", up }]));
      if (!isSchemixError(error, "OPERATION_INVALID")) throw error;
      expect(error.message).to.include("commits each of its batches: backfill item in batches of 1000");
      expect(error.fix).to.include("static readonly transaction = false");
      const all = await failureOf(run(db.database, [backfill(up)], { mode: "all" }));
      expect(all).to.have.property("code", "OPERATION_INVALID");
      expect(await sums()).to.deep.equal([{ rows: 1, sum: 0, notes: 0 }]);
    });
  });
}
