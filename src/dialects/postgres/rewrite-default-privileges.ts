/**
 * Privileges by default are set before anything is made, so that new objects get what the wanted ones give. What these say otherwise
 * is taken from them; what was there before is as it was.
 */
import type { AnyOperation } from "../../objects/any.js";
import {
  type CreateObject,
  type Definition,
  type DropObject,
  definitionReference,
} from "../../objects/definition/shape.js";
import { keyOf, type Reference } from "../../schema/object.js";
import type { Schema } from "../../schema/schema.js";
import { isSameData } from "../../util/compare.js";
import type { RewriteContext } from "../dialect.js";
import type { PlanEditor } from "./plan-editor.js";
import { type Grants, type Privilege, revokeStatement, usualPrivileges } from "./rights.js";

export function rewriteDefaultPrivileges(editor: PlanEditor, context: RewriteContext): void {
  const { before, after } = context;
  const wanted = after.ofKind("defaultPrivilege") as readonly Definition[];
  if (wanted.length + before.ofKind("defaultPrivilege").length === 0) return;
  const made = madeBy(editor.operations, context);
  const isNew = (right: Reference, schema: Schema): boolean =>
    schema.dependenciesOf(right).some((on) => made.has(keyOf(on)) || !before.has(on));
  for (const operation of editor.operations.filter(isOfPrivilege)) {
    const right = definitionReference(operation, context.defaultNamespace);
    const [former, fact] = [before.get(right), after.get(right)] as (Definition | undefined)[];
    if (operation.kind === "dropObject") {
      if (former !== undefined && fact === undefined && isUsual(former)) editor.replace(operation);
    } else if (fact !== undefined) {
      if (!isNew(right, after)) {
        if (former === undefined && isUsual(fact)) editor.replace(operation);
      } else if (wanted.some((rule) => givesMore(rule, fact)))
        editor.replace(operation, { ...operation, definition: exactly(operation.definition, fact) });
    }
  }
}

function isOfPrivilege(operation: AnyOperation): operation is CreateObject | DropObject {
  return (
    (operation.kind === "createObject" || operation.kind === "dropObject") && operation.object === "privilege"
  );
}

/** What the plan makes anew, though it is there before. */
function madeBy(
  operations: readonly AnyOperation[],
  { defaultNamespace }: RewriteContext,
): ReadonlySet<string> {
  return new Set(
    operations.flatMap((operation) =>
      operation.kind === "createObject" ? [keyOf(definitionReference(operation, defaultNamespace))] : [],
    ),
  );
}

function grantsOf({ details }: Definition): Grants {
  return details as unknown as Grants;
}

/** Whether a fact says what would be without it, but for privileges by default. */
function isUsual(right: Definition): boolean {
  return isSameData(grantsOf(right).privileges, usualPrivileges(grantsOf(right)));
}

const objects: Readonly<Record<string, readonly string[]>> = {
  TABLES: ["TABLE"],
  SEQUENCES: ["SEQUENCE"],
  FUNCTIONS: ["FUNCTION", "PROCEDURE"],
  TYPES: ["TYPE"],
  SCHEMAS: ["SCHEMA"],
};

/** Whether a new object may get more by default than is wanted; whose objects a default is about is not known here. */
function givesMore(rule: Definition, right: Definition): boolean {
  const [given, wanted] = [grantsOf(rule), grantsOf(right)];
  const kind = wanted.on.slice(0, wanted.on.indexOf(" "));
  if (given.grantee !== wanted.grantee || !objects[given.on]?.includes(kind)) return false;
  const isWanted = (privilege: Privilege): boolean =>
    wanted.privileges.some((each) => isSameData(each, privilege));
  return !given.privileges.every(isWanted);
}

function exactly(definition: string, right: Definition): string {
  const revoke = revokeStatement(grantsOf(right));
  return definition.startsWith(revoke) ? definition : `${revoke};\n${definition}`;
}
