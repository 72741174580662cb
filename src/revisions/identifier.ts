/** What a person types for a revision: `head`, `base`, `3f2a`, `+2`, `3f2a-1`. */
import { SchemixError } from "../errors/schemix-error.js";
import { describeRevisions, type RevisionGraph } from "./graph.js";
import type { DownTarget } from "./path.js";
import { isSymbolic } from "./revision-id.js";

/** `[branch@][symbol][+N|-N]`, with at least a symbol or a number. Without a symbol the number counts from `current`. */
export interface Identifier {
  readonly branch?: string | undefined;
  /** `head`, `heads`, `base`, `current`, an id, the beginning of one, or a label. */
  readonly symbol?: string | undefined;
  readonly offset: number;
}

const grammar = /^(?:(\w+)@)?(\w+)?([+-]\d{1,9})?$/;

/**
 * Takes an identifier apart.
 *
 * @throws SchemixError USAGE when it is none.
 */
export function parseIdentifier(text: string): Identifier {
  const [matched, branch, symbol, offset] = grammar.exec(text.trim()) ?? [];
  if (matched === undefined || (symbol === undefined && offset === undefined)) {
    throw new SchemixError("USAGE", {
      message: `\`${text}\` does not name a revision`,
      fix: "Give head, heads, base, current, the id of a revision or its beginning, and optionally +N or -N after it; or +N or -N alone.",
      data: { identifier: text },
    });
  }
  return { branch, symbol, offset: offset === undefined ? 0 : Number(offset) };
}

/**
 * The revisions that an identifier names; none means the base.
 *
 * @param current heads of what is applied, see `currentHeads`.
 * @throws SchemixError USAGE for what is no identifier, REVISION_UNKNOWN with the closest ids,
 *   REVISION_AMBIGUOUS with all candidates, REVISION_HEADS where one head is needed and there are several,
 *   REVISION_UNREACHABLE when a number leads out of the graph.
 *
 * @example
 * resolveIdentifier("3f2a+1", graph, []) // the revision after 3f2a9c1b7d04
 */
export function resolveIdentifier(text: string, graph: RevisionGraph, current: readonly string[]): string[] {
  const { branch, symbol, offset } = parseIdentifier(text);
  if (branch !== undefined) {
    throw new SchemixError("USAGE", {
      message: `\`${text}\` names a branch, and only whole ids are understood here`,
      fix: `Give the id of the revision instead of \`${text}\`.`,
      data: { identifier: text },
    });
  }
  const start = resolveSymbol(symbol ?? "current", graph, current);
  if (offset > 0) return walkUp(text, graph, start, offset);
  if (offset < 0) return walkDown(text, graph, start, -offset);
  return start;
}

/** {@link resolveIdentifier} for going down, where `-N` alone counts migrations to take back. */
export function resolveDown(text: string, graph: RevisionGraph, current: readonly string[]): DownTarget {
  const { branch, symbol, offset } = parseIdentifier(text);
  if (branch === undefined && symbol === undefined && offset < 0) return { steps: -offset };
  return { to: resolveIdentifier(text, graph, current) };
}

/** The single head, or none when there are no revisions. */
function singleHead(graph: RevisionGraph): string[] {
  if (graph.heads.length > 1)
    throw severalHeads(graph, graph.heads, "`head` needs one head, and there are several");
  return [...graph.heads];
}

function resolveSymbol(symbol: string, graph: RevisionGraph, current: readonly string[]): string[] {
  if (!isSymbolic(symbol)) return [resolveId(symbol, graph)];
  switch (symbol) {
    case "head":
      return singleHead(graph);
    case "heads":
      return [...graph.heads];
    case "base":
      return [];
    case "current":
      return current.filter((id) => graph.nodes.has(id));
  }
}

function resolveId(text: string, graph: RevisionGraph): string {
  if (graph.nodes.has(text)) return text;
  const labelled = graph.labels.get(text);
  if (labelled !== undefined) return labelled;
  const candidates = [...graph.nodes.keys()].filter((id) => id.startsWith(text));
  const [only, ...others] = candidates;
  if (only === undefined) throw unknown(text, graph);
  if (others.length === 0) return only;
  throw new SchemixError("REVISION_AMBIGUOUS", {
    message: `${candidates.length} revisions begin with \`${text}\``,
    why: describeRevisions(graph, candidates),
    fix: "Give more characters of the id.",
    data: { identifier: text, candidates },
  });
}

function walkUp(text: string, graph: RevisionGraph, start: readonly string[], count: number): string[] {
  let at = [...start];
  for (let step = 0; step < count; step++) {
    const next =
      at.length === 0 ? graph.bases : [...new Set(at.flatMap((id) => graph.children.get(id) ?? []))];
    if (next.length === 0) throw tooFar(text, count, step, "after");
    if (next.length > 1) throw severalWays(text, graph, next);
    at = [...next];
  }
  return at;
}

function walkDown(text: string, graph: RevisionGraph, start: readonly string[], count: number): string[] {
  if (start.length > 1)
    throw severalHeads(graph, start, `\`${text}\` starts from one revision, and there are several`);
  let at = start[0];
  for (let step = 0; step < count; step++) {
    if (at === undefined) throw tooFar(text, count, step, "before");
    const parents = graph.nodes.get(at)?.parents ?? [];
    if (parents.length > 1) throw severalWays(text, graph, parents);
    at = parents[0];
  }
  return at === undefined ? [] : [at];
}

function tooFar(text: string, asked: number, there: number, side: "before" | "after"): SchemixError {
  return new SchemixError("REVISION_UNREACHABLE", {
    message: `\`${text}\` asks for ${asked} revisions, and ${there === 1 ? "only 1 comes" : `only ${there} come`} ${side} its start`,
    fix: side === "after" ? "Give a smaller number, or `head`." : "Give a smaller number, or `base`.",
    data: { identifier: text, asked, there },
  });
}

function severalWays(text: string, graph: RevisionGraph, ids: readonly string[]): SchemixError {
  return new SchemixError("REVISION_AMBIGUOUS", {
    message: `\`${text}\` comes to a fork with ${ids.length} ways`,
    why: describeRevisions(graph, ids),
    fix: "Name the revision you mean.",
    data: { identifier: text, candidates: ids },
  });
}

function severalHeads(graph: RevisionGraph, heads: readonly string[], message: string): SchemixError {
  return new SchemixError("REVISION_HEADS", {
    message,
    why: describeRevisions(graph, heads),
    fix: "Name one of them, give `heads` for all, or join them by a migration that has them all as parents.",
    data: { heads },
  });
}

function unknown(text: string, graph: RevisionGraph): SchemixError {
  const closest = closestIds(text, graph);
  return new SchemixError("REVISION_UNKNOWN", {
    message: `No revision is or begins with \`${text}\``,
    why: graph.nodes.size === 0 ? "There are no migration files." : undefined,
    fix:
      closest.length === 0
        ? "See `schemix history` for the revisions there are."
        : `Did you mean one of these?\n${describeRevisions(graph, closest)}`,
    data: { identifier: text, closest },
  });
}

const suggestions = 3;

/** Ids that differ from `text`, or begin with something that differs from it, in two characters at most. */
function closestIds(text: string, graph: RevisionGraph): string[] {
  const near: { readonly id: string; readonly distance: number }[] = [];
  for (const id of graph.nodes.keys()) {
    const distance = Math.min(distanceOf(text, id), distanceOf(text, id.slice(0, text.length)));
    if (distance <= 2 && distance < text.length) near.push({ id, distance });
  }
  near.sort((a, b) => a.distance - b.distance);
  return near.slice(0, suggestions).map(({ id }) => id);
}

/** Edits between two texts, a swap of neighbours counting as two; 3 stands for more than two. */
function distanceOf(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return Math.min(row[b.length] ?? 3, 3);
}
