import { expect } from "chai";
import fc from "fast-check";
import { lineDiff } from "../../../src/util/line-diff.js";

describe("the difference of two texts", () => {
  const lines = (...all: readonly string[]): string => `${all.join("\n")}\n`;

  it("shows changed lines with those around them", () => {
    const before = lines("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12");
    const after = lines("1", "2", "3", "4", "five", "6", "7", "8", "9", "10", "11", "12", "13");
    expect(lineDiff(before, after)).to.equal(
      lines(
        "@@ -2 +2 @@",
        " 2",
        " 3",
        " 4",
        "-5",
        "+five",
        " 6",
        " 7",
        " 8",
        "@@ -10 +10 @@",
        " 10",
        " 11",
        " 12",
        "+13",
      ),
    );
    expect(lineDiff(before, before)).to.equal("");
  });

  it("holds both texts", () => {
    const text = fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(text, text, (left, right) => {
        const shown = lineDiff(lines(...left), lines(...right))
          .split("\n")
          .slice(1, -1);
        const side = (sign: string) =>
          shown.filter((line) => !line.startsWith(sign)).map((line) => line.slice(1));
        if (shown.length === 0) expect(left).to.deep.equal(right);
        else expect([side("+"), side("-")]).to.deep.equal([left, right]);
      }),
    );
  });
});
