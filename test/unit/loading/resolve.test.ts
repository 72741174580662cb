import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { pglite } from "../../../src/dialects/postgres/pglite.js";
import { createModuleLoader } from "../../../src/loading/module-loader.js";
import { makeProject, removeProjects, writeFiles } from "./temp-project.js";

type Files = Readonly<Record<string, string | object>>;

async function load(files: Files, entry = "src/a.ts"): Promise<Record<string, unknown>> {
  const root = makeProject({ "package.json": { type: "module" }, ...files });
  return createModuleLoader({ root }).load(entry);
}

describe("resolution", () => {
  afterEach(removeProjects);

  it("follows paths and baseUrl, through extends, comments and trailing commas", async () => {
    const module = await load({
      "tsconfig.json": `// ours
        { "extends": ["./config/base.json", "@acme/tsconfig"], "compilerOptions": { /* none */ "strict": true, }, }`,
      "config/base.json": `\uFEFF{ "compilerOptions": { "paths": {
        "@/*": ["../src/*"], "@exact": ["../src/exact.ts"], "@/deep/*": ["../nowhere/*", "../src/other/*"] } } }`,
      "node_modules/@acme/tsconfig/package.json": { name: "@acme/tsconfig" },
      "node_modules/@acme/tsconfig/tsconfig.json": { compilerOptions: { baseUrl: "${configDir}/src" } },
      "src/a.ts": `import b from "@/b"; import c from "@exact"; import d from "@/deep/d.js"; import e from "folder/e";
        export default [b, c, d, e];`,
      "src/b.ts": "export default 'b'",
      "src/exact.ts": "export default 'exact'",
      "src/other/d.ts": "export default 'd'",
      "src/folder/e.ts": "export default 'e'",
    });
    expect(module.default).to.deep.equal(["b", "exact", "d", "e"]);
  });

  it("follows paths of an extended file, relative to that file", async () => {
    const module = await load({
      "tsconfig.json": { extends: "./config/base" },
      "config/base.json": `{ // comment with "quotes"
        "compilerOptions": { "paths": {
          "@/*": ["../src/*"], "@exact": ["../src/exact.ts"], "@/deep/*": ["../nowhere/*", "../src/other/*"], }, }, }`,
      "src/a.ts": `import b from "@/b"; import c from "@exact"; import d from "@/deep/d.js"; export default [b, c, d];`,
      "src/b.ts": "export default 'b'",
      "src/exact.ts": "export default 'exact'",
      "src/other/d.ts": "export default 'd'",
    });
    expect(module.default).to.deep.equal(["b", "exact", "d"]);
  });

  it("follows baseUrl of a packaged tsconfig with ${configDir}", async () => {
    const module = await load({
      "tsconfig.json": { extends: "@acme/tsconfig", compilerOptions: { paths: { "~/*": ["./*"] } } },
      "node_modules/@acme/tsconfig/package.json": { name: "@acme/tsconfig" },
      "node_modules/@acme/tsconfig/tsconfig.json": { compilerOptions: { baseUrl: "${configDir}/src" } },
      "src/a.ts": `import b from "folder/b"; import c from "~/folder/b"; export default [b, c];`,
      "src/folder/b.ts": "export default 'b'",
    });
    expect(module.default).to.deep.equal(["b", "b"]);
  });

  it("does not take declarations for code", async () => {
    const module = await load({
      "tsconfig.json": { compilerOptions: { paths: { untyped: ["./types/untyped.d.ts"] } } },
      "types/untyped.d.ts": "export const n: number;",
      "node_modules/untyped/index.js": "exports.n = 8",
      "src/a.ts": `export { n } from "untyped"`,
    });
    expect(module.n).to.equal(8);
  });

  it("takes options of the first project of a solution file", async () => {
    const module = await load({
      "tsconfig.json": {
        files: [],
        references: [{ path: "./tsconfig.spec.json" }, { path: "./tsconfig.app.json" }],
      },
      "tsconfig.spec.json": {},
      "tsconfig.app.json": { compilerOptions: { experimentalDecorators: true } },
      "src/a.ts": `let seen: unknown; const D = (_: object, key: any) => { seen = key; };
        class A { @D name!: string } export default seen; void A;`,
    });
    expect(module.default).to.equal("name");
  });

  it("follows imports of package.json", async () => {
    const module = await load({
      "package.json": {
        name: "self",
        type: "module",
        imports: { "#src/*": "./src/*", "#one": { browser: "./no.js", node: "./src/b.js" } },
        exports: { "./b": "./src/b.ts" },
      },
      "src/a.ts": `import b from "#src/b.js"; import one from "#one"; import self from "self/b"; export default [b, one, self];`,
      "src/b.ts": "export default {}",
    });
    const [b, one, self] = module.default as unknown[];
    expect(one).to.equal(b);
    expect(self).to.equal(b);
  });

  it("prefers TypeScript beside its own output only for those who import from TypeScript", async () => {
    const files = { "src/b.ts": "export default 'ts'", "src/b.js": "export default 'js'" };
    expect((await load({ ...files, "src/a.ts": `export { default } from "./b.js"` })).default).to.equal("ts");
    expect(
      (await load({ ...files, "src/a.js": `export { default } from "./b.js"` }, "src/a.js")).default,
    ).to.equal("js");
  });

  it("gives packages as Node would: by import in ESM, by require in CommonJS", async () => {
    const packages = {
      "node_modules/dual/package.json": { exports: { import: "./i.mjs", require: "./r.cjs" } },
      "node_modules/dual/i.mjs": "export default 'import'",
      "node_modules/dual/r.cjs": "module.exports = 'require'",
      "node_modules/esm-only/package.json": {
        type: "module",
        exports: { ".": { import: "./i.js" }, "./*": "./lib/*.js" },
      },
      "node_modules/esm-only/i.js": "export default 'esm'; export const named = 1",
      "node_modules/esm-only/lib/x.js": "export default 'x'",
      "node_modules/old/package.json": { main: "lib.js" },
      "node_modules/old/lib.js":
        "Object.defineProperty(exports, '__esModule', { value: true }); exports.default = 'd'; exports.n = 1",
      "src/a.ts": `import dual from "dual"; import esm, { named } from "esm-only"; import x from "esm-only/x";
        import old, { n } from "old"; import * as path from "node:path"; import { sep } from "path";
        export default [dual, esm, named, x, typeof old, n, typeof path.join, sep.length];`,
    };
    const esm = await load(packages);
    expect(esm.default).to.deep.equal(["import", "esm", 1, "x", "object", 1, "function", 1]);
    const cjs = await load({ ...packages, "package.json": {} });
    expect(cjs.default).to.deep.equal(["require", "esm", 1, "x", "string", 1, "function", 1]);
  });

  it("takes the CommonJS twin of a package with top-level await, and awaits one without in import()", async () => {
    const module = await load({
      "node_modules/twin/package.json": { exports: { import: "./i.mjs", require: "./r.cjs" } },
      "node_modules/twin/i.mjs": "await null; export const n = 1",
      "node_modules/twin/r.cjs": "exports.n = 2",
      "node_modules/tla/package.json": { type: "module", exports: "./i.js" },
      "node_modules/tla/i.js": "await null; export const n = 3; export default 4",
      "src/a.ts": `import { n } from "twin"; const tla = await import("tla"); export default [n, tla.n, tla.default];`,
    });
    expect(module.default).to.deep.equal([2, 3, 4]);
  });

  it("transforms a package of the workspace that is linked into node_modules", async () => {
    const shared = makeProject({
      "package.json": { name: "@acme/shared", exports: "./src/index.ts" },
      "src/index.ts": "export const n: number = 5",
    });
    const root = makeProject({ "package.json": {}, "src/a.ts": `export { n } from "@acme/shared"` });
    writeFiles(root, { "node_modules/@acme/.keep": "" });
    symlinkSync(shared, join(root, "node_modules/@acme/shared"), "dir");
    expect((await createModuleLoader({ root }).load("src/a.ts")).n).to.equal(5);
  });

  it("transforms the files of a project that lies in node_modules itself", async () => {
    const outer = makeProject({
      "node_modules/app/package.json": { type: "module" },
      "node_modules/app/a.js": `export { n } from "./b.js"`,
      "node_modules/app/b.ts": "export const n: number = 6",
    });
    const loader = createModuleLoader({ root: join(outer, "node_modules/app") });
    expect((await loader.load("a.js")).n).to.equal(6);
  });

  it("leads @schemix/migrate to the running package when the project has none", async () => {
    const module = await load({ "src/a.ts": `export { pglite } from "@schemix/migrate/pglite"` });
    expect(module.pglite).to.equal(pglite);
    const error = await load({ "src/a.ts": `export * from "@schemix/migrate/nope"` }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).to.have.property("code", "MODULE_LOAD_FAILED");
  });

  it("prefers the project's own @schemix/migrate", async () => {
    const module = await load({
      "src/a.ts": `export { mine } from "@schemix/migrate"`,
      "node_modules/@schemix/migrate/package.json": {
        name: "@schemix/migrate",
        type: "module",
        exports: "./i.js",
      },
      "node_modules/@schemix/migrate/i.js": "export const mine = true",
    });
    expect(module.mine).to.equal(true);
  });

  it("gives import.meta.resolve a URL", async () => {
    const module = await load({
      "src/a.ts": `export default [import.meta.resolve("./b.js"), import.meta.resolve("node:fs")]`,
      "src/b.ts": "",
    });
    expect(module.default)
      .to.have.property("0")
      .that.matches(/^file:\/\/.*\/src\/b\.ts$/);
    expect(module.default).to.have.property("1", "node:fs");
  });
});
