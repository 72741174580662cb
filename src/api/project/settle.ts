/** Which of squashes and what they replace counts on one database. */

import { nodeOf } from "../../revisions/files.js";
import { createGraph } from "../../revisions/graph.js";
import { adopted } from "../../runner/adopt.js";
import type { RevisionEntry } from "../../runner/revision-table.js";
import type { Project, StuckSquash } from "./project.js";

/** A project as it is for one database. */
export interface Settled<Row> {
  readonly project: Project;
  /** With the row of a squash where all that it replaces is applied; a run records it like that. */
  readonly rows: ReadonlyMap<string, Row>;
}

/**
 * The project for a database with these rows. A squash is used when nothing of what it replaces is applied, and counts as
 * applied when all is. When a part is, the old migrations go on, as long as their files are there.
 */
export function settle<Row extends RevisionEntry>(
  project: Project,
  found: ReadonlyMap<string, Row>,
): Settled<Row> {
  const { squashes, files } = project;
  if (squashes.length === 0) return { project, rows: found };
  const rows = adopted(squashes, found);
  const open = new Set<string>();
  const stuck: StuckSquash[] = [];
  for (const squash of squashes) {
    const applied = squash.replaces.filter((old) => rows.has(old));
    if (applied.length === 0) continue;
    const missing = squash.replaces.filter((old) => !files.has(old));
    if (missing.length === 0) open.add(squash.revision);
    else stuck.push({ squash, applied, missing });
  }
  if (open.size === 0 && stuck.length === 0) return { project, rows };
  const graph = createGraph([...files.values()].map(nodeOf), ({ id }) => open.has(id));
  return { project: { ...project, graph, stuck }, rows };
}
