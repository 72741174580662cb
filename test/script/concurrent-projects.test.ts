import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { expect } from "chai";
import * as schemix from "../../src/index.js";
import { check, down, generate, isSchemixError, type RunEvent, status, up } from "../../src/index.js";
import { type TestDatabase, testPglite } from "../support/engines.js";
import { testServers } from "../support/servers.js";
import { removeUserProjects, userProject } from "./user-project.js";

/** A project whose class and table are its own. */
function project(name: string, settings = ""): string {
  return userProject({
    "package.json": { name: name.toLowerCase(), type: "module" },
    "schemix.config.ts": `import { defineConfig } from "@schemix/migrate";
export default defineConfig({ database: "pglite://memory", entities: ["*.entity.ts"], ${settings} });
`,
    "shared.ts": `export const counter = { loaded: 0 };\n`,
    [`${name.toLowerCase()}.entity.ts`]: `import { Column, Entity, PrimaryGeneratedColumn } from "@schemix/migrate";
import { counter } from "./shared.js";
counter.loaded += 1;
if (counter.loaded > 1) throw new Error("another project's module");
@Entity()
export class ${name} {
  @PrimaryGeneratedColumn() id!: number;
  @Column("text") firstName!: string;
}
`,
  });
}

describe("two projects in one process", () => {
  const opened: TestDatabase[] = [];
  afterEach(async () => {
    removeUserProjects();
    for (const database of opened.splice(0)) await database.close();
  });

  async function databases(): Promise<[TestDatabase, TestDatabase]> {
    const server = testServers().at(-1);
    const embedded = await testPglite();
    opened.push(embedded);
    if (server === undefined) return [embedded, embedded];
    const made = await server.createDatabase();
    const { postgres } = await import("../../src/dialects/postgres/index.js");
    const other = { database: postgres(made.url), url: made.url, query: made.query, close: made.drop };
    opened.push(other);
    return [embedded, other];
  }

  it("generate, run and report at the same time, each with its own settings", async () => {
    const found = await databases();
    const works = [
      { cwd: project("Customer"), table: "customer", column: "first_name", revisions: "schemix_revisions" },
      {
        cwd: project("Parcel", 'naming: "preserve", revisions: { table: "done", historyTable: "told" }'),
        table: "Parcel",
        column: "firstName",
        revisions: "done",
      },
    ].map((work, index) => ({ ...work, test: found[index]!, events: [] as RunEvent[] }));
    const results = await Promise.all(
      works.map(async ({ cwd, test: { database }, events }) => {
        const request = { cwd, database, onEvent: (event: RunEvent) => void events.push(event) };
        const made = await generate({ ...request, message: "all" });
        const planned = await status(request);
        const applied = await up(request);
        const clean = await check(request);
        return { made, planned, applied, clean };
      }),
    );
    for (const [index, { made, planned, applied, clean }] of results.entries()) {
      const { table, column, revisions, cwd, test, events } = works[index]!;
      expect(made.source).to.contain(`op.createTable("${table}"`).and.contain(`"${column}"`);
      expect(readdirSync(join(cwd, "migrations"))).to.have.length(1);
      expect(planned.pending.map(({ revision }) => revision)).to.deep.equal([made.revision]);
      expect(applied.current).to.deep.equal([made.revision]);
      expect(clean).to.include({ isClean: true });
      const revisionsOf = events.flatMap((event) => ("revision" in event ? [event.revision] : []));
      expect([...new Set(revisionsOf)]).to.deep.equal([made.revision]);
      expect(await test.query(`SELECT revision FROM ${revisions}`)).to.deep.equal([
        { revision: made.revision },
      ]);
    }
  });

  it("may be the same project and the same database: both runs end well, one does the work", async () => {
    const [{ database }] = await databases();
    const cwd = project("Customer");
    await generate({ cwd, database, message: "all" });
    const runs = await Promise.all([up({ cwd, database }), up({ cwd, database })]);
    expect(runs.map(({ steps }) => steps.length).sort()).to.deep.equal([0, 1]);
  });

  it("are interrupted one by one", async () => {
    const found = await databases();
    const [first, second] = [project("Customer"), project("Parcel")];
    const controller = new AbortController();
    const [stopped, done] = await Promise.allSettled([
      generate({
        cwd: first,
        database: found[0].database,
        message: "x",
        signal: controller.signal,
        onEvent: () => controller.abort(),
      }),
      generate({ cwd: second, database: found[1].database, message: "x" }),
    ]);
    expect(stopped).to.have.property("status", "rejected");
    expect(done).to.have.property("status", "fulfilled");
    expect(existsSync(join(first, "migrations"))).to.equal(false);
  });
});

describe("an AbortSignal", () => {
  afterEach(removeUserProjects);

  const verbs = {
    check: {},
    current: {},
    diff: {},
    down: {},
    generate: { message: "x" },
    heads: {},
    history: {},
    init: {},
    script: { direction: "up" },
    show: { revision: "head" },
    stamp: { target: "head" },
    status: {},
    up: {},
  } as const;
  type Verb = keyof typeof verbs;
  const names = Object.keys(verbs) as Verb[];
  const call = (verb: Verb, request: schemix.BaseRequest): Promise<unknown> => {
    const all: Record<Verb, (request: never) => Promise<unknown>> = schemix;
    return all[verb]({ ...verbs[verb], ...request } as never);
  };

  async function codeOf(work: Promise<unknown>): Promise<string> {
    try {
      await work;
      return "done";
    } catch (error) {
      return isSchemixError(error) ? error.code : String(error);
    }
  }

  for (const verb of names) {
    it(`that has come already ends ${verb} before it begins`, async () => {
      const cwd = project("Customer");
      const before = readdirSync(cwd);
      const request = { cwd, database: "pglite://db", signal: AbortSignal.abort() };
      expect(await codeOf(call(verb, request))).to.equal("ABORTED");
      expect(readdirSync(cwd)).to.deep.equal(before);
    });
  }

  describe("while the server says nothing", () => {
    let server: Server;
    let url: string;
    const sockets = new Set<Socket>();
    before(async () => {
      server = createServer((socket) => sockets.add(socket.on("error", () => undefined)));
      server.listen(0, "127.0.0.1");
      await once(server, "listening");
      const address = server.address();
      if (address === null || typeof address === "string") throw new Error("No port was given");
      url = `postgres://nobody@127.0.0.1:${address.port}/none`;
    });
    after(() => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    const offline: readonly Verb[] = ["init", "heads", "script", "history", "show"];
    for (const verb of names.filter((name) => !offline.includes(name))) {
      it(`ends ${verb}`, async () => {
        const cwd = project("Customer");
        const controller = new AbortController();
        const connected = once(server, "connection");
        const work = codeOf(call(verb, { cwd, database: url, signal: controller.signal }));
        await connected;
        const start = performance.now();
        controller.abort();
        expect(await work).to.equal("ABORTED");
        expect(performance.now() - start).to.be.lessThan(3000);
      });
    }
  });

  it("during a run rolls the migration back", async () => {
    const { database, close } = await testPglite();
    const cwd = project("Customer");
    await generate({ cwd, database, message: "all" });
    const controller = new AbortController();
    const onEvent = (event: RunEvent) => {
      if (event.type === "statement") controller.abort();
    };
    expect(await codeOf(up({ cwd, database, signal: controller.signal, onEvent }))).to.equal("ABORTED");
    expect(await status({ cwd, database })).to.deep.include({ current: [] });
    await up({ cwd, database });
    expect(await codeOf(down({ cwd, database, signal: AbortSignal.abort() }))).to.equal("ABORTED");
    await close();
  });
});
