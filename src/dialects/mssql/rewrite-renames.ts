/**
 * What renames need around them. A table or column that something is bound to keeps its name (error 15336): that goes before, and
 * comes back under the new names. Modules that are bound to nothing go on naming what there was.
 */
import type { AnyOperation } from "../../objects/any.js";
import type { Column } from "../../objects/column/shape.js";
import { type Definition, isDefinition } from "../../objects/definition/shape.js";
import { keyOf, type Reference } from "../../schema/object.js";
import type { RenameSurroundings, RewriteContext, StaleDefinition } from "../dialect.js";
import { nameOf, tokens } from "./lexical.js";
import { isBound, PlanEditor } from "./plan-editor.js";
import { refreshOf } from "./rewrite-definitions.js";
import { keepAroundRenames } from "./rewrite-permissions.js";

/** @param context whose both sides are what there is before the renames */
export function aroundRenames(renames: readonly AnyOperation[], context: RewriteContext): RenameSurroundings {
  const editor = new PlanEditor([], context);
  const stale = new Map<string, StaleDefinition>();
  for (const { on, former } of disturbedBy(renames, context)) {
    clear(on, editor, context);
    for (const definition of namers(on, editor, context)) {
      const isNamed = stale.get(keyOf(definition))?.isNamed === true || names(definition, former);
      const refresh = refreshOf(definition, context);
      stale.set(keyOf(definition), { definition, refresh, isNamed });
    }
  }
  editor.recreateForeignKeysOfDroppedKeys();
  keepAroundRenames(editor, context);
  return { operations: editor.operations, stale: [...stale.values()] };
}

interface Disturbed {
  /** As it is called before all renames. */
  readonly on: Reference;
  /** The name that goes. */
  readonly former: string;
}

/** What is renamed, by the names of before: a rename of a table comes before those of its columns. */
function disturbedBy(
  renames: readonly AnyOperation[],
  { defaultNamespace }: RewriteContext,
): readonly Disturbed[] {
  const first = new Map<string, string>();
  const found: Disturbed[] = [];
  for (const operation of renames) {
    if (operation.kind !== "renameTable" && operation.kind !== "renameColumn") continue;
    const { namespace = defaultNamespace, table, to } = operation;
    const owner = first.get(keyOf({ kind: "table", namespace, name: table })) ?? table;
    if (operation.kind === "renameTable") {
      first.set(keyOf({ kind: "table", namespace, name: to }), owner);
      found.push({ on: { kind: "table", namespace, name: owner }, former: owner });
      continue;
    }
    const place = { kind: "column", namespace, table: owner };
    const name = first.get(keyOf({ ...place, name: operation.name })) ?? operation.name;
    first.set(keyOf({ ...place, name: to }), name);
    found.push({ on: { ...place, name }, former: name });
  }
  return found;
}

function clear(on: Reference, editor: PlanEditor, { before }: RewriteContext): void {
  if (on.kind === "table") {
    const columns = before.childrenOf(on.namespace, on.name, "column");
    for (const reference of [on, ...columns]) editor.recreateAbove(reference);
    return;
  }
  const column = before.get(on) as Column | undefined;
  if (column === undefined) return;
  // A column that is computed is dropped and added under its new name: what stands on it goes before.
  for (const part of column.generated === undefined ? editor.dependentsOf(on) : editor.builtOn(column))
    if (part.kind === "index" || (part.kind === "column" && part.generated !== undefined))
      editor.recreate(part);
    else if (column.generated !== undefined && !isDefinition(part) && part.kind !== "check")
      editor.recreate(part);
  editor.recreateAbove(on);
}

/** Modules whose text may name a table or a column of it, and those that stand on them. */
function namers(on: Reference, editor: PlanEditor, { before }: RewriteContext): readonly Definition[] {
  const table = { kind: "table", namespace: on.namespace, name: on.table ?? on.name };
  const found = new Map<string, Definition>();
  const visit = (reference: Reference): void => {
    for (const dependent of editor.dependentsOf(reference)) {
      if (!isDefinition(dependent) || found.has(keyOf(dependent))) continue;
      const definition = dependent as Definition;
      if (!isBound(definition)) found.set(keyOf(dependent), definition);
      visit(dependent);
    }
  };
  for (const reference of [table, ...before.childrenOf(table.namespace, table.name, "column")])
    visit(reference);
  for (const trigger of before.childrenOf(table.namespace, table.name, "trigger"))
    found.set(keyOf(trigger), trigger as Definition);
  return [...found.values()];
}

/** Whether a name stands in the text of a module. */
function names({ definition }: Definition, former: string): boolean {
  const wanted = former.toLowerCase();
  return [...tokens(definition)].some(
    ({ sort, text }) => (sort === "name" || sort === "word") && nameOf(text).toLowerCase() === wanted,
  );
}
