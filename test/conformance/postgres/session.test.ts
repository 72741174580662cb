import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { Connection, SessionOptions } from "../../../src/dialects/dialect.js";
import { postgres } from "../../../src/dialects/postgres/index.js";
import { pglite } from "../../../src/dialects/postgres/pglite.js";
import { SchemixError } from "../../../src/errors/schemix-error.js";
import { forEachEngine, type TestDatabase } from "../../support/engines.js";
import { testServers } from "../../support/servers.js";

async function failure(work: Promise<unknown>): Promise<SchemixError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof SchemixError) return error;
    throw error;
  }
  return expect.fail("it did not fail");
}

describe("A session", () => {
  forEachEngine((engine) => {
    let test: TestDatabase;
    const open: Connection[] = [];

    const connect = async (options?: SessionOptions) => {
      const connection = await test.database.connect(options);
      open.push(connection);
      return connection;
    };
    const settings = async (connection: Connection, ...names: string[]) => {
      const list = names.map((name) => `current_setting('${name}', true) AS "${name}"`);
      return (await connection.query(`SELECT ${list.join(", ")}`))[0];
    };

    beforeEach(async () => {
      test = await engine.create();
    });
    afterEach(async () => {
      for (const connection of open.splice(0)) await connection.close().catch(() => undefined);
      await test.close();
    });

    it("says what server it is on", async () => {
      const connection = await connect();
      expect(connection.server).to.match(/^PostgreSQL \d+\.\d+/);
      expect(Math.floor(connection.serverVersion / 10_000)).to.equal(engine.major);
      expect(connection.defaultNamespace).to.equal("public");
      expect(connection.user).to.equal("postgres");
    });

    it("owns its settings, and leaves those of the role that decide what statements mean", async () => {
      const connection = await connect({
        applicationName: "schemix 12",
        lockTimeout: 1500,
        statementTimeout: 60_000,
      });
      expect(
        await settings(connection, "application_name", "lock_timeout", "statement_timeout", "search_path"),
      ).to.deep.equal({
        application_name: "schemix 12",
        lock_timeout: "1500ms",
        statement_timeout: "1min",
        search_path: "public",
      });
      if (engine.isServer && engine.major >= 14) {
        expect(await settings(connection, "client_connection_check_interval")).to.deep.equal({
          client_connection_check_interval: "5s",
        });
      }
    });

    it("puts the chosen namespace first, there or not", async () => {
      await test.query('CREATE SCHEMA "Odd ""one"; CREATE TABLE "Odd ""one".t (x int)');
      const connection = await connect({ namespace: 'Odd "one' });
      expect(connection.defaultNamespace).to.equal('Odd "one');
      expect(await connection.query("SELECT * FROM t")).to.deep.equal([]);
      await connection.close();
      const missing = await connect({ namespace: "later" });
      expect(missing.defaultNamespace).to.equal("later");
      expect((await settings(missing, "search_path"))?.search_path).to.equal("later, public");
    });

    it("runs statements, several at once, and binds parameters", async () => {
      const connection = await connect();
      expect(await connection.query("SELECT $1::int + 1 AS n, $2::text AS t", [1, "it's"])).to.deep.equal([
        { n: 2, t: "it's" },
      ]);
      expect(
        await connection.script("SELECT 1 AS a; CREATE TABLE x (); SELECT 2 AS b; SELECT 3 AS c WHERE false"),
      ).to.deep.equal([[{ a: 1 }], [], [{ b: 2 }], []]);
      expect(await connection.query("SELECT 1 AS a; SELECT 2 AS b")).to.deep.equal([{ b: 2 }]);
    });

    const logs = { none: true, all: true, mod: false, ddl: false };
    for (const [logged, isOne] of engine.isServer ? Object.entries(logs) : []) {
      it(`tries statements ${isOne ? "as one" : "one by one"} where the server's log has ${logged}`, async () => {
        await test.query(
          `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET log_statement = %L', current_database(), '${logged}'); END $$`,
        );
        const connection = await connect();
        await connection.begin();
        expect(
          await connection.attempt(["CREATE TABLE a (t text)", "INSERT INTO a SELECT current_query()"]),
        ).to.equal(true);
        expect(await connection.attempt(["CREATE TABLE b ()", "CREATE TABLE a ()"])).to.equal(false);
        await connection.commit();
        const [row] = await connection.query("SELECT t, to_regclass('b') AS b FROM a");
        expect(String(row?.t).startsWith(isOne ? "DO $$BEGIN EXECUTE" : "CREATE TABLE a")).to.equal(true);
        expect(row?.b).to.equal(null);
      });
    }

    it("commits and rolls back", async () => {
      const connection = await connect();
      await connection.begin();
      expect(connection.isInTransaction).to.equal(true);
      await connection.query("CREATE TABLE a ()");
      await connection.rollback();
      await connection.begin();
      await connection.query("CREATE TABLE b ()");
      expect(await connection.isSameTransaction()).to.equal(true);
      await connection.commit();
      expect(connection.isInTransaction).to.equal(false);
      expect(
        await connection.query("SELECT to_regclass('a') AS a, to_regclass('b')::text AS b"),
      ).to.deep.equal([{ a: null, b: "b" }]);
      await connection.begin({ readOnlySnapshot: true });
      expect(await settings(connection, "transaction_read_only", "transaction_isolation")).to.deep.equal({
        transaction_read_only: "on",
        transaction_isolation: "repeatable read",
      });
      await connection.rollback();
    });

    for (const trick of [
      "COMMIT",
      "ROLLBACK",
      "COMMIT; BEGIN",
      "ROLLBACK; BEGIN; SELECT 1",
      "COMMIT AND CHAIN",
    ]) {
      it(`notices that a migration said ${trick}`, async () => {
        const connection = await connect();
        await connection.begin();
        await connection.query("CREATE TABLE a ()");
        await connection.query(trick);
        expect(await connection.isSameTransaction()).to.equal(false);
        await connection.rollback();
      });
    }

    it("takes savepoints for the same transaction", async () => {
      const connection = await connect();
      await connection.begin();
      await connection.script("SAVEPOINT a; CREATE TABLE a (); ROLLBACK TO SAVEPOINT a");
      expect(await connection.isSameTransaction()).to.equal(true);
      await connection.rollback();
    });

    it("does not take the commit of a failed transaction for one", async () => {
      const connection = await connect();
      await connection.begin();
      await connection.query("SELECT 1 / 0").catch(() => undefined);
      const error = await connection.commit().then(
        () => undefined,
        (reason: unknown) => test.database.dialect.explain(reason, {}),
      );
      expect(error).to.include({ code: "STATEMENT_FAILED" });
      await connection.rollback();
      expect(await connection.query("SELECT 1 AS one")).to.deep.equal([{ one: 1 }]);
    });

    if (!engine.isServer) {
      it("waits its turn, and finds the session as new", async () => {
        const first = await connect();
        await first.script(
          "SET TimeZone = 'Asia/Tokyo'; CREATE TEMP TABLE mine (); SELECT pg_advisory_lock(1)",
        );
        await first.begin();
        const waiting = connect();
        const state = await Promise.race([
          waiting.then(() => "in"),
          new Promise((done) => setTimeout(done, 50, "waits")),
        ]);
        expect(state).to.equal("waits");
        await first.close();
        const second = await waiting;
        expect((await settings(second, "TimeZone"))?.TimeZone).not.to.equal("Asia/Tokyo");
        const left = await second.query(
          "SELECT to_regclass('mine') AS mine, (SELECT count(*)::int FROM pg_locks WHERE locktype = 'advisory') AS locks",
        );
        expect(left).to.deep.equal([{ mine: null, locks: 0 }]);
        const aborted = AbortSignal.timeout(20);
        expect((await failure(test.database.connect({ signal: aborted }))).code).to.equal("ABORTED");
        await second.close();
        await (await connect()).query("SELECT 1");
      });
      return;
    }

    it("can be told to stop what it runs", async () => {
      const connection = await connect();
      const running = connection
        .query("SELECT pg_sleep(30)")
        .catch((error: unknown) => test.database.dialect.explain(error, {}));
      await new Promise((resolve) => setTimeout(resolve, 100));
      await connection.cancel();
      expect(await running).to.include({ code: "ABORTED" });
      expect(await connection.query("SELECT 1 AS one")).to.deep.equal([{ one: 1 }]);
    });

    it("survives its end by the server while idle, and says so on the next statement", async () => {
      const connection = await connect();
      const [row] = await connection.query("SELECT pg_backend_pid() AS pid");
      await test.query(`SELECT pg_terminate_backend(${row?.pid})`);
      await new Promise((resolve) => setTimeout(resolve, 50));
      const error = await connection
        .query("SELECT 1")
        .catch((reason: unknown) => test.database.dialect.explain(reason, {}));
      expect(error).to.include({ code: "CONNECTION_LOST" });
    });

    it("fails with a code, and never tells the password", async () => {
      const url = test.url ?? "";
      const cases: [url: string, code: string][] = [
        [url.replace("not-a-secret", "sesame"), "AUTHENTICATION_FAILED"],
        [url.replace(/:not-a-secret/, ""), "AUTHENTICATION_FAILED"],
        [url.replace("postgres:not-a-secret", "nobody:sesame"), "AUTHENTICATION_FAILED"],
        [`${url}x`, "DATABASE_NOT_FOUND"],
        ["postgres://a:sesame@127.0.0.1:1/d", "CONNECTION_FAILED"],
        ["postgres://a:sesame@no-such-host.invalid/d", "CONNECTION_FAILED"],
        ["postgres://a:sesame@/d?host=/nonexistent", "CONNECTION_FAILED"],
        [`${url}?sslmode=require`, "CONNECTION_FAILED"],
      ];
      for (const [address, code] of cases) {
        const error = await failure(postgres(address).connect());
        expect(error.code, address).to.equal(code);
        expect(`${JSON.stringify(error)}${error.stack}`)
          .not.to.contain("sesame")
          .and.not.to.contain("not-a-secret");
      }
      const aborted = await failure(postgres(url).connect({ signal: AbortSignal.abort() }));
      expect(aborted.code).to.equal("ABORTED");
    });

    it("falls back to plain text only when asked to prefer TLS", async () => {
      const connection = await postgres(`${test.url}?sslmode=prefer`).connect();
      open.push(connection);
      expect(await connection.query("SELECT 1 AS one")).to.deep.equal([{ one: 1 }]);
    });

    it("goes through a unix socket", async () => {
      const server = testServers().find(({ name }) => name === engine.name);
      const folder = await server?.socketFolder();
      const url = new URL(test.url ?? "");
      const database = postgres(`postgres://postgres@${url.pathname}?host=${folder}&port=${url.port}`);
      expect(database.isLocal).to.equal(true);
      const connection = await database.connect();
      open.push(connection);
      expect(await connection.query("SELECT inet_server_addr() AS address")).to.deep.equal([
        { address: null },
      ]);
    });

    it("takes a password that is fetched", async () => {
      const url = new URL(test.url ?? "");
      const database = postgres({
        host: url.hostname,
        port: Number(url.port),
        user: "postgres",
        database: url.pathname.slice(1),
        password: async () => "not-a-secret",
      });
      const connection = await database.connect();
      open.push(connection);
      expect(database.display).not.to.contain("secret");
    });
  });
});

describe("A PGlite folder", () => {
  it("keeps what was written, for one connection at a time", async () => {
    const place = mkdtempSync(join(tmpdir(), "schemix-pglite-"));
    const folder = join(place, "deep", "db");
    try {
      const database = pglite(folder);
      expect(database.display).to.equal(`pglite://${folder}`);
      const first = await database.connect();
      const waiting = pglite({ folder }).connect();
      await first.script("CREATE TABLE t (x int); INSERT INTO t VALUES (7)");
      await first.close();
      const second = await waiting;
      expect(await second.query("SELECT x FROM t")).to.deep.equal([{ x: 7 }]);
      await second.close();
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  });
});
