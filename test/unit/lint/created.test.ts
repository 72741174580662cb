import { expect } from "chai";
import { postgresDialect } from "../../../src/dialects/postgres/dialect.js";
import { hazardsOf } from "../../../src/lint/hazards.js";
import type { AnyOperation } from "../../../src/objects/any.js";

const create = (object: string, name: string, definition: string, table?: string) =>
  ({ kind: "createObject", object, namespace: "public", name, definition, table }) as AnyOperation;
const added = (rule: string) => `ALTER TABLE public.p1 ADD CONSTRAINT "a ""b" ${rule}`;
const toldOf = (...operations: AnyOperation[]) =>
  hazardsOf(operations, { dialect: postgresDialect }).map(({ kind }) => kind);

describe("hazards of what is said in SQL", () => {
  const partition = create("partition", "p1", "CREATE TABLE public.p1 PARTITION OF public.p DEFAULT");
  const cases: readonly [rule: string, words: RegExp][] = [
    ["FOREIGN KEY (a) REFERENCES public.q(id)", /writers of both tables wait$/],
    ["CHECK ((a > 0))", /reads the whole table while readers and writers wait$/],
    ["UNIQUE (a)", /builds an index/],
    ["EXCLUDE USING gist (a WITH =)", /builds an index/],
  ];
  for (const [rule, words] of cases) {
    it(`${rule} of a partition`, () => {
      const operation = create("partitionConstraint", "c", added(rule), "p1");
      const [fails, waits] = hazardsOf([operation], { dialect: postgresDialect });
      expect(fails?.kind).to.equal("mayFail");
      expect(waits?.message).to.match(words);
      expect(toldOf(partition, operation)).to.deep.equal([]);
    });
  }

  it("indexes of a new materialized view block nobody, and find its rows", () => {
    const view = create("materializedView", "m", "CREATE MATERIALIZED VIEW m AS SELECT 1 AS a");
    const index = { kind: "createIndex", namespace: "public", table: "m", name: "i", keys: [], unique: true };
    expect(toldOf(index as unknown as AnyOperation)).to.deep.equal(["longLock", "mayFail"]);
    expect(toldOf(view, index as unknown as AnyOperation)).to.deep.equal(["mayFail"]);
  });
});
