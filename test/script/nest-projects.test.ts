import { join } from "node:path";
import { transformFile } from "@swc/core";
import { expect } from "chai";
import { build } from "esbuild";
import { compileNatively, compileProject } from "../support/compiler.js";
import { testServers } from "../support/servers.js";
import { runNode } from "./processes.js";
import {
  install,
  installNest,
  type PackageType,
  removeUserProjects,
  userProject,
  writeUserFiles,
} from "./user-project.js";

/** What `nest new` writes for this major, as far as it counts here. */
const majors: readonly { readonly major: 11 | 12; readonly type: PackageType; readonly module: string }[] = [
  { major: 11, type: "commonjs", module: "commonjs" },
  { major: 12, type: "module", module: "nodenext" },
];

const sources = {
  "src/notes/note.entity.ts": `import { Column, Entity, PrimaryColumn } from "@schemix/migrate";

@Entity()
export class Note {
  @PrimaryColumn("int") id!: number;
  @Column("text") body!: string;
}
`,
  "src/notes/notes.module.ts": `import { Controller, Get, Injectable, Module } from "@nestjs/common";
import { SchemixHealth, SchemixModule, SchemixService } from "@schemix/migrate/nestjs";
import { Note } from "./note.entity.js";

@Injectable()
export class NotesService {
  constructor(private readonly schemix: SchemixService) {}

  async state() {
    const { operations } = await this.schemix.check();
    return { operations, current: (await this.schemix.status()).current };
  }
}

@Controller()
export class NotesController {
  constructor(private readonly notes: NotesService, private readonly health: SchemixHealth) {}

  @Get("state") state() { return this.notes.state(); }
  @Get("ready") ready() { return this.health.readiness(); }
}

@Module({ imports: [SchemixModule.forFeature([Note])], controllers: [NotesController], providers: [NotesService] })
export class NotesModule {}
`,
  "src/app.module.ts": `import { Module } from "@nestjs/common";
import { SchemixModule } from "@schemix/migrate/nestjs";
import { NotesModule } from "./notes/notes.module.js";

@Module({
  imports: [SchemixModule.forRoot({ config: { database: process.env.DATABASE_URL, migrations: "migrations" } }), NotesModule],
})
export class AppModule {}
`,
  "src/main.ts": `import { NestFactory } from "@nestjs/core";
import { AppModule } from "./app.module.js";

async function bootstrap(): Promise<void> {
  const app = await NestFactory.create(AppModule, { logger: ["error", "warn"] });
  await app.listen(0, "127.0.0.1");
  const url = await app.getUrl();
  const [state, ready] = await Promise.all(["state", "ready"].map(async (path) => (await fetch(url + "/" + path)).json()));
  await app.close();
  process.stdout.write(JSON.stringify({ state, ready }) + "\\n");
}

void bootstrap();
`,
  "migrations/a1_notes.js": `exports.default = class Notes {
  static revision = "a1";
  up(op) {
    op.createTable("note", (t) => {
      t.column("id", "int", { nullable: false });
      t.column("body", "text", { nullable: false });
      t.primaryKey("pk_note", ["id"]);
    });
  }
};
`,
  "migrations/package.json": '{ "type": "commonjs" }\n',
};

/** A project with that major installed. */
function nestProject({ major, type, module }: (typeof majors)[number]): string {
  const root = userProject({
    "package.json": { name: "notes", private: true, type },
    "tsconfig.json": {
      compilerOptions: {
        ...{ module, target: "es2022", strict: true, rootDir: "src", outDir: "dist" },
        ...{ experimentalDecorators: true, emitDecoratorMetadata: true, skipLibCheck: true, types: ["node"] },
        ...(module === "commonjs" ? { moduleResolution: "node10", ignoreDeprecations: "5.0" } : {}),
      },
      include: ["src"],
    },
    ...sources,
  });
  installNest(root, major);
  install(root, "@swc/core");
  return root;
}

const server = testServers().at(-1);
(server === undefined ? describe.skip : describe)("a Nest project", function () {
  this.timeout(240_000);
  after(removeUserProjects);

  for (const kind of majors) {
    describe(`of Nest ${kind.major}, type ${kind.type}`, () => {
      let root: string;
      before(() => {
        root = nestProject(kind);
      });
      const expectToRun = async (main: string) => {
        const database = await server!.createDatabase();
        const ended = await runNode([main], root, { DATABASE_URL: database.url });
        await database.drop();
        expect(ended).to.include({ code: 0, stderr: "" });
        const { state, ready } = JSON.parse(ended.stdout) as Record<string, Record<string, object>>;
        expect(state).to.deep.equal({ operations: [], current: ["a1"] });
        expect(ready?.schemix).to.deep.include({ status: "up", policy: "run", current: ["a1"], pending: [] });
      };

      it("type-checks and runs as `nest build` leaves it", async () => {
        // The native compiler does not know the resolution of modules that projects of Nest 11 ask for.
        expect((kind.major === 11 ? compileProject : compileNatively)(root)).to.deep.equal([]);
        await expectToRun("dist/main.js");
      });

      if (kind.major === 11) {
        it("runs as the SWC builder leaves it", async () => {
          for (const file of Object.keys(sources).filter((name) => name.startsWith("src/"))) {
            // What @nestjs/cli gives to swc when a project has no .swcrc.
            const { code } = await transformFile(join(root, file), {
              swcrc: false,
              module: { type: "commonjs" },
              jsc: {
                target: "es2021",
                parser: { syntax: "typescript", decorators: true, dynamicImport: true },
                transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
                keepClassNames: true,
              },
            });
            writeUserFiles(root, { [file.replace(/^src\/(.*)\.ts$/, "swc/$1.js")]: code });
          }
          await expectToRun("swc/main.js");
        });

        it("runs as one bundle that leaves packages outside, with its classes in a list", async () => {
          await build({
            absWorkingDir: root,
            entryPoints: ["dist/main.js"],
            outfile: "bundle/main.js",
            bundle: true,
            packages: "external",
            platform: "node",
            format: "cjs",
            keepNames: true,
            logLevel: "error",
          });
          await expectToRun("bundle/main.js");
        });
      }
    });
  }
});
