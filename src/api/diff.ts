import { hazardsOf } from "../lint/hazards.js";
import { summarize } from "../objects/describe.js";
import { withSession } from "../runner/open-run.js";
import { comparePlanned } from "./comparison/process-revision.js";
import { openProject, sessionRequest } from "./project/project.js";
import type { BaseRequest, DiffResult } from "./types.js";

/**
 * What `generate` would do, without rehearsing or writing it. Pending migrations are not counted in: the database
 * is taken as it is.
 *
 * @throws SchemixError `ENTITIES_NOT_FOUND`, `ENTITIES_INVALID`, `SQL_INVALID`, `TYPE_CHANGE_UNDECIDED`, and those
 * of the connection
 * @example
 * const { operations } = await diff();
 */
export async function diff(request: BaseRequest = {}): Promise<DiffResult> {
  const project = await openProject(request);
  const { database } = project.config;
  return await withSession(sessionRequest(project.config, request), async ({ connection, interrupt }) => {
    const {
      up,
      current: former,
      desired,
      formerType,
      unmanaged,
      unmodelled,
      questions,
    } = await interrupt.guard(connection, () => comparePlanned(project, connection));
    return {
      database: database.display,
      hasChanges: up.length > 0,
      operations: summarize(up),
      hazards: hazardsOf(up, { dialect: database.dialect, former, goal: desired, formerType }),
      sql: up.flatMap((operation) => database.dialect.compile(operation).map(({ sql }) => sql)),
      unmanaged,
      unmodelled,
      questions,
    };
  });
}
