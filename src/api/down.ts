import { SchemixError } from "../errors/schemix-error.js";
import { resolveDown } from "../revisions/identifier.js";
import { currentHeads, type DownTarget, pathDown } from "../revisions/path.js";
import { runMigrations } from "../runner/run.js";
import { openProject, type Project, sessionRequest } from "./project/project.js";
import { appliedSet, checkMissing } from "./project/revision-state.js";
import { settle } from "./project/settle.js";
import { StepRecorder } from "./rehearsal/record-steps.js";
import { runResult } from "./running/run-result.js";
import type { DownRequest, RunResult } from "./types.js";

/**
 * Takes applied migrations back: `steps` of them (default 1), or all that were built on `target`.
 *
 * A migration without `down` is taken back by the reverse of its `up`. Locks, transactions and errors are those of
 * {@link up}.
 *
 * @throws SchemixError as {@link up}; also `IRREVERSIBLE` when there is no way back, and `REVISION_UNREACHABLE` when fewer
 * migrations are applied than `steps`
 * @example
 * await down({ steps: 2 });
 * await down({ target: "base" });
 */
export async function down(request: DownRequest = {}): Promise<RunResult> {
  const start = performance.now();
  if (request.target !== undefined && request.steps !== undefined) throw targetAndSteps();
  const project = await openProject(request);
  const { config, squashes } = project;
  const recorder = new StepRecorder(project);
  const outcome = await runMigrations({
    ...sessionRequest(config, request),
    direction: "down",
    mode: request.transaction ?? config.transaction,
    lockWait: request.lockWait ?? config.lockWait,
    resume: request.resume,
    retries: config.retries,
    squashes,
    dryRun: request.dryRun,
    locate: (error) => recorder.locate(error),
    plan: async (found) => {
      const { project: settled, rows } = settle(project, found);
      const { graph } = settled;
      checkMissing(settled, rows);
      const applied = appliedSet(rows);
      const target = downTarget(settled, request, currentHeads(graph, applied));
      return recorder.steps(pathDown(graph, applied, target).steps, "down", graph);
    },
  });
  return runResult(project, outcome, { dryRun: request.dryRun === true, start });
}

function downTarget(project: Project, request: DownRequest, current: readonly string[]): DownTarget {
  if (request.target === undefined) return { steps: request.steps ?? 1 };
  return resolveDown(request.target, project.graph, current);
}

function targetAndSteps(): SchemixError {
  return new SchemixError("USAGE", {
    message: "A target and a number of steps were given, and they may contradict each other",
    fix: "Give one of them.",
  });
}
