import { expect } from "chai";
import { unmodelledHints } from "../../../src/cli/present/changes.js";

describe("What is said of objects that are left alone", () => {
  const tables = Array.from({ length: 7 }, (_, at) => ({ what: "privileges", where: `public.t${at + 1}` }));

  it("is one line for each sort of them, with the first names and how many more there are", () => {
    const family = { what: "operator family", where: "public.by_length" };
    const [first, ...rest] = tables;
    expect(unmodelledHints({ unmodelled: [...(first ? [first] : []), family, ...rest] })).to.deep.equal([
      "Left alone: privileges on public.t1, public.t2, public.t3, public.t4, public.t5 and 2 more, which Schemix does not manage.",
      "Left alone: operator family on public.by_length, which Schemix does not manage.",
    ]);
  });

  it("is nothing where there is none", () => {
    expect(unmodelledHints({ unmodelled: [] })).to.deep.equal([]);
  });
});
