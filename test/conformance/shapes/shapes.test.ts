import { join } from "node:path";
import { expect } from "chai";
import { casesOf } from "../../corpus-runner/cases.js";
import { checkout } from "../../support/docs.js";
import { isInShare } from "../../support/engines.js";
import { shapeOfCase } from "../../support/shapes.js";
import { budgets } from "./budgets.js";
import { pairs } from "./pairs.js";

/** Pairs with an extension that the embedded server does not bring along. */
const withExtension = [
  "comment-on-parts",
  "extension-add",
  "extension-drop",
  "extension-drop-beside-views",
  "extension-in-namespace",
  "extension-moved",
  "extension-moved-under-everything",
  "temporal-foreign-key",
  "temporal-key",
];

describe("The shape of a plan", () => {
  const cases = casesOf(join(checkout, "test", "corpus"));

  it("is said of every pair", () => {
    const names = cases.map(({ name }) => name).filter((name) => !withExtension.includes(name));
    expect(Object.keys(budgets).sort()).to.deep.equal(names.sort());
  });

  for (const each of cases) {
    const budget = budgets[each.name];
    if (budget === undefined || !isInShare(each.name, 16)) continue;
    it(each.name, async () => {
      const { up, down, wasted } = await shapeOfCase(each);
      expect([up, down]).to.deep.equal(budget);
      expect(wasted).to.deep.equal([]);
    });
  }
  for (const { name, a, b, up, down } of pairs)
    it(name, async () => {
      expect(await shapeOfCase({ name, a, b, seed: "", isWhole: false })).to.deep.equal({
        up,
        down,
        wasted: [],
      });
    });
});
