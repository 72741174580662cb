import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { inspect } from "node:util";
import { expect } from "chai";
import type { ErrorCode } from "../../src/errors/codes.js";
import { isSchemixError, status } from "../../src/index.js";
import { type ServerDatabase, testServers } from "../support/servers.js";
import {
  BadInputProject,
  bin,
  type Change,
  canary,
  expectNoSecret,
  finished,
  tellingOf,
} from "./bad-input-project.js";

const encoded = encodeURIComponent(canary);

describe("bad input: the configuration", () => {
  let project: BadInputProject;
  beforeEach(() => {
    project = new BadInputProject();
  });
  afterEach(() => project.remove());

  const withConfig = (text: string): Change => ({ "schemix.config.ts": text });
  const faults: readonly [what: string, change: Change, code: ErrorCode, ...says: RegExp[]][] = [
    ["is missing", { "schemix.config.ts": null }, "CONFIG_NOT_FOUND", /schemix\.config\.ts/, /schemix init/],
    [
      "has a syntax error",
      withConfig("export default {\n  database: \n};\n"),
      "CONFIG_UNREADABLE",
      /syntax error/,
      /schemix\.config\.ts:3:1/,
    ],
    [
      "throws",
      withConfig("export default { database: process.env.NOWHERE!.trim(), entities: [] };"),
      "CONFIG_UNREADABLE",
      /TypeError: Cannot read properties of undefined \(reading 'trim'\)/,
      /schemix\.config\.ts:1:49/,
    ],
    [
      "throws its password",
      withConfig(`throw new Error("cannot use postgres://app:${encoded}@db/app");`),
      "CONFIG_UNREADABLE",
      /postgres:\/\/app:\*\*\*@db\/app/,
    ],
    [
      "imports what is not there",
      withConfig('import "dotenv/config";\nexport default {};'),
      "CONFIG_UNREADABLE",
      /"dotenv\/config"/,
      /npm install dotenv/,
      /schemix\.config\.ts:1:8/,
    ],
    [
      "has no default export",
      withConfig(`export const config = { database: "postgres://app:${encoded}@db/app" };`),
      "CONFIG_INVALID",
      /no default export/,
      /export default defineConfig/,
    ],
    [
      "has settings of wrong types, all of which are told",
      withConfig(
        `export default { database: 5, entities: { a: 1 }, migrations: 7, lockWait: "5s", transaction: "some" };`,
      ),
      "CONFIG_INVALID",
      /has 5 settings that are not valid/,
      /database: expected an address/,
      /entities: expected a list/,
      /migrations: expected the path of a folder, or a list of them, found 7/,
      /lockWait: expected a whole number of milliseconds, 0 or more, found "5s"/,
      /transaction: expected "each" or "all" or "none", found "some"/,
    ],
    [
      "has unknown settings",
      withConfig(
        `export default { database: "postgres://app:${encoded}@db/app", entities: "x", entites: [], password: "${canary}" };`,
      ),
      "CONFIG_INVALID",
      /entites: there is no such setting; did you mean "entities"\?/,
      /password: /,
    ],
    [
      "has no database because a variable is not set",
      withConfig("export default { database: process.env.NOWHERE, entities: [] };"),
      "CONFIG_INVALID",
      /database: .*is the environment variable set\?/,
    ],
  ];
  for (const [what, change, code, ...says] of faults) {
    it(what, async () => {
      project.change(change);
      const error = await project.refuses(["status"], code);
      for (const text of says) expect(tellingOf(error)).to.match(text);
    });
  }

  it("stands in a parent folder only, which is said", async () => {
    mkdirSync(join(project.folder, "packages/app"), { recursive: true });
    const child = spawn(process.execPath, [bin, "status"], { cwd: join(project.folder, "packages/app") });
    const { code, stdout, stderr } = await finished(child);
    expect({ code, stdout }).to.deep.equal({ code: 2, stdout: "" });
    expect(stderr)
      .to.contain("parent folders are not searched")
      .and.contain("--config ../../schemix.config.ts");
  });

  it("named on the command line is not there", async () => {
    const error = await project.refuses(["status", "--config", "conf/mine.ts"], "CONFIG_NOT_FOUND");
    expect(error.message).to.contain(join(project.folder, "conf/mine.ts"));
  });

  it("reads as a sentence with what, where and what to do", async () => {
    project.change(withConfig("export default { database: 5 };"));
    expect(await project.says(["status"], "CONFIG_INVALID")).to.match(
      / {2}where {2}schemix\.config\.ts\n {2}fix {4}Correct the settings/,
    );
  });

  describe("has an address that is none", () => {
    const addresses: readonly [address: string, ...says: RegExp[]][] = [
      [`postgre://app:${encoded}@db/app`, /"postgre:"/, /Did you mean postgres:\?/],
      [`mysql://app:${encoded}@db/app`, /MySQL is not supported by this version/],
      [`app:${encoded}@localhost:5432/app`, /scheme/],
      [`postgres://app:${encoded}@db:port/app`, /is not a URL/, /app:\*\*\*@/],
      [`postgres://app:${canary}@db/app`, /is not a URL/, /percent-encoded/],
      [`postgres://app:${encoded}%@db/app`, /percent sign/],
      [`postgres://app:${encoded}@db/app?sslmod=verify-full`, /parameter sslmod/, /sslmode/],
      [`postgres://app:${encoded}@db/app?ssl=true`, /parameter ssl\b/, /sslmode=require/],
      [`postgres://app:${encoded}@db/app?sslmode=on`, /sslmode="on" is not known/, /verify-full/],
      [`postgres://app:${encoded}@db/app?sslmode=require&sslrootcert=/nowhere/ca.pem`, /sslrootcert/],
      ["pglite://", /names no folder/],
    ];
    for (const [address, ...says] of addresses) {
      it(address.replace(encoded, "…").replace(canary, "…"), async () => {
        const error = await status({ cwd: project.folder, database: address }).catch((thrown) => thrown);
        if (!isSchemixError(error, "DATABASE_URL_INVALID")) throw error;
        expectNoSecret(inspect(error, { depth: 9 }) + JSON.stringify(error));
        for (const text of says) expect(tellingOf(error)).to.match(text);
        expect(error.fix).to.be.a("string");
      });
    }

    it("in the environment", async () => {
      const env = { DATABASE_URL: `postgre://app:${encoded}@db/app` };
      const error = await project.refuses(["up"], "DATABASE_URL_INVALID", env);
      expect(error.where).to.equal("postgre://app:***@db/app");
    });
  });

  it("is right and the command line has an option that does not exist", async () => {
    const error = await project.refuses(["up", "--forse", `--password=${canary}`], "USAGE");
    expect(error.fix).to.contain("schemix up --help");
  });
});

const server = testServers().at(-1);

(server === undefined ? describe.skip : describe)("bad input: the server", () => {
  let database: ServerDatabase;
  let project: BadInputProject;
  before(async () => {
    database = await server!.createDatabase();
  });
  beforeEach(() => {
    project = new BadInputProject(database);
  });
  afterEach(async () => {
    project.remove();
    await database.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  });
  after(() => database.drop());

  function address(change: (url: URL) => void): string {
    const url = new URL(database.url);
    url.password = canary;
    change(url);
    return url.href;
  }

  it("does not answer", async () => {
    const url = address((it) => (it.port = "1"));
    const error = await project.refuses(["up", "--database", url], "CONNECTION_FAILED");
    expect(error.why).to.contain("ECONNREFUSED");
    expect(error.where).to.contain("127.0.0.1:1");
    expect(await project.says(["up", "--database", url], "CONNECTION_FAILED")).to.match(
      /fix {4}Look at host and port/,
    );
  });

  it("has no socket in the folder", async () => {
    const url = `postgres://app:${encoded}@/app?host=/nowhere`;
    const error = await project.refuses(["up", "--database", url], "CONNECTION_FAILED");
    expect(error.why).to.contain("/nowhere/.s.PGSQL.5432");
  });

  it("has no such database", async () => {
    const url = new URL(database.url);
    url.pathname = "/shop";
    const error = await project.refuses(["up"], "DATABASE_NOT_FOUND", { DATABASE_URL: url.href });
    expect(error.message).to.contain("shop");
    expect(error.fix).to.contain("createdb");
  });

  it("has no such role", async () => {
    const url = address((it) => (it.username = "nobody_here"));
    const error = await project.refuses(["status"], "AUTHENTICATION_FAILED", { DATABASE_URL: url });
    expect(error.message).to.contain("nobody_here");
  });

  it("asks for a password and gets none", async () => {
    const url = address((it) => (it.password = ""));
    const error = await project.refuses(["status"], "AUTHENTICATION_FAILED", { DATABASE_URL: url });
    expect(error.fix).to.contain("PGPASSWORD");
  });

  describe("refuses the password, which is shown nowhere", () => {
    const verbs = [["status"], ["up"], ["generate", "-m", "x"]];
    for (const args of verbs) {
      it(`of the address, schemix ${args[0]}`, async () => {
        await project.refuses(args, "AUTHENTICATION_FAILED", { DATABASE_URL: address(() => undefined) });
      });
    }

    it("of the option --database, which a program may log", async () => {
      const url = address(() => undefined);
      await project.refuses(["status", "--database", url], "AUTHENTICATION_FAILED");
      await project.says(["status", "--database", url], "AUTHENTICATION_FAILED");
    });

    it("of PGPASSWORD", async () => {
      const url = address((it) => (it.password = ""));
      await project.refuses(["status"], "AUTHENTICATION_FAILED", { DATABASE_URL: url, PGPASSWORD: canary });
    });

    it("of postgres({ password })", async () => {
      for (const password of [JSON.stringify(canary), `async () => ${JSON.stringify(canary)}`]) {
        project.change({
          "schemix.config.ts": `import { postgres } from "@schemix/migrate/postgres";
export default {
  database: postgres({ url: process.env.DATABASE_URL!, password: ${password} }),
  entities: ["src/**/*.entity.ts"],
};`,
        });
        await project.refuses(["status"], "AUTHENTICATION_FAILED");
      }
    });
  });

  it("takes the password, and no command shows it", async () => {
    const role = `app_${database.name}`;
    await database.query(
      `CREATE ROLE ${role} LOGIN PASSWORD '${canary}'; GRANT ALL ON SCHEMA public TO ${role}`,
    );
    const env = { DATABASE_URL: address((it) => (it.username = role)) };
    try {
      await project.succeeds(["up", "--verbose"], env);
      for (const verb of ["status", "history", "check"]) {
        await project.succeeds([verb, "--verbose", "--json"], env);
      }
      await project.succeeds(["down"], env);
      await project.contents();
    } finally {
      await database.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
    }
  });
});
