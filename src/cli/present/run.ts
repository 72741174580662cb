import type { RunResult, ScriptResult, StepResult } from "../../api/types.js";
import { formatDuration } from "../duration.js";
import type { Style } from "../output.js";
import { clean, count, hazardLines, script, shortPath, stepName } from "./text.js";

/** What `up` and `down` did, or would do. The steps themselves were told while they ran. */
export function presentRun(result: RunResult, direction: "up" | "down", style: Style): string {
  const where = clean(result.database);
  const at = result.current.length === 0 ? "at base, nothing applied" : `at ${result.current.join(", ")}`;
  if (result.steps.length === 0) return `Nothing to do: ${where} is ${at}.\n`;
  if (result.dryRun) return presentPlan(result, style);
  const done = direction === "up" ? "Applied" : "Took back";
  const rows = result.steps.flatMap((step) => (step.rows === undefined ? [] : [step.rows]));
  const total = rows.reduce((sum, each) => sum + each, 0);
  const filled = rows.length === 0 ? "" : `, ${count(total, "row")} in batches`;
  const summary = `${done} ${count(result.steps.length, "migration")}${filled} in ${formatDuration(result.milliseconds)}.`;
  return `${style("good", summary)} ${where} is ${at}.\n${lossLines(result, style)}`;
}

/** What went with the rows that were there; of several migrations, by which. */
function lossLines({ steps }: RunResult, style: Style): string {
  const losing = steps.flatMap((step) => {
    const lost = step.hazards.filter(({ kind }) => kind === "dataLoss");
    return lost.length === 0 ? [] : [{ step, lines: hazardLines(lost, style, "  ") }];
  });
  const isNamed = steps.length > 1;
  return losing.map(({ step, lines }) => `${isNamed ? `${stepName(step)}\n` : ""}${lines}`).join("");
}

function presentPlan(result: RunResult, style: Style): string {
  const steps = result.steps.map((step) => presentPlannedStep(step, style)).join("\n");
  const total = result.steps.reduce((sum, { statements }) => sum + statements.length, 0);
  const summary = `${count(result.steps.length, "migration")}, ${count(total, "statement")} on ${clean(result.database)}. Nothing was run.`;
  return `${steps}\n${style("strong", summary)}\n`;
}

function presentPlannedStep(step: StepResult, style: Style): string {
  const title = `${style("strong", stepName(step))}  ${style("faint", shortPath(step.file))}\n`;
  return `${title}${hazardLines(step.hazards, style, "  ")}${clean(script(step.statements, "  "))}`;
}

/** An SQL script, to be read or piped into a client. */
export function presentScript({ statements, separator }: ScriptResult): string {
  if (separator === undefined) return script(statements);
  return statements.map((text) => `${text}\n${separator}\n`).join("");
}
