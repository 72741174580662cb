import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { check } from "../../../src/api/check.js";
import { diff } from "../../../src/api/diff.js";
import { down } from "../../../src/api/down.js";
import { generate } from "../../../src/api/generate.js";
import { pull } from "../../../src/api/pull.js";
import { script } from "../../../src/api/running/script.js";
import { up } from "../../../src/api/up.js";
import type { SchemixError } from "../../../src/errors/schemix-error.js";
import { blocksOf, checkout } from "../../support/docs.js";
import { type TestDatabase, testPglite } from "../../support/engines.js";
import { createProject, type TestProject } from "../../support/project.js";
import { failureOf } from "../../support/runner.js";

describe("examples/07-plugin", () => {
  let db: TestDatabase;
  let project: TestProject;
  const at = () => ({ cwd: project.folder, database: db.database });
  const entity = () => join(project.folder, "src/word.entity.ts");
  const edit = (from: string, to: string) =>
    writeFileSync(entity(), readFileSync(entity(), "utf8").replace(from, to));
  const migrations = () => readdirSync(join(project.folder, "migrations"));
  const said = (operations: readonly { readonly description: string }[]) =>
    operations.map(({ description }) => description);
  before(async () => {
    db = await testPglite();
    project = createProject(db.database);
    for (const name of ["plugin", "src", "schemix.config.ts"])
      cpSync(join(checkout, "examples/07-plugin", name), join(project.folder, name), { recursive: true });
  });
  after(async () => {
    project.remove();
    await db.close();
  });

  it("is what docs/plugins.md shows", () => {
    const shown = blocksOf("docs/plugins.md").map(({ code }) => code);
    for (const name of [
      "plugin/index.ts",
      "schemix.config.ts",
      "plugin/flags.ts",
      "plugin/reindex.ts",
      "plugin/operator-class.ts",
      "src/word.entity.ts",
    ])
      expect(shown, name).to.include(readFileSync(join(checkout, "examples/07-plugin", name), "utf8"));
  });

  it("is generated, rehearsed, and applied", async () => {
    const { operations, source, rehearsed, unmodelled } = await generate({ ...at(), message: "words" });
    expect(said(operations)).to.deep.equal([
      "create function hash_any_case(text)",
      "create function same_in_any_case(text, text)",
      "create operator ~=(text, text)",
      "create operator class any_case USING hash",
      "create table word",
      "create index ix_word_text on word",
    ]);
    const written = blocksOf("docs/plugins.md").find(({ code }) => code.includes("t.column("))?.code ?? "";
    for (const line of written.trim().split(/\n\s*/)) expect(source).to.contain(line);
    expect(rehearsed).to.equal(true);
    expect(unmodelled).to.deep.equal([]);
    await up(at());
    expect(await check(at())).to.include({ isClean: true });
    const rows = await db.query(`INSERT INTO word (text) VALUES ('Tree') RETURNING parts::text`);
    expect(rows).to.deep.equal([{ parts: "100" }]);
  });

  it("follows a change, with an operation of its own, there and back", async () => {
    edit('name: "any_case"', 'name: "case_free", renamedFrom: "any_case USING hash"');
    edit('operatorClass: "any_case"', 'operatorClass: "case_free"');
    writeFileSync(
      join(project.folder, "src/comments.ts"),
      `import { defineObject } from "@schemix/migrate";
export const said = defineObject("COMMENT ON OPERATOR CLASS case_free USING hash IS 'Any case'");`,
    );
    const changed = await generate({ ...at(), message: "another name" });
    expect(said(changed.operations)).to.deep.equal([
      "rename operator class any_case USING hash to case_free USING hash",
      "comment on operator class case_free USING hash",
    ]);
    expect(changed.hazards.map(({ kind }) => kind)).to.deep.equal(["breaksApplication"]);
    const empty = await generate({ ...at(), empty: true, message: "reindex" });
    const path = join(project.folder, "migrations", migrations().find((name) => /_reindex/.test(name)) ?? "");
    const written = `import { reindex } from "../plugin/index.js";\n${empty.source ?? ""}`.replace(
      /\/\/ Without a down.*/,
      'op.apply(reindex("ix_word_text"));',
    );
    writeFileSync(path, written);
    const { statements } = await script({ ...at(), direction: "up" });
    expect(statements).to.include('REINDEX INDEX "ix_word_text"');
    await up(at());
    expect(await check(at())).to.include({ isClean: true });
    await down({ ...at(), steps: 2 });
    const [{ name } = {}] = await db.query("SELECT opcname AS name FROM pg_opclass WHERE oid >= 16384");
    expect(name).to.equal("any_case");
    await up(at());
    expect(await check(at())).to.include({ isClean: true });
  });

  it("is pulled by its own words, and comes to the same", async () => {
    await db.query("COMMENT ON OPERATOR CLASS case_free USING hash IS NULL");
    const folder = join(project.folder, "pulled");
    await pull({ ...at(), out: folder });
    const texts = Object.fromEntries(
      readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]),
    );
    const classFile = texts["case-free.operator-class.entity.ts"] ?? Object.keys(texts).join();
    expect(classFile).to.contain(`import { defineOperatorClass } from "../plugin/index.js";

export const caseFreeOperatorClass = defineOperatorClass({
  name: "case_free",
  type: "text",
  using: "hash",
`);
    expect(texts["word.entity.ts"]).to.contain("@Column(flags(3), {");
    writeFileSync(
      join(project.folder, "pulled.config.ts"),
      readFileSync(join(project.folder, "schemix.config.ts"), "utf8").replace("src/*.ts", "pulled/*.ts"),
    );
    const again = await diff({ ...at(), config: "pulled.config.ts" });
    expect(said(again.operations)).to.deep.equal([]);
    expect(again.unmanaged).to.deep.equal([]);
    rmSync(join(folder, "case-free.operator-class.entity.ts"));
    const less = await diff({ ...at(), config: "pulled.config.ts" });
    expect(less.unmanaged).to.deep.equal(["acme:operatorClass public.case_free USING hash"]);
  });

  it("is reported by name without the plugin, whose objects nobody makes then", async () => {
    const text = readFileSync(join(project.folder, "schemix.config.ts"), "utf8");
    writeFileSync(join(project.folder, "plain.config.ts"), text.replace("plugins: [acme],", ""));
    const plain = { ...at(), config: "plain.config.ts" };
    const { unmodelled } = await pull({ ...plain, dryRun: true, out: "other" });
    expect(unmodelled).to.deep.equal([{ what: "operator class", where: "public.case_free" }]);
    const error = (await failureOf(down({ ...plain, target: "base" }))) as SchemixError;
    expect(error.code).to.equal("PLUGIN_MISSING");
    expect(error.message).to.match(/knows objects of the kind acme:operatorClass$/);
    await down({ ...at(), target: "base" });
    expect(await db.query("SELECT FROM pg_opclass WHERE oid >= 16384")).to.deep.equal([]);
    expect(await db.query("SELECT FROM pg_opfamily WHERE oid >= 16384")).to.deep.equal([]);
  });
});
