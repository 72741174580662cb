/** What operations make, what they take away, and what has to be there for them. */
import type { AnyOperation, OperationOf } from "../objects/any.js";
import type { ColumnAttributes } from "../objects/column/shape.js";
import { definitionReference, isDefinition } from "../objects/definition/shape.js";
import type { DiffContext } from "../objects/kind.js";
import type { CreateTable } from "../objects/table/shape.js";
import type { Reference } from "../schema/object.js";
import type { Schema } from "../schema/schema.js";
import { retypedBy } from "./retyped.js";
import { rowsBeneath, typesOf } from "./row-types.js";

type Context = Pick<DiffContext, "before" | "after" | "defaultNamespace">;

/** What is called, and nothing can be of. */
const called: ReadonlySet<string> = new Set(["function", "aggregate", "operator", "sequence"]);

/** Whether something is called by expressions, and no type of anything. */
export function isCalled({ kind }: Reference): boolean {
  return called.has(kind);
}

/** Something of a table, or the table itself, as an operation names it. */
function partOf(
  operation: AnyOperation,
  kind: string,
  name: string,
  { defaultNamespace }: Context,
): Reference {
  const { namespace = defaultNamespace, table = "" } = operation as {
    readonly namespace?: string;
    readonly table?: string;
  };
  return { kind, namespace, table, name };
}

/** What stands for itself, as an operation names it. */
function standing(
  operation: AnyOperation,
  kind: string,
  name: string,
  { defaultNamespace }: Context,
): Reference {
  const { namespace = defaultNamespace } = operation as { readonly namespace?: string };
  return { kind, namespace, name };
}

/** What comes about by an operation. */
export function madeBy(operation: AnyOperation, context: Context): readonly Reference[] {
  const part = (kind: string, name: string) => partOf(operation, kind, name, context);
  switch (operation.kind) {
    case "createNamespace":
      return [namespaceReference(operation.name)];
    case "createTable": {
      const { columns, uniques, primaryKey } = operation;
      return [
        standing(operation, "table", operation.table, context),
        ...columns.map(({ name }) => part("column", name)),
        ...uniques.map(({ name }) => part("unique", name)),
        ...(primaryKey === undefined ? [] : [part("primaryKey", primaryKey.name)]),
      ];
    }
    case "addColumn":
      return [part("column", operation.column.name)];
    case "alterColumn":
      // What reads it was made for the type that it had, or is made for this one.
      return retypedBy(operation, context.after, context);
    case "createPrimaryKey":
      return [part("primaryKey", operation.name)];
    case "createUniqueConstraint":
      return [part("unique", operation.name)];
    case "createCheckConstraint":
      return [part("check", operation.name)];
    case "createIndex":
      return [part("index", operation.name)];
    case "createEnum":
      return [standing(operation, "enum", operation.name, context)];
    case "createSequence":
      return [standing(operation, "sequence", operation.name, context)];
    case "createObject":
      return [definitionReference(operation, context.defaultNamespace)];
    default:
      return [];
  }
}

/** What is of another type for a while by an operation. */
export function parkedBy(operation: AnyOperation, context: Context): readonly Reference[] {
  return operation.kind === "alterColumn" ? [partOf(operation, "column", operation.name, context)] : [];
}

/** What an operation calls for rows that are there, as far as the server has said it. */
export function calledBy(operation: AnyOperation, context: Context): readonly Reference[] {
  const called = (caller: Reference) =>
    context.after.dependenciesOf(caller).filter((needed) => isCalled(needed) || needed.kind === "domain");
  const part = (kind: string, name: string) => called(partOf(operation, kind, name, context));
  switch (operation.kind) {
    case "addColumn": {
      const { name, default: initial, generated } = operation.column;
      return (initial ?? generated) === undefined ? [] : part("column", name);
    }
    case "alterColumn":
      return (operation.generated ?? operation.type) === undefined ? [] : part("column", operation.name);
    case "createCheckConstraint":
      return part("check", operation.name);
    case "createIndex":
      return part("index", operation.name);
    case "createObject":
    case "alterObject":
      if (!running.has(operation.object)) return [];
      return context.after
        .dependenciesOf(definitionReference(operation, context.defaultNamespace))
        .filter(isDefinition);
    default:
      return [];
  }
}

/** The other tables of whose rows an expression speaks that an operation brings. */
export function rowsSaidBy(operation: AnyOperation, context: Context): readonly Reference[] {
  const part = expressionOf(operation, context);
  if (part === undefined) return [];
  const isOther = ({ kind, namespace, name }: Reference): boolean =>
    kind === "table" && (namespace !== part.namespace || name !== part.table);
  return context.after.dependenciesOf(part).filter(isOther);
}

function expressionOf(operation: AnyOperation, context: Context): Reference | undefined {
  const part = (kind: string, name: string) => partOf(operation, kind, name, context);
  switch (operation.kind) {
    case "addColumn": {
      const { name, default: initial, generated } = operation.column;
      return (initial ?? generated) === undefined ? undefined : part("column", name);
    }
    case "alterColumn":
      return (operation.default ?? operation.generated ?? undefined) === undefined
        ? undefined
        : part("column", operation.name);
    case "createCheckConstraint":
      return part("check", operation.name);
    case "createIndex":
      return part("index", operation.name);
    default:
      return undefined;
  }
}

/** What looks at rows when it is made. */
const running: ReadonlySet<string> = new Set(["materializedView", "exclusion", "domain"]);

/** The table whose rows may all be written anew by an operation. */
export function writtenBy(operation: AnyOperation, context: Context): readonly Reference[] {
  const isWriting =
    operation.kind === "addColumn" ||
    operation.kind === "alterTable" ||
    (operation.kind === "alterColumn" && (operation.type ?? operation.generated ?? undefined) !== undefined);
  return isWriting ? [ownTable(operation, context)] : [];
}

/** What is no longer there after an operation. */
export function goneBy(operation: AnyOperation, context: Context): readonly Reference[] {
  const part = (kind: string, name: string) => partOf(operation, kind, name, context);
  switch (operation.kind) {
    case "dropTable": {
      const table = standing(operation, "table", operation.table, context);
      return [table, ...context.before.childrenOf(table.namespace, table.name, "column")];
    }
    case "dropColumn":
      return [part("column", operation.name)];
    case "dropConstraint":
      return [part(operation.type, operation.name)];
    case "dropIndex":
      return [part("index", operation.name)];
    case "dropEnum":
      return [standing(operation, "enum", operation.name, context)];
    case "dropSequence":
      return [standing(operation, "sequence", operation.name, context)];
    case "dropObject":
      return [definitionReference(operation, context.defaultNamespace)];
    default:
      return [];
  }
}

/**
 * What has to be there before an operation, as far as the server has said it.
 * @param isCompleted whether what is made gets what it calls later, by an operation of its own
 */
export function needsOf(
  operation: AnyOperation,
  context: Context,
  isCompleted: (made: Reference) => boolean,
): readonly Reference[] {
  const rows = rowsSaidBy(operation, context).flatMap((table) => rowsBeneath(table, context.after));
  return [...namespaceNeeds(operation, context), ...objectNeeds(operation, context, isCompleted), ...rows];
}

function namespaceReference(name: string): Reference {
  return { kind: "namespace", namespace: name, name };
}

/** The text of a definition may name any namespace, as a publication does: no dependency says which. */
function namespaceNeeds(operation: AnyOperation, { before, after }: Context): readonly Reference[] {
  const { namespace, toNamespace = namespace } = operation as {
    readonly namespace?: string;
    readonly toNamespace?: string;
  };
  if (!isText(operation)) return toNamespace === undefined ? [] : [namespaceReference(toNamespace)];
  const isEarly =
    operation.kind === "alterObject" && (operation.isFirst === true || operation.isSecond === true);
  return isEarly ? [] : after.ofKind("namespace").filter((each) => !before.has(each));
}

function isText(
  operation: AnyOperation,
): operation is OperationOf<"createObject" | "replaceObject" | "alterObject"> {
  return ["createObject", "replaceObject", "alterObject"].includes(operation.kind);
}

function objectNeeds(
  operation: AnyOperation,
  context: Context,
  isCompleted: (made: Reference) => boolean,
): readonly Reference[] {
  const { after } = context;
  const part = (kind: string, name: string) => partOf(operation, kind, name, context);
  switch (operation.kind) {
    case "createTable":
      return tableNeeds(operation, context);
    case "addColumn":
      return [
        ownTable(operation, context),
        ...columnNeeds(part("column", operation.column.name), operation.column, after),
        ...rowNeeds({ ...part("column", operation.column.name), type: operation.column.type }, context),
      ];
    case "alterColumn": {
      const needs = columnNeeds(part("column", operation.name), operation, after);
      if (operation.type === undefined) return needs.filter(isCalled);
      return [...needs, ...rowNeeds({ ...part("column", operation.name), type: operation.type }, context)];
    }
    case "createForeignKey":
      return after.dependenciesOf(part("foreignKey", operation.name)).filter(isDefinition);
    case "createCheckConstraint":
    case "createIndex": {
      const kind = operation.kind === "createIndex" ? "index" : "check";
      return [ownTable(operation, context), ...after.dependenciesOf(part(kind, operation.name))];
    }
    case "createObject": {
      const reference = definitionReference(operation, context.defaultNamespace);
      const needs = after.dependenciesOf(reference);
      return isCompleted(reference)
        ? needs.filter(({ kind }) => kind === "sequence" || !called.has(kind))
        : needs;
    }
    case "replaceObject":
      return after.dependenciesOf(definitionReference(operation, context.defaultNamespace));
    case "alterObject": {
      if (operation.isFirst === true || operation.isSecond === true) return [];
      const reference = definitionReference(operation, context.defaultNamespace);
      return [reference, ...after.dependenciesOf(reference)];
    }
    default:
      return [];
  }
}

/** The columns of tables whose rows are the values of a column: they are what they will be before it comes. */
function rowNeeds(column: Reference & { readonly type: string }, context: Context): readonly Reference[] {
  const { after, defaultNamespace } = context;
  return typesOf(column, after, defaultNamespace).flatMap((type) => rowsBeneath(type, after));
}

function ownTable(operation: AnyOperation & { readonly table: string }, context: Context): Reference {
  return standing(operation, "table", operation.table, context);
}

function tableNeeds(operation: CreateTable, context: Context): readonly Reference[] {
  const { after, defaultNamespace } = context;
  const table = ownTable(operation, context);
  const part = (kind: string, name: string) => partOf(operation, kind, name, context);
  const parents = operation.inherits ?? [];
  return [
    ...parents.map((parent) => ({
      kind: "table",
      namespace: parent.namespace ?? defaultNamespace,
      name: parent.table,
    })),
    ...after.dependenciesOf(table),
    ...operation.columns.flatMap((column) => [
      ...columnNeeds(part("column", column.name), column, after),
      ...rowNeeds({ ...part("column", column.name), type: column.type }, context),
    ]),
    ...operation.checks.flatMap(({ name }) => after.dependenciesOf(part("check", name))),
  ];
}

/** A column that comes without its default does not yet need what that calls. */
function columnNeeds(
  column: Reference,
  said: {
    readonly default?: string | null | undefined;
    readonly generated?: ColumnAttributes["generated"] | null;
  },
  after: Schema,
): readonly Reference[] {
  const needs = after.dependenciesOf(column);
  const isCalling = (said.default ?? said.generated ?? undefined) !== undefined;
  return isCalling ? needs : needs.filter((needed) => !isCalled(needed));
}
