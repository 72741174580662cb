import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { createCodeCache } from "../../../src/loading/code-cache.js";
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

  it("keeps what the engine has made of long code that runs again, and does not trust it", async () => {
    const long = Array.from({ length: 400 }, (_, index) => `export const a${index} = () => ${index};`);
    const root = makeProject({ ...files, "a.ts": `${long.join("\n")}\nexport const n = a399() - 397;` });
    const folder = join(root, ".schemix/cache");
    const compiled = () => readdirSync(folder).filter((name) => name.includes(".v8-"));
    const load = async () => (await createModuleLoader({ root }).load("a.ts")).n;
    expect(await load()).to.equal(2);
    expect(compiled()).to.deep.equal([]);
    expect(await load()).to.equal(2);
    const [name = "", ...others] = compiled();
    expect(others).to.deep.equal([]);
    const file = join(folder, name);
    const whole = readFileSync(file);
    expect(await load()).to.equal(2);
    expect(readFileSync(file).equals(whole), "still of use").to.equal(true);
    writeFileSync(file, whole.subarray(0, -10));
    expect(await load()).to.equal(2);
    expect(readFileSync(file).length, "whole again").to.be.greaterThan(whole.length - 10);
    const foreign = Buffer.from(whole.subarray(40));
    foreign.writeUInt32LE(1, 4);
    const sum = createHash("sha1").update(foreign).digest("hex");
    writeFileSync(file, Buffer.concat([Buffer.from(sum), foreign]));
    // What a process has compiled once, it takes again without a look at what was kept.
    expect(loadApart(root).n).to.equal(2);
    expect(compiled(), "of another engine").to.deep.equal([]);
  });

  it("loses the older half of its entries when there are too many, and nothing else", () => {
    const folder = makeProject({ "entities.json": "[]" });
    const names = Array.from({ length: 8 }, (_, index) => `${`${index}`.repeat(64)}.cjs`);
    for (const [index, name] of names.entries()) {
      writeFiles(folder, { [name]: "an entry" });
      utimesSync(join(folder, name), index, index);
    }
    const key = "a".repeat(64);
    createCodeCache(folder, 8).set(key, { code: "1", map: "" });
    expect(readdirSync(folder).sort()).to.deep.equal([...names, `${key}.cjs`, "entities.json"]);
    createCodeCache(folder, 8).setCompiled(key, Buffer.from("made"));
    const compiled = `${key}.v8-${process.versions.v8}`;
    expect(readdirSync(folder).sort()).to.deep.equal([
      ...names.slice(5),
      `${key}.cjs`,
      compiled,
      "entities.json",
    ]);
  });

  it("is not needed: a folder that cannot be made costs time only", async () => {
    const root = makeProject({ ...files, ".schemix": "a file in the way" });
    expect((await createModuleLoader({ root }).load("a.ts")).n).to.equal(2);
  });
});
