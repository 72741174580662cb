import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { generate } from "../../../src/api/generate.js";
import { script } from "../../../src/api/running/script.js";
import { status } from "../../../src/api/status.js";
import type { BaseRequest, ScriptRequest } from "../../../src/api/types.js";
import { up } from "../../../src/api/up.js";
import { presentScript } from "../../../src/cli/present/run.js";
import type { SchemixError } from "../../../src/errors/schemix-error.js";
import { checkout } from "../../support/docs.js";
import { engines, type TestDatabase } from "../../support/engines.js";
import { createProject } from "../../support/project.js";
import { failureOf } from "../../support/runner.js";
import { noteSkipped } from "../../support/skipped.js";

const psql = "psql";
/** A server, where psql can run the script; else the embedded database. */
const engine = engines().at(-1);
const own = ["public.schemix_revisions", "public.schemix_history"];
const later = `import { Column, Entity, PrimaryColumn } from "@schemix/migrate";

@Entity({ comment: "it's; -- later" })
export class Later {
  @PrimaryColumn("int") id!: number;
  @Column("text", { default: "a;b" }) text!: string;
}
`;

function hasPsql(): boolean {
  if (spawnSync(psql, ["--version"]).status === 0) return true;
  noteSkipped("offline scripts run by psql", "psql is not on the path; they run as one simple query");
  return false;
}

/** Runs a script as somebody who was given it would: psql, or all of it in one go. */
async function runScript({ url, query }: TestDatabase, text: string): Promise<void> {
  if (url === undefined || !hasPsql()) {
    await query(text);
    return;
  }
  const args = [url, "-X", "-q", "-v", "ON_ERROR_STOP=1"];
  const { status: code, stderr } = spawnSync(psql, args, { input: text, encoding: "utf8" });
  if (code !== 0) throw new Error(stderr);
}

/** What is in a database: the schema, and what the revision table says, without times and names. */
async function contentsOf({ database, query }: TestDatabase) {
  const connection = await database.connect({});
  try {
    const scope = { namespaces: ["public"], excludeTables: own };
    const { schema } = await database.dialect.introspect(connection, scope);
    const rows = await query(
      `select revision, message, parents, checksum, state, direction, statement_index, statement_count, statement_checksum
       from schemix_revisions order by revision`,
    );
    return { schema: schema.toJSON(), rows };
  } finally {
    await connection.close();
  }
}

/** By default the example of tables, and that of what stands on them. */
function isUsual(example: string): boolean {
  if (process.env.SCHEMIX_TEST_FULL === "1" || /quickstart|views/.test(example)) return true;
  noteSkipped(`offline scripts of ${example}`, "SCHEMIX_TEST_FULL=1 runs them");
  return false;
}

describe("offline scripts of the examples", () => {
  if (engine === undefined) return;
  const folder = join(checkout, "examples");
  // Where the entities are those of an application's modules, a file that is put beside them is none.
  const hasGlobs = (config: string) =>
    existsSync(config) && /entities: \[/.test(readFileSync(config, "utf8"));
  const examples = readdirSync(folder).filter((name) => hasGlobs(join(folder, name, "schemix.config.ts")));

  const textOf = async (project: { readonly base: BaseRequest }, request: Omit<ScriptRequest, "cwd">) =>
    presentScript(await script({ ...project.base, ...request }));

  for (const name of examples) {
    if (!isUsual(name)) continue;
    it(`${name}: they do what an online run does, there and back, whole and in parts`, async () => {
      const db = await engine.create();
      const copy = mkdtempSync(join(tmpdir(), "schemix-offline-"));
      // With its own configuration: plugins and all.
      const project = { base: { cwd: copy, database: db.database } };
      try {
        const isSource = (path: string) => !/[\\/](\.schemix|migrations|node_modules)$/.test(path);
        cpSync(join(folder, name), copy, { recursive: true, filter: isSource });
        const first = await generate({ ...project.base, message: "it's first" });
        await up(project.base);
        writeFileSync(join(copy, "src/later.entity.ts"), later);
        await generate({ ...project.base, message: "later" });
        const before = await contentsOf(db);
        await up(project.base);
        const online = await contentsOf(db);
        const from = first.revision;

        // The way back of what an online run did, one part of it and then the rest.
        await runScript(db, await textOf(project, { direction: "down", from: "head", to: from }));
        expect(await contentsOf(db)).to.deep.equal(before);
        expect(await failureOf(runScript(db, await textOf(project, { direction: "up" })))).to.be.an("error");
        await db.query("rollback");
        expect(await contentsOf(db)).to.deep.equal(before);
        await runScript(db, await textOf(project, { direction: "up", from }));
        expect(await contentsOf(db)).to.deep.equal(online);
        await runScript(db, await textOf(project, { direction: "down", from: "head", to: "base" }));
        expect((await contentsOf(db)).rows).to.deep.equal([]);

        // The whole of it on a database that has never seen an online run.
        await db.query("drop table schemix_revisions; drop table schemix_history");
        await runScript(db, await textOf(project, { direction: "up" }));
        expect(await contentsOf(db)).to.deep.equal(online);
        expect(await status(project.base)).to.include({ isUpToDate: true });
      } finally {
        rmSync(copy, { recursive: true, force: true });
        await db.close();
      }
    }).timeout(180_000);
  }

  it("steps that need rows are refused by name, with what to do", async () => {
    const project = createProject("postgres://nobody@127.0.0.1:1/nowhere");
    try {
      project.write("a1", "first", `up(op) { op.createTable("t", (t) => t.column("id", "int")); }`);
      project.write("b2", "fill", `static parents = ["a1"]; up(op) { op.run(async () => {}); } down(op) {}`);
      const error = (await failureOf(textOf(project, { direction: "up" }))) as SchemixError;
      expect(error).to.include({ code: "OFFLINE_IMPOSSIBLE" });
      expect(error.message).to.include("b2 (fill) has an op.run in its up");
      expect(error.fix).to.include("op.execute");
      expect(await textOf(project, { direction: "up", to: "a1" })).to.include('CREATE TABLE "t"');
      expect(await textOf(project, { direction: "down", from: "b2", to: "a1" })).not.to.include("DROP");
    } finally {
      project.remove();
    }
  });
});
