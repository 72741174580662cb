import { expect } from "chai";
import type { Connection } from "../../../src/dialects/dialect.js";
import { SchemixError } from "../../../src/errors/schemix-error.js";
import type { AnyOperation } from "../../../src/objects/any.js";
import { forEachEngine, type TestDatabase } from "../../support/engines.js";

describe("Lock and probe", () => {
  forEachEngine((engine) => {
    let test: TestDatabase;
    let connection: Connection;

    beforeEach(async () => {
      test = await engine.create();
      connection = await test.database.connect();
    });
    afterEach(async () => {
      await connection.close();
      await test.close();
    });

    it("locks, names the holder, and gives free", async () => {
      const { locker } = test.database.dialect;
      expect(await locker.tryAcquire(connection, "app")).to.equal(true);
      expect(await locker.holder(connection, "app")).to.match(
        /^pid \d+, schemix on .+ since \d{4}-\d\d-\d\dT[\d:]+Z$/,
      );
      expect(await locker.holder(connection, "other")).to.equal(undefined);
      await locker.release(connection, "app");
      expect(await locker.holder(connection, "app")).to.equal(undefined);
    });

    if (engine.isServer) {
      it("keeps others out until the session is gone", async () => {
        const { locker } = test.database.dialect;
        const other = await test.database.connect();
        expect(await locker.tryAcquire(other, "app")).to.equal(true);
        expect(await locker.tryAcquire(connection, "app")).to.equal(false);
        expect(await locker.tryAcquire(connection, "another")).to.equal(true);
        await other.close();
        for (let tries = 0; !(await locker.tryAcquire(connection, "app")); tries++)
          expect(tries).to.be.lessThan(100);
      });

      it("notices a pooler that spreads statements over sessions", async () => {
        const sessions = [connection, await test.database.connect(), await test.database.connect()];
        let turn = 0;
        const pooled = new Proxy(connection, {
          get(target, name) {
            if (name !== "query") return Reflect.get(target, name, target);
            return (...parameters: Parameters<Connection["query"]>) =>
              sessions[turn++ % 3]?.query(...parameters);
          },
        });
        const { locker } = test.database.dialect;
        for (const work of [() => locker.tryAcquire(pooled, "app"), () => locker.release(pooled, "app")]) {
          try {
            await work();
            expect.fail("not noticed");
          } catch (error) {
            expect((error as SchemixError).code).to.equal("POOLER_DETECTED");
          }
        }
        for (const session of sessions.slice(1)) await session.close();
      });

      it("makes other transactions wait for the table", async () => {
        await connection.script('CREATE TABLE "Revisions" (x int)');
        const statement = test.database.dialect.locker.lockTable("Revisions", "public");
        await connection.begin();
        await connection.query(statement.sql);
        const other = await test.database.connect({ lockTimeout: 50 });
        await other.begin();
        const error = await other
          .query(statement.sql)
          .catch((reason: unknown) => test.database.dialect.explain(reason, {}));
        expect(error).to.be.instanceOf(SchemixError);
        expect((error as SchemixError).data.sqlState).to.equal("55P03");
        await other.close();
        await connection.rollback();
      });
    }

    it("tells by the catalog whether something has happened", async () => {
      await connection.script(
        `CREATE SCHEMA app; CREATE TYPE app.mood AS ENUM ('a'); CREATE SEQUENCE s;
        CREATE TABLE t (id int, CONSTRAINT ck CHECK (id > 0)); CREATE INDEX ix ON t (id);
        ALTER TABLE t ADD CONSTRAINT later CHECK (id > 1) NOT VALID`,
      );
      const cases: [operation: Partial<AnyOperation> & { kind: string }, result: string][] = [
        [{ kind: "createNamespace", name: "app" }, "done"],
        [{ kind: "createNamespace", name: "nowhere" }, "notDone"],
        [{ kind: "dropNamespace", name: "nowhere" }, "done"],
        [{ kind: "createTable", table: "t" } as never, "done"],
        [{ kind: "createTable", namespace: "app", table: "t" } as never, "notDone"],
        [{ kind: "dropTable", table: "t" }, "notDone"],
        [{ kind: "addColumn", table: "t", column: { name: "id" } } as never, "done"],
        [{ kind: "addColumn", table: "t", column: { name: "x" } } as never, "notDone"],
        [{ kind: "dropColumn", table: "t", name: "x" }, "done"],
        [{ kind: "createIndex", table: "t", name: "ix", keys: [] }, "done"],
        [{ kind: "createIndex", table: "t", name: "iy", keys: [] }, "notDone"],
        [{ kind: "dropIndex", table: "t", name: "ix" }, "notDone"],
        [{ kind: "createCheckConstraint", table: "t", name: "ck", expression: "" }, "done"],
        [{ kind: "dropConstraint", table: "t", name: "ck", type: "check" }, "notDone"],
        [{ kind: "validateConstraint", table: "t", name: "later" }, "notDone"],
        [{ kind: "validateConstraint", table: "t", name: "ck" }, "done"],
        [{ kind: "createEnum", namespace: "app", name: "mood", values: [] }, "done"],
        [{ kind: "addEnumValue", namespace: "app", name: "mood", value: "a" }, "done"],
        [{ kind: "addEnumValue", namespace: "app", name: "mood", value: "b" }, "notDone"],
        [{ kind: "renameTable", table: "old", to: "t" }, "done"],
        [{ kind: "renameTable", table: "t", to: "new" }, "notDone"],
        [{ kind: "renameTable", table: "x", to: "y" }, "unknown"],
        [{ kind: "createSequence", name: "s" }, "done"],
        [{ kind: "execute", sql: "select 1", parameters: [] }, "unknown"],
        [{ kind: "alterColumn", table: "t", name: "id" }, "unknown"],
      ];
      for (const [operation, result] of cases) {
        const found = await test.database.dialect.probe(connection, operation as AnyOperation);
        expect(found, JSON.stringify(operation)).to.equal(result);
      }
    });

    it("clears away an index that a broken build left", async () => {
      await connection.script("CREATE TABLE t (x int); INSERT INTO t VALUES (1), (1)");
      await connection.query("CREATE UNIQUE INDEX CONCURRENTLY ix ON t (x)").catch(() => undefined);
      const [left] = await connection.query(
        "SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('ix')",
      );
      if (left === undefined) return;
      expect(left.indisvalid).to.equal(false);
      const { unmodelled } = await test.database.dialect.introspect(connection, { namespaces: ["public"] });
      expect(unmodelled).to.deep.include({ what: "invalid index", where: "public.t.ix" });
      const operation = {
        kind: "createIndex",
        table: "t",
        name: "ix",
        keys: [{ column: "x" }],
        concurrently: true,
      } as const;
      expect(await test.database.dialect.probe(connection, operation)).to.equal("notDone");
      expect(await connection.query("SELECT to_regclass('ix') AS ix")).to.deep.equal([{ ix: null }]);
    });
  });
});
