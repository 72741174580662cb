import { mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { pgliteImage } from "../../../src/dialects/postgres/driver/pglite-image.js";

describe("The image of an empty embedded database", () => {
  let place: string;
  let entry: string;
  const cache = () => join(place, "node_modules/.cache/schemix");
  const source = { dumpDataDir: async () => new Blob(["the files"]) };

  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), "schemix-image-"));
    entry = packageOf("1.2.3", "node_modules");
  });
  afterEach(() => rmSync(place, { recursive: true, force: true }));

  function packageOf(version: string, modules: string): string {
    const folder = join(place, modules, "pglite");
    mkdirSync(join(folder, "dist"), { recursive: true });
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "pglite", version }));
    return join(folder, "dist/index.cjs");
  }

  it("is kept for the next start", async () => {
    expect(await pgliteImage(entry).read()).to.equal(undefined);
    await pgliteImage(entry).keep(source);
    expect(await (await pgliteImage(entry).read())?.text()).to.equal("the files");
    expect(readdirSync(cache())).to.deep.equal(["pglite-1.2.3.tar.gz"]);
  });

  it("is that of one version", async () => {
    await pgliteImage(entry).keep(source);
    packageOf("1.2.4", "node_modules");
    expect(await pgliteImage(entry).read()).to.equal(undefined);
  });

  it("is not used when it is damaged", async () => {
    await pgliteImage(entry).keep(source);
    truncateSync(join(cache(), "pglite-1.2.3.tar.gz"), 20);
    expect(await pgliteImage(entry).read()).to.equal(undefined);
  });

  it("is done without where it cannot be written, and for packages that are nowhere", async () => {
    writeFileSync(join(place, "node_modules/.cache"), "a file");
    const elsewhere = packageOf("1.2.3", "vendor");
    for (const image of [pgliteImage(entry), pgliteImage(elsewhere), pgliteImage(undefined)]) {
      await image.keep(source);
      expect(await image.read()).to.equal(undefined);
    }
    const failing = { dumpDataDir: () => Promise.reject(new Error("no memory")) };
    await pgliteImage(packageOf("2.0.0", "other/node_modules")).keep(failing);
  });
});
