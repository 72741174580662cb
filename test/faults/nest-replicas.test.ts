import { expect } from "chai";
import { up } from "../../src/api/up.js";
import type { SchemixError } from "../../src/errors/schemix-error.js";
import { bundled } from "../support/bundled.js";
import type { ReplicaTask } from "../support/nest-replica.js";
import { createProject, type TestProject } from "../support/project.js";
import { firstToSay, Replica } from "../support/replicas.js";
import { type ServerDatabase, testServers } from "../support/servers.js";
import { noteSkipped } from "../support/skipped.js";

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

  const started = async (count: number) => {
    const all = Array.from({ length: count }, () => new Replica(program));
    await Promise.all(all.map((replica) => replica.loaded()));
    return all;
  };
  const start = async (count: number) => {
    replicas = await started(count);
    return replicas;
  };
  const task = (): ReplicaTask => ({ cwd: project.folder, database: database.url });
  const events = async () => {
    const rows = await database.query("SELECT revision, event FROM schemix_history ORDER BY 1, 2");
    return rows.map(({ revision, event }) => `${String(revision)} ${String(event)}`);
  };
  const visible = () =>
    database.query(
      "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND relkind = 'r' ORDER BY 1",
    );

  describe("that start together", () => {
    let crowd: readonly Replica[];
    before(async () => {
      crowd = await started(12);
    });
    after(() => Promise.all(crowd.map((replica) => replica.end())));

    /** Rounds differ in how long they take. */
    const rounds = process.env.SCHEMIX_TEST_FULL === "1" ? 3 : 1;
    if (rounds < 3)
      noteSkipped("replicas of a Nest application, again", "one round; SCHEMIX_TEST_FULL=1 runs three");

    it("ten at once, over and over: each migration runs once, and all of them serve", async () => {
      const seconds = 1;
      const ten = crowd.slice(0, 10);
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
      const serving = async (at: ReplicaTask) => {
        for (const replica of ten) replica.begin(at);
        const answers = await Promise.all(ten.map((replica) => replica.serving()));
        const times = answers.map(({ milliseconds }) => Math.round(milliseconds)).sort((a, b) => a - b);
        return { answers, times };
      };
      const slowest: number[] = [];
      for (let round = 1; round <= rounds; round++) {
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
        expect(await events()).to.deep.equal(["a1 finished", "b2 finished"]);
        const [{ work } = { work: 0 }] = await database.query(
          "SELECT sum(duration_ms)::int AS work FROM schemix_revisions",
        );
        console.log(`      round ${round}: the work took ${work} ms, serving after ${times.join(", ")} ms`);
        await database.drop();
        database = await server!.createDatabase();
      }
      const waited = ten.filter(({ text }) =>
        /Waiting for another replica that migrates: pid \d+, schemix on /.test(text),
      );
      expect(waited, "those who wait name the holder").not.to.deep.equal([]);
      // Of a busy machine nothing tighter can be asked; the figures are printed.
      expect(Math.max(...slowest)).to.be.lessThan(30_000);
    });

    it("twelve at once, and the one that migrates is killed: another one goes on, and all others serve", async () => {
      project.write("k1", "work", 'up(op) { op.execute("create table work (what text)"); }');
      project.write(
        "k2",
        "first",
        `static parents = ["k1"]; up(op) { op.execute("insert into work values ('first')"); op.execute("select pg_sleep(1.5)"); }`,
      );
      project.write(
        "k3",
        "second",
        `static parents = ["k2"]; up(op) { op.execute("insert into work values ('second')"); }`,
      );
      for (const replica of crowd) replica.begin(task());
      const killed = await firstToSay(crowd, /pg_sleep\(1\.5\)/);
      killed.kill("SIGKILL");
      expect(await killed.end()).to.deep.equal({ code: null, signal: "SIGKILL" });
      const others = crowd.filter((replica) => replica !== killed);
      const answers = await Promise.all(others.map((replica) => replica.serving()));
      const states = await Promise.all(
        answers.map(async ({ port }) => (await fetch(`http://127.0.0.1:${port}/ready`)).status),
      );
      expect(states).to.deep.equal(Array(11).fill(200));
      expect(await database.query("SELECT what FROM work")).to.deep.equal([
        { what: "first" },
        { what: "second" },
      ]);
      expect(await events()).to.deep.equal(["k1 finished", "k2 finished", "k3 finished"]);
      const begun = crowd.map(({ text }) => text.match(/Applying k2/g)?.length ?? 0);
      expect(begun.toSorted((a, b) => b - a)).to.deep.equal([1, 1, ...Array<number>(10).fill(0)]);
    });
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

  it("a signal while it migrates: all is rolled back, at once; while it waits: the other goes on", async () => {
    project.write(
      "a1",
      "slow",
      'up(op) { op.execute("create table slow ()"); op.execute("select pg_sleep(60)"); }',
    );
    const [running, waiting, listening] = await start(3);
    const stop = async (replica: Replica, signal: NodeJS.Signals) => {
      const at = performance.now();
      replica.kill(signal);
      expect(await replica.end()).to.deep.equal({ code: null, signal });
      expect(performance.now() - at, "it does not wait for the statement").to.be.lessThan(20_000);
      expect(replica.text).to.include(`${signal}: stopping where it is safe`);
    };
    const expectNothing = async (replica: Replica) => {
      expect(replica.text).to.match(
        /ABORTED: The run was interrupted during a1[\s\S]*All of this migration was rolled back/,
      );
      expect(await visible()).to.deep.equal([
        { relname: "schemix_history" },
        { relname: "schemix_revisions" },
      ]);
      const [left] = await database.query(
        `SELECT (SELECT count(*)::int FROM pg_locks WHERE locktype = 'advisory') AS locks,
          (SELECT count(*)::int FROM pg_stat_activity WHERE state = 'active' AND query ~ '^select pg_sleep') AS statements`,
      );
      expect(left).to.deep.equal({ locks: 0, statements: 0 });
    };
    running!.begin(task());
    await running!.says(/pg_sleep/);
    waiting!.begin(task());
    await waiting!.says(/Waiting for another replica that migrates: pid/);
    await stop(waiting!, "SIGTERM");
    expect(waiting!.text).to.include("ABORTED");
    expect(
      await database.query("SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND granted"),
    ).to.deep.equal([{ n: 1 }]);
    await stop(running!, "SIGTERM");
    await expectNothing(running!);
    // This one serves already, so that Nest hears the signal too, and closes the application.
    listening!.begin({ ...task(), background: true });
    await listening!.serving();
    await listening!.says(/pg_sleep/);
    await stop(listening!, "SIGINT");
    await expectNothing(listening!);
    project.write("a1", "slow", 'up(op) { op.execute("create table slow ()"); }');
    const result = await up(project.base).catch((error: SchemixError) => error.message);
    expect(result).to.have.property("current").that.deep.equals(["a1"]);
  });
});
