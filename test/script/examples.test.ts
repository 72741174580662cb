import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { compileNatively } from "../support/compiler.js";
import { blocksOf, checkout } from "../support/docs.js";
import { testServers } from "../support/servers.js";

const example = join(checkout, "examples/01-quickstart");

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(args: readonly string[], cwd: string): Ended {
  const { FORCE_COLOR: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, env, encoding: "utf8" });
  return { status, stdout, stderr };
}

/** The text without what is another one in each run: ids, dates, durations, folders. */
function settled(text: string): string {
  return text
    .replace(/\b\d{8}_\d{4}_[0-9a-f]{12}(?=_)/g, "DATE_ID")
    .replace(/\b[0-9a-f]{12}\b/g, "ID")
    .replace(/\S*\bmigrations\/DATE_ID/g, "migrations/DATE_ID");
}

/** A copy of the example outside of the checkout, with the packages installed that it asks for. */
function installedCopy(): string {
  const folder = mkdtempSync(join(tmpdir(), "schemix-example-"));
  cpSync(example, folder, {
    recursive: true,
    filter: (path) => !/[\\/](\.schemix|migrations|node_modules)$/.test(path.slice(example.length)),
  });
  mkdirSync(join(folder, "node_modules/@schemix"), { recursive: true });
  symlinkSync(checkout, join(folder, "node_modules/@schemix/migrate"), "dir");
  for (const name of ["@electric-sql", "@types", "pg"])
    symlinkSync(join(checkout, "node_modules", name), join(folder, "node_modules", name), "dir");
  return folder;
}

describe("examples/01-quickstart", () => {
  let folder: string;
  let walk: Ended;
  after(() => rmSync(folder, { recursive: true, force: true }));
  before(function () {
    this.timeout(300_000);
    folder = installedCopy();
    walk = run([join(example, "run.mjs")], checkout);
  });

  it("runs in the checkout, as `npm run quickstart` does, and leaves it clean", () => {
    const { status, stdout, stderr } = walk;
    expect(status, stderr).to.equal(0);
    for (const command of ['generate -m "create the shop"', "up", "down --steps 1", "status"])
      expect(stdout).to.contain(`$ npx schemix ${command}\n`);
    const tables = "category customer customer_order order_line product product_category".split(" ");
    for (const name of tables) expect(stdout).to.contain(`  create table ${name}\n`);
    expect(stdout).to.contain("  create enum order_status\n");
    expect(stdout.match(/It was rehearsed: up, down, and back\./g)).to.have.lengthOf(2);
    expect(stdout.match(/^Applied 1 migration in /gm)).to.have.lengthOf(2);
    expect(stdout).to.match(/^Took back 1 migration in /m);
    expect(stdout).to.match(/^pending +1$/m);
    for (const name of ["migrations", "node_modules"])
      expect(existsSync(join(example, name))).to.equal(false);
  });

  it("is what README.md shows", () => {
    const [change, console, migration] = blocksOf("README.md");
    if (change === undefined || console === undefined || migration === undefined)
      throw new Error("no blocks");
    const changed = change.code.split("\n").filter((line) => /^[+-]/.test(line));
    expect(walk.stdout).to.contain(changed.join("\n"));
    const [, generated = "", shown = ""] = walk.stdout.split(
      /^(?=\$ npx schemix generate -m "loyalty)|^(?=import \{)/m,
    );
    expect(settled(generated).slice(0, settled(console.code).length)).to.equal(settled(console.code));
    expect(settled(shown).slice(0, settled(migration.code).length)).to.equal(settled(migration.code));
  });

  it("type-checks in the checkout", () => {
    expect(compileNatively(example)).to.deep.equal([]);
  });

  it("type-checks and works where the package is installed", async () => {
    const bin = join(folder, "node_modules/@schemix/migrate/bin/run.js");
    // What it does with its own, embedded database is shown above; a server starts in no time.
    const database = await testServers().at(-1)?.createDatabase();
    const place = database === undefined ? [] : ["--database", database.url];
    const generated = run([bin, "generate", "-m", "create the shop", ...place], folder);
    await database?.drop();
    expect(generated.status, generated.stderr).to.equal(0);
    expect(compileNatively(folder)).to.deep.equal([]);
  }).timeout(120_000);
});
