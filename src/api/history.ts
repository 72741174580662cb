import { openProject } from "./project.js";
import { readState } from "./read-state.js";
import { missingRows, revisionInfo } from "./revision-state.js";
import type { BaseRequest, HistoryResult } from "./types.js";

/**
 * All revisions, the newest first, each with what the database says of it; those whose files are gone come first.
 * Creates nothing, and runs no migration file.
 *
 * @throws SchemixError as {@link status}
 * @example
 * const { revisions } = await history();
 * const pending = revisions.filter(({ state }) => state === "pending");
 */
export async function history(request: BaseRequest = {}): Promise<HistoryResult> {
  const project = await openProject(request);
  const { rows } = await readState(project, request);
  const missing = missingRows(project, rows).map(({ revision }) => revision);
  const revisions = [...missing, ...[...project.graph.order].reverse()];
  return { revisions: revisions.map((revision) => revisionInfo(project, revision, rows)) };
}
