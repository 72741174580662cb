import { expect } from "chai";
import { gradeTypeChange } from "../../../src/dialects/postgres/types/named-type-change.js";
import { Schema } from "../../../src/schema/schema.js";

const mood = { kind: "enum", namespace: "public", name: "mood", values: ["sad", "glad"] } as const;
const other = { kind: "enum", namespace: "s", name: "Other mood", values: ["sad", "glad"] } as const;
const domain = (name: string, type: string) => ({
  kind: "domain",
  namespace: "public",
  name,
  definition: `CREATE DOMAIN public.${name} AS ${type}`,
  details: { type },
});
const schema = new Schema([mood, other, domain("amount", "integer"), domain("small", "amount")]);
const sides = { before: schema, after: schema, defaultNamespace: "public" };

const grade = (from: string, to: string): string => {
  const found = gradeTypeChange(from, to, "c", sides);
  return "using" in found && found.using !== undefined ? `${found.grade}: ${found.using}` : found.grade;
};

describe("Changes of types that somebody has made", () => {
  const cases: readonly (readonly [from: string, to: string, grade: string])[] = [
    ["mood", 's."Other mood"', 'cast: "c"::text::s."Other mood"'],
    ['s."Other mood"[]', "mood[]", 'cast: "c"::text[]::mood[]'],
    ["mood", "mood[]", "undecided"],
    ["mood", "integer", "undecided"],
    ["unknown", "mood", "undecided"],
    ["mood", "text", "safe"],
    ["amount", "integer", "safe"],
    ["integer", "amount", "checked"],
    ["amount", "small", "checked"],
    ["small", "bigint", "safe"],
    ["bigint", "small", "checked"],
    ["small", "mood", "undecided"],
  ];
  for (const [from, to, expected] of cases)
    it(`${from} → ${to}`, () => expect(grade(from, to)).to.equal(expected));
});
