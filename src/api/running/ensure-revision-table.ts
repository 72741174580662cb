import { prepareTables, withLock, withSession } from "../../runner/open-run.js";
import { openProject, sessionRequest } from "../project/project.js";
import type { BaseRequest, EnsureRevisionTableResult } from "../types.js";

/**
 * Makes the revision table and the history table where they are missing, and nothing else: for a role that may not
 * create tables later.
 *
 * @throws SchemixError `PERMISSION_DENIED`, `LOCK_TIMEOUT`, `REVISION_TABLE_INVALID`, those of the configuration and the
 * connection
 * @example
 * const { created } = await ensureRevisionTable();
 */
export async function ensureRevisionTable(request: BaseRequest = {}): Promise<EnsureRevisionTableResult> {
  const { config } = await openProject(request);
  const session = { ...sessionRequest(config, request), lockWait: config.lockWait };
  return withSession(session, (open) =>
    withLock(session, open, async () => {
      const { hasTable, hasHistory } = await prepareTables(session, open);
      const { path, historyPath } = open.table;
      return {
        database: config.database.display,
        tables: [path, historyPath],
        created: !hasTable || !hasHistory,
      };
    }),
  );
}
