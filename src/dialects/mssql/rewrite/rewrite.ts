/** What SQL Server needs done around an operation: see the parts. Each takes and gives an unordered plan. */
import type { AnyOperation } from "../../../objects/any.js";
import type { RewriteContext } from "../../dialect.js";
import { rewriteColumns } from "./columns.js";
import { rewriteDefinitions } from "./definitions.js";
import { rewriteHistory } from "./history.js";
import { rewriteIdentities } from "./identities.js";
import { rewritePermissions } from "./permissions.js";
import { rewritePlaces } from "./places.js";
import { PlanEditor } from "./plan-editor.js";
import { rewriteReplaced } from "./replaced.js";
import { rewriteTemporal } from "./temporal.js";
import { rewriteTypes } from "./types.js";
import { rewriteValues } from "./values.js";

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
