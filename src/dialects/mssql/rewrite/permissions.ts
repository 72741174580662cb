/** Whoever may do something with what is dropped and made again may do it afterwards. */
import type { AnyOperation } from "../../../objects/any.js";
import { definitionReference } from "../../../objects/definition/shape.js";
import { namespaceIn } from "../../../objects/kind.js";
import { keyOf, type Reference } from "../../../schema/object.js";
import { compact } from "../../../util/compact.js";
import type { RewriteContext } from "../../dialect.js";
import { givePermissions, type Keeper, keepPermissions, typeKinds } from "../compile/permission-scripts.js";
import type { PlanEditor } from "./plan-editor.js";

export function rewritePermissions(editor: PlanEditor, context: RewriteContext): void {
  const remade = remadeIn(editor, context);
  const keys = new Set(remade.map(keyOf));
  for (const operation of [...editor.operations]) {
    if (operation.kind !== "dropObject" && operation.kind !== "createObject") continue;
    if (keys.has(keyOf(definitionReference(operation, context.defaultNamespace))))
      editor.replace(operation, { ...operation, keepPrivileges: true });
  }
  addSteps(
    editor,
    remade.filter(({ kind }) => kind === "sequence"),
    context,
  );
}

/** The same around renames, behind which it is another plan that makes what was dropped. */
export function keepAroundRenames(editor: PlanEditor, context: RewriteContext): void {
  addSteps(editor, remadeIn(editor, context), context);
}

function addSteps(editor: PlanEditor, kept: readonly Reference[], context: RewriteContext): void {
  if (kept.length === 0) return;
  const keep = keepPermissions(kept.map((reference) => keeperOf(reference, context)).sort(byName));
  editor.add({ kind: "execute", sql: keep, parameters: [], turn: "first" });
  editor.add({ kind: "execute", sql: givePermissions(), parameters: [] });
}

/** What goes and comes back under its name. */
function remadeIn({ operations }: PlanEditor, context: RewriteContext): readonly Reference[] {
  const made = new Set(operations.flatMap((operation) => madeBy(operation, context) ?? []).map(keyOf));
  return operations
    .flatMap((operation) => droppedBy(operation, context) ?? [])
    .filter((reference) => made.has(keyOf(reference)));
}

/** An object as scripts name it. */
export function keeperOf({ kind, namespace, name }: Reference, context: RewriteContext): Keeper {
  return {
    isType: typeKinds.has(kind),
    ...compact({ namespace: namespaceIn(context, namespace, name) }),
    name,
  };
}

function byName(a: Keeper, b: Keeper): number {
  const [first, second] = [a, b].map(({ namespace = "", name }) => `${namespace}\0${name}`);
  return (first ?? "") < (second ?? "") ? -1 : 1;
}

function droppedBy(operation: AnyOperation, context: RewriteContext): Reference | undefined {
  if (operation.kind === "dropSequence") return sequence(operation, context);
  // A trigger is nothing that anybody may do something with.
  if (operation.kind !== "dropObject" || operation.object === "trigger") return undefined;
  return definitionReference(operation, context.defaultNamespace);
}

function madeBy(operation: AnyOperation, context: RewriteContext): Reference | undefined {
  if (operation.kind === "createSequence") return sequence(operation, context);
  if (operation.kind !== "createObject") return undefined;
  return definitionReference(operation, context.defaultNamespace);
}

function sequence(
  { namespace, name }: { readonly namespace?: string | undefined; readonly name: string },
  { defaultNamespace }: RewriteContext,
): Reference {
  return { kind: "sequence", namespace: namespace ?? defaultNamespace, name };
}
