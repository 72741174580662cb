import { SchemixError } from "../errors/schemix-error.js";
import { hazardsOf } from "../lint/hazards.js";
import type { FormerType } from "../lint/known.js";
import type { AnyOperation } from "../objects/any.js";
import { describeOperation, summarize } from "../objects/describe.js";
import { withSession } from "../runner/open-run.js";
import { readRevisions } from "../runner/read-revisions.js";
import type { Schema } from "../schema/schema.js";
import type { Comparison } from "./comparison/comparison.js";
import { comparePlanned, processRevision } from "./comparison/process-revision.js";
import { refuseUnmodelled } from "./comparison/strict.js";
import { openProject, type Project, sessionRequest } from "./project/project.js";
import { appliedSet, checkMissing, checkPending } from "./project/revision-state.js";
import { settle } from "./project/settle.js";
import { chooseRehearsal, type Rehearsed, rehearseComparison, rehearseHere } from "./rehearsal/rehearsal.js";
import { withReplayed } from "./rehearsal/replay.js";
import { askingOf } from "./renames/ask-renames.js";
import type { GenerateRequest, GenerateResult } from "./types.js";
import { type MigrationPlace, newData, newMigration, placeOf } from "./writing/new-migration.js";
import { plannedFile, writeMigration } from "./writing/write-migration.js";

/**
 * Compares the entities with the database and writes the migration between the two, once it has passed its
 * rehearsal. When they agree nothing is written.
 *
 * With `from: "history"` the migrations are replayed on a scratch database, and its state takes the place of the
 * database, which is not asked.
 *
 * @throws SchemixError `DATABASE_BEHIND` when migrations are pending, `REVISION_HEADS`, `ENTITIES_NOT_FOUND`,
 * `ENTITIES_INVALID`, `SQL_INVALID`, `RENAME_UNDECIDED`, `RENAME_INVALID`, `ANSWER_INVALID`, `UNMODELLED`,
 * `TYPE_CHANGE_UNDECIDED`, `HOOK_FAILED`, `REHEARSAL_FAILED`, `DATA_LOSS_UNDECLARED`, `SCRATCH_UNAVAILABLE`, `REPLAY_FAILED`, and those
 * of the connection
 * @example
 * const { file, hazards } = await generate({ message: "create users" });
 */
export async function generate(request: GenerateRequest = {}): Promise<GenerateResult> {
  const project = await openProject(request);
  const place = placeOf(project, request);
  if (isEmpty(request)) return await writeEmpty(project, request, place);
  if (request.from === "history") return await fromHistory(project, request, place);
  const session = sessionRequest(project.config, request);
  const { dialect, display } = project.config.database;
  return await withSession(session, async (open) => {
    const { connection, table, interrupt } = open;
    const found = await readRevisions(connection, dialect, table);
    const { project: settled, rows } = settle(project, found.rows);
    checkMissing(settled, rows);
    const why = "The difference between entities and database would hold their changes again.";
    checkPending(settled, appliedSet(rows), { why });
    const comparison = await interrupt.guard(connection, () =>
      comparePlanned(project, connection, drafted(request, place)),
    );
    refuseUnmodelled(comparison.unmodelled, project.config, request.strict);
    const rehearsal = await rehearseComparison(project, request, open, comparison);
    return await write(project, request, place, { ...comparison, database: display, rehearsal });
  });
}

/** The state of the database is what the migrations make of an empty one; no other database is asked. */
async function fromHistory(
  project: Project,
  request: GenerateRequest,
  place: MigrationPlace,
): Promise<GenerateResult> {
  refuseElsewhere(request);
  const isWanted = chooseRehearsal(project.config, request).on !== "none";
  const revisions = project.graph.order;
  return await withReplayed({ project, request, revisions }, async (replayed) => {
    const { connection, interrupt, display } = replayed;
    const comparison = await interrupt.guard(connection, () =>
      comparePlanned(project, connection, drafted(request, place)),
    );
    refuseUnmodelled(comparison.unmodelled, project.config, request.strict);
    const why = "that is where the migrations were replayed";
    const choice = isWanted ? ({ on: "scratch", why } as const) : chooseRehearsal(project.config, request);
    const rehearsal = await rehearseHere({ ...choice, database: isWanted ? display : null }, replayed, {
      project,
      comparison,
    });
    return await write(project, request, place, { ...comparison, database: display, rehearsal });
  });
}

/** @throws SchemixError `USAGE` */
function refuseElsewhere({ rehearseOn }: GenerateRequest): void {
  if (rehearseOn !== "database") return;
  throw new SchemixError("USAGE", {
    message: "What is generated from the history cannot be rehearsed on the database",
    why: "The database is not asked, and need not be what the migrations say.",
    fix: "Leave one of both out; it is rehearsed on the scratch database.",
  });
}

type Outcome = Pick<Comparison, "up" | "down" | "unmanaged" | "unmodelled"> & {
  readonly current?: Schema | undefined;
  readonly desired?: Schema | undefined;
  readonly formerType?: FormerType | undefined;
  readonly database: string | null;
  /** Another message than was asked for. */
  readonly message?: string | undefined;
  readonly transaction?: boolean | undefined;
  readonly rehearsal?: Rehearsed | undefined;
};

/** A migration for its author to fill, with what the configuration puts into each. */
async function writeEmpty(
  project: Project,
  request: GenerateRequest,
  place: MigrationPlace,
): Promise<GenerateResult> {
  const { message } = request;
  const planned = { message, parents: place.parents, up: [], down: [] };
  const processed = await processRevision(project, "empty", planned);
  return await write(project, request, place, {
    unmanaged: [],
    unmodelled: [],
    database: null,
    ...processed,
  });
}

function drafted(request: GenerateRequest, { parents }: MigrationPlace) {
  return { message: request.message, parents, asking: askingOf(request) };
}

/** Whether it is to be written by hand, for rows or for anything. */
function isEmpty({ empty, data }: GenerateRequest): boolean {
  return empty === true || data === true;
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
  place: MigrationPlace,
  outcome: Outcome,
): Promise<GenerateResult> {
  const { up, down, unmanaged, unmodelled, database, rehearsal, transaction } = outcome;
  const { dialect } = project.config.database;
  const { current: former, desired: goal, formerType } = outcome;
  const found = {
    database,
    operations: summarize(up),
    hazards: [
      ...hazardsOf(up, { dialect, former, goal, formerType, isSpared: rehearsal?.found?.isSpared }),
      ...(rehearsal?.found?.hazards ?? []),
    ],
    rehearsed: rehearsal?.found !== undefined,
    ...(up.length === 0 || rehearsal === undefined ? {} : { rehearsal: rehearsal.info }),
    ...(rehearsal?.found === undefined ? {} : { rehearsalNotes: rehearsal.found.notes }),
    unmanaged,
    unmodelled,
    ...(request.sql === true ? { sql: { up: sqlOf(project, up), down: sqlOf(project, down) } } : {}),
  };
  if (up.length === 0 && !isEmpty(request)) return { ...found, hasChanges: false };
  const message = outcome.message ?? request.message ?? messageFor(up);
  const isBlank = up.length === 0 && down.length === 0;
  // An empty `down` would take nothing back of what its author writes into `up`, and say that it has.
  const wayBack = isBlank && project.config.template === undefined ? undefined : down;
  const migration =
    isBlank && request.data === true
      ? newData(project, { message, ...place })
      : newMigration(project, { message, ...place, up, down: wayBack, transaction });
  const { revision, parents, source } = migration;
  const draft = { ...found, hasChanges: true, revision, parents, source };
  if (request.dryRun === true) return { ...draft, file: plannedFile(migration) };
  return { ...draft, ...(await writeMigration(project, request, migration)) };
}
