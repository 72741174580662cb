import { summarize } from "../objects/describe.js";
import { withSession } from "../runner/open-run.js";
import { readRevisions } from "../runner/read-revisions.js";
import { comparePlanned } from "./comparison/process-revision.js";
import { refuseUnmodelled } from "./comparison/strict.js";
import { openProject, type Project, sessionRequest } from "./project/project.js";
import { appliedSet, pendingOf, problemsOf } from "./project/revision-state.js";
import { settle } from "./project/settle.js";
import { withReplayed } from "./rehearsal/replay.js";
import type { CheckRequest, CheckResult } from "./types.js";

/**
 * Whether entities, migration files and database agree. While migrations are pending, entities and database are
 * not compared: they cannot agree yet. With `from: "history"` no database is asked: the entities are compared with what
 * the migrations make of an empty one.
 *
 * @throws SchemixError `UNMODELLED`, those of `diff` and of the migration files, `SCRATCH_UNAVAILABLE`, `REPLAY_FAILED`; a
 * disagreement is a result, not an error
 * @example
 * const { isClean } = await check();
 */
export async function check(request: CheckRequest = {}): Promise<CheckResult> {
  const opened = await openProject(request);
  if (request.from === "history") return await checkHistory(opened, request);
  const { database } = opened.config;
  return await withSession(
    sessionRequest(opened.config, request),
    async ({ connection, table, interrupt }) => {
      const found = await readRevisions(connection, database.dialect, table);
      const { project, rows } = settle(opened, found.rows);
      const applied = appliedSet(rows);
      const pending = pendingOf(project, applied);
      const problems = problemsOf(project, rows);
      const comparison =
        pending.length > 0
          ? undefined
          : await interrupt.guard(connection, () => comparePlanned(project, connection));
      refuseUnmodelled(comparison?.unmodelled ?? [], project.config, request.strict);
      const operations = summarize(comparison?.up ?? []);
      return {
        database: database.display,
        isClean: pending.length === 0 && problems.length === 0 && operations.length === 0,
        heads: [...project.graph.heads],
        pending,
        operations,
        problems,
        unmodelled: comparison?.unmodelled ?? [],
        questions: comparison?.questions ?? [],
      };
    },
  );
}

async function checkHistory(project: Project, request: CheckRequest): Promise<CheckResult> {
  const revisions = project.graph.order;
  return await withReplayed({ project, request, revisions }, async ({ connection, interrupt, display }) => {
    const found = await interrupt.guard(connection, () => comparePlanned(project, connection));
    const { up, unmodelled, questions } = found;
    refuseUnmodelled(unmodelled, project.config, request.strict);
    const operations = summarize(up);
    return {
      database: display,
      isClean: operations.length === 0,
      heads: [...project.graph.heads],
      pending: [],
      operations,
      problems: [],
      unmodelled,
      questions,
    };
  });
}
