import type { AnyOperation } from "../../../../objects/any.js";
import {
  type AlterObject,
  type Definition,
  type DefinitionOperation,
  definitionReference,
} from "../../../../objects/definition/shape.js";
import { allOf } from "../../../../objects/find.js";
import { keyOf, type Reference } from "../../../../schema/object.js";
import type { RewriteContext } from "../../../dialect.js";
import { grantChanges, grantsOf } from "../../compile/rights.js";
import { nameParts } from "../dependencies.js";
import type { PlanEditor } from "../plan-editor.js";

/**
 * What somebody may do with a column that goes, goes with it: there is nothing to take away then. Where a column comes in its place, it
 * is given anew.
 */
export function rewriteColumnPrivileges(editor: PlanEditor, context: RewriteContext): void {
  const { before, after, defaultNamespace } = context;
  const replaced = new Set(editor.columnsMadeAnew().map(keyOf));
  for (const former of allOf(before, "privilege")) {
    const wanted = after.get(former) as Definition | undefined;
    if (wanted === undefined) continue;
    const lost = before
      .dependenciesOf(former)
      .filter((on) => on.kind === "column" && (!after.has(on) || replaced.has(keyOf(on))));
    if (lost.length === 0) continue;
    const isOfIt = (operation: AnyOperation): operation is DefinitionOperation =>
      "object" in operation && keyOf(definitionReference(operation, defaultNamespace)) === keyOf(former);
    const operation = editor.operations.find(isOfIt);
    // What it is on is made anew, and the right with it.
    if (operation !== undefined && operation.kind !== "alterObject") continue;
    // Where nobody asks for rights, those that are there are wanted, even on what goes.
    const gone = lost.filter((column) => !after.has(column));
    const statements = grantChanges(without(lost, former), without(gone, wanted)) ?? [];
    if (operation !== undefined) editor.replace(operation);
    const change: AlterObject = {
      kind: "alterObject",
      object: "privilege",
      name: former.name,
      ...operation,
      statements,
    };
    if (statements.length > 0) editor.add(change);
  }
}

/** What somebody may do, but for some columns. */
function without(columns: readonly Reference[], right: Definition): Definition {
  const grants = grantsOf(right);
  if (grants === undefined) return right;
  const isOf = (spelled: string): boolean => columns.some(({ name }) => name === nameParts(spelled)[0]);
  const privileges = grants.privileges.filter(([, column]) => column === null || !isOf(column));
  return { ...right, details: { ...grants, privileges } };
}
