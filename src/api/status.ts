import { readState } from "./comparison/read-state.js";
import { openTolerantProject } from "./project/project.js";
import { appliedHeads, appliedSet, pendingOf, problemsOf, revisionInfo } from "./project/revision-state.js";
import type { StatusRequest, StatusResult } from "./types.js";

/**
 * Where the database stands: what is applied, what is pending, and what a person should look at. Creates nothing; a
 * database without a revision table is one where everything is pending. Migration files that cannot be read, or contradict
 * each other, are among the problems; then nothing counts as pending.
 *
 * @throws SchemixError those of the configuration; `CONNECTION_FAILED`, `AUTHENTICATION_FAILED`,
 * `DATABASE_NOT_FOUND`, `PERMISSION_DENIED`, `REVISION_TABLE_INVALID`
 * @example
 * const { isUpToDate, pending } = await status();
 */
export async function status(request: StatusRequest = {}): Promise<StatusResult> {
  const opened = await openTolerantProject(request);
  const { server, project, rows, holder } = await readState(opened, request);
  const applied = appliedSet(rows);
  const pending = pendingOf(project, applied);
  const problems = [...opened.faults, ...problemsOf(project, rows)];
  const { environment } = project.config;
  return {
    ...(environment === undefined ? {} : { environment }),
    database: project.config.database.display,
    server,
    current: appliedHeads(project, rows),
    heads: [...project.graph.heads],
    pending: pending.map((revision) => revisionInfo(project, revision, rows)),
    appliedCount: applied.size,
    problems,
    isUpToDate: pending.length === 0 && problems.length === 0,
    ...(holder === undefined ? {} : { lockHolder: holder }),
  };
}
