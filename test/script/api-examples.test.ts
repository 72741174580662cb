import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import ts from "typescript";
import * as verbs from "../../src/api/verbs.js";
import { mssqlDialect } from "../../src/dialects/mssql/dialect.js";
import { postgresDialect } from "../../src/dialects/postgres/dialect.js";
import type { EntityDialect } from "../../src/entities/plan/plan.js";
import { collectEntities } from "../../src/entities/registry.js";
import { toSchema } from "../../src/entities/to-schema.js";
import { type Api, apiEntries, publicApi } from "../support/api-examples.js";
import { type ServerDatabase, testServers } from "../support/servers.js";
import { type ExampleModule, type Importable, modulesOf, typeFaults } from "./example-modules.js";
import { checkout, install, removeUserProjects, userProject, writeUserFiles } from "./user-project.js";

/** In an order in which each has something to do. */
const order =
  "generate heads branches script show ensureRevisionTable up status adopt current check diff drift history repair redo down stamp squash merge prune pull init";

const entity = `import { Column, Entity, PrimaryGeneratedColumn } from "@schemix/migrate";

@Entity()
export class User {
  @PrimaryGeneratedColumn() id!: number;
  @Column("text") name!: string;
}
`;

/** What examples import that is not the package's; the rest is in example-surroundings.ts. */
const others: Readonly<Record<string, readonly string[]>> = {
  "@nestjs/common": ["Controller", "Module"],
  "@nestjs/terminus": ["HealthCheckService"],
  "@nestjs/testing": ["Test"],
  "@nestjs/typeorm": ["TypeOrmModule"],
  "./example-surroundings.js": [
    ...["app", "config", "Db", "defineOperatorClass", "fetchToken", "retryLater", "revision"],
    ...["touch", "url", "User", "vector"],
  ],
};

const packages = [
  ...["@schemix/migrate", "@swc/core", "pg", "reflect-metadata", "rxjs", "typeorm"],
  ...["@nestjs/common", "@nestjs/core", "@nestjs/terminus", "@nestjs/testing", "@nestjs/typeorm"],
  ...["@types/node"],
];

/** What examples import of the project that they are written in. */
const givenFiles = [
  "example-surroundings.ts",
  "mikro-orm.config.ts",
  "src/app.module.ts",
  "src/data-source.ts",
];

const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ["lib.es2023.d.ts", "lib.esnext.disposable.d.ts"],
  strict: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  experimentalDecorators: true,
  emitDecoratorMetadata: true,
  isolatedModules: true,
  types: ["node"],
};

describe("the examples of the public API", function () {
  this.timeout(120_000);
  const server = testServers().at(-1);
  let api: Api;
  let root: string;
  let modules: readonly ExampleModule[];
  let database: ServerDatabase | undefined;

  before(async () => {
    api = publicApi();
    database = await server?.createDatabase();
    root = exampleProject(database?.url ?? "pglite://memory");
    const importable = importableNames(api);
    modules = api.examples
      .filter(({ name }) => !Object.hasOwn(verbs, name))
      .flatMap((example) => modulesOf(example, importable));
    writeUserFiles(root, Object.fromEntries(modules.map(({ file, text }) => [file, text])));
  });
  after(async () => {
    await database?.drop();
    removeUserProjects();
  });

  it("are there for every value that is exported", () => {
    expect(api.examples.length).to.be.greaterThan(80);
    const without = api.examples.filter(({ code }) => code === undefined || code === "");
    expect(without.map(({ subpath, name }) => `${subpath} ${name}`)).to.deep.equal([]);
  });

  it("compile", () => {
    const importable = importableNames(api);
    const ofVerbs = api.examples
      .filter(({ name }) => Object.hasOwn(verbs, name))
      .flatMap((example) => modulesOf(example, importable));
    writeUserFiles(root, Object.fromEntries(ofVerbs.map(({ file, text }) => [file, text])));
    const files = [...ofVerbs, ...modules].map(({ file }) => join(root, file));
    const sources = Object.entries(apiEntries).map(([name, file]) => [name, [join(checkout, file)]]);
    expect(typeFaults(files, { ...compilerOptions, paths: Object.fromEntries(sources) })).to.deep.equal([]);
  });

  (server === undefined ? it.skip : it)("run, and their entities make a schema", async () => {
    const { DATABASE_URL } = process.env;
    const failed: string[] = [];
    process.env.DATABASE_URL = database!.url;
    try {
      await within(root, async () => {
        await verbs.generate({ message: "create user" });
        for (const file of givenFiles) transpile(root, file, readFileSync(join(root, file), "utf8"));
        const files = { read: () => "SELECT 1 AS revenue" };
        const options = { namespace: "public", naming: "snake_case", files } as const;
        for (const { file, text } of modules) {
          try {
            // Copies of the embedded server are tested elsewhere; each takes seconds to start.
            const exports = await run(root, file, text.replace('{ scratch: "pglite" }', ""));
            toSchema(collectEntities([{ file, exports }]), dialectOf(text), options);
          } catch (error) {
            failed.push(String(error));
          }
        }
      });
    } finally {
      if (DATABASE_URL === undefined) delete process.env.DATABASE_URL;
      else process.env.DATABASE_URL = DATABASE_URL;
    }
    expect(failed).to.deep.equal([]);
  });

  (server === undefined ? it.skip : it)(
    "run, those of the verbs one after the other on a project",
    async () => {
      expect(order.split(" ").sort()).to.deep.equal(Object.keys(verbs).sort());
      const shop = exampleProject(database!.url);
      await within(shop, async () => {
        for (const name of order.split(" ")) {
          const code = api.examples.find((example) => example.name === name)?.code ?? "";
          if (name === "squash") await verbs.generate({ message: "more", empty: true });
          // A second history, to be joined with the first.
          if (name === "merge") await verbs.generate({ message: "apart", empty: true, head: "base" });
          if (name === "init") process.chdir(emptyFolder(shop));
          await run(shop, `${name}.ts`, `import { ${name} } from "@schemix/migrate";\n${code}\n`);
        }
      });
      const told = await database!.query("SELECT revision FROM schemix_history ORDER BY 1");
      expect(told.length).to.be.greaterThan(3);
    },
  );
});

function exampleProject(url: string): string {
  const surroundings = join(checkout, "test/script/example-surroundings.ts");
  const project = userProject({
    "package.json": { name: "shop", private: true, type: "module" },
    "schemix.config.js": `export default { database: ${JSON.stringify(url)}, entities: ["src/*.entity.ts"] };\n`,
    "src/user.entity.ts": entity,
    "ca.pem": "",
    "example-surroundings.ts": readFileSync(surroundings, "utf8"),
    "src/data-source.ts": `import { DataSource } from "typeorm";
export const AppDataSource = new DataSource({ type: "postgres", entities: [] });
`,
    "mikro-orm.config.ts": `export default { dbName: "shop" };
`,
    "src/app.module.ts": `import { Module } from "@nestjs/common";
@Module({})
export class AppModule {}
`,
  });
  install(project, ...packages);
  return project;
}

function importableNames({ examples, types }: Api): ReadonlyMap<string, Importable> {
  const found = new Map<string, Importable>();
  for (const { name, subpath } of types) found.set(name, { from: subpath, isType: true });
  for (const { name, subpath } of examples) found.set(name, { from: subpath, isType: false });
  for (const [from, names] of Object.entries(others))
    for (const name of names) found.set(name, { from, isType: false });
  return found;
}

/** Does it in a folder, and without what examples print. */
async function within(folder: string, task: () => Promise<void>): Promise<void> {
  const [former, { log }] = [process.cwd(), console];
  process.chdir(folder);
  console.log = () => undefined;
  try {
    await task();
  } finally {
    console.log = log;
    process.chdir(former);
  }
}

async function run(root: string, file: string, text: string): Promise<Record<string, unknown>> {
  try {
    return (await import(transpile(root, file, text))) as Record<string, unknown>;
  } catch (cause) {
    throw new Error(`The example ${file} fails: ${String(cause)}`, { cause });
  }
}

/** Where the JavaScript of a module is. */
function transpile(root: string, file: string, text: string): string {
  const { outputText } = ts.transpileModule(text, {
    fileName: file,
    compilerOptions: {
      ...compilerOptions,
      module: ts.ModuleKind.ESNext,
      // Nest injects by it; entities of one file that refer to each other could not be evaluated with it.
      emitDecoratorMetadata: text.includes("constructor("),
    },
  });
  const output = file.replace(/\.ts$/, ".js");
  writeUserFiles(root, { [output]: outputText });
  return pathToFileURL(join(root, output)).href;
}

/** Types of tables are SQL Server's alone. */
function dialectOf(text: string): EntityDialect {
  return text.includes("defineTableType(") ? mssqlDialect : postgresDialect;
}

function emptyFolder(root: string): string {
  const folder = join(root, "new");
  mkdirSync(folder);
  return folder;
}
