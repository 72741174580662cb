import { expect } from "chai";
import { orderTables } from "../../../src/diff/order-tables.js";
import type { CreateTable } from "../../../src/objects/table/shape.js";

const table = (
  name: string,
  ...keys: readonly (readonly [table: string, column: string])[]
): CreateTable => ({
  kind: "createTable",
  table: name,
  columns: [],
  primaryKey: { name: `pk_${name}`, columns: ["id"] },
  uniques: [{ name: `uq_${name}`, columns: ["code"] }],
  checks: [],
  foreignKeys: keys.map(([to, column]) => ({
    name: `fk_${name}_${to}_${column}`,
    columns: [column],
    references: { table: to, columns: [column] },
  })),
});

describe("The order of tables", () => {
  it("has a foreign key in its table where what it leads to is unique by then, else behind the indexes", () => {
    const index = {
      kind: "createIndex",
      table: "b",
      name: "ix",
      keys: [{ column: "no" }],
      unique: true,
    } as const;
    const ordered = orderTables([
      table("a", ["b", "code"], ["b", "no"], ["kept", "no"]),
      table("b", ["b", "id"], ["b", "no"]),
      index,
    ]);
    expect(
      ordered.map((operation) =>
        operation.kind === "createTable"
          ? `${operation.table}: ${operation.foreignKeys.map(({ name }) => name).join(", ")}`
          : `${operation.kind} ${(operation as { readonly name: string }).name}`,
      ),
    ).to.deep.equal([
      "b: fk_b_b_id",
      "a: fk_a_b_code, fk_a_kept_no",
      "createIndex ix",
      "createForeignKey fk_b_b_no",
      "createForeignKey fk_a_b_no",
    ]);
  });
});
