import { unlink } from "node:fs/promises";
import { SchemixError } from "../errors/schemix-error.js";
import type { Squash } from "../runner/adopt.js";
import { labelOf } from "../runner/step.js";
import { readState } from "./comparison/read-state.js";
import { openProject } from "./project/project.js";
import { checkMissing } from "./project/revision-state.js";
import type { PruneRequest, PruneResult } from "./types.js";

/**
 * Deletes the files of migrations that a squash replaces, once the database has no use for them: it has all of them, or
 * none. Databases that are not asked have to be as far; one that has a part of them would need the files back.
 *
 * @throws SchemixError `DATABASE_BEHIND` when the database has a part of what a squash replaces, `SQUASH_STUCK`,
 * `FILE_UNWRITABLE`, and those of the configuration and the connection
 * @example
 * const { removed } = await prune({ dryRun: true });
 */
export async function prune(request: PruneRequest = {}): Promise<PruneResult> {
  const { project, rows } = await readState(await openProject(request), request);
  const { config, files, graph, squashes } = project;
  checkMissing(project, rows);
  const open = squashes.find(({ revision }) => graph.replaced.has(revision));
  if (open !== undefined) throw inUse(config.database.display, open);
  const removed = squashes.flatMap(({ replaces }) =>
    replaces.flatMap((revision) => files.get(revision)?.path ?? []),
  );
  if (request.dryRun !== true) for (const path of removed) await remove(path);
  return { database: config.database.display, removed };
}

async function remove(path: string): Promise<void> {
  await unlink(path).catch((cause) => {
    throw new SchemixError("FILE_UNWRITABLE", {
      message: "The migration file cannot be deleted",
      where: path,
      why: cause instanceof Error ? cause.message : String(cause),
      fix: "Check that you may write there.",
      data: { file: path },
      cause,
    });
  });
}

function inUse(display: string, squash: Squash): SchemixError {
  return new SchemixError("DATABASE_BEHIND", {
    message: `${display} has a part of what ${labelOf(squash)} replaces`,
    why: "The old migrations are what it goes on with.",
    fix: "Run `schemix up` first.",
    data: { squash: squash.revision, replaces: squash.replaces },
  });
}
