import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import ts from "typescript";
import * as verbs from "../../src/api/verbs.js";
import { type ApiExample, apiExamples } from "../support/api-examples.js";
import { testServers } from "../support/servers.js";
import { install, removeUserProjects, userProject, writeUserFiles } from "./user-project.js";

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

describe("the examples of the public API", function () {
  this.timeout(120_000);
  let examples: readonly ApiExample[];
  before(() => {
    examples = apiExamples();
  });
  after(removeUserProjects);

  it("are there for every value that is exported", () => {
    expect(examples.length).to.be.greaterThan(80);
    const without = examples.filter(({ code }) => code === undefined || code === "");
    expect(without.map(({ subpath, name }) => `${subpath} ${name}`)).to.deep.equal([]);
  });

  it("are TypeScript", () => {
    const faults = examples.flatMap(({ name, code = "" }) => {
      // Parts of a class, and of an object, are shown without what they are in.
      const forms = [code, `class Example { ${code} }`, `(${code})`];
      const counts = forms.map((text) => syntaxFaults(text).length);
      return Math.min(...counts) === 0 ? [] : [`${name}: ${code}`];
    });
    expect(faults).to.deep.equal([]);
  });

  const server = testServers().at(-1);
  (server === undefined ? it.skip : it)(
    "run, those of the verbs one after the other on a project",
    async () => {
      expect(order.split(" ").sort()).to.deep.equal(Object.keys(verbs).sort());
      const database = await server!.createDatabase();
      const root = userProject({
        "package.json": { name: "shop", private: true, type: "module" },
        "schemix.config.js": `export default { database: ${JSON.stringify(database.url)}, entities: ["src/*.entity.ts"] };\n`,
        "src/user.entity.ts": entity,
      });
      install(root, "@schemix/migrate", "pg", "@swc/core");
      const [folder, log] = [process.cwd(), console.log];
      process.chdir(root);
      try {
        for (const name of order.split(" ")) {
          const code = examples.find((example) => example.name === name)?.code ?? "";
          if (name === "squash") await verbs.generate({ message: "more", empty: true });
          if (name === "merge") {
            // A second history, to be joined with the first.
            await verbs.generate({ message: "apart", empty: true, head: "base" });
          }
          if (name === "init") process.chdir(emptyFolder(root));
          writeUserFiles(root, { [`${name}.js`]: moduleOf(name, code) });
          console.log = () => undefined;
          await import(pathToFileURL(join(root, `${name}.js`)).href).catch((cause: unknown) => {
            throw new Error(`The example of ${name} fails: ${String(cause)}`, { cause });
          });
          console.log = log;
        }
        const told = await database.query("SELECT revision FROM schemix_history ORDER BY 1");
        expect(told.length).to.be.greaterThan(3);
      } finally {
        console.log = log;
        process.chdir(folder);
        await database.drop();
      }
    },
  );
});

function moduleOf(name: string, code: string): string {
  return ts.transpile(`import { ${name} } from "@schemix/migrate";\n${code}\n`, {
    module: ts.ModuleKind.ESNext,
    target: ts.ScriptTarget.ES2022,
    verbatimModuleSyntax: true,
  });
}

function emptyFolder(root: string): string {
  const folder = join(root, "new");
  mkdirSync(folder);
  return folder;
}

function syntaxFaults(text: string): readonly unknown[] {
  const { diagnostics = [] } = ts.transpileModule(text, {
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ES2022, experimentalDecorators: true },
  });
  return diagnostics;
}
