import { resolvePlace } from "../revisions/identifier.js";
import { currentHeads, standingAt } from "../revisions/path.js";
import { stampedEntry } from "../runner/context.js";
import type { RevisionEntry, RevisionRow } from "../runner/revision-table.js";
import { type StampPlan, stampRevisions } from "../runner/stamp.js";
import { openProject, type Project, sessionRequest } from "./project/project.js";
import { appliedHeads, appliedSet, checkMissing } from "./project/revision-state.js";
import { settle } from "./project/settle.js";
import type { StampRequest, StampResult } from "./types.js";

/**
 * Records where the database stands, without running a migration: `target` and all before it count as applied, and
 * nothing that was built on it; branches that `target` is not on stay as they are. For a database that was built in
 * another way, and to accept files as they are (`current`). With `purge` all rows go first, those of revisions without
 * a file too, and exactly `target` counts as applied.
 *
 * @throws SchemixError `REVISION_FILE_MISSING` for rows of revisions that no file has, unless `purge`; `REVISION_UNKNOWN`,
 * `REVISION_AMBIGUOUS`, `REVISION_HEADS`, `LOCK_TIMEOUT`, `REVISION_TABLE_INVALID`, those of the configuration and the
 * connection; nothing was recorded
 * @example
 * const { before, after } = await stamp({ target: "head" });
 */
export async function stamp(request: StampRequest): Promise<StampResult> {
  const project = await openProject(request);
  const { config, squashes } = project;
  const isPurge = request.purge === true;
  const texts = typeof request.target === "string" ? [request.target] : request.target;
  const outcome = await stampRevisions({
    ...sessionRequest(config, request),
    lockWait: request.lockWait ?? config.lockWait,
    dryRun: request.dryRun,
    squashes,
    plan: (rows) => {
      const settled = settle(project, rows).project;
      const { graph } = settled;
      const applied = isPurge ? new Set<string>() : appliedSet(rows);
      const current = currentHeads(graph, appliedSet(rows));
      // A revision that was merged late stays pending when the files are accepted as they are.
      const named = texts.filter((text) => text.trim() !== "current" || isPurge);
      const places = named.map((text) => resolvePlace(text, graph, current));
      const wanted = standingAt(graph, applied, places);
      if (!isPurge) checkMissing(withoutStuck(settled, wanted), rows);
      const plan = stampPlan(settled, rows, wanted);
      // What is half done on a branch that is not meant is not forgotten.
      const kept = standingAt(graph, isPurge ? applied : new Set(rows.keys()), places);
      return { ...plan, remove: plan.remove.filter(({ revision }) => !kept.has(revision)) };
    },
  });
  const after = settle(project, rowsAfter(outcome.before, outcome));
  return {
    database: config.database.display,
    before: appliedHeads(settle(project, outcome.before).project, outcome.before),
    after: appliedHeads(after.project, after.rows),
    stamped: outcome.add.map(({ revision }) => revision),
    unstamped: outcome.remove.map(({ revision }) => revision),
  };
}

/** A squash that is recorded by hand is stuck no longer. */
function withoutStuck(project: Project, wanted: ReadonlySet<string>): Project {
  return { ...project, stuck: project.stuck.filter(({ squash }) => !wanted.has(squash.revision)) };
}

function stampPlan(
  project: Project,
  rows: ReadonlyMap<string, RevisionRow>,
  wanted: ReadonlySet<string>,
): StampPlan {
  const { graph, files } = project;
  const add = graph.order.flatMap((revision) => {
    const file = files.get(revision);
    if (file === undefined || !wanted.has(revision)) return [];
    const row = rows.get(revision);
    if (row !== undefined && row.state === "applied" && row.checksum === file.checksum) return [];
    const { message, parents } = file.metadata;
    return [{ revision, message, parents, checksum: file.checksum }];
  });
  return { add, remove: [...rows.values()].filter(({ revision }) => !wanted.has(revision)) };
}

function rowsAfter(
  before: ReadonlyMap<string, RevisionEntry>,
  plan: StampPlan,
): ReadonlyMap<string, RevisionEntry> {
  const rows = new Map(before);
  for (const { revision } of plan.remove) rows.delete(revision);
  for (const added of plan.add) rows.set(added.revision, stampedEntry(added));
  return rows;
}
