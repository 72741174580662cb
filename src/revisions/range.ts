import { SchemixError } from "../errors/schemix-error.js";
import { ancestors, descendants, type RevisionGraph } from "./graph.js";
import { resolveIdentifier } from "./identifier.js";

/** The two ends of a range as they were written; an end that was left out is absent. */
export interface RangeEnds {
  readonly from?: string;
  readonly to?: string;
}

/**
 * Takes `FROM:TO` apart; either end may be left out, and one word without a colon is the end.
 *
 * @throws SchemixError USAGE when there is more than one colon.
 */
export function parseRange(text: string): RangeEnds {
  const [first = "", second, ...more] = text.split(":");
  if (more.length > 0) {
    throw new SchemixError("USAGE", {
      message: `The range has more than two ends: ${text}`,
      fix: "Write FROM:TO.",
      data: { range: text },
    });
  }
  if (second === undefined) return first === "" ? {} : { to: first };
  return { ...(first === "" ? {} : { from: first }), ...(second === "" ? {} : { to: second }) };
}

/**
 * The revisions of a range, both ends among them, in the order of the graph: what `to` needs of what needs `from`.
 * Without `from` it begins at the base, without `to` it ends at the heads.
 *
 * @param current heads of what is applied, for ends that count from there
 * @throws SchemixError those of {@link resolveIdentifier}; REVISION_UNREACHABLE when no way leads from one end to the
 *   other
 * @example
 * revisionsBetween({ from: "3f2a", to: "head" }, graph, [])
 */
export function revisionsBetween(
  ends: RangeEnds,
  graph: RevisionGraph,
  current: readonly string[],
): readonly string[] {
  const from = resolveIdentifier(ends.from ?? "base", graph, current);
  const to = resolveIdentifier(ends.to ?? "heads", graph, current);
  const below = ancestors(graph, to);
  const above = from.length === 0 ? undefined : descendants(graph, from);
  const found = graph.order.filter((id) => below.has(id) && above?.has(id) !== false);
  if (found.length > 0 || from.length === 0) return found;
  throw new SchemixError("REVISION_UNREACHABLE", {
    message: `No way leads from ${from.join(", ")} to ${to.length === 0 ? "the base" : to.join(", ")}`,
    why: "A range goes from an older revision to one that was built on it.",
    fix: "Change the two ends about, or see `schemix history` for what was built on what.",
    data: { from, to },
  });
}
