import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { blocksOf } from "../support/docs.js";
import { testServers } from "../support/servers.js";
import { noteSkipped } from "../support/skipped.js";
import { runNode } from "./processes.js";
import { install, installNest, removeUserProjects, userProject, writeUserFiles } from "./user-project.js";

/** Installed for the run: as dependencies of the checkout they would be most of it. */
const tools = [
  ...[
    "webpack@5",
    "webpack-cli@7",
    "ts-loader@9",
    "webpack-node-externals@3",
    "tsconfig-paths-webpack-plugin@4",
  ],
  ...["jest@30", "@swc/jest@0.2", "@swc/core@1", "vitest@4", "vite@8", "unplugin-swc@2", "typescript@5.9"],
];

/** An application and a library as Nx lays them out; `js` is what a relative import ends with. */
const sources = (js: "" | ".js") => ({
  "libs/notes/src/index.ts": `export { Note } from "./note.entity${js}";
export { NotesModule, NotesService } from "./notes.module${js}";
`,
  "libs/notes/src/note.entity.ts": `import { Column, Entity, PrimaryColumn } from "@schemix/migrate";

@Entity()
export class Note {
  @PrimaryColumn("int") id!: number;
  @Column("text") body!: string;
}
`,
  "libs/notes/src/notes.module.ts": `import { Injectable, Module } from "@nestjs/common";
import { SchemixModule, SchemixService } from "@schemix/migrate/nestjs";
import { Note } from "./note.entity${js}";

@Injectable()
export class NotesService {
  constructor(private readonly schemix: SchemixService) {}

  async state() {
    const { operations } = await this.schemix.check();
    return { operations, current: (await this.schemix.status()).current };
  }
}

@Module({ imports: [SchemixModule.forFeature([Note])], providers: [NotesService], exports: [NotesService] })
export class NotesModule {}
`,
  "apps/api/src/main.ts": `import { NotesModule, NotesService } from "@app/notes";
import { Module } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { SchemixModule } from "@schemix/migrate/nestjs";

@Module({
  imports: [SchemixModule.forRoot({ config: { database: process.env.DATABASE_URL, migrations: "migrations" } }), NotesModule],
})
export class AppModule {}

async function bootstrap(): Promise<void> {
  const app = await NestFactory.create(AppModule, { logger: ["error", "warn"] });
  await app.listen(0, "127.0.0.1");
  process.stdout.write(JSON.stringify(await app.get(NotesService).state()) + "\\n");
  await app.close();
}

void bootstrap();
`,
  "apps/api/test/notes.spec.ts": `import { Note, NotesModule, NotesService } from "@app/notes";
import { Test } from "@nestjs/testing";
import { SchemixTestingModule } from "@schemix/migrate/nestjs";
import { type MigratedTemplate, migratedTemplate } from "@schemix/migrate/testing";

describe("notes", () => {
  let template: MigratedTemplate;
  beforeAll(async () => {
    const database = process.env.DATABASE_URL;
    template = await migratedTemplate({ config: { database, entities: [Note], migrations: "migrations" } });
  }, 60_000);
  afterAll(() => template.close());

  it("are in a migrated database", async () => {
    const imports = [SchemixTestingModule.forRoot(template), NotesModule];
    const app = await Test.createTestingModule({ imports }).compile();
    await app.init();
    expect(await app.get(NotesService).state()).toEqual({ operations: [], current: ["a1"] });
    await app.close();
  }, 60_000);
});
`,
  "migrations/a1_notes.ts": `import type { Operations } from "@schemix/migrate";

export default class Notes {
  static readonly revision = "a1";
  up(op: Operations) {
    op.createTable("note", (t) => {
      t.column("id", "int", { nullable: false });
      t.column("body", "text", { nullable: false });
      t.primaryKey("pk_note", ["id"]);
    });
  }
}
`,
});

/** The configuration that the page shows for a tool. */
function shown(file: string): string {
  const block = blocksOf("docs/nestjs.md").find(({ code }) => code.startsWith(`// ${file}\n`));
  if (block === undefined) throw new Error(`docs/nestjs.md shows no ${file}`);
  return block.code;
}

/** A project in a folder of `root`, which has the tools. */
function nestProject(root: string, major: 11 | 12): string {
  const project = join(root, `nest${major}`);
  const isCommonJs = major === 11;
  writeUserFiles(project, {
    "package.json": { name: "notes", private: true, type: isCommonJs ? "commonjs" : "module" },
    "tsconfig.json": {
      compilerOptions: {
        ...{ target: "es2022", strict: true, outDir: "dist", skipLibCheck: true, types: ["node"] },
        ...{ experimentalDecorators: true, emitDecoratorMetadata: true },
        ...(isCommonJs
          ? { module: "commonjs", moduleResolution: "node10", ignoreDeprecations: "5.0", baseUrl: "." }
          : { module: "nodenext" }),
        paths: { "@app/*": ["./libs/*/src/index.ts"] },
      },
      // ts-loader checks whatever is included, and the globals of tests have no types here; Vite follows aliases in nothing else.
      include: [isCommonJs ? "apps/*/src" : "apps", "libs"],
    },
    ...sources(isCommonJs ? "" : ".js"),
  });
  installNest(project, major);
  install(project, "@electric-sql");
  return project;
}

const isFull = process.env.SCHEMIX_TEST_FULL === "1";
const server = isFull ? testServers().at(-1) : undefined;
if (!isFull) noteSkipped("webpack, Jest and Vitest", "installed from npm with SCHEMIX_TEST_FULL=1 only");

(server === undefined ? describe.skip : describe)("a Nest application with path aliases", function () {
  this.timeout(300_000);
  let root: string;
  let nest11: string;
  let nest12: string;
  before(async () => {
    root = userProject({ "package.json": { name: "tools", private: true } });
    const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
    await promisify(execFile)("npm", ["install", ...quiet, ...tools], { cwd: root });
    nest11 = nestProject(root, 11);
    nest12 = nestProject(root, 12);
  });
  after(removeUserProjects);

  const tool = (file: string) => join(root, "node_modules", file);
  const succeed = async (args: readonly string[], cwd: string, env: Record<string, string> = {}) => {
    const { code, stdout, stderr } = await runNode(args, cwd, { NO_COLOR: "1", ...env });
    expect(code, stdout + stderr).to.equal(0);
    return stdout + stderr;
  };
  const withDatabase = async (work: (url: string) => Promise<void>) => {
    const database = await server!.createDatabase();
    try {
      await work(database.url);
    } finally {
      await database.drop();
    }
  };

  it("starts as a bundle of webpack", async () => {
    writeUserFiles(nest11, { "webpack.config.cjs": shown("webpack.config.cjs") });
    await succeed([tool("webpack/bin/webpack.js"), "-c", "webpack.config.cjs"], nest11);
    await withDatabase(async (url) => {
      const said = await succeed(["dist/main.js"], nest11, { DATABASE_URL: url });
      expect(JSON.parse(said)).to.deep.equal({ operations: [], current: ["a1"] });
    });
  });

  it("is tested by Jest, on a server and on PGlite", async () => {
    writeUserFiles(nest11, { "jest.config.cjs": shown("jest.config.cjs") });
    const jest = tool("jest/bin/jest.js");
    await withDatabase(async (url) => {
      expect(await succeed([jest], nest11, { DATABASE_URL: url })).to.include(
        "Tests:       1 passed, 1 total",
      );
    });
    const embedded = ["--experimental-vm-modules", jest];
    const said = await succeed(embedded, nest11, { DATABASE_URL: "pglite://memory" });
    expect(said).to.include("Tests:       1 passed, 1 total");
  });

  it("is tested by Vitest, on a server and on PGlite, there with the plugin of swc", async () => {
    const config = shown("vitest.config.mjs");
    const withPlugin = `import swc from "unplugin-swc";\n${config.replace("defineConfig({", "$& plugins: [swc.vite()],")}`;
    writeUserFiles(nest12, { "vitest.config.mjs": config, "swc.config.mjs": withPlugin });
    const vitest = [tool("vitest/vitest.mjs"), "run"];
    await withDatabase(async (url) => {
      expect(await succeed(vitest, nest12, { DATABASE_URL: url })).to.match(/Tests +1 passed \(1\)/);
    });
    const said = await succeed([...vitest, "--config", "swc.config.mjs"], nest12, {
      DATABASE_URL: "pglite://memory",
    });
    expect(said).to.match(/Tests +1 passed \(1\)/);
  });
});
