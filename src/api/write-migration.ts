import { relative } from "node:path";
import { writeRevisionFile } from "../revisions/files.js";
import type { NewMigration } from "./new-migration.js";
import type { Project } from "./project.js";

/** A migration file as it stands in its folder. */
export interface WrittenMigration {
  readonly file: string;
  readonly source: string;
}

/**
 * Writes a new migration.
 * @throws SchemixError `FILE_EXISTS`, `FILE_UNWRITABLE`
 */
export async function writeMigration(
  _project: Project,
  { folder, name, source }: NewMigration,
): Promise<WrittenMigration> {
  return { file: await writeRevisionFile(folder, name, source), source };
}

/** The path that a migration would have, for people. */
export function plannedFile({ config }: Project, { folder, name }: NewMigration): string {
  const [only, ...others] = config.migrations;
  return others.length === 0 && folder === only ? name : `${relative(config.root, folder)}/${name}`;
}
