import { expect } from "chai";
import type { AnyOperation } from "../../../src/objects/any.js";
import { batchEnd, tablesMadeBy } from "../../../src/runner/batch.js";
import type { StepStatement } from "../../../src/runner/step.js";

const table = (name: string, namespace?: string): AnyOperation => ({
  kind: "createTable",
  ...(namespace === undefined ? {} : { namespace }),
  table: name,
  columns: [],
  uniques: [],
  checks: [],
  foreignKeys: [],
});
const index = (on: string, namespace?: string): AnyOperation => ({
  kind: "createIndex",
  ...(namespace === undefined ? {} : { namespace }),
  table: on,
  name: `ix_${on}`,
  keys: [{ column: "id" }],
});
const statement = (operation: AnyOperation, change: object = {}): StepStatement => ({
  statement: { sql: operation.kind, ...change },
  operation,
});
const tables = (count: number) => Array.from({ length: count }, (_, number) => table(`t${number}`));

function endFrom(start: number, statements: readonly StepStatement[]): number {
  return batchEnd(statements, start, tablesMadeBy(statements.map(({ operation }) => operation)));
}

describe("statements sent together", () => {
  it("are those that make new tables, two hundred at most", () => {
    const statements = tables(420).map((operation) => statement(operation));
    expect(endFrom(0, statements)).to.equal(200);
    expect(endFrom(400, statements)).to.equal(420);
  });

  it("are not worth it when they are few", () => {
    expect(
      endFrom(
        0,
        tables(7).map((operation) => statement(operation)),
      ),
    ).to.equal(0);
  });

  it("end before what is not about a new table", () => {
    const before = tables(10).map((operation) => statement(operation));
    for (const other of [
      statement(index("old")),
      statement(index("t1", "elsewhere")),
      statement({ kind: "execute", sql: "select 1", parameters: [] }),
      statement({ kind: "createEnum", name: "e", values: [] }),
      statement(table("t10"), { parameters: [1] }),
      statement(table("t10"), { run: () => Promise.resolve() }),
      statement(index("t1"), { transactional: false }),
    ]) {
      expect(endFrom(0, [...before, other, ...before])).to.equal(10);
    }
    expect(endFrom(0, [...before, statement(index("t1"))])).to.equal(11);
  });
});
