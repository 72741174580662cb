/** What a person types for a revision: `head`, `base`, `3f2a`, `+2`, `3f2a-1`, `billing@head`. */
import { SchemixError } from "../errors/schemix-error.js";
import { closestIds } from "./closest-ids.js";
import { ancestors, describeRevisions, type Line, lineOf, type RevisionGraph } from "./graph.js";
import type { DownTarget, Place } from "./path.js";
import { isSymbolic } from "./revision-id.js";

/** `[branch@][symbol][+N|-N]`, with at least a symbol or a number. Without a symbol the number counts from `current`. */
export interface Identifier {
  /** A label, an id or the beginning of one: only the line that it stands on is looked at. */
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
      fix: "Give head, heads, base, current, a label, the id of a revision or its beginning, and optionally +N or -N after it; or +N or -N alone. `label@` before it keeps to one branch.",
      data: { identifier: text },
    });
  }
  return { branch, symbol, offset: offset === undefined ? 0 : Number(offset) };
}

/**
 * The revisions that an identifier names; none means the base.
 *
 * `LABEL@…` keeps to the line of a revision: what it was built on and what was built on it, so that `billing@head` is
 * the head of one branch of several, and `billing@+1` knows its way at a fork. Any id will do for a label.
 *
 * @param current heads of what is applied, see `currentHeads`.
 * @throws SchemixError USAGE for what is no identifier, REVISION_UNKNOWN with the closest ids,
 *   REVISION_AMBIGUOUS with all candidates, REVISION_HEADS where one head is needed and there are several,
 *   REVISION_UNREACHABLE when a number leads out of the graph or a revision is not on the line.
 *
 * @example
 * resolveIdentifier("3f2a+1", graph, []) // the revision after 3f2a9c1b7d04
 */
export function resolveIdentifier(text: string, graph: RevisionGraph, current: readonly string[]): string[] {
  return resolve(parseIdentifier(text), text, graph, current).ids;
}

/** {@link resolveIdentifier} with the branch that was named, if one was. */
export function resolvePlace(text: string, graph: RevisionGraph, current: readonly string[]): Place {
  const { ids, field } = resolve(parseIdentifier(text), text, graph, current);
  return { to: ids, ...(field.line === undefined ? {} : { within: field.line.members }) };
}

/** {@link resolvePlace} for going down, where `-N` alone counts migrations to take back. */
export function resolveDown(text: string, graph: RevisionGraph, current: readonly string[]): DownTarget {
  const { branch, symbol, offset } = parseIdentifier(text);
  if (branch === undefined && symbol === undefined && offset < 0) return { steps: -offset };
  return resolvePlace(text, graph, current);
}

/** Where an identifier is looked up: the whole graph, or one line of it. */
interface Field {
  readonly text: string;
  readonly graph: RevisionGraph;
  readonly current: readonly string[];
  readonly line: Line | undefined;
}

function resolve(
  { branch, symbol, offset }: Identifier,
  text: string,
  graph: RevisionGraph,
  current: readonly string[],
): { readonly ids: string[]; readonly field: Field } {
  const whole: Field = { text, graph, current, line: undefined };
  const field = branch === undefined ? whole : { ...whole, line: lineOf(graph, resolveId(branch, whole)) };
  const start = resolveSymbol(symbol ?? "current", field);
  if (offset > 0) return { ids: walkUp(field, start, offset), field };
  if (offset < 0) return { ids: walkDown(field, start, -offset), field };
  return { ids: start, field };
}

function onLine({ line }: Field, ids: readonly string[]): string[] {
  return line === undefined ? [...ids] : ids.filter((id) => line.members.has(id));
}

function headsOf({ graph, line }: Field): readonly string[] {
  return line?.heads ?? graph.heads;
}

/** The single head, or none when there are no revisions. */
function singleHead(field: Field): string[] {
  const heads = headsOf(field);
  if (heads.length > 1) throw severalHeads(field, heads, "`head` needs one head, and there are several");
  return [...heads];
}

function resolveSymbol(symbol: string, field: Field): string[] {
  if (!isSymbolic(symbol)) return [resolveId(symbol, field)];
  switch (symbol) {
    case "head":
      return singleHead(field);
    case "heads":
      return [...headsOf(field)];
    case "base":
      return [];
    case "current":
      return currentOf(field);
  }
}

/** The applied heads; on a line, the applied revisions of it that no other one of them follows. */
function currentOf({ graph, current, line }: Field): string[] {
  const known = current.filter((id) => graph.nodes.has(id));
  if (line === undefined) return known;
  const applied = ancestors(graph, known);
  return [...line.members].filter(
    (id) =>
      applied.has(id) &&
      !graph.children.get(id)?.some((child) => applied.has(child) && line.members.has(child)),
  );
}

function resolveId(text: string, field: Field): string {
  const { graph } = field;
  const exact = graph.nodes.has(text) ? text : graph.labels.get(text);
  if (exact !== undefined) {
    if (onLine(field, [exact]).length === 0) throw notOnLine(exact, field);
    return exact;
  }
  const instead = resolveReplaced(text, graph);
  if (instead !== undefined) return resolveId(instead, field);
  const all = [...graph.nodes.keys()].filter((id) => id.startsWith(text));
  const candidates = onLine(field, all);
  const [only, ...others] = candidates;
  if (only !== undefined && others.length === 0) return only;
  if (only === undefined) throw all[0] === undefined ? unknown(text, graph) : notOnLine(all[0], field);
  throw new SchemixError("REVISION_AMBIGUOUS", {
    message: `${candidates.length} revisions begin with \`${text}\``,
    why: describeRevisions(graph, candidates),
    fix: "Give more characters of the id.",
    data: { identifier: text, candidates },
  });
}

/** The squash, for the id of the last revision that it replaces, and the other way round where the squash is not used. */
function resolveReplaced(text: string, { nodes, replaced }: RevisionGraph): string | undefined {
  const instead = replaced.get(text);
  if (instead === undefined || instead.isSame) return instead?.by;
  throw new SchemixError("REVISION_UNREACHABLE", {
    message:
      `${text} is a part of the squash ${instead.by} ${nodes.get(instead.by)?.message ?? ""}`.trimEnd(),
    why: "A squash is applied and taken back as one; nobody can stand in the middle of it.",
    fix: `Name ${instead.by}, or what comes before it.`,
    data: { identifier: text, squash: instead.by },
  });
}

function walkUp(field: Field, start: readonly string[], count: number): string[] {
  const { graph } = field;
  let at = [...start];
  for (let step = 0; step < count; step++) {
    const all = at.length === 0 ? graph.bases : at.flatMap((id) => graph.children.get(id) ?? []);
    const next = [...new Set(onLine(field, all))];
    if (next.length === 0) throw tooFar(field, count, step, "after");
    if (next.length > 1) throw severalWays(field, next);
    at = next;
  }
  return at;
}

function walkDown(field: Field, start: readonly string[], count: number): string[] {
  const { text, graph } = field;
  if (start.length > 1)
    throw severalHeads(field, start, `\`${text}\` starts from one revision, and there are several`);
  let at = start[0];
  for (let step = 0; step < count; step++) {
    if (at === undefined) throw tooFar(field, count, step, "before");
    const parents = onLine(field, graph.nodes.get(at)?.parents ?? []);
    if (parents.length > 1) throw severalWays(field, parents);
    at = parents[0];
  }
  return at === undefined ? [] : [at];
}

function tooFar({ text }: Field, asked: number, there: number, side: "before" | "after"): SchemixError {
  return new SchemixError("REVISION_UNREACHABLE", {
    message: `\`${text}\` asks for ${asked} revisions, and ${there === 1 ? "only 1 comes" : `only ${there} come`} ${side} its start`,
    fix: side === "after" ? "Give a smaller number, or `head`." : "Give a smaller number, or `base`.",
    data: { identifier: text, asked, there },
  });
}

function severalWays({ text, graph }: Field, ids: readonly string[]): SchemixError {
  return new SchemixError("REVISION_AMBIGUOUS", {
    message: `\`${text}\` comes to a fork with ${ids.length} ways`,
    why: describeRevisions(graph, ids),
    fix: "Name the revision you mean, or the branch: `label@…`, where any id of the branch will do for a label.",
    data: { identifier: text, candidates: ids },
  });
}

function severalHeads({ graph }: Field, heads: readonly string[], message: string): SchemixError {
  return new SchemixError("REVISION_HEADS", {
    message,
    why: describeRevisions(graph, heads),
    fix: "Name one of them, give `heads` for all, or join them with `schemix merge`.",
    data: { heads },
  });
}

function notOnLine(id: string, { text, graph, line }: Field): SchemixError {
  return new SchemixError("REVISION_UNREACHABLE", {
    message: `\`${text}\`: ${id} is not on the branch of ${line?.root}`,
    why: "A branch is what its revision was built on and what was built on it.",
    fix: `Leave the branch out, or name one of its revisions. Its ${line?.heads.length === 1 ? "head is" : "heads are"}:\n${describeRevisions(graph, line?.heads ?? [])}`,
    data: { identifier: text, revision: id, branch: line?.root },
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
