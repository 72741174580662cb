import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { expect } from "chai";
import type { PullRequest, PullResult } from "../../../src/api/types.js";
import { check, pull } from "../../../src/api/verbs.js";
import type { AfterWriteHook } from "../../../src/config/types.js";
import { fastestEngine, type TestDatabase } from "../../support/engines.js";
import { provePull } from "../../support/pulled.js";
import { complaintsOf } from "../../support/strict.js";

/** Lines that a formatter, an editor or a careless reader would change. */
const lines = [
  "  -- CRLF\r",
  "  -- blanks   \t ",
  "  x := '$$ `${1}` \\ ''ünï 😀 \u2028';",
  ...Array.from({ length: 20 }, (_, index) => `  x := x || '${index}';`),
];
const bodyOf = (result: string) =>
  `\r\nDECLARE x text;\nBEGIN\n${lines.join("\n")}\n  RETURN ${result};\nEND  \n\n`;
const functionOf = (head: string, body: string) =>
  `CREATE OR REPLACE FUNCTION ${head} RETURNS text LANGUAGE plpgsql AS $long$${body}$long$;`;
const columns = Array.from({ length: 24 }, (_, index) => `id + ${index} AS c${index}`).join(", ");

describe("pull of long bodies and queries", () => {
  let test: TestDatabase;
  let folder: string;
  let given: string[][];
  const indent: AfterWriteHook = ({ files }) => {
    given.push(files.map((file) => basename(file)));
    for (const file of files) writeFileSync(file, readFileSync(file, "utf8").replaceAll("  ", "    "));
  };
  const config = (entities = "src/**/*.entity.ts") => ({
    database: test.database,
    entities: [entities],
    format: false as const,
    afterWrite: [indent],
  });
  const run = async (request: PullRequest = {}): Promise<Record<string, string>> => {
    const { files }: PullResult = await pull({ cwd: folder, config: config(), ...request });
    return Object.fromEntries(files.map(({ file, action }) => [basename(file), action]));
  };
  const isClean = async (entities?: string) =>
    (await check({ cwd: folder, config: config(entities) })).isClean;
  const path = (name: string) => join(folder, "src", name);
  const read = (name: string) => readFileSync(path(name), "utf8");
  const write = (name: string, text: string) => writeFileSync(path(name), text);

  beforeEach(async () => {
    given = [];
    test = await fastestEngine().create();
    folder = mkdtempSync(join(tmpdir(), "schemix-pull-"));
    await test.query(functionOf("long_one(a int)", bodyOf("x")));
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true, force: true });
    await test.close();
  });

  it("stands in files beside the declarations, byte for byte, and leaves nothing to check", async () => {
    await test.query(`${functionOf("twice(a int)", bodyOf("x"))} ${functionOf("twice(a text)", bodyOf("a"))}
      ${functionOf("short()", "BEGIN RETURN 'a'; END")}
      CREATE PROCEDURE work() LANGUAGE plpgsql AS $p$\nBEGIN${"\n  NULL;".repeat(21)}\nEND $p$;
      CREATE TABLE t (id int PRIMARY KEY); CREATE VIEW wide AS SELECT ${columns} FROM t;
      CREATE MATERIALIZED VIEW kept AS SELECT ${columns} FROM t; CREATE VIEW narrow AS SELECT id FROM t;`);
    await run();
    expect(readdirSync(join(folder, "src")).filter((name) => name.endsWith(".sql"))).to.deep.equal([
      "kept.materialized-view.sql",
      "long-one.function.sql",
      "twice-integer.function.sql",
      "twice-text.function.sql",
      "wide.view.sql",
      "work.procedure.sql",
    ]);
    expect(read("long-one.function.entity.ts")).to.contain(
      '    body: { file: "./long-one.function.sql" },\n',
    );
    expect(read("wide.view.entity.ts")).to.contain('@View({ as: { file: "./wide.view.sql" } })\n');
    expect(readFileSync(path("long-one.function.sql")).equals(Buffer.from(bodyOf("x")))).to.equal(true);
    expect(read("twice-text.function.sql")).to.equal(bodyOf("a"));
    expect(given.flat().filter((name) => !name.endsWith(".entity.ts"))).to.deep.equal([]);
    expect(await isClean()).to.equal(true);
    expect(await isClean("src/**/*.{entity.ts,sql}")).to.equal(true);
    expect(new Set(Object.values(await run()))).to.deep.equal(new Set(["unchanged"]));
    const connection = await test.database.connect();
    try {
      const { files } = await provePull(test.database.dialect, connection);
      expect(complaintsOf(files)).to.deep.equal([]);
    } finally {
      await connection.close();
    }
  }).timeout(120_000);

  it("is rewritten when it changed in the database, also beside an edited declaration", async () => {
    await run();
    await test.query(functionOf("long_one(a int)", bodyOf("x || 'new'")));
    const both = { "long-one.function.entity.ts": "changed", "long-one.function.sql": "changed" };
    expect(await run({ dryRun: true })).to.deep.equal(both);
    expect(read("long-one.function.sql")).to.equal(bodyOf("x"));
    given = [];
    expect(await run()).to.deep.equal(both);
    expect(given, "only first lines and SQL").to.deep.equal([]);
    expect(read("long-one.function.sql")).to.equal(bodyOf("x || 'new'"));
    expect(await isClean()).to.equal(true);

    write("long-one.function.entity.ts", `${read("long-one.function.entity.ts")}\n// Mine.\r\n`);
    const kept = { "long-one.function.entity.ts": "edited", "long-one.function.sql": "changed" };
    for (const result of ["x || 'newer'", "x || 'newest'"]) {
      await test.query(functionOf("long_one(a int)", bodyOf(result)));
      expect(await run()).to.deep.equal(kept);
      expect(read("long-one.function.sql")).to.equal(bodyOf(result));
      expect(read("long-one.function.entity.ts")).to.match(/\n\n\/\/ Mine\.\r\n$/);
    }
    expect(await isClean()).to.equal(true);
  }).timeout(120_000);

  it("is kept when somebody edited it, until it is forced, and not when git changed its ends of lines", async () => {
    await run();
    const mine = bodyOf("x").replace("RETURN x", "RETURN lower(x)");
    write("long-one.function.sql", mine);
    const kept = { "long-one.function.entity.ts": "unchanged", "long-one.function.sql": "edited" };
    expect(await run()).to.deep.equal(kept);
    expect((await pull({ cwd: folder, config: config() })).files[1]?.diff).to.match(
      /^- {2}RETURN lower\(x\);/m,
    );
    await test.query(
      functionOf("long_one(b int)", bodyOf("x")).replace("CREATE", "DROP FUNCTION long_one; CREATE"),
    );
    expect(await run()).to.deep.equal({ ...kept, "long-one.function.entity.ts": "changed" });
    expect(await run(), "it is known to be edited still").to.deep.equal(kept);
    expect(read("long-one.function.sql")).to.equal(mine);
    expect((await run({ force: true }))["long-one.function.sql"]).to.equal("changed");
    expect(await isClean()).to.equal(true);
    write("long-one.function.sql", bodyOf("x").replaceAll("\r", ""));
    expect((await run())["long-one.function.sql"]).to.equal("changed");
    expect(read("long-one.function.sql")).to.equal(bodyOf("x"));
    write("long-one.function.entity.ts", read("long-one.function.entity.ts").replaceAll("\n", "\r\n"));
    expect(new Set(Object.values(await run()))).to.deep.equal(new Set(["unchanged"]));
    rmSync(path("long-one.function.sql"));
    expect((await run())["long-one.function.sql"]).to.equal("added");
  }).timeout(120_000);

  it("is named when its object is gone or it has become short, and never taken from others", async () => {
    await run();
    await test.query(functionOf("long_one(a int)", "BEGIN RETURN 'a'; END"));
    const left = { "long-one.function.entity.ts": "changed", "long-one.function.sql": "gone" };
    expect(await run()).to.deep.equal(left);
    expect(await run()).to.deep.equal({ ...left, "long-one.function.entity.ts": "unchanged" });
    expect(existsSync(path("long-one.function.sql"))).to.equal(true);
    expect(await isClean()).to.equal(true);
    await test.query("DROP FUNCTION long_one");
    expect(await run()).to.deep.equal({
      "long-one.function.entity.ts": "gone",
      "long-one.function.sql": "gone",
    });

    rmSync(join(folder, "src"), { recursive: true });
    await test.query(functionOf("other()", bodyOf("x")));
    await run();
    rmSync(path("other.function.entity.ts"));
    write("other.function.sql", "SELECT 'of somebody else'");
    const foreign = { "other.function.entity.ts": "added", "other.function.sql": "edited" };
    expect(await run()).to.deep.equal(foreign);
    expect(await run()).to.deep.equal({ ...foreign, "other.function.entity.ts": "unchanged" });
  }).timeout(120_000);
});
