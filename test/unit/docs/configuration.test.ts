import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { loadConfig } from "../../../src/config/load.js";
import { checkers } from "../../../src/config/settings.js";
import type { UserConfig } from "../../../src/config/types.js";
import { blocksOf, checkout, documents, placeOf, rowsBelow, textOf } from "../../support/docs.js";

const page = "docs/configuration.md";

const settings = Object.keys({
  ...checkers,
  environments: 0,
  defaultEnvironment: 0,
} satisfies Record<keyof UserConfig, unknown>);

const dataSource = `import { DataSource } from "typeorm";
export const AppDataSource = new DataSource({ type: "postgres" });
`;

describe("docs/configuration.md", () => {
  it("lists every setting with its default", async () => {
    const rows = rowsBelow(page, "Settings").slice(1);
    expect(rows.map(([name]) => name).sort()).to.deep.equal([...settings].sort());
    const { config } = await loadConfig({ config: { database: "pglite://memory", entities: "x" } });
    const written = Object.fromEntries(rows.map(([name, value]) => [name, value]));
    for (const name of ["naming", "unmanaged", "transaction", "fileName", "timezone", "format"] as const)
      expect(written[name], name).to.equal(JSON.stringify(config[name]));
    const plain = [
      "privileges",
      "owners",
      "lockWait",
      "lockTimeout",
      "statementTimeout",
      "recursive",
      "slugLength",
      "retries",
    ];
    for (const name of plain as (keyof typeof config)[])
      expect(written[name], name).to.equal(String(config[name]));
    expect(written.migrations).to.equal(JSON.stringify("migrations"));
  });

  it("has a heading for every setting", () => {
    for (const name of settings) expect(textOf(page)).to.match(new RegExp(`^### .*\\b${name}\\b`, "m"));
  });

  it("shows configurations that load", async () => {
    const blocks = documents()
      .flatMap(blocksOf)
      .filter(({ info, code }) => info === "ts" && /export default defineConfig/.test(code))
      .filter(({ code }) => !/"@mikro-orm\/postgresql"/.test(code));
    expect(blocks.length).to.be.greaterThan(3);
    for (const block of blocks) {
      const folder = mkdtempSync(join(tmpdir(), "schemix-docs-"));
      try {
        symlinkSync(join(checkout, "node_modules"), join(folder, "node_modules"), "junction");
        writeFileSync(join(folder, "schemix.config.ts"), block.code);
        writeFileSync(join(folder, "user.entity.ts"), "export class User {}\n");
        mkdirSync(join(folder, "src"));
        writeFileSync(join(folder, "src/data-source.ts"), dataSource);
        writeFileSync(join(folder, "mikro-orm.config.ts"), "export default { entities: [] };\n");
        const [, environment] = /environments: \{\n\s+(\w+):/.exec(block.code) ?? [];
        const { config } = await loadConfig({ cwd: folder, env: environment });
        expect(config.root, placeOf(block)).to.equal(folder);
      } finally {
        rmSync(folder, { recursive: true });
      }
    }
  });
});
