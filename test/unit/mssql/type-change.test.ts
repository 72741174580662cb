import { expect } from "chai";
import { gradeTypeChange } from "../../../src/dialects/mssql/type-change.js";

const grade = (from: string, to: string): string => {
  const found = gradeTypeChange(from, to, "a b");
  return "using" in found && found.using !== undefined ? `${found.grade}: ${found.using}` : found.grade;
};

describe("Type changes on SQL Server", () => {
  const cases: readonly (readonly [from: string, to: string, grade: string])[] = [
    ["int", "bigint", "safe"],
    ["bigint", "int", "checked"],
    ["tinyint", "smallint", "safe"],
    ["int", "bit", "lossy"],
    ["bit", "int", "safe"],
    ["int", "decimal(18)", "safe"],
    ["bigint", "decimal(18)", "checked"],
    ["decimal(10,2)", "decimal(12,2)", "safe"],
    ["decimal(10,2)", "decimal(10,4)", "checked"],
    ["decimal(10,2)", "decimal(10,1)", "lossy"],
    ["decimal(10,2)", "int", "lossy"],
    ["money", "decimal(19,4)", "safe"],
    ["int", "float", "safe"],
    ["bigint", "float", "lossy"],
    ["int", "real", "lossy"],
    ["float", "real", "lossy"],
    ["real", "float", "safe"],
    ["float", "int", "lossy"],
    ["nvarchar(50)", "nvarchar(100)", "safe"],
    ["nvarchar(100)", "nvarchar(50)", "checked"],
    ["nvarchar(100)", "nvarchar(max)", "safe"],
    ["nvarchar(max)", "nvarchar(4000)", "checked"],
    ["nvarchar(50)", "varchar(50)", "lossy"],
    ["varchar(50)", "nvarchar(50)", "safe"],
    ["varchar(50)", "nvarchar(20)", "checked"],
    ["varchar(5)", "char(5)", "lossy"],
    ["ntext", "nvarchar(max)", "safe"],
    ["varbinary(8)", "varbinary(max)", "safe"],
    ["varbinary(8)", "binary(8)", "lossy"],
    ["date", "datetime2", "safe"],
    ["datetime2", "datetime2(3)", "lossy"],
    ["datetime2(3)", "datetime2", "safe"],
    ["datetime", "datetime2", "safe"],
    ["datetime", "datetime2(0)", "lossy"],
    ["datetime2", "datetime", "lossy"],
    ["datetime2", "date", "lossy"],
    ["datetime2", "time", "lossy"],
    ["datetime2", "datetimeoffset", "undecided"],
    ["int", "nvarchar(11)", "safe"],
    ["int", "nvarchar(5)", "checked"],
    ["int", "varchar(5)", "lossy"],
    ["uniqueidentifier", "nvarchar(36)", "safe"],
    ["nvarchar(36)", "uniqueidentifier", "checked"],
    ["float", "nvarchar(50)", "lossy"],
    ["datetime", "nvarchar(30)", "cast: CONVERT(nvarchar(30), [a b], 121)"],
    ["money", "nvarchar(30)", "cast: CONVERT(nvarchar(30), [a b], 2)"],
    ["nvarchar(20)", "money", "cast: CONVERT(money, [a b])"],
    ["nvarchar(20)", "int", "lossy"],
    ["nvarchar(20)", "date", "lossy"],
    ["nvarchar(20)", "varbinary(20)", "undecided"],
    ["xml", "nvarchar(max)", "cast: CONVERT(nvarchar(max), [a b])"],
    ["rowversion", "binary(8)", "undecided"],
    ["uniqueidentifier", "int", "undecided"],
    ["dbo.Phone", "nvarchar(20)", "undecided"],
  ];
  for (const [from, to, expected] of cases) {
    it(`${from} → ${to}: ${expected}`, () => expect(grade(from, to)).to.equal(expected));
  }
});
