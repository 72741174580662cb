import { unlink } from "node:fs/promises";
import { isSchemixError, SchemixError } from "../errors/schemix-error.js";
import { hazardsOf } from "../lint/hazards.js";
import { summarize } from "../objects/describe.js";
import { checksum } from "../revisions/files.js";
import { withSession } from "../runner/open-run.js";
import { readRevisions } from "../runner/read-revisions.js";
import type { RevisionRow } from "../runner/revision-table.js";
import { stampRevisions } from "../runner/stamp.js";
import { labelOf } from "../runner/step.js";
import { compareText } from "../util/compare.js";
import { compareDrift, type DriftComparison, refuseUndecidedDrift } from "./drift/comparison.js";
import { offlineTable, openProject, type Project, sessionRequest } from "./project/project.js";
import {
  appliedHeads,
  appliedSet,
  checkEdited,
  checkMissing,
  checkPending,
} from "./project/revision-state.js";
import { settle } from "./project/settle.js";
import { rehearseOptions } from "./rehearsal/rehearsal.js";
import { rehearse } from "./rehearsal/rehearse.js";
import { type Replayed, withReplayed } from "./rehearsal/replay.js";
import type { DriftMigration, DriftRequest, DriftResult } from "./types.js";
import { type MigrationPlace, type NewMigration, newMigration, placeOf } from "./writing/new-migration.js";
import { plannedFile, type WrittenMigration, writeMigration } from "./writing/write-migration.js";

type Rows = ReadonlyMap<string, RevisionRow>;

/**
 * Compares the database with what its applied migrations make of an empty one: they are replayed on a scratch database,
 * and the database is only read. What no migration has made is listed apart and is no drift.
 *
 * With `adopt` the migration that says what the database has is written and recorded as applied; with `revert` the one
 * that takes the drift back is written, for `up`; it does nothing on databases that have no drift. Both are proved on the
 * scratch database before.
 *
 * @throws SchemixError
 * - `REVISION_FILE_MISSING`, `REVISION_EDITED`, `REVISION_HALF_DONE`: what is applied cannot be told from the files
 * - `REPLAY_FAILED`, `SCRATCH_UNAVAILABLE`, and those of the connection
 * - to `adopt` or `revert`: `DATABASE_BEHIND`, `REVISION_HEADS`, `TYPE_CHANGE_UNDECIDED`,
 *   `REHEARSAL_FAILED`, `LOCK_TIMEOUT`, `CONCURRENT_RUN`; nothing was written
 * @example
 * const { isClean, differences } = await drift();
 */
export async function drift(request: DriftRequest = {}): Promise<DriftResult> {
  refuseBoth(request);
  const opened = await openProject(request);
  const { config } = opened;
  const action = request.adopt === true ? "adopt" : request.revert === true ? "revert" : undefined;
  const found = await withSession(sessionRequest(config, request), async (live) => {
    const state = await readRevisions(live.connection, config.database.dialect, live.table);
    const { project, rows } = settle(opened, state.rows);
    checkMissing(project, rows);
    checkEdited(project, rows);
    checkWhole(rows);
    const applied = appliedSet(rows);
    if (action !== undefined)
      checkPending(project, applied, {
        why: "The new migration would come after them, and they have not run.",
        fix: " When the drift is in their way, take it back by hand, or move their files away for as long.",
      });
    const revisions = project.graph.order.filter((revision) => applied.has(revision));
    const namespace = live.connection.defaultNamespace;
    const groundwork = await config.database.dialect.groundworkOf(live.connection);
    return withReplayed({ project, request, revisions, namespace, groundwork }, async (replayed) => {
      const { interrupt } = replayed;
      const comparison = await interrupt.guard(live.connection, () =>
        compareDrift(project, live.connection, replayed),
      );
      const { differences, unmanaged, unmodelled } = comparison;
      const result: DriftResult = {
        database: config.database.display,
        scratch: replayed.display,
        current: appliedHeads(project, rows),
        appliedCount: applied.size,
        isClean: differences.length === 0,
        differences,
        unmanaged,
        unmodelled,
      };
      if (action === undefined || result.isClean) return { result, rows };
      return { result, rows, draft: await draft({ project, request, rows }, action, comparison, replayed) };
    });
  });
  if (found.draft === undefined) return found.result;
  // After the session: an embedded database has no second one for the stamp.
  return { ...found.result, migration: await write(opened, request, found.draft, found.rows) };
}

interface Draft extends Omit<DriftMigration, "file" | "isStamped"> {
  readonly migration: NewMigration;
}

interface Place {
  readonly project: Project;
  readonly request: DriftRequest;
  readonly rows: Rows;
}

async function draft(
  place: Place,
  action: DriftMigration["action"],
  comparison: DriftComparison,
  replayed: Replayed,
): Promise<Draft> {
  const { project, request } = place;
  refuseUndecidedDrift(comparison);
  const at = placeOf(project);
  const { there, back } = comparison;
  const rehearsed = request.rehearse !== false;
  if (rehearsed) await prove(project, comparison, replayed);
  const [up, down] = action === "adopt" ? [there, back] : [back, there];
  const message = request.message ?? (action === "adopt" ? "adopt drift" : "revert drift");
  const migration =
    action === "adopt"
      ? newMigration(project, { message, ...at, up: up.operations, down: down.operations })
      : repair(place, { message, ...at }, comparison);
  const { revision, source } = migration;
  const hazards = hazardsOf(up.operations, { dialect: project.config.database.dialect });
  const found = { operations: summarize(up.operations), hazards };
  return { action, revision, parents: at.parents, source, ...found, rehearsed, migration };
}

/** Databases without the drift, those that the migrations build among them, would not come through it. */
function repair(
  { project, rows }: Place,
  head: MigrationPlace & { readonly message: string },
  { back }: DriftComparison,
): NewMigration {
  const { config } = project;
  const { dialect } = config.database;
  const [newest] = [...rows.values()].sort((a, b) => compareText(b.appliedAt, a.appliedAt));
  const guard = offlineTable(config).selectAppliedAt(newest?.revision ?? "", newest?.appliedAt ?? "");
  const statements = back.operations.flatMap((operation) => dialect.compile(operation));
  const sql = dialect.guarded(
    guard,
    statements.map((statement) => statement.sql),
  );
  return newMigration(project, { ...head, up: [{ kind: "execute", sql, parameters: [] }], down: [] });
}

/** Both ways are tried from where the migrations lead, which proves either migration. */
async function prove(project: Project, comparison: DriftComparison, replayed: Replayed): Promise<void> {
  const { connection, interrupt, emit, display } = replayed;
  const { dialect } = project.config.database;
  emit({ type: "rehearsing", on: display });
  const operations = { up: comparison.there.operations, down: comparison.back.operations };
  const proceed = () => interrupt.check();
  try {
    await interrupt.guard(connection, () =>
      rehearse(
        connection,
        dialect,
        comparison.rehearsable(operations),
        proceed,
        rehearseOptions(project.config),
      ),
    );
  } catch (error) {
    throw unproved(error);
  }
}

/** Rows of the scratch database are those of data steps; what was done by hand to those of the database is not known. */
function unproved(error: unknown): unknown {
  if (!isSchemixError(error, "REHEARSAL_FAILED")) return error;
  const { message, where, why, data, cause } = error;
  return new SchemixError("REHEARSAL_FAILED", {
    message,
    where,
    why: [why, "It was tried on the scratch database, where the applied migrations had been replayed."]
      .filter((part) => part !== undefined)
      .join(" "),
    fix: "Other databases that are built by the migrations would not come through either. Write it with `--no-rehearse` and add what was done by hand besides, to rows for example.",
    data,
    cause,
  });
}

async function write(
  project: Project,
  request: DriftRequest,
  { migration, ...draft }: Draft,
  rows: Rows,
): Promise<DriftMigration> {
  if (request.dryRun === true) return { ...draft, file: plannedFile(migration), isStamped: false };
  const isStamped = draft.action === "adopt";
  const record = async ({ file, source }: WrittenMigration): Promise<void> => {
    try {
      await stamp(project, request, { ...migration, source }, rows);
    } catch (error) {
      // A migration that is true already and not recorded would fail the next `up`.
      await unlink(file).catch(() => undefined);
      throw error;
    }
  };
  const written = await writeMigration(project, request, migration, isStamped ? record : undefined);
  return { ...draft, ...written, isStamped };
}

async function stamp(
  { config, squashes }: Project,
  request: DriftRequest,
  { revision, message, parents, source }: NewMigration,
  seen: Rows,
): Promise<void> {
  await stampRevisions({
    ...sessionRequest(config, request),
    lockWait: request.lockWait ?? config.lockWait,
    squashes,
    plan: (rows) => {
      refuseChanged(seen, rows);
      return { add: [{ revision, message, parents, checksum: checksum(source) }], remove: [] };
    },
  });
}

/** @throws SchemixError `CONCURRENT_RUN` */
function refuseChanged(seen: Rows, rows: Rows): void {
  const isSame = seen.size === rows.size && [...rows.keys()].every((revision) => seen.has(revision));
  if (isSame) return;
  throw new SchemixError("CONCURRENT_RUN", {
    message: "Another runner applied or took back migrations while the drift was looked at",
    why: "What was found need not be true any more; nothing was written or recorded.",
    fix: "Run it again.",
  });
}

/** @throws SchemixError `USAGE` */
function refuseBoth({ adopt, revert }: DriftRequest): void {
  if (adopt !== true || revert !== true) return;
  throw new SchemixError("USAGE", {
    message: "A drift is either adopted or reverted",
    fix: "Leave one of `adopt` and `revert` out.",
  });
}

/** @throws SchemixError `REVISION_HALF_DONE` */
function checkWhole(rows: Rows): void {
  const half = [...rows.values()].find(({ state }) => state !== "applied");
  if (half === undefined) return;
  throw new SchemixError("REVISION_HALF_DONE", {
    message: `${labelOf(half)} is half done: ${half.direction} ended after ${half.statementIndex} of ${half.statementCount} statements`,
    why: "What the database should be is not known while a migration is half done.",
    fix: `End it first with \`schemix ${half.direction}\`.`,
    data: { revision: half.revision, direction: half.direction, state: half.state },
  });
}
