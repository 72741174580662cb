import { expect } from "chai";
import { canonical } from "../../../src/dialects/postgres/normalize/canonical.js";
import { canonicalSequence } from "../../../src/dialects/postgres/sql/sequence-options.js";

describe("What PostgreSQL does anyway", () => {
  it("is not said of a sequence", () => {
    expect(
      canonicalSequence({
        start: "1",
        increment: "1",
        minValue: "1",
        maxValue: "9223372036854775807",
        cache: "1",
      }),
    ).to.deep.equal({});
    expect(canonicalSequence({ maxValue: "2147483647" }, "integer")).to.deep.equal({});
    expect(canonicalSequence({ maxValue: "2147483647" }, "bigint")).to.deep.equal({ maxValue: "2147483647" });
    expect(
      canonicalSequence({ increment: "-1", start: "-1", maxValue: "-1", minValue: "-32768" }, "smallint"),
    ).to.deep.equal({
      increment: "-1",
    });
    expect(canonicalSequence({ minValue: "10", start: "10" })).to.deep.equal({ minValue: "10" });
    expect(canonicalSequence({ minValue: "10", start: "11", cycle: true })).to.deep.equal({
      minValue: "10",
      start: "11",
      cycle: true,
    });
    expect(canonicalSequence({ start: "+0005", cycle: false })).to.deep.equal({ start: "5" });
  });

  it("is not said of other facts", () => {
    const place = { namespace: "public", table: "t", name: "x" };
    expect(
      canonical({
        kind: "foreignKey",
        ...place,
        columns: ["a"],
        references: { namespace: "public", table: "p", columns: ["id"] },
        onDelete: "noAction",
        initiallyDeferred: true,
        notValid: false,
      } as never),
    ).to.deep.equal({
      kind: "foreignKey",
      ...place,
      columns: ["a"],
      references: { namespace: "public", table: "p", columns: ["id"] },
      deferrable: true,
      initiallyDeferred: true,
    });
    expect(
      canonical({
        kind: "index",
        ...place,
        method: "BTREE",
        unique: false,
        include: [],
        keys: [{ column: "a", nulls: "last" }],
      } as never),
    ).to.deep.equal({ kind: "index", ...place, keys: [{ column: "a" }] });
    expect(
      canonical({
        kind: "comment",
        ...place,
        on: { kind: "table", namespace: "public", name: "t" },
        text: "",
      } as never),
    ).to.equal(undefined);
    expect(
      canonical({
        kind: "column",
        ...place,
        position: 1,
        type: "int4",
        nullable: false,
        identity: { mode: "always", start: "1" },
        statistics: -1,
      } as never),
    ).to.deep.equal({
      kind: "column",
      ...place,
      position: 1,
      type: "integer",
      nullable: false,
      identity: { mode: "always" },
    });
  });
});
