import { basename } from "node:path";
import { renderMigration } from "../codegen/render-migration.js";
import { SchemixError } from "../errors/schemix-error.js";
import { hazardsOf } from "../lint/hazards.js";
import type { AnyOperation } from "../objects/any.js";
import { describeOperation, summarize } from "../objects/describe.js";
import { classNameFor, fileNameFor } from "../revisions/file-name.js";
import { writeRevisionFile } from "../revisions/files.js";
import { newRevisionId } from "../revisions/revision-id.js";
import { withSession } from "../runner/open-run.js";
import { readRevisions } from "../runner/read-revisions.js";
import { type Comparison, compare } from "./comparison.js";
import { openProject, type Project, sessionRequest } from "./project.js";
import { type Rehearsal, rehearse } from "./rehearse.js";
import { answersOf } from "./rename-answers.js";
import { kindWords } from "./rename-questions.js";
import { appliedSet, checkMissing } from "./revision-state.js";
import { refuseUnmodelled } from "./strict.js";
import type { GenerateRequest, GenerateResult, RenameQuestion } from "./types.js";

/**
 * Compares the entities with the database and writes the migration between the two, once it has passed its
 * rehearsal. When they agree nothing is written.
 *
 * @throws SchemixError `DATABASE_BEHIND` when migrations are pending, `REVISION_HEADS`, `ENTITIES_NOT_FOUND`,
 * `ENTITIES_INVALID`, `SQL_INVALID`, `RENAME_UNDECIDED`, `RENAME_INVALID`, `ANSWER_INVALID`, `UNMODELLED`,
 * `TYPE_CHANGE_UNDECIDED`, `REHEARSAL_FAILED`, `DATA_LOSS_UNDECLARED`, and those of the connection
 * @example
 * const { file, hazards } = await generate({ message: "create users" });
 */
export async function generate(request: GenerateRequest = {}): Promise<GenerateResult> {
  const project = await openProject(request);
  const parents = parentsOf(project);
  if (request.empty === true) return await write(project, request, parents, emptyOutcome);
  const session = sessionRequest(project.config, request);
  const { dialect } = project.config.database;
  return await withSession(session, async ({ connection, table, interrupt }) => {
    const { rows } = await readRevisions(connection, dialect, table);
    checkMissing(project, rows);
    refuseBehind(project, appliedSet(rows));
    const asking = { answers: answersOf(request), ask: askerFor(request) };
    const comparison = await interrupt.guard(connection, () => compare(project, connection, asking));
    refuseUnmodelled(comparison.unmodelled, project.config, request.strict);
    const isRehearsed = request.rehearse !== false && comparison.up.length > 0;
    if (!isRehearsed) return await write(project, request, parents, { ...comparison, isRehearsed });
    request.onEvent?.({ type: "rehearsing", on: project.config.database.display });
    const rehearsal = await interrupt.guard(connection, () =>
      rehearse(connection, dialect, comparison, () => interrupt.check(), project.config.rehearsal),
    );
    return await write(project, request, parents, { ...comparison, isRehearsed, rehearsal });
  });
}

/** Asks whom the request names; questions that stay open end the verb. */
function askerFor({ ask }: GenerateRequest): NonNullable<GenerateRequest["ask"]> {
  return async (questions) => {
    const answers = (await ask?.(questions)) ?? {};
    if (Object.keys(answers).length === 0) throw undecided(questions);
    return answers;
  };
}

function undecided(questions: readonly RenameQuestion[]): SchemixError {
  const [first] = questions;
  const lines = questions.map(({ id, isDropped, candidates }) => {
    const names = candidates.map(({ to, score, evidence }) => `${to} (${score}: ${evidence.join(", ")})`);
    return `${id} ${isDropped ? "goes" : "is declared by nobody"}, and may be ${names.join(" or ")}`;
  });
  const example = first?.id.slice(kindWords(first.kind).length + 1);
  const what =
    questions.length === 1
      ? "Something may have been renamed"
      : `${questions.length} things may have been renamed`;
  return new SchemixError("RENAME_UNDECIDED", {
    message: `${what}, and nobody has said so; nothing was written`,
    why: lines.join("\n"),
    fix: `Answer each with --rename ${example}:${first?.candidates[0]?.to} or --no-rename ${example}, or say renamedFrom in the entity.`,
    data: { questions },
  });
}

type Outcome = Pick<Comparison, "up" | "down" | "unmanaged" | "unmodelled"> & {
  readonly isRehearsed: boolean;
  readonly rehearsal?: Rehearsal | undefined;
};

const emptyOutcome: Outcome = { up: [], down: [], unmanaged: [], unmodelled: [], isRehearsed: false };

/** @throws SchemixError `REVISION_HEADS` */
function parentsOf({ graph }: Project): readonly string[] {
  if (graph.heads.length < 2) return graph.heads;
  throw new SchemixError("REVISION_HEADS", {
    message: `There are ${graph.heads.length} heads: ${graph.heads.join(", ")}`,
    why: "A new migration follows one head; which one is not guessed.",
    fix: "Join them with `schemix merge`.",
    data: { heads: graph.heads },
  });
}

/** @throws SchemixError `DATABASE_BEHIND` */
function refuseBehind({ graph, config }: Project, applied: ReadonlySet<string>): void {
  const pending = graph.order.filter((revision) => !applied.has(revision));
  if (pending.length === 0) return;
  throw new SchemixError("DATABASE_BEHIND", {
    message: `${pending.length === 1 ? "A migration is" : `${pending.length} migrations are`} not applied to ${config.database.display}: ${pending.slice(0, 5).join(", ")}`,
    why: "The difference between entities and database would hold their changes again.",
    fix: "Run `schemix up` first.",
    data: { pending },
  });
}

/** A message when the author gave none: what the first operation does. */
function messageFor(operations: readonly AnyOperation[]): string {
  const [first] = operations;
  if (first === undefined) return "empty";
  const rest = operations.length > 1 ? ` and ${operations.length - 1} more` : "";
  return `${describeOperation(first).replace(/:.*$/s, "")}${rest}`;
}

function sqlOf(project: Project, operations: readonly AnyOperation[]): readonly string[] {
  return operations.flatMap((operation) =>
    project.config.database.dialect.compile(operation).map(({ sql }) => sql),
  );
}

async function write(
  project: Project,
  request: GenerateRequest,
  parents: readonly string[],
  outcome: Outcome,
): Promise<GenerateResult> {
  const { up, down, unmanaged, unmodelled, isRehearsed, rehearsal } = outcome;
  const { config } = project;
  const found = {
    database: request.empty === true ? null : config.database.display,
    operations: summarize(up),
    hazards: [...hazardsOf(up), ...(rehearsal?.hazards ?? [])],
    rehearsed: isRehearsed,
    ...(rehearsal === undefined ? {} : { rehearsalNotes: rehearsal.notes }),
    unmanaged,
    unmodelled,
    ...(request.sql === true ? { sql: { up: sqlOf(project, up), down: sqlOf(project, down) } } : {}),
  };
  if (up.length === 0 && request.empty !== true) return { ...found, hasChanges: false };
  const message = request.message ?? messageFor(up);
  const revision = newRevisionId();
  const source = renderMigration({ className: classNameFor(message), revision, parents, message, up, down });
  const name = fileNameFor({ template: config.fileName, id: revision, message, date: new Date() });
  const draft = { ...found, hasChanges: true, revision, parents, source };
  if (request.dryRun === true) return { ...draft, file: basename(name) };
  return { ...draft, file: await writeRevisionFile(config.migrations, name, source) };
}
