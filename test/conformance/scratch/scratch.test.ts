import { expect } from "chai";
import type { Database } from "../../../src/dialects/dialect.js";
import { postgres } from "../../../src/dialects/postgres/index.js";
import { pglite } from "../../../src/dialects/postgres/pglite.js";
import { SchemixError } from "../../../src/errors/schemix-error.js";
import { failureOf } from "../../support/runner.js";
import { type ServerDatabase, type TestServer, testServers } from "../../support/servers.js";

const prefix = "schemix_scratch_";

describe("A scratch database", () => {
  it("of an embedded server is another one, in memory, and gone when it is dropped", async () => {
    const scratch = await pglite("memory").createScratch();
    const connection = await scratch.database.connect({ namespace: "app" });
    expect(connection.defaultNamespace).to.equal("app");
    await connection.query("CREATE TABLE t (x int)");
    await connection.close();
    const again = await scratch.database.connect();
    expect(await again.query("SELECT count(*)::int AS n FROM t")).to.deep.equal([{ n: 0 }]);
    await again.close();
    await scratch.drop();
    await scratch.drop();
    expect(await failureOf(scratch.database.connect())).to.be.instanceOf(Error);
  });

  for (const server of testServers()) describe(`on ${server.name}`, () => onServer(server));
});

function onServer(server: TestServer): void {
  let home: ServerDatabase;
  let database: Database;
  before(async () => {
    home = await server.createDatabase();
    await home.query(`CREATE SCHEMA app; ALTER DATABASE ${home.name} SET search_path = 'app', 'public'`);
    await home.query(`ALTER DATABASE ${home.name} SET app.tenant = 'a=b'`);
    await home.query(`ALTER DATABASE ${home.name} SET statement_timeout = 60000`);
    await home.query(`ALTER DATABASE ${home.name} SET extra_float_digits = 0`);
    await home.query(`ALTER DATABASE ${home.name} SET bytea_output = 'escape'`);
    database = postgres(home.url);
  });
  after(() => home.drop());

  const leftovers = async () =>
    (await home.query("SELECT datname FROM pg_database ORDER BY 1"))
      .map(({ datname }) => String(datname))
      .filter((name) => name.startsWith(prefix));

  it("is beside its home, empty, like it, and says what it is", async () => {
    const scratch = await database.createScratch();
    try {
      const [name = ""] = await leftovers();
      expect(name).to.match(/^schemix_scratch_\d{14}_[0-9a-f]{12}$/);
      expect(scratch.database.display).to.equal(database.display.replace(home.name, name));
      expect(scratch.database.isLocal).to.equal(true);
      const connection = await scratch.database.connect();
      expect(connection.defaultNamespace).to.equal("app");
      const [facts] = await connection.query(`SELECT current_setting('search_path') AS path,
        current_setting('app.tenant') AS tenant, current_setting('bytea_output') AS bytes,
        current_setting('statement_timeout') AS timeout, current_setting('extra_float_digits') AS digits,
        shobj_description(oid, 'pg_database') AS remark, to_regnamespace('app')::text AS app,
        (SELECT count(*)::int FROM pg_database o WHERE o.datname = '${home.name}' AND
          (o.encoding, o.datcollate, o.datctype) = (d.encoding, d.datcollate, d.datctype)) AS like_home
        FROM pg_database d WHERE datname = current_database()`);
      expect(facts).to.deep.include({
        path: "app, public",
        tenant: "a=b",
        bytes: "escape",
        timeout: "0",
        digits: "1",
        app: null,
        like_home: 1,
      });
      expect(facts?.remark).to.match(/^Scratch database of @schemix\/migrate, made by postgres\./);
      // The drop ends sessions that are still on it.
    } finally {
      await scratch.drop();
    }
    expect(await leftovers()).to.deep.equal([]);
  });

  it("has the locale provider of its home", async function () {
    if (server.major < 17) this.skip();
    const name = `${home.name}_c`;
    await home.query(
      `CREATE DATABASE ${name} TEMPLATE template0 ENCODING UTF8 LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'`,
    );
    try {
      const scratch = await postgres(home.url.replace(home.name, name)).createScratch();
      const [row] = await home.query(
        `SELECT datlocprovider AS p, datlocale AS l FROM pg_database WHERE datname LIKE '${prefix}%'`,
      );
      await scratch.drop();
      expect(row).to.deep.equal({ p: "b", l: "C.UTF-8" });
    } finally {
      await home.query(`DROP DATABASE ${name}`);
    }
  });

  it("can be made when its home does not exist yet", async () => {
    const scratch = await postgres(home.url.replace(home.name, "not_there_yet")).createScratch();
    const connection = await scratch.database.connect();
    await connection.close();
    await scratch.drop();
    expect(await leftovers()).to.deep.equal([]);
  });

  it("is refused to a role that may not make databases, and nothing takes its place", async () => {
    const role = `${home.name}_app`;
    await home.query(
      `CREATE ROLE ${role} LOGIN PASSWORD 'pw'; GRANT ALL ON DATABASE ${home.name} TO ${role}`,
    );
    try {
      const url = new URL(home.url);
      url.username = role;
      url.password = "pw";
      const error = (await failureOf(postgres(url.href).createScratch())) as SchemixError;
      expect(error).to.include({ code: "SCRATCH_UNAVAILABLE" });
      expect(error.message).to.equal(`The role ${role} may not create the scratch database`);
      expect(error.fix).to.include(`ALTER ROLE "${role}" CREATEDB`).and.include('scratch: "pglite"');
      expect(JSON.stringify(error)).not.to.include(":pw@");
    } finally {
      await home.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
    }
  });

  it("is not left behind by a signal", async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 5);
    const made = await database.createScratch({ signal: stop.signal }).catch((error: unknown) => error);
    // It may have been sooner than the signal.
    if (made instanceof Error) expect(made).to.be.instanceOf(SchemixError).and.include({ code: "ABORTED" });
    else await (made as { drop(): Promise<void> }).drop();
    expect(await leftovers()).to.deep.equal([]);
  });
}
