/** From what a run did to what `up` and `down` return. */
import { hazardsOf } from "../../lint/hazards.js";
import type { MigrationOutcome } from "../../runner/run.js";
import { summaryOf } from "../../runner/step.js";
import type { Project } from "../project/project.js";
import { appliedHeads } from "../project/revision-state.js";
import { settle } from "../project/settle.js";
import type { RunResult } from "../types.js";

export function runResult(
  project: Project,
  outcome: MigrationOutcome,
  run: { readonly dryRun: boolean; readonly start: number },
): RunResult {
  const { dialect } = project.config.database;
  return {
    database: project.config.database.display,
    dryRun: run.dryRun,
    steps: outcome.steps.map(({ step, milliseconds, rows }) => ({
      ...summaryOf(step),
      milliseconds: Math.round(milliseconds),
      statements: step.statements.map(({ statement }) => statement.sql),
      ...(rows === undefined ? {} : { rows }),
      hazards: hazardsOf(step.operations, { dialect }),
    })),
    current: appliedHeads(settle(project, outcome.rows).project, outcome.rows),
    milliseconds: Math.round(performance.now() - run.start),
  };
}
