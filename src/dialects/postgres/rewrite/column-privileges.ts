import { type Definition, definitionReference } from "../../../objects/definition/shape.js";
import type { RewriteContext } from "../../dialect.js";
import { grantChanges, grantsOf } from "../compile/rights.js";
import { nameParts } from "./dependencies.js";
import type { PlanEditor } from "./plan-editor.js";

/** What somebody may do with a column that goes, goes with it: there is nothing to take away then. */
export function rewriteColumnPrivileges(editor: PlanEditor, context: RewriteContext): void {
  const { before, after, defaultNamespace } = context;
  for (const operation of editor.operations) {
    if (operation.kind !== "alterObject" || operation.object !== "privilege") continue;
    const reference = definitionReference(operation, defaultNamespace);
    const [former, wanted] = [before.get(reference), after.get(reference)] as (Definition | undefined)[];
    const grants = former === undefined ? undefined : grantsOf(former);
    if (former === undefined || wanted === undefined || grants === undefined) continue;
    const gone = before.dependenciesOf(former).filter((on) => on.kind === "column" && !after.has(on));
    if (gone.length === 0) continue;
    const isGone = (column: string): boolean => gone.some(({ name }) => name === nameParts(column)[0]);
    const privileges = grants.privileges.filter(([, column]) => column === null || !isGone(column));
    const statements = grantChanges({ ...former, details: { ...grants, privileges } }, wanted) ?? [];
    editor.replace(operation, ...(statements.length === 0 ? [] : [{ ...operation, statements }]));
  }
}
