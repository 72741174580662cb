import { SchemixError } from "../errors/schemix-error.js";
import { conflictsBetween, isOpaque } from "../lint/conflicts.js";
import type { AnyOperation } from "../objects/any.js";
import { ancestors, describeRevisions, type RevisionGraph } from "../revisions/graph.js";
import { resolveIdentifier } from "../revisions/identifier.js";
import { processRevision } from "./comparison/process-revision.js";
import { openProject, type Project } from "./project/project.js";
import { StepRecorder } from "./rehearsal/record-steps.js";
import type { MergeConflict, MergeRequest, MergeResult } from "./types.js";
import { newMigration, placeOf } from "./writing/new-migration.js";
import { plannedFile, writeMigration } from "./writing/write-migration.js";

/**
 * Writes an empty migration that has several revisions as parents, and tells whether their branches touch the same
 * things: every migration of the branches is recorded, none is run. No database is needed.
 *
 * @throws SchemixError `REVISION_UNREACHABLE` when there is nothing to join, one is part of another, or others were
 * built on one (see `splice`); `REVISION_UNKNOWN`, `REVISION_AMBIGUOUS`, `HOOK_FAILED`, those of recording and of writing the file
 * @example
 * const { isCommuting, conflicts } = await merge({ message: "billing and search" });
 */
export async function merge(request: MergeRequest = {}): Promise<MergeResult> {
  const project = await openProject(request);
  const { graph } = project;
  const parents = (request.revisions ?? ["heads"]).flatMap((text) => resolveIdentifier(text, graph, []));
  refuse(graph, parents, request.splice === true);
  const found = await compareBranches(project, parents);
  const place = placeOf(project, { labels: request.labels }, parents);
  const planned = { message: request.message ?? `merge ${parents.join(" and ")}`, parents, up: [], down: [] };
  const {
    message = planned.message,
    up,
    down,
    transaction,
  } = await processRevision(project, "merge", planned);
  const migration = newMigration(project, { message, ...place, up, down, transaction });
  const { revision, source } = migration;
  const written =
    request.dryRun === true
      ? { file: plannedFile(migration), source }
      : await writeMigration(project, request, migration);
  return { revision, parents, ...written, ...found };
}

/** @throws SchemixError `REVISION_UNREACHABLE` */
function refuse(graph: RevisionGraph, parents: readonly string[], isSpliced: boolean): void {
  const fault = (message: string, why: string | undefined, fix: string) =>
    new SchemixError("REVISION_UNREACHABLE", { message, why, fix, data: { revisions: parents } });
  if (parents.length < 2) {
    throw fault(
      "A merge joins two revisions or more",
      parents[0] === undefined ? "No revision was named." : `Named was only ${parents[0]}.`,
      "`schemix heads` shows what there is to join.",
    );
  }
  for (const [index, id] of parents.entries()) {
    if (parents.indexOf(id) !== index) throw fault(`${id} is named twice`, undefined, "Name it once.");
    const below = ancestors(graph, [id]);
    const part = parents.find((other) => other !== id && below.has(other));
    if (part !== undefined)
      throw fault(`${id} has ${part} before it already`, undefined, `Leave ${part} out.`);
    const children = graph.children.get(id) ?? [];
    if (children.length > 0 && !isSpliced) {
      throw fault(
        `${id} is not a head`,
        `Built on it is:\n${describeRevisions(graph, children)}`,
        "Name the heads, or pass --splice to make another branch that begins with the merge.",
      );
    }
  }
}

type Findings = Pick<MergeResult, "isCommuting" | "conflicts" | "opaque">;

/** A revision with what it does. */
interface Recorded {
  readonly revision: string;
  readonly operations: readonly AnyOperation[];
}

/** Looks at each pair of branches, from where they part. */
async function compareBranches(project: Project, parents: readonly string[]): Promise<Findings> {
  const { graph } = project;
  const recorder = new StepRecorder(project);
  const reaches = parents.map((id) => ancestors(graph, [id]));
  const conflicts: MergeConflict[] = [];
  const opaque = new Set<string>();
  const recordAll = async (ids: ReadonlySet<string>, others: ReadonlySet<string>): Promise<Recorded[]> => {
    const own = graph.order.filter((id) => ids.has(id) && !others.has(id));
    const steps = await recorder.steps(own, "up");
    for (const { revision, operations } of steps) if (operations.some(isOpaque)) opaque.add(revision);
    return steps.map(({ revision, operations }) => ({ revision, operations }));
  };
  for (const [index, one] of reaches.entries()) {
    for (const other of reaches.slice(index + 1)) {
      const [left, right] = [await recordAll(one, other), await recordAll(other, one)];
      for (const a of left) for (const b of right) conflicts.push(...conflictsOf(a, b));
    }
  }
  return { isCommuting: conflicts.length === 0 && opaque.size === 0, conflicts, opaque: [...opaque].sort() };
}

function conflictsOf(left: Recorded, right: Recorded): readonly MergeConflict[] {
  return conflictsBetween(left.operations, right.operations).map((conflict) => ({
    left: { revision: left.revision, operation: conflict.left },
    right: { revision: right.revision, operation: conflict.right },
  }));
}
