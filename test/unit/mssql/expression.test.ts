import { expect } from "chai";
import { plainExpression } from "../../../src/dialects/mssql/sql/expression.js";

describe("expressions of SQL Server", () => {
  /** The left ones are as `sys.default_constraints`, `sys.check_constraints` and others give them. */
  const cases: readonly (readonly [text: string, plain: string])[] = [
    ["((0))", "0"],
    ["((-1))", "-1"],
    ["(getdate())", "getdate()"],
    ["(N'x')", "N'x'"],
    ["('a)(b')", "'a)(b'"],
    ["(N'it''s (')", "N'it''s ('"],
    ["([a]>(0))", "[a]>(0)"],
    ["(([a]+[b])*(2))", "([a]+[b])*(2)"],
    ["([a]) + ([b])", "([a]) + ([b])"],
    ["([a)] > 1)", "[a)] > 1"],
    ['("a)" > 1)', '"a)" > 1'],
    ["(1 /* ) */)", "1 /* ) */"],
    ["(1 -- )\n)", "1 -- )"],
    ["(1) -- (2)", "(1) -- (2)"],
    [" ( newsequentialid() ) ", "newsequentialid()"],
    ["(", "("],
    ["(1", "(1"],
    ["()", ""],
    ["", ""],
  ];
  for (const [text, plain] of cases)
    it(`takes the outer brackets off ${JSON.stringify(text)}`, () => {
      expect(plainExpression(text)).to.equal(plain);
      expect(plainExpression(plain)).to.equal(plain);
    });
});
