import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import * as schemix from "../../src/index.js";
import { type ServerDatabase, testServers } from "../support/servers.js";
import {
  BadInputProject,
  bin,
  canary,
  entity,
  finished,
  first,
  firstFile,
  migration,
  second,
  secondFile,
  tellingOf,
} from "./bad-input-project.js";

const server = testServers().at(-1);

(server === undefined ? describe.skip : describe)("bad input: the run", () => {
  let database: ServerDatabase;
  let project: BadInputProject;
  before(async () => {
    database = await server!.createDatabase();
  });
  beforeEach(() => {
    project = new BadInputProject(database);
  });
  afterEach(async () => {
    project.remove();
    await database.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  });
  after(() => database.drop());

  const two = (up: string, down = "") => project.change({ [secondFile]: migration(second, first, up, down) });
  const status = async () => JSON.parse((await project.succeeds(["status", "--json"])).stdout);
  const generate = ["generate", "-m", "x"];

  const apply = () => schemix.up({ cwd: project.folder, database: database.url });

  describe("fails half-way", () => {
    beforeEach(apply);
    const half = 'op.execute("CREATE TABLE two (id int)"); op.execute("INSERT INTO two VALUES (1)");';

    it("at a statement: all of the migration is rolled back", async () => {
      two(`${half} op.execute("SELECT 1/0");`);
      const error = await project.refuses(["up"], "STATEMENT_FAILED");
      expect(tellingOf(error))
        .to.contain("statement 3 of 3 failed: division by zero")
        .and.contain("SELECT 1/0")
        .and.contain(secondFile)
        .and.contain("was rolled back");
      expect(error.data).to.deep.include({ revision: second, remains: "rolledBack", finished: [] });
      expect(await project.says(["up"], "STATEMENT_FAILED")).to.contain("division by zero");
    });

    it("at a query of a data step, which is shown", async () => {
      two(`${half} op.run(async (db) => { await db.query("SELECT * FROM nowhere"); });`);
      const error = await project.refuses(["up"], "STATEMENT_FAILED");
      expect(error.why).to.match(/SELECT \* FROM ⟶nowhere/);
    });

    for (const query of ["query", "execute"]) {
      it(`at a data step's ${query} that is not awaited`, async () => {
        two(`${half} op.run(async (db) => { db.${query}("SELECT 1/0"); });`);
        const error = await project.refuses(["up"], "MIGRATION_THREW");
        expect(error.message).to.contain("ended while 1 of its queries still ran");
      });
    }

    it("where its code ends the process, which is said", async () => {
      two("process.exit(0);");
      const { code, stderr } = await finished(project.start(["up"]));
      expect(code, stderr).to.equal(130);
      expect(stderr).to.match(/error ABORTED: The process ended before the command had/);
      const { stdout } = await finished(project.start(["up", "--json"]));
      expect(JSON.parse(stdout).error.code).to.equal("ABORTED");
    });

    it("at the code of a data step, whose line is shown", async () => {
      two(`${half} op.run(async () => { throw new TypeError("not today"); });`);
      const error = await project.refuses(["up"], "MIGRATION_THREW");
      expect(error.where).to.match(/migrations\/2_b+_two\.ts:5:\d+/);
      expect(error.why ?? "").not.to.contain("The statement");
    });

    it("on the way back", async () => {
      two("", 'op.execute("DROP TABLE note"); op.execute("DROP TABLE nowhere");');
      await apply();
      const error = await project.refuses(["down", "--steps", "2"], "STATEMENT_FAILED");
      expect(error.message).to.contain(`${second} (two), down`);
    });

    it("with all others of the run, in one transaction", async () => {
      await project.succeeds(["down"]);
      two('op.execute("SELECT 1/0");');
      const error = await project.refuses(["up", "--transaction", "all"], "STATEMENT_FAILED");
      expect(error.data.rolledBack).to.deep.equal([first, second]);
    });
  });

  describe("has a role without rights", () => {
    const role = () => `guest_${database.name}`;
    const env = () => {
      const url = new URL(database.url);
      Object.assign(url, { username: role(), password: canary });
      return { DATABASE_URL: url.href };
    };
    beforeEach(async () => {
      await database.query(
        `CREATE ROLE ${role()} LOGIN PASSWORD '${canary}';
         REVOKE CREATE ON SCHEMA public FROM PUBLIC; GRANT USAGE ON SCHEMA public TO ${role()}`,
      );
    });
    afterEach(() => database.query(`DROP OWNED BY ${role()}; DROP ROLE ${role()}`));

    it("to make the revision table", async () => {
      const error = await project.refuses(["up"], "PERMISSION_DENIED", env());
      expect(tellingOf(error))
        .to.match(/^The revision table "public"\."schemix_revisions" cannot be made: permission denied/)
        .and.contain(`Give the role ${role()} the right to create tables there`);
    });

    it("to read it", async () => {
      await apply();
      for (const args of [["status"], ["up"], generate, ["stamp", "base"]]) {
        const error = await project.refuses(args, "PERMISSION_DENIED", env());
        expect(tellingOf(error)).to.contain("table schemix_revisions").and.contain(`has the role ${role()}`);
      }
    });

    it("to change a table", async () => {
      await apply();
      await database.query(`GRANT ALL ON ALL TABLES IN SCHEMA public TO ${role()}`);
      two('op.addColumn("note", "x", "int", { nullable: true });');
      const error = await project.refuses(["up"], "PERMISSION_DENIED", env());
      expect(tellingOf(error)).to.contain("must be owner of table note").and.contain(secondFile);
      expect(error.fix).not.to.contain("Correct the migration");
    });

    it("to rehearse a migration", async () => {
      project.change({ [firstFile]: null });
      const error = await project.refuses(generate, "REHEARSAL_FAILED", env());
      expect(tellingOf(error)).to.contain("permission denied for schema public").and.contain("--no-rehearse");
      expect(readdirSync(join(project.folder, "migrations"))).to.deep.equal([]);
      await project.succeeds([...generate, "--no-rehearse", "--dry-run"], env());
    });
  });

  describe("is interrupted", () => {
    /** Waits until a session of a command waits as `condition` says. */
    async function untilActivity(condition: string): Promise<void> {
      for (const end = Date.now() + 30_000; ; ) {
        const rows = await database.query(
          `SELECT pg_stat_clear_snapshot(); SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND ${condition}`,
        );
        if (rows.length > 0) return;
        if (Date.now() > end) throw new Error(`Nobody waits: ${condition}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }

    const noSession = async () =>
      database.query(
        "SELECT pg_stat_clear_snapshot(); SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'schemix%'",
      );

    /** Starts the command, waits, sends the signal: it ends with 130, and nothing of it remains. */
    async function interrupted(
      args: readonly string[],
      signal: NodeJS.Signals,
      condition: string,
    ): Promise<string> {
      const before = await project.contents();
      const child = project.start(args);
      const end = finished(child);
      await untilActivity(condition);
      child.kill(signal);
      const { code, stdout, stderr } = await end;
      expect({ code, stdout }, stderr).to.deep.equal({ code: 130, stdout: "" });
      expect(stderr).to.match(/^error ABORTED: /m);
      expect(stderr).not.to.match(/\n\s+at |Warning/);
      expect(await noSession()).to.deep.equal([]);
      expect(await project.contents()).to.deep.equal(before);
      return stderr;
    }
    const sleeping = "query LIKE '%pg_sleep(60)%' AND state = 'active'";

    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      it(`by ${signal} in a statement: rolled back, and the lock is free`, async () => {
        await apply();
        two('op.execute("CREATE TABLE two (id int)"); op.execute("SELECT pg_sleep(60)");');
        const text = await interrupted(["up"], signal, sleeping);
        expect(text).to.contain(second).and.contain("Run `schemix up` again to go on.");
        two("");
        await project.succeeds(["up", "--lock-wait", "1s"]);
        expect(await status()).to.deep.include({ current: [second], isUpToDate: true });
      });
    }

    it("in a data step's query", async () => {
      await apply();
      two('op.run(async (db) => { await db.query("SELECT pg_sleep(60)"); });');
      await interrupted(["up"], "SIGINT", sleeping);
    });

    it("on the way back", async () => {
      two("", 'op.execute("DROP TABLE note"); op.execute("SELECT pg_sleep(60)");');
      await apply();
      await interrupted(["down"], "SIGINT", sleeping);
    });

    it("between statements that no transaction holds: says how far it came", async () => {
      await apply();
      const source = migration(
        second,
        first,
        'op.execute("CREATE TABLE two (id int)"); op.execute("SELECT pg_sleep(60)");',
      );
      project.change({
        [secondFile]: source.replace("up(op", "static readonly transaction = false;\n  up(op"),
      });
      const child = project.start(["up"]);
      const end = finished(child);
      await untilActivity(sleeping);
      child.kill("SIGINT");
      const { code, stderr } = await end;
      expect(code, stderr).to.be.oneOf([130, 3]);
      expect(stderr).to.contain("1 of its 2 statements");
      expect((await status()).problems.join()).to.contain("after 1 of 2 statements");
    });

    it("while it waits for another runner", async () => {
      two('op.execute("SELECT pg_sleep(60)");');
      const other = project.start(["up"]);
      const end = finished(other);
      await untilActivity(sleeping);
      const waiting = project.start(["up"]);
      const waited = finished(waiting);
      await untilText(waiting.stderr, "another runner");
      waiting.kill("SIGINT");
      const { code, stdout } = await waited;
      expect({ code, stdout }).to.deep.equal({ code: 130, stdout: "" });
      other.kill("SIGINT");
      expect((await end).code).to.equal(130);
    });

    it("while a rehearsal waits for a lock: no file is written", async () => {
      await apply();
      project.change({
        "src/note.entity.ts": entity.replace('@Column("text")', '@Column("text", { nullable: true })'),
      });
      await database.query("BEGIN; LOCK TABLE note IN SHARE MODE");
      try {
        const files = readdirSync(join(project.folder, "migrations"));
        await interrupted(generate, "SIGINT", "wait_event_type = 'Lock'");
        expect(readdirSync(join(project.folder, "migrations"))).to.deep.equal(files);
      } finally {
        await database.query("ROLLBACK");
      }
    });
  });

  describe("writes into a closed pipe", () => {
    /** Runs a line of shell; what the command before the pipe ended with, and what it complained of. */
    async function piped(args: string, reader: string) {
      const line = `"$NODE" "$BIN" ${args} 2>err | ${reader}; echo "\${PIPESTATUS[0]}"; cat err >&2`;
      const child = spawn("bash", ["-c", line], {
        cwd: project.folder,
        env: { ...process.env, NODE: process.execPath, BIN: bin, DATABASE_URL: database.url },
      });
      const { stdout, stderr } = await finished(child);
      return { lines: stdout.trim().split("\n"), stderr };
    }

    it("with more than a pipe holds", async () => {
      const wide = Array.from(
        { length: 3000 },
        (_, index) => `op.execute("SELECT ${index} AS ${"x".repeat(40)}");`,
      );
      two(wide.join("\n"));
      const { lines, stderr } = await piped("up --sql", "head -1");
      expect(lines).to.have.length(2);
      expect({ code: lines[1], stderr }).to.deep.equal({ code: "0", stderr: "" });
    });

    it("that nobody ever reads, and does its work", async () => {
      const { lines, stderr } = await piped("up --json", "true");
      expect({ lines, stderr }).to.deep.equal({ lines: ["0"], stderr: "" });
      expect(await status()).to.deep.include({ current: [first] });
    });

    it("and keeps the exit code of a failure", async () => {
      two('op.execute("SELECT 1/0");');
      expect((await piped("up --json", "true")).lines).to.deep.equal(["1"]);
    });
  });
});

/** Waits until a stream has brought `text`. */
function untilText(stream: NodeJS.ReadableStream, text: string): Promise<void> {
  let all = "";
  return new Promise((resolve, reject) => {
    stream.on("data", (data) => {
      all += String(data);
      if (all.includes(text)) resolve();
    });
    stream.on("close", () => reject(new Error(`It ended without "${text}": ${all}`)));
  });
}
