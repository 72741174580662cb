import { ancestors } from "../revisions/graph.js";
import { resolveIdentifier } from "../revisions/identifier.js";
import { currentHeads } from "../revisions/path.js";
import { stampedEntry } from "../runner/context.js";
import type { RevisionEntry, RevisionRow } from "../runner/revision-table.js";
import { type StampPlan, stampRevisions } from "../runner/stamp.js";
import { openProject, type Project, sessionRequest } from "./project.js";
import { appliedHeads, appliedSet } from "./revision-state.js";
import type { StampRequest, StampResult } from "./types.js";

/**
 * Records where the database stands, without running a migration: `target` and all before it count as applied, nothing
 * else does. For a database that was built in another way, and to accept files as they are (`current`). Rows that are half
 * done, were edited, or whose files are gone are put right too.
 *
 * @throws SchemixError `REVISION_UNKNOWN`, `REVISION_AMBIGUOUS`, `REVISION_HEADS`, `LOCK_TIMEOUT`,
 * `REVISION_TABLE_INVALID`, those of the configuration and the connection; nothing was recorded
 * @example
 * const { before, after } = await stamp({ target: "head" });
 */
export async function stamp(request: StampRequest): Promise<StampResult> {
  const project = await openProject(request);
  const { config, graph } = project;
  const outcome = await stampRevisions({
    ...sessionRequest(config, request),
    lockWait: request.lockWait ?? config.lockWait,
    dryRun: request.dryRun,
    plan: (rows) => {
      const current = currentHeads(graph, appliedSet(rows));
      return stampPlan(project, rows, resolveIdentifier(request.target, graph, current));
    },
  });
  return {
    database: config.database.display,
    before: appliedHeads(project, outcome.before),
    after: appliedHeads(project, rowsAfter(outcome.before, outcome)),
    stamped: outcome.add.map(({ revision }) => revision),
    unstamped: outcome.remove.map(({ revision }) => revision),
  };
}

function stampPlan(
  project: Project,
  rows: ReadonlyMap<string, RevisionRow>,
  targets: readonly string[],
): StampPlan {
  const { graph, files } = project;
  const wanted = ancestors(graph, targets);
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
