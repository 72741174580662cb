import { expect } from "chai";
import { type LoadConfigRequest, loadConfig } from "../../../src/config/load.js";
import { SchemixError } from "../../../src/errors/schemix-error.js";

const shared = {
  entities: ["src/*.entity.ts"],
  migrations: "migrations",
  lockWait: 5,
  environments: {
    staging: { database: "pglite://memory", lockWait: 7 },
    production: { database: "postgres://app@db/shop", migrations: ["a", "b"], revisions: { table: "r" } },
  },
};
const whole = { ...shared, database: "pglite://.schemix/db" };

const load = async (config: object, request: LoadConfigRequest = {}) =>
  (await loadConfig({ cwd: "/app", config, ...request })).config;

async function failure(config: object, request: LoadConfigRequest = {}): Promise<SchemixError> {
  const error: unknown = await load(config, request).catch((thrown: unknown) => thrown);
  expect(error).to.be.instanceOf(SchemixError);
  return error as SchemixError;
}

function faultsOf(error: SchemixError): string[] {
  const faults = error.data.faults as { path: string; suggestion?: string }[];
  return faults.map(({ path, suggestion }) => (suggestion ? `${path} → ${suggestion}` : path)).sort();
}

describe("environments", () => {
  afterEach(() => {
    delete process.env.SCHEMIX_ENV;
  });

  it("say what they have otherwise; the request before SCHEMIX_ENV before defaultEnvironment", async () => {
    const staging = await load(shared, { env: "staging" });
    expect(staging).to.deep.include({ environment: "staging", lockWait: 7, migrations: ["/app/migrations"] });
    expect(staging.database.display).to.equal("pglite://memory");
    process.env.SCHEMIX_ENV = "production";
    const production = await load({ ...shared, defaultEnvironment: "staging" });
    expect(production).to.deep.include({
      environment: "production",
      lockWait: 5,
      migrations: ["/app/a", "/app/b"],
    });
    expect(production.revisions).to.include({ table: "r", historyTable: "schemix_history" });
    expect((await load(shared, { env: "staging" })).environment).to.equal("staging");
    delete process.env.SCHEMIX_ENV;
    expect((await load({ ...shared, defaultEnvironment: "staging" })).environment).to.equal("staging");
  });

  it("are not needed by a configuration that is whole", async () => {
    const config = await load(whole);
    expect(config).to.include({ environment: undefined, lockWait: 5 });
    expect((await load(whole, { env: "staging" })).lockWait).to.equal(7);
    expect((await load(shared, { database: "pglite://memory" })).environment).to.equal(undefined);
  });

  it("are chosen, or the names are listed", async () => {
    const none = await failure(shared);
    expect(none).to.include({ code: "ENVIRONMENT_UNKNOWN" });
    expect(none.message).to.equal("No environment was chosen of staging, production");
    expect(none.fix).to.include("--env").and.include("defaultEnvironment");
    const typo = await failure(shared, { env: "stagin" });
    expect(typo).to.include({ code: "ENVIRONMENT_UNKNOWN", fix: "Did you mean staging?" });
    expect(typo.why).to.include("staging, production");
    expect(typo.data).to.deep.include({ environment: "stagin", environments: ["staging", "production"] });
    process.env.SCHEMIX_ENV = "toString";
    expect((await failure(whole)).message).to.include('"toString" (from SCHEMIX_ENV)');
    const plain = { database: "pglite://memory", entities: [] };
    expect(await failure(plain)).to.include({ code: "ENVIRONMENT_UNKNOWN" });
    expect((await failure(plain, { env: "" })).why).to.equal("The configuration has no `environments`.");
  });

  it("are all checked, with the path of each setting", async () => {
    const error = await failure({
      ...shared,
      slugLength: 0,
      timezone: "Europe/Vienn",
      migrations: ["a", "a"],
      fileName: "{year}/{rev}",
      environments: {
        staging: { lockWait: "long", migratons: "x", environments: {} },
        production: { database: "redis://x", filter: { exclude: [5] }, revisions: { namespce: "x" } },
        local: 7,
      },
      defaultEnvironment: "stagin",
    });
    expect(error.code).to.equal("CONFIG_INVALID");
    expect(faultsOf(error)).to.deep.equal([
      "defaultEnvironment → staging",
      "environments.local",
      "environments.production.database",
      "environments.production.filter.exclude[0]",
      "environments.production.revisions.namespce → namespace",
      "environments.staging.environments",
      "environments.staging.lockWait",
      "environments.staging.migratons → migrations",
      "fileName",
      "fileName → {id}",
      "migrations[1]",
      "slugLength",
      "timezone → Europe/Vienna",
    ]);
    const missing = { ...shared, environments: { a: { database: process.env.NOT_SET } } };
    expect((await failure(missing, { env: "a" })).message).to.include("is the environment variable set?");
    expect(faultsOf(await failure({ ...whole, environments: {} }))).to.deep.equal(["environments"]);
  });

  it("let a name of folders be theirs", async () => {
    const environments = { a: { recursive: true, fileName: "{year}/{id}" }, b: { fileName: "{year}/{id}" } };
    expect((await load({ ...whole, environments }, { env: "a" })).fileName).to.equal("{year}/{id}");
    expect(faultsOf(await failure({ ...whole, environments }, { env: "b" }))).to.deep.equal([
      "environments.b.fileName",
    ]);
  });

  it("and arguments reach a configuration that is a function", async () => {
    const config = ({ env, x }: { env?: string; x: Record<string, string> }) => ({
      database: env === "memory" ? "pglite://memory" : `pglite://${x.folder}`,
      entities: [],
    });
    const memory = await load(config, { env: "memory", x: { folder: "a" } });
    expect(memory).to.deep.include({ environment: "memory", x: { folder: "a" } });
    expect((await load(config, { x: { folder: "a" } })).database.display).to.equal("pglite:///app/a");
    // A function that does not look at the name cannot have followed it.
    const deaf = () => ({ database: "pglite://memory", entities: [] });
    expect(await failure(deaf, { env: "memory" })).to.include({ code: "ENVIRONMENT_UNKNOWN" });
  });
});
