import { readFile } from "node:fs/promises";
import { isSchemixError, SchemixError } from "../errors/schemix-error.js";
import { parseIdentifier, resolveIdentifier } from "../revisions/identifier.js";
import { currentHeads } from "../revisions/path.js";
import { compileStep } from "../runner/step.js";
import { type DatabaseState, readState } from "./comparison/read-state.js";
import { openProject, type Project } from "./project/project.js";
import { appliedSet, revisionInfo } from "./project/revision-state.js";
import { StepRecorder } from "./rehearsal/record-steps.js";
import type { BaseRequest, ShowRequest, ShowResult } from "./types.js";

/**
 * One revision: its place, its state, its source and, when asked for, the SQL of both directions. Without a database
 * that answers, `state` is `unknown`.
 *
 * @throws SchemixError `REVISION_UNKNOWN`, `REVISION_AMBIGUOUS`, `REVISION_HEADS`; with `sql` those of recording the
 * migration; with `current` those of the connection
 * @example
 * const { source, sql } = await show({ revision: "head", sql: true });
 */
export async function show(request: ShowRequest): Promise<ShowResult> {
  const opened = await openProject(request);
  const { symbol } = parseIdentifier(request.revision);
  const isRelative = symbol === undefined || symbol === "current";
  const state = isRelative ? await readState(opened, request) : await stateIfReachable(opened, request);
  const project = state?.project ?? opened;
  const revision = oneRevision(project, request.revision, state);
  const file = project.files.get(revision);
  if (file === undefined) throw noneNamed(request.revision);
  return {
    ...revisionInfo(project, revision, state?.rows),
    transaction: file.metadata.transaction,
    source: await readFile(file.path, "utf8"),
    ...(request.sql === true ? { sql: await sqlOf(project, revision) } : {}),
  };
}

/** Files are worth showing without a database. */
async function stateIfReachable(project: Project, request: BaseRequest): Promise<DatabaseState | undefined> {
  try {
    return await readState(project, request);
  } catch (error) {
    const codes = [
      "CONNECTION_FAILED",
      "AUTHENTICATION_FAILED",
      "DATABASE_NOT_FOUND",
      "DRIVER_MISSING",
    ] as const;
    if (codes.some((code) => isSchemixError(error, code))) return undefined;
    throw error;
  }
}

function oneRevision(project: Project, identifier: string, state: DatabaseState | undefined): string {
  const { graph } = project;
  const current = state === undefined ? [] : currentHeads(graph, appliedSet(state.rows));
  const [revision, ...others] = resolveIdentifier(identifier, graph, current);
  if (revision === undefined) throw noneNamed(identifier);
  if (others.length === 0) return revision;
  throw new SchemixError("REVISION_HEADS", {
    message: `\`${identifier}\` names several revisions: ${[revision, ...others].join(", ")}`,
    fix: "Name one of them.",
    data: { revisions: [revision, ...others] },
  });
}

function noneNamed(identifier: string): SchemixError {
  return new SchemixError("REVISION_UNKNOWN", {
    message: `\`${identifier}\` names no revision`,
    why: "Before the first migration there is nothing to show.",
    fix: "See `schemix history` for the revisions there are.",
    data: { identifier },
  });
}

async function sqlOf(
  project: Project,
  revision: string,
): Promise<{ up: readonly string[]; down: readonly string[] }> {
  const { dialect } = project.config.database;
  const recorder = new StepRecorder(project);
  const statements = async (direction: "up" | "down") => {
    const step = await recorder.step(revision, direction);
    return compileStep(step, dialect, project.config.transaction).statements.map(
      ({ statement }) => statement.sql,
    );
  };
  return { up: await statements("up"), down: await downOrNothing(statements) };
}

/** A migration that cannot be taken back still has an `up` to show. */
async function downOrNothing(
  statements: (direction: "down") => Promise<readonly string[]>,
): Promise<readonly string[]> {
  try {
    return await statements("down");
  } catch (error) {
    if (isSchemixError(error, "IRREVERSIBLE")) return [];
    throw error;
  }
}
