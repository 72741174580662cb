import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { createModuleLoader } from "../../../src/loading/module-loader.js";
import { makeProject, removeProjects, writeFiles } from "./temp-project.js";

const loaderUrl = new URL("../../../src/loading/module-loader.js", import.meta.url).href;

/** Loads a file in a process of its own: what it exports, and whether the transformer was loaded for it. */
function loadApart(root: string): { n: unknown; hasTransformer: boolean } {
  const script = `
    import { createRequire } from "node:module";
    import { createModuleLoader } from ${JSON.stringify(loaderUrl)};
    const { n } = await createModuleLoader({ root: ${JSON.stringify(root)} }).load("a.ts");
    const hasTransformer = Object.keys(createRequire(import.meta.url).cache).some((file) => file.includes("@swc"));
    console.log(JSON.stringify({ n, hasTransformer }));`;
  return JSON.parse(
    execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" }),
  );
}

describe("the cache of transformed code", () => {
  afterEach(removeProjects);

  const files = {
    "package.json": { type: "module" },
    "a.ts": `import { b } from "./b.js"; export const n: number = b + 1;`,
    "b.ts": "export const b: number = 1;",
  };

  it("saves loading the transformer, and notices an edit", () => {
    const root = makeProject(files);
    expect(loadApart(root)).to.deep.equal({ n: 2, hasTransformer: true });
    expect(loadApart(root)).to.deep.equal({ n: 2, hasTransformer: false });
    writeFiles(root, { "b.ts": "export const b: number = 2;" });
    expect(loadApart(root)).to.deep.equal({ n: 3, hasTransformer: true });
  });

  it("lies in node_modules/.cache, else in .schemix with a .gitignore", async () => {
    const root = makeProject({ ...files, "node_modules/.keep": "" });
    await createModuleLoader({ root }).load("a.ts");
    expect(readdirSync(join(root, "node_modules/.cache/schemix"))).to.have.length(2);
    const bare = makeProject(files);
    await createModuleLoader({ root: bare }).load("a.ts");
    expect(readFileSync(join(bare, ".schemix/cache/.gitignore"), "utf8")).to.equal("*\n");
    const elsewhere = makeProject(files);
    await createModuleLoader({ root: elsewhere, cacheFolder: join(elsewhere, "here") }).load("a.ts");
    expect(existsSync(join(elsewhere, "here"))).to.equal(true);
    expect(existsSync(join(elsewhere, ".schemix"))).to.equal(false);
  });

  it("is written anew where an entry is broken", async () => {
    const root = makeProject(files);
    const folder = join(root, ".schemix/cache");
    await createModuleLoader({ root }).load("a.ts");
    const entries = readdirSync(folder).filter((name) => name.endsWith(".cjs"));
    const whole = entries.map((name) => readFileSync(join(folder, name), "utf8"));
    for (const [damage, index] of [
      [(text: string) => text.slice(0, -10), 0],
      [(text: string) => text.replace("exports", "exportz"), 1],
      [() => "", 0],
    ] as const) {
      writeFileSync(join(folder, entries[index] ?? ""), damage(whole[index] ?? ""));
      expect((await createModuleLoader({ root }).load("a.ts")).n).to.equal(2);
      expect(entries.map((name) => readFileSync(join(folder, name), "utf8"))).to.deep.equal(whole);
    }
    expect(
      readdirSync(folder)
        .filter((name) => name !== ".gitignore")
        .sort(),
    ).to.deep.equal(entries.sort());
  });

  it("is not needed: a folder that cannot be made costs time only", async () => {
    const root = makeProject({ ...files, ".schemix": "a file in the way" });
    expect((await createModuleLoader({ root }).load("a.ts")).n).to.equal(2);
  });
});
