import { isSchemixError } from "../errors/schemix-error.js";
import type { AnyOperation } from "../objects/any.js";
import { describeOperation, summarize } from "../objects/describe.js";
import { ancestors } from "../revisions/graph.js";
import { type Stretch, stretchOf } from "../revisions/stretch.js";
import { offlinePlaceholder } from "../runner/offline.js";
import type { Step } from "../runner/step.js";
import type { Schema } from "../schema/schema.js";
import { openProject, ownTables, type Project } from "./project/project.js";
import { StepRecorder } from "./rehearsal/record-steps.js";
import { type Replayed, withReplayed } from "./rehearsal/replay.js";
import { type Folded, foldSteps, readSchema, type Site } from "./squash/fold.js";
import { checkKept } from "./squash/kept.js";
import { proveSquash } from "./squash/proof.js";
import type { SquashRequest, SquashResult } from "./types.js";
import { type NewMigration, newMigration, placeOf } from "./writing/new-migration.js";
import { plannedFile, writeMigration } from "./writing/write-migration.js";

/**
 * Writes one migration that does the work of several. They run on a scratch database, up and down; what they make of it
 * is said in as few operations as possible, and steps of their authors (`execute`, `run`, `bulkInsert`) stay in their
 * order unless they are elidable. The new migration is then run on another scratch database and has to lead to the same
 * schema, there and back. The files of the old ones stay: databases that have a part of them go on with them, see
 * {@link prune}.
 *
 * @throws SchemixError `SQUASH_IMPOSSIBLE` when the migrations cannot become one, `SQUASH_UNPROVED` when the new one does
 * not do the same, `REPLAY_FAILED`, `SCRATCH_UNAVAILABLE`, those of recording and of names of revisions; nothing was
 * written
 * @example
 * const { replaces, operations } = await squash({ range: "3f2a:a81c", message: "first year" });
 */
export async function squash(request: SquashRequest): Promise<SquashResult> {
  const project = await openProject(request);
  const { config, graph } = project;
  const { dialect } = config.database;
  const stretch = stretchOf(request.range, graph);
  // Values keep their places, to be found again when the steps are written.
  const recording = {
    name: dialect.name,
    writer: { ...dialect.writer, placeholder: offlinePlaceholder },
    types: dialect.types,
  };
  const recorder = new StepRecorder(project, recording);
  const up = await recorder.steps(stretch.revisions, "up");
  const down = await wayBack(recorder, stretch);
  const steps = [...up, ...(down ?? [])];
  const [first = ""] = stretch.revisions;
  const earlier = ancestors(graph, graph.needs.get(first) ?? []);
  const replay = {
    project,
    request,
    revisions: graph.order.filter((id) => earlier.has(id)),
    later: steps,
  };
  const found = await withReplayed(replay, (replayed) => foldBoth(siteOf(project, replayed), up, down));
  checkKept(dialect, [...found.up.operations, ...(found.down?.operations ?? [])], steps);
  const draft = draftOf(project, request, stretch, found);
  const isReversible = await withReplayed(replay, (replayed) =>
    proveSquash(project, recording, siteOf(project, replayed), draft, found),
  );
  const { revision, parents } = draft;
  const { file, source } =
    request.dryRun === true
      ? { file: plannedFile(draft), source: draft.source }
      : await writeMigration(project, request, draft);
  return {
    revision,
    parents,
    replaces: stretch.revisions,
    file,
    source,
    former: summarize(up.flatMap(({ operations }) => operations)),
    operations: summarize(found.up.operations),
    elided: found.up.elided.map(describeOperation),
    isReversible,
  };
}

/** What takes all of it back; nothing when one of them cannot be. */
async function wayBack(recorder: StepRecorder, { revisions }: Stretch): Promise<readonly Step[] | undefined> {
  try {
    return await recorder.steps([...revisions].reverse(), "down");
  } catch (error) {
    if (isSchemixError(error, "IRREVERSIBLE")) return undefined;
    throw error;
  }
}

/** Where a stretch can be run: all that the migrations speak of, without the tables that keep the revisions. */
function siteOf({ config }: Project, { connection, interrupt, namespaces }: Replayed): Site {
  return {
    connection,
    dialect: config.database.dialect,
    scope: { namespaces, excludeTables: ownTables(config, connection) },
    proceed: () => interrupt.check(),
  };
}

/** Both ways, and where they lead. */
interface FoldedBoth {
  readonly up: Folded;
  readonly after: Schema;
  readonly down?: Folded | undefined;
  readonly former?: Schema | undefined;
}

async function foldBoth(
  site: Site,
  up: readonly Step[],
  down: readonly Step[] | undefined,
): Promise<FoldedBoth> {
  const there = await foldSteps(site, up);
  const after = await readSchema(site);
  if (down === undefined) return { up: there, after };
  const back = await foldSteps(site, down);
  return { up: there, after, down: back, former: await readSchema(site) };
}

function draftOf(
  project: Project,
  request: SquashRequest,
  { revisions, parents, labels, dependsOn }: Stretch,
  { up, down }: FoldedBoth,
): NewMigration {
  const message = request.message ?? `squash ${revisions[0]} to ${revisions.at(-1)}`;
  return newMigration(project, {
    message,
    ...placeOf(project, {}, parents),
    labels,
    dependsOn,
    replaces: revisions,
    up: up.operations.map(withSource),
    down: down?.operations.map(withSource),
  });
}

/** Code goes along as it runs; {@link checkKept} has seen that it needs nothing from its file. */
function withSource(operation: AnyOperation): AnyOperation {
  return operation.kind === "run" ? { ...operation, source: String(operation.body) } : operation;
}
