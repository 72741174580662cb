import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { build } from "esbuild";
import { blocksOf } from "../support/docs.js";
import { testServers } from "../support/servers.js";
import { noteSkipped } from "../support/skipped.js";
import { nestMonorepo } from "./nest-monorepo.js";
import { runNode } from "./processes.js";
import { install, removeUserProjects, userProject, writeUserFiles } from "./user-project.js";

/** The newest that this Node runs. */
const vitest = Number(process.versions.node.split(".")[0]) < 22 ? "vitest@4" : "vitest@5";

/** Installed for the run: as dependencies of the checkout they would be most of it. */
const tools = [
  ...["webpack@5", "webpack-cli@7", "ts-loader@9", "webpack-node-externals@3"],
  ...["tsconfig-paths-webpack-plugin@4", "@nestjs/cli@11", "typescript@5.9"],
  ...["jest@30", "@types/jest@30", "@swc/jest@0.2", "@swc/core@1", "ts-jest@29"],
  ...[vitest, "vite@8", "unplugin-swc@2"],
];

/** The configuration that the page shows for a tool. */
function shown(file: string): string {
  const block = blocksOf("docs/nestjs.md").find(({ code }) => code.startsWith(`// ${file}\n`));
  if (block === undefined) throw new Error(`docs/nestjs.md shows no ${file}`);
  return block.code;
}

const succeed = async (args: readonly string[], cwd: string, env: Record<string, string> = {}) => {
  const { code, stdout, stderr } = await runNode(args, cwd, { NO_COLOR: "1", ...env });
  expect(code, stdout + stderr).to.equal(0);
  return stdout + stderr;
};

const server = testServers().at(-1);
const withDatabase = async (work: (url: string) => Promise<void>) => {
  const database = await server!.createDatabase();
  try {
    await work(database.url);
  } finally {
    await database.drop();
  }
};
const expectToStart = (main: string, cwd: string) =>
  withDatabase(async (url) => {
    const said = await succeed([main], cwd, { DATABASE_URL: url });
    expect(JSON.parse(said)).to.deep.equal({ operations: [], current: ["a1"] });
  });

(server === undefined ? describe.skip : describe)("a Nest application with path aliases, by esbuild", () => {
  after(removeUserProjects);

  it("starts as a bundle whose aliases it has followed and whose decorators it has compiled", async () => {
    const project = nestMonorepo(userProject({}), { major: 11, hasMetadata: false });
    install(project, "@swc/core");
    await build({
      absWorkingDir: project,
      entryPoints: ["apps/api/src/main.ts"],
      outfile: "dist/main.js",
      bundle: true,
      packages: "external",
      platform: "node",
      format: "cjs",
      keepNames: true,
      logLevel: "error",
    });
    await expectToStart("dist/main.js", project);
  });
});

const isFull = process.env.SCHEMIX_TEST_FULL === "1";
if (!isFull)
  noteSkipped("webpack, `nest build`, Jest, Vitest", "installed from npm with SCHEMIX_TEST_FULL=1 only");

(server === undefined || !isFull ? describe.skip : describe)(
  "a Nest application with path aliases",
  function () {
    this.timeout(600_000);
    let root: string;
    let nest11: string;
    let nest12: string;
    const toolsFolder = async (packages: readonly string[]) => {
      const folder = userProject({ "package.json": { name: "tools", private: true } });
      const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
      await promisify(execFile)("npm", ["install", ...quiet, ...packages], { cwd: folder });
      return folder;
    };
    before(async () => {
      root = await toolsFolder(tools);
      nest11 = nestMonorepo(root, { major: 11 });
      nest12 = nestMonorepo(root, { major: 12 });
    });
    after(removeUserProjects);

    const tool = (file: string) => join(root, "node_modules", file);

    it("starts as a bundle of webpack", async () => {
      writeUserFiles(nest11, { "webpack.config.cjs": shown("webpack.config.cjs") });
      await succeed([tool("webpack/bin/webpack.js"), "-c", "webpack.config.cjs"], nest11);
      await expectToStart("dist/main.js", nest11);
    });

    it("starts as `nest build` leaves a monorepo, by webpack and by the compiler", async () => {
      const compilerOptions = { tsConfigPath: "apps/api/tsconfig.app.json" };
      const api = { type: "application", root: "apps/api", entryFile: "main", sourceRoot: "apps/api/src" };
      writeUserFiles(nest11, {
        "nest-cli.json": { monorepo: true, projects: { api: { ...api, compilerOptions } } },
        "apps/api/tsconfig.app.json": {
          extends: "../../tsconfig.json",
          compilerOptions: { outDir: "../../dist/apps/api" },
          include: ["src"],
        },
      });
      const nest = [tool("@nestjs/cli/bin/nest.js"), "build", "api", "--builder"];
      await succeed([...nest, "webpack"], nest11);
      await expectToStart("dist/apps/api/main.js", nest11);
      await succeed([...nest, "tsc"], nest11);
      await expectToStart("dist/apps/api/apps/api/src/main.js", nest11);
    });

    const expectOnePassed = async (args: readonly string[], cwd: string, url: string): Promise<void> => {
      expect(await succeed(args, cwd, { DATABASE_URL: url })).to.match(/Tests:? +1 passed/);
    };

    it("is tested by Jest, on a server and on PGlite", async () => {
      writeUserFiles(nest11, { "jest.config.cjs": shown("jest.config.cjs") });
      const jest = tool("jest/bin/jest.js");
      await withDatabase((url) => expectOnePassed([jest], nest11, url));
      await expectOnePassed(["--experimental-vm-modules", jest], nest11, "pglite://memory");
    });

    it("is tested by Jest with ts-jest", async () => {
      writeUserFiles(nest11, {
        "jest.config.cjs": shown("jest.config.cjs, with ts-jest"),
        "tsconfig.spec.json": {
          extends: "./tsconfig.json",
          compilerOptions: { types: ["node", "jest"] },
          include: ["apps", "libs"],
        },
      });
      await withDatabase((url) => expectOnePassed([tool("jest/bin/jest.js")], nest11, url));
    });

    it("is tested by Vitest, on a server and on PGlite, there with the plugin of swc", async () => {
      const config = shown("vitest.config.mjs");
      const withPlugin = `import swc from "unplugin-swc";\n${config.replace("defineConfig({", "$& plugins: [swc.vite()],")}`;
      writeUserFiles(nest12, { "vitest.config.mjs": config, "swc.config.mjs": withPlugin });
      const run = [tool("vitest/vitest.mjs"), "run"];
      await withDatabase((url) => expectOnePassed(run, nest12, url));
      await expectOnePassed([...run, "--config", "swc.config.mjs"], nest12, "pglite://memory");
    });

    it("is tested by Vitest on Vite 7, by swc, and by esbuild where nothing is injected by its type", async () => {
      const folder = await toolsFolder([vitest, "vite@7", "unplugin-swc@2", "@swc/core@1"]);
      const config = shown("vitest.config.mjs, on Vite 7");
      const project = nestMonorepo(folder, { major: 12 });
      writeUserFiles(project, { "vitest.config.mjs": config });
      const run = [join(folder, "node_modules/vitest/vitest.mjs"), "run"];
      await expectOnePassed(run, project, "pglite://memory");
      const bare = nestMonorepo(folder, { major: 12, hasMetadata: false });
      writeUserFiles(bare, { "vitest.config.mjs": config.replace(/.*swc.*\n/g, "") });
      await withDatabase((url) => expectOnePassed(run, bare, url));
    });
  },
);
