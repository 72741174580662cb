import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { writeRevisionFile } from "../../revisions/files.js";
import type { Project } from "../project/project.js";
import type { BaseRequest } from "../types.js";
import { afterWriting } from "./after-write.js";
import type { NewMigration } from "./new-migration.js";

/** A migration file as it stands in its folder. */
export interface WrittenMigration {
  readonly file: string;
  /** As the formatter and the hooks of the project have left it. */
  readonly source: string;
}

/**
 * Writes a new migration, and has the project format it.
 * @param record is told what stands in the folder, whatever the formatter and the hooks did to it
 * @throws SchemixError `FILE_EXISTS`, `FILE_UNWRITABLE`, what `record` throws; `AFTER_WRITE_FAILED`: it is written
 */
export async function writeMigration(
  { config }: Project,
  { signal }: BaseRequest,
  { folder, name, source }: NewMigration,
  record: (written: WrittenMigration) => Promise<void> = async () => undefined,
): Promise<WrittenMigration> {
  const { root, format, afterWrite } = config;
  const file = await writeRevisionFile(folder, name, source);
  const formatting = afterWriting({ root, files: [file], format, afterWrite, signal });
  const failure = await formatting.then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  const written = { file, source: await readFile(file, "utf8").catch(() => source) };
  await record(written);
  if (failure !== undefined) throw failure.error;
  return written;
}

/** Where a migration would be. */
export function plannedFile({ folder, name }: NewMigration): string {
  return join(folder, name);
}
