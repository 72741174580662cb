/** Rows of tables and views, and composites, as values of columns: what they are made of changes while columns hold them. */
import type { AnyOperation } from "../../../../objects/any.js";
import type { Column } from "../../../../objects/column/shape.js";
import { type Definition, isCheckedDomain } from "../../../../objects/definition/shape.js";
import { partsOf } from "../../../../objects/find.js";
import { descendantsOf } from "../../../../objects/inheritance.js";
import { keyOf, type Reference } from "../../../../schema/object.js";
import type { Schema } from "../../../../schema/schema.js";
import { isSameData } from "../../../../util/compare.js";
import type { RewriteContext } from "../../../dialect.js";
import { pgTypes } from "../../types/types.js";
import type { Dependents } from "../dependencies.js";
import { rootOf } from "../partitions/partitions.js";
import type { PlanEditor } from "../plan-editor.js";
import { treeOf } from "../rebuild/set-aside.js";

/** Kinds besides tables that have rows. */
export const rowKinds: ReadonlySet<string> = new Set([
  "view",
  "materializedView",
  "partition",
  "foreignTable",
]);

/** Tables that the plan changes as the server refuses to where columns hold rows of them: it would write those anew. */
export function rowsWrittenAnew(editor: PlanEditor, context: RewriteContext): readonly Reference[] {
  const found = new Map<string, Reference>();
  for (const operation of editor.operations) {
    if (!isWritingRows(operation, context)) continue;
    const { namespace = context.defaultNamespace, table } = operation as {
      readonly namespace?: string;
      readonly table: string;
    };
    const own = { kind: "table", namespace, name: table };
    const heirs = descendantsOf(context.before, namespace, table).map((heir) => ({ ...heir, kind: "table" }));
    for (const each of [...treeOf(own, context.before), ...heirs])
      found.set(keyOf(each), { kind: each.kind, namespace: each.namespace, name: each.name });
  }
  return [...found.values()];
}

function isWritingRows(operation: AnyOperation, context: RewriteContext): boolean {
  switch (operation.kind) {
    case "alterTable":
      return operation.unlogged !== undefined || operation.accessMethod !== undefined;
    case "alterColumn":
      return operation.type !== undefined || (operation.generated ?? undefined) !== undefined;
    case "addColumn": {
      const { default: initial, identity, generated, type } = operation.column;
      const isFilled = initial !== undefined || identity !== undefined || generated?.stored === true;
      return isFilled || pgTypes.isChecked?.(type) === true || isCheckedDomain(type, context.after);
    }
    default:
      return false;
  }
}

interface Field {
  readonly name: string;
  readonly type: string;
}

/** How values of a column can be kept while what they are made of changes. */
export interface Keeping {
  /** The fields are not the same ones in the same order: only their names say which is which. */
  readonly byName: boolean;
  /** A field whose value would be another one, or cannot be read, when it comes back as its new type. */
  readonly changed?: { readonly of: Reference; readonly from: Field; readonly to: Field } | undefined;
}

export function keepingOf(column: Column, dependents: Dependents, context: RewriteContext): Keeping {
  const made = [...beneath(column, dependents, context)].map((of) => {
    const to = successorOf(of, context);
    return { of, to, former: fieldsOf(of, context.before), wanted: fieldsOf(to, context.after) };
  });
  const isReshaped = made.some(
    ({ of, to, former, wanted }) =>
      (of.kind === "partition" || !isSameData(namesIn(of, former, context), namesIn(of, wanted, context))) &&
      hasFields(to),
  );
  // A cast that somebody has made says what a value is as text, which need not be all of it.
  const isToldOtherwise = context.before.ofKind("cast").some(({ name }) => name.endsWith(" AS text"));
  const byName = isReshaped || (made.some(({ former }) => former.length > 0) && isToldOtherwise);
  for (const { of, former, wanted } of made)
    for (const from of former) {
      const to = wanted.find(({ name }) => name === from.name);
      if (to !== undefined && from.type !== to.type && isChanged(from, to, byName, context))
        return { byName, changed: { of, from, to } };
    }
  return { byName };
}

/** What has the name of a type afterwards: itself, or one of another kind. */
function successorOf(of: Reference, { after, successorOf: rebuiltAs }: RewriteContext): Reference {
  const others = [of.kind, ...madeOfFields, "domain", "rangeType", "enum"].map((kind) => ({ ...of, kind }));
  return rebuiltAs?.(of) ?? others.find((other) => after.has(other)) ?? of;
}

function hasFields({ kind }: Reference): boolean {
  return madeOfFields.includes(kind);
}

const madeOfFields = ["table", "compositeType", ...rowKinds];

/** A table keeps the columns that it has in their order, and new ones come last; one that takes its place has its own order. */
function namesIn(
  of: Reference,
  fields: readonly Field[],
  { successorOf }: RewriteContext,
): readonly string[] {
  const names = fields.map(({ name }) => name);
  return of.kind === "table" && successorOf?.(of) === undefined ? names.sort() : names;
}

/** All that values of a column are made of. */
function beneath(object: Reference, dependents: Dependents, { before }: RewriteContext): Iterable<Reference> {
  const found = new Map<string, Reference>();
  const visit = (reference: Reference): void => {
    for (const needed of dependents.needsOf(reference)) {
      const isType =
        /^(?:table|partition|view|materializedView|foreignTable|compositeType|domain|rangeType)$/.test(
          needed.kind,
        );
      if (!isType || found.has(keyOf(needed))) continue;
      found.set(keyOf(needed), needed);
      if (needed.kind === "table") before.childrenOf(needed.namespace, needed.name, "column").forEach(visit);
      else if (!rowKinds.has(needed.kind)) visit(needed);
    }
  };
  visit(object);
  return found.values();
}

function fieldsOf({ kind, namespace, name }: Reference, schema: Schema): readonly Field[] {
  if (kind === "table")
    return partsOf(schema, { namespace, name }, "column").toSorted((a, b) => a.position - b.position);
  if (kind === "partition") {
    const root = rootOf({ kind, namespace, name }, schema);
    return root === undefined ? [] : fieldsOf(root, schema);
  }
  const definition = schema.get({ kind, namespace, name }) as Definition | undefined;
  const { attributes = [], columns = [] } = (definition?.details ?? {}) as {
    readonly attributes?: readonly (readonly [name: string, type: string])[];
    readonly columns?: readonly { readonly name: string; readonly type: string }[];
  };
  const fields = [...attributes, ...columns.map((column) => [column.name, column.type] as const)];
  return definition?.result ?? fields.map(([each, type]) => ({ name: each, type: pgTypes.canonical(type) }));
}

/** Whether the text of a value, as the server writes it within others, is not read as what the value becomes. */
function isChanged(from: Field, to: Field, byName: boolean, context: RewriteContext): boolean {
  const { grade } = context.gradeTypeChange(from.type, to.type, from.name);
  if (grade === "lossy" || grade === "undecided") return true;
  if (from.type === "boolean") return !/^(?:text|character)/.test(to.type);
  const isText = /^(?:text|character|citext)/.test(to.type);
  return byName && isText && /^(?:timestamp|json)|\[\]$/.test(from.type);
}
