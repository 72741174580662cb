import { resolveIdentifier } from "../revisions/identifier.js";
import { currentHeads, pathUp } from "../revisions/path.js";
import type { RevisionRow } from "../runner/revision-table.js";
import { runMigrations } from "../runner/run.js";
import type { Step } from "../runner/step.js";
import { openProject, sessionRequest } from "./project/project.js";
import { appliedSet, checkEdited, checkMissing } from "./project/revision-state.js";
import { settle } from "./project/settle.js";
import { StepRecorder } from "./rehearsal/record-steps.js";
import { runResult } from "./running/run-result.js";
import type { RunResult, UpRequest } from "./types.js";

/**
 * Applies what is pending, up to `target`.
 *
 * One runner at a time: others wait for the lock (`lockWait`, milliseconds), and then find nothing to do. All migrations
 * are loaded and recorded before the first one runs; each runs in a transaction of its own together with its row of the
 * revision table, so it happens whole or not at all. With `dryRun` the plan is returned and nothing is locked or written.
 * With `rehearse` all of it is tried up and down on a scratch database before.
 *
 * @throws SchemixError
 * - `STATEMENT_FAILED`, `PERMISSION_DENIED`, `MIGRATION_THREW`, `TRANSACTION_BROKEN`: the migration was rolled back;
 *   `data` has its revision, file, statement and what was done before
 * - `CONNECTION_LOST`, `ABORTED`: as above; `data.remains` says what is left
 * - `LOCK_TIMEOUT`, `CONCURRENT_RUN`, `POOLER_DETECTED`: somebody else is at work; nothing was done
 * - `REVISION_FILE_MISSING`, `REVISION_EDITED`, `REVISION_HALF_DONE`, `STATE_UNKNOWN`, `REVISION_TABLE_INVALID`: a
 *   person has to look; nothing was done
 * - `REVISION_UNKNOWN`, `REVISION_AMBIGUOUS`, `REVISION_HEADS`, `OPERATION_INVALID`, `MODULE_LOAD_FAILED`,
 *   `MIGRATION_INVALID` and those of the configuration: nothing was begun
 * - `REHEARSAL_FAILED`, `SCRATCH_UNAVAILABLE` with `rehearse`: nothing was applied
 * @example
 * const { steps, current } = await up({ target: "head", signal: AbortSignal.timeout(60_000) });
 */
export async function up(request: UpRequest = {}): Promise<RunResult> {
  const start = performance.now();
  const project = await openProject(request);
  const { config, squashes } = project;
  const recorder = new StepRecorder(project);
  const plan = async (found: ReadonlyMap<string, RevisionRow>): Promise<readonly Step[]> => {
    const { project: settled, rows } = settle(project, found);
    const { graph } = settled;
    checkMissing(settled, rows);
    checkEdited(settled, rows);
    const applied = appliedSet(rows);
    const targets = resolveIdentifier(request.target ?? "head", graph, currentHeads(graph, applied));
    return recorder.steps(pathUp(graph, applied, targets).steps, "up", graph);
  };
  const rehearsal =
    request.rehearse === true
      ? await (await import("./rehearsal/rehearse-pending.js")).rehearsePending({
          project,
          request,
          recorder,
          plan,
        })
      : undefined;
  const outcome = await runMigrations({
    ...sessionRequest(config, request),
    direction: "up",
    mode: request.transaction ?? config.transaction,
    lockWait: request.lockWait ?? config.lockWait,
    resume: request.resume,
    retries: config.retries,
    squashes,
    dryRun: request.dryRun,
    locate: (error) => recorder.locate(error),
    plan,
  });
  const result = runResult(project, outcome, { dryRun: request.dryRun === true, start });
  return rehearsal === undefined ? result : { ...result, rehearsal };
}
