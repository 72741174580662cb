import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { check, drift, generate, pull, script, squash, status, up } from "../../../src/api/verbs.js";
import { openDatabase } from "../../../src/config/databases.js";
import { isSchemixError } from "../../../src/errors/schemix-error.js";
import { Check, Column, Entity, Index, ManyToOne, PrimaryColumn, sql } from "../../../src/index.js";
import type { RunEvent } from "../../../src/runner/event.js";
import { forEachDatabase, itOnServer } from "../../support/databases.js";
import { createProject, type TestProject } from "../../support/project.js";
import { failureOf, type RunnerDatabase, run, type TestMigration } from "../../support/runner.js";

@Entity({ name: "shelf", comment: "It's a shelf" })
class Shelf {
  @PrimaryColumn({ type: "int", identity: true }) id!: number;
  @Column({ type: "string", length: 40, unique: true }) name!: string;
}

@Entity({ name: "book" })
@Check(sql`pages > 0`)
@Index(["shelf", { property: "title", order: "desc" }])
class Book {
  @PrimaryColumn({ type: "int", identity: true }) id!: number;
  @Column({ type: "string", length: 80, default: "it's new" }) title!: string;
  @Column({ type: "int", nullable: true }) pages?: number;
  @ManyToOne(() => Shelf, { onDelete: "cascade" }) shelf!: Shelf;
}

@Entity({ name: "reader" })
class Reader {
  @PrimaryColumn({ type: "int" }) id!: number;
}

describe("Verbs, whatever the database is", () => {
  forEachDatabase((place) => {
    let db: RunnerDatabase;
    let project: TestProject;
    const withEntities = (...entities: readonly unknown[]) => ({
      ...project.base,
      config: { ...project.base.config, entities },
    });
    beforeEach(async () => {
      db = await place.open();
      project = createProject(db.database);
    });
    afterEach(async () => {
      project.remove();
      await db.drop();
    });

    const apply = async (...entities: readonly unknown[]) => {
      await generate({ ...withEntities(...entities), message: "go on" });
      await up(withEntities(...entities));
    };

    it("check tells whether the entities are ahead", async () => {
      await apply(Shelf, Book);
      expect((await check(withEntities(Shelf, Book))).isClean).to.equal(true);
      expect((await check(withEntities(Shelf, Book, Reader))).isClean).to.equal(false);
    });

    it("pull writes entities with which there is nothing to generate", async () => {
      await apply(Shelf, Book);
      const pulled = { ...project.base, config: { ...project.base.config, entities: ["src/*.entity.ts"] } };
      await pull({ ...pulled, exclude: ["schemix_*"] });
      expect(readdirSync(join(project.folder, "src"))).to.have.members(["book.entity.ts", "shelf.entity.ts"]);
      expect((await generate({ ...pulled, message: "nothing" })).hasChanges).to.equal(false);
    });

    itOnServer(place, "drift tells what somebody has done by hand", async () => {
      await apply(Shelf, Book);
      expect((await drift(withEntities(Shelf, Book))).isClean).to.equal(true);
      await db.query("alter table book add mark int null");
      await db.query("create index ix_by_hand on shelf (id)");
      const { isClean, differences } = await drift(withEntities(Shelf, Book));
      expect(isClean).to.equal(false);
      expect(differences).to.have.length(2);
    });

    itOnServer(place, "squash leaves one migration that does the work of two", async () => {
      const current = async () => (await status(withEntities(Shelf))).current[0];
      await apply(Shelf, Book);
      const first = await current();
      await apply(Shelf, Book, Reader);
      const last = await current();
      const { replaces } = await squash({ ...withEntities(Shelf), range: `${first}:${last}` });
      expect(replaces).to.deep.equal([first, last]);
      const after = await status(withEntities(Shelf, Book, Reader));
      expect(after.pending).to.deep.equal([]);
    });

    it("script is a text that a client of the database runs in parts, once", async () => {
      await generate({ ...withEntities(Shelf, Book), message: "begin" });
      const { statements, separator } = await script({ ...withEntities(Shelf, Book), direction: "up" });
      const text = statements
        .map((each) => (separator === undefined ? `${each};` : `${each}\n${separator}`))
        .join("\n");
      const batches = separator === undefined ? [text] : text.split(new RegExp(`^${separator}$`, "m"));
      const runAll = async () => {
        const connection = await db.database.connect({});
        try {
          for (const batch of batches) if (batch.trim() !== "") await connection.script(batch);
        } finally {
          await connection.close();
        }
      };
      await runAll();
      expect((await check(withEntities(Shelf, Book))).isClean).to.equal(true);
      await runAll().catch(() => undefined);
      expect((await status(withEntities(Shelf, Book))).pending).to.deep.equal([]);
    });

    const slow = (seconds: number): TestMigration => ({
      revision: "aaa1",
      up: (op) => {
        op.createTable("one", (t) => void t.column("id", "int"));
        const isMssql = db.database.dialect.name === "mssql";
        op.execute(isMssql ? `WAITFOR DELAY '00:00:0${seconds}'` : `select pg_sleep(${seconds})`);
      },
    });
    itOnServer(place, "a runner says for whom it waits, and has nothing left to do", async () => {
      let done: Promise<unknown> = Promise.resolve();
      await new Promise<void>((resolve, reject) => {
        const onEvent = (event: RunEvent) => {
          if (event.type === "statement" && event.index === 1) resolve();
        };
        done = run(db.database, [slow(2)], { onEvent });
        done.catch(reject);
      });
      const early = await failureOf(run(db.database, [slow(0)], { lockWait: 100 }));
      if (!isSchemixError(early, "LOCK_TIMEOUT")) throw early;
      const seen: RunEvent[] = [];
      const second = await run(db.database, [slow(0)], { onEvent: (event) => seen.push(event) });
      await done;
      expect(second.steps).to.deep.equal([]);
      const [waiting] = seen;
      if (waiting?.type !== "waitingForLock") throw new Error("It did not wait");
      expect(waiting.holder).to.match(/schemix/);
      expect(early.message).to.match(/schemix/);
      expect(await db.query("select revision from schemix_revisions")).to.deep.equal([{ revision: "aaa1" }]);
    });

    itOnServer(place, "a login without rights is told so, and nothing has changed", async () => {
      const [login, password] = [`t${randomBytes(6).toString("hex")}`, "Not-a-secret-1"];
      const isSqlServer = db.database.dialect.name === "mssql";
      const make = isSqlServer
        ? `CREATE LOGIN [${login}] WITH PASSWORD = '${password}', CHECK_POLICY = OFF; CREATE USER [${login}] FOR LOGIN [${login}]`
        : `CREATE ROLE ${login} LOGIN PASSWORD '${password}'; REVOKE CREATE ON SCHEMA public FROM PUBLIC`;
      await db.query(make);
      const url = new URL(db.url ?? "");
      [url.username, url.password] = [login, password];
      try {
        const other = await openDatabase(url.href, project.folder);
        const error = await failureOf(run(other, [slow(0)]));
        expect(isSchemixError(error) ? error.code : error).to.equal("PERMISSION_DENIED");
        const scope = { namespaces: [isSqlServer ? "dbo" : "public"] };
        const session = await db.database.connect();
        const { schema } = await db.database.dialect.introspect(session, scope);
        await session.close();
        expect([...schema.ofKind("table")]).to.deep.equal([]);
      } finally {
        const drop = isSqlServer ? `DROP USER [${login}]; DROP LOGIN [${login}]` : `DROP ROLE ${login}`;
        // A server may not have noticed yet that a session of the login is over.
        await db.query(drop).catch(() => undefined);
      }
    });

    itOnServer(
      place,
      "a password that is wrong, a database that is not there, are errors with a code",
      async () => {
        const url = new URL(db.url ?? "");
        url.password = "certainly-wrong";
        const wrong = await failureOf((await openDatabase(url.href, project.folder)).connect({}));
        expect(isSchemixError(wrong) ? wrong.code : wrong).to.equal("AUTHENTICATION_FAILED");
        expect(wrong.message).to.not.contain("certainly-wrong");
        const other = new URL(db.url ?? "");
        other.pathname = "/certainly_not_there";
        const missing = await failureOf((await openDatabase(other.href, project.folder)).connect({}));
        expect(isSchemixError(missing) ? missing.code : missing).to.equal("DATABASE_NOT_FOUND");
      },
    );
  });
});
