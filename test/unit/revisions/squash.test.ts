import { expect } from "chai";
import { createGraph } from "../../../src/revisions/graph.js";
import { resolveIdentifier } from "../../../src/revisions/identifier.js";
import { pathDown, pathUp } from "../../../src/revisions/path.js";
import { stretchOf } from "../../../src/revisions/stretch.js";
import { errorOf, graphOf, nodesOf } from "./maps.js";

/** b, c and d became s; e was built on d before. */
const squashed = "a -> b -> c -> d -> e, a -> s, s =b =c =d";

describe("a graph with a squash", () => {
  const open = createGraph(nodesOf(squashed), ({ id }) => id === "s");

  it("has the squash instead of what it replaces", () => {
    const graph = graphOf(squashed);
    expect(graph.order).to.deep.equal(["a", "s", "e"]);
    expect(graph.nodes.get("e")?.parents).to.deep.equal(["s"]);
    expect(graph.heads).to.deep.equal(["e"]);
    expect(pathUp(graph, new Set(["a"]), ["e"]).steps).to.deep.equal(["s", "e"]);
    expect(pathDown(graph, new Set(["a", "s", "e"]), { to: ["a"] }).steps).to.deep.equal(["e", "s"]);
  });

  it("is the same when the files of what it replaces are gone", () => {
    const graph = createGraph(nodesOf("a -> s, s =b =c =d, d -> e").filter(({ id }) => id !== "d"));
    expect(graph.order).to.deep.equal(["a", "s", "e"]);
    expect(graph.nodes.get("e")?.parents).to.deep.equal(["s"]);
  });

  it("has what it replaces instead where a database has a part of that", () => {
    expect(open.order).to.deep.equal(["a", "b", "c", "d", "e"]);
    expect(pathUp(open, new Set(["a", "b"]), ["e"]).steps).to.deep.equal(["c", "d", "e"]);
    const built = createGraph(nodesOf(`${squashed}, s -> f`), ({ id }) => id === "s");
    expect(built.nodes.get("f")?.parents).to.deep.equal(["d"]);
  });

  it("takes along branches and dependencies that begin in the middle", () => {
    const graph = graphOf(`${squashed}, c -> x, d => y`);
    expect(graph.nodes.get("x")?.parents).to.deep.equal(["s"]);
    expect(graph.nodes.get("y")?.dependsOn).to.deep.equal(["s"]);
    expect(graph.order).to.deep.equal(["a", "s", "e", "x", "y"]);
    expect(graphOf("a -> b -> c -> m, a -> x -> m, a -> s, s =b =c").nodes.get("m")?.parents).to.deep.equal([
      "s",
      "x",
    ]);
  });

  it("knows the end of what it replaces as its own place, and no place in the middle", () => {
    const graph = graphOf(squashed);
    expect(resolveIdentifier("d", graph, [])).to.deep.equal(["s"]);
    expect(resolveIdentifier("d+1", graph, [])).to.deep.equal(["e"]);
    const error = errorOf(() => resolveIdentifier("c", graph, []), "REVISION_UNREACHABLE");
    expect(error.message).to.equal("c is a part of the squash s");
    expect(resolveIdentifier("s", open, [])).to.deep.equal(["d"]);
    expect(resolveIdentifier("c", open, [])).to.deep.equal(["c"]);
  });

  it("may be labelled like what it replaces", () => {
    const graph = graphOf("a -> b #billing -> c, a -> s #billing, s =b =c");
    expect(resolveIdentifier("billing@head", graph, [])).to.deep.equal(["s"]);
  });

  it("does not contradict itself", () => {
    const twice = errorOf(() => graphOf("a -> b -> c, s =a =b, t =b =c"), "MIGRATION_INVALID");
    expect(twice.message).to.equal("t replaces b, which s replaces already");
    const nested = errorOf(() => graphOf("a -> b -> c, s =a =b, t =s =c"), "MIGRATION_INVALID");
    expect(nested.message).to.equal("t replaces s, a squash itself");
    errorOf(() => graphOf("a -> s, s =s"), "MIGRATION_INVALID");
  });
});

describe("a stretch that can be squashed", () => {
  const stretches: readonly [map: string, range: string, revisions: string][] = [
    ["a -> b -> c -> d", "b:c", "b c"],
    ["a -> b -> c -> d", ":c", "a b c"],
    ["a -> b -> c -> d", "b:", "b c d"],
    ["a -> b -> c -> d", ":", "a b c d"],
    // Forks before and after it are none of its business.
    ["a -> b -> c -> d, a -> x, c -> y", "b:c", "b c"],
    ["a -> m, x -> m -> n", "m:n", "m n"],
    // What is needed from outside is there before the first already, and nothing outside needs the middle.
    ["a -> b -> c, x -> y, y => b, x => c", "b:c", "b c"],
    ["a -> b -> c, c => x", "a:c", "a b c"],
  ];
  for (const [map, range, revisions] of stretches) {
    it(`${map}: ${range} is {${revisions}}`, () =>
      expect(stretchOf(range, graphOf(map)).revisions.join(" ")).to.equal(revisions));
  }

  it("hands on the parents, dependencies and labels of its ends", () => {
    const graph = graphOf("a -> m, x -> m #first -> n -> o #last, y => m");
    expect(stretchOf("m:o", graph)).to.deep.equal({
      revisions: ["m", "n", "o"],
      parents: ["a", "x"],
      dependsOn: ["y"],
      labels: ["first", "last"],
    });
  });

  const refused: readonly [map: string, range: string, message: string][] = [
    ["a -> b", "a:a", "a:a has one revision, and a squash makes one of several"],
    ["a -> b -> c, b -> x", "a:c", "A revision that is no part of it needs b"],
    ["a -> b -> c, b -> x, b -> y", "a:c", "Revisions that are no part of it need b"],
    ["a -> b -> c, x -> c", "a:c", "c does not follow b alone"],
    ["a -> b1 -> m, a -> b2 -> m", "a:m", "b2 does not follow b1 alone"],
    ["a -> b -> c, x => c", "a:c", "c depends on what is no part of it"],
    ["a -> b -> c, b => x", "a:c", "A revision that is no part of it needs b"],
    ["a -> b #here -> c", "a:c", "The label here stands in the middle, at b"],
    ["s -> c, s =a =b", "s:c", "s is a squash itself"],
  ];
  for (const [map, range, message] of refused) {
    it(`${map}: ${range} is none`, () => {
      const error = errorOf(() => stretchOf(range, graphOf(map)), "SQUASH_IMPOSSIBLE");
      expect(error.message).to.equal(message);
    });
  }

  it("goes from an older revision to one that was built on it", () => {
    errorOf(() => stretchOf("b:a", graphOf("a -> b")), "REVISION_UNREACHABLE");
    errorOf(() => stretchOf("a:zz", graphOf("a -> b")), "REVISION_UNKNOWN");
  });
});
