/** The proof of a squash: on a database of its own it leads where the migrations led that it replaces. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { plan, planningOn } from "../../diff/plan.js";
import { isSchemixError, SchemixError } from "../../errors/schemix-error.js";
import { describeOperation, summarize } from "../../objects/describe.js";
import type { RecordingDialect } from "../../operations/recording.js";
import { checksum } from "../../revisions/files.js";
import { readMetadata } from "../../revisions/metadata.js";
import type { Step } from "../../runner/step.js";
import type { Schema } from "../../schema/schema.js";
import type { Project } from "../project/project.js";
import { StepRecorder } from "../rehearsal/record-steps.js";
import type { NewMigration } from "../writing/new-migration.js";
import { readSchema, runSteps, type Site } from "./fold.js";

/** Where the old migrations led. */
export interface Goals {
  readonly after: Schema;
  /** After they were taken back; absent when they cannot be. */
  readonly former?: Schema | undefined;
}

/**
 * Runs the squash as it is written, there and back.
 * @returns whether there is a way back
 * @throws SchemixError `SQUASH_UNPROVED`, `REPLAY_FAILED`
 */
export async function proveSquash(
  project: Project,
  dialect: RecordingDialect,
  site: Site,
  draft: NewMigration,
  goals: Goals,
): Promise<boolean> {
  const before = await readSchema(site);
  const { up, down } = await recordDraft(project, dialect, draft);
  await run(site, up);
  await compareWith(site, await readSchema(site), goals.after, "up");
  if (down === undefined) return false;
  await run(site, down);
  await compareWith(site, await readSchema(site), goals.former ?? before, "down");
  return true;
}

/** The draft as any migration file is read. */
async function recordDraft(
  project: Project,
  dialect: RecordingDialect,
  { name, revision, source }: NewMigration,
): Promise<{ readonly up: Step; readonly down: Step | undefined }> {
  const folder = await mkdtemp(join(tmpdir(), "schemix-squash-"));
  try {
    const path = join(folder, name);
    await writeFile(path, source);
    const file = { name, path, metadata: readMetadata(source, path), checksum: checksum(source) };
    const recorder = new StepRecorder({ ...project, files: new Map([[revision, file]]) }, dialect);
    const up = await recorder.step(revision, "up");
    try {
      return { up, down: await recorder.step(revision, "down") };
    } catch (error) {
      if (isSchemixError(error, "IRREVERSIBLE")) return { up, down: undefined };
      throw error;
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function run(site: Site, step: Step): Promise<void> {
  try {
    await runSteps(site, [step]);
  } catch (error) {
    if (!isSchemixError(error, "REPLAY_FAILED")) throw error;
    throw unproved(error.message, undefined, { direction: step.direction }, error);
  }
}

async function compareWith(
  { connection, dialect }: Site,
  found: Schema,
  expected: Schema,
  direction: "up" | "down",
): Promise<void> {
  const { operations } = plan(found, expected, await planningOn(dialect, connection));
  if (operations.length === 0) return;
  const lines = operations.map((operation) => `It would still take: ${describeOperation(operation)}`);
  throw unproved(
    `After ${direction} of the squash the schema is not what the migrations lead to`,
    lines.join("\n"),
    { direction, differences: summarize(operations) },
  );
}

function unproved(
  message: string,
  why: string | undefined,
  data: Readonly<Record<string, unknown>>,
  cause?: unknown,
): SchemixError {
  return new SchemixError("SQUASH_UNPROVED", {
    message,
    why,
    fix: "Nothing was written. A step that is elidable must not make anything; what needs a transaction of its own, as a new enum value that rows get, has to stay apart: squash what comes before it and after it.",
    data,
    cause,
  });
}
