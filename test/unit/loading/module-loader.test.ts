import { createRequire } from "node:module";
import { join } from "node:path";
import { expect } from "chai";
import { createModuleLoader } from "../../../src/loading/module-loader.js";
import { makeProject, removeProjects, writeFiles } from "./temp-project.js";

const esm = { "package.json": { type: "module" } };
const cjs = { "package.json": { type: "commonjs" } };

describe("the module loader", () => {
  afterEach(removeProjects);

  for (const [name, manifest] of [
    ["an ESM project", esm],
    ["a CommonJS project", cjs],
  ] as const) {
    describe(`in ${name}`, () => {
      it("gives default and named exports of TypeScript", async () => {
        const root = makeProject({
          ...manifest,
          "a.ts": `interface X { n: number }
            export const one: number = 1; export enum Color { Red = "red" }
            export default class A<T extends X> { constructor(private readonly t: T) {} }`,
        });
        const module = await createModuleLoader({ root }).load("a.ts");
        expect(module.one).to.equal(1);
        expect(module.Color).to.deep.equal({ Red: "red" });
        expect(module.default).to.be.a("function").with.property("name", "A");
        expect(Object.keys(module).sort()).to.deep.equal(["Color", "default", "one"]);
      });

      it("resolves suffixes, missing extensions, folders, JSON and every extension", async () => {
        const root = makeProject({
          ...manifest,
          "src/main.ts": `import a from "./a.js"; import b from "./b"; import c from "./folder";
            import m from "./m.mjs"; import t from "./t.cjs"; import x from "./x.jsx"; import data from "./data.json";
            import plain from "./plain.js"; import { sum } from "./common.cjs"; import "./empty.js";
            export const all = [a, b, c, m, t, x, data.n, plain, sum];`,
          "src/a.ts": "export default 'a'",
          "src/b.ts": "export default 'b'",
          "src/folder/index.ts": "export default 'folder'",
          "src/m.mts": "export default 'm'",
          "src/t.cts": "export default 't'",
          "src/x.tsx": "const el = (f: () => string) => f(); export default el(() => 'x')",
          "src/data.json": { n: 7 },
          "src/plain.js": "#!/usr/bin/env node\nexport default 'plain'",
          "src/common.cjs": "module.exports.sum = 3",
          "src/empty.ts": "",
        });
        const { all } = await createModuleLoader({ root }).load("src/main.ts");
        expect(all).to.deep.equal(["a", "b", "folder", "m", "t", "x", 7, "plain", 3]);
      });

      it("runs dynamic import, import.meta and __dirname", async () => {
        const root = makeProject({
          ...manifest,
          "main.ts": `export const later = async (name: string) => (await import(name)).value;
            export const here = [import.meta.url, import.meta.dirname, import.meta.filename, __dirname];
            export const fs = () => import("node:fs");`,
          "other.ts": "export const value: string = 'later'",
        });
        const module = await createModuleLoader({ root }).load(join(root, "main.ts"));
        expect(module.here).to.deep.equal([`file://${root}/main.ts`, root, join(root, "main.ts"), root]);
        expect(await (module.later as (name: string) => unknown)("./other.js")).to.equal("later");
        expect(await (module.fs as () => Promise<object>)()).to.have.property("readFileSync");
      });

      it("lets files import each other in a circle", async () => {
        const root = makeProject({
          ...manifest,
          "a.ts": `import { b } from "./b.js"; export const a = () => "a" + b(); export { b };`,
          "b.ts": `import * as all from "./a.js"; export const b = () => typeof all.a;`,
        });
        const module = await createModuleLoader({ root }).load("a.ts");
        expect((module.a as () => string)()).to.equal("afunction");
      });

      it("allows top-level await in the file that is loaded and in what it imports dynamically", async () => {
        const root = makeProject({
          ...manifest,
          "main.ts": `import { one } from "./one.js"; const two = await import("./two.js");
            export default await Promise.resolve(one + two.value);`,
          "called.ts": `import { later } from "./one.js"; export default await later(async () => await later(() => 2));`,
          "one.ts": "export const one = 1; export const later = async (make: () => unknown) => await make()",
          "two.ts": "export const value: number = await Promise.resolve(2)",
        });
        const loader = createModuleLoader({ root });
        expect((await loader.load("main.ts")).default).to.equal(3);
        expect((await loader.load("main.ts")).default).to.equal(3);
        expect((await loader.load("called.ts")).default).to.equal(2);
      });
    });
  }

  it("runs CommonJS with its own exports", async () => {
    const root = makeProject({
      "package.json": {},
      "one.js":
        "const { two } = require('./two'); module.exports = { one: 1, two, main: require.main === module }",
      "two.js": "exports.two = 2; exports.path = require.resolve('./one')",
      "assigned.ts": "export = { n: 1 }",
      "function.cjs": "module.exports = function f() {}",
    });
    const loader = createModuleLoader({ root });
    expect(await loader.load("one.js")).to.deep.include({ one: 1, two: 2, main: false });
    expect(await loader.load("two.js")).to.deep.include({ two: 2, path: join(root, "one.js") });
    expect((await loader.load("assigned.ts")).default).to.deep.equal({ n: 1 });
    expect((await loader.load("function.cjs")).default).to.be.a("function");
  });

  it("gives a file without exports no default", async () => {
    const root = makeProject({ ...esm, "a.ts": "const x = 1; void x;", "b.ts": "" });
    const loader = createModuleLoader({ root });
    expect(await loader.load("a.ts")).to.deep.equal({});
    expect(await loader.load("b.ts")).to.deep.equal({});
  });

  it("shares modules within a loader and nothing between loaders", async () => {
    const root = makeProject({
      ...esm,
      "state.ts": "export const state = { n: 0 };",
      "a.ts": `import { state } from "./state.js"; state.n++; export { state };`,
      "b.ts": `import { state } from "./state.js"; state.n++; export { state };`,
    });
    const [first, second] = [createModuleLoader({ root }), createModuleLoader({ root })];
    await first.load("a.ts");
    await first.load("a.ts");
    expect((await first.load("b.ts")).state).to.deep.equal({ n: 2 });
    expect((await second.load("b.ts")).state).to.deep.equal({ n: 1 });
  });

  it("loads the same file once when asked twice at a time", async () => {
    const root = makeProject({
      ...esm,
      "a.ts":
        "globalThis.loadedOnce = (globalThis.loadedOnce ?? 0) + 1; await null; export const n = globalThis.loadedOnce;",
    });
    const loader = createModuleLoader({ root });
    const [one, two] = await Promise.all([loader.load("a.ts"), loader.load("a.ts")]);
    expect([one.n, two.n]).to.deep.equal([1, 1]);
    Reflect.deleteProperty(globalThis, "loadedOnce");
  });

  it("patches nothing", async () => {
    const require = createRequire(import.meta.url);
    const before = [Object.keys(require.extensions), Error.prepareStackTrace];
    const root = makeProject({ ...esm, "a.ts": "export const a = 1" });
    await createModuleLoader({ root }).load("a.ts");
    expect([Object.keys(require.extensions), Error.prepareStackTrace]).to.deep.equal(before);
  });

  it("sees a file that was written after a failed load", async () => {
    const root = makeProject({ ...esm, "a.ts": `export { b } from "./b.js"` });
    const loader = createModuleLoader({ root });
    expect(await loader.load("a.ts").catch((error: unknown) => error)).to.have.property(
      "code",
      "MODULE_LOAD_FAILED",
    );
    writeFiles(root, { "b.ts": "export const b = 2" });
    expect((await loader.load("a.ts")).b).to.equal(2);
  });

  it("defines class fields as the target says", async () => {
    const source = `class Base { set x(v: unknown) { (this as any).seen = v; } } class A extends Base { x = 1; }
      export const seen = (new A() as any).seen;`;
    const seenWith = async (compilerOptions: object) => {
      const root = makeProject({ ...esm, "tsconfig.json": { compilerOptions }, "a.ts": source });
      return (await createModuleLoader({ root }).load("a.ts")).seen;
    };
    expect(await seenWith({ target: "es2022" })).to.equal(undefined);
    expect(await seenWith({ target: "ES2021" })).to.equal(1);
    expect(await seenWith({ target: "ES2021", useDefineForClassFields: true })).to.equal(undefined);
    expect(await seenWith({ module: "nodenext" })).to.equal(undefined);
  });
});
