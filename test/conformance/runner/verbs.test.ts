import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { expect } from "chai";
import { current } from "../../../src/api/current.js";
import { down } from "../../../src/api/down.js";
import { heads } from "../../../src/api/heads.js";
import { history } from "../../../src/api/history.js";
import { repair } from "../../../src/api/repair.js";
import { script } from "../../../src/api/running/script.js";
import { show } from "../../../src/api/show.js";
import { stamp } from "../../../src/api/stamp.js";
import { status } from "../../../src/api/status.js";
import { up } from "../../../src/api/up.js";
import { isSchemixError } from "../../../src/errors/schemix-error.js";
import { createProject, type TestProject } from "../../support/project.js";
import { failureOf, type RunnerDatabase, runnerPlaces } from "../../support/runner.js";

const table = (name: string) => `op.createTable("${name}", (t) => t.column("id", "int"))`;

for (const place of runnerPlaces()) {
  describe(`verbs of the run on ${place.name}`, () => {
    let db: RunnerDatabase;
    let project: TestProject;
    const paths: Record<string, string> = {};
    beforeEach(async () => {
      db = await place.open();
      project = createProject(db.database);
      paths.a1 = project.write("a1", "first", `up(op) { ${table("one")} } down(op) { op.dropTable("one") }`);
      paths.b2 = project.write("b2", "second", `static parents = ["a1"]; up(op) { ${table("two")} }`);
      paths.c3 = project.write(
        "c3",
        "third",
        `static parents = ["b2"]; up(op) { op.run(async (db) => { await db.query("insert into two values ($1)", [3]) }) } down(op) {}`,
      );
    });
    afterEach(async () => {
      project.remove();
      await db.drop();
    });

    const has = async (name: string) =>
      (await db.query(`SELECT to_regclass('${name}') IS NOT NULL AS f`))[0]?.f;

    it("goes up and down by targets", async () => {
      const one = await up({ ...project.base, target: "+1" });
      expect(one.steps.map(({ revision }) => revision)).to.deep.equal(["a1"]);
      expect(one.steps[0]).to.include({ message: "first", direction: "up", file: paths.a1 });
      expect(one.current).to.deep.equal(["a1"]);
      expect((await up({ ...project.base, target: "b2" })).current).to.deep.equal(["b2"]);
      const rest = await up(project.base);
      expect(rest.current).to.deep.equal(["c3"]);
      expect(JSON.parse(JSON.stringify(rest))).to.deep.equal(rest);
      expect((await up(project.base)).steps).to.deep.equal([]);
      expect((await down(project.base)).current).to.deep.equal(["b2"]);
      expect((await down({ ...project.base, steps: 1 })).current).to.deep.equal(["a1"]);
      expect(await has("two"), "down of a migration without down reverses its up").to.equal(false);
      await up(project.base);
      expect((await down({ ...project.base, target: "a1" })).current).to.deep.equal(["a1"]);
      const base = await down({ ...project.base, target: "base" });
      expect(base.current).to.deep.equal([]);
      expect(base.steps.map(({ direction }) => direction)).to.deep.equal(["down"]);
      expect(await failureOf(down(project.base))).to.have.property("code", "REVISION_UNREACHABLE");
      expect(await failureOf(up({ ...project.base, target: "zz" }))).to.have.property(
        "code",
        "REVISION_UNKNOWN",
      );
    });

    it("plans with statements and hazards", async () => {
      const plan = await up({ ...project.base, dryRun: true });
      expect(plan.dryRun).to.equal(true);
      expect(plan.steps[0]?.statements[0]).to.match(/^CREATE TABLE "one"/);
      expect(plan.current).to.deep.equal([]);
      expect(await has("schemix_revisions")).to.equal(false);
      await up(project.base);
      const back = await down({ ...project.base, target: "base", dryRun: true });
      expect(back.steps.map(({ revision }) => revision)).to.deep.equal(["c3", "b2", "a1"]);
      expect(back.steps[1]?.hazards.map(({ kind }) => kind)).to.include("dataLoss");
      expect(back.current).to.deep.equal(["c3"]);
    });

    it("shows where the database stands, and makes nothing", async () => {
      const before = await status(project.base);
      expect(before).to.deep.include({
        current: [],
        heads: ["c3"],
        appliedCount: 0,
        problems: [],
        isUpToDate: false,
      });
      expect(before.pending.map(({ revision, state }) => [revision, state])).to.deep.equal([
        ["a1", "pending"],
        ["b2", "pending"],
        ["c3", "pending"],
      ]);
      expect((await current(project.base)).revisions).to.deep.equal([]);
      expect(await has("schemix_revisions")).to.equal(false);
      await up({ ...project.base, target: "b2" });
      const after = await status(project.base);
      expect(after.server).to.match(/^PostgreSQL/);
      expect(after).to.deep.include({ current: ["b2"], appliedCount: 2 });
      const [only] = (await current(project.base)).revisions;
      expect(only).to.include({
        revision: "b2",
        message: "second",
        state: "applied",
        isHead: false,
        isEdited: false,
      });
      expect(only?.appliedAt).to.match(/^\d{4}-\d\d-\d\dT.*Z$/);
      expect(only?.appliedBy).to.match(/@.+\/schemix$/);
      expect(
        (await history(project.base)).revisions.map(({ revision, state }) => [revision, state]),
      ).to.deep.equal([
        ["c3", "pending"],
        ["b2", "applied"],
        ["a1", "applied"],
      ]);
      await up(project.base);
      expect(await status(project.base)).to.deep.include({ isUpToDate: true, pending: [] });
    });

    it("shows heads without a database, and one revision with or without", async () => {
      const nowhere = { ...project.base, database: "postgres://nobody@127.0.0.1:1/nothing" };
      expect((await heads(nowhere)).revisions.map(({ revision, state }) => [revision, state])).to.deep.equal([
        ["c3", "unknown"],
      ]);
      const shown = await show({ ...nowhere, revision: "head" });
      expect(shown).to.include({ revision: "c3", state: "unknown", transaction: true, isHead: true });
      expect(shown.source).to.equal(readFileSync(paths.c3 ?? "", "utf8"));
      await up({ ...project.base, target: "b2" });
      const second = await show({ ...project.base, revision: "current", sql: true });
      expect(second).to.include({ revision: "b2", state: "applied" });
      expect(second.sql?.up[0]).to.match(/^CREATE TABLE "two"/);
      expect(second.sql?.down[0]).to.equal('DROP TABLE "two"');
      expect(await failureOf(show({ ...project.base, revision: "base" }))).to.have.property(
        "code",
        "REVISION_UNKNOWN",
      );
    });

    it("refuses to go up over an edited file, and says so everywhere", async () => {
      await up({ ...project.base, target: "b2" });
      const path = paths.b2 ?? "";
      const source = readFileSync(path, "utf8");
      writeFileSync(path, source.replaceAll("\n", "\r\n"));
      expect((await status(project.base)).problems, "line ends do not count").to.deep.equal([]);
      writeFileSync(path, source.replace("two", "three"));
      const error = await failureOf(up(project.base));
      if (!isSchemixError(error, "REVISION_EDITED")) throw error;
      expect(error.message).to.include("b2 (second)");
      expect(error.where).to.equal(path);
      expect((await status(project.base)).problems[0]).to.match(/^b2 \(second\) was edited after/);
      expect((await history(project.base)).revisions[1]).to.include({ revision: "b2", isEdited: true });
      expect((await stamp({ ...project.base, target: "current" })).stamped).to.deep.equal(["b2"]);
      expect((await up(project.base)).current).to.deep.equal(["c3"]);
    });

    it("refuses to run over a missing file, shows it, and repair puts it right", async () => {
      await up(project.base);
      rmSync(paths.c3 ?? "");
      for (const verb of [up, down]) {
        const error = await failureOf(verb(project.base));
        expect(error).to.have.property("code", "REVISION_FILE_MISSING");
        expect(error.message).to.include("c3 (third)");
      }
      expect((await status(project.base)).problems).to.deep.equal([
        "c3 (third) is applied, and its migration file is gone",
      ]);
      expect((await current(project.base)).revisions[0]).to.include({ revision: "c3", state: "missing" });
      expect((await history(project.base)).revisions[0]).to.include({ revision: "c3", state: "missing" });
      expect(await failureOf(stamp({ ...project.base, target: "head" }))).to.have.property(
        "code",
        "REVISION_FILE_MISSING",
      );
      const shown = await repair(project.base);
      expect(shown).to.deep.include({ before: ["c3"], after: ["b2"], repaired: false });
      expect(shown.missing[0]).to.include({ revision: "c3", message: "third", state: "missing" });
      expect((await current(project.base)).revisions[0]).to.include({ revision: "c3" });
      expect(await repair({ ...project.base, confirm: true })).to.include({ repaired: true });
      expect(await repair({ ...project.base, confirm: true })).to.deep.include({
        missing: [],
        repaired: false,
      });
      const purged = await stamp({ ...project.base, target: ["b2", "a1"], purge: true });
      expect(purged).to.deep.include({ before: ["b2"], after: ["b2"], unstamped: [], stamped: [] });
      expect((await status(project.base)).isUpToDate).to.equal(true);
    });

    it("stops before anything when a pending file is broken", async () => {
      project.write(
        "d4",
        "fourth",
        `static parents = ["c3"]; up(op) { throw new RangeError("no such thing") }`,
      );
      const error = await failureOf(up(project.base));
      if (!isSchemixError(error, "MIGRATION_THREW")) throw error;
      expect(error.message).to.equal("up of d4 (fourth) threw: no such thing");
      expect(error.where).to.match(/d4_fourth\.js/);
      expect(await has("one")).to.equal(false);
      expect(await has("schemix_revisions")).to.equal(false);
      project.write(
        "d4",
        "fourth",
        `static parents = ["c3"]; up(op) { op.createTable("four", () => {}, { unloged: true }) }`,
      );
      const typo = await failureOf(up(project.base));
      expect(typo).to.have.property("code", "OPERATION_INVALID");
      expect(typo.message).to.match(/^d4 \(fourth\), up: /);
      expect(await has("one")).to.equal(false);
    });

    it("does not go back where there is no way back", async () => {
      project.write("d4", "fourth", `static parents = ["c3"]; up(op) { op.execute("select 1") }`);
      await up(project.base);
      const error = await failureOf(down({ ...project.base, target: "base" }));
      expect(error).to.have.property("code", "IRREVERSIBLE");
      expect((await status(project.base)).current).to.deep.equal(["d4"]);
    });

    it("stamps without running", async () => {
      const dry = await stamp({ ...project.base, target: "head", dryRun: true });
      expect(dry).to.deep.include({ before: [], after: ["c3"], stamped: ["a1", "b2", "c3"] });
      expect(await has("schemix_revisions")).to.equal(false);
      await stamp({ ...project.base, target: "b2" });
      expect(await has("one")).to.equal(false);
      expect((await current(project.base)).revisions.map(({ revision }) => revision)).to.deep.equal(["b2"]);
      const back = await stamp({ ...project.base, target: "base" });
      expect(back).to.deep.include({ before: ["b2"], after: [], unstamped: ["a1", "b2"] });
      expect(
        await db.query("SELECT revision, direction, event FROM schemix_history ORDER BY id"),
      ).to.deep.equal([
        { revision: "a1", direction: "up", event: "stamped" },
        { revision: "b2", direction: "up", event: "stamped" },
        { revision: "a1", direction: "down", event: "stamped" },
        { revision: "b2", direction: "down", event: "stamped" },
      ]);
    });

    it("writes a script that does what up does, once and in the right place", async () => {
      project.write(
        "c3",
        "third",
        `static parents = ["b2"]; up(op) { op.bulkInsert("two", [{ id: 3 }]); op.execute(sql\`update two set id = \${4} where id = \${3}\`) } down(op) {}`,
      );
      const path = project.write("c3", "third", "");
      writeFileSync(
        path,
        `const marker = Symbol.for("@schemix/migrate:sql");
export default class Test {
  static revision = "c3";
  static parents = ["b2"];
  up(op) {
    op.bulkInsert("two", [{ id: 3 }]);
    op.execute({ [marker]: true, parts: ["update two set id = ", { parameter: 4 }, " where id = ", { parameter: 3 }, " -- '$1';"] });
  }
  down(op) {}
}
`,
      );
      const { statements, steps } = await script({ ...project.base, direction: "up" });
      expect(steps.map(({ revision }) => revision)).to.deep.equal(["a1", "b2", "c3"]);
      expect(statements).to.include("-- c3 third (up)");
      expect(statements.every((text) => !text.endsWith(";"))).to.equal(true);
      const text = statements.map((each) => `${each};\n`).join("");
      await db.query(text);
      expect(await db.query("SELECT id FROM two")).to.deep.equal([{ id: 4 }]);
      expect(await status(project.base)).to.deep.include({ isUpToDate: true, current: ["c3"], problems: [] });
      expect(await failureOf(db.query(text))).to.match(/duplicate key|unique/);
      await db.query("ROLLBACK");
      await down(project.base);
      const last = await script({ ...project.base, direction: "up", from: "b2" });
      expect(last.steps).to.have.length(1);
      await down(project.base);
      const misplaced = last.statements.map((each) => `${each};\n`).join("");
      expect(await failureOf(db.query(misplaced))).to.match(/null value/);
      await db.query("ROLLBACK");
      await up(project.base);
      const back = await script({ ...project.base, direction: "down", to: "base" });
      expect(back.steps.map(({ revision }) => revision)).to.deep.equal(["c3", "b2", "a1"]);
      const backText = back.statements.map((each) => `${each};\n`).join("");
      await db.query(backText);
      expect((await status(project.base)).current).to.deep.equal([]);
      expect(await has("one")).to.equal(false);
      expect(await failureOf(db.query(backText))).to.match(/null value/);
      await db.query("ROLLBACK");
    });

    it("writes no script of code, nor one from an unknown start", async () => {
      const error = await failureOf(script({ ...project.base, direction: "up" }));
      expect(error).to.have.property("code", "OFFLINE_IMPOSSIBLE");
      expect(error.message).to.include("c3 (third)");
      expect(await failureOf(script({ ...project.base, direction: "up", from: "current" }))).to.have.property(
        "code",
        "USAGE",
      );
    });

    it("keeps two projects of one process apart", async () => {
      const other = createProject(db.database, {
        revisions: { table: "other_rev", historyTable: "other_his" },
      });
      other.write("z9", "other", `up(op) { ${table("nine")} }`);
      try {
        const [mine, others] = await Promise.all([up(project.base), up(other.base)]);
        expect([mine.current, others.current]).to.deep.equal([["c3"], ["z9"]]);
        expect((await status(project.base)).problems).to.deep.equal([]);
        expect((await status(other.base)).problems).to.deep.equal([]);
      } finally {
        other.remove();
      }
    });
  });
}
