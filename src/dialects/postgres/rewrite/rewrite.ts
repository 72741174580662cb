/** What PostgreSQL needs done around an operation: see the parts. Each takes and gives an unordered plan. */
import type { AnyOperation } from "../../../objects/any.js";
import type { RewriteContext } from "../../dialect.js";
import { rewriteChangeover } from "./changeover.js";
import { rewriteColumnCircles } from "./column-circles.js";
import { rewriteColumnPrivileges } from "./column-privileges.js";
import { rewriteColumns } from "./columns.js";
import { withTreesCompleted } from "./completed-trees.js";
import { rewriteDefaultPrivileges } from "./default-privileges.js";
import { rewriteDefaults } from "./defaults.js";
import { rewriteDefinitions } from "./definitions.js";
import { rewriteDomainCircles } from "./domain-circles.js";
import { rewriteDomainComments } from "./domain-comments.js";
import { rewriteEnums } from "./enums.js";
import { rewriteGenerated } from "./generated.js";
import { rewriteIdentities } from "./identities.js";
import { rewriteInheritedComments } from "./inherited-comments.js";
import { rewriteInheritedNotNulls } from "./inherited-not-nulls.js";
import { withKeptKeys } from "./keys.js";
import { rewriteNotNulls } from "./not-nulls.js";
import { rewriteOwners } from "./owners.js";
import { rewriteParking } from "./parking.js";
import { rewritePartitionDefaults } from "./partition-defaults.js";
import { rewritePartitionIndexes } from "./partition-indexes.js";
import { rebuildPartitioned } from "./partition-keys.js";
import { rewritePartitionNames } from "./partition-names.js";
import { rewritePartitionNotNulls } from "./partition-not-nulls.js";
import { rewritePartitionSettings } from "./partition-settings.js";
import { rewritePartitions } from "./partitions.js";
import { rewritePersistence } from "./persistence.js";
import { PlanEditor } from "./plan-editor.js";
import { rewritePublications } from "./publications.js";
import { rewriteRowExpressions } from "./row-expressions.js";
import { dropTrees, rewriteScattered } from "./scattered.js";
import { rewriteSequenceLogging } from "./sequence-logging.js";
import { rewriteSequenceRights } from "./sequence-rights.js";
import { rewriteSeveralParents } from "./several-parents.js";
import { withIndexesTaken } from "./using-index.js";
import { rewriteValidities } from "./validities.js";

/** A plan in which indexes stay that are to be those of something else. */
function taken(operations: readonly AnyOperation[], context: RewriteContext): readonly AnyOperation[] {
  return withIndexesTaken(withKeptKeys(withTreesCompleted(operations, context), context), context);
}

export function rewrite(
  operations: readonly AnyOperation[],
  context: RewriteContext,
): readonly AnyOperation[] {
  const editor = new PlanEditor(taken(operations, context), context);
  rewritePartitions(editor, context);
  rewritePublications(editor);
  rewriteEnums(editor, context);
  rewriteNotNulls(editor, context);
  rewriteInheritedNotNulls(editor, context);
  rewriteSeveralParents(editor, context);
  rewriteIdentities(editor, context);
  rewriteGenerated(editor, context);
  rewriteColumns(editor, context);
  rewritePartitionIndexes(editor, context);
  rewriteDefaults(editor, context);
  rewriteRowExpressions(editor, context);
  rewriteOwners(editor, context);
  rewriteScattered(editor, context);
  rewriteDefinitions(editor, context);
  rewriteSequenceRights(editor, context);
  rewritePersistence(editor, context);
  rewriteSequenceLogging(editor, context);
  rewriteChangeover(editor, context);
  rewriteParking(editor, context);
  rewritePartitionNames(editor, context);
  rewritePartitionDefaults(editor, context);
  rewritePartitionNotNulls(editor, context);
  rewritePartitionSettings(editor, context);
  rewriteValidities(editor, context);
  rewriteInheritedComments(editor, context);
  rewriteDomainComments(editor, context);
  rewriteDomainCircles(editor, context);
  rewriteColumnCircles(editor, context);
  rebuildPartitioned(editor, context);
  editor.recreateForeignKeysOfDroppedKeys();
  rewriteDefaultPrivileges(editor, context);
  rewriteColumnPrivileges(editor, context);
  dropTrees(editor, context);
  return editor.operations;
}
