/** What SQL Server needs done around an operation: see the parts. Each takes and gives an unordered plan. */
import type { AnyOperation } from "../../objects/any.js";
import type { RewriteContext } from "../dialect.js";
import { PlanEditor } from "./plan-editor.js";
import { rewriteColumns } from "./rewrite-columns.js";
import { rewriteDefinitions } from "./rewrite-definitions.js";
import { rewriteHistory } from "./rewrite-history.js";
import { rewriteIdentities } from "./rewrite-identities.js";
import { rewritePermissions } from "./rewrite-permissions.js";
import { rewritePlaces } from "./rewrite-places.js";
import { rewriteReplaced } from "./rewrite-replaced.js";
import { rewriteTemporal } from "./rewrite-temporal.js";
import { rewriteTypes } from "./rewrite-types.js";
import { rewriteValues } from "./rewrite-values.js";

export function rewrite(
  operations: readonly AnyOperation[],
  context: RewriteContext,
): readonly AnyOperation[] {
  const editor = new PlanEditor(operations, context);
  rewritePlaces(editor, context);
  rewriteReplaced(editor, context);
  const rebuilt = rewriteColumns(editor, context);
  rewriteTypes(editor, context);
  rewriteDefinitions(editor, context);
  rewriteTemporal(editor, context);
  editor.recreateForeignKeysOfDroppedKeys();
  rewriteValues(editor, context);
  rewriteHistory(editor, context);
  rewriteIdentities(editor, context, rebuilt);
  rewritePermissions(editor, context);
  return editor.operations;
}
