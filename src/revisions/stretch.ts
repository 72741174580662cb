/** A part of the history that can become one migration. */
import { SchemixError } from "../errors/schemix-error.js";
import { ancestors, describeRevisions, type RevisionGraph } from "./graph.js";
import { parseRange, revisionsBetween } from "./range.js";

/** Revisions that follow each other without a fork, and what the one that replaces them takes over from them. */
export interface Stretch {
  /** In their order, two at least. */
  readonly revisions: readonly string[];
  readonly parents: readonly string[];
  readonly dependsOn: readonly string[];
  readonly labels: readonly string[];
}

/**
 * The revisions of `FROM:TO`, both ends included, when they can become one.
 *
 * @throws SchemixError SQUASH_IMPOSSIBLE where the history forks or joins between the ends, something outside depends on
 *   the middle or the middle on something outside, a label stands in the middle, or one is a squash itself; those of
 *   {@link revisionsBetween}
 */
export function stretchOf(range: string, graph: RevisionGraph): Stretch {
  const revisions = revisionsBetween(parseRange(range), graph, []);
  const [first] = revisions;
  const last = revisions.at(-1);
  if (first === undefined || last === undefined || first === last) {
    throw impossible(
      `${range} has ${first === undefined ? "no revision" : "one revision"}, and a squash makes one of several`,
      undefined,
      "Name a longer range, as FROM:TO; `schemix history` shows what there is.",
      { range },
    );
  }
  const before = ancestors(graph, graph.needs.get(first) ?? []);
  for (const [index, id] of revisions.entries()) check(graph, revisions, index, id, before);
  const labels = [first, last].flatMap((id) => graph.nodes.get(id)?.labels ?? []);
  const { parents = [], dependsOn = [] } = graph.nodes.get(first) ?? {};
  return { revisions, parents, dependsOn, labels };
}

function check(
  graph: RevisionGraph,
  revisions: readonly string[],
  index: number,
  id: string,
  before: ReadonlySet<string>,
): void {
  const node = graph.nodes.get(id);
  const previous = revisions[index - 1];
  const next = revisions[index + 1];
  if ((node?.replaces ?? []).length > 0) {
    throw impossible(
      `${id} is a squash itself`,
      `It replaces ${node?.replaces?.join(", ")}, and databases may still have those.`,
      "When none has them any more, delete their files and its `replaces`; then it can be squashed like any other.",
      { revision: id },
    );
  }
  if (previous !== undefined) {
    const others = (node?.parents ?? []).filter((parent) => parent !== previous);
    if (others.length > 0 || node?.parents.length === 0)
      throw forked(graph, `${id} does not follow ${previous} alone`, others, revisions);
    const needed = (graph.needs.get(id) ?? []).filter((need) => need !== previous && !before.has(need));
    if (needed.length > 0) throw forked(graph, `${id} depends on what is no part of it`, needed, revisions);
    if (next !== undefined && (node?.labels ?? []).length > 0) {
      throw impossible(
        `The label ${node?.labels[0]} stands in the middle, at ${id}`,
        "It would name another place afterwards.",
        `Squash what comes before ${id} and what begins with it apart.`,
        { revision: id, labels: node?.labels },
      );
    }
  }
  if (next === undefined) return;
  const users = (graph.neededBy.get(id) ?? []).filter((user) => user !== next && !revisions.includes(user));
  if (users.length > 0)
    throw forked(
      graph,
      `${users.length === 1 ? "A revision that is" : "Revisions that are"} no part of it ${users.length === 1 ? "needs" : "need"} ${id}`,
      users,
      revisions,
    );
}

function forked(
  graph: RevisionGraph,
  message: string,
  others: readonly string[],
  revisions: readonly string[],
): SchemixError {
  return impossible(
    message,
    others.length === 0 ? undefined : describeRevisions(graph, others),
    "Only a stretch that nothing joins or leaves in the middle becomes one: squash up to that place and from there on.",
    { revisions, others },
  );
}

function impossible(
  message: string,
  why: string | undefined,
  fix: string,
  data: Readonly<Record<string, unknown>>,
): SchemixError {
  return new SchemixError("SQUASH_IMPOSSIBLE", { message, why, fix, data });
}
