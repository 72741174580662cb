import { expect } from "chai";
import { diff } from "../../../src/api/diff.js";
import { down } from "../../../src/api/down.js";
import { generate } from "../../../src/api/generate.js";
import type { GenerateRequest, RenameQuestion } from "../../../src/api/types.js";
import { up } from "../../../src/api/up.js";
import { Column, PrimaryColumn, PrimaryGeneratedColumn } from "../../../src/entities/decorators/column.js";
import { Entity, Sequence } from "../../../src/entities/decorators/entity.js";
import { JoinTable, ManyToMany, ManyToOne } from "../../../src/entities/decorators/relation.js";
import { Index } from "../../../src/entities/decorators/rule.js";
import type { SchemixError } from "../../../src/errors/schemix-error.js";
import { sql } from "../../../src/schema/sql.js";
import { type TestDatabase, testPglite } from "../../support/engines.js";
import { createProject, type TestProject } from "../../support/project.js";
import { failureOf } from "../../support/runner.js";

@Entity({ renamedFrom: { namespace: "old", name: "team" }, namespace: "crm" })
class Club {
  @PrimaryGeneratedColumn() id!: number;
}

@Entity({ namespace: "crm", renamedFrom: { namespace: "old" } })
@Sequence({ name: "ticket", start: 100 })
class Person {
  @PrimaryGeneratedColumn() id!: number;
  @Column({ enum: ["new", "gone"], default: "new" }) state!: "new" | "gone";
  @Column("int", { default: sql`nextval('crm.ticket')` }) ticket!: number;
  @Column("text", { nullable: true }) nick!: string | null;
  @ManyToOne(() => Club, { nullable: true }) @Index() club!: Club | null;
  @ManyToMany(() => Club) @JoinTable() clubs!: Club[];
}

const former = `CREATE SCHEMA old;
CREATE TABLE old.team (id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_team PRIMARY KEY);
CREATE TYPE old.person_state_enum AS ENUM ('new', 'gone');
CREATE SEQUENCE old.ticket START 100;
CREATE TABLE old.person (
  id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_person PRIMARY KEY,
  state old.person_state_enum NOT NULL DEFAULT 'new',
  ticket integer NOT NULL DEFAULT nextval('old.ticket'),
  club_id bigint CONSTRAINT fk_person_club_id REFERENCES old.team);
CREATE INDEX ix_person_club_id ON old.person (club_id);
CREATE TABLE old.person_clubs (
  person_id bigint CONSTRAINT fk_person_clubs_person_id REFERENCES old.person ON DELETE CASCADE,
  club_id bigint CONSTRAINT fk_person_clubs_club_id REFERENCES old.team ON DELETE CASCADE,
  CONSTRAINT pk_person_clubs PRIMARY KEY (person_id, club_id));
CREATE INDEX ix_person_clubs_club_id ON old.person_clubs (club_id);
CREATE TABLE old.of_others (id int);
COMMENT ON TABLE old.person IS NULL;
INSERT INTO old.team DEFAULT VALUES;
INSERT INTO old.person (club_id) VALUES (1);
INSERT INTO old.person_clubs VALUES (1, 1)`;

describe("Entities in another namespace", () => {
  let db: TestDatabase;
  let project: TestProject | undefined;
  before(async () => {
    db = await testPglite();
  });
  after(() => db.close());
  beforeEach(() => db.query("DROP SCHEMA IF EXISTS old, crm, app, public CASCADE; CREATE SCHEMA public"));
  afterEach(() => project?.remove());

  const open = (entities: readonly unknown[], settings: object = {}): TestProject => {
    project?.remove();
    project = createProject(db.database, { entities, ...settings });
    return project;
  };
  const described = async ({ base }: TestProject, request: GenerateRequest = {}) =>
    (await generate({ ...base, message: "m", dryRun: true, ...request })).operations.map(
      ({ description }) => description,
    );

  for (const unmanaged of ["ignore", "drop"] as const)
    it(`go there with all that is theirs, and leave what is not where it was (unmanaged: ${unmanaged})`, async () => {
      await db.query(former);
      const { base } = open([Club, Person], { unmanaged });
      const { operations, rehearsed } = await generate({ ...base, message: "m" });
      expect(rehearsed).to.equal(true);
      expect(operations.map(({ description }) => description)).to.deep.equal([
        "create namespace crm",
        "move enum old.person_state_enum to crm",
        "move sequence old.ticket to crm",
        "move table old.team to crm.club",
        "move table old.person to crm",
        "move table old.person_clubs to crm",
        "rename constraint crm.club.pk_team to pk_club",
        "add column crm.person.nick text",
      ]);
      await up(base);
      expect(await db.query("SELECT id, state, ticket, nick, club_id FROM crm.person")).to.have.length(1);
      const [next] = await db.query("INSERT INTO crm.person (club_id) VALUES (1) RETURNING id, ticket");
      expect(next).to.deep.equal({ id: 2, ticket: 101 });
      expect(await db.query("SELECT * FROM crm.person_clubs")).to.have.length(1);
      expect(await db.query("SELECT * FROM old.of_others")).to.have.length(0);
      expect((await diff(base)).operations).to.deep.equal([]);
      await down(base);
      expect(await db.query("SELECT id, state, ticket FROM old.person")).to.have.length(2);
      expect(await db.query("SELECT 1 FROM pg_namespace WHERE nspname = 'crm'")).to.have.length(0);
    });

  it("are asked about, and the answer names the place", async () => {
    @Entity({ namespace: "crm" })
    class Visit {
      @PrimaryColumn("int") id!: number;
      @Column("text") note!: string;
      @Column({ enum: ["a", "b"], enumName: "mood" }) mood!: "a" | "b";
    }
    const { base } = open([Visit]);
    await db.query(`CREATE TYPE mood AS ENUM ('a', 'b');
      CREATE TABLE visit (id int CONSTRAINT pk_visit PRIMARY KEY, note text NOT NULL, mood mood NOT NULL)`);
    const error = (await failureOf(generate({ ...base, message: "m" }))) as SchemixError;
    expect(error).to.include({ code: "RENAME_UNDECIDED", exitCode: 5 });
    const [question] = error.data.questions as readonly RenameQuestion[];
    expect(question).to.deep.include({ id: "table public.visit", isDropped: false });
    expect(question?.candidates[0]?.to).to.equal("crm.visit");
    expect(error.fix).to.contain("--rename public.visit:crm.visit");
    const moved = ["create namespace crm", "move table public.visit to crm", "move enum public.mood to crm"];
    expect(await described(open([Visit]), { renames: ["visit:crm.visit"] })).to.have.members(moved);
    const ask = async (questions: readonly RenameQuestion[]) =>
      Object.fromEntries(questions.map(({ id, candidates }) => [id, candidates[0]?.to ?? null]));
    expect(await described(open([Visit]), { ask })).to.have.members(moved);
    expect(await described(open([Visit]), { notRenamed: ["visit"] })).to.include("create table crm.visit");
  });
});
