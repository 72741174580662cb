/** Pending migrations tried before they are applied: on a scratch database made like the database, up and down. */
import type { Connection } from "../../dialects/dialect.js";
import { plan, planningOn } from "../../diff/plan.js";
import { isSchemixError, SchemixError } from "../../errors/schemix-error.js";
import { describeOperation, summarize } from "../../objects/describe.js";
import type { RunHooks } from "../../operations/run-hooks.js";
import { type SessionRequest, withSession } from "../../runner/open-run.js";
import { readRevisions } from "../../runner/read-revisions.js";
import type { RevisionRow } from "../../runner/revision-table.js";
import { type MigrationRequest, runMigrations } from "../../runner/run.js";
import type { Step } from "../../runner/step.js";
import { Schema } from "../../schema/schema.js";
import { ownTables, type Project, sessionRequest } from "../project/project.js";
import { scopeOf } from "../project/scope.js";
import { settle } from "../project/settle.js";
import type { RehearsalInfo, UpRequest } from "../types.js";
import { buildStructure, describeUnmade, structureOf, type Unmade } from "./likeness.js";
import type { StepRecorder } from "./record-steps.js";
import { lay, replayEvents, spokenNamespaces } from "./replay.js";
import { judgeFiles, watchFiles } from "./rewrites.js";
import { withScratch } from "./scratch.js";

export interface PendingRequest {
  readonly project: Project;
  readonly request: UpRequest;
  readonly recorder: StepRecorder;
  readonly plan: (rows: ReadonlyMap<string, RevisionRow>) => Promise<readonly Step[]>;
}

/**
 * Runs what is pending up and down again on a scratch database with the structure of the database and no rows, and looks
 * whether it leads back. What has no way back is only run up.
 * @throws SchemixError `REHEARSAL_FAILED`, `REWRITE_UNDECLARED`, `SCRATCH_UNAVAILABLE`; nothing was done to the database
 */
export async function rehearsePending(pending: PendingRequest): Promise<RehearsalInfo | undefined> {
  const { project, request } = pending;
  const { config } = project;
  const { dialect } = config.database;
  return withSession(sessionRequest(config, request), async ({ connection: live, table }) => {
    const found = await readRevisions(live, dialect, table);
    const { rows } = settle(project, found.rows);
    const steps = await pending.plan(rows);
    if (steps.length === 0) return undefined;
    const names = spokenNamespaces(steps);
    const named = new Schema(names.map((name) => ({ kind: "namespace", namespace: name, name })));
    const { namespaces } = scopeOf(project, live, named);
    const structure = await structureOf(live, dialect, { namespaces }, ownTables(config, live));
    const groundwork = await dialect.groundworkOf(live);
    const place = { project, request, namespace: live.defaultNamespace };
    return withScratch(place, async (at) => {
      const unmade = await withSession(at, async ({ connection, interrupt }) => {
        for (const { statements } of groundwork) await lay(connection, statements);
        return interrupt.guard(connection, () =>
          buildStructure(connection, dialect, structure, () => interrupt.check()),
        );
      });
      await thereAndBack(pending, at, steps, unmade, [...structure.namespaces]);
      return { on: "scratch", database: at.database.display, why: "it was asked for" };
    });
  });
}

/** A state of the scratch database, and the session that it was read on. */
interface Read {
  readonly connection: Connection;
  readonly schema: Schema;
}

async function thereAndBack(
  { project, recorder }: PendingRequest,
  at: SessionRequest,
  steps: readonly Step[],
  unmade: readonly Unmade[],
  namespaces: readonly string[],
): Promise<void> {
  const { config } = project;
  const { dialect } = config.database;
  const locate = (error: unknown) => recorder.locate(error);
  const read = (): Promise<Read> =>
    withSession(at, async ({ connection }) => ({
      connection,
      schema: await readAll(project, connection, namespaces),
    }));
  const run = async (direction: "up" | "down", some: readonly Step[], from: Schema): Promise<Read> => {
    const mode: MigrationRequest["mode"] = config.transaction === "none" ? "none" : "each";
    const shared = { ...at, onEvent: replayEvents(at.onEvent), mode, lockWait: config.lockWait, locate };
    const watch = await withSession(at, ({ connection }) => watchFiles(dialect, connection));
    const hooks: RunHooks = { onApply: (applied) => watch?.note(applied.revision, applied) };
    await runMigrations({ ...shared, hooks, direction, plan: async () => some }).catch((error: unknown) => {
      throw failure(error, direction, unmade);
    });
    const reached = await read();
    const { defaultNamespace } = reached.connection;
    if (watch !== undefined && config.rehearsal.data)
      judgeFiles(watch, some, { dialect, from, to: reached.schema, defaultNamespace, direction });
    return reached;
  };
  const before = await read();
  const there = await run("up", steps, before.schema);
  const back = await wayBack(recorder, steps);
  if (back === undefined) return;
  const after = await run("down", back, there.schema);
  const { operations } = plan(after.schema, before.schema, await planningOn(dialect, after.connection));
  if (operations.length === 0) return;
  throw new SchemixError("REHEARSAL_FAILED", {
    message: "After up and down of what is pending the database is not what it was",
    why: operations.map((operation) => `It would still take: ${describeOperation(operation)}`).join("\n"),
    fix: "Correct `down` of the migrations, or apply them without `--rehearse`. Nothing was applied.",
    data: { direction: "down", differences: summarize(operations) },
  });
}

/** The steps that take the others back; nothing when one of them cannot. */
async function wayBack(recorder: StepRecorder, steps: readonly Step[]): Promise<readonly Step[] | undefined> {
  try {
    return await recorder.steps(steps.map(({ revision }) => revision).reverse(), "down");
  } catch (error) {
    if (isSchemixError(error, "IRREVERSIBLE")) return undefined;
    throw error;
  }
}

async function readAll(
  { config }: Project,
  connection: Connection,
  namespaces: readonly string[],
): Promise<Schema> {
  const scope = { namespaces, excludeTables: ownTables(config, connection) };
  return (await config.database.dialect.introspect(connection, scope, { unmodelled: false })).schema;
}

function failure(error: unknown, direction: "up" | "down", unmade: readonly Unmade[]): unknown {
  if (!(error instanceof SchemixError) || error.code === "ABORTED" || error.code === "CONNECTION_LOST")
    return error;
  const { message, where, why, data } = error;
  return new SchemixError("REHEARSAL_FAILED", {
    message: `What is pending does not pass its rehearsal: ${message}`,
    where,
    why: [why, ...describeUnmade(unmade)].filter((part) => part !== undefined).join("\n"),
    fix: "Correct the migration, or apply it without `--rehearse`. It ran on a scratch database that is like the database, but for its rows; nothing was applied.",
    data: { ...data, code: error.code, direction },
    cause: error,
  });
}
