/** Looks at the revision table: one connection, one round trip, nothing created or locked. */
import { lockHolder, withSession } from "../../runner/open-run.js";
import { readRevisions } from "../../runner/read-revisions.js";
import type { RevisionRow } from "../../runner/revision-table.js";
import { type Project, sessionRequest } from "../project/project.js";
import { settle } from "../project/settle.js";
import type { StatusRequest } from "../types.js";

export interface DatabaseState {
  readonly server: string;
  /** As it is for this database, see {@link settle}. */
  readonly project: Project;
  readonly rows: ReadonlyMap<string, RevisionRow>;
  /** Who holds the migration lock, when it was asked. */
  readonly holder?: string | undefined;
}

/** @throws SchemixError `CONNECTION_FAILED`, `AUTHENTICATION_FAILED`, `DATABASE_NOT_FOUND`, `REVISION_TABLE_INVALID`… */
export function readState(project: Project, request: StatusRequest): Promise<DatabaseState> {
  const at = sessionRequest(project.config, request);
  return withSession(at, async (session) => {
    const { connection, table } = session;
    const { rows } = await readRevisions(connection, at.database.dialect, table);
    const holder = request.holder === true ? await lockHolder(at, session) : undefined;
    return { server: connection.server, holder, ...settle(project, rows) };
  });
}
