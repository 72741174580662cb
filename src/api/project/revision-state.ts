/** What files and database say of the revisions, together. */
import { SchemixError } from "../../errors/schemix-error.js";
import { upCommand } from "../../revisions/up-command.js";
import { headsOf, isApplied } from "../../runner/applied.js";
import type { RevisionEntry, RevisionRow } from "../../runner/revision-table.js";
import { labelOf } from "../../runner/step.js";
import { compareText } from "../../util/compare.js";
import type { RevisionInfo } from "../types.js";
import type { Project, StuckSquash } from "./project.js";

type Rows = ReadonlyMap<string, RevisionRow>;

/** The revisions that count as applied: one that is half way down still does, one that is half way up not yet. */
export function appliedSet(rows: ReadonlyMap<string, RevisionEntry>): Set<string> {
  const applied = new Set<string>();
  for (const row of rows.values()) if (isApplied(row)) applied.add(row.revision);
  return applied;
}

/** The revisions of the migration files that are not applied, in their order. */
export function pendingOf({ graph }: Project, applied: ReadonlySet<string>): readonly string[] {
  return graph.order.filter((revision) => !applied.has(revision));
}

/**
 * Refuses to look at a database that migrations have still to change.
 * @param why what would come of it, and what to do besides `schemix up`
 * @throws SchemixError `DATABASE_BEHIND`
 */
export function checkPending(
  project: Project,
  applied: ReadonlySet<string>,
  { why, fix = "" }: { readonly why: string; readonly fix?: string },
): void {
  const pending = pendingOf(project, applied);
  if (pending.length === 0) return;
  const what = pending.length === 1 ? "A migration is" : `${pending.length} migrations are`;
  throw new SchemixError("DATABASE_BEHIND", {
    message: `${what} not applied to ${project.config.database.display}: ${pending.slice(0, 5).join(", ")}`,
    why,
    fix: `Run \`${upCommand(project.graph.heads)}\` first.${fix}`,
    data: { pending },
  });
}

/** Applied revisions that no other applied one builds on, sorted; those without a file too. */
export function appliedHeads(project: Project, rows: ReadonlyMap<string, RevisionEntry>): string[] {
  return headsOf(rows, ({ revision, parents }) => project.graph.nodes.get(revision)?.parents ?? parents);
}

/** One revision as files and database know it. `rows` absent: the database was not asked. */
export function revisionInfo(project: Project, revision: string, rows: Rows | undefined): RevisionInfo {
  const file = project.files.get(revision);
  const row = rows?.get(revision);
  const isHead = project.graph.heads.includes(revision);
  const { labels = [], replaces = [] } = file?.metadata ?? {};
  const node = project.graph.nodes.get(revision) ?? file?.metadata;
  const dependsOn = node?.dependsOn ?? [];
  const known = {
    revision,
    message: file?.metadata.message ?? row?.message ?? "",
    parents: node?.parents ?? row?.parents ?? [],
    ...(labels.length === 0 ? {} : { labels }),
    ...(dependsOn.length === 0 ? {} : { dependsOn }),
    ...(replaces.length === 0 ? {} : { replaces }),
    ...(file === undefined ? {} : { file: file.path }),
    isHead,
  };
  if (rows === undefined) return { ...known, state: "unknown" };
  if (row === undefined) return { ...known, state: "pending" };
  const { appliedAt, appliedBy, milliseconds } = row;
  return {
    ...known,
    state: file === undefined ? "missing" : row.state,
    appliedAt,
    appliedBy,
    ...(milliseconds === undefined ? {} : { milliseconds }),
    isEdited: isEdited(project, row),
  };
}

/** Whether the file changed after it was applied. A half-done migration may be edited: that is how it is repaired. */
function isEdited(project: Project, row: RevisionRow): boolean {
  const file = project.files.get(row.revision);
  return file !== undefined && row.state === "applied" && file.checksum !== row.checksum;
}

/** The rows whose files are gone; those of a stuck squash are told with it. */
export function missingRows(project: Project, rows: Rows): RevisionRow[] {
  const told = new Set(project.squashes.flatMap(({ replaces }) => replaces));
  return [...rows.values()].filter(({ revision }) => !project.files.has(revision) && !told.has(revision));
}

/** What a person should look at, one sentence each. */
export function problemsOf(project: Project, rows: Rows): string[] {
  const problems = project.stuck.map(describeStuck);
  const missing = new Set(missingRows(project, rows));
  for (const row of rows.values()) {
    if (missing.has(row)) {
      problems.push(`${labelOf(row)} is applied, and its migration file is gone`);
    } else if (isEdited(project, row)) {
      problems.push(`${labelOf(row)} was edited after it was applied at ${row.appliedAt}`);
    }
    if (row.state !== "applied") {
      const how = row.state === "running" ? "is under way or was cut off" : "has failed";
      problems.push(
        `${labelOf(row)}: ${row.direction} ${how} after ${row.statementIndex} of ${row.statementCount} statements`,
      );
    }
  }
  return problems.sort(compareText);
}

function describeStuck({ squash, applied, missing }: StuckSquash): string {
  return `${applied.length} of the ${squash.replaces.length} migrations that ${labelOf(squash)} replaces ${applied.length === 1 ? "is" : "are"} applied, and the files of ${missing.join(", ")} are gone`;
}

/**
 * Refuses to build on revisions that nobody can read any more.
 * @throws SchemixError `REVISION_FILE_MISSING`, `SQUASH_STUCK`
 */
export function checkMissing(project: Project, rows: Rows): void {
  const [stuck] = project.stuck;
  if (stuck !== undefined) throw stuckError(project, stuck);
  const missing = missingRows(project, rows);
  const [first] = missing;
  if (first === undefined) return;
  throw new SchemixError("REVISION_FILE_MISSING", {
    message: `${missing.map(labelOf).join(", ")} ${missing.length === 1 ? "is" : "are"} applied, and no migration file has that revision`,
    where: project.config.migrations.join(", "),
    why: `It was applied at ${first.appliedAt} by ${first.appliedBy}. The file was deleted, or belongs to another branch or a newer release.`,
    fix: "Bring the file back, from version control for example. If it is gone for good, `schemix repair` shows what would be forgotten, and forgets it.",
    data: { revisions: missing.map(({ revision }) => revision) },
  });
}

function stuckError({ config }: Project, stuck: StuckSquash): SchemixError {
  const { squash, applied, missing } = stuck;
  return new SchemixError("SQUASH_STUCK", {
    message: describeStuck(stuck),
    where: config.migrations.join(", "),
    why: "The squash does the work of all of them together: it cannot go on where some of them stopped.",
    fix: `Bring the files back, from version control for example, and run \`schemix up\`: it applies the rest, and records the squash. Or bring the database to the state after ${squash.replaces.at(-1)} by hand, and \`schemix stamp ${squash.revision}\` it.`,
    data: { squash: squash.revision, applied, missing },
  });
}

/**
 * Refuses to build on migrations that were changed after they were applied.
 * @throws SchemixError `REVISION_EDITED`
 */
export function checkEdited(project: Project, rows: Rows): void {
  const edited = [...rows.values()].filter((row) => isEdited(project, row));
  const [first] = edited;
  if (first === undefined) return;
  const files = edited.map((row) => project.files.get(row.revision)?.path ?? row.revision);
  throw new SchemixError("REVISION_EDITED", {
    message: `${edited.map(labelOf).join(", ")} ${edited.length === 1 ? "was" : "were"} edited after being applied`,
    where: files.join(", "),
    why: `Applied at ${first.appliedAt} by ${first.appliedBy}; other databases would get something else than this one has.`,
    fix: "Put the file back as it was and write a new migration for the change. If the edit changes nothing for the database, `schemix stamp current` accepts the files as they are.",
    data: {
      revisions: edited.map((row) => ({
        revision: row.revision,
        file: project.files.get(row.revision)?.path,
        applied: row.checksum,
        now: project.files.get(row.revision)?.checksum,
      })),
    },
  });
}
