import { expect } from "chai";
import { diff } from "../../../src/api/diff.js";
import { down } from "../../../src/api/down.js";
import { generate } from "../../../src/api/generate.js";
import { up } from "../../../src/api/up.js";
import { Column, PrimaryColumn } from "../../../src/entities/decorators/column.js";
import { Entity, Sequence } from "../../../src/entities/decorators/entity.js";
import { Index } from "../../../src/entities/decorators/rule.js";
import { type TestDatabase, testPglite } from "../../support/engines.js";
import { createProject, type TestProject } from "../../support/project.js";

describe("Renames to a name that an index has", () => {
  let db: TestDatabase;
  let project: TestProject | undefined;
  before(async () => {
    db = await testPglite();
  });
  after(() => db.close());
  beforeEach(() => db.query("DROP SCHEMA IF EXISTS public CASCADE; CREATE SCHEMA public"));
  afterEach(() => project?.remove());

  const travel = async (entities: readonly unknown[]): Promise<string[]> => {
    project = createProject(db.database, { entities });
    const { base } = project;
    const { operations, rehearsed } = await generate({ ...base, message: "m" });
    expect(rehearsed).to.equal(true);
    await up(base);
    expect((await diff(base)).operations).to.deep.equal([]);
    await down(base);
    return operations.map(({ description }) => description);
  };
  const indexes = async () =>
    (
      await db.query(
        "SELECT tablename || ' ' || indexname AS name FROM pg_indexes WHERE tablename IN ('person', 'team') ORDER BY 1",
      )
    ).map(({ name }) => name);

  it("wait for one that gets another name itself", async () => {
    @Entity({ name: "member", renamedFrom: "person" })
    class Member {
      @PrimaryColumn("int") id!: number;
    }
    @Entity()
    class Team {
      @PrimaryColumn("int") id!: number;
      @Column("int") @Index({ name: "ix_team_size", renamedFrom: "member" }) size!: number;
    }
    await db.query(`CREATE TABLE person (id int CONSTRAINT pk_person PRIMARY KEY);
      CREATE TABLE team (id int CONSTRAINT pk_team PRIMARY KEY, size int NOT NULL);
      CREATE INDEX member ON team (size); INSERT INTO person VALUES (1)`);
    expect(await travel([Member, Team])).to.deep.equal([
      "rename index member to schemix_former_member",
      "rename table person to member",
      "rename index schemix_former_member to ix_team_size",
      "rename constraint member.pk_person to pk_member",
    ]);
    expect(await indexes()).to.deep.equal(["person pk_person", "team member", "team pk_team"]);
    expect(await db.query("SELECT id FROM person")).to.deep.equal([{ id: 1 }]);
  });

  it("wait for one that nobody declares any longer, and for the key of the table itself", async () => {
    @Entity({ name: "member", renamedFrom: "person" })
    @Sequence({ name: "numbers", renamedFrom: "counter" })
    class Member {
      @PrimaryColumn("int") id!: number;
      @Column("int") size!: number;
    }
    await db.query(`CREATE SEQUENCE counter;
      CREATE TABLE person (id int CONSTRAINT member PRIMARY KEY, size int NOT NULL); CREATE INDEX numbers ON person (size)`);
    expect(await travel([Member])).to.deep.equal([
      "rename index numbers to schemix_former_numbers",
      "rename constraint person.member to schemix_former_member",
      "rename sequence counter to numbers",
      "rename table person to member",
      "drop index schemix_former_numbers of member",
      "rename constraint member.schemix_former_member to pk_member",
    ]);
    expect(await indexes()).to.deep.equal(["person member", "person numbers"]);
  });
});

describe("Renames that pass names on", () => {
  let db: TestDatabase;
  let project: TestProject | undefined;
  before(async () => {
    db = await testPglite();
  });
  after(() => db.close());
  afterEach(() => project?.remove());

  it("follow the hints of columns from the last to the first, there and back", async () => {
    @Entity()
    class Reading {
      @PrimaryColumn("int") id!: number;
      @Column("int", { renamedFrom: "oldest" }) @Index() older!: number;
      @Column("bigint", { renamedFrom: "older" }) old!: bigint;
      @Column("int", { renamedFrom: "old" }) recent!: number;
    }
    await db.query(`CREATE TABLE reading (id int CONSTRAINT pk_reading PRIMARY KEY, oldest int NOT NULL, older int NOT NULL, old int NOT NULL);
      CREATE INDEX ix_reading_oldest ON reading (oldest); INSERT INTO reading VALUES (1, 2, 3, 4)`);
    project = createProject(db.database, { entities: [Reading] });
    const { base } = project;
    const { operations } = await generate({ ...base, message: "m" });
    expect(operations.map(({ description }) => description)).to.deep.equal([
      "rename column reading.old to recent",
      "rename column reading.older to old",
      "rename column reading.oldest to older",
      "rename index ix_reading_oldest to ix_reading_older",
      "alter column reading.old: type bigint",
    ]);
    await up(base);
    expect(await db.query("SELECT older, old::int, recent FROM reading")).to.deep.equal([
      { older: 2, old: 3, recent: 4 },
    ]);
    expect((await diff(base)).operations).to.deep.equal([]);
    await down(base);
    expect(await db.query("SELECT oldest, older, old FROM reading")).to.deep.equal([
      { oldest: 2, older: 3, old: 4 },
    ]);
  });
});
