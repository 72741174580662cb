import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { commandHere } from "../support/command-here.js";
import { compileNatively } from "../support/compiler.js";
import { blocksOf } from "../support/docs.js";
import { testServers } from "../support/servers.js";
import { runNode } from "./processes.js";
import { argumentsShown } from "./snippets.js";
import { checkout, install, removeUserProjects, userProject } from "./user-project.js";

const nest = ["@nestjs", "reflect-metadata", "rxjs"];
/** Without it V8 spends more on making the embedded PostgreSQL faster than these programs ever get back. */
const brief = "--liftoff-only";

/** A copy of an example outside of the checkout, with what it asks for installed. */
function exampleCopy(name: string, ...packages: readonly string[]): string {
  const root = userProject({});
  cpSync(join(checkout, "examples", name), root, {
    recursive: true,
    filter: (path) => !/[\\/](\.schemix|node_modules|dist)$/.test(path.slice(checkout.length)),
  });
  install(root, "@schemix/migrate", "@electric-sql", "@types", "@swc/core", ...packages);
  return root;
}

/** Starts a server, uses it, and ends it as an orchestrator does. */
async function serving(
  args: readonly string[],
  cwd: string,
  use: (url: string) => Promise<void>,
  {
    program = process.execPath,
    env: more = {},
  }: { readonly program?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<string> {
  const { NO_COLOR: _, FORCE_COLOR: __, DATABASE_URL: ___, ...env } = process.env;
  const child: ChildProcess = spawn(program, args, {
    cwd,
    env: { ...env, ...more, NO_COLOR: "1", PORT: "0" },
  });
  let text = "";
  const ended = once(child, "close");
  const address = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (part: string) => {
        text += part;
        const [, url] = /Serving at (http:\S+)/.exec(text) ?? [];
        if (url !== undefined) resolve(url);
      });
    }
    void ended.then(() => reject(new Error(`It has ended:\n${text}`)));
  });
  try {
    await use(await address);
  } finally {
    child.kill("SIGTERM");
    await ended;
  }
  return text;
}

const json = async (url: string, init?: RequestInit): Promise<unknown> => (await fetch(url, init)).json();

describe("examples of programs", function () {
  this.timeout(240_000);
  after(removeUserProjects);

  const server = testServers().at(-1);
  (server === undefined ? it.skip : it)(
    "03-nestjs-typeorm: replicas that start at once migrate once, and serve; the command line agrees",
    async () => {
      const root = exampleCopy("03-nestjs-typeorm", ...nest, "typeorm", "pg");
      const database = await server!.createDatabase();
      const env = { DATABASE_URL: database.url };
      expect(compileNatively(root)).to.deep.equal([]);
      // Ten by default; that ten do is shown elsewhere.
      const { code, stdout, stderr } = await runNode(["replicas.mjs", "2"], root, env);
      expect({ code, stderr }, stdout).to.deep.equal({ code: 0, stderr: "" });
      const lines = stdout.trim().split("\n");
      expect(lines.map((line) => line.replace(/: .*/, ""))).to.deep.equal(
        Array(2).fill("up at 4526fc720a63"),
      );
      expect(lines.filter((line) => line.includes("applied 1"))).to.have.length(1);
      await serving(
        ["dist/main.js"],
        root,
        async (url) => {
          const post = (path: string, body: object) =>
            json(`${url}/${path}`, {
              method: "POST",
              headers: { "content-type": "application/json" },
              body: JSON.stringify(body),
            });
          expect(await post("customers", { email: "ann@example.com" })).to.deep.include({ id: 1 });
          expect(await post("orders", { customer: 1, total: "9.50" })).to.deep.include({ status: "placed" });
          const [customer] = (await json(`${url}/customers`)) as { orders: object[] }[];
          expect(customer?.orders).to.deep.equal([{ id: 1, status: "placed", total: "9.50" }]);
        },
        { env },
      );
      const checked = await runNode([join(checkout, "bin/run.js"), "check", "--json"], root, env);
      expect(JSON.parse(checked.stdout), checked.stderr).to.deep.include({ isClean: true, operations: [] });
      await database.drop();
    },
  );

  it("04-nestjs-pglite: compiles, migrates before it serves, is tested, and the command line sees its entities", async () => {
    const root = exampleCopy("04-nestjs-pglite", ...nest);
    expect(compileNatively(root)).to.deep.equal([]);
    const text = await serving([brief, "dist/src/main.js"], root, async (url) => {
      const body = JSON.stringify({ body: "first" });
      const headers = { "content-type": "application/json" };
      expect(await json(`${url}/notes`, { method: "POST", headers, body })).to.deep.equal({
        id: 1,
        body: "first",
      });
      expect(await json(`${url}/notes`)).to.deep.equal([{ id: 1, body: "first" }]);
    });
    expect(text).to.match(/\[Schemix\] Applying \w+ \(create note\) \(1 of 1\)/);
    // Beside its own, embedded database, which takes long to start once more.
    const place = await server?.createDatabase();
    const beside = place === undefined ? [] : ["--from", "history", "--database", place.url];
    const checked = await runNode([join(checkout, "bin/run.js"), "check", "--json", ...beside], root);
    await place?.drop();
    expect(JSON.parse(checked.stdout), checked.stderr).to.include({ isClean: true });
    const tested = await runNode([brief, "--test", "dist/test/notes.test.js"], root);
    expect(tested, tested.stdout).to.include({ code: 0 });
  });

  it("05-express: migrates in one line before it listens", async () => {
    const root = exampleCopy("05-express", "express");
    const text = await serving([brief, "server.js"], root, async (url) => {
      expect(await json(`${url}/visits/here`)).to.deep.equal({ path: "here", count: 1 });
      expect(await json(`${url}/visits/here`)).to.deep.equal({ path: "here", count: 2 });
    });
    expect(text).to.include("Applied count visits\n");
  });

  it("05-express: starts by the entry point of docs/programs.md, which becomes the server", async () => {
    const root = exampleCopy("05-express", "express");
    const script = blocksOf("docs/programs.md").find(({ info }) => info === "sh")!.code;
    const entry = script.replace("dist/main.js", "server.js");
    const text = await serving(
      ["-c", entry],
      root,
      async (url) => {
        expect(await json(`${url}/visits/here`)).to.deep.equal({ path: "here", count: 1 });
      },
      { program: "/bin/sh" },
    );
    expect(text)
      .to.match(/Applied 1 migration in /)
      .and.not.include("Applied count visits");
  });

  it("06-monorepo: finds entities of libraries through path aliases, by the command that pipelines are shown", async () => {
    const root = exampleCopy("06-monorepo");
    const args = argumentsShown().find(([name]) => name === "check")!;
    const checked = await commandHere([...args, "--json"], join(root, "apps/api"), process.env);
    expect(JSON.parse(checked.stdout), checked.stderr).to.deep.include({ isClean: true, operations: [] });
    expect(compileNatively(join(root, "apps/api"), "--noEmit")).to.deep.equal([]);
  });

  it("leave the checkout clean", () => {
    for (const name of ["03-nestjs-typeorm", "04-nestjs-pglite", "05-express", "06-monorepo/apps/api"])
      for (const left of [".schemix", "dist", "node_modules"])
        expect(existsSync(join(checkout, "examples", name, left)), `${name}/${left}`).to.equal(false);
  });
});
