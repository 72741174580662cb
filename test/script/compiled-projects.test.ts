import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import ts from "typescript";
import { check, generate, status, up } from "../../src/index.js";
import { type TestDatabase, testPglite } from "../support/engines.js";
import { type ServerDatabase, testServers } from "../support/servers.js";
import { runNode } from "./processes.js";
import {
  checkout,
  type DecoratorMode,
  decoratorModes,
  inferredFiles,
  install,
  type PackageType,
  packageTypes,
  removeUserProjects,
  settingsFiles,
  shopFiles,
  userProject,
  writeUserFiles,
} from "./user-project.js";

/** The TypeScript below `folders` as `tsc --outDir dist` leaves it, declarations and source maps included. */
function compile(
  root: string,
  mode: DecoratorMode,
  type: PackageType,
  target = ts.ScriptTarget.ES2022,
): void {
  for (const file of sourceFiles(root)) {
    const { outputText, sourceMapText } = ts.transpileModule(readFileSync(join(root, file), "utf8"), {
      fileName: file,
      compilerOptions: {
        target,
        module: type === "module" ? ts.ModuleKind.ES2022 : ts.ModuleKind.CommonJS,
        sourceMap: true,
        ...decoratorModes[mode],
      },
    });
    const stem = join("dist", file.replace(/\.ts$/, ""));
    writeUserFiles(root, {
      [`${stem}.js`]: outputText,
      [`${stem}.js.map`]: sourceMapText ?? "",
      [`${stem}.d.ts`]: "export {};\n",
    });
  }
}

function sourceFiles(root: string): string[] {
  return ["src", "migrations"]
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".ts"))
        .map((name) => join(folder, name)),
    );
}

/** Nothing but what is compiled goes to production. */
function deploy(root: string, type: PackageType): void {
  for (const name of ["src", "migrations", "tsconfig.json", "schemix.config.ts"])
    rmSync(join(root, name), { recursive: true, force: true });
  writeUserFiles(root, {
    "schemix.config.js": `${type === "module" ? "export default" : "module.exports ="} {
  database: process.env.DATABASE_URL ?? "pglite://memory",
  entities: ["dist/src/**/*.entity.js"],
  migrations: "dist/migrations",
};
`,
  });
}

const program = `import {
  check, Column, Entity, generate, isSchemixError, PrimaryGeneratedColumn, SchemixError, up,
} from "@schemix/migrate";
import { postgres } from "@schemix/migrate/postgres";

@Entity()
export class Note {
  @PrimaryGeneratedColumn() id!: number;
  @Column("text") body!: string;
}

async function main() {
  const config = { database: postgres(process.env.DATABASE_URL!), entities: [Note] };
  const { file } = await generate({ config, message: "notes" });
  const { steps } = await up({ config });
  const { isClean } = await check({ config });
  const error: unknown = await up({ config, target: "cafecafecafe" }).catch((thrown: unknown) => thrown);
  const code = isSchemixError(error) && error instanceof SchemixError ? error.code : undefined;
  process.stdout.write(JSON.stringify({ written: file !== undefined, applied: steps.length, isClean, code }) + "\\n");
}

void main();
`;

describe("a compiled project", () => {
  let database: ServerDatabase | undefined;
  afterEach(async () => {
    removeUserProjects();
    await database?.drop();
    database = undefined;
  });

  describe("migrates with nothing but its JavaScript", () => {
    let test: TestDatabase;
    beforeEach(async () => {
      test = await testPglite();
    });
    const modes = (Object.keys(decoratorModes) as DecoratorMode[]).filter((_, index) => index !== 1);
    for (const mode of modes) {
      for (const type of packageTypes) {
        it(`${mode}, type ${type}`, async () => {
          const root = userProject({ ...settingsFiles(mode, type), ...shopFiles(false) });
          install(root, "@schemix/migrate", "reflect-metadata");
          const { database } = test;
          await generate({ cwd: root, database, message: "create the shop", rehearse: false });
          const target = type === "module" ? ts.ScriptTarget.ES2022 : ts.ScriptTarget.ES2017;
          compile(root, mode, type, target);
          deploy(root, type);
          const request = { cwd: root, database };
          const before = await status(request);
          expect(before.pending.map(({ message }) => message)).to.deep.equal(["create the shop"]);
          const { steps } = await up(request);
          expect(steps).to.have.length(1);
          expect(await check(request)).to.include({ isClean: true });
        });
      }
    }
  });

  const server = testServers().at(-1);
  (server === undefined ? describe.skip : describe)("as a process of its own", () => {
    const addressOf = async (): Promise<string> => {
      database = await server!.createDatabase();
      return database.url;
    };

    for (const type of packageTypes) {
      it(`has its types inferred though nobody imports reflect-metadata, type ${type}`, async () => {
        const mode = "legacy decorators, inferred types";
        const root = userProject({ ...settingsFiles(mode, type), ...inferredFiles });
        install(root, "@schemix/migrate", "reflect-metadata");
        compile(root, mode, type);
        deploy(root, type);
        const bin = join(checkout, "bin/run.js");
        const { code, stdout, stderr } = await runNode([bin, "diff", "--json"], root, {
          DATABASE_URL: await addressOf(),
        });
        expect({ code, stderr }).to.deep.equal({ code: 0, stderr: "" });
        expect(JSON.parse(stdout).sql.join(" ")).to.match(/"title" text\b.*"stars" integer\b/s);
      });

      it(`uses the package from a program, type ${type}`, async () => {
        const root = userProject({
          "package.json": { name: "program", private: true, type },
          "src/main.ts": program,
        });
        install(root, "@schemix/migrate", "pg");
        compile(root, "legacy decorators, written types", type);
        const { code, stdout, stderr } = await runNode(["dist/src/main.js"], root, {
          DATABASE_URL: await addressOf(),
        });
        expect(stderr, "warnings").to.equal("");
        expect({ code, stdout }).to.deep.equal({
          code: 0,
          stdout: `${JSON.stringify({ written: true, applied: 1, isClean: true, code: "REVISION_UNKNOWN" })}\n`,
        });
      });
    }
  });
});
