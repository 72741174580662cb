import { expect } from "chai";
import type { RevisionInfo } from "../../src/api/types.js";
import { drawGraph, drawMermaid, isLinear } from "../../src/cli/present/graph.js";
import { graphOf } from "../unit/revisions/maps.js";

/** The revisions of a map, newest first. */
function revisionsOf(map: string): RevisionInfo[] {
  const graph = graphOf(map);
  return [...graph.order].reverse().map((revision) => {
    const { parents = [], dependsOn = [] } = graph.nodes.get(revision) ?? {};
    const isHead = graph.heads.includes(revision);
    return { revision, message: `of ${revision}`, parents, dependsOn, isHead, state: "unknown" };
  });
}

function draw(map: string): string {
  const lines = drawGraph(revisionsOf(map));
  return lines
    .map(({ lanes, revision }) => (revision === undefined ? lanes : `${lanes} ${revision.revision}`))
    .join("\n");
}

describe("a history as a graph", () => {
  const cases: readonly [map: string, lines: readonly string[]][] = [
    ["a -> b", ["* b", "* a"]],
    ["a -> b, a -> c", ["* c", "| * b", "|/", "* a"]],
    ["a -> b -> d, a -> c -> d", ["* d", "|\\", "| * c", "* | b", "|/", "* a"]],
    ["a, x", ["* x", "* a"]],
    ["a -> b, x -> y", ["* y", "* x", "* b", "* a"]],
    [
      "a -> b -> m, a -> c -> m, a -> d -> m",
      ["* m", "|\\", "| |\\", "| | * d", "| * | c", "* | | b", "|_|/", "|/", "* a"],
    ],
  ];
  for (const [map, lines] of cases) {
    it(map, () => expect(draw(map).split("\n")).to.deep.equal(lines));
  }

  it("gives every revision one line, however it is made", () => {
    const map = "a -> b, a -> c, b -> d, c -> d, b -> e, e -> f, d -> f, x -> y, y -> f";
    const drawn = drawGraph(revisionsOf(map));
    const named = drawn.flatMap(({ revision }) => revision?.revision ?? []);
    expect([...named].sort()).to.deep.equal(["a", "b", "c", "d", "e", "f", "x", "y"]);
    for (const { lanes, revision } of drawn)
      expect(lanes.split("*").length - 1).to.equal(revision === undefined ? 0 : 1);
    expect(drawn.at(-1)?.lanes).to.equal("*");
  });

  it("is not drawn where it is one line", () => {
    expect(isLinear(revisionsOf("a -> b -> c"))).to.equal(true);
    expect(isLinear(revisionsOf("a -> b, a -> c"))).to.equal(false);
    expect(isLinear(revisionsOf("a, x"))).to.equal(false);
    expect(isLinear([])).to.equal(true);
  });

  it("is a flowchart for Mermaid", () => {
    const [newest, ...others] = revisionsOf("a -> b, a => x");
    const message = 'say "hi" <b>\n#1';
    const revisions = [{ ...newest, message, isCurrent: true } as RevisionInfo, ...others];
    expect(drawMermaid(revisions)).to.equal(
      [
        "flowchart TB",
        '  x["x say #34;hi#34; #60;b#62; #35;1"]',
        '  b["b of b"]',
        '  a["a of a"]',
        "  a -.-> x",
        "  a --> b",
        "  classDef current stroke-width:3px",
        "  class x current",
        "",
      ].join("\n"),
    );
  });
});
