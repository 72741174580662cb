import { expect } from "chai";
import { pgTypes } from "../../../src/dialects/postgres/types/types.js";

const spelled = [
  ...[
    "text",
    "character varying(320)",
    "character varying",
    "character(3)",
    "bpchar",
    "bit(3)",
    "bit varying(9)",
  ],
  ...["smallint", "integer", "bigint", "numeric", "numeric(10,2)", "numeric(5,0)", "numeric(4,-2)", "real"],
  ...[
    "double precision",
    "boolean",
    "date",
    "time(3) without time zone",
    "time with time zone",
    "interval(2)",
  ],
  ...["timestamp without time zone", "timestamp(0) with time zone", "json", "jsonb", "uuid", "bytea", "oid"],
  ...["integer[]", "character varying(20)[]", "timestamp(3) with time zone[]", "json[]", "numeric(10,2)[]"],
  ...[
    "interval day to second(3)",
    "citext",
    "vector(3)",
    "app.mood",
    '"Odd Type"[]',
    '"char"',
    "int4multirange",
  ],
];

describe("types as entities say them", () => {
  it("are the same types again when they are resolved", () => {
    for (const type of spelled) {
      const { type: name, property: _property, ...options } = pgTypes.entityType(type);
      expect(pgTypes.canonical(pgTypes.resolve(name, options)), type).to.equal(type);
    }
  });

  it("are short, and have a type of TypeScript", () => {
    const said = (type: string) => Object.values(pgTypes.entityType(type)).join(" ");
    expect(
      ["character varying(320)", "numeric(10,2)[]", "timestamp(3) with time zone", "bigint"].map(said),
    ).to.deep.equal(["string 320 string", "decimal 10 2 true string", "timestamptz 3 Date", "bigint bigint"]);
    expect(said("app.mood")).to.equal("app.mood unknown");
  });

  it("are quoted where entities understand the name in a sense of their own", () => {
    expect(pgTypes.entityType("string").type).to.equal('"string"');
    expect(pgTypes.entityType("serial[]").type).to.equal('"serial"[]');
  });
});
