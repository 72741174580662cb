import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { CliProject, finished, root } from "./support.js";

describe("command line", () => {
  const project = new CliProject();
  after(() => project.remove());

  it("prints its version and its help without a project", async () => {
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    for (const option of ["--version", "-V"]) {
      expect(await project.run([option])).to.deep.equal({
        code: 0,
        stdout: `schemix ${version}\n`,
        stderr: "",
      });
    }
    const help = await project.run([]);
    expect(help.code).to.equal(0);
    expect(help.stdout)
      .to.match(/^COMMANDS$/m)
      .and.match(/^ {2}generate /m);
    for (const words of [["--help"], ["-h"], ["help"]]) expect(await project.run(words)).to.deep.equal(help);
    const up = await project.run(["up", "--help"]);
    expect(up.stdout).to.contain("$ schemix up [TARGET] [OPTIONS]");
    for (const words of [
      ["up", "-h"],
      ["help", "up"],
      ["up", "+1", "--help"],
    ]) {
      expect(await project.run(words)).to.deep.equal(up);
    }
  });

  it("works on the environment that is named, and says so", async () => {
    const config = `export default ({ x }) => ({
      entities: "src/*.ts",
      environments: { a: { database: "pglite://.a" }, b: { database: "pglite://memory", migrations: x.folder } },
    });`;
    const several = new CliProject({
      "schemix.config.ts": config,
      "inner/1_a1.js": 'export default class A { static revision = "a1"; up() {} }',
    });
    try {
      const { code, stdout, stderr } = await several.run(["heads", "-n", "b", "-x", "folder=inner"]);
      expect({ code, stderr }).to.deep.equal({ code: 0, stderr: "b: pglite://memory\n" });
      expect(stdout).to.match(/^a1 /);
      const none = await several.json(["heads"], { SCHEMIX_ENV: "c" });
      expect(none.code).to.equal(2);
      expect(none.value.error).to.include({ code: "ENVIRONMENT_UNKNOWN" });
    } finally {
      several.remove();
    }
  });

  const wrong: readonly [string, RegExp, RegExp][] = [
    ["upp", /no command `upp`/, /Did you mean `schemix up`\?/],
    ["upgrade", /no command `upgrade`/, /Did you mean `schemix up`\?/],
    ["help nothing", /no command `nothing`/, /`schemix --help`/],
    ["nothing --help", /no command `nothing`/, /`schemix --help`/],
    ["--quiet status", /The option --quiet stands where the command is expected/, /schemix status --quiet/],
    ["status --jsn", /no option --jsn/, /Did you mean --json\? `schemix status --help`/],
    ["up --lock-wiat=5s", /no option --lock-wiat=5s/, /Did you mean --lock-wait\?/],
    ["status now", /too many: now/, /`schemix status --help`/],
    ["show", /REVISION is missing/, /`schemix show --help`/],
    ["up --sql --dry-run", /--sql and --dry-run do not go together/, /`schemix up --help`/],
    [
      "up --transaction al",
      /--transaction is one of each, all, none, not al/,
      /Did you mean --transaction all\?/,
    ],
    ["up --lock-wait 5", /--lock-wait is not a time: 5/, /--lock-wait 30s/],
    ["down --steps none", /--steps is a whole number from 1, not none/, /base/],
    ["down --steps 0", /--steps is a whole number from 1, not 0/, /base/],
    ["up a:b:c --sql", /more than two ends: a:b:c/, /FROM:TO/],
    ["up --config", /--config expects a value/, /help/],
    ["status -x tenant", /-x is a key and a value, not "tenant"/, /-x tenant=acme/],
  ];
  for (const [line, message, fix] of wrong) {
    it(`refuses \`schemix ${line}\``, async () => {
      const { code, stdout, stderr } = await project.runHere(line.split(" "));
      expect({ code, stdout }).to.deep.equal({ code: 2, stdout: "" });
      expect(stderr)
        .to.match(/^error USAGE: /)
        .and.match(message)
        .and.match(fix);
      expect(stderr).not.to.match(/\n\s+at /);
    });
  }

  it("prints an error of the command line as JSON when asked", async () => {
    const { code, stdout, stderr } = await project.runHere(["stauts", "--json"]);
    expect({ code, stderr }).to.deep.equal({ code: 2, stderr: "" });
    const { error } = JSON.parse(stdout) as { error: Record<string, unknown> };
    expect(error).to.include({ code: "USAGE", message: "There is no command `stauts`." });
    expect(error.data).to.deep.equal({ command: "stauts", suggestion: "status" });
  });

  it("takes no option after --", async () => {
    const { code, stderr } = await project.runHere(["status", "--", "--json"]);
    expect(code).to.equal(2);
    expect(stderr).to.match(/too many: --json/);
  });

  it("colours errors on demand only", async () => {
    expect((await project.run(["upp"], { FORCE_COLOR: "1" })).stderr).to.contain("\x1b[31merror USAGE:");
    expect((await project.run(["upp", "--no-color"], { FORCE_COLOR: "1" })).stderr).not.to.contain("\x1b[");
    expect((await project.run(["upp"], { NO_COLOR: "1" })).stderr).not.to.contain("\x1b[");
  });

  it("ends quietly when the reader of its output has gone", async () => {
    const child = project.start(["init", "--help"]);
    child.stdout.destroy();
    const stderr: string[] = [];
    child.stderr.on("data", (data) => stderr.push(String(data)));
    const code = await new Promise((resolve) => child.on("exit", resolve));
    expect({ code, stderr: stderr.join("") }).to.deep.equal({ code: 0, stderr: "" });
  });
});

describe("schemix init", () => {
  let project: CliProject;
  beforeEach(() => {
    project = new CliProject();
  });
  afterEach(() => project.remove());

  it("writes a configuration, an example and a folder, and says what comes next", async () => {
    const { code, stdout, stderr } = await project.run(["init"]);
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: "" });
    expect(stdout)
      .to.match(/wrote\s+schemix\.config\.ts/)
      .and.match(/npx schemix generate -m "create users"/);
    expect(readFileSync(join(project.folder, "schemix.config.ts"), "utf8")).to.contain(
      'process.env.DATABASE_URL ?? "pglite://.schemix/db"',
    );
    expect(readFileSync(join(project.folder, "src/user.entity.ts"), "utf8")).to.contain("@Entity(");
    expect(statSync(join(project.folder, "migrations")).isDirectory()).to.equal(true);
  });

  it("overwrites nothing", async () => {
    project.write({ "schemix.config.mjs": "mine", "src/models/a.entity.ts": "mine too" });
    const { code, value } = await project.json(["init"]);
    expect(code).to.equal(0);
    expect(value.written).to.deep.equal(["migrations/"]);
    expect(value.kept).to.deep.equal(["schemix.config.mjs", "src/models/a.entity.ts"]);
    expect(existsSync(join(project.folder, "schemix.config.ts"))).to.equal(false);
    const again = await project.json(["init"]);
    expect(again.value.written).to.deep.equal([]);
  });

  it("writes no password", async () => {
    for (const url of ["postgres://app:canary@h/db", "postgres://app@h/db?password=canary&sslmode=require"]) {
      const { stdout, stderr } = await project.runHere(["init", "--database", url]);
      const text = readFileSync(join(project.folder, "schemix.config.ts"), "utf8");
      expect(stdout + stderr + text).not.to.contain("canary");
      expect(stdout).to.contain("Set DATABASE_URL");
      expect(text).to.contain("postgres://app@h/db");
      project.remove();
      project = new CliProject();
    }
  });

  it("writes no password of SQL Server either, and an example in its words", async () => {
    for (const [url, shown] of [
      [
        "mssql://sa:canary@h/db?clientSecret=canary&token=canary&encrypt=true",
        "mssql://sa@h/db?encrypt=true",
      ],
      [
        `Server=h;Password="can;ary""canary";User Id=sa;Pwd=canary;Database=db`,
        "Server=h;User Id=sa;Database=db",
      ],
    ]) {
      const { stdout, stderr } = await project.runHere(["init", "--database", url ?? ""]);
      const text = readFileSync(join(project.folder, "schemix.config.ts"), "utf8");
      expect(stdout + stderr + text).not.to.match(/canary|can;ary/);
      expect(stdout)
        .to.contain("Set DATABASE_URL")
        .and.to.match(/npm install .*mssql|generate/);
      expect(text).to.contain(shown);
      const entity = readFileSync(join(project.folder, "src/user.entity.ts"), "utf8");
      expect(entity).to.contain("sysdatetimeoffset()").and.not.to.contain("now()");
      project.remove();
      project = new CliProject();
    }
  });

  it("says which file stands in the way", async () => {
    project.write({ migrations: "a file" });
    const { code, stderr } = await project.runHere(["init"]);
    expect(code).to.equal(2);
    expect(stderr).to.match(/^error FILE_EXISTS: The folder migrations cannot be made/);
  });

  it("ends well when nobody reads its result", async () => {
    const child = project.start(["init"]);
    child.stdout.destroy();
    expect((await finished(child)).code).to.equal(0);
    expect(existsSync(join(project.folder, "schemix.config.ts"))).to.equal(true);
  });
});
