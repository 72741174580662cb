import { cpSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { check } from "../../src/api/check.js";
import { generate } from "../../src/api/generate.js";
import { up } from "../../src/api/up.js";
import { checkout } from "../support/docs.js";
import { testPglite } from "../support/engines.js";
import { createProject } from "../support/project.js";

const example = join(checkout, "examples/02-sql-server");

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
});
