import { expect } from "chai";
import { plan } from "../../../src/diff/plan.js";
import { Schema } from "../../../src/schema/schema.js";
import { onMssql } from "../../support/mssql-planning.js";

describe("views of SQL Server with indexes", () => {
  const place = { kind: "view", namespace: "dbo", name: "totals" };
  const index = {
    kind: "index",
    namespace: "dbo",
    table: "totals",
    name: "cx",
    keys: [{ column: "id" }],
    unique: true,
    clustered: true,
  };
  const view = (query: string, shape?: readonly string[]) => ({
    ...place,
    definition: `CREATE VIEW [dbo].[totals] WITH SCHEMABINDING AS ${query}`,
    ...(shape === undefined ? {} : { shape }),
  });

  it("are altered between their indexes, which that would drop in silence", () => {
    const before = new Schema([view("SELECT a AS id FROM dbo.t", []), index]);
    const after = new Schema([view("SELECT b AS id FROM dbo.t", []), index]);
    const { operations } = plan(before, after, onMssql);
    expect(operations.map(({ kind }) => kind)).to.deep.equal(["dropIndex", "replaceObject", "createIndex"]);
  });
});
