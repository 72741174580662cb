import { expect } from "chai";
import { createGraph } from "../../../src/revisions/graph.js";
import { parseIdentifier, resolveDown, resolveIdentifier } from "../../../src/revisions/identifier.js";
import { errorOf, graphOf, nodesOf } from "./maps.js";

describe("revision identifiers", () => {
  const graph = graphOf("3f2a9c -> 3f2b00 -> a81c03 -> a81c");
  const cases: readonly [text: string, current: string, ids: string][] = [
    ["3f2a9c", "", "3f2a9c"],
    ["3f2b", "", "3f2b00"],
    ["3f2a", "", "3f2a9c"],
    // A whole id wins over being the beginning of another.
    ["a81c", "", "a81c"],
    ["a81c0", "", "a81c03"],
    ["head", "", "a81c"],
    ["heads", "", "a81c"],
    ["base", "a81c03", ""],
    ["current", "a81c03", "a81c03"],
    ["current", "", ""],
    ["current", "gone", ""],
    ["+1", "3f2a9c", "3f2b00"],
    ["+0", "3f2a9c", "3f2a9c"],
    ["-1", "3f2b00", "3f2a9c"],
    ["-2", "3f2b00", ""],
    ["current-1", "3f2b00", "3f2a9c"],
    ["head-2", "", "3f2b00"],
    ["base+1", "", "3f2a9c"],
    ["3f2a+2", "", "a81c03"],
    ["3f2b-1", "", "3f2a9c"],
    [" head ", "", "a81c"],
  ];
  for (const [text, current, ids] of cases) {
    it(`${text} with {${current}} is {${ids}}`, () => {
      const heads = current === "" ? [] : [current];
      expect(resolveIdentifier(text, graph, heads).join(" ")).to.equal(ids);
    });
  }

  it("are matched from the first character on", () => {
    expect(resolveIdentifier("b", graphOf("a1 -> b1"), [])).to.deep.equal(["b1"]);
  });

  it("may be a label", () => {
    expect(resolveIdentifier("billing", graphOf("a -> b -> c, b #billing"), [])).to.deep.equal(["b"]);
  });

  it("that are ambiguous list all candidates with their messages", () => {
    const nodes = nodesOf("3f2a -> 3f2b -> 3f2c -> 3f2d -> 3f2e").map((node) => ({
      ...node,
      message: `make ${node.id}`,
    }));
    const error = errorOf(() => resolveIdentifier("3f", createGraph(nodes), []), "REVISION_AMBIGUOUS");
    expect(error.message).to.equal("5 revisions begin with `3f`");
    expect(error.why).to.equal(
      "3f2a make 3f2a\n3f2b make 3f2b\n3f2c make 3f2c\n3f2d make 3f2d\n3f2e make 3f2e",
    );
    expect(error.data.candidates).to.have.lengthOf(5);
  });

  it("that are unknown suggest the closest", () => {
    const many = graphOf("3f2a9c1b7d04 -> a81c03d2e5f6 -> 00ff00ff00ff");
    const closest = (text: string) =>
      errorOf(() => resolveIdentifier(text, many, []), "REVISION_UNKNOWN").data.closest;
    expect(closest("3f2a9c1b7d05")).to.deep.equal(["3f2a9c1b7d04"]);
    expect(closest("a81d")).to.deep.equal(["a81c03d2e5f6"]);
    expect(closest("create_users")).to.deep.equal([]);
    expect(closest("z")).to.deep.equal([]);
    const empty = errorOf(() => resolveIdentifier("3f", createGraph([]), []), "REVISION_UNKNOWN");
    expect(empty.why).to.equal("There are no migration files.");
  });

  it("head needs a single head, or none at all", () => {
    const error = errorOf(() => resolveIdentifier("head", graphOf("a -> b, a -> c"), []), "REVISION_HEADS");
    expect(error.data.heads).to.deep.equal(["b", "c"]);
    expect(error.why).to.equal("b\nc");
    errorOf(() => resolveIdentifier("head-1", graphOf("a -> b, a -> c"), []), "REVISION_HEADS");
    expect(resolveIdentifier("head", createGraph([]), [])).to.deep.equal([]);
    expect(resolveIdentifier("heads", graphOf("a -> b, a -> c"), [])).to.deep.equal(["b", "c"]);
  });

  it("that count stop at forks, merges and ends", () => {
    const braid = graphOf("a -> b -> d, a -> c -> d");
    errorOf(() => resolveIdentifier("a+1", braid, []), "REVISION_AMBIGUOUS");
    errorOf(() => resolveIdentifier("d-1", braid, []), "REVISION_AMBIGUOUS");
    errorOf(() => resolveIdentifier("-1", braid, ["b", "c"]), "REVISION_HEADS");
    expect(resolveIdentifier("+1", braid, ["b", "c"])).to.deep.equal(["d"]);
    errorOf(() => resolveIdentifier("base-1", braid, []), "REVISION_UNREACHABLE");
    errorOf(() => resolveIdentifier("b-3", braid, []), "REVISION_UNREACHABLE");
    errorOf(() => resolveIdentifier("a-999999999", braid, []), "REVISION_UNREACHABLE");
    errorOf(() => resolveIdentifier("+1", graphOf("a, b"), []), "REVISION_AMBIGUOUS");
  });

  it("of another form are refused", () => {
    for (const text of [
      "",
      " ",
      "+",
      "-",
      "a:b",
      "a@b@c",
      "a b",
      "3f+",
      "3f+1+1",
      "3f+x",
      "@head",
      "x@",
      "é",
      "-1-",
      "../x",
    ]) {
      errorOf(() => parseIdentifier(text), "USAGE");
    }
  });

  describe("on a branch", () => {
    const forked = graphOf("a -> b -> c1 -> d1, b -> c2 -> d2, c1 #left, c2 #right, x1 -> x2, x1 #other");
    const onBranch: readonly [text: string, current: string, ids: string][] = [
      ["left@head", "", "d1"],
      ["left@heads", "", "d1"],
      ["right@c2", "", "c2"],
      ["right@c", "", "c2"],
      ["right@head-1", "", "c2"],
      ["right@base+2", "", "b"],
      ["right@base+3", "", "c2"],
      ["left@base", "d1", ""],
      // Any id names the line it is on.
      ["d1@head", "", "d1"],
      ["x1@head", "", "x2"],
      ["b@heads", "", "d1 d2"],
      // What counts as current is what is applied of the line.
      ["right@+1", "b", "c2"],
      ["right@+1", "d1", "c2"],
      ["left@-1", "d1 d2", "c1"],
      ["other@+1", "d1", "x1"],
      ["right@current", "d1", "b"],
      ["other@current", "d1", ""],
      ["right@-1", "d1", "a"],
    ];
    for (const [text, current, ids] of onBranch) {
      it(`${text} with {${current}} is {${ids}}`, () => {
        const heads = current.split(" ").filter((id) => id !== "");
        expect(resolveIdentifier(text, forked, heads).join(" ")).to.equal(ids);
      });
    }

    it("says which revision is not on it, and which fork has several ways", () => {
      expect(
        errorOf(() => resolveIdentifier("left@d2", forked, []), "REVISION_UNREACHABLE").message,
      ).to.equal("`left@d2`: d2 is not on the branch of c1");
      expect(errorOf(() => resolveIdentifier("left@x", forked, []), "REVISION_UNREACHABLE").fix).to.contain(
        "d1",
      );
      errorOf(() => resolveIdentifier("nowhere@head", forked, []), "REVISION_UNKNOWN");
      errorOf(() => resolveIdentifier("b@head", forked, []), "REVISION_HEADS");
      errorOf(() => resolveIdentifier("b@+1", forked, ["b"]), "REVISION_AMBIGUOUS");
      errorOf(() => resolveIdentifier("left@+1", forked, ["d1"]), "REVISION_UNREACHABLE");
      errorOf(() => resolveIdentifier("b@c", forked, []), "REVISION_AMBIGUOUS");
    });
  });

  it("take a branch apart", () => {
    expect(parseIdentifier("billing@head-2")).to.deep.equal({
      branch: "billing",
      symbol: "head",
      offset: -2,
    });
    expect(parseIdentifier("billing@+1")).to.deep.equal({ branch: "billing", symbol: undefined, offset: 1 });
  });

  it("for going down count migrations when they are a number alone", () => {
    expect(resolveDown("-2", graph, ["a81c"])).to.deep.equal({ steps: 2 });
    expect(resolveDown("base", graph, ["a81c"])).to.deep.equal({ to: [] });
    expect(resolveDown("a81c-1", graph, ["a81c"])).to.deep.equal({ to: ["a81c03"] });
  });
});
