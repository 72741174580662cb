/** What objects have otherwise than privileges by default say is a fact: those that are older have it without a word. */
import type { AnyOperation } from "../../../../objects/any.js";
import type { AddColumn, AlterColumn } from "../../../../objects/column/shape.js";
import {
  type AlterObject,
  type CreateObject,
  type Definition,
  type DropObject,
  definitionReference,
} from "../../../../objects/definition/shape.js";
import { keyOf, type Reference } from "../../../../schema/object.js";
import type { Schema } from "../../../../schema/schema.js";
import { isSameData } from "../../../../util/compare.js";
import type { RewriteContext } from "../../../dialect.js";
import { grantsOf, usualPrivileges } from "../../compile/rights.js";
import type { PlanEditor } from "../plan-editor.js";

export function rewriteDefaultPrivileges(editor: PlanEditor, context: RewriteContext): void {
  const { before, after } = context;
  if ([before, after].every((schema) => schema.ofKind("defaultPrivilege").length === 0)) return;
  const made = madeBy(editor.operations, context);
  const isNew = (right: Reference, schema: Schema): boolean =>
    schema.dependenciesOf(right).some((on) => made.has(keyOf(on)) || !before.has(on));
  for (const operation of editor.operations.filter(isOfPrivilege)) {
    const right = definitionReference(operation, context.defaultNamespace);
    const [former, fact] = [before.get(right), after.get(right)] as (Definition | undefined)[];
    if (operation.kind === "dropObject") {
      if (former !== undefined && fact === undefined && isUsual(former)) editor.replace(operation);
    } else if (fact !== undefined && former === undefined && isUsual(fact) && !isNew(right, after))
      editor.replace(operation);
  }
}

function isOfPrivilege(operation: AnyOperation): operation is CreateObject | DropObject {
  return (
    (operation.kind === "createObject" || operation.kind === "dropObject") && operation.object === "privilege"
  );
}

/** What the plan makes anew, though it is there before; a column that becomes an identity gets a sequence. */
function madeBy(
  operations: readonly AnyOperation[],
  { defaultNamespace }: RewriteContext,
): ReadonlySet<string> {
  return new Set(
    operations.flatMap((operation) => {
      if (operation.kind === "createObject" || isChangeover(operation))
        return [keyOf(definitionReference(operation, defaultNamespace))];
      if (operation.kind === "alterEnum") {
        const { namespace = defaultNamespace, name } = operation;
        return [keyOf({ kind: "enum", namespace, name })];
      }
      const name = newIdentityOf(operation);
      if (name === undefined) return [];
      const { namespace = defaultNamespace, table } = operation as AddColumn | AlterColumn;
      return [keyOf({ kind: "column", namespace, table, name })];
    }),
  );
}

/** Whether a domain is made beside the former one, whose place it takes. */
function isChangeover(operation: AnyOperation): operation is AlterObject {
  return (
    operation.kind === "alterObject" &&
    operation.object === "domain" &&
    operation.statements.some((statement) => statement.startsWith("CREATE DOMAIN "))
  );
}

/** The column that becomes an identity. */
function newIdentityOf(operation: AnyOperation): string | undefined {
  if (operation.kind === "addColumn") return operation.column.name;
  if (operation.kind !== "alterColumn" || operation.existingIdentity === true) return undefined;
  return (operation.identity ?? null) === null ? undefined : operation.name;
}

/** Whether a fact says what would be without it, but for privileges by default. */
function isUsual(right: Definition): boolean {
  const grants = grantsOf(right);
  return grants !== undefined && isSameData(grants.privileges, usualPrivileges(grants));
}
