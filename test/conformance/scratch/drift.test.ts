import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { check } from "../../../src/api/check.js";
import { down } from "../../../src/api/down.js";
import { drift } from "../../../src/api/drift.js";
import { generate } from "../../../src/api/generate.js";
import { script } from "../../../src/api/running/script.js";
import type { DriftRequest } from "../../../src/api/types.js";
import { up } from "../../../src/api/up.js";
import type { SchemixError } from "../../../src/errors/schemix-error.js";
import { fastestEngine, type TestDatabase } from "../../support/engines.js";
import { createProject, type TestProject } from "../../support/project.js";
import { failureOf } from "../../support/runner.js";

const first = `
  up(op) {
    op.createEnum("mood", ["ok", "bad"]);
    op.createTable("team", (t) => {
      t.column("id", "bigint", { identity: "always" });
      t.column("name", "varchar(20)");
      t.column("mood", "mood", { nullable: true });
      t.primaryKey("pk_team", ["id"]);
      t.unique("uq_team_name", ["name"]);
      t.comment("Teams");
    });
    op.createIndex("ix_team_mood", "team", ["mood"]);
    op.createTable("gone", (t) => { t.column("id", "int"); t.comment("x"); });
  }
  down(op) { op.dropTable("gone"); op.dropTable("team"); op.dropEnum("mood"); }`;
const second = `static parents = ["a1"];
  up(op) {
    op.execute("create view named as select name from team where id > 0");
    op.run(async (db) => { await db.query("insert into team (name, mood) values ($1, 'ok')", ["first"]); });
  }
  down(op) { op.execute("drop view named"); op.run(async (db) => { await db.query("delete from team"); }); }`;

/** What somebody did by hand. */
const byHand = `DROP TABLE gone;
  DROP VIEW named;
  ALTER TABLE team ADD age int DEFAULT 3;
  ALTER TABLE team ALTER name TYPE varchar(40), ALTER mood SET NOT NULL;
  ALTER TABLE team DROP CONSTRAINT uq_team_name;
  DROP INDEX ix_team_mood;
  ALTER TYPE mood ADD VALUE 'great';
  CREATE VIEW named AS SELECT name FROM team WHERE id > 1;
  COMMENT ON TABLE team IS 'All teams';
  CREATE TABLE stray (id int);
  CREATE FUNCTION two() RETURNS int LANGUAGE sql AS 'select 2'`;

describe("drift", () => {
  let db: TestDatabase;
  let project: TestProject;
  const look = (request: DriftRequest = {}) => drift({ ...project.base, ...request });
  const files = () => readdirSync(join(project.folder, "migrations")).sort();
  const facts = () =>
    db.query(`SELECT table_name, column_name, data_type, character_maximum_length, is_nullable
      FROM information_schema.columns WHERE table_schema = 'public' AND table_name !~ '^schemix_' ORDER BY 1, 2`);
  beforeEach(async () => {
    db = await fastestEngine().create();
    project = createProject(db.database);
    project.write("a1", "first", first);
    project.write("b2", "second", second);
    await up(project.base);
  });
  afterEach(async () => {
    project.remove();
    await db.close();
  });

  it("is not there when the database is what its applied migrations say, pending ones left aside", async () => {
    await db.query("CREATE TABLE stray (id int); COMMENT ON SCHEMA public IS NULL");
    const result = await look();
    expect(result).to.deep.include({
      isClean: true,
      differences: [],
      current: ["b2"],
      appliedCount: 2,
      unmanaged: ["table public.stray"],
    });
    expect(JSON.parse(JSON.stringify(result))).to.deep.equal(result);
    await down(project.base);
    expect((await look()).isClean).to.equal(true);
  });

  it("is told in sentences, each kind of difference in one of its own", async () => {
    await db.query(byHand);
    const before = await facts();
    const { isClean, differences, unmanaged } = await look();
    expect(isClean).to.equal(false);
    expect(differences.map(({ description }) => description).sort()).to.deep.equal([
      "column public.team.age is in the database, and no migration made it.",
      "column public.team.mood was changed: nullable is no, and the migrations say yes.",
      "column public.team.name was changed: type is character varying(40), and the migrations say character varying(20).",
      "comment on table public.team was changed: text is All teams, and the migrations say Teams.",
      'enum public.mood was changed: values is ["ok","bad","great"], and the migrations say ["ok","bad"].',
      "index public.team.ix_team_mood is gone: a migration made it.",
      "table public.gone is gone: a migration made it.",
      "unique public.team.uq_team_name is gone: a migration made it.",
      "view public.named was changed: it is made in another way.",
    ]);
    expect(differences.find(({ change }) => change === "added")?.object).to.equal("column public.team.age");
    expect(unmanaged).to.deep.equal(["function public.two()", "table public.stray"]);
    expect(await facts()).to.deep.equal(before);
    expect(files()).to.have.length(2);
  });

  it("tells privileges where they are managed, and takes them back", async () => {
    await db.query("GRANT SELECT, INSERT (name) ON team TO PUBLIC; GRANT CREATE ON SCHEMA public TO PUBLIC");
    expect((await look()).isClean).to.equal(true);
    const base = { ...project.base, config: { ...project.base.config, privileges: true } };
    const found = await drift({ ...base, revert: true });
    expect(found.differences.map(({ description }) => description)).to.deep.equal([
      "privilege PUBLIC on SCHEMA public is in the database, and no migration made it.",
      "privilege PUBLIC on TABLE public.team is in the database, and no migration made it.",
    ]);
    expect(found.unmodelled).to.deep.equal([]);
    await up(base);
    expect((await drift(base)).differences).to.deep.equal([]);
    const [{ acl } = {}] = await db.query("SELECT relacl::text AS acl FROM pg_class WHERE relname = 'team'");
    expect(acl).not.to.match(/[{,]=/);
  }).timeout(60_000);

  it("counts what was put on a table of the migrations", async () => {
    await db.query(`CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$;
      CREATE TRIGGER touch BEFORE UPDATE ON team FOR EACH ROW EXECUTE FUNCTION touch()`);
    const { differences, unmanaged } = await look();
    expect(differences.map(({ object }) => object)).to.deep.equal(["trigger public.team.touch"]);
    expect(unmanaged).to.deep.equal(["function public.touch()"]);
  });

  it("is adopted by a migration that is recorded, and the database stays as it is", async () => {
    await db.query(byHand);
    const before = await facts();
    const dry = await look({ adopt: true, dryRun: true });
    expect(dry.migration).to.include({ action: "adopt", isStamped: false, rehearsed: true });
    expect(files()).to.have.length(2);
    const { migration } = await look({ adopt: true, message: "by hand" });
    expect(migration).to.include({ action: "adopt", isStamped: true, rehearsed: true });
    expect(migration?.parents).to.deep.equal(["b2"]);
    expect(await facts()).to.deep.equal(before);
    const source = readFileSync(migration?.file ?? "", "utf8");
    expect(source).to.include('op.addColumn("team", "age"').and.include('op.dropTable("gone")');
    expect((await db.query("SELECT count(*)::int AS n FROM team"))[0]?.n).to.equal(1);
    expect(await look()).to.deep.include({ isClean: true, current: [migration?.revision] });
    expect((await up(project.base)).steps).to.deep.equal([]);
    // Another database comes to the same by `up`, and back.
    await down(project.base);
    expect((await look()).isClean).to.equal(true);
  });

  it("is taken back by a migration that `up` runs", async () => {
    await db.query(byHand.replace("ALTER TYPE mood ADD VALUE 'great';", ""));
    const { migration } = await look({ revert: true });
    expect(migration).to.include({ action: "revert", isStamped: false, rehearsed: true });
    expect((await look()).isClean).to.equal(false);
    const { statements } = await script({ ...project.base, direction: "up", from: "b2" });
    expect(statements.join(";\n")).to.include("IF EXISTS (select").and.include("DROP COLUMN");
    await up(project.base);
    expect(await look()).to.deep.include({ isClean: true, current: [migration?.revision] });
    expect((await db.query("SELECT count(*)::int AS n FROM team"))[0]?.n).to.equal(1);
  });

  it("is not adopted when other databases could not follow", async () => {
    project.write(
      "c3",
      "third",
      `static parents = ["b2"]; up(op) { op.execute("update team set mood = null"); } down(op) {}`,
    );
    await up(project.base);
    await db.query("UPDATE team SET mood = 'bad'; ALTER TABLE team ALTER mood SET NOT NULL");
    const error = (await failureOf(look({ adopt: true }))) as SchemixError;
    expect(error).to.include({ code: "REHEARSAL_FAILED" });
    expect(error.message).to.include("contains null values");
    expect(error.fix).to.include("--no-rehearse");
    expect(files()).to.have.length(3);
    expect((await look({ revert: true, rehearse: false })).migration).to.include({ rehearsed: false });
  });

  it("is not adopted while migrations are pending, nor both adopted and reverted", async () => {
    await down(project.base);
    await db.query("ALTER TABLE team ADD age int");
    expect(await failureOf(look({ adopt: true }))).to.include({ code: "DATABASE_BEHIND" });
    expect(await failureOf(look({ adopt: true, revert: true }))).to.include({ code: "USAGE" });
    expect((await look()).differences).to.have.length(1);
  });

  it("cannot be told when the files are not what was applied", async () => {
    const path = join(project.folder, "migrations/b2_second.js");
    const text = readFileSync(path, "utf8");
    writeFileSync(path, `${text}// edited\n`);
    expect(await failureOf(look())).to.include({ code: "REVISION_EDITED" });
    rmSync(path);
    expect(await failureOf(look())).to.include({ code: "REVISION_FILE_MISSING" });
    writeFileSync(path, text);
    await db.query("UPDATE schemix_revisions SET state = 'failed' WHERE revision = 'b2'");
    expect(await failureOf(look())).to.include({ code: "REVISION_HALF_DONE" });
    await db.query("UPDATE schemix_revisions SET state = 'applied', revision = 'zz' WHERE revision = 'b2'");
    const unknown = (await failureOf(look())) as SchemixError;
    expect(unknown).to.include({ code: "REVISION_FILE_MISSING" });
    expect(unknown.message).to.include("zz");
  });

  it("needs a decision where a type change does, and writes nothing", async () => {
    await db.query("ALTER TABLE gone ALTER id TYPE date USING '2020-01-01'");
    const error = (await failureOf(look({ adopt: true }))) as SchemixError;
    expect(error).to.include({ code: "TYPE_CHANGE_UNDECIDED" });
    expect(error.fix).not.to.include("reset");
    expect(files()).to.have.length(2);
  });

  it("is found beside entities too: what was adopted agrees with entities that say so", async () => {
    mkdirSync(join(project.folder, "src"));
    const write = (more: string) =>
      writeFileSync(
        join(project.folder, "src/note.entity.ts"),
        `import { Column, Entity, PrimaryGeneratedColumn } from "@schemix/migrate";
@Entity() export class Note { @PrimaryGeneratedColumn() id!: number; ${more} }`,
      );
    write("");
    const base = { ...project.base, config: { ...project.base.config, entities: ["src/**/*.ts"] } };
    await generate({ ...base, message: "notes" });
    await up(base);
    await db.query("ALTER TABLE note ADD body text");
    expect((await drift({ ...base, adopt: true })).migration?.isStamped).to.equal(true);
    write(`@Column("text", { nullable: true }) body?: string;`);
    expect((await check(base)).isClean).to.equal(true);
  });
});
