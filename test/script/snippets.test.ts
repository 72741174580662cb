import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { commandHere } from "../support/command-here.js";
import { blocksOf, checkout } from "../support/docs.js";
import { createProject, type TestProject } from "../support/project.js";
import { type ServerDatabase, testServers } from "../support/servers.js";
import { argumentsShown, commandsOf, yamlShown } from "./snippets.js";
import { install, writeUserFiles } from "./user-project.js";

describe("what is shown for containers and pipelines", () => {
  const shown = yamlShown();

  it("is YAML of the shape that its reader asks for", () => {
    expect(shown).to.have.length.greaterThan(6);
    for (const yaml of shown) expect(commandsOf(yaml), yaml.place).not.to.deep.equal([]);
  });

  const server = testServers().at(-1);
  (server === undefined ? describe.skip : describe)("runs", () => {
    let database: ServerDatabase;
    let project: TestProject;
    let env: NodeJS.ProcessEnv;
    beforeEach(async () => {
      database = await server!.createDatabase();
      project = createProject(database.url);
      env = { ...process.env, DATABASE_URL: database.url, NO_COLOR: "1" };
    });
    afterEach(async () => {
      project.remove();
      await database.drop();
    });

    it("with its commands, on a server", async () => {
      cpSync(join(checkout, "examples/05-express"), project.folder, { recursive: true });
      // Whether all agree, which an embedded database is started for, is asked of an example.
      const commands = argumentsShown().filter(([name]) => name !== "check");
      expect(commands.map((args) => args.join(" "))).to.have.members(["up", "up --lock-wait 10m"]);
      for (const args of commands) {
        const ended = await commandHere(args, project.folder, env);
        expect(ended.code, `${args.join(" ")}: ${ended.stderr}`).to.equal(0);
      }
      expect(await database.query("SELECT message FROM schemix_revisions")).to.deep.equal([
        { message: "count visits" },
      ]);
    });

    it("as an entry point that passes a signal on while it migrates", async () => {
      project.write(
        "a1",
        "slow",
        'up(op) { op.execute("create table slow ()"); op.execute("select pg_sleep(60)"); }',
      );
      writeUserFiles(project.folder, {
        "schemix.config.js": "export default { database: process.env.DATABASE_URL, entities: [] };\n",
        "package.json": { type: "module" },
      });
      install(project.folder, "@schemix/migrate", "pg");
      const script = blocksOf("docs/programs.md").find(({ info }) => info === "sh")!.code;
      const shell = spawn("/bin/sh", ["-c", script], { cwd: project.folder, env, stdio: "ignore" });
      const ended = once(shell, "close");
      const isSleeping = async () => {
        const found = await database.query(
          "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND query ~ '^select pg_sleep'",
        );
        return found.length > 0;
      };
      while (!(await isSleeping()) && shell.exitCode === null);
      const at = performance.now();
      shell.kill("SIGTERM");
      expect(await ended).to.deep.equal([130, null]);
      expect(performance.now() - at).to.be.lessThan(20_000);
      expect(await isSleeping()).to.equal(false);
      expect(await database.query("SELECT to_regclass('slow') AS found")).to.deep.equal([{ found: null }]);
    });
  });
});
