import { openProject } from "./project/project.js";
import { revisionInfo } from "./project/revision-state.js";
import type { BaseRequest, BranchesResult } from "./types.js";

/**
 * Where the history forks: the revisions that several others were built on, with those others, and the labels there
 * are. Looks at the files alone, so every `state` is `unknown`.
 *
 * @throws SchemixError those of the configuration and the migration files
 * @example
 * const { branchPoints } = await branches();
 */
export async function branches(request: BaseRequest = {}): Promise<BranchesResult> {
  const project = await openProject(request);
  const { graph } = project;
  const info = (revision: string) => revisionInfo(project, revision, undefined);
  const forks = [...graph.order].reverse().filter((id) => (graph.children.get(id)?.length ?? 0) > 1);
  return {
    branchPoints: forks.map((id) => ({
      ...info(id),
      children: (graph.children.get(id) ?? []).map(info),
    })),
    labels: Object.fromEntries(graph.labels),
  };
}
