import { expect } from "chai";
import type { AnyObject } from "../../../src/objects/any.js";
import { Schema } from "../../../src/schema/schema.js";
import { flatten, table } from "../../support/facts.js";
import { refusalOf } from "../../support/refusing-rules.js";

/** One new thing beside a table, and the number by which SQL Server refuses it. */
const cases: readonly (readonly [number: string, object: Record<string, unknown>])[] = [
  ["2714", { kind: "check", table: "u", name: "UQ_T", expression: "1 = 1" }],
  ["1913", { kind: "index", table: "t", name: "uq_t", keys: [{ column: "a" }] }],
  ["1779", { kind: "primaryKey", table: "t", name: "pk_2", columns: ["a"] }],
  ["1902", { kind: "index", table: "t", name: "ix", keys: [{ column: "a" }], clustered: true }],
  ["1911", { kind: "index", table: "t", name: "ix", keys: [{ column: "nothing" }] }],
  ["8111", { kind: "primaryKey", table: "u", name: "pk_u", columns: ["a"] }],
  ["1940", { kind: "index", table: "v", name: "ix", keys: [{ column: "id" }], unique: true }],
  [
    "1778",
    {
      kind: "foreignKey",
      table: "u",
      name: "fk",
      columns: ["a"],
      references: { namespace: "dbo", table: "t", columns: ["id"] },
    },
  ],
];

describe("what facts refuse as SQL Server does", () => {
  const schema = new Schema([
    ...flatten([
      table("t", {
        namespace: "dbo",
        columns: { id: "bigint!", a: "int" },
        primaryKey: ["id"],
        unique: { uq_t: ["a"] },
      }),
      table("u", { namespace: "dbo", columns: { a: "int" } }),
    ]),
    {
      kind: "view",
      namespace: "dbo",
      name: "v",
      definition: "CREATE VIEW [dbo].[v] AS SELECT 1 AS id",
    } as AnyObject,
  ]);
  for (const [number, object] of cases)
    it(`error ${number}`, () => {
      expect(refusalOf({ namespace: "dbo", ...object } as unknown as AnyObject, schema)).to.match(
        new RegExp(`^${number}: `),
      );
    });
});
