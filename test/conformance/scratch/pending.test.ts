import { rmSync } from "node:fs";
import { expect } from "chai";
import type { RunEvent } from "../../../src/api/types.js";
import { up } from "../../../src/api/up.js";
import type { SchemixError } from "../../../src/errors/schemix-error.js";
import { type TestDatabase, testPglite, withSharedScratch } from "../../support/engines.js";
import { createProject, type TestProject } from "../../support/project.js";
import { failureOf } from "../../support/runner.js";

describe("a rehearsal of what is pending", () => {
  let db: TestDatabase;
  let project: TestProject;
  const next = (revision: string, parent: string, body: string) =>
    project.write(revision, "next", `static parents = ${JSON.stringify([parent])};\n${body}`);
  const columns = async () =>
    (await db.query("SELECT attname FROM pg_attribute WHERE attrelid = 'team'::regclass AND attnum > 0"))
      .length;
  before(async () => {
    db = await testPglite();
    project = createProject(withSharedScratch(db.database));
    project.write(
      "a1",
      "first",
      `up(op) { op.createTable("team", (t) => t.column("id", "int")); } down(op) {}`,
    );
    await up(project.base);
    await db.query("CREATE TABLE other (id int PRIMARY KEY); CREATE VIEW teams AS SELECT id FROM team");
  });
  after(async () => {
    project.remove();
    await db.close();
  });

  it("goes up and down on a scratch database like the database, and then it is applied", async () => {
    next(
      "b2",
      "a1",
      `up(op) { op.execute("alter table team add other_id int references other"); op.execute("comment on view teams is 'x'"); }
      down(op) { op.dropColumn("team", "other_id"); op.execute("comment on view teams is null"); }`,
    );
    const events: RunEvent[] = [];
    const dry = await up({
      ...project.base,
      rehearse: true,
      dryRun: true,
      onEvent: (event) => void events.push(event),
    });
    expect(dry.rehearsal).to.deep.equal({
      on: "scratch",
      database: "pglite://instance",
      why: "it was asked for",
    });
    expect(events.map(({ type }) => type)).to.deep.equal(["scratchMade", "replaying", "replaying"]);
    expect(await columns()).to.equal(1);
    const done = await up({ ...project.base, rehearse: true });
    expect(done.steps.map(({ revision }) => revision)).to.deep.equal(["b2"]);
    expect(await columns()).to.equal(2);
    expect(await up({ ...project.base, rehearse: true })).not.to.have.property("rehearsal");
  });

  it("finds a way back that leads elsewhere, and nothing is applied", async () => {
    const path = next("c3", "b2", `up(op) { op.execute("alter table team add n int"); } down(op) {}`);
    const error = (await failureOf(up({ ...project.base, rehearse: true }))) as SchemixError;
    expect(error).to.include({ code: "REHEARSAL_FAILED", why: "It would still take: drop column team.n" });
    expect(await columns()).to.equal(2);
    rmSync(path);
  });

  it("finds a table that is written anew without a word, and nothing is applied", async () => {
    const body = (options: string, first = "") => `up(op) { ${first}
        op.execute("alter table team alter id type bigint"${options}); }
      down(op) { op.alterColumn("team", "id", { type: "int" }); }`;
    const attempt = () => up({ ...project.base, rehearse: true, dryRun: true });
    const path = next("c3", "b2", body(""));
    await db.query("DROP VIEW teams");
    const error = (await failureOf(attempt())) as SchemixError;
    expect(error).to.include({
      code: "REWRITE_UNDECLARED",
      message: "In up of c3 (next), public.team was written anew, and no operation says so",
    });
    expect(error.why).to.match(/^public\.team, by: execute alter table team alter id type bigint\n/);
    next(
      "c3",
      "b2",
      body(`, { touches: { table: "team", rewrite: true } }`, `op.execute("truncate other cascade");`),
    );
    const { steps } = await attempt();
    expect(steps[0]?.hazards.map(({ kind }) => kind)).to.deep.equal(["rewrite"]);
    rmSync(path);
    await db.query("CREATE VIEW teams AS SELECT id FROM team");
  });

  it("finds a statement that the database refuses, and lets be what has no way back", async () => {
    const path = next("c3", "b2", `up(op) { op.execute("alter table team drop id"); }`);
    const error = (await failureOf(up({ ...project.base, rehearse: true }))) as SchemixError;
    expect(error).to.include({ code: "REHEARSAL_FAILED" });
    expect(error.message).to.include("because other objects depend on it");
    rmSync(path);
    next("c3", "b2", `up(op) { op.execute("alter table team add n int"); }`);
    expect((await up({ ...project.base, rehearse: true })).steps).to.have.length(1);
  });
});
