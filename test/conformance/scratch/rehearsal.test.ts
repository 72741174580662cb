import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { check } from "../../../src/api/check.js";
import { generate } from "../../../src/api/generate.js";
import type { GenerateRequest, RunEvent } from "../../../src/api/types.js";
import { up } from "../../../src/api/up.js";
import type { Database } from "../../../src/dialects/dialect.js";
import type { SchemixError } from "../../../src/errors/schemix-error.js";
import { type TestDatabase, testPglite, withSharedScratch } from "../../support/engines.js";
import { createProject, type TestProject } from "../../support/project.js";
import { failureOf } from "../../support/runner.js";

const entity = (
  age: string,
  more = "",
) => `import { Column, defineObject, Entity, PrimaryGeneratedColumn, sql } from "@schemix/migrate";

@Entity()
export class Member {
  @PrimaryGeneratedColumn() id!: number;
  ${age}
}
${more}
`;

/** What somebody else has made on and around the entities' tables. */
const undeclared = `CREATE SCHEMA other;
  CREATE DOMAIN other.zip AS text CHECK (value <> '');
  CREATE TYPE mood AS ENUM ('ok', 'bad');
  CREATE TABLE log (id int PRIMARY KEY, member_id int, m mood);
  CREATE FUNCTION twice(int) RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT $1 * 2 $$;
  CREATE TABLE part (id int, at date) PARTITION BY RANGE (at);
  CREATE TABLE part_1 PARTITION OF part FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
  CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$;`;

const onMember = `CREATE FUNCTION count_members() RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM member $$;
  CREATE VIEW adult AS SELECT id, twice(3) AS t FROM member WHERE age >= 18;
  CREATE MATERIALIZED VIEW ages AS SELECT age, count(*) FROM member GROUP BY age;
  CREATE UNIQUE INDEX ages_age ON ages (age);
  CREATE TRIGGER touch BEFORE UPDATE ON member FOR EACH ROW EXECUTE FUNCTION touch();`;

describe("a rehearsal", () => {
  let db: TestDatabase;
  let project: TestProject;
  let local: Database;
  const write = (text: string) => writeFileSync(join(project.folder, "src/member.entity.ts"), text);
  const files = () => readdirSync(join(project.folder, "migrations"));
  const next = (request: GenerateRequest = {}) => generate({ ...project.base, message: "next", ...request });
  beforeEach(async () => {
    db = await testPglite();
    local = withSharedScratch(db.database);
    project = createProject(local, { entities: ["src/**/*.ts"] });
    mkdirSync(join(project.folder, "src"));
    write(entity(`@Column("int") age!: number;`));
  });
  afterEach(async () => {
    project.remove();
    await db.close();
  });
  const away = () => ({ ...project.base, database: { ...local, isLocal: false } });

  it("is on the database when it is on this machine, and says so", async () => {
    const { rehearsed, rehearsal } = await next();
    expect(rehearsed).to.equal(true);
    expect(rehearsal).to.deep.equal({
      on: "database",
      database: "pglite://instance",
      why: "it is on this machine",
    });
  });

  it("is on a scratch database made like the database when it is elsewhere", async () => {
    await db.query(undeclared);
    await next();
    await up(project.base);
    await db.query(onMember);
    write(entity(`@Column("bigint") age!: bigint; @Column("text", { nullable: true }) nick?: string;`));
    const events: RunEvent[] = [];
    const { rehearsal, operations } = await generate({
      ...away(),
      message: "wide",
      onEvent: (event) => void events.push(event),
    });
    expect(rehearsal).to.deep.equal({
      on: "scratch",
      database: "pglite://instance",
      why: "the database is not on this machine",
    });
    // The undeclared views stand in the way of the change: that they do shows that they were there.
    const lines = operations.map(({ description }) => description);
    expect(lines).to.include.members(["drop view adult", "create view adult"]);
    expect(events.map(({ type }) => type)).to.deep.equal(["scratchMade", "rehearsing"]);
    await up(project.base);
    expect((await check(project.base)).isClean).to.equal(true);
  });

  it("is where the request or the configuration says", async () => {
    expect((await next({ dryRun: true, rehearseOn: "scratch" })).rehearsal).to.include({
      on: "scratch",
      why: "it was asked for",
    });
    expect((await next({ dryRun: true, rehearse: false })).rehearsal).to.deep.equal({
      on: "none",
      database: null,
      why: "it was asked for",
    });
    const config = { ...project.base.config, rehearseOn: "none" };
    const result = await next({ dryRun: true, config });
    expect(result).to.include({ rehearsed: false });
    expect(result.rehearsal).to.deep.include({ on: "none", why: "the configuration says so" });
  });

  it("fails on the scratch database as it would on the database, and nothing is written", async () => {
    await next({ rehearse: false });
    await up(project.base);
    const before = files();
    write(entity(`@Column("int") age!: number; @Column("int", { default: sql\`1 / 0\` }) no!: number;`));
    const error = (await failureOf(next({ rehearseOn: "scratch" }))) as SchemixError;
    expect(error).to.include({ code: "REHEARSAL_FAILED" });
    expect(files()).to.deep.equal(before);
  });

  it("is refused when the scratch database cannot be made like the database, saying what is missing", async () => {
    await next();
    await up(project.base);
    await db.query(
      "CREATE SCHEMA other; CREATE TYPE other.kind AS ENUM ('a'); ALTER TABLE member ADD k other.kind",
    );
    write(
      entity(
        `@Column("int") age!: number; @Column({ type: "other.kind", nullable: true }) k?: string; @Column("int", { nullable: true }) n?: number;`,
      ),
    );
    const error = (await failureOf(next({ rehearseOn: "scratch" }))) as SchemixError;
    expect(error).to.include({ code: "REHEARSAL_FAILED" });
    expect(error.message).to.include("could not be made like pglite://instance");
    expect(error.why).to.include('schema "other" does not exist');
    expect((await next({ rehearseOn: "database" })).rehearsed).to.equal(true);
  });
});
