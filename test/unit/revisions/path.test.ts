import { expect } from "chai";
import fc from "fast-check";
import { createGraph } from "../../../src/revisions/graph.js";
import { resolveDown, resolveIdentifier } from "../../../src/revisions/identifier.js";
import { currentHeads, pathDown, pathUp } from "../../../src/revisions/path.js";
import { errorOf, graphOf } from "./maps.js";

const line = "a -> b -> c -> d -> e";
const fork = "a -> b -> c1 -> d1, b -> c2 -> d2";
const diamond = "a -> b -> c1 -> d1 -> e, b -> c2 -> d2 -> e";
const branches = `${fork}, c1 #left, c2 #right`;
const dependent = "a1 -> a2 -> a3 -> a4, b1 -> b2 -> b3, a3 => b2";

function setOf(ids: string): Set<string> {
  return new Set(ids.split(" ").filter((id) => id !== ""));
}

/** The steps of `up target` with these revisions applied. */
function up(map: string, applied: string, target: string): string {
  const graph = graphOf(map);
  const set = setOf(applied);
  return pathUp(graph, set, resolveIdentifier(target, graph, currentHeads(graph, set))).steps.join(" ");
}

/** The steps of `down target`; a number stands for `--steps`. */
function down(map: string, applied: string, target: string | number): string {
  const graph = graphOf(map);
  const set = setOf(applied);
  const to =
    typeof target === "number" ? { steps: target } : resolveDown(target, graph, currentHeads(graph, set));
  return pathDown(graph, set, to).steps.join(" ");
}

describe("the way up", () => {
  const cases: readonly [map: string, applied: string, target: string, steps: string][] = [
    [line, "", "head", "a b c d e"],
    [line, "a b c", "head", "d e"],
    [line, "a b c", "+2", "d e"],
    [line, "a b c", "+1", "d"],
    [line, "", "+2", "a b"],
    [line, "", "a+2", "a b c"],
    [line, "a b c d e", "head", ""],
    [line, "a b c", "b", ""],
    [line, "a b c", "c", ""],
    [line, "", "head-2", "a b c"],
    [line, "", "base", ""],
    [line, "", "base+1", "a"],
    // b was merged late: it stands below what is applied already, and is not skipped.
    [line, "a c d", "head", "b e"],
    [line, "a c d", "d", "b"],
    [fork, "", "heads", "a b c1 d1 c2 d2"],
    [fork, "a b", "c2", "c2"],
    [fork, "a b c1 d1", "heads", "c2 d2"],
    [diamond, "", "head", "a b c1 d1 c2 d2 e"],
    [diamond, "a b c1 d1 c2 d2", "head", "e"],
    [diamond, "a b c1 d1 c2 d2", "+1", "e"],
    // Only one side of the merge is there: the other comes first.
    [diamond, "a b c1 d1", "e", "c2 d2 e"],
    ["a -> b1 -> m, a -> b2 -> m, a -> b3 -> m", "a b2", "head", "b1 b3 m"],
    ["a -> b1 -> m1, a -> b2 -> m1, b2 -> m2, a -> b3 -> m2", "a b1 b2 b3", "heads", "m1 m2"],
    [branches, "a b", "right@+1", "c2"],
    [branches, "a b c1", "left@head", "d1"],
    [branches, "", "right@head", "a b c2 d2"],
    [branches, "a b c1 d1", "c2@heads", "c2 d2"],
    [dependent, "", "b3", "a1 a2 a3 b1 b2 b3"],
    [dependent, "", "b1", "b1"],
    [dependent, "a1 a2 b1", "b2", "a3 b2"],
    [dependent, "", "heads", "a1 a2 a3 a4 b1 b2 b3"],
    ["a1 -> a2, x1 -> x2", "", "heads", "a1 a2 x1 x2"],
  ];
  for (const [map, applied, target, steps] of cases) {
    it(`${map}: {${applied}} up ${target}`, () => expect(up(map, applied, target)).to.equal(steps));
  }

  it("does not go where no way leads", () => {
    expect(errorOf(() => up(line, "a b c", "+7"), "REVISION_UNREACHABLE").message).to.include("asks for 7");
    errorOf(() => up(line, "", "head+1"), "REVISION_UNREACHABLE");
    errorOf(() => up(fork, "a b", "+1"), "REVISION_AMBIGUOUS");
    errorOf(() => up(fork, "", "head"), "REVISION_HEADS");
    errorOf(() => pathUp(graphOf(line), new Set(), ["zz"]), "REVISION_UNKNOWN");
  });

  it("tells which applied revisions have no file, and goes on", () => {
    const path = pathUp(graphOf(line), setOf("a gone2 b gone1"), ["c"]);
    expect(path).to.deep.equal({ steps: ["c"], missing: ["gone1", "gone2"] });
  });
});

describe("the way down", () => {
  const cases: readonly [map: string, applied: string, target: string | number, steps: string][] = [
    [line, "a b c d e", "base", "e d c b a"],
    [line, "a b c d e", "e-2", "e d"],
    [line, "a b c d e", "-2", "e d"],
    [line, "a b c d e", 2, "e d"],
    [line, "a b c d e", 0, ""],
    [line, "a b c", 3, "c b a"],
    [line, "a b c", "-3", "c b a"],
    [line, "a b c", "c", ""],
    [line, "a b c", "current", ""],
    [line, "a b c", "a", "c b"],
    [line, "", "base", ""],
    // A gap, from a revision that was merged late.
    [line, "a c d", "a", "d c"],
    [line, "a c d", 1, "d"],
    [line, "a c d", "-3", "d c a"],
    [fork, "a b c1 d1 c2 d2", "b", "d2 c2 d1 c1"],
    [fork, "a b c1 d1 c2 d2", "base+2", "d2 c2 d1 c1"],
    // Going down to a revision of one branch leaves the other alone.
    [fork, "a b c1 d1 c2 d2", "c1", "d1"],
    [fork, "a b c1 d1 c2 d2", "base", "d2 c2 d1 c1 b a"],
    [fork, "a b c1 d1", 2, "d1 c1"],
    [diamond, "a b c1 d1 c2 d2 e", "-1", "e"],
    [diamond, "a b c1 d1 c2 d2 e", "base", "e d2 c2 d1 c1 b a"],
    [diamond, "a b c1 d1 c2 d2 e", "d1", "e"],
    [diamond, "a b c1 d1 c2 d2 e", "c1", "e d1"],
    // What depends on a revision goes with it; the other line stays.
    [dependent, "a1 a2 a3 b1 b2 b3", "b1", "b3 b2"],
    [dependent, "a1 a2 a3 b1 b2 b3", "a1", "b3 b2 a3 a2"],
    // Within a branch the others stay.
    [branches, "a b c1 d1 c2 d2", "right@base+2", "d2 c2"],
    [branches, "a b c1 d1 c2 d2", "left@-1", "d1"],
    [branches, "a b c1 d1 c2 d2", "left@c1", "d1"],
    [branches, "a b c1 d1 c2 d2", "d2@b", "d2 c2"],
    [branches, "a b c1 d1", "left@base", "d1 c1 b a"],
    ["x -> y, x #one, a -> b", "x y a b", "one@base", "y x"],
    // What depends on a branch goes with it.
    [`${dependent}, a1 #line`, "a1 a2 a3 b1 b2 b3", "line@base", "b3 b2 a3 a2 a1"],
  ];
  for (const [map, applied, target, steps] of cases) {
    it(`${map}: {${applied}} down ${target}`, () => expect(down(map, applied, target)).to.equal(steps));
  }

  it("takes back by number only while it is clear which comes next", () => {
    expect(errorOf(() => down(fork, "a b c1 c2", 1), "REVISION_HEADS").data.heads).to.deep.equal([
      "c1",
      "c2",
    ]);
    const error = errorOf(() => down(diamond, "a b c1 d1 c2 d2 e", 2), "REVISION_HEADS");
    expect(error.message).to.include("After 1 of 2");
    expect(error.data.heads).to.deep.equal(["d1", "d2"]);
    expect(down(dependent, "a1 a2 a3 b1 b2", 1)).to.equal("b2");
    errorOf(() => down(dependent, "a1 a2 a3 b1 b2", 2), "REVISION_HEADS");
  });

  it("does not take back what another branch is built on for the sake of one", () => {
    const error = errorOf(() => down(branches, "a b c1 d1 c2 d2", "left@a"), "REVISION_UNREACHABLE");
    expect(error.message).to.equal("b would be taken back, and another branch is built on it");
    expect(error.data).to.deep.equal({ shared: ["b"], others: ["c2", "d2"] });
    // The branch is not applied at all: its last applied revision is one of all branches.
    errorOf(() => down(branches, "a b c1 d1", "right@-1"), "REVISION_UNREACHABLE");
  });

  it("does not go where no way leads", () => {
    const above = errorOf(() => down(line, "a b c", "d"), "REVISION_UNREACHABLE");
    expect(above.message).to.include("d is not applied");
    expect(above.data.current).to.deep.equal(["c"]);
    expect(errorOf(() => down(line, "a b", 3), "REVISION_UNREACHABLE").message).to.include("2 are applied");
    errorOf(() => down(line, "a b", "-3"), "REVISION_UNREACHABLE");
    errorOf(() => down(line, "a", -1), "USAGE");
    errorOf(() => down(line, "a", 1.5), "USAGE");
    errorOf(() => pathDown(graphOf(line), new Set(["zz"]), { to: ["zz"] }), "REVISION_UNKNOWN");
  });

  it("tells which applied revisions have no file, and goes on", () => {
    const path = pathDown(graphOf(line), setOf("a b gone"), { to: [] });
    expect(path).to.deep.equal({ steps: ["b", "a"], missing: ["gone"] });
    expect(pathDown(graphOf(line), setOf("a b gone"), { steps: 1 }).steps).to.deep.equal(["b"]);
  });
});

describe("current heads", () => {
  const cases: readonly [map: string, applied: string, heads: string][] = [
    [line, "", ""],
    [line, "a b", "b"],
    [line, "a c", "c"],
    [line, "a d gone", "d"],
    [fork, "a b c1 c2 d2", "c1 d2"],
    [diamond, "a b c1 d1 c2 d2", "d1 d2"],
    [diamond, "a b c1 d1 c2 d2 e", "e"],
    [diamond, "a e", "e"],
    // A dependency is no line of descent.
    [dependent, "a1 a2 a3 b1 b2", "a3 b2"],
  ];
  for (const [map, applied, heads] of cases) {
    it(`${map}: {${applied}} are {${heads}}`, () => {
      expect(currentHeads(graphOf(map), setOf(applied)).join(" ")).to.equal(heads);
    });
  }
});

describe("ways up and down", () => {
  it("mirror each other, apply parents first, and leave nothing out", () => {
    const random = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(random, (rows) => {
        const nodes = rows.map(([one, two], index) => ({
          id: `n${index}`,
          parents: index === 0 ? [] : [...new Set([`n${one % index}`, `n${two % index}`])],
          labels: [],
          dependsOn: [],
        }));
        const graph = createGraph(nodes);
        const all = pathUp(graph, new Set(), graph.heads).steps;
        expect([...all].sort()).to.deep.equal([...graph.nodes.keys()].sort());
        for (let count = 0; count <= all.length; count++) {
          const applied = new Set(all.slice(0, count));
          expect(pathUp(graph, applied, graph.heads).steps).to.deep.equal(all.slice(count));
          const back = pathDown(graph, applied, { to: [] }).steps;
          expect(back).to.deep.equal(all.slice(0, count).reverse());
        }
      }),
      { numRuns: 50 },
    );
  });

  it("work on 10,000 revisions", () => {
    const ids = Array.from({ length: 10_000 }, (_, index) => `r${String(index).padStart(5, "0")}`);
    const nodes = ids.map((id, index) => {
      return { id, parents: index === 0 ? [] : [ids[index - 1]!], labels: [], dependsOn: [] };
    });
    const graph = createGraph(nodes);
    expect(pathUp(graph, new Set(ids.slice(0, 5000)), graph.heads).steps).to.deep.equal(ids.slice(5000));
    expect(pathDown(graph, new Set(ids), { steps: 9000 }).steps).to.have.lengthOf(9000);
    expect(pathDown(graph, new Set(ids), { to: [ids[10]!] }).steps).to.have.lengthOf(9989);
  });
});
