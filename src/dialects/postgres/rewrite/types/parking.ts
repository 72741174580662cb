/**
 * A type that has to be made anew while columns have it, and that leans on what is made anew beneath it: the columns hold
 * text in the meantime, which every type can be written as and read from. So do columns of rows of a table or view that
 * changes; where the rows come to have other fields, they hold these by their names.
 */
import type { AnyOperation } from "../../../../objects/any.js";
import type { AlterColumn, Column } from "../../../../objects/column/shape.js";
import {
  type AlterObject,
  type Definition,
  type DefinitionOperation,
  definitionReference,
  isDefinition,
} from "../../../../objects/definition/shape.js";
import { find } from "../../../../objects/find.js";
import { descendantsOf, inParents } from "../../../../objects/inheritance.js";
import { namespaceIn } from "../../../../objects/kind.js";
import { hasOwner } from "../../../../objects/owner.js";
import { keyOf, type Reference, referenceOf } from "../../../../schema/object.js";
import { compact } from "../../../../util/compact.js";
import type { RewriteContext } from "../../../dialect.js";
import { retypesForeign } from "../../compile/alter-foreign.js";
import { gradeKeptName, usingFromText } from "../../types/named-type-change.js";
import { recreateAbove } from "../definitions.js";
import type { PlanEditor } from "../plan-editor.js";
import { keepingOf, rowKinds, rowsWrittenAnew } from "./row-types.js";

const types: ReadonlySet<string> = new Set(["domain", "compositeType", "rangeType"]);
/** All that columns can be of, whether it is made for that or not. */
const typeKinds: ReadonlySet<string> = new Set([...types, ...rowKinds, "enum", "table"]);

/** Whether columns can have it as their type. */
export function isParkable({ kind }: { readonly kind: string }): boolean {
  return types.has(kind);
}

/** Parking a column may take more along, and so on until nothing new comes. */
export function rewriteParking(editor: PlanEditor, context: RewriteContext): void {
  const parked = new Set<string>();
  for (let before = -1; before !== parked.size; ) {
    before = parked.size;
    const gone = editor.operations.flatMap((operation) => goneType(operation, context));
    const remade = gone.filter((type) => editor.isCreated(type) || isSucceeded(type, context));
    const retyped = editor.operations.filter(isRetyping).map((change) => referenceTo(change, context));
    const changed = [...retyped, ...rowsWrittenAnew(editor, context)];
    for (const reference of [...remade, ...changed].flatMap((type) => withTypesAbove(type, editor))) {
      for (const column of columnsOf(reference, editor, context)) {
        if (parked.has(keyOf(column)) || !isStaying(column, editor, context)) continue;
        parked.add(keyOf(column));
        park(column, editor, context);
      }
    }
  }
}

function referenceTo(operation: DefinitionOperation, { defaultNamespace }: RewriteContext): Reference {
  return definitionReference(operation, defaultNamespace);
}

/** The server changes the type of an attribute, or of a foreign table's column, only where no column holds values of it. */
function isRetyping(operation: AnyOperation): operation is AlterObject {
  return (
    operation.kind === "alterObject" &&
    (retypesForeign(operation) ||
      (operation.object === "compositeType" &&
        operation.statements.some((statement) => statement.includes(" ALTER ATTRIBUTE "))))
  );
}

function withTypesAbove(type: Reference, editor: PlanEditor, seen = new Set<string>()): readonly Reference[] {
  if (seen.has(keyOf(type))) return [];
  seen.add(keyOf(type));
  const above = editor.dependentsOf(type).filter(isParkable);
  return [type, ...above.flatMap((each) => withTypesAbove(each, editor, seen))];
}

function goneType(operation: AnyOperation, context: RewriteContext): readonly Reference[] {
  if (operation.kind === "dropEnum") {
    const { namespace = context.defaultNamespace, name } = operation;
    return [{ kind: "enum", namespace, name }];
  }
  if (operation.kind === "dropTable") {
    const { namespace = context.defaultNamespace, table } = operation;
    return [{ kind: "table", namespace, name: table }];
  }
  const isOfType =
    operation.kind === "dropObject" && (types.has(operation.object) || rowKinds.has(operation.object));
  return isOfType ? [referenceTo(operation, context)] : [];
}

/** Whether another table, or a type of another kind, takes the name of one that goes. */
function isSucceeded(type: Reference, { after, successorOf }: RewriteContext): boolean {
  if (successorOf?.(type) !== undefined) return true;
  return [...typeKinds].some((kind) => kind !== type.kind && after.has({ ...type, kind }));
}

/** Whether a type takes the name of another kind of type. */
function isSuccessor(type: Reference, { before }: RewriteContext): boolean {
  return !before.has(type) && [...typeKinds].some((kind) => before.has({ ...type, kind }));
}

/** Those with the type itself or its multirange; a column that is computed of it, or whose default is, is seen to elsewhere. */
function columnsOf(reference: Reference, editor: PlanEditor, context: RewriteContext): readonly Column[] {
  const { name } = context.successorOf?.(reference) ?? reference;
  const names = [name, ...multirangeOf(context.before.get(reference) as Definition | undefined)];
  return editor
    .dependentsOf(reference)
    .filter((object) => object.kind === "column")
    .filter(
      (column) => column.generated === undefined && namesIn(column.type).some((word) => names.includes(word)),
    );
}

function multirangeOf(type: Definition | undefined): readonly string[] {
  const said = type?.kind === "rangeType" ? /MULTIRANGE_TYPE_NAME = ([^)]*)/.exec(type.definition)?.[1] : "";
  return namesIn(said ?? "").slice(-1);
}

/** The names in the spelling of a type, without quotes. */
function namesIn(type: string): readonly string[] {
  return [...type.matchAll(/"((?:[^"]|"")+)"|[\p{L}_][\p{L}\p{N}_$]*/gu)].map(([word, quoted]) =>
    quoted === undefined ? word : quoted.replaceAll('""', '"'),
  );
}

function isStaying(column: Column, editor: PlanEditor, context: RewriteContext): boolean {
  const { after } = context;
  // What is inherited changes with what it is inherited from.
  if (column.inherited === true || inParents(column, context).some(({ before }) => before !== undefined))
    return false;
  const wanted = find(after, column);
  const isReplaced = editor.replacedColumns().some((reference) => keyOf(reference) === keyOf(column));
  if (!hasOwner(after, column) || wanted === undefined || isReplaced) return false;
  return wanted.type === column.type || becomesRemade(wanted, editor, context);
}

/** Whether a column becomes something that is not there before what it was is gone. */
function becomesRemade(wanted: Column, editor: PlanEditor, context: RewriteContext): boolean {
  const names = namesIn(wanted.type);
  const known = [...typeKinds].flatMap((kind) => context.after.ofKind(kind));
  return known.some(
    (type) => names.includes(type.name) && (editor.isCreated(type) || isSuccessor(type, context)),
  );
}

function park(column: Column, editor: PlanEditor, context: RewriteContext): void {
  const { namespace, table, name } = column;
  const wanted = context.after.get(column) as Column;
  const places = [{ namespace, name: table }, ...descendantsOf(context.before, namespace, table)];
  for (const place of places) {
    const each = { kind: "column", namespace: place.namespace, table: place.name, name };
    recreateAbove(each, editor);
    editor.recreatePartsOn(each);
  }
  const target: AlterColumn = {
    kind: "alterColumn",
    ...compact({ namespace: namespaceIn(context, namespace, table), table, name }),
  };
  if (wanted.type === column.type) gradeKeptName(column, context);
  const { using: _, ...changes } = editor.takeChangesOf(column);
  if (column.default !== undefined) editor.add({ ...target, default: null });
  const { byName, using } = wayBack(column, wanted, editor, context);
  editor.add(byName ? { ...target, type: "json", byName } : { ...target, type: "text" }, {
    ...target,
    ...changes,
    ...compact({
      type: wanted.type,
      ...(using === undefined && byName ? { byName } : { using: using ?? usingFromText(wanted, context) }),
      collation: wanted.collation,
      default: wanted.default,
      storage: wanted.storage,
      compression: wanted.compression,
    }),
  });
}

/** How values come back from text, or from JSON where they are taken over `byName`; `using` where somebody has said it. */
function wayBack(column: Column, wanted: Column, editor: PlanEditor, context: RewriteContext) {
  const using = context.usingFor(referenceOf(wanted));
  if (wanted.type !== column.type) return { byName: false, using };
  const { byName, changed } = keepingOf(column, editor.dependents, context);
  if (using === undefined && changed !== undefined) {
    const { of, from, to } = changed;
    const kept = byName ? "json" : "text";
    context.undecided({
      column: referenceOf(wanted),
      from: kept,
      to: wanted.type,
      why: `It holds values of ${of.name}, and is ${kept} while ${of.name}.${from.name} changes from ${from.type} to ${to.type}, which might change a value.`,
    });
  }
  return { byName, using };
}

/** Whether what is made anew leans on something that is made anew too. */
export function leansOnRemade(reference: Reference, editor: PlanEditor, context: RewriteContext): boolean {
  const { before, defaultNamespace } = context;
  const written = new Set(rowsWrittenAnew(editor, context).map(keyOf));
  return before
    .dependenciesOf(reference)
    .some((needed) =>
      isDefinition(needed) || needed.kind === "table"
        ? written.has(keyOf(needed)) || editor.isCreated(needed) || isSucceeded(needed, context)
        : needed.kind === "enum" &&
          editor.operations.some(
            (operation) =>
              operation.kind === "alterEnum" &&
              operation.name === needed.name &&
              (operation.namespace ?? defaultNamespace) === needed.namespace,
          ),
    );
}
