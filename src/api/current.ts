import { openProject } from "./project.js";
import { readState } from "./read-state.js";
import { appliedHeads, revisionInfo } from "./revision-state.js";
import type { BaseRequest, CurrentResult } from "./types.js";

/**
 * The revisions that the database is at: the applied ones that no other applied one builds on. Creates nothing.
 *
 * @throws SchemixError as {@link status}
 * @example
 * const { revisions } = await current();
 * if (revisions.length === 0) console.log("nothing is applied");
 */
export async function current(request: BaseRequest = {}): Promise<CurrentResult> {
  const project = await openProject(request);
  const { rows } = await readState(project, request);
  const heads = appliedHeads(project, rows);
  return {
    database: project.config.database.display,
    revisions: heads.map((revision) => revisionInfo(project, revision, rows)),
  };
}
