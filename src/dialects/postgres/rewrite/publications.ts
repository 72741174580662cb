import type { AnyOperation } from "../../../objects/any.js";
import type { AlterObject } from "../../../objects/definition/shape.js";
import type { PlanEditor } from "./plan-editor.js";

/** What a publication loses it loses before that goes itself, with the tables in it. */
export function rewritePublications(editor: PlanEditor): void {
  for (const operation of editor.operations.filter(isEmptied))
    editor.replace(operation, { ...operation, isFirst: true });
}

function isEmptied(operation: AnyOperation): operation is AlterObject {
  return (
    operation.kind === "alterObject" &&
    operation.object === "publication" &&
    operation.statements.some((statement) => / DROP TABLES? /.test(statement))
  );
}
