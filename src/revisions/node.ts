/** What the graph knows of a revision. */
export interface RevisionNode {
  readonly id: string;
  readonly parents: readonly string[];
  readonly labels: readonly string[];
  /** Ids or labels. */
  readonly dependsOn: readonly string[];
  /** Revisions that it does the work of, in their order. */
  readonly replaces?: readonly string[] | undefined;
  readonly message?: string | undefined;
  /** Path of its file, for messages. */
  readonly file?: string | undefined;
}
