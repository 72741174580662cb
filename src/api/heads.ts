import { openProject } from "./project/project.js";
import { revisionInfo } from "./project/revision-state.js";
import type { BaseRequest, HistoryResult } from "./types.js";

/**
 * The newest revisions: those that no other one builds on. Looks at the files alone, so every `state` is `unknown`.
 *
 * @throws SchemixError those of the configuration and the migration files
 * @example
 * const { revisions } = await heads();
 * if (revisions.length > 1) throw new Error("two branches: merge them first");
 */
export async function heads(request: BaseRequest = {}): Promise<HistoryResult> {
  const project = await openProject(request);
  return {
    revisions: project.graph.heads.map((revision) => revisionInfo(project, revision, undefined)),
  };
}
