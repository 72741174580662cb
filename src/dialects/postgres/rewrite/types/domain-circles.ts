/**
 * A check of a domain may call a function that reads a table which has the domain: the domain is made without what calls functions,
 * and has it added when the function is there; before the table goes, the domain loses it again.
 */
import type { AnyObject } from "../../../../objects/any.js";
import {
  type AlterObject,
  type Definition,
  definitionReference,
} from "../../../../objects/definition/shape.js";
import type { Table } from "../../../../objects/table/shape.js";
import { keyOf, type Reference } from "../../../../schema/object.js";
import type { Schema } from "../../../../schema/schema.js";
import type { RewriteContext } from "../../../dialect.js";
import { alterDomain, bareDomain, withoutCallsOf } from "../../compile/alter-domain.js";
import type { PlanEditor } from "../plan-editor.js";

export function rewriteDomainCircles(editor: PlanEditor, context: RewriteContext): void {
  for (const operation of [...editor.operations]) {
    if (operation.kind !== "createObject" && operation.kind !== "dropObject") continue;
    if (operation.object !== "domain") continue;
    const isMade = operation.kind === "createObject";
    const schema = isMade ? context.after : context.before;
    const domain = schema.get(definitionReference(operation, context.defaultNamespace)) as
      | Definition
      | undefined;
    const released = domain && withoutCalls(domain, schema);
    if (domain === undefined || released === undefined) continue;
    const { keepPrivileges: _, ...target } = operation;
    const change = (statements: readonly string[] = []): AlterObject => {
      const { namespace, object, name } = target;
      return {
        kind: "alterObject",
        ...(namespace === undefined ? {} : { namespace }),
        object,
        name,
        statements,
      };
    };
    if (operation.kind === "createObject")
      editor.replace(
        operation,
        { ...operation, definition: bareDomain(released) },
        change(alterDomain(released, domain)),
      );
    else editor.add({ ...change(alterDomain(domain, released)), isFirst: true });
  }
}

/** The domain without what calls functions, where one of them leads back to it. */
function withoutCalls(domain: Definition, schema: Schema): Definition | undefined {
  const called = schema
    .dependenciesOf(domain)
    .filter(({ kind }) => kind === "function" || kind === "operator");
  if (!called.some((routine) => leadsTo(domain, routine, schema, new Set()))) return undefined;
  let released = domain;
  for (const routine of called) released = withoutCallsOf(routine, released) ?? released;
  return released;
}

const partsOfTables = ["column", "check"] as const;

function leadsTo(goal: Reference, from: Reference, schema: Schema, seen: Set<string>): boolean {
  if (keyOf(from) === keyOf(goal)) return true;
  if (seen.has(keyOf(from))) return false;
  seen.add(keyOf(from));
  return needsOf(from, schema).some((needed) => leadsTo(goal, needed, schema, seen));
}

/** What an object needs; a table comes with its columns and checks, and a column with its table. */
function needsOf(reference: Reference, schema: Schema): readonly Reference[] {
  const needed = schema.dependenciesOf(reference);
  const { kind, namespace, table } = reference;
  if (kind === "column" && table !== undefined) return [...needed, { kind: "table", namespace, name: table }];
  if (kind !== "table") return needed;
  const parts = partsOfTables.flatMap(
    (part) => schema.childrenOf(namespace, reference.name, part) as readonly AnyObject[],
  );
  const parents = (schema.get(reference) as Table | undefined)?.inherits ?? [];
  return [
    ...needed,
    ...parts.flatMap((part) => schema.dependenciesOf(part)),
    ...parents.map((parent) => ({ kind: "table", namespace: parent.namespace, name: parent.table })),
  ];
}
