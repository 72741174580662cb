import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { drift } from "../../../src/api/drift.js";
import { generate } from "../../../src/api/generate.js";
import { init } from "../../../src/api/init.js";
import { merge } from "../../../src/api/merge.js";
import { pull } from "../../../src/api/pull.js";
import { status } from "../../../src/api/status.js";
import { up } from "../../../src/api/up.js";
import { afterWriting } from "../../../src/api/writing/after-write.js";
import type { FormatSetting, WrittenFiles } from "../../../src/config/types.js";
import type { SchemixError } from "../../../src/errors/schemix-error.js";
import { checkout } from "../../support/docs.js";
import { type TestDatabase, testPglite, withSharedScratch } from "../../support/engines.js";
import { createProject, type TestProject } from "../../support/project.js";
import { failureOf } from "../../support/runner.js";

describe("What runs over written files", () => {
  let db: TestDatabase;
  let project: TestProject;
  beforeEach(async () => {
    db = await testPglite();
    project = createProject(withSharedScratch(db.database), { entities: "src/*.entity.ts" });
    mkdirSync(join(project.folder, "src"));
  });
  afterEach(async () => {
    project.remove();
    await db.close();
  });

  const put = (path: string, text: string) => writeFileSync(join(project.folder, path), text);
  const read = (path: string) => readFileSync(path, "utf8");
  const withSettings = (settings: object) => ({
    ...project.base,
    config: { ...project.base.config, ...settings },
  });
  /** The project uses the Biome of this repository, with a style of its own. */
  const useBiome = () => {
    mkdirSync(join(project.folder, "node_modules"));
    symlinkSync(join(checkout, "node_modules/@biomejs"), join(project.folder, "node_modules/@biomejs"));
    const formatter = { indentStyle: "tab" };
    const javascript = { formatter: { quoteStyle: "single", semicolons: "asNeeded" } };
    put("biome.json", JSON.stringify({ formatter, javascript }));
  };

  it("is the project's own formatter, and what counts is the formatted text", async () => {
    useBiome();
    const first = await generate({ ...project.base, empty: true, revision: "a1", message: "it's" });
    expect(first.source).to.include("\tstatic readonly revision = 'a1'\n");
    expect(read(first.file ?? "")).to.equal(first.source);
    const plain = await generate({ ...withSettings({ format: false }), empty: true, revision: "b2" });
    expect(plain.source).to.include('  static readonly revision = "b2";\n');
    await generate({ ...project.base, empty: true, revision: "c3", head: "a1", splice: true });
    const merged = await merge(project.base);
    expect(read(merged.file)).to.equal(merged.source).and.to.include("import { Migration");
    expect(merged.source).to.include("from '@schemix/migrate'\n");
    const { written } = await init({ cwd: project.folder });
    expect(written).to.include("schemix.config.ts");
    expect(read(join(project.folder, "src/user.entity.ts"))).to.include(
      "\t@Column('text', { nullable: true })\n",
    );
  });

  it("leaves what pull wrote known as its own", async () => {
    useBiome();
    await db.query(
      "create table one (id int constraint pk_one primary key); create table two (id int constraint pk_two primary key)",
    );
    const actions = async (request: object = {}) =>
      Object.fromEntries(
        (await pull({ ...project.base, ...request })).files.map(({ file, action }) => [
          file.replace(/.*\//, ""),
          action,
        ]),
      );
    const both = (action: string) => ({ "one.entity.ts": action, "two.entity.ts": action });
    expect(await actions()).to.deep.equal(both("added"));
    const one = join(project.folder, "src/one.entity.ts");
    expect(read(one))
      .to.match(/^\/\/ Written by `schemix pull` \(\w{16} of \w{16}\)/)
      .and.include("\tid!: number\n");
    expect(await actions()).to.deep.equal(both("unchanged"));
    expect(await actions({ dryRun: true })).to.deep.equal(both("unchanged"));
    await db.query("alter table one add note text");
    const again = await pull(project.base);
    expect(again.files.map(({ action }) => action)).to.deep.equal(["changed", "unchanged"]);
    const added = (again.files[0]?.diff ?? "").split("\n").filter((line) => /^[-+]/.test(line));
    expect(added.join("\n")).to.include("note").and.not.include("id!");
    writeFileSync(one, read(one).replace("note", "memo"));
    await db.query("alter table one add other text");
    expect(await actions()).to.deep.equal({ "one.entity.ts": "edited", "two.entity.ts": "unchanged" });
  });

  it("is counted in by the checksum of an adopted drift", async () => {
    useBiome();
    project.write("a1", "first", 'up(op) { op.createTable("one", (t) => t.column("id", "int")) }');
    await up(project.base);
    await db.query("alter table one add note text");
    const { migration } = await drift({ ...project.base, adopt: true, rehearse: false });
    expect(migration?.isStamped).to.equal(true);
    expect(migration?.source).to.include("\tstatic readonly revision");
    expect((await status(project.base)).problems).to.deep.equal([]);
  });

  it("hooks: commands and functions, in order, over exactly what was written", async () => {
    const seen: WrittenFiles[] = [];
    put("note.cjs", 'require("fs").appendFileSync("log", process.argv.slice(2).join(" ") + "\\n")');
    put(
      "sign.cjs",
      'for (const f of process.argv.slice(2, -1)) require("fs").appendFileSync(f, "// signed\\n")',
    );
    const base = withSettings({
      format: ["node", "sign.cjs", "{files}", "last"],
      afterWrite: [["node", "note.cjs", "one"], (written: WrittenFiles) => void seen.push(written)],
    });
    const { file = "", source } = await generate({ ...base, empty: true, revision: "a1", message: "x" });
    expect(source).to.match(/\/\/ signed\n$/);
    expect(read(join(project.folder, "log"))).to.match(/^one migrations[/\\]\d+_\d+_a1_x\.ts\n$/);
    expect(seen).to.deep.equal([{ files: [file], root: project.folder }]);
    await generate({ ...base, empty: true, revision: "b2", dryRun: true });
    expect(seen).to.have.lengthOf(1);
  });

  it("says what failed, shows its output, and that the files stand", async () => {
    put("broken.cjs", 'console.error("line 3: I do not like it"); process.exit(3)');
    const write = (settings: object, revision: string) =>
      failureOf(
        generate({ ...withSettings(settings), empty: true, head: "base", revision }),
      ) as Promise<SchemixError>;
    const error = await write({ format: ["node", "broken.cjs"] }, "a1");
    expect(error).to.include({ code: "AFTER_WRITE_FAILED", exitCode: 1, where: "format" });
    expect(error.message).to.equal("`node broken.cjs` ended with exit code 3");
    expect(error.why).to.equal("line 3: I do not like it");
    expect(error.fix).to.match(/Written was migrations.*_a1_\w+\.ts, and it stands/);
    expect((await status(project.base)).heads).to.deep.equal(["a1"]);
    const missing = await write({ afterWrite: [["no-such-program"]] }, "b2");
    expect(missing).to.include({ where: "afterWrite[0]", message: "`no-such-program` was not found" });
    const absent = await write({ format: "prettier" satisfies FormatSetting }, "c3");
    expect(absent.message).to.equal("The formatter prettier is not installed");
    expect(absent.why).to.include("npm install --save-dev prettier");
    const thrown = await write({ afterWrite: [() => Promise.reject(new Error("no"))] }, "d4");
    expect(thrown.message).to.equal("afterWrite[0] threw: no");
    const wrong = await write({ format: "pretier", afterWrite: [5, [], ["a", 7]] }, "e5");
    expect(wrong).to.include({ code: "CONFIG_INVALID" });
    for (const path of [
      'format: .*"prettier"\\?',
      "afterWrite\\[0\\]: ",
      "afterWrite\\[1\\]: ",
      "afterWrite\\[2\\]\\[1\\]: ",
    ])
      expect(wrong.message).to.match(new RegExp(path));
  });

  it("ends what hangs, with its children, after a time or when it is asked to", async () => {
    // The child would hold the output open for a minute.
    put(
      "hang.cjs",
      'require("child_process").spawn("sleep", ["60"], { stdio: "inherit" }); console.log("begun"); setTimeout(() => {}, 60000)',
    );
    const request = {
      root: project.folder,
      files: [join(project.folder, "x.ts")],
      format: ["node", "hang.cjs"],
    };
    const late = (await failureOf(afterWriting({ ...request, timeout: 700 }))) as SchemixError;
    expect(late.message).to.equal("`node hang.cjs` was ended after 0.7 s");
    expect(late.why).to.equal("begun");
    const signal = AbortSignal.timeout(300);
    const stopped = (await failureOf(afterWriting({ ...request, signal }))) as SchemixError;
    expect(stopped.message).to.equal("`node hang.cjs` was interrupted");
  });
});
