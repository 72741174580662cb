import { basename } from "node:path";
import { SchemixError } from "../errors/schemix-error.js";
import { compareText } from "../util/compare.js";
import { errorOf, type Fault } from "./faults.js";
import type { RevisionNode } from "./node.js";
import { type Replacement, settleNodes } from "./replaced.js";

export type { RevisionNode } from "./node.js";

/** The revisions and how they follow each other: a value, sound by construction. */
export interface RevisionGraph {
  readonly nodes: ReadonlyMap<string, RevisionNode>;
  /** Every id, what a revision needs before it, branch after branch; the same for the same nodes in any order. */
  readonly order: readonly string[];
  /** Position of an id in `order`. */
  readonly position: ReadonlyMap<string, number>;
  /** Revisions that are nobody's parent, sorted by id. */
  readonly heads: readonly string[];
  /** Revisions without parents, sorted by id. */
  readonly bases: readonly string[];
  /** Revisions that have this one as a parent, sorted by id. */
  readonly children: ReadonlyMap<string, readonly string[]>;
  /** Ids that must be applied before: parents and resolved dependencies, sorted by id. */
  readonly needs: ReadonlyMap<string, readonly string[]>;
  /** The other way round: ids that need this one. */
  readonly neededBy: ReadonlyMap<string, readonly string[]>;
  /** The revision that a label names. */
  readonly labels: ReadonlyMap<string, string>;
  /** Ids that do not count because of a squash: those that it replaces, or its own. */
  readonly replaced: ReadonlyMap<string, Replacement>;
}

/**
 * Builds the graph, in time linear in its edges.
 *
 * @param isOpen whether a squash is not used yet, because a database has a part of what it replaces; default: none is
 * @throws SchemixError REVISION_DUPLICATE, REVISION_PARENT_UNKNOWN, MIGRATION_INVALID for squashes that contradict each
 *   other (all at once in `data.faults`), REVISION_CYCLE.
 */
export function createGraph(
  nodes: readonly RevisionNode[],
  isOpen: (squash: RevisionNode) => boolean = () => false,
): RevisionGraph {
  const faults: Fault[] = [];
  const settled = settleNodes(nodes, isOpen, faults);
  const sorted = [...settled.nodes].sort((a, b) => compareText(a.id, b.id));
  const byId = new Map<string, RevisionNode>();
  for (const node of sorted) {
    const other = byId.get(node.id);
    if (other === undefined) byId.set(node.id, node);
    else faults.push(duplicateFault(`The revision ${node.id}`, other, node));
  }
  const labels = collectLabels(sorted, byId, faults);
  const needs = new Map<string, string[]>();
  for (const node of byId.values()) needs.set(node.id, resolveNeeds(node, byId, labels, faults));
  if (faults.length > 0) throw errorOf(faults);

  const children = invert(byId, (node) => new Set(node.parents));
  const neededBy = invert(byId, (node) => needs.get(node.id) ?? []);
  const ids = [...byId.keys()];
  const heads = ids.filter((id) => children.get(id)?.length === 0);
  const bases = ids.filter((id) => byId.get(id)?.parents.length === 0);
  const order = sortTopologically([...heads, ...ids], needs, byId);
  const position = new Map(order.map((id, index) => [id, index]));
  const { replaced } = settled;
  return { nodes: byId, order, position, heads, bases, children, needs, neededBy, labels, replaced };
}

/** The given revisions and all that must be applied before them. */
export function ancestors(graph: RevisionGraph, ids: Iterable<string>): Set<string> {
  return reach(graph.needs, ids);
}

/** The given revisions and all that need them. */
export function descendants(graph: RevisionGraph, ids: Iterable<string>): Set<string> {
  return reach(graph.neededBy, ids);
}

/** The given revisions and all that was built on them; what only depends on them does not count. */
export function builtOn(graph: RevisionGraph, ids: Iterable<string>): Set<string> {
  return reach(graph.children, ids);
}

/** A revision with all that it was built on and all that was built on it; dependencies do not count. */
export interface Line {
  readonly root: string;
  readonly members: ReadonlySet<string>;
  /** Members that nothing was built on, sorted. */
  readonly heads: readonly string[];
}

/** The line of a revision: what a branch label stands for. */
export function lineOf(graph: RevisionGraph, root: string): Line {
  const parents = new Map([...graph.nodes].map(([id, node]) => [id, node.parents] as const));
  const later = builtOn(graph, [root]);
  const heads = [...later].filter((id) => graph.children.get(id)?.length === 0).sort(compareText);
  return { root, members: new Set([...reach(parents, [root]), ...later]), heads };
}

/** One line for each revision: its id and its message. */
export function describeRevisions(graph: RevisionGraph, ids: readonly string[]): string {
  return ids.map((id) => `${id} ${graph.nodes.get(id)?.message ?? ""}`.trimEnd()).join("\n");
}

function reach(edges: ReadonlyMap<string, readonly string[]>, ids: Iterable<string>): Set<string> {
  const seen = new Set(ids);
  // A set grows while it is walked, so this visits everything that can be reached.
  for (const id of seen) for (const next of edges.get(id) ?? []) seen.add(next);
  return seen;
}

function collectLabels(
  nodes: readonly RevisionNode[],
  byId: ReadonlyMap<string, RevisionNode>,
  faults: Fault[],
): Map<string, string> {
  const owners = new Map<string, RevisionNode>();
  for (const node of nodes) {
    for (const label of node.labels) {
      const other = owners.get(label) ?? byId.get(label);
      if (other === undefined) owners.set(label, node);
      else faults.push(duplicateFault(`The label ${label}`, other, node));
    }
  }
  return new Map([...owners].map(([label, node]) => [label, node.id]));
}

function duplicateFault(what: string, first: RevisionNode, second: RevisionNode): Fault {
  return {
    code: "REVISION_DUPLICATE",
    message: `${what} is in ${nameOf(first)} and in ${nameOf(second)}`,
    file: second.file ?? second.id,
    why: "Ids and labels are names; each may be used once.",
    fix: "Rename or remove the newer one.",
  };
}

function nameOf(node: RevisionNode): string {
  return node.file === undefined ? node.id : basename(node.file);
}

function resolveNeeds(
  node: RevisionNode,
  byId: ReadonlyMap<string, RevisionNode>,
  labels: ReadonlyMap<string, string>,
  faults: Fault[],
): string[] {
  const needs = new Set<string>();
  for (const parent of node.parents) {
    if (byId.has(parent)) needs.add(parent);
    else faults.push(unknownFault(node, "parent", parent));
  }
  for (const name of node.dependsOn) {
    const id = byId.has(name) ? name : labels.get(name);
    if (id === undefined) faults.push(unknownFault(node, "dependency", name));
    else needs.add(id);
  }
  return [...needs].sort(compareText);
}

function unknownFault(node: RevisionNode, what: string, missing: string): Fault {
  return {
    code: "REVISION_PARENT_UNKNOWN",
    message: `${nameOf(node)} names the ${what} ${missing}, and no migration file has that revision`,
    file: node.file ?? node.id,
    why: "The file was deleted, was not committed, or its id was changed.",
    fix: `Bring the file of ${missing} back, or correct \`${what === "parent" ? "parents" : "dependsOn"}\` in ${nameOf(node)}.`,
  };
}

function invert(
  nodes: ReadonlyMap<string, RevisionNode>,
  targetsOf: (node: RevisionNode) => Iterable<string>,
): Map<string, string[]> {
  const inverted = new Map<string, string[]>();
  for (const id of nodes.keys()) inverted.set(id, []);
  for (const node of nodes.values())
    for (const target of targetsOf(node)) inverted.get(target)?.push(node.id);
  return inverted;
}

/** Depth first from each start in turn, so that a branch stays together. Without recursion: chains get long. */
function sortTopologically(
  starts: readonly string[],
  needs: ReadonlyMap<string, readonly string[]>,
  nodes: ReadonlyMap<string, RevisionNode>,
): string[] {
  const done = new Set<string>();
  const order: string[] = [];
  for (const start of starts) {
    const path = new Map<string, number>();
    let id: string | undefined = done.has(start) ? undefined : start;
    const stack: string[] = [];
    while (id !== undefined) {
      const visited: number = path.get(id) ?? 0;
      if (visited === 0) stack.push(id);
      const next: string | undefined = needs.get(id)?.[visited];
      path.set(id, visited + 1);
      if (next === undefined) {
        stack.pop();
        path.delete(id);
        done.add(id);
        order.push(id);
        id = stack.at(-1);
      } else if (path.has(next)) {
        throw cycleError(stack.slice(stack.indexOf(next)), nodes);
      } else if (!done.has(next)) {
        id = next;
      }
    }
  }
  return order;
}

function cycleError(ids: readonly string[], nodes: ReadonlyMap<string, RevisionNode>): SchemixError {
  // Each needs the next; told from the oldest on, beginning with the smallest id.
  const reversed = [...ids].reverse();
  const first = reversed.indexOf([...ids].sort(compareText)[0] ?? "");
  const cycle = [...reversed.slice(first), ...reversed.slice(0, first)];
  const isLoop = cycle.length === 1;
  return new SchemixError("REVISION_CYCLE", {
    message: isLoop
      ? `The revision ${cycle[0]} names itself as a parent or dependency`
      : `Revisions follow each other in a circle: ${[...cycle, cycle[0]].join(" -> ")}`,
    where: cycle.flatMap((id) => nodes.get(id)?.file ?? []).join(", ") || undefined,
    why: "Each would have to be applied before the others.",
    fix: "Correct `parents` or `dependsOn` in one of these files.",
    data: { revisions: cycle },
  });
}
