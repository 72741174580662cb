import { stampRevisions } from "../runner/stamp.js";
import { openProject, sessionRequest } from "./project/project.js";
import { appliedHeads, missingRows, revisionInfo } from "./project/revision-state.js";
import { settle } from "./project/settle.js";
import type { RepairRequest, RepairResult } from "./types.js";

/**
 * For a database that has applied revisions whose migration files are gone for good: forgets them, so that the database
 * counts as being at the revisions that are known. What they did to the database stays; `generate` and `drift` show it.
 * Without `confirm` nothing is written. The history table keeps a line of each.
 *
 * @throws SchemixError `LOCK_TIMEOUT`, `REVISION_TABLE_INVALID`, those of the configuration and the connection
 * @example
 * const { missing } = await repair();
 * if (missing.length > 0) await repair({ confirm: true });
 */
export async function repair(request: RepairRequest = {}): Promise<RepairResult> {
  const opened = await openProject(request);
  const { config, squashes } = opened;
  const outcome = await stampRevisions({
    ...sessionRequest(config, request),
    lockWait: request.lockWait ?? config.lockWait,
    dryRun: request.confirm !== true,
    squashes,
    plan: (rows) => ({ add: [], remove: missingRows(settle(opened, rows).project, rows) }),
  });
  const { project } = settle(opened, outcome.before);
  const { before, remove } = outcome;
  const after = new Map(before);
  for (const { revision } of remove) after.delete(revision);
  return {
    database: config.database.display,
    missing: remove.map(({ revision }) => revisionInfo(project, revision, before)),
    before: appliedHeads(project, before),
    after: appliedHeads(project, after),
    repaired: request.confirm === true && remove.length > 0,
  };
}
