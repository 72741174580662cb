/**
 * What renames need around them. A table or column that something is bound to keeps its name (error 15336): that goes before, and
 * comes back under the new names. Modules that are bound to nothing go on naming what there was.
 */
import type { AnyObject, AnyOperation } from "../../../objects/any.js";
import type { Column } from "../../../objects/column/shape.js";
import { type Definition, definitionReference, isDefinition } from "../../../objects/definition/shape.js";
import { keyOf, type Reference } from "../../../schema/object.js";
import type { RenameSurroundings, RewriteContext, StaleDefinition } from "../../dialect.js";
import { nameOf, tokens } from "../sql/lexical.js";
import { refreshOf, restated } from "./definitions.js";
import { keepAroundRenames } from "./permissions.js";
import { isBound, PlanEditor } from "./plan-editor.js";

/** @param context whose both sides are what there is before the renames */
export function aroundRenames(renames: readonly AnyOperation[], context: RewriteContext): RenameSurroundings {
  const editor = new PlanEditor([], context);
  const disturbed = disturbedBy(renames, context);
  const stale = new Map(restatedBy(disturbed, context).map((each) => [keyOf(each.definition), each]));
  for (const { on, former } of disturbed) {
    clear(on, editor, context);
    for (const definition of namers(on, editor, context)) {
      const known = stale.get(keyOf(definition));
      const isNamed = known?.isNamed === true || names(definition, former);
      const refresh = refreshOf(definition, context);
      stale.set(keyOf(definition), { definition, refresh, ...known, isNamed });
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
  /** As it is called behind the rename. */
  readonly to: Reference;
}

/** What is renamed or moved, by the names of before: a rename of a table comes before those of its columns. */
function disturbedBy(
  renames: readonly AnyOperation[],
  { defaultNamespace }: RewriteContext,
): readonly Disturbed[] {
  const first = new Map<string, Reference>();
  const found: Disturbed[] = [];
  for (const operation of renames) {
    const renamed = renamedBy(operation, defaultNamespace);
    if (renamed === undefined) continue;
    const { from, to } = renamed;
    const owner =
      from.table === undefined ? undefined : { kind: "table", namespace: from.namespace, name: from.table };
    const formerOwner = owner && first.get(keyOf(owner));
    const placed =
      formerOwner === undefined
        ? from
        : { ...from, namespace: formerOwner.namespace, table: formerOwner.name };
    const on = first.get(keyOf(from)) ?? placed;
    first.set(keyOf(to), on);
    found.push({ on, former: on.name, to });
  }
  return found;
}

/** What a rename is about, by the name that goes and by the one that comes. */
function renamedBy(
  operation: AnyOperation,
  defaultNamespace: string,
): { readonly from: Reference; readonly to: Reference } | undefined {
  switch (operation.kind) {
    case "renameTable":
    case "renameSequence": {
      const { namespace = defaultNamespace, to, toNamespace = namespace } = operation;
      const kind = operation.kind === "renameTable" ? "table" : "sequence";
      const name = operation.kind === "renameTable" ? operation.table : operation.name;
      return { from: { kind, namespace, name }, to: { kind, namespace: toNamespace, name: to } };
    }
    case "renameColumn": {
      const { namespace = defaultNamespace, table, name, to } = operation;
      const column = { kind: "column", namespace, table };
      return { from: { ...column, name }, to: { ...column, name: to } };
    }
    case "renameObject": {
      const from = definitionReference(operation, defaultNamespace);
      return {
        from,
        to: { ...from, namespace: operation.toNamespace ?? from.namespace, name: operation.to },
      };
    }
    default:
      return undefined;
  }
}

function clear(on: Reference, editor: PlanEditor, { before }: RewriteContext): void {
  if (on.kind === "table") {
    const columns = before.childrenOf(on.namespace, on.name, "column");
    for (const reference of [on, ...columns]) editor.recreateAbove(reference);
    return;
  }
  if (on.kind !== "column") {
    for (const dependent of editor.dependentsOf(on)) clearAbove(dependent, on, editor);
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

/**
 * A default names its sequence, an expression the function that it calls, and what is bound names all; a column finds its type by its
 * number.
 */
function clearAbove(dependent: AnyObject, on: Reference, editor: PlanEditor): void {
  if (isDefinition(dependent)) {
    if (isBound(dependent as Definition, on)) editor.recreateDefinition(dependent as Definition);
  } else if (on.kind === "function") editor.recreateExpression(dependent);
  else if (on.kind === "sequence" && dependent.kind === "column") editor.liftDefault(dependent);
}

const modules: ReadonlySet<string> = new Set(["view", "function", "procedure", "trigger"]);

/**
 * Modules that get another name or place. The server keeps the text that made them, and reading it again would fail, or give it to
 * whoever has the former name by then: so they are altered by a text with the name of now. What is bound is never read again, and a view
 * with indexes would lose these.
 */
function restatedBy(disturbed: readonly Disturbed[], context: RewriteContext): readonly StaleDefinition[] {
  const last = new Map(disturbed.map(({ on, to }) => [keyOf(on), { on, to }]));
  return [...last.values()].flatMap(({ on, to }) => {
    const definition = modules.has(on.kind) ? (context.before.get(on) as Definition | undefined) : undefined;
    const isMoved = on.table !== undefined && (on.table !== to.table || on.namespace !== to.namespace);
    if (definition === undefined || isMoved || isBound(definition)) return [];
    const [refresh, restore] = [to, on].map((place) => restated(definition, place, context));
    return refresh === undefined ? [] : [{ definition, refresh, restore, isNamed: false }];
  });
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
  if (on.kind !== "table" && on.kind !== "column") {
    visit(on);
    return [...found.values()];
  }
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
