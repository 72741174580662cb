import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { globFiles } from "../../../src/loading/glob.js";
import { makeProject, removeProjects } from "./temp-project.js";

const tree = [
  "src/b.entity.ts",
  "src/a.entity.ts",
  "src/B.entity.ts",
  "src/Ä.entity.ts",
  "src/a.entity.js",
  "src/a.entity.d.ts",
  "src/deep/er/c.entity.ts",
  "src/deep/c1.ts",
  "src/deep/c22.ts",
  "src/legacy/old.entity.ts",
  "src/[id]/x.entity.ts",
  "src/node_modules/p/n.entity.ts",
  "src/.hidden/h.entity.ts",
  "src/.dot.entity.ts",
  "top.entity.ts",
];

describe("globFiles", () => {
  let root: string;
  before(() => {
    root = makeProject(Object.fromEntries(tree.map((name) => [name, ""])));
  });
  after(removeProjects);
  const glob = (...patterns: string[]) =>
    globFiles(root, patterns).map((file) => file.slice(root.length + 1));

  it("goes any number of folders down, never into node_modules or dot folders, sorted by code unit", () => {
    expect(glob("src/**/*.entity.ts")).to.deep.equal([
      "src/B.entity.ts",
      "src/[id]/x.entity.ts",
      "src/a.entity.ts",
      "src/b.entity.ts",
      "src/deep/er/c.entity.ts",
      "src/legacy/old.entity.ts",
      "src/Ä.entity.ts",
    ]);
    expect(glob("**/c.entity.ts", "**/er/**")).to.deep.equal(["src/deep/er/c.entity.ts"]);
  });

  it("matches within one name only, upper and lower case apart", () => {
    expect(glob("*.ts", "./src/deep/*.ts")).to.deep.equal([
      "src/deep/c1.ts",
      "src/deep/c22.ts",
      "top.entity.ts",
    ]);
    expect(glob("src/deep/c?.ts")).to.deep.equal(["src/deep/c1.ts"]);
    expect(glob("src/b.*")).to.deep.equal(["src/b.entity.ts"]);
    expect(glob("src/*.ENTITY.ts")).to.deep.equal([]);
  });

  it("expands braces, also nested", () => {
    expect(glob("src/{a,b}.entity.{ts,js}")).to.deep.equal([
      "src/a.entity.js",
      "src/a.entity.ts",
      "src/b.entity.ts",
    ]);
    expect(glob("{top,src/{a,deep/er/c}}.entity.ts")).to.deep.equal([
      "src/a.entity.ts",
      "src/deep/er/c.entity.ts",
      "top.entity.ts",
    ]);
  });

  it("takes away what ! names, files or folders, wherever it stands", () => {
    expect(glob("!src/legacy", "src/**/*.entity.ts", "!**/{B,Ä}.*", "!src/[id]/**")).to.deep.equal([
      "src/a.entity.ts",
      "src/b.entity.ts",
      "src/deep/er/c.entity.ts",
    ]);
  });

  it("goes to names without wildcards directly, with a dot or out of the root", () => {
    expect(glob("src/.hidden/*.ts")).to.deep.equal(["src/.hidden/h.entity.ts"]);
    expect(glob("src/a.entity.ts", "src/nope.ts", "nope/**/*.ts")).to.deep.equal(["src/a.entity.ts"]);
    expect(globFiles(join(root, "src/deep"), "../../top.*")).to.deep.equal([join(root, "top.entity.ts")]);
    expect(globFiles("/", join(root, "*.ts"))).to.deep.equal([join(root, "top.entity.ts")]);
  });

  it("follows links, once", () => {
    const linked = makeProject({ "real/a.ts": "" });
    mkdirSync(join(linked, "src"));
    symlinkSync(join(linked, "real"), join(linked, "src/link"), "dir");
    symlinkSync(linked, join(linked, "real/up"), "dir");
    const files = globFiles(linked, "src/**/*.ts");
    expect(files).to.include(join(linked, "src/link/a.ts"));
    expect(files.length).to.be.lessThan(4);
  });
});
