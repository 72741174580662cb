import type { ObjectOf } from "../../../../objects/any.js";
import {
  type Definition,
  type DefinitionOperation,
  definitionReference,
} from "../../../../objects/definition/shape.js";
import type { AddEnumValue, AlterEnum, EnumUse } from "../../../../objects/enum/shape.js";
import { find } from "../../../../objects/find.js";
import { depthOf, inParents } from "../../../../objects/inheritance.js";
import { namespaceIn } from "../../../../objects/kind.js";
import { keyOf, type Reference } from "../../../../schema/object.js";
import { compact } from "../../../../util/compact.js";
import { wordsOf } from "../../../../util/words.js";
import type { RewriteContext } from "../../../dialect.js";
import { quote, quoteString } from "../../sql/writer.js";
import { Dependents } from "../dependencies.js";
import type { PlanEditor } from "../plan-editor.js";

/** Puts the columns into enum rebuilds, and turns additions that the same plan uses into rebuilds. */
export function rewriteEnums(editor: PlanEditor, context: RewriteContext): void {
  rebuildWhereUsedAtOnce(editor, context);
  for (const operation of editor.operations.filter((one): one is AlterEnum => one.kind === "alterEnum")) {
    rebuild(operation, editor, context);
  }
}

function referenceTo(operation: AddEnumValue | AlterEnum, context: RewriteContext): Reference {
  return { kind: "enum", namespace: operation.namespace ?? context.defaultNamespace, name: operation.name };
}

/** A new value cannot be used in the transaction that adds it (error 55P04), but a new type's values can. */
function rebuildWhereUsedAtOnce(editor: PlanEditor, context: RewriteContext): void {
  const additions = editor.operations.filter((one): one is AddEnumValue => one.kind === "addEnumValue");
  const used = new Map<string, AddEnumValue>();
  for (const addition of additions) {
    if (isUsed(addition, editor, context)) used.set(`${addition.namespace}\0${addition.name}`, addition);
  }
  for (const first of used.values()) {
    const wanted = context.after.get(referenceTo(first, context)) as ObjectOf<"enum"> | undefined;
    if (wanted === undefined) continue;
    for (const addition of additions) {
      if (addition.name === first.name && addition.namespace === first.namespace) editor.replace(addition);
    }
    const target = first.namespace === undefined ? {} : { namespace: first.namespace };
    editor.add({ kind: "alterEnum", ...target, name: first.name, values: wanted.values, columns: [] });
  }
}

function isUsed(addition: AddEnumValue, editor: PlanEditor, context: RewriteContext): boolean {
  const literal = JSON.stringify(quoteString(addition.value)).slice(1, -1);
  const type = referenceTo(addition, context);
  const columns = [editor.dependents, new Dependents(context.after)].flatMap((side) => side.columnsOf(type));
  const tables = new Set(columns.map(({ table }) => table));
  if (isTakenByRows(addition, editor, context)) return true;
  return editor.operations.some((operation) => {
    if (operation.kind === "addEnumValue" || operation.kind === "comment" || operation.kind === "alterEnum")
      return false;
    if (operation.kind === "run") return false;
    const text = JSON.stringify(operation);
    if ("object" in operation)
      return (
        operation.kind !== "dropObject" && text.includes(literal) && isAbout(operation, addition, context)
      );
    const isRelated =
      operation.kind === "createTable" ||
      operation.kind === "addColumn" ||
      ("table" in operation && operation.table !== undefined && tables.has(operation.table));
    return isRelated && text.includes(literal);
  });
}

/** Whether rows are cast to the enum that may hold the value: those of another enum hold what that one lists. */
function isTakenByRows(addition: AddEnumValue, editor: PlanEditor, context: RewriteContext): boolean {
  const retyped = new Set(
    editor.operations.flatMap((operation) => {
      if (operation.kind !== "alterColumn" || operation.type === undefined) return [];
      const { namespace = context.defaultNamespace, table, name } = operation;
      return [keyOf({ kind: "column", namespace, table, name })];
    }),
  );
  if (retyped.size === 0) return false;
  const mayHold = (column: Reference): boolean => {
    const former = editor.dependents.enumOf(column);
    return (
      former === undefined ||
      context.usingFor(column) !== undefined ||
      [former, find(context.after, former)].some((type) => type?.values.includes(addition.value))
    );
  };
  return new Dependents(context.after)
    .columnsOf(referenceTo(addition, context))
    .some((column) => retyped.has(keyOf(column)) && mayHold(column));
}

/** What is kept as people wrote it, or is of the type of something else: values stand in it without their type. */
const bare: ReadonlySet<string> = new Set(["function", "procedure", "partition"]);

/** Whether an object said in SQL has a value of the enum in it, which the server reads when it makes that. */
function isAbout(operation: DefinitionOperation, addition: AddEnumValue, context: RewriteContext): boolean {
  const { after, defaultNamespace } = context;
  const object = definitionReference(operation, defaultNamespace);
  const { definition } = (after.get(object) as Definition | undefined) ?? { definition: "" };
  const type = referenceTo(addition, context);
  if (!bare.has(object.kind)) {
    const [, ...rest] = definition.split(`${quoteString(addition.value)}::`);
    const length = type.namespace.length + type.name.length + 5;
    return rest.some((text) => wordsOf(text.slice(0, length)).mentions(type.name));
  }
  if (wordsOf(definition).mentions(type.name)) return true;
  const seen = new Set<string>();
  const leans = (reference: Reference): boolean => {
    if (seen.has(keyOf(reference))) return false;
    seen.add(keyOf(reference));
    const columns =
      reference.kind === "table" ? after.childrenOf(reference.namespace, reference.name, "column") : [];
    return [...after.dependenciesOf(reference), ...columns].some(
      (needed) => keyOf(needed) === keyOf(type) || leans(needed),
    );
  };
  return leans(object);
}

function rebuild(operation: AlterEnum, editor: PlanEditor, context: RewriteContext): void {
  const reference = referenceTo(operation, context);
  const uses: EnumUse[] = [];
  for (const column of editor.dependents.columnsOf(reference)) {
    const isTableKept = context.after.has({ kind: "table", namespace: column.namespace, name: column.table });
    // A column that goes is gone before the type is rebuilt: see the order of a plan.
    if (!isTableKept || column.generated !== undefined || !context.after.has(column)) continue;
    if (isLeaving(column, reference, context)) {
      if (column.inherited !== true) leave(column, editor, context);
      continue;
    }
    if (comesWithParent(column, context)) continue;
    const inherited = inParents(column, context).some(({ before }) => before !== undefined);
    uses.push({ ...useOf(column, editor, context), ...(inherited ? { inherited } : {}) });
  }
  uses.sort((a, b) => depthIn(a, context) - depthIn(b, context));
  for (const dependent of editor.dependentsOf(reference)) {
    const isComputed = dependent.kind === "column" && dependent.generated !== undefined;
    if (isComputed || dependent.kind === "check" || dependent.kind === "index") editor.recreate(dependent);
  }
  const moved = new Set(
    uses.map(({ namespace = context.defaultNamespace, table, column }) =>
      keyOf({ kind: "column", namespace, table, name: column }),
    ),
  );
  editor.recreateForeignKeysOf((column) => moved.has(keyOf(column)));
  editor.replace(operation, { ...operation, columns: uses });
}

/** Whether a column has another type afterwards, and not the enum: what it holds need not be a value of the new one. */
function isLeaving(column: ObjectOf<"column">, type: Reference, { after }: RewriteContext): boolean {
  const wanted = find(after, column);
  if (wanted === undefined || wanted.type === column.type) return false;
  return !new Dependents(after).columnsOf(type).some((other) => keyOf(other) === keyOf(column));
}

/** Its values are text until the enum is rebuilt. */
function leave(column: ObjectOf<"column">, editor: PlanEditor, context: RewriteContext): void {
  const { namespace, table, name } = column;
  const wanted = context.after.get(column) as ObjectOf<"column">;
  const text = column.type.endsWith("[]") ? "text[]" : "text";
  const changes = editor.takeChangesOf(column);
  const target = {
    kind: "alterColumn" as const,
    ...compact({ namespace: namespaceIn(context, namespace, table), table, name }),
  };
  if (column.default !== undefined) editor.add({ ...target, default: null });
  const using = wanted.type === text ? {} : { using: `${quote(name)}::${wanted.type}` };
  const initial = wanted.default === undefined ? {} : { default: wanted.default };
  const { using: _, ...rest } = changes;
  editor.add({ ...target, type: text }, { ...target, ...rest, ...initial, ...using, type: wanted.type });
}

/** What a parent's column gets reaches its heirs too, so that these have their turn behind it. */
function depthIn({ namespace, table }: EnumUse, { before, defaultNamespace }: RewriteContext): number {
  return depthOf(before, namespace ?? defaultNamespace, table);
}

/** Whether a column changes with the one that it is inherited from, its default too: by itself it cannot. */
function comesWithParent(column: ObjectOf<"column">, context: RewriteContext): boolean {
  return inParents(column, context).some(({ before }) => before?.default === column.default);
}

function useOf(column: ObjectOf<"column">, editor: PlanEditor, context: RewriteContext): EnumUse {
  const after = find(context.after, column);
  const namespace = namespaceIn(context, column.namespace, column.table);
  const isArray = column.type.endsWith("[]") ? { array: true } : {};
  const place = { ...compact({ namespace }), table: column.table };
  const initial = after?.type === column.type ? after.default : undefined;
  if (column.default !== undefined && initial === undefined) {
    // No default to put back, but the old one is of the old type and in the way.
    editor.add({ kind: "alterColumn", ...place, name: column.name, default: null });
    return { ...place, column: column.name, ...isArray };
  }
  return {
    ...place,
    column: column.name,
    ...isArray,
    ...(initial === undefined ? {} : { default: initial }),
  };
}
