import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { mssqlWriter } from "../../../src/dialects/mssql/sql/writer.js";
import { mssqlTypes } from "../../../src/dialects/mssql/types/types.js";
import { record } from "../../../src/objects/record.js";
import { checkout } from "../../support/docs.js";
import { operationKinds } from "../../support/operations.js";
import { pagesOf, withoutPage } from "./pages.js";
import { scriptCases } from "./script-cases.js";
import { expectScript } from "./script-text.js";

const folder = join(checkout, "test/unit/mssql/scripts");
const dialect = { name: "mssql", writer: mssqlWriter, types: mssqlTypes };

describe("what operations are in Transact-SQL", () => {
  const seen = new Set<string>();

  for (const { name, page, body } of scriptCases)
    it(name, async () => {
      const operations = await record(body, dialect);
      for (const { kind } of operations) seen.add(kind);
      expectScript(join(folder, `${name}.sql`), name, page, operations);
    });

  it("has no statement that no page of the documentation is known of", () => {
    expect(withoutPage("MERGE [a]; ALTER TABLE [b]; EXEC sys.sp_helptext")).to.deep.equal([
      "MERGE ",
      "sys.sp_helptext",
    ]);
    expect(pagesOf("/*\nTHROW\n*/\nDROP TABLE [a]")).to.have.length(1);
  });

  it("has no script that no case writes", () => {
    const names = scriptCases.map(({ name }) => `${name}.sql`).sort();
    expect(readdirSync(folder).sort()).to.deep.equal(names);
  });

  it("has one for each kind of operation", () => {
    const others = ["custom", "execute", "run", "backfill", "alterObject"];
    const missing = operationKinds.filter(
      (kind) => !seen.has(kind) && !/Enum/.test(kind) && !others.includes(kind),
    );
    expect(missing).to.deep.equal([]);
  });
});
