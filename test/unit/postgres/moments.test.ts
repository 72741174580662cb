import { expect } from "chai";
import { unsteadyDefaults } from "../../../src/dialects/postgres/types/moments.js";
import { Schema } from "../../../src/schema/schema.js";
import { flatten, table } from "../../support/facts.js";

const cases: readonly (readonly [type: string, text: string, isRefused: boolean])[] = [
  ["timestamptz", "'now()'", true],
  ["timestamp(3) without time zone", "'NOW'", true],
  ["timestamp with time zone", "'now'::timestamptz", true],
  ["date", "('today'::date)", true],
  ["timestamptz", "timestamp with time zone 'tomorrow'", true],
  ["timestamp", "'yesterday 12:00'", true],
  // As a text it is read for each row.
  ["timestamptz", "('now'::text)::timestamp with time zone", false],
  ["timestamptz", "now()", false],
  ["timestamptz", "'infinity'", false],
  ["timestamptz", "date_trunc('day', now())", false],
  ["timestamptz", "'epoch'::timestamptz", false],
  ["text", "'now()'", false],
  ["varchar(20)", "'today'", false],
];

describe("defaults of a moment", () => {
  for (const [type, text, isRefused] of cases)
    it(`${isRefused ? "are" : "are not"} ${text} of ${type}`, () => {
      const schema = new Schema(flatten([table("t", { columns: { at: { type, default: text } } })]));
      const found = unsteadyDefaults(schema).map(({ code, object }) => [code, object.name]);
      expect(found).to.deep.equal(isRefused ? [["DEFAULT_OF_A_MOMENT", "at"]] : []);
    });
});
