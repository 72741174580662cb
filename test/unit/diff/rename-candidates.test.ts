import { expect } from "chai";
import {
  askFrom,
  columnLikeness,
  enumLikeness,
  sequenceLikeness,
  tableLikeness,
  valueLikeness,
} from "../../../src/diff/rename-candidates.js";
import type { ObjectOf } from "../../../src/objects/any.js";
import { Schema } from "../../../src/schema/schema.js";
import { similarity } from "../../../src/util/similarity.js";
import { type ColumnSpec, type Facts, flatten, table } from "../../support/facts.js";

type Columns = Readonly<Record<string, ColumnSpec>>;

const isConvertible = (from: string, to: string) => `${from} ${to}` === "integer bigint";

/** The likeness of the column that goes and the one that comes. */
function ofColumns(before: Columns, after: Columns, more: readonly [Facts, Facts] = [[], []]) {
  const [left, right] = [before, after].map(
    (columns, index) => new Schema(flatten([table("t", { columns }), more[index] ?? []])),
  ) as [Schema, Schema];
  const only = (own: Schema, other: Schema) =>
    own.ofKind("column").find((column) => !other.has(column)) as ObjectOf<"column">;
  const sides = { before: left, after: right, isConvertible };
  return columnLikeness(only(left, right), only(right, left), sides);
}

const key = (column: string, target: string): Facts => [
  {
    ...{ kind: "foreignKey", namespace: "public", table: "t", name: `fk_${column}`, columns: [column] },
    ...{ references: { table: target, columns: ["id"] } },
  } as Facts[number],
];

const columnCases: readonly (readonly [name: string, isAsked: boolean, before: Columns, after: Columns])[] = [
  ["another name in its place", true, { id: "int", name: "text" }, { id: "int", title: "text" }],
  ["part of the name, elsewhere", true, { name: "text", id: "int" }, { id: "int", full_name: "text" }],
  [
    "another type that it can become",
    true,
    { id: "int", count: "integer" },
    { id: "int", counter: "bigint" },
  ],
  ["another name, elsewhere", false, { fax: "text", id: "int" }, { id: "int", nickname: "text" }],
  ["a type that it cannot become", false, { id: "int", born: "text" }, { id: "int", born_on: "date" }],
  [
    "another name, elsewhere, and it may be null",
    false,
    { fax: "text!", id: "int" },
    { id: "int", nickname: "text" },
  ],
];

describe("Candidates for renames: columns", () => {
  for (const [name, isAsked, before, after] of columnCases)
    it(`${isAsked ? "are" : "are not"} asked about: ${name}`, () => {
      const { score } = ofColumns(before, after);
      expect(score >= askFrom, String(score)).to.equal(isAsked);
    });

  it("say what speaks for them", () => {
    expect(ofColumns({ id: "int", name: "text!" }, { id: "int", full_name: "text!" })).to.deep.equal({
      score: 0.91,
      evidence: ["both are text", "both are not null", "both stand behind id", "the names are alike"],
    });
  });

  it("count where a foreign key leads", () => {
    const [before, after] = [
      { id: "int", author: "int" },
      { id: "int", writer: "int" },
    ];
    const there = ofColumns(before, after, [key("author", "person"), key("writer", "person")]);
    const elsewhere = ofColumns(before, after, [key("author", "person"), key("writer", "printer")]);
    expect(there.evidence).to.include("both refer to person.id");
    expect(there.score - elsewhere.score).to.be.closeTo(0.3, 0.001);
    expect(elsewhere.score).to.be.below(askFrom);
  });

  it("are told apart by their order when several change at once", () => {
    const [before, after] = [
      table("t", { columns: { id: "int", a: "int", b: "int" } }),
      table("t", { columns: { id: "int", x: "int", y: "int" } }),
    ];
    const sides = { before: new Schema(flatten(before)), after: new Schema(flatten(after)), isConvertible };
    const column = (schema: Schema, name: string) =>
      schema.get({ kind: "column", namespace: "public", table: "t", name }) as ObjectOf<"column">;
    const score = (from: string, to: string) =>
      columnLikeness(column(sides.before, from), column(sides.after, to), sides).score;
    expect([score("a", "x"), score("a", "y"), score("b", "y")]).to.deep.equal([0.7, 0.6, 0.7]);
  });
});

describe("Candidates for renames: tables, enums, sequences", () => {
  const ofTables = (from: readonly [string, Columns], to: readonly [string, Columns]) => {
    const schemaOf = ([name, columns]: readonly [string, Columns]) =>
      new Schema(flatten(table(name, { columns })));
    const [before, after] = [schemaOf(from), schemaOf(to)];
    const reference = (name: string) => ({ kind: "table", namespace: "public", name });
    return tableLikeness(reference(from[0]), reference(to[0]), { before, after, isConvertible }).score;
  };
  const person: Columns = { id: "int", name: "text", email: "text", born: "date" };

  it("are tables with mostly the same columns", () => {
    expect(ofTables(["client", person], ["customer", person])).to.be.at.least(askFrom);
    const { born: _, ...rest } = person;
    expect(ofTables(["client", person], ["clients", rest])).to.be.at.least(askFrom);
    expect(ofTables(["client", person], ["invoice", { id: "int", total: "int" }])).to.equal(0);
  });

  it("are not small tables that look alike as all do", () => {
    const small: Columns = { id: "int", name: "text" };
    expect(ofTables(["color", small], ["size", small])).to.be.below(askFrom);
    expect(ofTables(["color", small], ["colour", small])).to.be.at.least(askFrom);
  });

  it("are enums with mostly the same values", () => {
    const of = (name: string, ...values: string[]) =>
      ({ kind: "enum", namespace: "public", name, values }) as ObjectOf<"enum">;
    expect(enumLikeness(of("a", "x", "y"), of("b", "x", "y")).score).to.equal(0.7);
    expect(enumLikeness(of("a", "x", "y"), of("b", "p", "q")).score).to.equal(0);
    expect(enumLikeness(of("a", "x", "y"), of("b", "x", "q", "r")).score).to.be.below(askFrom);
  });

  it("are values in the same place, or with names alike next to it", () => {
    const score = (from: string, to: string, before: string[], after: string[]) =>
      valueLikeness(from, to, [before, after]).score;
    expect(score("active", "open", ["new", "active", "done"], ["new", "open", "done"])).to.equal(0.6);
    expect(score("active", "open", ["new", "active", "done"], ["open", "new", "done"])).to.equal(0);
    expect(score("b", "y", ["a", "b", "c"], ["a", "x", "y"])).to.equal(0);
    expect(score("canceled", "cancelled", ["canceled"], ["cancelled"])).to.be.above(0.9);
  });

  it("are sequences that count alike and belong to one column", () => {
    const of = (name: string, more: object = {}) =>
      ({ kind: "sequence", namespace: "public", name, ...more }) as ObjectOf<"sequence">;
    const owned = { ownedBy: { table: "t", column: "no" } };
    expect(sequenceLikeness(of("a", owned), of("b", owned)).score).to.equal(0.7);
    expect(sequenceLikeness(of("a", owned), of("b")).score).to.equal(0);
    expect(sequenceLikeness(of("a"), of("b")).score).to.be.below(askFrom);
  });
});

describe("How alike names are", () => {
  it("counts letters and words, whatever the spelling", () => {
    expect(similarity("createdAt", "created_at")).to.equal(1);
    expect(similarity("name", "full_name")).to.equal(0.7);
    expect(similarity("fax", "nickname")).to.be.below(0.4);
    expect(similarity("color", "colour")).to.be.above(0.8);
    expect(similarity("", "")).to.equal(0);
    expect(similarity("имя", "полное_имя")).to.equal(0.7);
  });
});
