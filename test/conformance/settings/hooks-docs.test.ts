import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { diff } from "../../../src/api/diff.js";
import { generate } from "../../../src/api/generate.js";
import { status } from "../../../src/api/status.js";
import { up } from "../../../src/api/up.js";
import { parseArguments } from "../../../src/cli/arguments.js";
import { blocksOf, type CodeBlock, checkout, textOf } from "../../support/docs.js";
import { type TestDatabase, testPglite } from "../../support/engines.js";

const page = "docs/hooks.md";

/** The blocks of a section, as the page has them. */
function blocksBelow(heading: string): readonly CodeBlock[] {
  const lines = textOf(page).split("\n");
  const start = lines.indexOf(`## ${heading}`) + 1;
  const next = lines.findIndex((line, index) => index >= start && line.startsWith("## "));
  const end = next < 0 ? lines.length : next;
  return blocksOf(page).filter(({ line }) => line > start && line <= end);
}

const entity = `import { Column, Entity, PrimaryColumn } from "@schemix/migrate";
@Entity({ comment: "People" })
export class Person {
  @PrimaryColumn("int") id!: number;
  @Column("text") email!: string;
}
`;
const made = `create table person (id int constraint pk_person primary key, email varchar(320) not null);
comment on table person is 'Customers'`;

describe(page, () => {
  let db: TestDatabase;
  let folder: string;
  beforeEach(async () => {
    db = await testPglite();
    folder = mkdtempSync(join(tmpdir(), "schemix-hooks-"));
    put("src/person.entity.ts", entity);
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true, force: true });
    await db.close();
  });

  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  /** Writes the configuration of a section; what requests of its project take. */
  const configured = (heading: string) => {
    put("schemix.config.ts", blocksBelow(heading).find(({ info }) => info === "ts")?.code ?? "");
    return { cwd: folder, database: db.database };
  };
  /** What the project's own functions print. */
  const printed = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
    const { log } = console;
    const lines: string[] = [];
    console.log = (line: string) => void lines.push(line);
    try {
      await work();
    } finally {
      console.log = log;
    }
    return lines;
  };

  it("Environments", async () => {
    const base = configured("Environments");
    const commands = blocksBelow("Environments").find(({ info }) => info === "console")?.code ?? "";
    const names = [...commands.matchAll(/(?:--env |SCHEMIX_ENV=)(\w+)/g)].map(([, name]) => name);
    expect(names).to.deep.equal(["staging", "production"]);
    for (const env of names) expect(await status({ ...base, env })).to.include({ environment: env });
    const undecided = await status({ cwd: folder }).catch((error: unknown) => error);
    expect(undecided).to.include({ code: "ENVIRONMENT_UNKNOWN" });
  });

  it("Arguments", async () => {
    const command = blocksBelow("Arguments").find(({ info }) => info === "console")?.code ?? "";
    const x = parseArguments([...command.matchAll(/-x (\S+)/g)].map(([, text = ""]) => text));
    const base = { ...configured("Arguments"), x };
    await db.query("create schema acme");
    await generate({ ...base, message: "people" });
    expect((await up(base)).steps).to.have.lengthOf(1);
    expect(await db.query("select email from acme.person")).to.deep.equal([]);
  });

  it("Templates", async () => {
    put("migration.template", blocksBelow("Templates").find(({ info }) => info === "text")?.code ?? "");
    const { source = "" } = await generate({ ...configured("Templates"), message: "people" });
    expect(source).to.match(/^\/\/ people\n\/\/ Written \d{4}-\d\d-\d\dT.*\. Ticket:\nimport \{ Migration,/);
    expect(source).to.include('\n    op.createTable("person", (t) => {\n');
  });

  it("Written files", async () => {
    put("biome.json", JSON.stringify({ formatter: { indentWidth: 4, indentStyle: "space" } }));
    mkdirSync(join(folder, "node_modules/.bin"), { recursive: true });
    symlinkSync(join(checkout, "node_modules/.bin/biome"), join(folder, "node_modules/.bin/biome"));
    const git = (...args: string[]) => spawnSync("git", args, { cwd: folder, encoding: "utf8" }).stdout;
    git("init", "--quiet");
    const base = configured("Written files");
    const lines = await printed(async () => {
      const { source } = await generate({ ...base, message: "people" });
      expect(source).to.include('\n        op.createTable("person"');
    });
    expect(lines).to.deep.equal(["Written: 1"]);
    expect(git("diff", "--cached", "--name-only")).to.match(/^migrations\/\w+_people\.ts\n$/);
  });

  it("Callbacks", async () => {
    const base = configured("Callbacks");
    await generate({ ...base, message: "people", revision: "a1" });
    await db.query("create table deployment (revision text, change text, heads text)");
    const lines = await printed(() => up(base));
    // The table and its comment.
    expect(lines).to.have.lengthOf(2);
    for (const line of lines) expect(line).to.match(/^a1: create table person, \d+ ms$/);
    expect(await db.query("select * from deployment")).to.deep.equal([
      { revision: "a1", change: "up", heads: "a1" },
    ]);
  });

  it("Comparers", async () => {
    await db.query(made);
    const base = configured("Comparers");
    expect((await diff(base)).hasChanges).to.equal(false);
    await db.query("alter table person alter email type varchar(100)");
    expect((await diff(base)).operations).to.have.lengthOf(1);
  });

  it("Filters", async () => {
    await db.query(`${made}; alter table person alter email type text; comment on table person is 'People';
      create table legacy_person (id int); create index dba_ix on person (email); create table tmp_x (id int); create table gone (id int)`);
    const { operations } = await diff(configured("Filters"));
    expect(operations.map(({ description }) => description)).to.deep.equal(["drop table gone"]);
  });

  it("has a test for each of its sections", () => {
    const sections = [...textOf(page).matchAll(/^## (.*)$/gm)].map(([, name]) => name);
    expect(sections).to.deep.equal([
      "Environments",
      "Arguments",
      "Templates",
      "Written files",
      "Callbacks",
      "Comparers",
      "Filters",
    ]);
  });
});
