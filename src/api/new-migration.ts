/** A migration that is about to be written. */
import { type MigrationDraft, type MigrationHead, renderMigration } from "../codegen/render-migration.js";
import { type RepairDraft, renderRepair } from "../codegen/render-repair.js";
import { SchemixError } from "../errors/schemix-error.js";
import { classNameFor, fileNameFor } from "../revisions/file-name.js";
import { newRevisionId } from "../revisions/revision-id.js";
import type { Project } from "./project.js";

export interface NewMigration {
  readonly revision: string;
  readonly parents: readonly string[];
  readonly message: string;
  /** Of its file. */
  readonly name: string;
  readonly source: string;
}

interface Draft {
  readonly message: string;
  readonly parents: readonly string[];
}

/** The migration after `parents` that does `up`, with a revision of its own. */
export function newMigration(
  project: Project,
  draft: Draft & Pick<MigrationDraft, "up" | "down">,
): NewMigration {
  return withSource(project, draft, (head) => renderMigration({ ...head, ...draft }));
}

/** The migration after `parents` that does something on one database only. */
export function newRepair(
  project: Project,
  draft: Draft & Pick<RepairDraft, "guard" | "statements">,
): NewMigration {
  return withSource(project, draft, (head) => renderRepair({ ...head, ...draft }));
}

function withSource(
  { config }: Project,
  { message, parents }: Draft,
  render: (head: MigrationHead) => string,
): NewMigration {
  const revision = newRevisionId();
  const source = render({ className: classNameFor(message), revision, parents, message });
  const name = fileNameFor({ template: config.fileName, id: revision, message, date: new Date() });
  return { revision, parents, message, name, source };
}

/**
 * What a new migration follows.
 * @throws SchemixError `REVISION_HEADS`
 */
export function parentsOf({ graph }: Project): readonly string[] {
  if (graph.heads.length < 2) return graph.heads;
  throw new SchemixError("REVISION_HEADS", {
    message: `There are ${graph.heads.length} heads: ${graph.heads.join(", ")}`,
    why: "A new migration follows one head; which one is not guessed.",
    fix: "Join them with `schemix merge`.",
    data: { heads: graph.heads },
  });
}
