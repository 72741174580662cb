/** What PostgreSQL needs done around an operation: see the parts. Each takes and gives an unordered plan. */
import type { AnyOperation } from "../../../objects/any.js";
import type { RewriteContext } from "../../dialect.js";
import { rewriteColumnCircles } from "./column-circles.js";
import { rewriteColumns } from "./columns.js";
import { rewriteDefaults } from "./defaults.js";
import { rewriteDefinitions } from "./definitions.js";
import { rewriteGenerated } from "./generated.js";
import { rewriteInheritedComments } from "./heirs/comments.js";
import { rewriteInheritedNotNulls } from "./heirs/not-nulls.js";
import { rewriteSeveralParents } from "./heirs/several-parents.js";
import { rewriteValidities } from "./heirs/validities.js";
import { rewriteIdentities } from "./identities.js";
import { withKeptKeys } from "./keys.js";
import { rewriteNotNulls } from "./not-nulls.js";
import { withTreesCompleted } from "./partitions/completed-trees.js";
import { rewritePartitionDefaults } from "./partitions/defaults.js";
import { rewritePartitionIndexes } from "./partitions/indexes.js";
import { rebuildPartitioned } from "./partitions/keys.js";
import { rewritePartitionNames } from "./partitions/names.js";
import { rewritePartitionNotNulls } from "./partitions/not-nulls.js";
import { rewritePartitions } from "./partitions/partitions.js";
import { dropTrees, rewriteScattered } from "./partitions/scattered.js";
import { rewritePartitionSettings } from "./partitions/settings.js";
import { rewritePersistence } from "./persistence.js";
import { PlanEditor } from "./plan-editor.js";
import { rewritePublications } from "./publications.js";
import { rewriteColumnPrivileges } from "./rights/column-privileges.js";
import { rewriteDefaultPrivileges } from "./rights/default-privileges.js";
import { rewriteOwners } from "./rights/owners.js";
import { rewriteSequenceRights } from "./rights/sequence-rights.js";
import { rewriteSequenceLogging } from "./sequence-logging.js";
import { rewriteChangeover } from "./types/changeover.js";
import { rewriteDomainCircles } from "./types/domain-circles.js";
import { rewriteDomainComments } from "./types/domain-comments.js";
import { rewriteEnums } from "./types/enums.js";
import { rewriteParking } from "./types/parking.js";
import { rewriteRowExpressions } from "./types/row-expressions.js";
import { withIndexesTaken } from "./using-index.js";

/** A plan in which indexes stay that are to be those of something else. */
function taken(operations: readonly AnyOperation[], context: RewriteContext): readonly AnyOperation[] {
  return withIndexesTaken(withKeptKeys(withTreesCompleted(operations, context), context), context);
}

type Pass = (editor: PlanEditor, context: RewriteContext) => void;

/** Each looks at the plan that the ones before it have left: whoever makes something anew comes before whoever asks what is made anew. */
const passes: readonly Pass[] = [
  // What changes by itself: partitions that leave, values of enums, columns and what they say.
  rewritePartitions,
  rewritePublications,
  rewriteEnums,
  rewriteNotNulls,
  rewriteInheritedNotNulls,
  rewriteSeveralParents,
  rewriteIdentities,
  rewriteGenerated,
  rewriteColumns,
  rewritePartitionIndexes,
  rewriteDefaults,
  rewriteRowExpressions,
  rewriteOwners,
  rewriteScattered,
  // What stands on that: it goes first and comes back, or its columns hold something else in the meantime.
  rewriteDefinitions,
  rewriteSequenceRights,
  rewritePersistence,
  rewriteSequenceLogging,
  rewriteChangeover,
  rewriteParking,
  // What the server hands down, or does not: partitions and heirs are told what they have of their own.
  rewritePartitionNames,
  rewritePartitionDefaults,
  rewritePartitionNotNulls,
  rewritePartitionSettings,
  rewriteValidities,
  rewriteInheritedComments,
  rewriteDomainComments,
  // What is left in circles, and keys of what came anew; at last rights, which everything that came anew has lost.
  rewriteDomainCircles,
  rewriteColumnCircles,
  rebuildPartitioned,
  (editor) => editor.recreateForeignKeysOfDroppedKeys(),
  rewriteDefaultPrivileges,
  rewriteColumnPrivileges,
  dropTrees,
];

export function rewrite(
  operations: readonly AnyOperation[],
  context: RewriteContext,
): readonly AnyOperation[] {
  const editor = new PlanEditor(taken(operations, context), context);
  for (const pass of passes) pass(editor, context);
  return editor.operations;
}
