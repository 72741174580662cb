/** A migration that is about to be written. */
import { dirname, join } from "node:path";
import { renderData } from "../../codegen/render-data.js";
import type { MigrationDraft, MigrationHead } from "../../codegen/render-migration.js";
import { SchemixError } from "../../errors/schemix-error.js";
import { classNameFor, fileNameFor } from "../../revisions/file-name.js";
import { describeRevisions, type RevisionGraph } from "../../revisions/graph.js";
import { resolveIdentifier } from "../../revisions/identifier.js";
import { isRevisionId, newRevisionId, revisionIdRule } from "../../revisions/revision-id.js";
import type { Project } from "../project/project.js";
import { sourceWords } from "../project/source-words.js";
import { versionPath } from "../project/version-path.js";
import type { GenerateRequest } from "../types.js";
import { renderWithTemplate } from "./migration-template.js";

export interface NewMigration {
  readonly revision: string;
  readonly parents: readonly string[];
  readonly message: string;
  /** Where its file goes, absolute. */
  readonly folder: string;
  /** Of its file, with the folders that its template makes. */
  readonly name: string;
  readonly source: string;
}

interface Draft extends MigrationPlace, Pick<MigrationHead, "transaction"> {
  readonly message: string;
}

/** The migration at its place that does `up`. */
export function newMigration(
  project: Project,
  draft: Draft & Pick<MigrationDraft, "up" | "down">,
): NewMigration {
  return withSource(project, draft, (head, date, file) => {
    const words = sourceWords(project.config, dirname(file));
    return renderWithTemplate(project.config, { ...head, words }, date);
  });
}

/** The migration at its place that is to be filled with rows. */
export function newData(project: Project, draft: Draft): NewMigration {
  return withSource(project, draft, renderData);
}

function withSource<D extends Draft>(
  { config }: Project,
  draft: D,
  render: (head: D & MigrationHead, date: Date, file: string) => string,
): NewMigration {
  const { message, revision, parents, folder } = draft;
  const date = new Date();
  const { fileName: template, timezone, slugLength } = config;
  const name = fileNameFor({ template, id: revision, message, date, timezone, slugLength });
  const source = render({ ...draft, className: classNameFor(message) }, date, join(folder, name));
  return { revision, parents, message, folder, name, source };
}

/** What a request says of the place of a new migration. */
export type PlaceRequest = Pick<
  GenerateRequest,
  "head" | "splice" | "labels" | "dependsOn" | "revision" | "versionPath" | "cwd"
>;

/** Where a new migration stands in the history. */
export type MigrationPlace = Pick<MigrationHead, "parents" | "labels" | "dependsOn" | "replaces"> & {
  readonly revision: string;
  /** Where its file goes. */
  readonly folder: string;
};

/**
 * Where a new migration stands; `parents` when they are chosen already.
 * @throws SchemixError `REVISION_HEADS`, `REVISION_UNREACHABLE`, `REVISION_DUPLICATE`, `MIGRATION_INVALID`, `USAGE` for a
 * folder that is none of migrations, and those of names that mean no revision
 */
export function placeOf(
  project: Project,
  request: PlaceRequest = {},
  parents: readonly string[] = parentsFor(project.graph, request),
): MigrationPlace {
  const { graph } = project;
  const { labels = [], revision = newRevisionId() } = request;
  for (const name of [revision, ...labels]) refuseName(name, graph);
  const dependsOn = (request.dependsOn ?? []).map((text) =>
    graph.labels.has(text) ? text : one(resolveIdentifier(text, graph, []), text),
  );
  return { revision, parents, labels, dependsOn, folder: versionPath(project, parents, request) };
}

function parentsFor(graph: RevisionGraph, { head, splice }: PlaceRequest): readonly string[] {
  if (head === undefined) return onlyHead(graph);
  const parents = resolveIdentifier(head, graph, []);
  const inside = parents.filter((id) => (graph.children.get(id)?.length ?? 0) > 0);
  if (inside.length === 0 || splice === true) return parents;
  throw new SchemixError("REVISION_UNREACHABLE", {
    message: `${inside.join(", ")} is not a head`,
    why: `Built on it is:\n${describeRevisions(graph, graph.children.get(inside[0] ?? "") ?? [])}`,
    fix: "Name a head, or pass --splice to begin another branch there.",
    data: { revisions: inside },
  });
}

function onlyHead({ heads }: RevisionGraph): readonly string[] {
  if (heads.length < 2) return heads;
  throw new SchemixError("REVISION_HEADS", {
    message: `There are ${heads.length} heads: ${heads.join(", ")}`,
    why: "A new migration follows one head; which one is not guessed.",
    fix: "Join them with `schemix merge`, or name one with --head.",
    data: { heads },
  });
}

function one(ids: readonly string[], text: string): string {
  const [only, ...others] = ids;
  if (only !== undefined && others.length === 0) return only;
  throw new SchemixError("REVISION_HEADS", {
    message: `\`${text}\` names ${ids.length === 0 ? "no revision" : ids.join(" and ")}`,
    fix: "Name one revision for each dependency.",
    data: { identifier: text },
  });
}

/** Ids and labels share their names. */
function refuseName(name: string, graph: RevisionGraph): void {
  if (!isRevisionId(name)) {
    throw new SchemixError("MIGRATION_INVALID", {
      message: `\`${name}\` cannot name a revision or a branch`,
      why: `${revisionIdRule}.`,
      fix: "Choose another name.",
      data: { name },
    });
  }
  const owner = graph.nodes.has(name) ? name : graph.labels.get(name);
  if (owner === undefined) return;
  throw new SchemixError("REVISION_DUPLICATE", {
    message: `The name ${name} is that of ${graph.nodes.get(owner)?.file ?? owner} already`,
    why: "Ids and labels are names; each may be used once.",
    fix: "Choose another one.",
    data: { name },
  });
}
