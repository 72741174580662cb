import { expect } from "chai";
import { exitCodes } from "../../src/errors/exit-codes.js";
import { type ServerDatabase, testServers } from "../support/servers.js";
import { first, migration, projectFiles, second, secondFile } from "./server-project.js";
import { CliProject, finished } from "./support.js";

const server = testServers().at(-1);

(server === undefined ? describe.skip : describe)("scratch databases of commands on a server", () => {
  let database: ServerDatabase;
  let project: CliProject;
  before(async () => {
    database = (await server?.createDatabase()) as ServerDatabase;
    await database.query("CREATE SCHEMA tools; CREATE EXTENSION pgcrypto SCHEMA tools");
    await database.query(`ALTER DATABASE ${database.name} SET search_path = public, tools`);
    project = new CliProject(projectFiles, { DATABASE_URL: database.url });
    project.write({
      [secondFile]: migration(
        second,
        first,
        'op.createTable("two", (t) => { t.column("id", "uuid", { default: sql`gen_random_uuid()` }); t.column("n", "text", { nullable: true, default: sql`gen_salt(\'bf\')` }); });',
        'op.dropTable("two");',
      ).replace("Migration, type", "Migration, sql, type"),
    });
  });
  after(async () => {
    project.remove();
    await database.drop();
  });
  const leftovers = async () =>
    (await database.query("SELECT datname FROM pg_database WHERE datname LIKE 'schemix\\_scratch\\_%'"))
      .length;

  it("drift: none, told, adopted, none", async () => {
    expect((await project.runHere(["up"])).code).to.equal(exitCodes.ok);
    const clean = await project.runHere(["drift"]);
    expect(clean.code, clean.stderr).to.equal(exitCodes.ok);
    expect(clean.stdout).to.match(/^No drift: postgres:.* is what its 2 applied migrations say\.\n$/);
    expect(clean.stderr).to.include("No drift, because no migration made it: extension");

    await database.query("ALTER TABLE one ADD hotfix text; CREATE INDEX ix_hotfix ON one (hotfix)");
    const found = await project.runHere(["drift"]);
    expect(found.code).to.equal(exitCodes.different);
    expect(found.stdout).to.include(
      "  column public.one.hotfix is in the database, and no migration made it.\n" +
        "  index public.one.ix_hotfix is in the database, and no migration made it.\n",
    );
    expect(found.stdout).to.include("is not what its 2 applied migrations say: 2 differences.\n");
    expect(found.stderr).to.include("schemix drift --adopt");
    expect(`${found.stdout}${found.stderr}`).not.to.match(/reset/i);
    const dry = await project.json(["drift", "--revert", "--dry-run"]);
    expect(dry.code).to.equal(exitCodes.different);
    expect(dry.value.migration).to.include({ action: "revert", isStamped: false, rehearsed: true });
    expect(dry.value.migration.operations).to.deep.include({
      kind: "dropColumn",
      description: "drop column one.hotfix",
    });

    const adopted = await project.run(["drift", "--adopt", "-m", "hotfix"]);
    expect(adopted.code).to.equal(exitCodes.ok);
    expect(adopted.stdout).to.match(
      /Wrote migrations\/\S+_hotfix\.ts\. It was rehearsed on a scratch database/,
    );
    expect(adopted.stdout).to.match(/It is recorded as applied to postgres:.*\.\n$/);
    expect((await project.runHere(["drift"])).code).to.equal(exitCodes.ok);
    expect(await leftovers()).to.equal(0);
  });

  it("are what a rehearsal may run on, extensions and undeclared objects included", async () => {
    await database.query(
      "CREATE VIEW salts AS SELECT n, tools.gen_salt('md5') AS salt FROM two; CREATE TABLE log (at timestamptz) PARTITION BY RANGE (at)",
    );
    const { code, stdout, stderr } = await project.run([
      "generate",
      "-m",
      "notes",
      "--rehearse-on",
      "scratch",
    ]);
    expect(code, stderr).to.equal(exitCodes.ok);
    expect(stdout).to.match(
      /create table note\n.*It was rehearsed on a scratch database: up, down, and back\.\n$/s,
    );
    expect(stderr).to.match(/Rehearsed on postgres:\S*\/schemix_scratch_\S+: it was asked for\./);
    const applied = await project.runHere(["up", "--rehearse"]);
    expect(applied.code, applied.stderr).to.equal(exitCodes.ok);
    expect(await leftovers()).to.equal(0);
  });

  it("are gone after a signal, and after a migration that fails", async () => {
    const sleepy = new CliProject(projectFiles, { DATABASE_URL: database.url });
    const third = "migrations/3_cccccccccccc_three.ts";
    sleepy.write({
      [third]: migration(
        "cccccccccccc",
        first,
        'op.run(async (db) => { await db.query("select pg_sleep(60)"); });',
      ),
    });
    const child = sleepy.start(["check", "--from", "history", "--verbose"]);
    const ended = finished(child);
    for (let tries = 0; tries < 200; tries++) {
      const [row] = await database.query(
        "SELECT 1 FROM pg_stat_activity WHERE datname LIKE 'schemix\\_scratch%' AND query ~ 'pg_sleep'",
      );
      if (row !== undefined) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(await leftovers(), "it got as far as the data step").to.equal(1);
    child.kill("SIGINT");
    expect((await ended).code).to.equal(exitCodes.interrupted);
    expect(await leftovers()).to.equal(0);

    sleepy.write({ [third]: migration("cccccccccccc", first, 'op.execute("select 1 / 0");') });
    const failed = await sleepy.runHere(["check", "--from", "history"]);
    sleepy.remove();
    expect(failed.code).to.equal(exitCodes.failure);
    expect(failed.stderr).to.include("error REPLAY_FAILED").and.include("cccccccccccc");
    expect(await leftovers()).to.equal(0);
  });
});
