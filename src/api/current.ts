import { readState } from "./comparison/read-state.js";
import { openTolerantProject } from "./project/project.js";
import { appliedHeads, appliedSet, revisionInfo } from "./project/revision-state.js";
import type { BaseRequest, CurrentResult } from "./types.js";

/**
 * The revisions that the database is at: the applied ones that no other applied one builds on. Creates nothing, and
 * tells it too when the migration files cannot be read (`problems`).
 *
 * @throws SchemixError those of the configuration; `CONNECTION_FAILED`, `AUTHENTICATION_FAILED`, `DATABASE_NOT_FOUND`,
 * `PERMISSION_DENIED`, `REVISION_TABLE_INVALID`
 * @example
 * const { revisions, isAtHeads } = await current();
 */
export async function current(request: BaseRequest = {}): Promise<CurrentResult> {
  const opened = await openTolerantProject(request);
  const { project, rows } = await readState(opened, request);
  const applied = appliedSet(rows);
  return {
    database: project.config.database.display,
    isAtHeads: opened.faults.length === 0 && project.graph.order.every((revision) => applied.has(revision)),
    problems: opened.faults,
    revisions: appliedHeads(project, rows).map((revision) => revisionInfo(project, revision, rows)),
  };
}
