import { expect } from "chai";
import { complete } from "../../../src/dialects/postgres/normalize/complete.js";
import { usualNotNull, usualSequence } from "../../../src/dialects/postgres/sql/sequence-options.js";
import type { Column } from "../../../src/objects/column/shape.js";
import { Schema } from "../../../src/schema/schema.js";

describe("What nobody has to say", () => {
  const column = (attributes: Partial<Column>): Column => ({
    kind: "column",
    namespace: "public",
    table: "t",
    name: "id",
    position: 1,
    type: "bigint",
    nullable: false,
    ...attributes,
  });
  const completed = (wanted: Partial<Column>, found: Partial<Column>) =>
    [...complete(new Schema([column(wanted)]), new Schema([column(found)]))][0] as Column;

  it("is the name that the server once gave the sequence of an identity", () => {
    const always = (sequence?: string) => ({
      identity: { mode: "always" as const, ...(sequence === undefined ? {} : { sequence }) },
    });
    expect(completed(always(), always("former_id_seq"))).to.deep.equal(column(always("former_id_seq")));
    expect(completed(always(), always("former_id_seq1"))).to.deep.equal(column(always("former_id_seq1")));
    expect(completed(always(), always("numbers"))).to.deep.equal(column(always()));
    expect(completed(always("mine"), always("former_id_seq"))).to.deep.equal(column(always("mine")));
    expect(completed({}, always("former_id_seq"))).to.deep.equal(column({}));
  });

  it("is the name of NOT NULL", () => {
    const notNull = { name: "is_there" };
    expect(completed({}, { notNull })).to.deep.equal(column({ notNull }));
    expect(completed({ nullable: true }, { notNull })).to.deep.equal(column({ nullable: true }));
    expect(completed({ notNull: { name: "mine" } }, { notNull })).to.deep.equal(
      column({ notNull: { name: "mine" } }),
    );
    expect(completed({}, { notNull: { ...notNull, noInherit: true } })).to.deep.equal(column({ notNull }));
  });

  it("is made of table and column, the longer of both cut first", () => {
    expect(usualSequence("t", "id")).to.equal("t_id_seq");
    expect(usualNotNull("t", "id")).to.equal("t_id_not_null");
    expect(usualSequence("x".repeat(63), "id")).to.equal(`${"x".repeat(56)}_id_seq`);
    expect(usualSequence("a".repeat(40), "b".repeat(40))).to.equal(`${"a".repeat(29)}_${"b".repeat(29)}_seq`);
    expect(usualSequence("é".repeat(31), "id")).to.equal(`${"é".repeat(28)}_id_seq`);
  });
});
