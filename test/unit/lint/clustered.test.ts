import { expect } from "chai";
import { mssqlDialect } from "../../../src/dialects/mssql/dialect.js";
import { hazardsOf } from "../../../src/lint/hazards.js";
import type { AnyOperation } from "../../../src/objects/any.js";

const kindsOf = (operation: AnyOperation): readonly string[] =>
  hazardsOf([operation], { dialect: mssqlDialect }).map(({ kind }) => kind);

describe("Hazards of what only SQL Server has", () => {
  const on = { table: "t", name: "x" };
  const cases: readonly (readonly [AnyOperation, readonly string[]])[] = [
    [{ kind: "createIndex", ...on, keys: [{ column: "a" }], clustered: true }, ["rewrite", "longLock"]],
    [
      { kind: "createUniqueConstraint", ...on, columns: ["a"], clustered: true },
      ["mayFail", "longLock", "rewrite"],
    ],
    [{ kind: "alterIndex", ...on, disabled: true }, ["breaksApplication"]],
    [{ kind: "alterIndex", ...on, disabled: false }, ["longLock"]],
    [{ kind: "alterIndex", ...on, storage: { fillfactor: "80" } }, []],
    [{ kind: "alterTable", table: "t", temporal: null }, ["dataLoss"]],
    [
      {
        kind: "addColumn",
        table: "t",
        column: { name: "a", type: "uniqueidentifier", nullable: false, default: "newid()" },
      },
      ["rewrite"],
    ],
  ];
  for (const [operation, kinds] of cases) {
    it(`${JSON.stringify(operation)}: ${kinds.join(", ")}`, () =>
      expect(kindsOf(operation)).to.deep.equal(kinds));
  }
});
