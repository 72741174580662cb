import { writeFileSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { defaultCacheFolder } from "../../../src/loading/code-cache.js";
import { FileCache } from "../../../src/loading/file-cache.js";
import { checksum, nodeOf, readRevisionFiles, writeRevisionFile } from "../../../src/revisions/files.js";
import { createGraph } from "../../../src/revisions/graph.js";
import { isRevisionMetadata } from "../../../src/revisions/metadata.js";
import { rejectionOf } from "./maps.js";

function sourceOf(revision: string, ...parents: string[]): string {
  return `export default class A extends Migration {
  static readonly revision = "${revision}";
  static readonly parents = ${JSON.stringify(parents)};
}
`;
}

const only = (folder: string) => ({ folders: [folder], recursive: false });

describe("the folder of migration files", () => {
  let root: string;
  let folder: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "schemix-files-"));
    folder = join(root, "migrations");
    await mkdir(folder);
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const put = (name: string, source: string) => writeFile(join(folder, name), source);

  it("is read without running a file, sorted by name", async () => {
    await put("2_b.ts", `throw new Error("ran");\n${sourceOf("b", "a")}`);
    await put("1_a.mjs", sourceOf("a"));
    const files = await readRevisionFiles(only(folder));
    expect(files.map((file) => file.name)).to.deep.equal(["1_a.mjs", "2_b.ts"]);
    expect(files[0]).to.deep.equal({
      name: "1_a.mjs",
      path: join(folder, "1_a.mjs"),
      checksum: checksum(sourceOf("a")),
      metadata: {
        revision: "a",
        parents: [],
        labels: [],
        dependsOn: [],
        replaces: [],
        transaction: true,
        message: "a",
      },
    });
    const graph = createGraph(files.map(nodeOf));
    expect(graph.order).to.deep.equal(["a", "b"]);
    expect(graph.nodes.get("b")?.file).to.equal(join(folder, "2_b.ts"));
  });

  it("may be missing or empty", async () => {
    expect(await readRevisionFiles(only(join(root, "nowhere")))).to.deep.equal([]);
    expect(await readRevisionFiles(only(folder))).to.deep.equal([]);
  });

  it("is refused when it is a file", async () => {
    await put("1_a.ts", sourceOf("a"));
    const error = await rejectionOf(readRevisionFiles(only(join(folder, "1_a.ts"))), "MODULE_LOAD_FAILED");
    expect(error.where).to.equal(join(folder, "1_a.ts"));
  });

  it("may hold files of other kinds", async () => {
    await put("a.ts", sourceOf("a"));
    const others = [
      ".hidden.ts",
      ".#a.ts",
      "a.ts~",
      "#a.ts#",
      "a.ts.bak",
      "a.d.ts",
      "a.d.mts",
      "a.js.map",
      "a.test.ts",
      "a.spec.js",
      "README.md",
      "a.sql",
      "a.tsx",
      "data.json",
    ];
    for (const name of others) await put(name, "no migration");
    await mkdir(join(folder, "folder.ts"));
    expect((await readRevisionFiles(only(folder))).map((file) => file.name)).to.deep.equal(["a.ts"]);
  });

  it("prefers source to what it was compiled to", async () => {
    for (const [source, compiled] of [
      ["a.ts", "a.js"],
      ["b.mts", "b.mjs"],
      ["c.cts", "c.cjs"],
    ] as const) {
      await put(source, sourceOf(source.charAt(0)));
      await put(compiled, sourceOf(source.charAt(0)));
    }
    await put("d.cjs", sourceOf("d"));
    const files = await readRevisionFiles(only(folder));
    expect(files.map((file) => file.name)).to.deep.equal(["a.ts", "b.mts", "c.cts", "d.cjs"]);
  });

  it("is remembered when it is large, and read again where its text changed", async () => {
    for (let index = 0; index < 120; index++) await put(`f${index}.ts`, sourceOf(`r${index}`));
    const cache = () => new FileCache(root, "revisions.json", isRevisionMetadata);
    const fresh = await readRevisionFiles(only(folder));
    expect(await readRevisionFiles(only(folder), cache())).to.deep.equal(fresh);
    expect(await readRevisionFiles(only(folder), cache())).to.deep.equal(fresh);
    await put("f7.ts", sourceOf("r7", "r8"));
    const changed = await readRevisionFiles(only(folder), cache());
    expect(changed).to.deep.equal(await readRevisionFiles(only(folder)));
    expect(changed.find(({ name }) => name === "f7.ts")?.metadata.parents).to.deep.equal(["r8"]);
  });

  it("does without what it remembered when that is broken", async () => {
    for (let index = 0; index < 120; index++) await put(`f${index}.ts`, sourceOf(`r${index}`));
    const cache = () => new FileCache(root, "revisions.json", isRevisionMetadata);
    const fresh = await readRevisionFiles(only(folder), cache());
    const path = join(defaultCacheFolder(root), "revisions.json");
    const text = await readFile(path, "utf8");
    const hostile = [text.slice(0, -9), "{}", "[1]", '[["a",1]]', text.replaceAll("transaction", "t")];
    for (const broken of hostile) {
      await writeFile(path, broken);
      expect(await readRevisionFiles(only(folder), cache())).to.deep.equal(fresh);
    }
  });

  it("has all faults of all files reported together", async () => {
    await put("a.ts", sourceOf("a"));
    await put("b.ts", sourceOf("a"));
    await put("c.ts", "export const x = 1;");
    await put("d.ts", "export default class D {\n  static revision = id;\n  static parents = 1;\n}");
    const error = await rejectionOf(readRevisionFiles(only(folder)), "MIGRATION_INVALID");
    expect(error.message).to.equal("4 faults in 3 migration files");
    expect(error.data.faults).to.have.lengthOf(4);
    expect(error.why).to.include(`${join(folder, "c.ts")}:1: `);
    expect(error.why).to.include(`${join(folder, "d.ts")}:3: `);
    expect(error.why).to.include("The revision a is in a.ts and in b.ts");
    expect(JSON.parse(JSON.stringify(error)).data.faults).to.have.lengthOf(4);
  });

  it("does not hold the same revision twice", async () => {
    await put("a.ts", sourceOf("a"));
    await put("b.ts", sourceOf("a"));
    const error = await rejectionOf(readRevisionFiles(only(folder)), "REVISION_DUPLICATE");
    expect(error.message).to.include("a.ts").and.include("b.ts");
  });

  it("may be one of several, with folders inside; a revision that two have names both files", async () => {
    await put("a.ts", sourceOf("a"));
    const other = join(root, "other");
    for (const inner of ["2026/01", ".hidden", "node_modules/x"])
      await mkdir(join(other, inner), { recursive: true });
    await writeFile(join(other, "b.ts"), sourceOf("b", "a"));
    await writeFile(join(other, "2026/01/c.ts"), sourceOf("c", "b"));
    await writeFile(join(other, ".hidden/d.ts"), sourceOf("d"));
    await writeFile(join(other, "node_modules/x/e.ts"), sourceOf("e"));
    const found = async (folders: string[], recursive: boolean) =>
      (await readRevisionFiles({ folders, recursive })).map((file) => file.metadata.revision);
    expect(await found([folder, other], false)).to.deep.equal(["a", "b"]);
    expect(await found([other, folder], true)).to.deep.equal(["b", "c", "a"]);
    // What is found on two ways is one file.
    expect(await found([other, join(other, "2026")], true)).to.deep.equal(["b", "c"]);
    await writeFile(join(other, "a.ts"), sourceOf("a"));
    const error = await rejectionOf(found([folder, other], false), "REVISION_DUPLICATE");
    expect(error.message).to.include(join(folder, "a.ts")).and.include(join(other, "a.ts"));
  });

  it("may be a link, and hold links that stay inside it", async function () {
    await put("a.ts", sourceOf("a"));
    await mkdir(join(folder, "store"));
    await writeFile(join(folder, "store", "b.txt"), sourceOf("b", "a"));
    try {
      await symlink(join(folder, "store", "b.txt"), join(folder, "b.ts"));
    } catch {
      this.skip();
    }
    await symlink(folder, join(root, "linked"));
    await symlink(join(folder, "store"), join(folder, "store.ts"));
    for (const path of [folder, join(root, "linked")]) {
      expect((await readRevisionFiles(only(path))).map((file) => file.metadata.revision)).to.deep.equal([
        "a",
        "b",
      ]);
    }
  });

  it("holds no link that leaves it", async function () {
    await mkdir(join(root, "migrations-other"));
    await writeFile(join(root, "migrations-other", "a.ts"), sourceOf("a"));
    try {
      await symlink(join(root, "migrations-other", "a.ts"), join(folder, "a.ts"));
    } catch {
      this.skip();
    }
    await symlink(join(root, "nowhere.ts"), join(folder, "b.ts"));
    const error = await rejectionOf(readRevisionFiles(only(folder)), "MIGRATION_INVALID");
    expect(error.why).to.include("a.ts: The migration file is a link that leaves the folder");
    expect(error.why).to.include("b.ts: The migration file is a link to nowhere");
  });

  it("holds files that can be read", async function () {
    if (process.getuid?.() === 0 || process.platform === "win32") this.skip();
    await put("a.ts", sourceOf("a"));
    await chmod(join(folder, "a.ts"), 0);
    const error = await rejectionOf(readRevisionFiles(only(folder)), "MODULE_LOAD_FAILED");
    expect(error.where).to.equal(join(folder, "a.ts"));
  });

  it("may hold a thousand files", async () => {
    for (let index = 0; index < 1000; index++) {
      writeFileSync(
        join(folder, `${index}.ts`),
        sourceOf(`r${index}`, ...(index === 0 ? [] : [`r${index - 1}`])),
      );
    }
    const files = await readRevisionFiles(only(folder));
    expect(createGraph(files.map(nodeOf)).heads).to.deep.equal(["r999"]);
  });

  describe("writing into it", () => {
    it("makes the folder, and leaves nothing but the file", async () => {
      const deep = join(root, "new", "migrations");
      const path = await writeRevisionFile(deep, "a.ts", sourceOf("a"));
      expect(path).to.equal(join(deep, "a.ts"));
      expect(await readFile(path, "utf8")).to.equal(sourceOf("a"));
      expect(await readdir(deep)).to.deep.equal(["a.ts"]);
    });

    it("never overwrites", async () => {
      await put("a.ts", "old");
      const error = await rejectionOf(writeRevisionFile(folder, "a.ts", "new"), "FILE_EXISTS");
      expect(error.where).to.equal(join(folder, "a.ts"));
      expect(await readFile(join(folder, "a.ts"), "utf8")).to.equal("old");
      expect(await readdir(folder)).to.deep.equal(["a.ts"]);
    });

    it("does not follow a link that waits under the name", async function () {
      try {
        await symlink(join(root, "outside.ts"), join(folder, "a.ts"));
      } catch {
        this.skip();
      }
      await rejectionOf(writeRevisionFile(folder, "a.ts", "new"), "FILE_EXISTS");
      expect(await readdir(root)).to.deep.equal(["migrations"]);
    });

    it("lets one of many writers win", async () => {
      const writers = Array.from({ length: 20 }, (_, index) => writeRevisionFile(folder, "a.ts", `${index}`));
      const results = await Promise.allSettled(writers);
      const winners = results.flatMap((result, index) => (result.status === "fulfilled" ? [`${index}`] : []));
      expect(winners).to.have.lengthOf(1);
      expect(await readFile(join(folder, "a.ts"), "utf8")).to.equal(winners[0]);
      expect(await readdir(folder)).to.deep.equal(["a.ts"]);
    });

    it("refuses names that leave the folder or are not read back", async () => {
      for (const name of [
        "../a.ts",
        ".sub/a.ts",
        "a//b.ts",
        "sub\\a.ts",
        "/a.ts",
        "a.sql",
        "",
        ".ts",
        "..",
        ".a.ts",
        "a.d.ts",
        "C:a.ts",
        "a\0.ts",
      ]) {
        await rejectionOf(writeRevisionFile(folder, name, "x"), "USAGE");
      }
      expect(await readdir(root)).to.deep.equal(["migrations"]);
      expect(await readdir(folder)).to.deep.equal([]);
    });

    it("says so when the place is taken by a file", async () => {
      await put("a.ts", "x");
      await rejectionOf(writeRevisionFile(join(folder, "a.ts"), "b.ts", "x"), "FILE_UNWRITABLE");
    });
  });
});

describe("checksums", () => {
  it("do not hang on line ends and byte order marks", () => {
    const expected = checksum("a\nb\n");
    expect(expected).to.equal("s1:911169ddaaf146aff539f58c26c489af3b892dff0fe283c1c264c65ae5aa59a2");
    for (const source of ["a\r\nb\r\n", "a\rb\r", "\uFEFFa\nb\n"])
      expect(checksum(source)).to.equal(expected);
    for (const source of ["a\nb", "a\nb\n\n", "a \nb\n", ""]) expect(checksum(source)).to.not.equal(expected);
  });
});
