import { setTimeout as pause } from "node:timers/promises";
import { expect } from "chai";
import type { Connection } from "../../../src/dialects/dialect.js";
import { isSchemixError } from "../../../src/errors/schemix-error.js";
import { forEachDatabase, itOnServer } from "../../support/databases.js";
import { failureOf, type RunnerDatabase } from "../../support/runner.js";

describe("A session, whatever the database is", () => {
  forEachDatabase((place) => {
    let db: RunnerDatabase;
    let connection: Connection;
    const explained = async (work: Promise<unknown>) =>
      db.database.dialect.explain(await failureOf(work), {});
    const tables = async () => {
      const scope = { namespaces: [connection.defaultNamespace] };
      const { schema } = await db.database.dialect.introspect(connection, scope, { unmodelled: false });
      return schema.ofKind("table").map(({ name }) => name);
    };

    before(async () => {
      db = await place.open();
    });
    beforeEach(async () => {
      connection = await db.database.connect({ lockTimeout: 300 });
    });
    afterEach(() => connection.close());
    after(() => db.drop());

    it("knows where it is", () => {
      expect(connection.server).to.match(/\d/);
      expect(connection.serverVersion).to.be.greaterThan(0);
      expect(connection.user).to.be.a("string");
    });

    it("gives what it was given", async () => {
      const { placeholder } = db.database.dialect.writer;
      const [row] = await connection.query(
        `select ${[1, 2, 3, 4].map((n) => `${placeholder(n)} as v${n}`).join(", ")}`,
        ["it's ünïcode 🎉", "-- no comment", "line\nline", ""],
      );
      expect(row).to.deep.equal({ v1: "it's ünïcode 🎉", v2: "-- no comment", v3: "line\nline", v4: "" });
    });

    it("counts the rows that a statement changes, and takes NULL for any column", async () => {
      const { placeholder } = db.database.dialect.writer;
      await connection.query("create table counted (id int not null, amount int null)");
      const values = `(${placeholder(1)}, ${placeholder(2)}), (${placeholder(3)}, ${placeholder(4)})`;
      const insert = `insert into counted (id, amount) values ${values}`;
      expect(await connection.execute(insert, [1, null, 2, 5])).to.equal(2);
      expect(await connection.execute("update counted set amount = 7")).to.equal(2);
      expect(await connection.execute("delete from counted where id = 3")).to.equal(0);
      await connection.query("drop table counted");
    });

    it("gives the rows of each statement of a script", async () => {
      const results = await connection.script("select 1 as a; select 2 as b; select 3 as c where 1 = 0");
      expect(results).to.deep.equal([[{ a: 1 }], [{ b: 2 }], []]);
    });

    it("takes structure back with its transaction, and keeps it with COMMIT", async () => {
      await connection.begin();
      await connection.query("create table gone (id int)");
      expect(await connection.isSameTransaction()).to.equal(true);
      await connection.rollback();
      expect(await tables()).to.deep.equal([]);
      await connection.begin();
      await connection.query("create table kept (id int)");
      await connection.commit();
      expect(await tables()).to.deep.equal(["kept"]);
      await connection.query("drop table kept");
    });

    it("does nothing any more in a transaction behind a statement that was refused", async () => {
      await connection.begin();
      await connection.query("create table gone (id int)");
      expect(await explained(connection.query("create table gone (id int)"))).to.include({
        code: "STATEMENT_FAILED",
      });
      expect(await explained(connection.query("create table later (id int)"))).to.include({
        code: "STATEMENT_FAILED",
      });
      await connection.rollback();
      expect(await tables()).to.deep.equal([]);
    });

    it("notices that a statement has ended its transaction", async () => {
      await connection.begin();
      await connection.query("commit");
      expect(await connection.isSameTransaction()).to.equal(false);
      await connection.rollback().catch(() => undefined);
    });

    // Each of these is refused in another way: while it is read, by the catalog, by rows, by a type.
    for (const refused of [
      "create tabel x (id int)",
      "create table tried (id int)",
      "alter table tried add id int",
      "alter table tried add constraint ck check (id > 5)",
      "alter table tried add constraint fk foreign key (id) references nowhere (id)",
      "insert into tried (id) values ('no number')",
      "create view v as select nothing from tried",
      "drop table nowhere",
    ])
      it(`tries statements, all or none, and goes on: ${refused}`, async () => {
        await connection.begin({ repeatable: true });
        await connection.query("create table tried (id int not null)");
        await connection.execute("insert into tried (id) values (1)");
        expect(await connection.attempt(["create table one (id int)"])).to.equal(true);
        expect(await connection.attempt(["create table two (id int)", refused])).to.equal(false);
        expect(await tables()).to.have.members(["one", "tried"]);
        expect(await connection.execute("update tried set id = 2")).to.equal(1);
        expect(await connection.attempt(["create view v as select id from tried"])).to.equal(true);
        await connection.rollback();
        expect(await tables()).to.deep.equal([]);
      });

    itOnServer(place, "takes one lock, and lets it go", async () => {
      const { locker } = db.database.dialect;
      const key = "schemix:it's [odd].table";
      const other = await db.database.connect({});
      try {
        expect(await locker.tryAcquire(connection, key)).to.equal(true);
        expect(await locker.tryAcquire(other, key)).to.equal(false);
        expect(await locker.tryAcquire(other, `${key}2`)).to.equal(true);
        expect(await locker.holder(other, key)).to.match(/schemix/);
        await locker.release(connection, key);
        expect(await locker.tryAcquire(other, key)).to.equal(true);
        await locker.release(other, key);
        await locker.release(other, `${key}2`);
      } finally {
        await other.close();
      }
    });

    itOnServer(place, "lets a lock go with the session", async () => {
      const { locker } = db.database.dialect;
      const other = await db.database.connect({});
      expect(await locker.tryAcquire(other, "gone")).to.equal(true);
      await other.close();
      let isFree = false;
      // The server hears of the end of a session when it comes to it.
      for (let tries = 0; tries < 200 && !isFree; tries++) {
        isFree = await locker.tryAcquire(connection, "gone");
        if (!isFree) await pause(10);
      }
      expect(isFree).to.equal(true);
      await locker.release(connection, "gone");
    });

    itOnServer(place, "makes transactions that lock a table wait for each other", async () => {
      const { locker } = db.database.dialect;
      const { sql } = locker.lockTable("fence", connection.defaultNamespace);
      await connection.query("create table fence (id int not null primary key)");
      const other = await db.database.connect({ lockTimeout: 100 });
      try {
        await connection.begin();
        await connection.script(sql);
        await other.begin();
        const error = await failureOf(other.script(sql));
        expect(db.database.dialect.isTransient(error)).to.equal(true);
        await other.rollback();
        await connection.rollback();
        await other.begin();
        await other.script(sql);
        await other.rollback();
      } finally {
        await other.close();
        await connection.query("drop table fence");
      }
    });

    itOnServer(place, "stops when its time is over, and when it is asked to", async () => {
      const wait = db.database.dialect.name === "mssql" ? "WAITFOR DELAY '00:00:20'" : "SELECT pg_sleep(20)";
      await connection.begin({ statementTimeout: 200 });
      expect(await explained(connection.query(wait))).to.include({ code: "STATEMENT_FAILED" });
      await connection.rollback();
      const waiting = explained(connection.query(wait));
      setTimeout(() => void connection.cancel(), 200);
      expect(await waiting).to.include({ code: "ABORTED" });
      expect(await connection.script("select 1 as a")).to.deep.equal([[{ a: 1 }]]);
    });

    itOnServer(place, "makes an empty database beside its own, and takes it away", async () => {
      const scratch = await db.database.createScratch({});
      try {
        const there = await scratch.database.connect({});
        expect(there.defaultNamespace).to.equal(connection.defaultNamespace);
        await there.query("create table only_there (id int)");
        await there.close();
        expect(await tables()).to.deep.equal([]);
      } finally {
        await scratch.drop();
      }
      await scratch.drop();
      const error = await failureOf(scratch.database.connect({}));
      expect(isSchemixError(error) ? error.code : error).to.be.oneOf([
        "DATABASE_NOT_FOUND",
        "SCRATCH_UNAVAILABLE",
      ]);
    });
  });
});
