/** Looks at the revision table: one connection, one round trip, nothing created or locked. */
import { withSession } from "../runner/open-run.js";
import { readRevisions } from "../runner/read-revisions.js";
import type { RevisionRow } from "../runner/revision-table.js";
import { type Project, sessionRequest } from "./project.js";
import { settle } from "./settle.js";
import type { BaseRequest } from "./types.js";

export interface DatabaseState {
  readonly server: string;
  /** As it is for this database, see {@link settle}. */
  readonly project: Project;
  readonly rows: ReadonlyMap<string, RevisionRow>;
}

/** @throws SchemixError `CONNECTION_FAILED`, `AUTHENTICATION_FAILED`, `DATABASE_NOT_FOUND`, `REVISION_TABLE_INVALID`… */
export function readState(project: Project, request: BaseRequest): Promise<DatabaseState> {
  const session = sessionRequest(project.config, request);
  return withSession(session, async ({ connection, table }) => {
    const { rows } = await readRevisions(connection, session.database.dialect, table);
    return { server: connection.server, ...settle(project, rows) };
  });
}
