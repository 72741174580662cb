import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import ts from "typescript";
import { renderMigration } from "../../../src/codegen/render-migration.js";
import { postgresDialect } from "../../../src/dialects/postgres/dialect.js";
import type { AnyOperation } from "../../../src/objects/any.js";
import { complaintsAbout, createProgram } from "../../support/compiler.js";
import { evaluateMigration } from "../../support/evaluate-migration.js";
import { plainOperation, plainText } from "../../support/operations.js";

const seed = Number(process.env.SCHEMIX_TEST_SEED ?? 20_260_101);
const head = {
  className: "CreateUsers",
  revision: "3f2a9c1b7d04",
  parents: ["a81c03d2e5f6"],
  message: "create users",
};

const draft = fc.record({
  className: fc.constant("Trip"),
  revision: fc.stringMatching(/^[a-f0-9]{12}$/),
  parents: fc.array(fc.stringMatching(/^[a-f0-9]{12}$/), { maxLength: 5 }),
  message: plainText,
  up: fc.array(plainOperation, { maxLength: 5 }),
  down: fc.array(plainOperation, { maxLength: 5 }),
});

const up: readonly AnyOperation[] = [
  {
    kind: "createTable",
    table: "user",
    columns: [
      { name: "id", type: "bigint", nullable: false, identity: { mode: "always" } },
      { name: "email", type: "varchar(320)", nullable: false },
      { name: "nickname", type: "text", nullable: true },
      { name: "created_at", type: "timestamptz", nullable: false, default: "now()" },
    ],
    primaryKey: { name: "pk_user", columns: ["id"] },
    uniques: [{ name: "uq_user_email", columns: ["email"] }],
    checks: [{ name: "ck_user_email", expression: "position('@' in email) > 1" }],
    foreignKeys: [
      {
        name: "fk_user_team_id",
        columns: ["team_id"],
        references: { table: "team", columns: ["id"] },
        onDelete: "cascade",
      },
    ],
    comment: "People who can sign in",
  },
  { kind: "createIndex", table: "user", name: "ix_user_created_at", keys: [{ column: "created_at" }] },
  {
    kind: "createIndex",
    table: "user",
    name: "ix_user_email_lower",
    keys: [{ expression: "lower(email)" }, { column: "created_at", order: "desc" }],
    where: "nickname is not null",
    unique: true,
  },
];

const expected = `import { Migration, type Operations, sql } from "@schemix/migrate";

export default class CreateUsers extends Migration {
  static readonly revision = "3f2a9c1b7d04";
  static readonly parents = ["a81c03d2e5f6"];
  static readonly message = "create users";

  up(op: Operations) {
    op.createTable("user", (t) => {
      t.column("id", "bigint", { identity: "always" });
      t.column("email", "varchar(320)");
      t.column("nickname", "text", { nullable: true });
      t.column("created_at", "timestamptz", { default: sql\`now()\` });
      t.primaryKey("pk_user", ["id"]);
      t.unique("uq_user_email", ["email"]);
      t.check("ck_user_email", sql\`position('@' in email) > 1\`);
      t.foreignKey("fk_user_team_id", ["team_id"], {
        references: ["team", ["id"]],
        onDelete: "cascade",
      });
      t.comment("People who can sign in");
    });
    op.createIndex("ix_user_created_at", "user", ["created_at"]);
    op.createIndex(
      "ix_user_email_lower",
      "user",
      [sql\`lower(email)\`, { column: "created_at", order: "desc" }],
      { unique: true, where: sql\`nickname is not null\` },
    );
  }

  down(op: Operations) {
    op.dropTable("user");
  }
}
`;

describe("The source of a migration", () => {
  it("is what a person would write", () => {
    expect(renderMigration({ ...head, up, down: [{ kind: "dropTable", table: "user" }] })).to.equal(expected);
  });

  it("has no unused parameter and no unused import", () => {
    const source = renderMigration({ ...head, up: [], down: [{ kind: "dropEnum", name: "mood" }] });
    expect(source).to.contain("up(_op: Operations) {}");
    expect(source).to.match(/^import \{ Migration, type Operations \} from/);
  });

  it("leaves the way back of one that a person fills to what is recorded", () => {
    const source = renderMigration({ ...head, up: [] });
    expect(source).to.match(
      /\n {2}up\(op: Operations\) \{\n {4}\/\/ Without a down\(op\), .*\n {2}\}\n\}\n$/,
    );
  });

  it("holds a table of 300 columns", async () => {
    const columns = Array.from({ length: 300 }, (_, n) => ({
      name: `c${n}`,
      type: "int",
      nullable: n % 2 === 0,
    }));
    const wide = {
      kind: "createTable",
      table: "wide",
      columns,
      uniques: [],
      checks: [],
      foreignKeys: [],
    } as const;
    const source = renderMigration({ ...head, up: [wide], down: [] });
    expect(source.match(/t\.column\("c/g)).to.have.lengthOf(300);
    expect((await evaluateMigration(source, postgresDialect)).up).to.have.length(1);
  });

  describe(`of anything (seed ${seed})`, () => {
    const sources = fc.sample(draft, { numRuns: 400, seed }).map((draft) => renderMigration(draft));
    let folder: string;
    before(() => {
      folder = mkdtempSync(join(tmpdir(), "schemix-codegen-"));
      sources.forEach((source, index) => void writeFileSync(join(folder, `m${index}.ts`), source));
    });
    after(() => rmSync(folder, { recursive: true, force: true }));

    it("is left as it is by Biome", () => {
      const settings = { root: true, formatter: { indentStyle: "space", indentWidth: 2, lineWidth: 80 } };
      writeFileSync(join(folder, "biome.json"), JSON.stringify(settings));
      const require = createRequire(import.meta.url);
      const biome = join(dirname(require.resolve("@biomejs/biome/package.json")), "bin/biome");
      const args = [
        biome,
        "format",
        "--colors=off",
        "--max-diagnostics=5",
        ...sources.map((_, i) => `m${i}.ts`),
      ];
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
      expect(status, `${stdout}${stderr}`).to.equal(0);
    });

    it("passes tsc --strict", () => {
      const root = ts.findConfigFile(import.meta.dirname, ts.sys.fileExists, "package.json") ?? "";
      const options: ts.CompilerOptions = {
        strict: true,
        noUnusedLocals: true,
        noUnusedParameters: true,
        noImplicitOverride: true,
        exactOptionalPropertyTypes: true,
        verbatimModuleSyntax: true,
        noEmit: true,
        skipLibCheck: true,
        types: [],
        target: ts.ScriptTarget.ES2022,
        lib: ["lib.es2022.d.ts", "lib.esnext.disposable.d.ts"],
        module: ts.ModuleKind.NodeNext,
        moduleResolution: ts.ModuleResolutionKind.NodeNext,
      };
      // Beside package.json, so that the package's name means the package itself.
      const files = new Map(
        sources.slice(0, 120).map((source, i) => [join(dirname(root), `m${i}.mts`), source]),
      );
      const program = createProgram([...files.keys()], options, files);
      expect(complaintsAbout(program).slice(0, 5)).to.deep.equal([]);
    });
  });
});
