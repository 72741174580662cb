import { expect } from "chai";
import { up } from "../../src/api/up.js";
import type { SchemixError } from "../../src/errors/schemix-error.js";
import { bundled } from "../support/bundled.js";
import type { ReplicaTask } from "../support/nest-replica.js";
import { createProject, type TestProject } from "../support/project.js";
import { Replica } from "../support/replicas.js";
import { type ServerDatabase, testServers } from "../support/servers.js";

const server = testServers().at(-1);
(server === undefined ? describe.skip : describe)("replicas of a Nest application", function () {
  this.timeout(240_000);
  let database: ServerDatabase;
  let project: TestProject;
  let replicas: Replica[] = [];
  let program: string;
  before(async () => {
    program = await bundled("nest-replica");
  });
  beforeEach(async () => {
    database = await server!.createDatabase();
    project = createProject(database.url);
  });
  afterEach(async () => {
    await Promise.all(replicas.map((replica) => replica.end()));
    replicas = [];
    project.remove();
    await database.drop();
  });

  const start = async (count: number) => {
    replicas = Array.from({ length: count }, () => new Replica(program));
    await Promise.all(replicas.map((replica) => replica.loaded()));
    return replicas;
  };
  const task = () => ({ cwd: project.folder, database: database.url });
  const visible = () =>
    database.query(
      "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND relkind = 'r' ORDER BY 1",
    );

  it("ten at once, three times over: each migration runs once, and all of them serve", async () => {
    const seconds = 1;
    project.write(
      "a1",
      "work",
      `up(op) { op.execute("create table work (id int generated always as identity, what text)"); op.execute("select pg_sleep(${seconds})"); }`,
    );
    project.write(
      "b2",
      "rows",
      `static parents = ["a1"]; up(op) { op.execute("insert into work (what) values ('once')"); }`,
    );
    await start(10);
    const serving = async (at: ReplicaTask) => {
      for (const replica of replicas) replica.begin(at);
      const answers = await Promise.all(replicas.map((replica) => replica.serving()));
      const times = answers.map(({ milliseconds }) => Math.round(milliseconds)).sort((a, b) => a - b);
      return { answers, times };
    };
    const empty = createProject(database.url);
    const idle = await serving({ cwd: empty.folder, database: database.url });
    empty.remove();
    console.log(
      `      with nothing to do, and all code still to load: serving after ${idle.times.join(", ")} ms`,
    );
    const slowest: number[] = [];
    for (let round = 1; round <= 3; round++) {
      const { answers, times } = await serving(task());
      slowest.push(times.at(-1)!);
      for (const { port } of answers) {
        const response = await fetch(`http://127.0.0.1:${port}/ready`);
        const body = (await response.json()) as { info: { migrations: object } };
        expect(response.status, JSON.stringify(body)).to.equal(200);
        expect(body.info.migrations).to.deep.include({
          status: "up",
          current: ["b2"],
          heads: ["b2"],
          pending: [],
        });
      }
      expect(await database.query("SELECT what FROM work")).to.deep.equal([{ what: "once" }]);
      expect(
        await database.query(
          "SELECT revision, event, count(*)::int AS n FROM schemix_history GROUP BY 1, 2 ORDER BY 1, 2",
        ),
      ).to.deep.equal([
        { revision: "a1", event: "finished", n: 1 },
        { revision: "b2", event: "finished", n: 1 },
      ]);
      const [{ work } = { work: 0 }] = await database.query(
        "SELECT sum(duration_ms)::int AS work FROM schemix_revisions",
      );
      console.log(`      round ${round}: the work took ${work} ms, serving after ${times.join(", ")} ms`);
      await database.drop();
      database = await server!.createDatabase();
    }
    const waited = replicas.filter(({ text }) =>
      /Waiting for another replica that migrates: pid \d+, schemix on /.test(text),
    );
    expect(waited, "those who wait name the holder").not.to.deep.equal([]);
    // Of a busy machine nothing tighter can be asked; the figures are printed.
    expect(Math.max(...slowest)).to.be.lessThan(30_000);
  });

  it("a migration that fails runs once, ends the process, and changes nothing", async () => {
    project.write(
      "a1",
      "wrong",
      'up(op) { op.execute("create table gone (id int)"); op.execute("alter table gone add column id text"); }',
    );
    const [replica] = await start(1);
    replica!.begin(task());
    const { code } = await replica!.end();
    expect(code).to.equal(1);
    expect(replica!.text).to.match(
      /STATEMENT_FAILED: a1 \(wrong\), up: statement 2 of 2 failed: column "id" of relation "gone" already exists/,
    );
    expect(replica!.text).to.include("The statement: alter table gone add column id text");
    expect(replica!.text).to.include("All of this migration was rolled back. This run changed nothing else.");
    expect(replica!.text.match(/Applying a1/g)).to.have.length(1);
    expect(await visible()).to.deep.equal([{ relname: "schemix_history" }, { relname: "schemix_revisions" }]);
    expect(await database.query("SELECT * FROM schemix_revisions")).to.deep.equal([]);
    expect(await database.query("SELECT revision, event FROM schemix_history")).to.deep.equal([
      { revision: "a1", event: "failed" },
    ]);
  });

  it("SIGTERM while it migrates: all is rolled back; while it waits: the other goes on", async () => {
    project.write(
      "a1",
      "slow",
      'up(op) { op.execute("create table slow ()"); op.execute("select pg_sleep(60)"); }',
    );
    const [running, waiting] = await start(2);
    running!.begin(task());
    await running!.says(/pg_sleep/);
    waiting!.begin(task());
    await waiting!.says(/Waiting for another replica that migrates: pid/);
    waiting!.kill("SIGTERM");
    expect(await waiting!.end()).to.deep.equal({ code: null, signal: "SIGTERM" });
    expect(waiting!.text).to.match(/SIGTERM: stopping where it is safe[\s\S]*ABORTED/);
    expect(
      await database.query("SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND granted"),
    ).to.deep.equal([{ n: 1 }]);
    running!.kill("SIGTERM");
    expect(await running!.end()).to.deep.equal({ code: null, signal: "SIGTERM" });
    expect(running!.text).to.match(
      /ABORTED: The run was interrupted during a1[\s\S]*All of this migration was rolled back/,
    );
    expect(await visible()).to.deep.equal([{ relname: "schemix_history" }, { relname: "schemix_revisions" }]);
    expect(
      await database.query("SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory'"),
    ).to.deep.equal([{ n: 0 }]);
    project.write("a1", "slow", 'up(op) { op.execute("create table slow ()"); }');
    const result = await up(project.base).catch((error: SchemixError) => error.message);
    expect(result).to.have.property("current").that.deep.equals(["a1"]);
  });
});
