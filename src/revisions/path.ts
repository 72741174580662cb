/** Which revisions to apply or take back, and in which order. Pure: the applied ids are an argument. */
import { SchemixError } from "../errors/schemix-error.js";
import { compareText } from "../util/compare.js";
import { ancestors, builtOn, descendants, describeRevisions, type RevisionGraph } from "./graph.js";

/** The revisions of a run, in order. */
export interface RevisionPath {
  readonly steps: readonly string[];
  /** Applied ids that no migration file has, sorted. */
  readonly missing: readonly string[];
}

/** Where to stand: at revisions (none: at the base), of a whole graph or `within` a branch of it. */
export interface Place {
  readonly to: readonly string[];
  readonly within?: ReadonlySet<string>;
}

/** How far down: to a place, or a number of steps. Within a branch only that is taken back, and what needs it. */
export type DownTarget = Place | { readonly steps: number };

/**
 * The revisions to apply so that the targets are applied: their ancestors that are not, parents first. One
 * that was merged late is among them wherever it stands.
 *
 * @throws SchemixError REVISION_UNKNOWN when a target is not in the graph.
 */
export function pathUp(
  graph: RevisionGraph,
  applied: ReadonlySet<string>,
  targets: readonly string[],
): RevisionPath {
  for (const id of targets) if (!graph.nodes.has(id)) throw unknown(id);
  const steps = [...ancestors(graph, targets)].filter((id) => !applied.has(id));
  return { steps: inOrder(graph, steps), missing: missingFrom(graph, applied) };
}

/**
 * The revisions to take back, children first. Going down to a revision takes back what was built on it and
 * leaves other branches alone; going down to the base takes back all.
 *
 * @throws SchemixError REVISION_UNKNOWN for a target that is not in the graph, REVISION_UNREACHABLE for one
 *   that is not applied or when fewer revisions are applied than steps are asked for, REVISION_HEADS when
 *   steps meet several heads.
 */
export function pathDown(
  graph: RevisionGraph,
  applied: ReadonlySet<string>,
  target: DownTarget,
): RevisionPath {
  const missing = missingFrom(graph, applied);
  if ("steps" in target) return { steps: stepsDown(graph, applied, target.steps), missing };
  for (const id of target.to) {
    if (!graph.nodes.has(id)) throw unknown(id);
    if (!applied.has(id)) throw notApplied(graph, applied, id);
  }
  const kept = new Set(target.to);
  const above = kept.size === 0 ? graph.order : [...descendants(graph, kept)].filter((id) => !kept.has(id));
  const { within } = target;
  const meant = within === undefined ? above : [...branchPart(graph, applied, above, within)];
  const steps = meant.filter((id) => applied.has(id));
  return { steps: inOrder(graph, steps).reverse(), missing };
}

/** Of what would be taken back, the part of one branch, with what depends on it. */
function branchPart(
  graph: RevisionGraph,
  applied: ReadonlySet<string>,
  above: readonly string[],
  within: ReadonlySet<string>,
): Set<string> {
  const part = above.filter((id) => within.has(id) && applied.has(id));
  const others = [...builtOn(graph, part)].filter((id) => applied.has(id) && !within.has(id));
  if (others.length === 0) return descendants(graph, part);
  const shared = part.filter((id) => [...builtOn(graph, [id])].some((other) => others.includes(other)));
  throw new SchemixError("REVISION_UNREACHABLE", {
    message: `${inOrder(graph, shared).join(", ")} would be taken back, and another branch is built on ${shared.length === 1 ? "it" : "them"}`,
    why: `Applied are also:\n${describeRevisions(graph, inOrder(graph, others))}`,
    fix: `Name the last revision that stays without a branch before it, to take back all that was built on it: \`schemix history\` shows which.`,
    data: { shared: inOrder(graph, shared), others: inOrder(graph, others) },
  });
}

/**
 * What counts as applied after standing somewhere was recorded: the places and all before them, nothing that was built
 * on them, and of other branches what counted before.
 */
export function standingAt(
  graph: RevisionGraph,
  applied: ReadonlySet<string>,
  places: readonly Place[],
): ReadonlySet<string> {
  const standing = new Set(applied);
  for (const { to, within } of places) {
    if (to.length === 0 && within === undefined) standing.clear();
    const above = to.length === 0 ? (within ?? []) : builtOn(graph, to);
    const part = [...above].filter((id) => within?.has(id) !== false && !to.includes(id));
    for (const id of descendants(graph, part)) standing.delete(id);
  }
  for (const id of ancestors(
    graph,
    places.flatMap(({ to }) => to),
  ))
    standing.add(id);
  return standing;
}

/** Applied revisions that no applied revision comes after, sorted by id; ids without a file left out. */
export function currentHeads(graph: RevisionGraph, applied: ReadonlySet<string>): string[] {
  // What is not applied itself is passed through: a revision that was merged late leaves a gap.
  const below = new Set<string>();
  for (const id of [...graph.order].reverse()) {
    if (!applied.has(id) && !below.has(id)) continue;
    for (const parent of graph.nodes.get(id)?.parents ?? []) below.add(parent);
  }
  return [...applied].filter((id) => graph.nodes.has(id) && !below.has(id)).sort(compareText);
}

function stepsDown(graph: RevisionGraph, applied: ReadonlySet<string>, count: number): string[] {
  if (!Number.isInteger(count) || count < 0) {
    throw new SchemixError("USAGE", {
      message: `${count} is not a number of migrations`,
      fix: "Give a whole number, zero or more.",
    });
  }
  const known = [...applied].filter((id) => graph.nodes.has(id));
  if (count > known.length) throw tooFewApplied(count, known.length);
  // Gaps are gone through like applied revisions, and not counted.
  const left = ancestors(graph, known);
  const users = countUsers(graph, left);
  let free = [...left].filter((id) => !users.has(id));
  const steps: string[] = [];
  while (steps.length < count) {
    const [id, ...others] = free;
    if (id === undefined) break;
    const gap = free.find((item) => !applied.has(item));
    if (gap === undefined && others.length > 0) throw severalHeads(graph, free, count, steps.length);
    const taken = gap ?? id;
    if (gap === undefined) steps.push(id);
    free = free.filter((item) => item !== taken);
    for (const need of graph.needs.get(taken) ?? []) {
      const remaining = (users.get(need) ?? 0) - 1;
      users.set(need, remaining);
      if (remaining === 0) free.push(need);
    }
  }
  return steps;
}

/** How many revisions of a set need each; one that nobody needs can be taken back. */
function countUsers(graph: RevisionGraph, ids: ReadonlySet<string>): Map<string, number> {
  const users = new Map<string, number>();
  for (const id of ids) {
    for (const need of graph.needs.get(id) ?? []) users.set(need, (users.get(need) ?? 0) + 1);
  }
  return users;
}

function inOrder(graph: RevisionGraph, ids: readonly string[]): string[] {
  const at = (id: string): number => graph.position.get(id) ?? 0;
  return [...ids].sort((a, b) => at(a) - at(b));
}

function missingFrom(graph: RevisionGraph, applied: ReadonlySet<string>): string[] {
  return [...applied].filter((id) => !graph.nodes.has(id)).sort(compareText);
}

function unknown(id: string): SchemixError {
  return new SchemixError("REVISION_UNKNOWN", {
    message: `There is no revision ${id} among the migration files`,
    fix: "See `schemix history` for the revisions there are.",
    data: { revision: id },
  });
}

function notApplied(graph: RevisionGraph, applied: ReadonlySet<string>, id: string): SchemixError {
  const current = currentHeads(graph, applied);
  return new SchemixError("REVISION_UNREACHABLE", {
    message: `The revision ${id} is not applied, so there is no way down to it`,
    why: current.length === 0 ? "No revision is applied." : `Applied is ${current.join(", ")}.`,
    fix: `To apply it, run \`schemix up ${id}\`; \`schemix history\` shows what is applied.`,
    data: { revision: id, current },
  });
}

function tooFewApplied(count: number, applied: number): SchemixError {
  return new SchemixError("REVISION_UNREACHABLE", {
    message:
      applied === 0
        ? "No migration is applied that could be taken back"
        : `${count} migrations were to be taken back, and ${applied} ${applied === 1 ? "is" : "are"} applied`,
    fix:
      applied === 0
        ? "`schemix status` shows where the database stands."
        : "Give a smaller number, or `base` to take back all.",
    data: { asked: count, applied },
  });
}

function severalHeads(
  graph: RevisionGraph,
  heads: readonly string[],
  asked: number,
  taken: number,
): SchemixError {
  const sorted = [...heads].sort(compareText);
  const point = taken === 0 ? "There" : `After ${taken} of ${asked} migrations there`;
  return new SchemixError("REVISION_HEADS", {
    message: `${point} are several heads, and it is not said which of them to take back`,
    why: describeRevisions(graph, sorted),
    fix: `Name the branch, as in \`schemix down ${sorted[0]}@-1\`, or the revision to go down to, as in \`schemix down <revision>\`.`,
    data: { heads: sorted },
  });
}
