import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { check } from "../../src/api/check.js";
import { generate } from "../../src/api/generate.js";
import { loadModel } from "../../src/api/project/entity-model.js";
import { openProject } from "../../src/api/project/project.js";
import { script } from "../../src/api/running/script.js";
import { up } from "../../src/api/up.js";
import { renderMigration } from "../../src/codegen/render-migration.js";
import { mssqlDialect } from "../../src/dialects/mssql/dialect.js";
import { mssql } from "../../src/dialects/mssql/index.js";
import { check as limits } from "../../src/dialects/mssql/limits/limits.js";
import { plan } from "../../src/diff/plan.js";
import { Schema } from "../../src/schema/schema.js";
import { checkout, isUpdate } from "../support/docs.js";
import { testPglite } from "../support/engines.js";
import { onMssql } from "../support/mssql-planning.js";
import { createProject } from "../support/project.js";
import { refusal } from "../support/tsql-grammar.js";

const example = join(checkout, "examples/02-sql-server");
const migrations = join(example, "migrations/mssql");
const head = { className: "TheShop", revision: "5c1f0a9d3e72", parents: [], message: "the shop" };
const nothing = new Schema([{ kind: "namespace", namespace: "dbo", name: "dbo" }]);

describe("examples/02-sql-server", () => {
  it("is generated and applied on PostgreSQL from the same classes", async () => {
    const db = await testPglite();
    const project = createProject(db.database, { entities: ["src/*.entity.ts"] });
    try {
      cpSync(join(example, "src"), join(project.folder, "src"), { recursive: true });
      const { operations } = await generate({ ...project.base, message: "the shop" });
      expect(operations.map(({ description }) => description)).to.deep.equal([
        "create enum customer_kind",
        "create table customer",
        "create table sale",
        "create index ix_customer_vat_number on customer",
        "create index ix_sale_customer_id on sale",
        "create index ix_sale_details on sale",
        "create index ix_sale_sold_on_id on sale",
      ]);
      await up(project.base);
      expect((await check(project.base)).isClean).to.equal(true);
    } finally {
      project.remove();
      await db.close();
    }
  }).timeout(120_000);

  it("has a migration for SQL Server that is what its classes say, and SQL that a grammar reads", async () => {
    const project = createProject(mssql("mssql://localhost/shop"), { entities: ["src/*.entity.ts"] });
    try {
      cpSync(join(example, "src"), join(project.folder, "src"), { recursive: true });
      const opened = await openProject(project.base);
      const model = await loadModel(opened, "dbo");
      const wanted = mssqlDialect.complete(model.schema, nothing);
      expect(limits(wanted, nothing)).to.deep.equal([]);
      const [there, back] = [plan(nothing, wanted, onMssql), plan(wanted, nothing, onMssql)];
      const source = renderMigration({ ...head, up: there.operations, down: back.operations });
      const [file, ...others] = readdirSync(migrations);
      if (file === undefined || others.length > 0) throw new Error("one migration was expected");
      if (isUpdate) writeFileSync(join(migrations, file), source);
      else expect(readFileSync(join(migrations, file), "utf8")).to.equal(source);

      cpSync(migrations, join(project.folder, "migrations"), { recursive: true });
      const { statements } = await script({ ...project.base, direction: "up" });
      for (const statement of statements) expect(refusal(statement), statement).to.equal(undefined);
      const text = statements.join("\n");
      expect(text).to.contain("SYSTEM_VERSIONING = ON");
      expect(text).to.contain("[country] varchar(2) NOT NULL");
      expect(text).to.contain("CREATE UNIQUE CLUSTERED INDEX [ix_sale_sold_on_id]");
      expect(text).to.not.contain("ix_sale_details");
    } finally {
      project.remove();
    }
  }).timeout(60_000);
});
