import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { renderOperation } from "../../../src/codegen/render-operation.js";
import { compile } from "../../../src/dialects/mssql/compile.js";
import { mssqlTypes } from "../../../src/dialects/mssql/types.js";
import { mssqlWriter } from "../../../src/dialects/mssql/writer.js";
import { record } from "../../../src/objects/record.js";
import { printStatements } from "../../../src/util/code.js";
import { checkout } from "../../support/docs.js";
import { operationKinds } from "../../support/operations.js";
import { refusal } from "../../support/tsql-grammar.js";
import { scriptCases } from "./script-cases.js";

const folder = join(checkout, "test/unit/mssql/scripts");
const dialect = { name: "mssql", writer: mssqlWriter, types: mssqlTypes };

/** A batch that a person can read beside the calls that it comes from. */
function scriptOf(name: string, page: string, calls: string, batches: readonly string[]): string {
  return [
    `-- ${name}`,
    `-- ${page}`,
    "/*",
    calls.trimEnd(),
    "*/",
    ...batches.flatMap((sql) => [sql, "GO"]),
    "",
  ].join("\n");
}

describe("what operations are in Transact-SQL", () => {
  const seen = new Set<string>();

  for (const { name, page, body } of scriptCases)
    it(name, async () => {
      const operations = await record(body, dialect);
      for (const { kind } of operations) seen.add(kind);
      const batches = operations.flatMap((operation) => compile(operation)).map(({ sql }) => sql);
      const calls = printStatements(
        operations.map((operation) => renderOperation(operation)),
        0,
      );
      const script = scriptOf(name, page, calls, batches);
      const file = join(folder, `${name}.sql`);
      if (process.env.SCHEMIX_UPDATE === "1") writeFileSync(file, script);
      expect(existsSync(file), `${file}: write it with SCHEMIX_UPDATE=1`).to.equal(true);
      expect(script).to.equal(readFileSync(file, "utf8"));
      for (const batch of batches) expect(refusal(batch)).to.equal(undefined);
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
