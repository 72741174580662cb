import { expect } from "chai";
import { resolvePlace } from "../../../src/revisions/identifier.js";
import { currentHeads, pathDown, pathUp, standingAt } from "../../../src/revisions/path.js";
import { parseRange, revisionsBetween } from "../../../src/revisions/range.js";
import { errorOf, graphOf } from "./maps.js";

const line = "a -> b -> c -> d -> e";
const branches = "a -> b -> c1 -> d1, b -> c2 -> d2, c1 #left, c2 #right";
const merged = "a -> b -> c1 -> d1 -> e -> f, b -> c2 -> d2 -> e";

const setOf = (ids: string) => new Set(ids.split(" ").filter((id) => id !== ""));

describe("standing somewhere", () => {
  const cases: readonly [map: string, applied: string, places: string, heads: string][] = [
    // One line of a branch moves, the other stays.
    [branches, "a b c1 d1 c2 d2", "right@c2", "c2 d1"],
    [branches, "a b c1 d1", "d2", "d1 d2"],
    // Before the fork both lines are gone.
    [branches, "a b c1 d1 c2 d2", "b", "b"],
    [branches, "a b c1 d1 c2 d2", "base", ""],
    [branches, "a b c1 d1 c2 d2", "left@base", ""],
    [branches, "", "heads", "d1 d2"],
    [merged, "a b c1 d1 c2 d2", "e", "e"],
    [merged, "a b c1 d1 c2 d2 e f", "d1 d2", "d1 d2"],
    ["a -> b, x -> y", "a b", "x", "b x"],
    ["a -> b -> c, x => c", "", "c", "c x"],
  ];
  for (const [map, applied, places, heads] of cases) {
    it(`${map}: {${applied}} at ${places} is {${heads}}`, () => {
      const graph = graphOf(map);
      const set = setOf(applied);
      const current = currentHeads(graph, set);
      const standing = standingAt(
        graph,
        set,
        places.split(" ").map((text) => resolvePlace(text, graph, current)),
      );
      expect(currentHeads(graph, standing).join(" ")).to.equal(heads);
    });
  }
});

describe("a range of revisions", () => {
  const cases: readonly [map: string, current: string, range: string, revisions: string][] = [
    [line, "", "", "a b c d e"],
    [line, "", "a:c", "a b c"],
    [line, "", "c:", "c d e"],
    [line, "", ":c", "a b c"],
    [line, "", "c:c", "c"],
    [line, "c", "current:", "c d e"],
    [line, "c", "-2:", "a b c d e"],
    [line, "c", ":+2", "a b c d e"],
    [line, "c", "-1:current", "b c"],
    [line, "", "head-1:head", "d e"],
    [branches, "", "b:d2", "b c2 d2"],
    [branches, "", ":left@head", "a b c1 d1"],
    [merged, "", "b:e", "b c1 d1 c2 d2 e"],
    [merged, "", "c2:f", "c2 d2 e f"],
  ];
  for (const [map, current, range, revisions] of cases) {
    it(`${map}: ${range} with {${current}} is {${revisions}}`, () => {
      const found = revisionsBetween(parseRange(range), graphOf(map), [...setOf(current)]);
      expect(found.join(" ")).to.equal(revisions);
    });
  }

  it("needs a way from its beginning to its end", () => {
    const refused: readonly [map: string, range: string][] = [
      [line, "d:b"],
      [branches, "c1:d2"],
      [branches, "d2:c1"],
      [line, "b:base"],
    ];
    for (const [map, range] of refused)
      errorOf(() => revisionsBetween(parseRange(range), graphOf(map), []), "REVISION_UNREACHABLE");
    errorOf(() => revisionsBetween(parseRange("-9:c"), graphOf(line), ["c"]), "REVISION_UNREACHABLE");
    errorOf(() => revisionsBetween(parseRange("nobody:"), graphOf(line), []), "REVISION_UNKNOWN");
  });
});

describe("ways through merges and dependencies", () => {
  const ups: readonly [map: string, applied: string, target: string, steps: string][] = [
    [merged, "", "f", "a b c1 d1 c2 d2 e f"],
    [merged, "a b", "f", "c1 d1 c2 d2 e f"],
    // What is needed is needed by another need already.
    ["a1 -> a2, b1 -> b2, a1 => b2, a2 => b2", "", "b2", "a1 a2 b1 b2"],
    ["a -> b -> c, b => c", "", "c", "a b c"],
    // Needs in both directions, without a circle.
    ["a1 -> a2 -> a3, b1 -> b2 -> b3, a1 => b1, b2 => a3", "", "b3", "a1 b1 b2 b3"],
    ["a1 -> a2 -> a3, b1 -> b2 -> b3, a1 => b1, b2 => a3", "", "a3", "a1 a2 b1 b2 a3"],
    // A revision and one of its ancestors, asked for together.
    [line, "", "c a", "a b c"],
  ];
  for (const [map, applied, target, steps] of ups) {
    it(`${map}: {${applied}} up ${target}`, () => {
      const path = pathUp(graphOf(map), setOf(applied), target.split(" "));
      expect(path.steps.join(" ")).to.equal(steps);
    });
  }

  const downs: readonly [map: string, applied: string, target: string, steps: string][] = [
    [merged, "a b c1 d1 c2 d2 e f", "b", "f e d2 c2 d1 c1"],
    // The other line of a merge stays, and so does what the first depends on.
    ["a -> b1 -> m, a -> b2 -> m, x1 -> x2, x1 => b2", "a b1 b2 m x1 x2", "b2", "m"],
    ["a -> b1 -> m, a -> b2 -> m, x1 -> x2, x1 => b2", "a b1 b2 m x1 x2", "x1", "x2 m b2"],
  ];
  for (const [map, applied, target, steps] of downs) {
    it(`${map}: {${applied}} down ${target}`, () => {
      const path = pathDown(graphOf(map), setOf(applied), { to: [target] });
      expect(path.steps.join(" ")).to.equal(steps);
    });
  }

  it("count one head for a merge of three, and three again", () => {
    const graph = graphOf("a -> b1 -> m, a -> b2 -> m, a -> b3 -> m");
    expect(currentHeads(graph, setOf("a b1 b2 b3 m"))).to.deep.equal(["m"]);
    expect(pathDown(graph, setOf("a b1 b2 b3 m"), { steps: 1 }).steps).to.deep.equal(["m"]);
    expect(currentHeads(graph, setOf("a b1 b2 b3"))).to.deep.equal(["b1", "b2", "b3"]);
  });
});
