/** What PostgreSQL needs done around an operation: see the parts. Each takes and gives an unordered plan. */
import type { AnyOperation } from "../../objects/any.js";
import type { RewriteContext } from "../dialect.js";
import { PlanEditor } from "./plan-editor.js";
import { rewriteChangeover } from "./rewrite-changeover.js";
import { rewriteColumnCircles } from "./rewrite-column-circles.js";
import { rewriteColumnPrivileges } from "./rewrite-column-privileges.js";
import { rewriteColumns } from "./rewrite-columns.js";
import { rewriteDefaultPrivileges } from "./rewrite-default-privileges.js";
import { rewriteDefaults } from "./rewrite-defaults.js";
import { rewriteDefinitions } from "./rewrite-definitions.js";
import { rewriteDomainCircles } from "./rewrite-domain-circles.js";
import { rewriteDomainComments } from "./rewrite-domain-comments.js";
import { rewriteEnums } from "./rewrite-enums.js";
import { rewriteGenerated } from "./rewrite-generated.js";
import { rewriteIdentities } from "./rewrite-identities.js";
import { rewriteInheritedComments } from "./rewrite-inherited-comments.js";
import { withKeptKeys } from "./rewrite-keys.js";
import { rewriteNotNulls } from "./rewrite-not-nulls.js";
import { rewriteOwners } from "./rewrite-owners.js";
import { rewriteParking } from "./rewrite-parking.js";
import { rewritePartitionDefaults } from "./rewrite-partition-defaults.js";
import { rewritePartitionIndexes } from "./rewrite-partition-indexes.js";
import { rebuildPartitioned } from "./rewrite-partition-keys.js";
import { rewritePartitionNames } from "./rewrite-partition-names.js";
import { rewritePartitionSettings } from "./rewrite-partition-settings.js";
import { rewritePartitions } from "./rewrite-partitions.js";
import { rewritePublications } from "./rewrite-publications.js";
import { rewriteRowExpressions } from "./rewrite-row-expressions.js";
import { withIndexesTaken } from "./rewrite-using-index.js";
import { rewriteValidities } from "./rewrite-validities.js";

export function rewrite(
  operations: readonly AnyOperation[],
  context: RewriteContext,
): readonly AnyOperation[] {
  const editor = new PlanEditor(withIndexesTaken(withKeptKeys(operations, context), context), context);
  rewritePartitions(editor, context);
  rewritePublications(editor);
  rewriteEnums(editor, context);
  rewriteNotNulls(editor, context);
  rewriteIdentities(editor, context);
  rewriteGenerated(editor, context);
  rewriteColumns(editor, context);
  rewritePartitionIndexes(editor, context);
  rewriteDefaults(editor, context);
  rewriteRowExpressions(editor, context);
  rewriteOwners(editor, context);
  rewriteDefinitions(editor, context);
  rewriteChangeover(editor, context);
  rewriteParking(editor, context);
  rewritePartitionNames(editor, context);
  rewritePartitionDefaults(editor, context);
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
  return editor.operations;
}
