/** What is bound to what changes goes first and comes back last; what only names it is read anew by the server. */
import type { AnyOperation } from "../../../objects/any.js";
import {
  type AlterObject,
  type BuiltInKind,
  type Definition,
  definitionReference,
  definitionsOf,
  isDefinition,
} from "../../../objects/definition/shape.js";
import { namespaceIn } from "../../../objects/kind.js";
import { keyOf, type Reference } from "../../../schema/object.js";
import { compact } from "../../../util/compact.js";
import type { RewriteContext } from "../../dialect.js";
import { execute } from "../compile/clauses.js";
import { disabled } from "../introspect/definition.js";
import { batchesOf } from "../sql/batches.js";
import { orAlter, rewriteHead } from "../sql/definition-head.js";
import { qualified, quoteString } from "../sql/writer.js";
import { isBound, type PlanEditor } from "./plan-editor.js";

export function rewriteDefinitions(editor: PlanEditor, context: RewriteContext): void {
  if (definitionsOf(context.before).length === 0) return;
  for (const operation of [...editor.operations])
    for (const reference of disturbed(operation, context)) {
      if (isDefinition(reference) && context.after.has(reference))
        editor.recreatePartsOf(reference, operation.kind === "replaceObject" ? ["index"] : undefined);
      editor.recreateAbove(reference);
    }
  refresh(editor, context);
}

/** What an operation takes from under what is bound to it. */
function disturbed(
  operation: AnyOperation,
  { before, defaultNamespace }: RewriteContext,
): readonly Reference[] {
  const namespace = ("namespace" in operation ? operation.namespace : undefined) ?? defaultNamespace;
  switch (operation.kind) {
    case "dropTable":
      return [
        { kind: "table", namespace, name: operation.table },
        ...before.childrenOf(namespace, operation.table, "column"),
      ];
    case "dropColumn":
      return [{ kind: "column", namespace, table: operation.table, name: operation.name }];
    case "dropObject":
      return [definitionReference(operation, defaultNamespace)];
    // A module that another one is bound to cannot be replaced either.
    case "replaceObject":
      return [definitionReference(operation, defaultNamespace)];
    default:
      return [];
  }
}

/** Views and functions that keep their columns as they were when they were made. */
const stale: ReadonlySet<string> = new Set(["view", "function"]);

/** "sp_refreshsqlmodule": the columns of a view that is bound to nothing are those of the day it was made. */
function refresh(editor: PlanEditor, context: RewriteContext): void {
  const tables = new Map<string, Reference>();
  for (const operation of editor.operations) {
    const isOfColumn =
      operation.kind === "addColumn" || operation.kind === "dropColumn" || operation.kind === "alterColumn";
    if (!isOfColumn || (operation.kind === "alterColumn" && operation.type === undefined)) continue;
    const reference = {
      kind: "table",
      namespace: operation.namespace ?? context.defaultNamespace,
      name: operation.table,
    };
    tables.set(keyOf(reference), reference);
  }
  const refreshed = new Set<string>();
  const visit = (reference: Reference): void => {
    const columns =
      reference.kind === "table"
        ? context.before.childrenOf(reference.namespace, reference.name, "column")
        : [];
    for (const dependent of [reference, ...columns].flatMap((each) => editor.dependentsOf(each))) {
      if (!isDefinition(dependent) || !stale.has(dependent.kind) || refreshed.has(keyOf(dependent))) continue;
      refreshed.add(keyOf(dependent));
      if (!isBound(dependent as Definition) && isUntouched(dependent, editor, context))
        editor.add(refreshOf(dependent, context));
      visit(dependent);
    }
  };
  for (const table of tables.values()) visit(table);
}

/**
 * Lets the server read a module again: its columns are those of today, and what it names has to be there. One whose text says a former
 * name is altered by it under the name of now: read again, it would fail or be given to whoever has that name.
 */
export function refreshOf(reference: Reference, context: RewriteContext): AlterObject {
  const { namespace, table, name } = reference;
  const definition = reference as Definition;
  if (definition.isRenamed === true) return restated(definition, definition, context);
  const statement = execute("sys.sp_refreshsqlmodule", { name: quoteString(qualified(namespace, name)) });
  return {
    kind: "alterObject",
    ...compact({ namespace: namespaceIn(context, namespace, table ?? name), table }),
    object: definition.kind,
    name,
    statements: [statement, ...switchedOff(definition, reference)],
  };
}

/** "Changing the trigger by using the ALTER TRIGGER statement enables the trigger" ("DISABLE TRIGGER"). */
function switchedOff({ definition }: Definition, { namespace, table, name }: Reference): readonly string[] {
  if (table === undefined || batchesOf(definition).length === 1) return [];
  return [disabled(namespace, name, { namespace, name: table })];
}

/** What alters a module by its own text, under a name. */
export function restated(former: Definition, place: Reference, context: RewriteContext): AlterObject {
  const { kind, definition } = former;
  const { namespace, table, name } = place;
  const parent = table === undefined ? undefined : { namespace, name: table };
  const [own = definition] = batchesOf(definition).map(({ sql }) => sql);
  const text = rewriteHead(own, kind as BuiltInKind, namespace, name, parent);
  return {
    kind: "alterObject",
    ...compact({ namespace: namespaceIn(context, namespace, table ?? name), table }),
    object: kind,
    name,
    statements: [orAlter(text), ...switchedOff(former, place)],
  };
}

/** Whether it is there afterwards and is neither made anew nor replaced. */
function isUntouched(reference: Reference, editor: PlanEditor, context: RewriteContext): boolean {
  if (!context.after.has(reference)) return false;
  return !editor.operations.some(
    (operation) =>
      "object" in operation &&
      operation.kind !== "alterObject" &&
      keyOf(definitionReference(operation, context.defaultNamespace)) === keyOf(reference),
  );
}
