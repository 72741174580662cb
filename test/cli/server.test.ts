import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import { type ServerDatabase, testServers } from "../support/servers.js";
import { first, firstFile, migration, projectFiles, second, secondFile } from "./server-project.js";
import { CliProject, type Finished, finished, type Json } from "./support.js";

/** Makes Node find no package `pg`, as where it is not installed. */
const withoutPg = `import module from "node:module";
const find = module._resolveFilename;
module._resolveFilename = (specifier, ...rest) => {
  if (specifier !== "pg") return find(specifier, ...rest);
  throw Object.assign(new Error("Cannot find module 'pg'"), { code: "MODULE_NOT_FOUND" });
};
`;
const secret = "not-a-secret";
const server = testServers().at(-1);

(server === undefined ? describe.skip : describe)("the command on a server, when something is wrong", () => {
  let database: ServerDatabase;
  let project: CliProject;
  before(async () => {
    database = await server!.createDatabase();
  });
  beforeEach(() => {
    project = new CliProject(projectFiles);
  });
  afterEach(async () => {
    project.remove();
    await database.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  });
  after(() => database.drop());

  async function run(args: readonly string[], url: string = database.url): Promise<Finished> {
    return withoutSecret(await project.run(args, { DATABASE_URL: url }));
  }

  async function runHere(args: readonly string[], url: string = database.url): Promise<Finished> {
    return withoutSecret(await project.runHere(args, { DATABASE_URL: url }));
  }

  function withoutSecret(result: Finished): Finished {
    expect(result.stdout + result.stderr, "a password was printed").not.to.contain(secret);
    return result;
  }

  const contents = () =>
    database.query(
      "SELECT relname, (SELECT count(*) FROM pg_attribute WHERE attrelid = c.oid) FROM pg_class c WHERE relnamespace = 'public'::regnamespace ORDER BY 1",
    );

  /** Runs it as text and as JSON: both name the code and end alike, and the database is as before. */
  async function refuses(args: readonly string[], code: string, exit: number, url?: string): Promise<Json> {
    const before = await contents();
    const text = await runHere(args, url);
    expect(text.stderr).to.match(new RegExp(`^error ${code}: `, "m"));
    expect(text.stderr, "a stack was printed").not.to.match(/\n\s+at .*:\d+:\d+/);
    expect({ code: text.code, stdout: text.stdout }).to.deep.equal({ code: exit, stdout: "" });
    const json = await runHere([...args, "--json"], url);
    expect({ code: json.code, stderr: json.stderr }).to.deep.equal({ code: exit, stderr: "" });
    const { error } = JSON.parse(json.stdout) as Json;
    expect(error.code).to.equal(code);
    expect(error.message).to.be.a("string").that.is.not.empty;
    expect(await contents(), "the database changed").to.deep.equal(before);
    return error;
  }

  function address(change: (url: URL) => void): string {
    const url = new URL(database.url);
    change(url);
    return url.href;
  }

  describe("the configuration", () => {
    it("is missing", async () => {
      rmSync(join(project.folder, "schemix.config.ts"));
      const error = await refuses(["status"], "CONFIG_NOT_FOUND", 2);
      expect(error.fix).to.contain("schemix init");
    });

    it("has a syntax error", async () => {
      project.write({ "schemix.config.ts": "export default {\n  database: \n};\n" });
      const { stderr } = await run(["status"]);
      expect(stderr)
        .to.match(/^error (CONFIG_UNREADABLE|MODULE_LOAD_FAILED): /)
        .and.contain("schemix.config.ts");
    });

    it("has an unknown setting", async () => {
      project.write({
        "schemix.config.ts": 'export default { database: "pglite://memory", entites: [] };\n',
      });
      const { stderr, code } = await runHere(["status"]);
      expect(code).to.equal(2);
      expect(stderr)
        .to.match(/^error CONFIG_INVALID: /)
        .and.contain("entities");
    });
  });

  describe("the server", () => {
    it("does not answer", () =>
      refuses(
        ["up"],
        "CONNECTION_FAILED",
        1,
        address((url) => (url.port = "1")),
      ));

    it("refuses the password, which is not shown", async () => {
      const url = address((it) => (it.password = `${secret}-but-wrong`));
      await refuses(["up"], "AUTHENTICATION_FAILED", 1, url);
      const verbose = await runHere(["up", "--verbose"], url);
      expect(verbose.stderr).to.match(/cause/);
    });

    it("has no such database", () =>
      refuses(
        ["up"],
        "DATABASE_NOT_FOUND",
        1,
        address((url) => (url.pathname = "/nowhere")),
      ));

    it("needs a client package that is not installed", async () => {
      project.write({ "without-pg.mjs": withoutPg });
      const { code, stderr } = await project.run(["status"], {
        DATABASE_URL: database.url,
        NODE_OPTIONS: `--import=${pathToFileURL(join(project.folder, "without-pg.mjs")).href}`,
      });
      expect(code).to.equal(2);
      expect(stderr)
        .to.match(/^error DRIVER_MISSING: /)
        .and.contain("npm install pg");
    });

    it("lets the role do nothing", async () => {
      const role = `guest_${database.name}`;
      await database.query(
        `CREATE ROLE ${role} LOGIN PASSWORD '${secret}-2'; REVOKE CREATE ON SCHEMA public FROM PUBLIC`,
      );
      const url = address((it) => Object.assign(it, { username: role, password: `${secret}-2` }));
      try {
        await refuses(["up"], "PERMISSION_DENIED", 1, url);
      } finally {
        await database.query(`DROP ROLE ${role}`);
      }
    });
  });

  describe("the entities", () => {
    beforeEach(() => rmSync(join(project.folder, firstFile)));

    it("are not found", async () => {
      rmSync(join(project.folder, "src"), { recursive: true });
      const error = await refuses(["generate", "-m", "x"], "ENTITIES_NOT_FOUND", 2);
      expect(JSON.stringify(error)).to.contain("src/**/*.entity.ts");
    });

    it("throw when they are loaded", async () => {
      project.write({ "src/bad.entity.ts": 'throw new Error("not today");\n' });
      const error = await refuses(["diff"], "MODULE_LOAD_FAILED", 2);
      expect(JSON.stringify(error)).to.contain("bad.entity.ts").and.contain("not today");
    });

    it("share a table", async () => {
      project.write({
        "src/twin.entity.ts": projectFiles["src/note.entity.ts"].replace(
          "@Entity()",
          '@Entity({ name: "note" })',
        ),
      });
      const error = await refuses(["generate", "-m", "x"], "ENTITIES_INVALID", 2);
      expect(JSON.stringify(error)).to.contain("note");
    });
  });

  describe("the migration files", () => {
    it("throw", async () => {
      project.write({ [secondFile]: migration(second, first, 'throw new Error("not today");') });
      const error = await refuses(["up"], "MIGRATION_THREW", 1);
      expect(JSON.stringify(error)).to.contain("not today");
    });

    it("export nothing", async () => {
      project.write({ [secondFile]: migration(second, first, "").replace("export default", "export") });
      await refuses(["up"], "MIGRATION_INVALID", 2);
    });

    it("have one revision twice", async () => {
      project.write({ [secondFile]: migration(first, undefined, "") });
      await refuses(["up"], "REVISION_DUPLICATE", 2);
      const { code, stdout } = await runHere(["status"]);
      expect(code, "where the database stands is told anyway").to.equal(0);
      expect(stdout).to.match(/^! problem: .*The revision aaaaaaaaaaaa is in /m);
    });

    it("have an unknown parent", async () => {
      project.write({ [secondFile]: migration(second, "cccccccccccc", "") });
      await refuses(["up"], "REVISION_PARENT_UNKNOWN", 2);
    });

    it("are gone after they were applied", async () => {
      expect((await runHere(["up"])).code).to.equal(0);
      rmSync(join(project.folder, firstFile));
      project.write({ [secondFile]: migration(second, undefined, "") });
      const error = await refuses(["up"], "REVISION_FILE_MISSING", 3);
      expect(JSON.stringify(error)).to.contain(first);
    });

    it("were edited after they were applied", async () => {
      expect((await runHere(["up"])).code).to.equal(0);
      const source = projectFiles[firstFile] ?? "";
      project.write({
        [firstFile]: source.replace("bigint", "int"),
        [secondFile]: migration(second, first, ""),
      });
      await refuses(["up"], "REVISION_EDITED", 3);
    });

    it("name no such revision", () => refuses(["up", "dddddddddddd"], "REVISION_UNKNOWN", 2));
  });

  describe("a run", () => {
    it("fails half-way and leaves nothing of the migration behind", async () => {
      project.write({
        [secondFile]: migration(
          second,
          first,
          'op.execute("CREATE TABLE two (id int)"); op.execute("SELECT 1/0");',
        ),
      });
      const { code, stderr } = await run(["up"]);
      expect(code).to.equal(1);
      expect(stderr).to.match(new RegExp(`^up {4}${first} `, "m"));
      expect(stderr)
        .to.match(/^error STATEMENT_FAILED: /m)
        .and.contain("division by zero")
        .and.contain(second);
      const names = (await contents()).map(({ relname }) => relname);
      expect(names).to.include("one").and.not.include("two");
      await refuses(["up"], "STATEMENT_FAILED", 1);
    });

    it("ends with Ctrl-C, rolled back, and says where it stands", async () => {
      project.write({
        [secondFile]: migration(
          second,
          first,
          'op.execute("CREATE TABLE two (id int)"); op.execute("SELECT pg_sleep(60)");',
        ),
      });
      const child = project.start(["up"], { DATABASE_URL: database.url });
      const end = finished(child);
      await untilSleeping();
      child.kill("SIGINT");
      const { code, stderr } = await end;
      expect(code).to.equal(130);
      expect(stderr)
        .to.match(/^Stopping /m)
        .and.match(/^error ABORTED: /m);
      const names = (await contents()).map(({ relname }) => relname);
      expect(names).to.include("one").and.not.include("two");
      expect(JSON.parse((await runHere(["status", "--json"])).stdout)).to.deep.include({ current: [first] });
    });

    it("ends at once with a second Ctrl-C", async () => {
      project.write({
        [secondFile]: migration(
          second,
          first,
          "op.run(() => new Promise((resolve) => setTimeout(resolve, 60_000)));",
        ),
      });
      const child = project.start(["up"], { DATABASE_URL: database.url });
      child.stdout.resume();
      await untilText(child.stderr, `up    ${first}`);
      child.kill("SIGTERM");
      await untilText(child.stderr, "Stopping ");
      child.kill("SIGTERM");
      const [code] = await once(child, "exit");
      expect(code).to.equal(130);
    });

    it("goes on when the reader of its output has gone", async () => {
      const child = project.start(["up"], { DATABASE_URL: database.url });
      child.stdout.destroy();
      child.stderr.destroy();
      const [code] = await once(child, "exit");
      expect(code).to.equal(0);
      expect(JSON.parse((await runHere(["status", "--json"])).stdout)).to.deep.include({ current: [first] });
    });

    it("keeps standard output clean of what the project prints", async () => {
      const source = projectFiles["schemix.config.ts"];
      project.write({ "schemix.config.ts": `console.log("hello from the configuration");\n${source}` });
      const { stdout, stderr } = await run(["status", "--json"]);
      expect(JSON.parse(stdout)).to.have.property("isUpToDate", false);
      expect(stderr).to.equal("hello from the configuration\n");
    });

    async function untilSleeping(): Promise<void> {
      for (;;) {
        const rows = await database.query(
          "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%pg_sleep(60)%' AND pid <> pg_backend_pid() AND state = 'active'",
        );
        if (rows.length > 0) return;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  });
});

/** Waits until a stream has brought `text`. */
function untilText(stream: NodeJS.ReadableStream, text: string): Promise<void> {
  let all = "";
  return new Promise((resolve) => {
    stream.on("data", (data) => {
      all += String(data);
      if (all.includes(text)) resolve();
    });
  });
}
