import { expect } from "chai";
import { down } from "../../../src/api/down.js";
import { up } from "../../../src/api/up.js";
import type { Connection } from "../../../src/dialects/dialect.js";
import type { SchemixError } from "../../../src/errors/schemix-error.js";
import type { RunEvent } from "../../../src/runner/event.js";
import { createProject, type TestProject } from "../../support/project.js";
import { failureOf, type RunnerDatabase, runnerPlaces } from "../../support/runner.js";

for (const place of runnerPlaces().filter(({ isServer }) => isServer)) {
  describe(`Time-outs and retries on ${place.name}`, () => {
    let db: RunnerDatabase;
    let project: TestProject;
    let other: Connection;
    beforeEach(async () => {
      db = await place.open();
      await db.query("create table one (id int); create table two (id int)");
      project = createProject(db.database);
      other = await db.database.connect();
    });
    afterEach(async () => {
      await other.close();
      project.remove();
      await db.drop();
    });

    const withSettings = (settings: object, onEvent?: (event: RunEvent) => void) => ({
      ...project.base,
      config: { ...project.base.config, ...settings },
      onEvent,
    });
    const history = async () =>
      (await db.query("select event from schemix_history order by id")).map(({ event }) => event);
    const hold = async (table: string) => {
      await other.begin();
      await other.query(`lock table ${table} in access exclusive mode`);
    };

    it("a statement that takes too long is ended", async () => {
      project.write("a1", "slow", 'up(op) { op.execute("select pg_sleep(20)"); }');
      const error = (await failureOf(up(withSettings({ statementTimeout: 200 })))) as SchemixError;
      expect(error).to.include({ code: "STATEMENT_FAILED" });
      expect(error.data).to.include({ sqlState: "57014", remains: "rolledBack" });
    });

    it("a lock that is held is waited for, and tried again as often as the setting says", async () => {
      project.write("a1", "blocked", 'up(op) { op.addColumn("one", "note", "text", { nullable: true }); }');
      await hold("one");
      const never = (await failureOf(up(withSettings({ lockTimeout: 100, retries: 0 })))) as SchemixError;
      expect(never.data).to.include({ sqlState: "55P03" });
      const events: RunEvent[] = [];
      const watch = (event: RunEvent): void => void (event.type === "retrying" && events.push(event));
      const once = (await failureOf(
        up(withSettings({ lockTimeout: 100, retries: 1 }, watch)),
      )) as SchemixError;
      expect(once.data).to.include({ sqlState: "55P03", revision: "a1" });
      expect(events).to.have.lengthOf(1);
      expect(events[0]).to.include({ retry: 1, of: 1 });
      const release = (event: RunEvent): void => void (event.type === "retrying" && void other.rollback());
      const result = await up(withSettings({ lockTimeout: 100 }, release));
      expect(result.current).to.deep.equal(["a1"]);
      expect(await history()).to.deep.equal(["failed", "failed", "failed", "failed", "finished"]);
    });

    it("of two that wait for each other the one that was ended is tried again", async () => {
      project.write(
        "a1",
        "first",
        'up(op) { for (const t of ["one", "two"]) op.addColumn(t, "note", "text", { nullable: true }); }',
      );
      // The one that looks first is ended: the migration.
      await other.query("set deadlock_timeout = '1min'");
      await hold("two");
      let crossing: Promise<unknown> | undefined;
      const events: string[] = [];
      const result = await up(
        withSettings({}, (event) => {
          events.push(event.type);
          // The migration has one, and wants two; the other way round here.
          if (event.type === "statement" && event.index === 1)
            crossing ??= other.query("lock table one in share mode").finally(() => other.rollback());
        }),
      );
      await crossing;
      expect(result.current).to.deep.equal(["a1"]);
      expect(events.filter((type) => type === "retrying")).to.have.lengthOf(1);
      expect(await history()).to.deep.equal(["failed", "finished"]);
    });

    it("code of a person, and what has no transaction, is not run twice", async () => {
      project.write(
        "a1",
        "code",
        'up(op) { op.run(async (db) => { await db.query("alter table one add note text"); }); }',
      );
      await hold("one");
      const events: string[] = [];
      const base = withSettings({ lockTimeout: 100 }, (event) => events.push(event.type));
      expect((await failureOf(up(base))) as SchemixError).to.include({ code: "STATEMENT_FAILED" });
      project.write(
        "b2",
        "bare",
        'static transaction = false; up(op) { op.addColumn("one", "note", "text", { nullable: true }); } down(op) { op.dropColumn("one", "note"); }',
      );
      expect((await failureOf(up({ ...base, target: "b2" }))) as SchemixError).to.include({
        code: "STATEMENT_FAILED",
      });
      expect(events).to.not.include("retrying");
      await other.rollback();
      await up({ ...base, target: "b2" });
      expect((await down({ ...base, steps: 1 })).steps).to.have.lengthOf(1);
    });

    it("a pause is ended by the signal", async () => {
      project.write("a1", "blocked", 'up(op) { op.addColumn("one", "note", "text", { nullable: true }); }');
      await hold("one");
      const stop = new AbortController();
      const base = withSettings({ lockTimeout: 100 }, (event) => event.type === "retrying" && stop.abort());
      const error = (await failureOf(up({ ...base, signal: stop.signal }))) as SchemixError;
      expect(error).to.include({ code: "ABORTED" });
      expect(error.data).to.include({ remains: "rolledBack", revision: "a1" });
    });
  });
}
