import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { expect } from "chai";
import type { PullRequest, PullResult } from "../../../src/api/types.js";
import { check, pull } from "../../../src/api/verbs.js";
import { type TestDatabase, testPglite } from "../../support/engines.js";

describe("pull and the files that are there", () => {
  let test: TestDatabase;
  let folder: string;
  const run = (request: PullRequest = {}, entities: readonly string[] = ["src/**/*.entity.ts"]) =>
    pull({ cwd: folder, config: { database: test.database, entities }, ...request });
  const actions = ({ files }: PullResult): Record<string, string> =>
    Object.fromEntries(files.map(({ file, action }) => [basename(file), action]));
  const path = (name: string) => join(folder, "src", name);
  const read = (name: string) => readFileSync(path(name), "utf8");

  beforeEach(async () => {
    test = await testPglite();
    folder = mkdtempSync(join(tmpdir(), "schemix-pull-"));
    await test.query(
      "CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (id int PRIMARY KEY, a_id int REFERENCES a)",
    );
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true, force: true });
    await test.close();
  });

  it("writes nothing when it is only asked to show", async () => {
    const result = await run({ dryRun: true });
    expect(actions(result)).to.deep.equal({ "a.entity.ts": "added", "b.entity.ts": "added" });
    expect(existsSync(join(folder, "src"))).to.equal(false);
  });

  it("leaves nothing to check, nor to pull again", async () => {
    await run();
    const { isClean } = await check({
      cwd: folder,
      config: { database: test.database, entities: ["src/*.entity.ts"] },
    });
    expect(isClean).to.equal(true);
    expect(actions(await run())).to.deep.equal({ "a.entity.ts": "unchanged", "b.entity.ts": "unchanged" });
  });

  it("rewrites the file of a table that changed, and no other", async () => {
    await run();
    await test.query("ALTER TABLE b ADD note text");
    const shown = await run({ dryRun: true });
    expect(actions(shown)).to.deep.equal({ "a.entity.ts": "unchanged", "b.entity.ts": "changed" });
    expect(shown.files[1]?.diff).to.match(/^\+ {2}note!: string \| null;$/m);
    expect(read("b.entity.ts")).not.to.contain("note");
    expect(actions(await run())).to.deep.equal(actions(shown));
    expect(read("b.entity.ts")).to.contain("note");
  });

  it("leaves an edited file alone until it is forced", async () => {
    await run();
    const mine = read("b.entity.ts").replace("export class B", "/** Mine. */\nexport class B");
    writeFileSync(path("b.entity.ts"), mine);
    writeFileSync(path("a.entity.ts"), "export const foreign = 1;\n");
    const result = await run();
    expect(actions(result)).to.deep.equal({ "a.entity.ts": "edited", "b.entity.ts": "edited" });
    expect(result.files[1]?.diff).to.match(/^-\/\*\* Mine\. \*\/$/m);
    expect(read("b.entity.ts")).to.equal(mine);
    expect(actions(await run({ force: true }))).to.deep.equal({
      "a.entity.ts": "changed",
      "b.entity.ts": "changed",
    });
    expect(read("b.entity.ts")).not.to.contain("Mine");
  });

  it("takes ends of lines that git has changed for no edit", async () => {
    await run();
    writeFileSync(path("a.entity.ts"), read("a.entity.ts").replaceAll("\n", "\r\n"));
    expect(actions(await run())["a.entity.ts"]).to.equal("unchanged");
    await test.query("ALTER TABLE a ADD note text");
    expect(actions(await run())["a.entity.ts"]).to.equal("changed");
  });

  it("names files whose table is gone, unless it was not asked for", async () => {
    await run();
    await test.query("DROP TABLE b");
    expect(actions(await run())).to.deep.equal({ "a.entity.ts": "changed", "b.entity.ts": "gone" });
    expect(existsSync(path("b.entity.ts"))).to.equal(true);
    expect(actions(await run({ include: ["a"] }))).to.deep.equal({ "a.entity.ts": "unchanged" });
  });

  it("reads what it is told to", async () => {
    await test.query(
      "CREATE SCHEMA app; CREATE TABLE app.c (id int PRIMARY KEY); CREATE TABLE app.d (id int)",
    );
    expect(actions(await run({ namespaces: ["app"] }))).to.deep.equal({
      "c.entity.ts": "added",
      "d.entity.ts": "added",
    });
    expect(actions(await run({ namespaces: ["app"], exclude: ["d*"] }))).to.deep.equal({
      "c.entity.ts": "unchanged",
    });
    expect(actions(await run({ include: ["a*"] }))).to.deep.equal({ "a.entity.ts": "added" });
  });

  it("does not take the tables of revisions for the project's", async () => {
    await test.query("CREATE TABLE schemix_revisions (id text); CREATE TABLE schemix_history (id text)");
    expect(Object.keys(actions(await run()))).to.deep.equal(["a.entity.ts", "b.entity.ts"]);
  });

  it("names what it has no words for", async () => {
    await test.query(
      `CREATE SCHEMA elsewhere; CREATE TABLE elsewhere.parent (); CREATE TABLE heir () INHERITS (elsewhere.parent);
       CREATE OPERATOR FAMILY by_length USING btree`,
    );
    const { leftOut, unmodelled } = await run();
    const why = "it inherits from parent, which is not an entity";
    expect(leftOut).to.deep.equal([{ object: "table public.heir", why }]);
    expect(unmodelled).to.deep.include({ what: "operator family", where: "public.by_length" });
  });

  it("writes where entities are looked for, or where it is told", async () => {
    expect((await run({}, ["!x", "models/**/*.entity.ts"])).folder).to.equal(join(folder, "models"));
    const elsewhere = await run({ out: "there" });
    expect(elsewhere).to.include({ folder: join(folder, "there"), isInSight: false });
    expect(existsSync(join(folder, "there/a.entity.ts"))).to.equal(true);
    const error = await run({}, ["src/*/model.ts"]).catch((thrown: unknown) => thrown);
    expect(error).to.include({ code: "USAGE" });
    expect((await run({ out: "src" }, ["src/*/model.ts"])).isInSight).to.equal(false);
  });

  it("says which file cannot be written", async () => {
    writeFileSync(join(folder, "src"), "a file");
    const error = await run().catch((thrown: unknown) => thrown);
    expect(error).to.include({ code: "FILE_UNWRITABLE" });
  });
});
