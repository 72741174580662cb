import { expect } from "chai";
import { diff } from "../../../src/api/diff.js";
import { down } from "../../../src/api/down.js";
import { generate } from "../../../src/api/generate.js";
import { script } from "../../../src/api/running/script.js";
import { status } from "../../../src/api/status.js";
import { up } from "../../../src/api/up.js";
import { Check, Column, Entity, Index, ManyToOne, PrimaryColumn, sql, Unique } from "../../../src/index.js";
import { forEachDialect, itOnServer } from "../../support/databases.js";
import { createProject, type TestProject } from "../../support/project.js";
import { failureOf, type RunnerDatabase } from "../../support/runner.js";

/** The same tables at one time. */
function earlier(): readonly object[] {
  @Entity({ name: "team", comment: "It's a team" })
  class Team {
    @PrimaryColumn({ type: "bigint", identity: true }) id!: bigint;
    @Column({ type: "string", length: 80, unique: true, comment: "what it's called" }) name!: string;
  }
  @Entity({ name: "member" })
  @Check(sql`age > 17`)
  @Index(["team", "email"])
  class Member {
    @PrimaryColumn({ type: "bigint", identity: true }) id!: bigint;
    @Column({ type: "string", length: 200 }) email!: string;
    @Column({ type: "string", length: 40, nullable: true }) nick?: string;
    @Column({ type: "int", default: 18 }) age!: number;
    @Column({ enum: ["new", "it's old"], enumName: "mood", default: "new" }) mood!: string;
    @Column({ type: "decimal", precision: 12, scale: 2, default: 0 }) balance!: string;
    @Column({ type: "boolean", default: false }) active!: boolean;
    @Column({ type: "timestamptz", nullable: true }) seen?: Date;
    @Column({ type: "text", nullable: true }) note?: string;
    @ManyToOne(() => Team, { onDelete: "cascade" }) team!: Team;
  }
  return [Team, Member];
}

/** And later: renamed, added, changed, gone. */
function later(): readonly object[] {
  @Entity({ name: "team", comment: "Still a team" })
  class Team {
    @PrimaryColumn({ type: "bigint", identity: true }) id!: bigint;
    @Column({ type: "string", length: 160, unique: true, comment: "what it's called" }) name!: string;
  }
  @Entity({ name: "member" })
  @Check(sql`age > 17 and age < 200`)
  @Unique(["team", "email"])
  class Member {
    @PrimaryColumn({ type: "bigint", identity: true }) id!: bigint;
    @Column({ type: "string", length: 320 }) email!: string;
    @Column({ type: "string", length: 40, nullable: true, renamedFrom: "nick" }) nickname?: string;
    @Column({ type: "bigint", default: 21 }) age!: bigint;
    @Column({ enum: ["new", "it's old", "odd"], enumName: "mood", default: "odd" }) mood!: string;
    @Column({ type: "decimal", precision: 14, scale: 2, default: 0 }) balance!: string;
    @Column({ type: "boolean", default: true }) active!: boolean;
    @Index() @Column({ type: "int", default: 7 }) rank!: number;
    @ManyToOne(() => Team, { onDelete: "noAction" }) team!: Team;
    @ManyToOne(() => Member, { nullable: true }) mentor?: Member;
  }
  @Entity({ name: "order" })
  class Order {
    @PrimaryColumn({ type: "uuid" }) id!: string;
    @Column({ name: "group", type: "smallint", nullable: true }) group?: number;
    @Column({ name: "odd ] name'", type: "date", nullable: true }) odd?: string;
  }
  return [Team, Member, Order];
}

describe("Entities, whatever the database is", () => {
  forEachDialect((place) => {
    let db: RunnerDatabase;
    let project: TestProject;
    const withEntities = (entities: readonly object[], settings: object = {}) => ({
      ...project.base,
      config: { ...project.base.config, entities, ...settings },
    });
    beforeEach(async () => {
      db = await place.open();
      project = createProject(db.database);
    });
    afterEach(async () => {
      project.remove();
      await db.drop();
    });

    const isEqual = async (entities: readonly object[]) => {
      expect((await diff(withEntities(entities))).operations).to.deep.equal([]);
    };
    const insertRows = async () => {
      await db.query("insert into team (name) values ('it''s us')");
      await db.query(
        "insert into member (email, nick, age, team_id) values ('a@b', 'al', 30, 1), ('c@d', null, 40, 1)",
      );
    };

    it("are made, changed with their rows, and taken back, each time to the last detail", async () => {
      await generate({ ...withEntities(earlier()), message: "begin" });
      await up(withEntities(earlier()));
      await isEqual(earlier());
      await insertRows();

      await generate({ ...withEntities(later()), message: "go on" });
      await up(withEntities(later()));
      await isEqual(later());
      const rows = await db.query("select email, nickname, mood from member order by email");
      expect(rows).to.deep.equal([
        { email: "a@b", nickname: "al", mood: "new" },
        { email: "c@d", nickname: null, mood: "new" },
      ]);

      await down(withEntities(earlier()));
      await isEqual(earlier());
      expect(await db.query("select nick from member where nick is not null")).to.deep.equal([
        { nick: "al" },
      ]);
      await down({ ...withEntities(earlier()), target: "base" });
      expect((await status(withEntities(earlier()))).current).to.deep.equal([]);
    });

    it("are made by a script as by a run, once", async () => {
      await generate({ ...withEntities(earlier()), message: "begin" });
      const { statements } = await script({ ...withEntities(earlier()), direction: "up" });
      const connection = await db.database.connect({});
      try {
        for (const statement of statements.filter((text) => !/^--[^\n]*$/.test(text)))
          await connection.query(statement);
        let refused = "";
        for (const statement of statements.filter((text) => !/^--[^\n]*$/.test(text)))
          await connection.query(statement).catch((error: Error) => {
            refused ||= error.message;
          });
        expect(refused).to.not.equal("");
      } finally {
        await connection.close();
      }
      await isEqual(earlier());
    });

    itOnServer(place, "are rehearsed on a database beside their own", async () => {
      const entities = withEntities(earlier());
      await generate({ ...entities, message: "begin", rehearseOn: "scratch" });
      await up({ ...entities, rehearse: true });
      await isEqual(earlier());
      const found = await generate({ ...entities, message: "x", from: "history", dryRun: true });
      expect(found.hasChanges).to.equal(false);
    });

    it("that contradict rows are refused, and nothing is changed", async () => {
      await generate({ ...withEntities(earlier()), message: "begin" });
      await up(withEntities(earlier()));
      await insertRows();
      await db.query("update member set age = 500");
      await generate({ ...withEntities(later()), message: "go on", rehearse: false });
      const error = await failureOf(up(withEntities(later())));
      expect(error).to.have.property("code", "STATEMENT_FAILED");
      await isEqual(earlier());
    });
  });
});
