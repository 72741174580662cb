import { currentHeads } from "../revisions/path.js";
import { parseRange, revisionsBetween } from "../revisions/range.js";
import { readState } from "./comparison/read-state.js";
import { openProject } from "./project/project.js";
import { appliedHeads, appliedSet, missingRows, revisionInfo } from "./project/revision-state.js";
import type { HistoryRequest, HistoryResult } from "./types.js";

/**
 * All revisions, or those of a range, the newest first, each with what the database says of it; those whose files are
 * gone come first when no range is given. Creates nothing, and runs no migration file.
 *
 * @throws SchemixError as {@link status}; with `range` also `REVISION_UNKNOWN`, `REVISION_AMBIGUOUS`, `REVISION_HEADS`,
 * `REVISION_UNREACHABLE`, `USAGE`
 * @example
 * const { revisions } = await history({ range: "current:head" });
 * const pending = revisions.filter(({ state }) => state === "pending");
 */
export async function history(request: HistoryRequest = {}): Promise<HistoryResult> {
  const { project, rows } = await readState(await openProject(request), request);
  const heads = new Set(appliedHeads(project, rows));
  const info = (revision: string) => ({
    ...revisionInfo(project, revision, rows),
    isCurrent: heads.has(revision),
  });
  if (request.range !== undefined) {
    const current = currentHeads(project.graph, appliedSet(rows));
    const found = revisionsBetween(parseRange(request.range), project.graph, current);
    return { revisions: [...found].reverse().map(info) };
  }
  const missing = missingRows(project, rows).map(({ revision }) => revision);
  return { revisions: [...missing, ...[...project.graph.order].reverse()].map(info) };
}
