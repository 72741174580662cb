import { join } from "node:path";
import { expect } from "chai";
import { type LoadConfigRequest, loadConfig } from "../../../src/config/load.js";
import { pglite } from "../../../src/dialects/postgres/pglite.js";
import { SchemixError } from "../../../src/errors/schemix-error.js";
import { sql } from "../../../src/schema/sql.js";
import { makeProject, removeProjects } from "../loading/temp-project.js";

const minimal = `export default { database: "pglite://memory", entities: ["src/**/*.entity.ts"] };`;

async function failure(request: LoadConfigRequest): Promise<SchemixError> {
  const error: unknown = await loadConfig(request).catch((thrown: unknown) => thrown);
  expect(error).to.be.instanceOf(SchemixError);
  return error as SchemixError;
}

const failureOf = (source: string) =>
  failure({ cwd: makeProject({ "package.json": { type: "module" }, "schemix.config.ts": source }) });

describe("loadConfig", () => {
  afterEach(() => {
    removeProjects();
    delete process.env.SCHEMIX_CONFIG;
  });

  it("fills in defaults and freezes", async () => {
    const cwd = makeProject({ "package.json": { type: "module" }, "schemix.config.ts": minimal });
    const { config, loader } = await loadConfig({ cwd });
    const { database, scratch, ...rest } = config;
    expect(database.display).to.equal("pglite://memory");
    expect(scratch).to.equal(database);
    expect(rest).to.deep.equal({
      root: cwd,
      file: join(cwd, "schemix.config.ts"),
      entities: ["src/**/*.entity.ts"],
      environment: undefined,
      x: {},
      migrations: [join(cwd, "migrations")],
      recursive: false,
      namespace: undefined,
      naming: "snake_case",
      filter: {},
      unmanaged: "ignore",
      privileges: false,
      owners: false,
      strict: { isOn: false, allow: [] },
      revisions: { table: "schemix_revisions", historyTable: "schemix_history", namespace: undefined },
      rehearsal: { data: true },
      transaction: "each",
      lockWait: 60_000,
      lockTimeout: 0,
      statementTimeout: 0,
      retries: 3,
      fileName: "{date}_{time}_{id}_{slug}",
      slugLength: 40,
      timezone: "UTC",
      rehearseOn: undefined,
      template: undefined,
      format: "auto",
      afterWrite: [],
      onApply: undefined,
      onStep: undefined,
      compare: undefined,
      processRevision: undefined,
      plugins: [],
    });
    expect([config, config.entities, config.revisions, config.filter].every(Object.isFrozen)).to.equal(true);
    expect(loader.root).to.equal(cwd);
  });

  it("takes every setting", async () => {
    class User {}
    const where = sql`c.relname <> 'x'`;
    const database = pglite("memory");
    const { config } = await loadConfig({
      cwd: "/app",
      config: {
        database,
        entities: [User, "src/*.ts"],
        migrations: "db/migrations",
        namespace: "app",
        naming: { table: (name: string) => name.toUpperCase() },
        filter: { namespaces: ["app"], include: ["a*"], exclude: ["app.b"], where },
        unmanaged: "drop",
        revisions: { table: "r", historyTable: "h", namespace: "meta" },
        rehearsal: { data: false },
        transaction: "none",
        lockWait: 1,
        lockTimeout: 2,
        statementTimeout: 3,
        fileName: "{id}",
        slugLength: 20,
        timezone: "Europe/Vienna",
      },
    });
    expect(config).to.deep.include({
      root: "/app",
      file: undefined,
      entities: [User, "src/*.ts"],
      migrations: ["/app/db/migrations"],
      namespace: "app",
      filter: { namespaces: ["app"], include: ["a*"], exclude: ["app.b"], where },
      unmanaged: "drop",
      revisions: { table: "r", historyTable: "h", namespace: "meta" },
      rehearsal: { data: false },
      transaction: "none",
      lockWait: 1,
      lockTimeout: 2,
      statementTimeout: 3,
      fileName: "{id}",
      slugLength: 20,
      timezone: "Europe/Vienna",
    });
    expect(config.database).to.equal(database);
    expect(Object.isFrozen(database)).to.equal(false);
    const { naming } = config;
    expect(typeof naming === "object" && naming.table?.("user")).to.equal("USER");
  });

  for (const [name, source] of [
    ["a function", "export default () => ({ database: 'pglite://memory', entities: [] });"],
    ["an async function", "export default async () => ({ database: 'pglite://memory', entities: 'a.ts' });"],
    ["a promise", "export default Promise.resolve({ database: 'pglite://memory', entities: [] });"],
    ["top-level await", "await null; export default { database: 'pglite://memory', entities: [] };"],
    ["module.exports", "export = { database: 'pglite://memory', entities: [] };"],
    ["our defineConfig", `import { defineConfig } from "./define.js"; ${minimal}; void defineConfig;`],
  ]) {
    it(`accepts ${name}`, async () => {
      const cwd = makeProject({
        "schemix.config.ts": source ?? "",
        "define.ts": "export const defineConfig = (x: any) => x;",
      });
      expect((await loadConfig({ cwd })).config.database.isLocal).to.equal(true);
    });
  }

  it("accepts functions and promises as the configuration itself", async () => {
    const config = { database: "pglite://memory", entities: [] };
    expect((await loadConfig({ config: () => config })).config.root).to.equal(process.cwd());
    expect((await loadConfig({ config: Promise.resolve(config) })).config.file).to.equal(undefined);
  });

  for (const extension of ["ts", "mts", "cts", "js", "mjs", "cjs"]) {
    it(`finds schemix.config.${extension}`, async () => {
      const isCommonJs = extension.startsWith("c");
      const source = isCommonJs ? minimal.replace("export default", "module.exports =") : minimal;
      const cwd = makeProject({
        "package.json": { type: "module" },
        [`schemix.config.${extension}`]: source,
      });
      expect((await loadConfig({ cwd })).config.file).to.equal(join(cwd, `schemix.config.${extension}`));
    });
  }

  it("takes a path, and SCHEMIX_CONFIG, relative to the working directory; the root is the file's folder", async () => {
    const cwd = makeProject({
      "schemix.config.ts": "throw new Error('not this one')",
      "db/other.ts": minimal,
      "db/third.ts": minimal,
    });
    process.env.SCHEMIX_CONFIG = "db/third.ts";
    expect((await loadConfig({ cwd, config: "db/other.ts" })).config.root).to.equal(join(cwd, "db"));
    expect((await loadConfig({ cwd })).config.file).to.equal(join(cwd, "db/third.ts"));
    process.env.SCHEMIX_CONFIG = "nope.ts";
    const error = await failure({ cwd });
    expect(error).to.include({ code: "CONFIG_NOT_FOUND" });
    expect(error.message).to.include("SCHEMIX_CONFIG");
  });

  it("does not look into parents, but says when one has a configuration", async () => {
    const root = makeProject({ "schemix.config.ts": minimal, "src/a.ts": "" });
    const error = await failure({ cwd: join(root, "src") });
    expect(error).to.include({
      code: "CONFIG_NOT_FOUND",
      fix: "Run it there, or pass --config ../schemix.config.ts.",
    });
    const none = await failure({ cwd: makeProject({}) });
    expect(none).to.include({ code: "CONFIG_NOT_FOUND" });
    expect(none.fix).to.include("schemix init");
    expect(await failure({ cwd: root, config: "nope.ts" })).to.include({ code: "CONFIG_NOT_FOUND" });
  });

  it("lets a database of the request win over that of the file", async () => {
    const source = "export default { database: process.env.NOT_SET, entities: [] };";
    const cwd = makeProject({ "schemix.config.ts": source });
    const given = pglite("memory");
    expect((await loadConfig({ cwd, database: given })).config.database).to.equal(given);
    expect(
      (await loadConfig({ cwd, database: "postgres://app:pw@db/shop" })).config.database.display,
    ).to.include("db");
    const error = await failure({ cwd });
    expect(error.message).to.include("database: expected an address");
    expect(error.message).to.include("is the environment variable set?");
    expect(await failure({ cwd, database: "redis://x" })).to.include({ code: "DATABASE_URL_INVALID" });
  });

  it("starts folders of pglite:// at the configuration", async () => {
    const cwd = makeProject({ "db/c.ts": minimal.replace("pglite://memory", "pglite://.schemix/db") });
    const { config } = await loadConfig({ cwd, config: "db/c.ts" });
    expect(config.database.display).to.equal(`pglite://${join(cwd, "db/.schemix/db")}`);
  });

  it("shares modules between configuration and project", async () => {
    const cwd = makeProject({
      "package.json": { type: "module" },
      "schemix.config.ts": `import { User } from "./user.js"; export default { database: "pglite://memory", entities: [User] };`,
      "user.ts": "export class User {}",
    });
    const { config, loader } = await loadConfig({ cwd });
    expect((await loader.load("user.ts")).User).to.equal(config.entities[0]);
  });

  describe("reports", () => {
    it("a syntax error", async () => {
      const error = await failureOf("export default {\n  database: ;\n};");
      expect(error).to.include({ code: "CONFIG_UNREADABLE", where: "schemix.config.ts:2:13" });
    });

    it("a file, and a function of it, that throw", async () => {
      const file = await failureOf("interface X {}\nthrow new Error('Boom');");
      expect(file).to.include({ code: "CONFIG_UNREADABLE", where: "schemix.config.ts:2:7" });
      const called = await failureOf(
        "export default async () => {\n  await null;\n  throw new Error('Boom');\n};",
      );
      expect(called).to.include({ code: "CONFIG_UNREADABLE", where: "schemix.config.ts:3:9" });
      expect(called.message).to.include("Boom");
      const rejected = await failureOf("export default Promise.reject('no');");
      expect(rejected).to.include({ code: "CONFIG_UNREADABLE", where: "schemix.config.ts" });
    });

    it("no default export, and one that is no object", async () => {
      expect(await failureOf("export const config = {};")).to.include({
        code: "CONFIG_INVALID",
        message: "schemix.config.ts has no default export",
      });
      for (const source of [
        "export default 7;",
        "export default null;",
        "export default [];",
        "export default undefined;",
      ]) {
        expect(await failureOf(source)).to.include({ code: "CONFIG_INVALID" });
      }
    });

    it("every fault at once, with its path", async () => {
      const error = await failure({
        config: {
          database: 7,
          entites: [],
          entities: ["ok.ts", "", 5, {}],
          migrations: 1,
          namespace: "",
          naming: "snakecase",
          filter: { include: ["a", 2], namespaces: "app", wher: "x", where: 1 },
          unmanaged: "dorp",
          revisions: { table: "t", historyTable: "t", namespce: 1 },
          transaction: true,
          lockWait: -1,
          lockTimeout: "5s",
          statementTimeout: Number.NaN,
          fileName: "x/{dat}",
        },
      });
      expect(error.code).to.equal("CONFIG_INVALID");
      const faults = error.data.faults as { path: string; suggestion?: string; found: string }[];
      const shown = faults.map(({ path, suggestion }) => (suggestion ? `${path} → ${suggestion}` : path));
      expect(shown.sort()).to.deep.equal([
        "database",
        "entites → entities",
        "entities[1]",
        "entities[2]",
        "entities[3]",
        "fileName",
        "fileName → {date}",
        "filter.include[1]",
        "filter.namespaces",
        "filter.wher → where",
        "filter.where",
        "lockTimeout",
        "lockWait",
        "migrations",
        "namespace",
        "naming → snake_case",
        "revisions.historyTable",
        "revisions.namespce → namespace",
        "statementTimeout",
        "transaction",
        "unmanaged → drop",
      ]);
      expect(error.message).to.include("The configuration has 21 settings that are not valid:");
      expect(error.message).to.include("  filter.include[1]: expected a pattern of tables, found 2");
      expect(error.message).to.include('did you mean "entities"?');
      expect(JSON.parse(JSON.stringify(error)).data.faults).to.deep.equal(faults);
    });

    it("wrong functions of naming, and a hole in a list", async () => {
      const error = await failure({
        config: {
          database: "pglite://memory",
          entities: [],
          naming: { tabel: 1, column: "x" },
          filter: { exclude: [undefined, "a"] },
        },
      });
      const paths = (error.data.faults as { path: string }[]).map(({ path }) => path);
      expect(paths).to.have.members(["naming.tabel", "naming.column", "filter.exclude[0]"]);
    });

    it("rules of a filter that mean nothing", async () => {
      const error = await failure({
        config: {
          database: "pglite://memory",
          entities: [],
          filter: {
            exclude: [{ kind: "tabel" }, { kind: ["view", 5] }, {}, { nmae: "x" }, { name: "" }, () => true],
            include: "a",
          },
        },
      });
      const faults = error.data.faults as { path: string; suggestion?: string }[];
      const shown = faults.map(({ path, suggestion }) => (suggestion ? `${path} → ${suggestion}` : path));
      expect(shown).to.have.members([
        "filter.include",
        "filter.exclude[0].kind → table",
        "filter.exclude[1].kind",
        "filter.exclude[2]",
        "filter.exclude[3].nmae → name",
        "filter.exclude[4].name",
      ]);
    });

    it("a bad address among other faults, without its password", async () => {
      const error = await failure({
        config: {
          database: "postgre://app:s3cret@db/x",
          entities: 5,
          databse: "postgres://a:s3cret@b",
          migrations: "",
        },
      });
      expect(error.code).to.equal("CONFIG_INVALID");
      expect(error.message).to.include('No database is known by the scheme "postgre:"');
      expect(`${JSON.stringify(error)}${error.stack}`).not.to.include("s3cret");
    });

    it("passwords nowhere: message, data, cause", async () => {
      for (const database of ["oracle://a:s3cret@b", "s3cret@host", "host=h password=s3cret", "pglite://"]) {
        const error = await failure({ config: { database, entities: [] } });
        expect(error.code).to.equal("DATABASE_URL_INVALID");
        const texts = [JSON.stringify(error), error.stack, String(error.cause)];
        if (database !== "s3cret@host") expect(texts.join()).not.to.include("s3cret");
      }
      const thrown = await failureOf(
        `export default { database: new URL("postgres://a:s3cret@[h/x").href, entities: [] };`,
      );
      const cause = thrown.cause as Error;
      const parts = Object.getOwnPropertyNames(cause).map((key) => String(Reflect.get(cause, key)));
      expect([JSON.stringify(thrown), thrown.stack, ...parts].join()).not.to.include("s3cret");
    });
  });
});
