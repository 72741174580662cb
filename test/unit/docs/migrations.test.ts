import { expect } from "chai";
import ts from "typescript";
import { postgresDialect } from "../../../src/dialects/postgres/dialect.js";
import { createRecorder } from "../../../src/objects/operations.js";
import { record } from "../../../src/objects/record.js";
import { Recording } from "../../../src/operations/recording.js";
import { sql } from "../../../src/schema/sql.js";
import { blocksOf, isUpdate, pairsOf, placeOf, rewriteBlocks } from "../../support/docs.js";

const page = "docs/migrations.md";

/** The SQL of calls of `op`. */
async function sqlOf(code: string): Promise<string> {
  const { outputText } = ts.transpileModule(code, { compilerOptions: { target: ts.ScriptTarget.ES2022 } });
  const body = new Function("op", "sql", outputText);
  const operations = await record((op) => body(op, sql), postgresDialect);
  const statements = operations.flatMap((operation) => postgresDialect.compile(operation));
  return statements.map((statement) => `${statement.sql};\n`).join("");
}

describe("docs/migrations.md", () => {
  const pairs = pairsOf(page, "ts", "sql");

  it("shows the SQL that operations make", async () => {
    expect(pairs.length).to.be.greaterThan(20);
    if (isUpdate) {
      const found = pairs.map(async ([block, sql]) => [sql, await sqlOf(block.code)] as const);
      rewriteBlocks(page, await Promise.all(found));
      return;
    }
    for (const [block, { code }] of pairs) expect(await sqlOf(block.code), placeOf(block)).to.equal(code);
  });

  it("shows every operation", () => {
    const all = Object.keys(createRecorder(new Recording(postgresDialect)));
    const code = blocksOf(page).map((block) => block.code);
    const missing = all.filter((name) => !code.some((text) => text.includes(`op.${name}(`)));
    expect(missing).to.deep.equal([]);
  });
});
