import { SchemixError } from "../../errors/schemix-error.js";
import { ancestors } from "../../revisions/graph.js";
import { parseIdentifier, resolveDown, resolveIdentifier } from "../../revisions/identifier.js";
import { currentHeads, pathDown, pathUp } from "../../revisions/path.js";
import { offlinePlaceholder, offlineScript } from "../../runner/offline.js";
import { summaryOf } from "../../runner/step.js";
import { offlineTable, openProject, type Project } from "../project/project.js";
import { StepRecorder } from "../rehearsal/record-steps.js";
import type { ScriptRequest, ScriptResult } from "../types.js";

/**
 * The SQL of a run, with its transactions and revision-table statements, for somebody else to execute. No database is
 * asked: `from` says where it stands. Each migration's part fails when the database stands elsewhere, so a script that
 * is executed twice or in the wrong place changes nothing, provided that it is stopped at its first error
 * (`psql -v ON_ERROR_STOP=1`, `sqlcmd -b`).
 *
 * @throws SchemixError `OFFLINE_IMPOSSIBLE` for a migration with `op.run`, `IRREVERSIBLE`, `REVISION_UNKNOWN`,
 * `REVISION_UNREACHABLE`, `USAGE`, those of the configuration and of recording a migration
 * @example
 * const { statements, separator } = await script({ direction: "up", from: "3f2a9c1b7d04" });
 * await writeFile("release.sql", statements.map((text) => `${text};\n`).join(""));
 * // on SQL Server: `${text}\n${separator}\n`
 */
export async function script(request: ScriptRequest): Promise<ScriptResult> {
  const project = await openProject(request);
  const { config, graph } = project;
  const { dialect } = config.database;
  const { direction } = request;
  const from = start(project, request);
  const applied = ancestors(graph, from);
  const path =
    direction === "up"
      ? pathUp(graph, applied, resolveIdentifier(request.to ?? "head", graph, from))
      : pathDown(graph, applied, resolveDown(request.to ?? "-1", graph, from));
  const writer = { ...dialect.writer, placeholder: offlinePlaceholder };
  const recorder = new StepRecorder(project, { name: dialect.name, writer, types: dialect.types });
  const steps = await recorder.steps(path.steps, direction);
  const statements = offlineScript({
    dialect,
    table: offlineTable(config),
    steps,
    mode: config.transaction,
    createsTables: direction === "up" && from.length === 0,
  });
  const separator = dialect.writer.script?.separator;
  return { steps: steps.map(summaryOf), statements, ...(separator === undefined ? {} : { separator }) };
}

/** The heads of what the request says is applied. */
function start(project: Project, { direction, from }: ScriptRequest): string[] {
  const { graph } = project;
  const text = from ?? (direction === "up" ? "base" : "head");
  const { symbol } = parseIdentifier(text);
  if (symbol === undefined || symbol === "current") {
    throw new SchemixError("USAGE", {
      message: `A script cannot start from \`${text}\``,
      why: "A script is written without asking a database, so it does not know what is applied.",
      fix: "Name the revision that the database is at; `schemix current` shows it.",
      data: { from: text },
    });
  }
  return currentHeads(graph, ancestors(graph, resolveIdentifier(text, graph, [])));
}
