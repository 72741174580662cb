import { expect } from "chai";
import { down } from "../../../src/api/down.js";
import { drift } from "../../../src/api/drift.js";
import { stamp } from "../../../src/api/stamp.js";
import { status } from "../../../src/api/status.js";
import { up } from "../../../src/api/up.js";
import type { SchemixError } from "../../../src/errors/schemix-error.js";
import type { AppliedRevision, StatementReport } from "../../../src/operations/run-hooks.js";
import { type TestDatabase, testPglite, withSharedScratch } from "../../support/engines.js";
import { createProject, type TestProject } from "../../support/project.js";
import { failureOf } from "../../support/runner.js";

const table = (name: string) => `op.createTable("${name}", (t) => t.column("id", "int"));`;
const audit = "create table audit (revision text, direction text, stamped boolean)";

describe("Callbacks of the configuration", () => {
  let db: TestDatabase;
  let project: TestProject;
  beforeEach(async () => {
    db = await testPglite();
    await db.query(audit);
    project = createProject(withSharedScratch(db.database));
    project.write("a1", "first", `up(op) { ${table("one")} }`);
    project.write(
      "b2",
      "second",
      `static parents = ["a1"]; up(op) { ${table("two")} op.execute("select 1"); } down(op) { op.dropTable("two"); }`,
    );
  });
  afterEach(async () => {
    project.remove();
    await db.close();
  });

  const withHooks = (settings: object) => ({
    ...project.base,
    config: { ...project.base.config, ...settings },
  });
  const rows = (sql: string) => db.query(sql);
  const audited = async () =>
    (await rows("select revision || ' ' || direction || ' ' || stamped as x from audit")).map(({ x }) => x);
  const note = async ({ query, revision, direction, isStamp }: AppliedRevision): Promise<void> => {
    await query("insert into audit values ($1, $2, $3)", [revision, direction, isStamp]);
  };

  it("onApply: after each revision, in its transaction, with the heads before and after", async () => {
    const calls: AppliedRevision[] = [];
    const base = withHooks({
      onApply: async (applied: AppliedRevision) => {
        calls.push(applied);
        const [row] = await applied.query("select state from schemix_revisions where revision = $1", [
          applied.revision,
        ]);
        expect(row?.state).to.equal(applied.direction === "up" ? "applied" : undefined);
        await note(applied);
      },
    });
    await up(base);
    await down(base);
    await stamp({ ...base, target: "b2" });
    await stamp({ ...base, target: "base" });
    const told = calls.map((call) => [
      call.revision,
      call.direction,
      call.isStamp,
      call.headsBefore,
      call.headsAfter,
    ]);
    expect(told).to.deep.equal([
      ["a1", "up", false, [], ["a1"]],
      ["b2", "up", false, ["a1"], ["b2"]],
      ["b2", "down", false, ["b2"], ["a1"]],
      ["b2", "up", true, ["a1"], ["b2"]],
      ["a1", "down", true, ["b2"], ["b2"]],
      ["b2", "down", true, ["b2"], []],
    ]);
    expect(calls[1]).to.deep.include({ message: "second", parents: ["a1"] });
    expect(await audited()).to.have.lengthOf(6);
    const late = await failureOf((calls[0] as AppliedRevision).query("select 1"));
    expect(late).to.include({ code: "OPERATION_INVALID" });
  });

  it("onApply: what it throws rolls the revision back", async () => {
    const base = withHooks({
      onApply: async (applied: AppliedRevision) => {
        await note(applied);
        if (applied.revision === "b2") throw new Error("not on a Sunday");
      },
    });
    const error = (await failureOf(up(base))) as SchemixError;
    expect(error).to.include({ code: "CALLBACK_FAILED", exitCode: 1 });
    expect(error.message).to.include("b2 (second), up: onApply threw: not on a Sunday");
    expect(error.fix).to.include("Correct `onApply`").and.include("All of this migration was rolled back");
    expect(error.data).to.deep.include({ revision: "b2", finished: ["a1"], rolledBack: ["b2"] });
    expect(await audited()).to.deep.equal(["a1 up false"]);
    expect((await status(project.base)).current).to.deep.equal(["a1"]);
    const all = (await failureOf(up({ ...base, transaction: "all" }))) as SchemixError;
    expect(all.data).to.deep.include({ rolledBack: ["b2"] });
    const stamped = (await failureOf(stamp({ ...base, target: "b2" }))) as SchemixError;
    expect(stamped.message).to.equal("onApply, recording b2 (second), threw: not on a Sunday");
    expect((await status(project.base)).current).to.deep.equal(["a1"]);
    const wrong = withHooks({ onApply: ({ query }: AppliedRevision) => query("select nothing") });
    const refused = (await failureOf(up(wrong))) as SchemixError;
    expect(refused).to.include({ code: "CALLBACK_FAILED" });
    expect(refused.message).to.include('column "nothing" does not exist');
    const careless = withHooks({ onApply: ({ query }: AppliedRevision) => void query("select 1") });
    expect(((await failureOf(up(careless))) as SchemixError).message).to.include("did not await its queries");
    expect((await status(project.base)).current).to.deep.equal(["a1"]);
  });

  it("onApply: without a transaction what is done stays, and the next run ends it", async () => {
    project.write(
      "c3",
      "third",
      `static parents = ["b2"]; static transaction = false; up(op) { ${table("three")} op.execute("create table four ()"); }`,
    );
    const base = (isBroken: boolean) =>
      withHooks({
        onApply: async (applied: AppliedRevision) => {
          await note(applied);
          if (isBroken) throw new Error("no");
        },
      });
    await up({ ...project.base, target: "b2" });
    const error = (await failureOf(up(base(true)))) as SchemixError;
    expect(error).to.include({ code: "CALLBACK_FAILED" });
    expect(error.data).to.include({ remains: "halfDone" });
    expect(error.fix).to.include("2 of its 2 statements are done and stay");
    expect(await audited()).to.deep.equal([]);
    // Running `create table four` again would fail.
    expect((await up(base(false))).current).to.deep.equal(["c3"]);
    expect(await audited()).to.deep.equal(["c3 up false"]);
  });

  it("onStep: before and after each statement, and it cannot hurt", async () => {
    const reports: StatementReport[] = [];
    const warnings: string[] = [];
    const listen = (warning: Error) => void warnings.push(warning.message);
    process.on("warning", listen);
    try {
      const base = withHooks({
        onStep: (report: StatementReport) => {
          reports.push(report);
          if (report.phase === "before" && report.revision === "a1") throw new Error("a listener broke");
        },
      });
      await up(base);
      project.write("c3", "third", 'static parents = ["b2"]; up(op) { op.execute("select nothing"); }');
      await failureOf(up(base));
      await new Promise((resolve) => setImmediate(resolve));
    } finally {
      process.off("warning", listen);
    }
    const told = reports.map(
      ({ revision, phase, index, count, operation }) =>
        `${revision} ${phase} ${index + 1}/${count} ${operation}`,
    );
    expect(told).to.deep.equal([
      "a1 before 1/1 create table one",
      "a1 after 1/1 create table one",
      "b2 before 1/2 create table two",
      "b2 after 1/2 create table two",
      "b2 before 2/2 execute select 1",
      "b2 after 2/2 execute select 1",
      "c3 before 1/1 execute select nothing",
      "c3 failed 1/1 execute select nothing",
    ]);
    expect(reports[1]?.milliseconds).to.be.a("number");
    expect(reports[0]).to.include({ kind: "createTable", direction: "up" });
    expect(String(reports.at(-1)?.error)).to.include("nothing");
    expect(warnings).to.deep.equal(["a listener broke"]);
  });

  it("are not called for what happens on scratch databases", async () => {
    const calls: string[] = [];
    const base = withHooks({
      onApply: ({ revision }: AppliedRevision) => void calls.push(revision),
      onStep: ({ revision }: StatementReport) => void calls.push(revision),
    });
    await up({ ...base, rehearse: true, dryRun: true });
    await up(project.base);
    expect(await drift(base)).to.include({ isClean: true, appliedCount: 2 });
    expect(calls).to.deep.equal([]);
  });
});
