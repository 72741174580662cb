import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { citext } from "@electric-sql/pglite/contrib/citext";
import { expect } from "chai";
import { check } from "../../../src/api/check.js";
import { generate } from "../../../src/api/generate.js";
import type { GenerateRequest, RunEvent } from "../../../src/api/types.js";
import { postgres } from "../../../src/dialects/postgres/index.js";
import { pglite } from "../../../src/dialects/postgres/pglite.js";
import type { SchemixError } from "../../../src/errors/schemix-error.js";
import { withSharedScratch } from "../../support/engines.js";
import { createProject, type TestProject } from "../../support/project.js";
import { failureOf } from "../../support/runner.js";

const entity = (
  columns: string,
) => `import { Column, Entity, PrimaryGeneratedColumn } from "@schemix/migrate";

@Entity({ namespace: "club" })
export class Member {
  @PrimaryGeneratedColumn() id!: number;
  ${columns}
}
`;

describe("from the history", () => {
  let project: TestProject;
  // Nobody listens there.
  const unreachable = postgres("postgres://app:secret@127.0.0.1:1/shop");
  const scratch = withSharedScratch(pglite("memory"));
  const write = (columns: string) =>
    writeFileSync(join(project.folder, "src/member.entity.ts"), entity(columns));
  const next = (request: GenerateRequest = {}) =>
    generate({ ...project.base, message: "next", from: "history", ...request });
  const files = () => readdirSync(join(project.folder, "migrations"));
  beforeEach(() => {
    project = createProject(unreachable, { entities: ["src/**/*.ts"], scratch });
    mkdirSync(join(project.folder, "src"));
    write(`@Column("int") age!: number;`);
  });
  afterEach(() => project.remove());

  it("migrations are generated one after the other without the database", async () => {
    const first = await next();
    expect(first).to.include({ hasChanges: true, rehearsed: true, database: "pglite://instance" });
    expect(first.rehearsal).to.deep.equal({
      on: "scratch",
      database: "pglite://instance",
      why: "that is where the migrations were replayed",
    });
    expect(first.operations.map(({ description }) => description)).to.deep.equal([
      "create namespace club",
      "create table club.member",
    ]);
    const events: RunEvent[] = [];
    const clean = await check({
      ...project.base,
      from: "history",
      onEvent: (event) => void events.push(event),
    });
    expect(clean).to.deep.include({ isClean: true, pending: [], operations: [] });
    expect(events.map(({ type }) => type)).to.deep.equal(["scratchMade", "replaying"]);

    write(`@Column("int") age!: number; @Column("text", { nullable: true }) nick?: string;`);
    const dirty = await check({ ...project.base, from: "history" });
    expect(dirty.isClean).to.equal(false);
    expect(dirty.operations.map(({ kind }) => kind)).to.deep.equal(["addColumn"]);
    const second = await next({ rehearse: false });
    expect(second.parents).to.deep.equal([first.revision]);
    expect(second).to.include({ rehearsed: false });
    expect((await next()).hasChanges).to.equal(false);
    expect(files()).to.have.length(2);
  });

  it("data steps and SQL of an author run too, and namespaces that were there before are", async () => {
    project.write("a0", "zero", `up(op) { op.execute('create schema "club"'); } down(op) {}`);
    project.write(
      "a1",
      "first",
      `static parents = ["a0"];
      up(op) {
        op.execute("create schema if not exists made_by_hand");
        op.createTable("plan", (t) => { t.column("id", "int"); }, { namespace: "given" });
        op.run(async (db) => {
          await db.query("insert into given.plan values ($1)", [7]);
          const [{ n }] = await db.query("select count(*)::int as n from given.plan");
          if (n !== 1) throw new Error("there are " + n + " rows");
        });
        op.execute("create table club.member (id bigint generated always as identity, age int not null, constraint pk_member primary key (id))");
      } down(op) {}`,
    );
    const result = await check({ ...project.base, from: "history" });
    expect(result.operations.map(({ description }) => description)).to.deep.equal([]);
  });

  it("an extension is where it was before a migration moves it", async () => {
    project.remove();
    const instance = new PGlite({ extensions: { citext } });
    const createScratch = async () => ({ database: pglite({ instance }), drop: () => instance.close() });
    const able = { ...pglite("memory"), createScratch };
    project = createProject(unreachable, { entities: ["src/**/*.ts"], scratch: able });
    mkdirSync(join(project.folder, "src"));
    write("");
    project.write(
      "a1",
      "first",
      `up(op) { op.createTable("person", (t) => { t.column("mail", "tools.citext"); }); } down(op) {}`,
    );
    project.write(
      "a2",
      "second",
      `static parents = ["a1"];
      up(op) { op.alterObject("extension", "citext", ["ALTER EXTENSION citext SET SCHEMA public"], { namespace: "tools" }); } down(op) {}`,
    );
    const { operations } = await check({ ...project.base, from: "history" });
    expect(operations.map(({ description }) => description)).to.include("create table club.member");
  });

  it("a migration that needs what no migration makes is named", async () => {
    project.write("a1", "first", `up(op) { op.execute("insert into country values (1)"); } down(op) {}`);
    const error = (await failureOf(next())) as SchemixError;
    expect(error).to.include({ code: "REPLAY_FAILED" });
    expect(error.message).to.include("a1").and.include('relation "country" does not exist');
    expect(error.where).to.include("a1_first.js");
    expect(error.fix).not.to.include("schemix up");
  });

  it("the server is asked for when nothing else is said, and the way without it is told", async () => {
    const error = (await failureOf(next({ scratch: "server" }))) as SchemixError;
    expect(error).to.include({ code: "CONNECTION_FAILED" });
    expect(error.fix).to.include("--scratch pglite");
    expect(JSON.stringify(error)).not.to.include("secret");
  });

  it("cannot be rehearsed on the database", async () => {
    expect(await failureOf(next({ rehearseOn: "database" }))).to.include({ code: "USAGE" });
    expect(files()).to.deep.equal([]);
  });
});
