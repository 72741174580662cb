import { execFile } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { testServers } from "../support/servers.js";
import { runNode } from "./processes.js";
import { checkout } from "./user-project.js";

const run = promisify(execFile);

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}
interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly bin: Readonly<Record<string, string>>;
}

describe("the published package", function () {
  this.timeout(120_000);
  let root: string;
  let packed: Packed;
  let installed: string;
  const manifest = JSON.parse(readFileSync(join(checkout, "package.json"), "utf8")) as Manifest;

  before(async () => {
    root = realpathSync(mkdtempSync(join(tmpdir(), "schemix-package-")));
    const { stdout } = await run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", root], {
      cwd: checkout,
      maxBuffer: 1 << 24,
    });
    [packed] = JSON.parse(stdout) as [Packed];
    // What `npm install` does, without a registry: unpacked, its dependencies beside it.
    installed = join(root, "node_modules/@schemix/migrate");
    mkdirSync(installed, { recursive: true });
    await run("tar", ["-xzf", join(root, packed.filename), "-C", installed, "--strip-components=1"]);
    for (const name of Object.keys(manifest.dependencies)) link(name);
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  function link(name: string): void {
    const place = join(root, "node_modules", name);
    mkdirSync(join(place, ".."), { recursive: true });
    symlinkSync(realpathSync(join(checkout, "node_modules", name)), place, "dir");
  }

  const schemix = (...args: readonly string[]) =>
    runNode([join(installed, manifest.bin.schemix ?? ""), ...args], root);

  it("holds the build, the manifest and the documents, and nothing else", () => {
    const paths = packed.files.map(({ path }) => path);
    const documents = ["README.md", "LICENSE", "CHANGELOG.md"].filter((name) =>
      existsSync(join(checkout, name)),
    );
    documents.push(...readdirSync(join(checkout, "docs")).map((name) => `docs/${name}`));
    const outside = paths.filter((path) => !path.startsWith("dist/")).sort();
    expect(outside).to.deep.equal([...documents, "bin/run.js", "oclif.manifest.json", "package.json"].sort());
    const notices = "dist/THIRD-PARTY-NOTICES.txt";
    expect(paths, "licences of what is bundled").to.include(notices);
    const built = paths.filter((path) => path.startsWith("dist/") && path !== notices);
    expect(built.filter((path) => !/\.(?:js|d\.ts)$/.test(path))).to.deep.equal([]);
    const orphans = built.filter((path) => {
      const source = path.replace(/^dist/, "src").replace(/(?:\.d\.ts|\.js)$/, ".ts");
      return !path.startsWith("dist/chunks/") && !existsSync(join(checkout, source));
    });
    expect(orphans, "left over from an older build").to.deep.equal([]);
  });

  it("has every file that its manifest names", () => {
    const targets = Object.values(manifest.exports).flatMap((entry) =>
      typeof entry === "string" ? [entry] : Object.values(entry),
    );
    for (const path of [...targets, ...Object.values(manifest.bin)])
      expect(existsSync(join(installed, path)), path).to.equal(true);
    expect(lstatSync(join(installed, "bin/run.js")).mode & 0o111, "can be executed").not.to.equal(0);
    expect(readFileSync(join(installed, "bin/run.js"), "utf8")).to.match(/^#!\/usr\/bin\/env node\n/);
  });

  it("says its version", async () => {
    expect(await schemix("--version")).to.deep.equal({
      code: 0,
      stdout: `schemix ${manifest.version}\n`,
      stderr: "",
    });
  });

  it("gives the command to install when the driver is missing", async () => {
    await schemix("init");
    const text = await schemix("status");
    expect({ code: text.code, stdout: text.stdout }).to.deep.equal({ code: 2, stdout: "" });
    expect(text.stderr)
      .to.match(/^error DRIVER_MISSING: /)
      .and.contain("npm install @electric-sql/pglite");
    const json = await schemix("status", "--json", "--database", "postgres://nobody@127.0.0.1:1/none");
    expect({ code: json.code, stderr: json.stderr }).to.deep.equal({ code: 2, stderr: "" });
    expect(JSON.parse(json.stdout).error).to.deep.include({
      code: "DRIVER_MISSING",
      fix: "npm install pg",
      data: { package: "pg" },
    });
  });

  const server = testServers().at(-1);
  (server === undefined ? it.skip : it)(
    "runs the main job in a project that has only what it depends on",
    async () => {
      link("pg");
      await schemix("init");
      const database = await server!.createDatabase();
      try {
        const made = await schemix("generate", "-m", "create users", "--json", "--database", database.url);
        expect({ code: made.code, stderr: made.stderr }).to.deep.equal({ code: 0, stderr: "" });
        expect(JSON.parse(made.stdout)).to.deep.include({ hasChanges: true, rehearsed: true });
        const applied = await schemix("up", "--json", "--database", database.url);
        expect({ code: applied.code, stderr: applied.stderr }).to.deep.equal({ code: 0, stderr: "" });
        expect(JSON.parse(applied.stdout).steps).to.have.length(1);
      } finally {
        await database.drop();
      }
    },
  );
});
