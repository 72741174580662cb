import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { generate } from "../../../src/api/generate.js";
import { merge } from "../../../src/api/merge.js";
import { status } from "../../../src/api/status.js";
import { up } from "../../../src/api/up.js";
import { Column, PrimaryColumn } from "../../../src/entities/decorators/column.js";
import { Entity } from "../../../src/entities/decorators/entity.js";
import type { SchemixError } from "../../../src/errors/schemix-error.js";
import type { MigrationParts } from "../../../src/operations/migration-parts.js";
import { type TestDatabase, testPglite } from "../../support/engines.js";
import { createProject, type TestProject } from "../../support/project.js";
import { failureOf } from "../../support/runner.js";

@Entity()
class Item {
  @PrimaryColumn("int") id!: number;
  @Column("text", { default: "{{title}} */ `${up}`" }) label!: string;
}

const template = `// {{title}}, {{created}}
/* no */ {{ imports }}

export default class {{className}} extends Migration {
{{members}}

  up(op: Operations) {
    op.execute("set local work_mem = '1GB'");
    {{up}}
  }

  down(op: Operations) {
\t\t{{down}}
  }
}
`;

describe("Templates of migration files", () => {
  let db: TestDatabase;
  let project: TestProject;
  beforeEach(async () => {
    db = await testPglite();
    project = createProject(db.database, { entities: [Item] });
  });
  afterEach(async () => {
    project.remove();
    await db.close();
  });

  const withSettings = (settings: object) => ({
    ...project.base,
    config: { ...project.base.config, ...settings },
  });
  const put = (text: string) => writeFileSync(join(project.folder, "migration.template"), text);

  it("have their places filled, with nothing taken for a place that is none", async () => {
    put(template);
    const base = withSettings({ template: "migration.template", timezone: "Asia/Tokyo" });
    const { source = "" } = await generate({ ...base, revision: "a1", message: "items */ now" });
    expect(source).to.match(/^\/\/ items now, \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+09:00\n/);
    expect(source).to.include('import { Migration, type Operations, sql } from "@schemix/migrate";');
    expect(source).to.include('  static readonly message = "items */ now";\n');
    expect(source).to.include("{{title}} */ `${up}`");
    expect(source).to.include('\n    op.createTable("item", (t) => {\n      t.column("id"');
    expect(source).to.include('\n    op.dropTable("item");\n');
    expect((await up({ ...base, dryRun: true })).steps[0]?.statements[0]).to.equal(
      "set local work_mem = '1GB'",
    );
    const empty = await generate({ ...base, revision: "b2", empty: true, head: "base", message: "empty" });
    expect(empty.source).to.include("'1GB'\");\n  }\n\n  down(op: Operations) {\n  }\n");
    expect((await merge(base)).source).to.include('static readonly parents = ["a1", "b2"];');
    expect((await status(base)).heads).to.have.lengthOf(1);
  });

  it("may be functions", async () => {
    const shown: MigrationParts[] = [];
    const base = withSettings({
      template: (parts: MigrationParts) => {
        shown.push(parts);
        const { imports, className, revision, parents, up: body } = parts;
        return `${imports}\nexport default class ${className} extends Migration {\n  static revision = ${revision};\n  static parents = ${parents};\n  up(op: Operations) {\n${body}\n  }\n}\n`;
      },
    });
    const { source } = await generate({ ...base, revision: "a1", message: "new items" });
    expect(source).to.include(
      'class NewItems extends Migration {\n  static revision = "a1";\n  static parents = [];',
    );
    expect(shown[0]?.down).to.equal('    op.dropTable("item");');
    const lost = (await failureOf(
      generate({ ...base, revision: "b2", empty: true, labels: ["x"] }),
    )) as SchemixError;
    expect(lost).to.include({ code: "CONFIG_INVALID" });
    expect(lost.message).to.include("a file that says otherwise of `labels`");
  });

  it("are refused with every fault", async () => {
    const faultsOf = async (setting: unknown) => {
      const base = withSettings({ template: setting });
      return (await failureOf(generate({ ...base, empty: true, revision: "a1" }))) as SchemixError;
    };
    put("{{upp}} {{members}} {{constructor}}\n{ {{down}} }\n");
    const faulty = await faultsOf("migration.template");
    expect(faulty).to.include({ code: "CONFIG_INVALID" });
    for (const text of [
      /found {{upp}}; did you mean "{{up}}"\?/,
      /found {{constructor}}/,
      /expected a place for {{up}}, found none/,
      /expected {{down}} on a line of its own/,
    ])
      expect(faulty.message).to.match(text);
    put(template.replace("{{members}}", "static revision = {{revision}} + 1;"));
    expect((await faultsOf("migration.template")).message).to.include("expected what makes a migration");
    expect((await faultsOf("nowhere")).message).to.include("template: expected the path of a file");
    expect((await faultsOf(5)).message).to.include("template: expected the path of a file, or a function");
    const throws = await faultsOf(() => {
      throw new Error("no");
    });
    expect(throws).to.include({ code: "HOOK_FAILED", message: "template threw: no" });
    expect((await faultsOf(() => 5)).message).to.include("returned a number");
    expect((await status(project.base)).heads).to.deep.equal([]);
  });
});
