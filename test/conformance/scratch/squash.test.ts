import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect } from "chai";
import { current } from "../../../src/api/current.js";
import { down } from "../../../src/api/down.js";
import { drift } from "../../../src/api/drift.js";
import { generate } from "../../../src/api/generate.js";
import { history } from "../../../src/api/history.js";
import { prune } from "../../../src/api/prune.js";
import { repair } from "../../../src/api/repair.js";
import { squash } from "../../../src/api/squash.js";
import { stamp } from "../../../src/api/stamp.js";
import { status } from "../../../src/api/status.js";
import type { SquashResult } from "../../../src/api/types.js";
import { up } from "../../../src/api/up.js";
import type { SchemixError } from "../../../src/errors/schemix-error.js";
import { fastestEngine, type TestDatabase } from "../../support/engines.js";
import { createProject, type TestProject } from "../../support/project.js";
import { failureOf } from "../../support/runner.js";

/** A migration after another: what stands in `up` and `down`. */
function step(parent: string | undefined, up: string, down?: string): string {
  const parents = `static parents = ${JSON.stringify(parent === undefined ? [] : [parent])};`;
  return `${parents} up(op) { ${up} } ${down === undefined ? "" : `down(op) { ${down} }`}`;
}

describe("squash", () => {
  let db: TestDatabase;
  let project: TestProject;
  beforeEach(async () => {
    db = await fastestEngine().create();
    project = createProject(db.database);
  });
  afterEach(async () => {
    project.remove();
    await db.close();
  });

  const request = () => project.base;
  const files = () => readdirSync(join(project.folder, "migrations"));
  const write = (id: string, parent: string | undefined, up: string, down?: string) =>
    project.write(id, id, step(parent, up, down));
  const erase = (...ids: readonly string[]) => {
    for (const id of ids) rmSync(join(project.folder, "migrations", `${id}_${id}.js`));
  };
  const words = (list: SquashResult["operations"]) => list.map(({ description }) => description);
  const stateOf = async () =>
    (await history(request())).revisions.map(({ revision, state }) => `${revision} ${state}`).reverse();
  const idsOf = (steps: readonly { readonly revision: string }[]) => steps.map(({ revision }) => revision);
  const at = async () => idsOf((await current(request())).revisions);
  const eventsOf = async () =>
    (await db.query("select revision, direction, event from schemix_history order by id")).map(
      ({ revision, direction, event }) => `${revision} ${direction} ${event}`,
    );

  /** Five migrations, of which b, c and d become one. */
  function writeChain(): void {
    write(
      "a",
      undefined,
      `op.createTable("team", (t) => { t.column("id", "int"); t.primaryKey("pk_team", ["id"]); });`,
    );
    write(
      "b",
      "a",
      `op.createTable("user", (t) => { t.column("id", "int"); t.column("nick", "text", { nullable: true }); t.check("ck_user", "nick <> ''"); });`,
    );
    write(
      "c",
      "b",
      `op.renameColumn("user", "nick", "alias"); op.addColumn("user", "team_id", "int", { nullable: true });
       op.createTable("draft", (t) => t.column("id", "int"));`,
      `op.dropTable("draft"); op.dropColumn("user", "team_id"); op.renameColumn("user", "alias", "nick");`,
    );
    write(
      "d",
      "c",
      `op.dropTable("draft"); op.createIndex("ix_user_alias", "user", ["alias"]);
       op.createForeignKey("fk_user_team_id", "user", ["team_id"], { references: ["team", ["id"]] });`,
      `op.dropConstraint("fk_user_team_id", "user", "foreignKey"); op.dropIndex("ix_user_alias", "user"); op.createTable("draft", (t) => t.column("id", "int"));`,
    );
    write("e", "d", `op.addColumn("team", "name", "text", { nullable: true });`);
  }

  /** What a squash of b to d comes to. */
  function writeSquash(): string {
    project.write(
      "s",
      "s",
      `static replaces = ["b", "c", "d"]; ${step(
        "a",
        `op.createTable("user", (t) => {
           t.column("id", "int"); t.column("alias", "text", { nullable: true });
           t.column("team_id", "int", { nullable: true }); t.check("ck_user", "alias <> ''");
           t.foreignKey("fk_user_team_id", ["team_id"], { references: ["team", ["id"]] });
         });
         op.createIndex("ix_user_alias", "user", ["alias"]);`,
      )}`,
    );
    return "s";
  }

  it("says in few operations what many do, there and back, and runs instead of them", async () => {
    writeChain();
    const planned = await squash({ ...request(), range: "b:d", dryRun: true });
    expect(files()).to.have.length(5);
    expect(planned.former).to.have.length(7);
    expect(words(planned.operations)).to.deep.equal([
      "create table user",
      "create index ix_user_alias on user",
    ]);
    const made = await squash({ ...request(), range: "b:d", message: "users" });
    expect(made).to.deep.include({
      replaces: ["b", "c", "d"],
      parents: ["a"],
      elided: [],
      isReversible: true,
    });
    expect(readFileSync(made.file, "utf8")).to.equal(made.source);
    expect(made.source).to.contain('static readonly replaces = ["b", "c", "d"];');
    expect(made.source).to.contain('down(op: Operations) {\n    op.dropTable("user");\n  }');
    const s = made.revision;
    expect(await stateOf()).to.deep.equal(["a pending", `${s} pending`, "e pending"]);
    expect(idsOf((await up(request())).steps)).to.deep.equal(["a", s, "e"]);
    expect(await drift(request())).to.include({ isClean: true, appliedCount: 3 });
    expect(idsOf((await down({ ...request(), target: "a" })).steps)).to.deep.equal(["e", s]);
    expect(await db.query(`select to_regclass('"user"') as there`)).to.deep.equal([{ there: null }]);
    await up(request());
    erase("b", "c", "d");
    expect(await status(request())).to.deep.include({ isUpToDate: true, appliedCount: 3, current: ["e"] });
  });

  it("counts as applied where all of it is, and is recorded instead of it by the next run", async () => {
    writeChain();
    await up({ ...request(), target: "d" });
    const s = writeSquash();
    expect(await status(request())).to.deep.include({ current: [s], appliedCount: 2, problems: [] });
    expect(await stateOf()).to.deep.equal(["a applied", `${s} applied`, "e pending"]);
    expect((await prune({ ...request(), dryRun: true })).removed.map((file) => basename(file))).to.deep.equal(
      ["b_b.js", "c_c.js", "d_d.js"],
    );
    expect((await prune(request())).removed).to.have.length(3);
    expect((await prune(request())).removed).to.deep.equal([]);
    expect(await status(request())).to.deep.include({ current: [s], problems: [] });
    const { steps, current: heads } = await up({ ...request(), dryRun: true });
    expect([idsOf(steps), heads]).to.deep.equal([["e"], [s]]);
    expect(await db.query("select 1 from schemix_revisions")).to.have.length(4);
    expect(await stamp({ ...request(), target: "current" })).to.deep.include({ after: [s], stamped: [] });
    expect(await up({ ...request(), target: s })).to.deep.include({ steps: [], current: [s] });
    expect(
      (await db.query("select revision, parents from schemix_revisions order by 1")).map((row) =>
        Object.values(row).join(" < "),
      ),
    ).to.have.members(["a < ", `${s} < a`]);
    expect((await eventsOf()).slice(-4)).to.deep.equal([
      "b up replaced",
      "c up replaced",
      "d up replaced",
      `${s} up squashed`,
    ]);
    expect(idsOf((await up(request())).steps)).to.deep.equal(["e"]);
    expect(idsOf((await down({ ...request(), steps: 2 })).steps)).to.deep.equal(["e", s]);
    expect(await at()).to.deep.equal(["a"]);
  });

  it("waits where a part of it is applied until the rest is, and then takes over", async () => {
    writeChain();
    await up({ ...request(), target: "b" });
    const s = writeSquash();
    expect(await stateOf()).to.deep.equal(["a applied", "b applied", "c pending", "d pending", "e pending"]);
    expect(await failureOf(prune(request()))).to.include({ code: "DATABASE_BEHIND" });
    const later = await generate({ ...request(), empty: true, head: "c", splice: true, dryRun: true }).catch(
      (error: SchemixError) => error,
    );
    expect(later).to.include({ code: "REVISION_UNREACHABLE" });
    expect(idsOf((await up({ ...request(), target: "c" })).steps)).to.deep.equal(["c"]);
    expect(idsOf((await down(request())).steps)).to.deep.equal(["c"]);
    const run = await up({ ...request(), target: s });
    expect([idsOf(run.steps), run.current]).to.deep.equal([["c", "d"], [s]]);
    expect(await stateOf()).to.deep.equal(["a applied", `${s} applied`, "e pending"]);
  });

  it("says what to do where a part of it is applied and the rest is gone", async () => {
    writeChain();
    await up({ ...request(), target: "b" });
    const s = writeSquash();
    erase("c");
    const error = (await failureOf(up(request()))) as SchemixError;
    expect(error).to.include({ code: "SQUASH_STUCK" });
    expect(error.data).to.deep.equal({ squash: s, applied: ["b"], missing: ["c"] });
    expect(error.fix).to.include(`schemix stamp ${s}`);
    const found = await status(request());
    expect(found.problems).to.deep.equal([error.message]);
    for (const verb of [down, generate, drift, prune])
      expect(await failureOf(verb({ ...request(), database: db.database }))).to.include({
        code: "SQUASH_STUCK",
      });
    expect(await repair({ ...request(), confirm: true })).to.deep.include({ missing: [], repaired: false });
    expect(await failureOf(stamp({ ...request(), target: "a" }))).to.include({ code: "SQUASH_STUCK" });
    // Somebody has done the rest by hand.
    await stamp({ ...request(), target: s });
    expect(await status(request())).to.deep.include({ current: [s], problems: [], appliedCount: 2 });
    expect(await db.query("select 1 from schemix_revisions")).to.have.length(2);
  });

  it("keeps the steps of people in their order, at the schema that they were written for", async () => {
    write(
      "a",
      undefined,
      `op.createTable("item", (t) => { t.column("id", "int"); t.column("price", "text"); });`,
    );
    write(
      "b",
      "a",
      `op.bulkInsert("item", [{ id: 1, price: "1.50" }, { id: 2, price: "x" }]);`,
      `op.execute("delete from item");`,
    );
    write(
      "c",
      "b",
      `op.addColumn("item", "cents", "int", { nullable: true });
       op.run(async (db) => {
         for (const { id, price } of await db.query("select id, price from item")) {
           const cents = Math.round(Number(price) * 100);
           await db.query("update item set cents = $1 where id = $2", [Number.isNaN(cents) ? 0 : cents, id]);
         }
       }, { reverse: async (db) => { await db.query("update item set price = (cents / 100.0)::text"); } });`,
    );
    write(
      "d",
      "c",
      `op.execute("update item set cents = 7 where cents = 0", { elidable: true, reverse: "select 1" });`,
    );
    write(
      "e",
      "d",
      `op.dropColumn("item", "price"); op.alterColumn("item", "cents", { nullable: false });`,
      `op.alterColumn("item", "cents", { nullable: true }); op.addColumn("item", "price", "text", { default: "" });`,
    );
    const made = await squash({ ...request(), range: ":e" });
    expect(words(made.operations)).to.deep.equal([
      "create table item",
      "insert 2 rows into item",
      "add column item.cents int",
      "run a data step",
      "drop column item.price",
      "alter column item.cents: not null",
    ]);
    expect(made.elided).to.deep.equal(["execute update item set cents = 7 where cents = 0"]);
    expect(made.isReversible).to.equal(true);
    await up(request());
    expect(await db.query("select * from item order by id")).to.deep.equal([
      { id: 1, cents: 150 },
      { id: 2, cents: 0 },
    ]);
    await down({ ...request(), target: "base" });
  });

  it("binds the values that steps bind", async () => {
    write(
      "a",
      undefined,
      `op.createTable("note", (t) => { t.column("id", "bigint"); t.column("body", "text"); t.column("at", "timestamptz"); });`,
    );
    const path = write("b", "a", "");
    const source = readFileSync(path, "utf8").replace(
      "up(op) {",
      `up(op) { op.execute(sql\`insert into note values (\${12345678901234567890n % 1000n}, \${"it's \\\`\\\\ \${x}"}, \${new Date(0)})\`);`,
    );
    writeFileSync(path, `import { sql } from "@schemix/migrate";\n${source}`);
    write("c", "b", `op.addColumn("note", "n", "int", { nullable: true });`);
    const made = await squash({ ...request(), range: ":c" });
    expect(made.isReversible).to.equal(false);
    await up(request());
    expect(
      await db.query("select id::int, body, extract(epoch from at)::int as at, n from note"),
    ).to.deep.equal([{ id: 890, body: "it's `\\ ${x}", at: 0, n: null }]);
    expect(await failureOf(down(request()))).to.include({ code: "IRREVERSIBLE" });
  });

  it("does not make one of what cannot be one", async () => {
    write("a", undefined, `op.createTable("t", (t) => t.column("id", "int"));`);
    const path = write("b", "a", "op.run(async (db) => { await db.query(statement); });", "");
    writeFileSync(path, `const statement = "select 1";\n${readFileSync(path, "utf8")}`);
    const refused = async (range: string, code: string, ...parts: readonly string[]) => {
      const error = (await failureOf(squash({ ...request(), range }))) as SchemixError;
      expect(error, error.message).to.include({ code });
      for (const part of parts) expect(`${error.message} ${error.why} ${error.fix}`).to.include(part);
    };
    await refused("a:b", "SQUASH_IMPOSSIBLE", "b (b), up: run a data step", "statement", "elidable");
    write("c", "b", `op.createIndex("ix", "t", ["id"], { concurrently: true });`);
    const text = readFileSync(join(project.folder, "migrations/c_c.js"), "utf8");
    writeFileSync(
      join(project.folder, "migrations/c_c.js"),
      text.replace("static parents", "static transaction = false; static parents"),
    );
    write(
      "d",
      "c",
      `op.execute("create table made (id int)", { elidable: true });`,
      `op.execute("drop table made", { elidable: true });`,
    );
    write("e", "d", `op.addColumn("t", "n", "int", { nullable: true });`);
    await refused("c:d", "SQUASH_IMPOSSIBLE", "c (c), up: create index ix on t", "transaction");
    await refused("d:e", "SQUASH_UNPROVED", "After up of the squash", "create table made");
    write("f", "e", `op.addColumn("t", "x", "int");`, `throw new Error("no");`);
    await refused("e:f", "MIGRATION_THREW");
    write("g", "f", `op.execute("insert into nowhere values (1)");`, "");
    rmSync(join(project.folder, "migrations/f_f.js"));
    write("f", "e", `op.addColumn("t", "x", "int");`);
    await refused("f:g", "REPLAY_FAILED", "g (g), up, execute insert into nowhere");
    expect(files()).to.have.length(7);
  });
});
