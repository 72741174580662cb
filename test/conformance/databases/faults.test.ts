import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, rmSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { expect } from "chai";
import { down, status, up } from "../../../src/api/verbs.js";
import { openDatabase } from "../../../src/config/databases.js";
import type { Database } from "../../../src/dialects/dialect.js";
import { isSchemixError } from "../../../src/errors/schemix-error.js";
import { bundled } from "../../support/bundled.js";
import { crashing } from "../../support/crashing.js";
import { forEachDialect, itOnServer } from "../../support/databases.js";
import { faultMigrations } from "../../support/fault-migrations.js";
import { createProject, type TestProject } from "../../support/project.js";
import { failureOf, type RunnerDatabase, run } from "../../support/runner.js";
import type { ChildTask } from "../../support/runner-child.js";

const table = (name: string) => `op.createTable("${name}", (t) => t.column("id", "int"));`;
const insert = (name: string, id: number) => `op.execute("insert into ${name} (id) values (${id})");`;

describe("What goes wrong, whatever the database is", () => {
  forEachDialect((place) => {
    let db: RunnerDatabase;
    let project: TestProject;
    const paths: Record<string, string> = {};
    before(async () => {
      db = await place.open();
    });
    after(() => db.drop());
    beforeEach(() => {
      project = createProject(db.database);
      paths.a1 = project.write(
        "a1",
        "first",
        `up(op) { ${table("one")} ${insert("one", 1)} } down(op) { op.dropTable("one") }`,
      );
      paths.b2 = project.write(
        "b2",
        "second",
        `static parents = ["a1"]; static transaction = false;
         up(op) { ${table("two")} ${insert("one", 2)} op.createIndex("ix_two", "two", ["id"]); }
         down(op) { op.dropTable("two"); op.execute("delete from one where id = 2"); }`,
      );
    });
    afterEach(async () => {
      project.remove();
      for (const name of ["one", "two", "a", "b", "ran", "schemix_revisions", "schemix_history"])
        await db.query(`drop table if exists ${name}`);
    });

    const on = (database: Database) => ({
      ...project.base,
      config: { ...project.base.config, database },
    });
    const rowsOf = async (name: string) =>
      (await db.query(`select id from ${name} order by id`)).map(({ id }) => id);
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
    /** All that a run could have changed. */
    const contents = async () => [await tables(), (await status(project.base)).current];
    const expectRefused = async (work: Promise<unknown>, code: string) => {
      const error = await failureOf(work);
      expect(isSchemixError(error) ? error.code : error).to.equal(code);
      expect(isSchemixError(error) ? error.fix : undefined, error.message).to.be.a("string").that.is.not
        .empty;
      return error;
    };

    /** Some places by default; a server that is far is cut off at more of them. */
    const stride = place.name === "sql server" || process.env.SCHEMIX_TEST_FULL === "1" ? 3 : 11;

    it("a run that is cut off is told by status as it is, and goes on", async () => {
      for (let at = 2, isCut = true; isCut; at += stride) {
        const crash = crashing(db.database, at, at % 2 === 0 ? "before" : "after");
        await up(on(crash.database)).catch(() => undefined);
        isCut = crash.hasCrashed();
        const { current, problems } = await status(project.base);
        const there = await tables();
        expect(there.includes("one"), `cut off at ${at}: ${current}`).to.equal(current.length > 0);
        const isHalf = there.includes("two") && current[0] === "a1";
        expect(problems.length, `cut off at ${at}: ${problems}`).to.be.at.least(isHalf ? 1 : 0);
        const error = await up(project.base).then(
          () => undefined,
          (thrown: Error) => thrown,
        );
        if (error !== undefined) {
          // Only what a person wrote cannot be looked up.
          if (!isSchemixError(error, "STATE_UNKNOWN")) throw error;
          const isDone = (await rowsOf("one")).includes(2);
          await up({ ...project.base, resume: isDone ? "done" : "retry" });
        }
        expect(await rowsOf("one"), `cut off at ${at}`).to.deep.equal([1, 2]);
        expect((await status(project.base)).current).to.deep.equal(["b2"]);
        await down({ ...project.base, target: "base" });
        expect(await tables()).to.deep.equal([]);
      }
    }).timeout(600_000);

    for (const [migrations, index, statements] of [
      ["plain", 2, [0, 1, 2]],
      ["steps", 1, [1, 2]],
    ] as const)
      itOnServer(
        place,
        `a process that is killed in the middle leaves what ${migrations} promises`,
        async () => {
          await db.query("create table ran (id int)");
          const task: ChildTask = { url: db.url ?? "", migrations, killAt: { revision: migrations, index } };
          expect(await endOf(await program(task))).to.equal("SIGKILL");
          const seen: number[] = [];
          await run(db.database, faultMigrations[migrations], {
            lockWait: 60_000,
            onEvent: (event) => {
              if (event.type === "statement") seen.push(event.index);
            },
          });
          expect(seen).to.deep.equal(statements);
          expect(await tables()).to.have.members(["a", "b", "ran"]);
        },
      );

    itOnServer(place, "a run that somebody stops leaves nothing, and the lock is free", async () => {
      const isMssql = db.database.dialect.name === "mssql";
      const wait = isMssql ? "WAITFOR DELAY '00:00:20'" : "select pg_sleep(20)";
      project.write(
        "c3",
        "third",
        `static parents = ["b2"]; up(op) { ${table("a")} op.execute("${wait}"); }`,
      );
      const stop = new AbortController();
      const onEvent = (event: { readonly type: string; readonly sql?: string }) => {
        if (event.type === "statement" && event.sql === wait) setTimeout(() => stop.abort(), 200);
      };
      const started = performance.now();
      await expectRefused(up({ ...project.base, signal: stop.signal, onEvent }), "ABORTED");
      expect(performance.now() - started).to.be.lessThan(15_000);
      expect(await contents()).to.deep.equal([["one", "two"], ["b2"]]);
      await down({ ...project.base, target: "base" });
    });

    it("a file of an applied migration that is gone or edited, a parent that nobody has, a body that throws", async () => {
      await up(project.base);
      const before = await contents();
      paths.c3 = project.write("c3", "third", `static parents = ["nobody"]; up(op) { ${table("a")} }`);
      await expectRefused(up(project.base), "REVISION_PARENT_UNKNOWN");
      project.write(
        "c3",
        "third",
        `static parents = ["b2"]; up(op) { ${table("a")} throw new Error("not today") }`,
      );
      await expectRefused(up(project.base), "MIGRATION_THREW");
      project.write(
        "c3",
        "third",
        `static parents = ["b2"]; up(op) { ${table("a")} ${insert("nowhere", 1)} }`,
      );
      await expectRefused(up(project.base), "STATEMENT_FAILED");
      project.write("c3", "third", `static parents = ["b2"]; up(op) { ${table("a")} }`);
      appendFileSync(paths.b2 ?? "", "\n// edited\nexport const more = 1;\n");
      await expectRefused(up(project.base), "REVISION_EDITED");
      rmSync(paths.b2 ?? "");
      rmSync(paths.c3 ?? "");
      const error = await expectRefused(up(project.base), "REVISION_FILE_MISSING");
      expect(error.message).to.contain("b2");
      expect(await tables()).to.deep.equal(before[0]);
    });

    it("a table in the way of a new one, and what is not there to be dropped", async () => {
      await db.query("create table two (id int)");
      await expectRefused(up(project.base), "STATEMENT_FAILED");
      expect(await tables()).to.have.members(["one", "two"]);
      await db.query("drop table two");
      await up(project.base);
      await db.query("drop table two");
      await expectRefused(down({ ...project.base, steps: 1 }), "STATEMENT_FAILED");
      expect((await status(project.base)).problems).to.have.length(1);
    });

    itOnServer(place, "a server that does not answer", async () => {
      const url = new URL(db.url ?? "");
      url.port = "1";
      const nowhere = await openDatabase(url.href, project.folder);
      const error = await expectRefused(up(on(nowhere)), "CONNECTION_FAILED");
      expect(JSON.stringify(error)).to.not.contain(url.password || "no password");
    });
  });
});

async function program(task: ChildTask): Promise<ChildProcess> {
  const file = await bundled("runner-child");
  return spawn(process.execPath, [file, JSON.stringify(task)], { stdio: "ignore" });
}

async function endOf(child: ChildProcess): Promise<unknown> {
  const late = pause(60_000, "late", { ref: false });
  const [code, signal] = (await Promise.race([
    once(child, "exit"),
    late.then((word) => [word]),
  ])) as unknown[];
  return signal ?? code;
}
