import { readFileSync, rmSync } from "node:fs";
import { expect } from "chai";
import { branches } from "../../../src/api/branches.js";
import { current } from "../../../src/api/current.js";
import { down } from "../../../src/api/down.js";
import { generate } from "../../../src/api/generate.js";
import { history } from "../../../src/api/history.js";
import { merge } from "../../../src/api/merge.js";
import { redo } from "../../../src/api/redo.js";
import { ensureRevisionTable } from "../../../src/api/running/ensure-revision-table.js";
import { stamp } from "../../../src/api/stamp.js";
import { status } from "../../../src/api/status.js";
import { up } from "../../../src/api/up.js";
import { testPglite } from "../../support/engines.js";
import { createProject, type TestProject } from "../../support/project.js";
import { failureOf, type RunnerDatabase, runnerPlaces } from "../../support/runner.js";

const table = (name: string) => `up(op) { op.createTable("${name}", (t) => t.column("id", "int")) }`;

/** A file with its parents, labels and body. */
function follows(parents: readonly string[], body: string, labels: readonly string[] = []): string {
  return `static parents = ${JSON.stringify(parents)}; static labels = ${JSON.stringify(labels)}; ${body}`;
}

/** Places that are enough for what does not hang on the engine: the embedded one. */
const [place] = runnerPlaces();

describe("branches of migrations", () => {
  let db: RunnerDatabase;
  let project: TestProject;
  beforeEach(async () => {
    if (place === undefined) throw new Error("There is always an embedded database");
    db = await place.open();
    project = createProject(db.database);
    project.write("a1", "first", table("one"));
    project.write("b1", "left", follows(["a1"], table("two"), ["billing"]));
    project.write("b2", "left_on", follows(["b1"], table("three")));
    project.write("c1", "right", follows(["a1"], table("four"), ["search"]));
  });
  afterEach(async () => {
    project.remove();
    await db.drop();
  });

  const at = async () => (await current(project.base)).revisions.map(({ revision }) => revision);
  const idsOf = (steps: readonly { readonly revision: string }[]) => steps.map(({ revision }) => revision);

  it("are applied and taken back one by one, by label", async () => {
    expect(await failureOf(up(project.base))).to.have.property("code", "REVISION_HEADS");
    expect(idsOf((await up({ ...project.base, target: "search@head" })).steps)).to.deep.equal(["a1", "c1"]);
    expect(idsOf((await up({ ...project.base, target: "billing@+1" })).steps)).to.deep.equal(["b1"]);
    expect(await at()).to.deep.equal(["b1", "c1"]);
    expect((await current(project.base)).isAtHeads).to.equal(false);
    expect(await failureOf(down(project.base))).to.have.property("code", "REVISION_HEADS");
    await up({ ...project.base, target: "heads" });
    expect((await current(project.base)).isAtHeads).to.equal(true);
    const back = await down({ ...project.base, target: "billing@a1" });
    expect(idsOf(back.steps)).to.deep.equal(["b2", "b1"]);
    expect(await at()).to.deep.equal(["c1"]);
    await down({ ...project.base, target: "search@base" });
    expect(await at()).to.deep.equal([]);
  });

  it("are stamped without touching each other", async () => {
    await stamp({ ...project.base, target: "heads" });
    expect(await at()).to.deep.equal(["b2", "c1"]);
    const moved = await stamp({ ...project.base, target: "b1" });
    expect(moved).to.deep.include({ before: ["b2", "c1"], after: ["b1", "c1"], unstamped: ["b2"] });
    expect(await stamp({ ...project.base, target: "a1" })).to.deep.include({ after: ["a1"] });
    expect(await stamp({ ...project.base, target: ["b2", "c1"] })).to.deep.include({ after: ["b2", "c1"] });
    expect(await stamp({ ...project.base, target: "billing@a1" })).to.deep.include({ after: ["c1"] });
    expect(await stamp({ ...project.base, target: "c1", purge: true })).to.deep.include({
      after: ["c1"],
      stamped: [],
      unstamped: [],
    });
  });

  it("are shown with where they fork", async () => {
    const { branchPoints, labels } = await branches(project.base);
    expect(labels).to.deep.equal({ billing: "b1", search: "c1" });
    expect(branchPoints.map(({ revision, children }) => [revision, ...idsOf(children)])).to.deep.equal([
      ["a1", "b1", "c1"],
    ]);
    await up({ ...project.base, target: "b1" });
    const range = async (text: string) => idsOf((await history({ ...project.base, range: text })).revisions);
    expect(await range("a1:b2")).to.deep.equal(["b2", "b1", "a1"]);
    expect(await range("current:")).to.deep.equal(["b2", "b1"]);
    expect(await range(":c1")).to.deep.equal(["c1", "a1"]);
    expect(await range("b1:b1")).to.deep.equal(["b1"]);
    expect(await range("-1:current")).to.deep.equal(["b1", "a1"]);
    expect(await failureOf(range("b1:c1"))).to.have.property("code", "REVISION_UNREACHABLE");
    expect(await failureOf(range("a1:b1:b2"))).to.have.property("code", "USAGE");
    const [, , b1] = (await history(project.base)).revisions;
    expect(b1).to.deep.include({ revision: "b1", isCurrent: true, labels: ["billing"] });
  });

  it("are joined, and what both touch is said", async () => {
    const joined = await merge({ ...project.base, message: "billing and search", labels: ["together"] });
    expect(joined).to.deep.include({ parents: ["b2", "c1"], isCommuting: true, conflicts: [], opaque: [] });
    expect(readFileSync(joined.file, "utf8")).to.equal(joined.source);
    expect(joined.source).to.contain('static readonly labels = ["together"];');
    const graph = await history(project.base);
    expect(graph.revisions[0]).to.deep.include({ revision: joined.revision, isHead: true });
    project.write("d1", "over", follows(["a1"], `up(op) { op.dropTable("one"); op.execute("select 1") }`));
    project.write(
      "d2",
      "under",
      follows(["a1"], `up(op) { op.addColumn("one", "x", "int", { nullable: true }) }`),
    );
    const other = await merge({ ...project.base, revisions: ["d1", "d2"], dryRun: true });
    expect(other).to.deep.include({
      isCommuting: false,
      opaque: ["d1"],
      conflicts: [
        {
          left: { revision: "d1", operation: "drop table one" },
          right: { revision: "d2", operation: "add column one.x int" },
        },
      ],
    });
  });

  it("are not joined with themselves, their past, or what others are built on", async () => {
    const refused = async (revisions: readonly string[], message: string) => {
      const error = await failureOf(merge({ ...project.base, revisions }));
      expect(error).to.have.property("code", "REVISION_UNREACHABLE");
      expect(error).to.have.property("message", message);
    };
    await refused(["b2"], "A merge joins two revisions or more");
    await refused(["b2", "c1", "b2"], "b2 is named twice");
    await refused(["b2", "b1"], "b2 has b1 before it already");
    await refused(["b1", "c1"], "b1 is not a head");
    const spliced = await merge({ ...project.base, revisions: ["b1", "c1"], splice: true, dryRun: true });
    expect(spliced.parents).to.deep.equal(["b1", "c1"]);
  });

  it("are begun and continued by generate", async () => {
    const write = (place: object) => generate({ ...project.base, empty: true, dryRun: true, ...place });
    expect(await failureOf(write({}))).to.have.property("code", "REVISION_HEADS");
    const begun = await write({
      head: "b1",
      splice: true,
      labels: ["fast"],
      dependsOn: ["search", "a"],
      revision: "d1",
    });
    expect(begun.parents).to.deep.equal(["b1"]);
    for (const line of ['revision = "d1"', 'labels = ["fast"]', 'dependsOn = ["search", "a1"]'])
      expect(begun.source).to.contain(`static readonly ${line};`);
    expect((await write({ head: "search@head" })).parents).to.deep.equal(["c1"]);
    expect((await write({ head: "base" })).parents).to.deep.equal([]);
    const refused: readonly [object, string][] = [
      [{ head: "b1" }, "REVISION_UNREACHABLE"],
      [{ head: "c1", revision: "b1" }, "REVISION_DUPLICATE"],
      [{ head: "c1", labels: ["billing"] }, "REVISION_DUPLICATE"],
      [{ head: "c1", labels: ["a-b"] }, "MIGRATION_INVALID"],
      [{ head: "c1", dependsOn: ["heads"] }, "REVISION_HEADS"],
      [{ head: "c1", dependsOn: ["nobody"] }, "REVISION_UNKNOWN"],
    ];
    for (const [place, code] of refused) expect(await failureOf(write(place))).to.have.property("code", code);
  });

  it("redo takes the last one back and applies it again", async () => {
    await up({ ...project.base, target: "b2" });
    const { down: taken, up: again } = await redo({ ...project.base, steps: 2 });
    expect(idsOf(taken.steps)).to.deep.equal(["b2", "b1"]);
    expect(idsOf(again?.steps ?? [])).to.deep.equal(["b1", "b2"]);
    expect((await redo({ ...project.base, dryRun: true })).up).to.equal(undefined);
    expect(await at()).to.deep.equal(["b2"]);
  });

  it("the revision table is made ahead, once", async () => {
    expect(await ensureRevisionTable(project.base)).to.deep.include({
      created: true,
      tables: ['"public"."schemix_revisions"', '"public"."schemix_history"'],
    });
    expect(await ensureRevisionTable(project.base)).to.include({ created: false });
  });

  it("status and current work when the files are in disorder", async () => {
    await up({ ...project.base, target: "b1" });
    const lost = project.write("e1", "lost", follows(["gone"], table("five")));
    const found = await status(project.base);
    expect(found).to.deep.include({ current: ["b1"], isUpToDate: false, pending: [] });
    expect(found.problems[0]).to.contain("names the parent gone");
    expect(found.problems[0]).to.contain(lost);
    const now = await current(project.base);
    expect(now).to.include({ isAtHeads: false });
    expect(now.problems).to.deep.equal(found.problems);
    expect(now.revisions[0]).to.include({ revision: "b1", message: "left" });
    rmSync(lost);
    project.write("b1", "twin", table("six"));
    expect((await status(project.base)).problems.join()).to.contain("b1");
  });
});

describe("three developers who branch, merge and deploy", () => {
  it("end with equal schemas whatever the order", async () => {
    const first = await testPglite();
    const project = createProject(first.database);
    const write = (id: string, parents: readonly string[], body: string) =>
      project.write(id, id, follows(parents, `up(op) { ${body} }`));
    write("a1", [], `op.createTable("user", (t) => { t.column("id", "int"); t.column("name", "text"); })`);
    write("ann", ["a1"], `op.addColumn("user", "age", "int", { nullable: true })`);
    write("bob", ["a1"], `op.createTable("post", (t) => t.column("id", "int"))`);
    write("cid", ["bob"], `op.createIndex("ix_post_id", "post", ["id"])`);
    write("dee", ["a1"], `op.createIndex("ix_user_name", "user", ["name"])`);
    const { base } = project;
    const schemaOf = async () =>
      first.query(`SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod) AS type FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
        WHERE c.relnamespace = 'public'::regnamespace AND c.relname NOT LIKE '%schemix%' ORDER BY 1, 2`);
    try {
      // The first deploys as the branches come in, before anybody merges.
      await up({ ...base, target: "ann" });
      await up({ ...base, target: "cid" });
      const merged = await merge({ ...base, revisions: ["ann", "cid"], message: "ann and cid" });
      expect(merged.isCommuting).to.equal(true);
      await up({ ...base, target: merged.revision });
      const all = await merge({ ...base, message: "all" });
      expect((await up(base)).steps.map(({ revision }) => revision)).to.deep.equal(["dee", all.revision]);
      const one = await schemaOf();
      expect(one.length).to.equal(6);
      await down({ ...base, target: "base" });
      expect(await schemaOf()).to.deep.equal([]);
      // The second takes them the other way round; the third is new.
      await up({ ...base, target: "dee" });
      await up({ ...base, target: "bob" });
      await up(base);
      expect(await schemaOf()).to.have.deep.members(one);
      await down({ ...base, target: "base" });
      await up(base);
      expect(await schemaOf()).to.have.deep.members(one);
      expect(await status(base)).to.include({ isUpToDate: true });
    } finally {
      project.remove();
      await first.close();
    }
  });
});
