import { join } from "node:path";
import { expect } from "chai";
import { SchemixError } from "../../../src/errors/schemix-error.js";
import { createModuleLoader } from "../../../src/loading/module-loader.js";
import { makeProject, removeProjects } from "./temp-project.js";

type Files = Readonly<Record<string, string | object>>;

async function failure(files: Files, entry = "src/a.ts"): Promise<SchemixError> {
  const root = makeProject({ "package.json": { type: "module" }, ...files });
  const error: unknown = await createModuleLoader({ root })
    .load(entry)
    .catch((thrown: unknown) => thrown);
  expect(error).to.be.instanceOf(SchemixError);
  return error as SchemixError;
}

describe("errors of loading", () => {
  afterEach(removeProjects);

  it("a file that is not there", async () => {
    const error = await failure({}, "src/nope.ts");
    expect(error).to.include({ code: "MODULE_LOAD_FAILED", message: "There is no file src/nope.ts" });
  });

  it("a syntax error, with line, column and the lines around", async () => {
    const error = await failure({ "src/a.ts": "export const a = 1;\n\nexport const b = ;\n" });
    expect(error).to.include({ code: "MODULE_LOAD_FAILED", where: "src/a.ts:3:18" });
    expect(error.message).to.equal("src/a.ts has a syntax error: Expression expected");
    expect(error.why).to.include("export const b = ;");
    expect(error.data).to.include({ line: 3, column: 18 });
    expect(JSON.stringify(error)).not.to.include("Stack backtrace");
  });

  it("a syntax error behind tabs, in an imported file", async () => {
    const error = await failure({
      "src/a.ts": "import './b.js'",
      "src/b.ts": "export const x = {\n\t\ta: b c\n};",
    });
    expect(error.where).to.equal("src/b.ts:2:8");
  });

  it("a syntax error that only the engine sees", async () => {
    const error = await failure({
      "src/a.ts": "export const a: number = 1;\n\nconst b = 1;\nconst b = 2;\n",
    });
    expect(error.where).to.match(/^src\/a\.ts:4:/);
    expect(error.message).to.include("already been declared");
  });

  it("a syntax error does not show a password of its line", async () => {
    const error = await failure({
      "src/a.ts": `export default { url: "postgres://app:s3cret@db/x" "oops" }`,
    });
    expect(JSON.stringify(error)).not.to.include("s3cret");
  });

  it("a file that throws, at the line that its author wrote", async () => {
    const error = await failure({
      "src/a.ts": `import { fail } from "./b.js";\ninterface Gone { a: string }\n\nfail({ a: "x" } as Gone);\n`,
      "src/b.ts": `type Gone = unknown;\n\nexport function fail(_: Gone): never {\n  throw new RangeError("Boom");\n}\n`,
    });
    expect(error).to.include({ code: "MODULE_LOAD_FAILED", where: "src/b.ts:4:9" });
    expect(error.message).to.equal("src/b.ts threw while it was loaded: RangeError: Boom");
    const stack = (error.cause as Error).stack ?? "";
    expect(stack).to.match(/src\/b\.ts:4:9/);
    expect(stack).to.match(/src\/a\.ts:4:\d+/);
  });

  it("names who imports the file that throws", async () => {
    const error = await failure({
      "src/a.ts": `import "./b.js";`,
      "src/b.ts": `import "./c.js";`,
      "src/c.ts": `throw new Error("Boom");`,
    });
    expect(error.where).to.equal("src/c.ts:1:7");
    expect(error.why).to.equal("It is imported by src/b.ts, which is imported by src/a.ts.");
  });

  for (const [thrown, said] of [
    ["'text'", "text"],
    ["{ reason: 7 }", '{"reason":7}'],
    ["undefined", "undefined"],
    ["null", "null"],
  ]) {
    it(`a file that throws ${thrown}`, async () => {
      const error = await failure({ "src/a.ts": "import './b.js'", "src/b.ts": `throw ${thrown};` });
      expect(error.message).to.equal(`src/b.ts threw while it was loaded: ${said}`);
      expect(error.where).to.equal("src/b.ts");
    });
  }

  it("a password in what a file throws", async () => {
    const error = await failure({ "src/a.ts": `new URL("postgres://app:s3cret@[bad/x");` });
    expect(error.code).to.equal("MODULE_LOAD_FAILED");
    const cause = error.cause as Error;
    const all = [
      JSON.stringify(error),
      cause.stack,
      ...Object.getOwnPropertyNames(cause).map((key) => Reflect.get(cause, key)),
    ];
    expect(all.join("\n")).not.to.include("s3cret");
  });

  it("a package that is not installed", async () => {
    const error = await failure({ "src/a.ts": `import x from "@acme/nope/sub";\nexport default x;` });
    expect(error).to.include({ code: "MODULE_LOAD_FAILED" });
    expect(error.message).to.equal(`src/a.ts imports "@acme/nope/sub", which cannot be found`);
    expect(error.where).to.match(/^src\/a\.ts:1:/);
    expect(error.fix).to.include("npm install @acme/nope");
    expect(error.data).to.include({ specifier: "@acme/nope/sub", package: "@acme/nope" });
  });

  it("a file of a package that it does not offer", async () => {
    const error = await failure({
      "src/a.ts": `import x from "pkg/secret";\nexport default x;`,
      "node_modules/pkg/package.json": { name: "pkg", exports: { ".": "./index.js" } },
      "node_modules/pkg/index.js": "",
    });
    expect(error.message).to.equal(`src/a.ts imports "pkg/secret", which the package pkg does not offer`);
  });

  it("an import of a file that is not there", async () => {
    const error = await failure({ "src/a.ts": `\nimport { b } from "./b.js";\nexport default b;` });
    expect(error.message).to.equal(`src/a.ts imports "./b.js", and there is no such file`);
    expect(error.where).to.match(/^src\/a\.ts:2:/);
  });

  it("top-level await in an imported file", async () => {
    const error = await failure({
      "src/a.ts": `import { b } from "./b.js";\nexport default b;`,
      "src/b.ts": "interface X {}\n\nexport const b = await Promise.resolve(1);",
    });
    expect(error.message).to.equal("src/b.ts uses top-level await, which an imported file cannot");
    expect(error.where).to.match(/^src\/b\.ts:3:/);
    expect(error.why).to.equal("It is imported by src/a.ts.");
    expect(error.fix).to.include("await import(");
  });

  it("top-level await in an imported package", async () => {
    const error = await failure({
      "src/a.ts": `import { b } from "tla";\nexport default b;`,
      "node_modules/tla/package.json": { type: "module", exports: "./index.js" },
      "node_modules/tla/index.js": "export const b = await Promise.resolve(1);",
    });
    expect(error.message).to.equal('The package "tla" uses top-level await, which an imported file cannot');
    expect(error.where).to.match(/^src\/a\.ts:1:/);
  });

  it("a file that is no code", async () => {
    const error = await failure({ "src/a.ts": `import "./a.css";`, "src/a.css": "a {}" });
    expect(error.message).to.include("neither TypeScript, JavaScript nor JSON");
  });

  it("broken JSON", async () => {
    const error = await failure({
      "src/a.ts": `import x from "./x.json"; export default x;`,
      "src/x.json": "{",
    });
    expect(error.message).to.match(/^src\/x\.json is not valid JSON: /);
  });

  it("a broken tsconfig.json, and one that extends nothing", async () => {
    const broken = await failure({ "src/a.ts": "", "tsconfig.json": "{ nope" });
    expect(broken.message).to.include("tsconfig.json is not valid JSON");
    const lost = await failure({ "src/a.ts": "", "tsconfig.json": { extends: "./base.json" } });
    expect(lost.message).to.include(`extends "./base.json", which cannot be found`);
  });

  it("a coded error of a file keeps its code and gets a place", async () => {
    const error = await failure({
      "src/a.ts": `\nconst error: any = new Error("No such thing");
        error.name = "SchemixError"; error.code = "ENTITIES_INVALID"; error.fix = "Do it";\nthrow error;`,
    });
    expect(error).to.include({ code: "ENTITIES_INVALID", message: "No such thing", fix: "Do it" });
    expect(error.where).to.match(/^src\/a\.ts:2:/);
  });

  it("places an error that a function throws later", async () => {
    const root = makeProject({
      "package.json": { type: "module" },
      "a.ts": `type X = 1;\nexport function later(): never {\n  const y: X = 1;\n  throw new Error("later " + y);\n}`,
    });
    const loader = createModuleLoader({ root });
    const { later } = await loader.load("a.ts");
    let thrown: unknown;
    try {
      (later as () => void)();
    } catch (error) {
      thrown = error;
    }
    expect(loader.locate(thrown)).to.deep.equal({ file: join(root, "a.ts"), line: 4, column: 9 });
    loader.mapStack(thrown);
    loader.mapStack(thrown);
    expect(loader.describe(thrown)).to.equal("a.ts:4:9");
    expect((thrown as Error).stack).to.include("a.ts:4:9");
    expect(loader.locate(new Error("elsewhere"))).to.equal(undefined);
  });
});
