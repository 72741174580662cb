import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { type ServerDatabase, testServers } from "../support/servers.js";
import { noteSkipped } from "../support/skipped.js";
import { CliProject, type Json } from "./support.js";

/** Adds a column to the example entity that `init` wrote. */
function edit(project: CliProject): void {
  const entity = join(project.folder, "src/user.entity.ts");
  const column = '  @Column("int", { default: 0 })\n  age!: number;\n}\n';
  writeFileSync(entity, readFileSync(entity, "utf8").replace(/}\s*$/, column));
}

describe("the main job with the command, embedded", () => {
  const project = new CliProject();
  after(() => project.remove());

  it("init, generate, up, an edit, generate, up, down, status", async function () {
    // The embedded database starts anew with each command.
    this.timeout(240_000);
    const succeed = async (...args: string[]): Promise<string> => {
      const { code, stdout, stderr } = await project.run(args);
      expect(code, stderr).to.equal(0);
      return stdout;
    };
    await succeed("init", "--yes");
    expect(await succeed("generate", "-m", "create users")).to.match(
      /^Wrote migrations\/.*_create_users\.ts\./m,
    );
    // What comes then is what the example of the quick start does, whose output is looked at.
    if (process.env.SCHEMIX_TEST_FULL !== "1") {
      noteSkipped("the main job, embedded, to its end", "SCHEMIX_TEST_FULL=1 goes there");
      return;
    }
    expect(await succeed("up")).to.match(/^Applied 1 migration in /);
    edit(project);
    expect(await succeed("generate", "-m", "add age")).to.match(/^Wrote migrations\/.*_add_age\.ts\./m);
    expect(await succeed("up")).to.match(/^Applied 1 migration in /);
    expect(await succeed("down", "--steps", "1")).to.match(/^Took back 1 migration in /);
    expect(await succeed("status"))
      .to.match(/^pending +1$/m)
      .and.contain("add age");
  });
});

const server = testServers().at(-1);

/** The same on a server, with every other command on the way. */
(server === undefined ? describe.skip : describe)("the main job with the command, on a server", () => {
  let database: ServerDatabase;
  let project: CliProject;
  before(async () => {
    database = await server!.createDatabase();
    project = new CliProject({}, { DATABASE_URL: database.url });
  });
  after(async () => {
    project.remove();
    await database.drop();
  });

  const migrations = () => readdirSync(join(project.folder, "migrations")).sort();
  async function succeed(args: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await project.runHere(args);
    expect({ code, stderr: code === 0 ? "" : stderr }, args.join(" ")).to.deep.equal({ code: 0, stderr: "" });
    return stdout;
  }
  async function succeedJson(args: readonly string[]): Promise<Json> {
    const { code, value } = await project.json(args);
    expect(code, `${args.join(" ")} ${JSON.stringify(value)}`).to.equal(0);
    return value;
  }

  it("init, generate, status, check", async () => {
    await succeed(["init", "--yes"]);
    const text = await succeed(["generate", "-m", "create users"]);
    expect(migrations()).to.have.lengthOf(1);
    expect(migrations()[0]).to.match(/^\d{8}_\d{4}_[0-9a-f]{12}_create_users\.ts$/);
    expect(text)
      .to.contain(migrations()[0])
      .and.match(/^ {2}create table /m);
    const status = await succeedJson(["status"]);
    expect(status).to.include({ appliedCount: 0, isUpToDate: false });
    expect(status.pending).to.have.lengthOf(1);
    const check = await project.json(["check"]);
    expect(check.code).to.equal(6);
    expect(check.value.isClean).to.equal(false);
  });

  it("up, and then nothing is left to do", async () => {
    const { code, stdout, stderr } = await project.run(["up"]);
    expect(code, stderr).to.equal(0);
    expect(stdout).to.match(/^Applied 1 migration in [\d.]+ m?s\. /);
    expect(stderr).to.match(/^up {4}[0-9a-f]{12} {2}create users {2}[\d.]+ m?s$/m);
    expect(await succeed(["up"])).to.match(/^Nothing to do: /);
    expect(await succeed(["generate", "-m", "nothing"])).to.match(/^Nothing to generate: /);
    expect(migrations()).to.have.lengthOf(1);
    expect(await succeed(["check"])).to.match(/^Clean: /);
    expect(await succeed(["diff", "--exit-code"])).to.match(/^No difference: /);
  });

  it("an edit, generate, up", async () => {
    edit(project);
    const diff = await project.runHere(["diff", "--exit-code"]);
    expect(diff.code).to.equal(6);
    expect(diff.stdout).to.match(/age/);
    expect((await project.runHere(["diff", "--sql"])).stdout).to.match(/^ALTER TABLE .*ADD COLUMN.*;$/m);
    const dry = await succeed(["generate", "-m", "add age", "--dry-run", "--sql"]);
    expect(dry)
      .to.match(/extends Migration/)
      .and.match(/^-- up$/m)
      .and.match(/Nothing was written\.$/m);
    expect(migrations()).to.have.lengthOf(1);
    const result = await succeedJson(["generate", "-m", "add age"]);
    expect(result).to.include({ hasChanges: true, rehearsed: true });
    expect(migrations()).to.have.lengthOf(2);
    const plan = await succeed(["up", "--dry-run"]);
    expect(plan)
      .to.match(/ADD COLUMN/)
      .and.match(/1 migration, \d+ statements? on .* Nothing was run\.$/m);
    const done = await succeedJson(["up"]);
    expect(done.steps).to.have.lengthOf(1);
    expect(done.current).to.deep.equal([result.revision]);
  });

  it("shows, prints SQL", async () => {
    const [newest, first] = (await succeedJson(["history"])).revisions;
    expect([newest.message, first.message]).to.deep.equal(["add age", "create users"]);
    expect(await succeed(["history"])).to.match(
      new RegExp(`^${newest.revision}  applied .*\\(head, current\\)  add age$`, "m"),
    );
    expect(await succeed(["current"])).to.contain(newest.revision);
    expect(await succeed(["heads"])).to.contain(newest.revision);
    expect(await succeed(["show", "head"]))
      .to.match(/^revision +/)
      .and.contain("extends Migration");
    expect(await succeed(["show", newest.revision.slice(0, 6), "--sql"])).to.match(/^-- down$/m);
    const script = await succeed(["up", "base:head", "--sql"]);
    expect(script)
      .to.match(/CREATE TABLE/)
      .and.match(/schemix_revisions/);
    expect(await succeed(["down", "head:base", "--sql"])).to.match(/DROP TABLE/);
  });

  it("down, stamp, and back", async () => {
    const { stdout, stderr, code } = await project.run(["down", "--steps", "1"]);
    expect(code, stderr).to.equal(0);
    expect(stdout).to.match(/^Took back 1 migration in /);
    expect((await succeedJson(["status"])).pending).to.have.lengthOf(1);
    expect(await succeed(["stamp", "head", "--dry-run"])).to.contain("Nothing was recorded.");
    expect((await succeedJson(["status"])).pending).to.have.lengthOf(1);
    const stamped = await succeedJson(["stamp", "head"]);
    expect(stamped.stamped).to.have.lengthOf(1);
    await succeed(["stamp", stamped.before[0]]);
    await succeed(["up"]);
    const down = await succeed(["down", "base"]);
    expect(down).to.match(/^Took back 2 migrations in .*\n/);
    // What went with the rows is said, and by which of them.
    expect(down).to.match(/\ndown {2}[0-9a-f]{12} {2}.*\n {2}! data loss: /);
    expect(await succeed(["status"])).to.match(/^current +none$/m);
  });
});
