import { expect } from "chai";
import fc from "fast-check";
import { ancestors, createGraph, descendants, type RevisionNode } from "../../../src/revisions/graph.js";
import { errorOf, graphOf, nodesOf } from "./maps.js";

describe("revision graph", () => {
  it("of nothing has nothing", () => {
    const graph = createGraph([]);
    expect(graph.heads).to.deep.equal([]);
    expect(graph.bases).to.deep.equal([]);
    expect(graph.order).to.deep.equal([]);
  });

  const maps: readonly { map: string; order: string; heads: string; bases: string }[] = [
    { map: "a -> b -> c", order: "a b c", heads: "c", bases: "a" },
    { map: "c -> b -> a", order: "c b a", heads: "a", bases: "c" },
    { map: "a -> b -> c1 -> d1, b -> c2 -> d2", order: "a b c1 d1 c2 d2", heads: "d1 d2", bases: "a" },
    { map: "a -> b1 -> d, a -> b2 -> d", order: "a b1 b2 d", heads: "d", bases: "a" },
    {
      map: "a -> b1 -> m1, a -> b2 -> m1, b1 -> m2, b2 -> m2",
      order: "a b1 b2 m1 m2",
      heads: "m1 m2",
      bases: "a",
    },
    { map: "a -> b1 -> m, a -> b2 -> m, a -> b3 -> m", order: "a b1 b2 b3 m", heads: "m", bases: "a" },
    { map: "x1 -> x2, a1 -> a2", order: "a1 a2 x1 x2", heads: "a2 x2", bases: "a1 x1" },
    { map: "a1 -> a2 -> a3, b1 -> b2, a3 => b2", order: "a1 a2 a3 b1 b2", heads: "a3 b2", bases: "a1 b1" },
    { map: "b1 -> b2, z1 -> z2, z2 => b1", order: "z1 z2 b1 b2", heads: "b2 z2", bases: "b1 z1" },
    // Dependencies in both directions, without a circle.
    {
      map: "a1 -> a2 -> a3, b1 -> b2 -> b3, a1 => b1, b2 => a3",
      order: "a1 a2 b1 b2 a3 b3",
      heads: "a3 b3",
      bases: "a1 b1",
    },
    // A dependency on the parent, and one on an ancestor, change nothing.
    { map: "a -> b -> c, b => c, a => c", order: "a b c", heads: "c", bases: "a" },
  ];
  for (const { map, order, heads, bases } of maps) {
    it(`orders ${map}`, () => {
      const graph = graphOf(map);
      expect(graph.order.join(" ")).to.equal(order);
      expect(graph.heads.join(" ")).to.equal(heads);
      expect(graph.bases.join(" ")).to.equal(bases);
    });
  }

  it("knows children, ancestors and descendants", () => {
    const graph = graphOf("a -> b -> c1 -> d, b -> c2 -> d, x");
    expect(graph.children.get("b")).to.deep.equal(["c1", "c2"]);
    expect([...ancestors(graph, ["c1"])].sort()).to.deep.equal(["a", "b", "c1"]);
    expect([...ancestors(graph, ["d", "x"])].sort()).to.deep.equal(["a", "b", "c1", "c2", "d", "x"]);
    expect([...descendants(graph, ["c2"])].sort()).to.deep.equal(["c2", "d"]);
    expect([...ancestors(graph, [])]).to.deep.equal([]);
  });

  it("follows a dependency on a label to the revision that has it", () => {
    const graph = graphOf("a1 -> a2, a1 #billing, b1 -> b2");
    const nodes = [...graph.nodes.values()].map((node) =>
      node.id === "b2" ? { ...node, dependsOn: ["billing"] } : node,
    );
    expect(createGraph(nodes).needs.get("b2")).to.deep.equal(["a1", "b1"]);
  });

  it("reports every unknown parent with its file", () => {
    const [a, b] = nodesOf("a, b");
    const error = errorOf(
      () =>
        createGraph([
          { ...a!, parents: ["gone1"], file: "/m/one.ts" },
          { ...b!, dependsOn: ["gone2"], file: "/m/two.ts" },
        ]),
      "REVISION_PARENT_UNKNOWN",
    );
    expect(error.why).to.include("one.ts names the parent gone1");
    expect(error.why).to.include("two.ts names the dependency gone2");
    expect(error.data.faults).to.have.lengthOf(2);
    const single = errorOf(
      () => createGraph([{ ...a!, parents: ["gone1"], file: "/m/one.ts" }]),
      "REVISION_PARENT_UNKNOWN",
    );
    expect(single.message).to.include("one.ts").and.include("gone1");
    expect(single.where).to.equal("/m/one.ts");
    expect(single.fix).to.include("Bring the file of gone1 back");
  });

  it("names the ids of a circle in order", () => {
    const cases = [
      { map: "a -> a", ids: ["a"] },
      { map: "a -> b -> a", ids: ["a", "b"] },
      { map: "x -> c -> b -> a -> c, a -> y", ids: ["a", "c", "b"] },
      { map: "a -> b, b => a", ids: ["a", "b"] },
      { map: "a => a", ids: ["a"] },
    ];
    for (const { map, ids } of cases) {
      const error = errorOf(() => graphOf(map), "REVISION_CYCLE");
      expect(error.data.revisions, map).to.deep.equal(ids);
      for (const id of ids) expect(error.message).to.include(id);
    }
  });

  it("refuses an id or a label that is used twice", () => {
    const [a] = nodesOf("a");
    const twice = errorOf(
      () =>
        createGraph([
          { ...a!, file: "/m/one.ts" },
          { ...a!, file: "/m/two.ts" },
        ]),
      "REVISION_DUPLICATE",
    );
    expect(twice.message).to.include("one.ts").and.include("two.ts");
    errorOf(() => graphOf("a #x, b #x"), "REVISION_DUPLICATE");
    errorOf(() => graphOf("a #b, b"), "REVISION_DUPLICATE");
  });

  it("holds 10,000 revisions in one line, and in two lines that merge again and again", () => {
    const ids = Array.from({ length: 10_000 }, (_, index) => `r${String(index).padStart(5, "0")}`);
    const line = ids.map((id, index) => node(id, index === 0 ? [] : [ids[index - 1]!]));
    const graph = createGraph([...line].reverse());
    expect(graph.order).to.deep.equal(ids);
    expect(ancestors(graph, graph.heads).size).to.equal(10_000);

    // Each revision has the two before it as parents: the number of ways through doubles at every step.
    const ladder = ids.map((id, index) => node(id, ids.slice(Math.max(0, index - 2), index)));
    const braided = createGraph(ladder);
    expect(braided.order).to.deep.equal(ids);
    expect(descendants(braided, [ids[0]!]).size).to.equal(10_000);

    const ring = line.map((item, index) => (index === 0 ? { ...item, parents: [ids.at(-1)!] } : item));
    const error = errorOf(() => createGraph(ring), "REVISION_CYCLE");
    expect(error.data.revisions).to.have.lengthOf(10_000);
  });

  it("gives an order that puts needs first and does not hang on the order of its input", () => {
    const random = fc
      .array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.boolean()), { maxLength: 40 })
      .map((rows) =>
        rows.map(([salt, one, two, isMerge], index): RevisionNode => {
          const earlier = (n: number) => `n${n % Math.max(index, 1)}`;
          const parents = index === 0 || salt % 7 === 0 ? [] : [earlier(one)];
          if (isMerge && index > 1) parents.push(earlier(two));
          return node(`n${index}`, [...new Set(parents)]);
        }),
      );
    fc.assert(
      fc.property(random, fc.infiniteStream(fc.nat()), (nodes, stream) => {
        const graph = createGraph(nodes);
        for (const item of nodes) {
          for (const parent of item.parents) {
            expect(graph.position.get(parent)).to.be.lessThan(graph.position.get(item.id)!);
          }
        }
        const keys = new Map(nodes.map((item) => [item, stream.next().value]));
        const shuffled = [...nodes].sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
        expect(createGraph(shuffled).order).to.deep.equal(graph.order);
      }),
    );
  });
});

function node(id: string, parents: readonly string[]): RevisionNode {
  return { id, parents, labels: [], dependsOn: [] };
}
