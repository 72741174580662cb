import { expect } from "chai";
import { compile } from "../../../src/dialects/mssql/compile/compile.js";
import { mssqlDialect } from "../../../src/dialects/mssql/dialect.js";
import { batchesOf } from "../../../src/dialects/mssql/sql/batches.js";
import { SchemixError } from "../../../src/errors/schemix-error.js";
import type { RunContext } from "../../../src/runner/context.js";
import { stepFailure } from "../../../src/runner/failure.js";
import { compileStep, type Step } from "../../../src/runner/step.js";

const parts = (script: string) => batchesOf(script).map(({ sql, line, count }) => [sql, line, count]);

describe("a script of SQL Server in batches", () => {
  const cases: readonly (readonly [what: string, script: string, parts: readonly unknown[]])[] = [
    ["is one without a GO", " SELECT 1\n", [[" SELECT 1\n", 1, 1]]],
    [
      "has one before each GO",
      "SELECT 1\nGO\nSELECT 2\ngo",
      [
        ["SELECT 1", 1, 1],
        ["SELECT 2", 3, 1],
      ],
    ],
    ["runs one as often as is said", "INSERT t VALUES (1)\n  GO 5  \n", [["INSERT t VALUES (1)", 1, 5]]],
    [
      "takes lines as Windows ends them",
      "SELECT 1\r\nGO\r\n\r\nSELECT 2\r\n",
      [
        ["SELECT 1", 1, 1],
        ["SELECT 2", 4, 1],
      ],
    ],
    [
      "takes a comment behind a GO",
      "SELECT 1\nGO -- first\nSELECT 2\nGO 2 /* twice */",
      [
        ["SELECT 1", 1, 1],
        ["-- first\nSELECT 2", 2, 2],
      ],
    ],
    [
      "has none for a GO in a text",
      "PRINT N'\nGO\n'\nGO\nSELECT [a\nGO\n]",
      [
        ["PRINT N'\nGO\n'", 1, 1],
        ["SELECT [a\nGO\n]", 5, 1],
      ],
    ],
    [
      "has none for a GO in a comment",
      "/* a\nGO\n/* b */\nGO\n*/ SELECT 1\n-- GO\nGO",
      [["/* a\nGO\n/* b */\nGO\n*/ SELECT 1\n-- GO", 1, 1]],
    ],
    [
      "has none for words that are longer",
      "EXEC\nGOTO_WORK\nGO\nSELECT go FROM t",
      [
        ["EXEC\nGOTO_WORK", 1, 1],
        ["SELECT go FROM t", 4, 1],
      ],
    ],
    ["has none for what is empty, or never run", "GO\n\nGO\n-- done\nGO\nSELECT 1\nGO 0", []],
  ];
  for (const [what, script, expected] of cases) it(what, () => expect(parts(script)).to.deep.equal(expected));

  it("is as many statements of a migration", () => {
    const sql = "CREATE TABLE a (b int)\nGO\nINSERT a VALUES (@p1)\nGO 2\n";
    expect(compile({ kind: "execute", sql, parameters: [1] })).to.deep.equal([
      { sql: "CREATE TABLE a (b int)", parameters: [1], line: 1 },
      { sql: "INSERT a VALUES (@p1)", parameters: [1], line: 3 },
      { sql: "INSERT a VALUES (@p1)", parameters: [1], line: 3 },
    ]);
    expect(compile({ kind: "execute", sql: "SELECT 1", parameters: [] })).to.deep.equal([
      { sql: "SELECT 1", parameters: [] },
    ]);
  });

  it("fails with the line of the script, and with no line of a procedure", () => {
    const sql = "SELECT 1\nGO\n\nSELECT 2\nSELECT oops\n";
    const step = compileStep(
      {
        revision: "1",
        message: "",
        direction: "up",
        file: "1.ts",
        parents: [],
        checksum: "",
        isTransactional: true,
        operations: [{ kind: "execute", sql, parameters: [] }],
      } as unknown as Step,
      mssqlDialect,
      "each",
    );
    const context = { finished: [], dialect: mssqlDialect } as unknown as RunContext;
    const failed = (more: object) => {
      const cause = Object.assign(new Error("Invalid column name 'oops'."), { number: 207, ...more });
      return stepFailure(context, { step, index: 1 }, cause, { kind: "rolledBack", others: [] });
    };
    const error = failed({ lineNumber: 2 });
    expect(error).to.be.instanceOf(SchemixError);
    expect(error.data).to.include({ line: 5, statement: 2, statementCount: 2 });
    expect(error.why).to.contain("The statement, line 5: SELECT 2\nSELECT oops");
    expect(failed({ lineNumber: 2, procName: "p" }).why).to.contain("The statement: SELECT 2");
  });
});
