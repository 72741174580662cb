/** Tables in forms that sample databases and applications have: by way of `pull` our SQL says of them what their own scripts say. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { checkout } from "../../support/docs.js";
import { expectSameAfterPull, expectSameStatements } from "../../support/mssql-scripts.js";
import { parseScripts } from "../../support/parsed-sql.js";
import { readScript } from "../../support/tsql/read-script.js";

const folder = join(checkout, "test/unit/mssql/forms");

describe("tables of SQL Server in the forms of others", () => {
  for (const file of readdirSync(folder).sort())
    it(`are the same after pull: ${basename(file, ".sql")}`, async () => {
      const original = readScript(readFileSync(join(folder, file), "utf8"));
      const ours = await expectSameAfterPull(original.schema);
      expectSameStatements(original, ours);
      parseScripts({ [`form ${file}`]: ours.batches });
    }).timeout(120_000);
});
