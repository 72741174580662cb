import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { down } from "../../../src/api/down.js";
import { generate } from "../../../src/api/generate.js";
import { merge } from "../../../src/api/merge.js";
import { status } from "../../../src/api/status.js";
import type { BaseRequest } from "../../../src/api/types.js";
import { up } from "../../../src/api/up.js";
import type { SchemixError } from "../../../src/errors/schemix-error.js";
import type { RunEvent } from "../../../src/runner/event.js";
import { type TestDatabase, testPglite } from "../../support/engines.js";
import { createProject, type TestProject } from "../../support/project.js";
import { failureOf } from "../../support/runner.js";

describe("several environments, folders and arguments", () => {
  let db: TestDatabase;
  let project: TestProject;
  beforeEach(async () => {
    db = await testPglite();
  });
  afterEach(async () => {
    project.remove();
    await db.close();
  });

  it("each environment has its own state", async () => {
    // One database stands for two: each keeps its revisions in tables of its own.
    const tables = (name: string) => ({
      namespace: name,
      revisions: { table: `${name}_r`, historyTable: `${name}_h`, namespace: `${name}_ops` },
    });
    const environments = { east: tables("east"), west: { ...tables("west"), migrations: "western" } };
    project = createProject(db.database, { environments });
    project.write("a1", "first", 'up(op) { op.createTable("one", (t) => t.column("id", "int")) }');
    writeTo(project, "western/a1.js", "a1", 'op.execute("create table west_one ()")');
    await db.query("create schema east; create schema west");
    const events: RunEvent[] = [];
    const at = (env: string): BaseRequest => ({
      ...project.base,
      env,
      onEvent: (event) => events.push(event),
    });
    expect((await up(at("east"))).current).to.deep.equal(["a1"]);
    expect(events[0]).to.include({ type: "environment", environment: "east" });
    expect(await status(at("east"))).to.include({ environment: "east", isUpToDate: true });
    expect(await status(at("west"))).to.include({ environment: "west", isUpToDate: false });
    expect((await status(project.base)).environment).to.equal(undefined);
    await up(at("west"));
    const found = await db.query(
      `select schemaname || '.' || tablename as name from pg_tables
       where schemaname in ('east', 'west', 'east_ops', 'west_ops') order by 1`,
    );
    expect(found.map(({ name }) => name)).to.deep.equal([
      "east.one",
      "east_ops.east_h",
      "east_ops.east_r",
      "west.west_one",
      "west_ops.west_h",
      "west_ops.west_r",
    ]);
    expect(await failureOf(up(at("north")))).to.include({ code: "ENVIRONMENT_UNKNOWN" });
  });

  it("a new file goes to the folder that is named, to that of its parent, or to the first", async () => {
    project = createProject(db.database, { migrations: ["core", "billing"], fileName: "{id}" });
    const { folder, base } = project;
    const write = async (request: object) => {
      const { file, revision } = await generate({ ...base, empty: true, message: "x", ...request });
      return { folder: dirname(file ?? ""), revision: revision ?? "" };
    };
    const first = await write({ revision: "c1" });
    expect(first.folder).to.equal(join(folder, "core"));
    const other = await write({ head: "base", labels: ["billing"], revision: "b1", versionPath: "billing" });
    expect(other.folder).to.equal(join(folder, "billing"));
    expect((await write({ head: "billing@head", revision: "b2" })).folder).to.equal(join(folder, "billing"));
    expect((await write({ head: "c1", versionPath: join(folder, "core") })).folder).to.equal(
      join(folder, "core"),
    );
    const error = await failureOf(write({ head: "b2", versionPath: "elsewhere" }));
    expect(error).to.include({ code: "USAGE" });
    expect((error as SchemixError).why).to.include("core, billing");
    expect(dirname((await merge({ ...base, revisions: ["b2", "c1"], splice: true })).file)).to.equal(
      join(folder, "billing"),
    );
    const planned = await generate({
      ...base,
      empty: true,
      head: "b2",
      splice: true,
      dryRun: true,
      revision: "b3",
    });
    expect(planned.file).to.equal(join(folder, "billing/b3.ts"));
  });

  it("with folders inside", async () => {
    const fileName = "{year}/{id}";
    project = createProject(db.database, { migrations: "m", recursive: true, fileName });
    const { folder, base } = project;
    const year = String(new Date().getUTCFullYear());
    const first = await generate({ ...base, empty: true, revision: "a1" });
    expect(first.file).to.equal(join(folder, "m", year, "a1.ts"));
    expect((await generate({ ...base, empty: true, revision: "a2" })).file).to.equal(
      join(folder, "m", year, "a2.ts"),
    );
    const inner = await generate({ ...base, empty: true, revision: "a3", versionPath: "m/archive" });
    expect(inner.file).to.equal(join(folder, "m/archive", year, "a3.ts"));
    // Without folders in the template a file stays where its parent is.
    const plain = { ...base, config: { ...base.config, fileName: "{id}" } };
    const next = await generate({ ...plain, empty: true, revision: "a4" });
    expect(next.file).to.equal(join(folder, "m/archive", year, "a4.ts"));
    expect((await status(base)).pending.map(({ revision }) => revision)).to.deep.equal([
      "a1",
      "a2",
      "a3",
      "a4",
    ]);
  });

  it("arguments reach migrations", async () => {
    project = createProject(db.database);
    const seed = 'if (op.argument("data") === "demo") op.bulkInsert("one", [{ id: 1 }]);';
    const table = 'op.createTable("one", (t) => t.column("id", "int"));';
    project.write(
      "a1",
      "first",
      `up(op) { ${table} ${seed} } down(op) { op.dropTable(op.argument("table")) }`,
    );
    const rows = async () => (await db.query("select count(*)::int as n from one"))[0]?.n;
    await up(project.base);
    expect(await rows()).to.equal(0);
    expect(await failureOf(down(project.base))).to.be.instanceOf(Error);
    await down({ ...project.base, x: { table: "one" } });
    await up({ ...project.base, x: { data: "demo" } });
    expect(await rows()).to.equal(1);
  });
});

function writeTo({ folder }: TestProject, path: string, revision: string, up: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  const source = `export default class Test { static revision = "${revision}"; up(op) { ${up} } }\n`;
  writeFileSync(join(folder, path), source);
}
