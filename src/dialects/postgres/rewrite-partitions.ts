/** Partitions change places: all that have to leave do so before any comes, and tables keep their rows. */
import type { AnyOperation, ObjectOf } from "../../objects/any.js";
import type { Column } from "../../objects/column/shape.js";
import { commentOn } from "../../objects/comment/shape.js";
import type { AlterObject, Definition, DefinitionOperation } from "../../objects/definition/shape.js";
import { namespaceIn } from "../../objects/kind.js";
import { kinds } from "../../objects/kinds.js";
import type { CreateTable, DropTable } from "../../objects/table/shape.js";
import { compact } from "../../operations/recording.js";
import type { Reference, SchemaObject } from "../../schema/object.js";
import type { Schema } from "../../schema/schema.js";
import { isSameData } from "../../util/compare.js";
import type { RewriteContext } from "../dialect.js";
import { attachStatement, detachStatement, isLeaf, partitionChange } from "./alter-partition.js";
import { guarded } from "./guarded.js";
import type { PlanEditor } from "./plan-editor.js";
import { qualified, quote, quoteString } from "./writer.js";

export function rewritePartitions(editor: PlanEditor, context: RewriteContext): void {
  for (const operation of editor.operations.filter(isOfPartition)) {
    if (operation.kind === "alterObject") splitChange(operation, editor, context);
    else if (operation.kind === "createObject") attachInstead(operation, editor, context);
    else if (operation.kind === "dropObject" && !detachInstead(operation, editor, context))
      if (isReferredTo(operation, context)) detachFirst(operation, editor, context);
  }
}

function isOfPartition(operation: AnyOperation): operation is DefinitionOperation {
  return "object" in operation && operation.object === "partition";
}

function partitionIn(
  schema: Schema,
  { namespace, name }: DefinitionOperation,
  { defaultNamespace }: RewriteContext,
): Definition | undefined {
  const reference = { kind: "partition", namespace: namespace ?? defaultNamespace, name };
  return schema.get(reference) as Definition | undefined;
}

function splitChange(operation: AlterObject, editor: PlanEditor, context: RewriteContext): void {
  const before = partitionIn(context.before, operation, context);
  const after = partitionIn(context.after, operation, context);
  if (before === undefined || after === undefined) return;
  const { detach = [], attach = [] } = partitionChange(before, after) ?? {};
  // It comes back before its parent changes, for what changes there has to change in all of its partitions.
  const parents = [before, after].map(({ details }) => details?.parent);
  const isKept = parents[0] === parents[1] ? { isSecond: true } : {};
  if (detach.length > 0)
    editor.replace(
      operation,
      { ...operation, statements: detach, isFirst: true },
      { ...operation, statements: attach, ...isKept },
    );
}

/** A table of the same name that goes has the rows that the partition is to have. */
/** Foreign keys that lead to the whole lead to each of its partitions too. */
function isReferredTo(operation: DefinitionOperation, context: RewriteContext): boolean {
  const partition = partitionIn(context.before, operation, context);
  const root = partition === undefined ? undefined : rootOf(partition, context.before);
  if (root === undefined) return false;
  const keys = context.before.ofKind("foreignKey") as readonly ObjectOf<"foreignKey">[];
  return keys.some(
    ({ references, namespace }) =>
      references.table === root.name && (references.namespace ?? namespace) === root.namespace,
  );
}

function detachFirst(operation: DefinitionOperation, editor: PlanEditor, context: RewriteContext): void {
  const partition = partitionIn(context.before, operation, context);
  if (partition === undefined) return;
  editor.add(inPlaceOf(operation, { statements: [detachStatement(partition)], isFirst: true }));
}

function attachInstead(operation: DefinitionOperation, editor: PlanEditor, context: RewriteContext): void {
  const partition = partitionIn(context.after, operation, context);
  const drop = editor.operations.find(
    (other): other is DropTable => other.kind === "dropTable" && isNamesake(other, operation, context),
  );
  if (partition === undefined || drop === undefined || !isLeaf(partition)) return;
  const root = rootOf(partition, context.after);
  if (root === undefined || !isAlike(partition, root, context.before, context.after)) return;
  editor.replace(drop);
  carryComments(partition, "table", "partition", editor, context);
  editor.replace(operation, inPlaceOf(operation, { statements: [attachStatement(partition)] }));
}

/** @returns whether the partition becomes a table */
function detachInstead(operation: DefinitionOperation, editor: PlanEditor, context: RewriteContext): boolean {
  const partition = partitionIn(context.before, operation, context);
  const create = editor.operations.find(
    (other): other is CreateTable => other.kind === "createTable" && isNamesake(other, operation, context),
  );
  if (partition === undefined || create === undefined || !isLeaf(partition)) return false;
  const root = rootOf(partition, context.before);
  if (root === undefined || !isAlike(partition, root, context.after, context.before)) return false;
  editor.replace(create);
  carryComments(partition, "partition", "table", editor, context);
  for (const index of editor.operations.filter((other) => other.kind === "createIndex"))
    if (isNamesake(index, operation, context)) editor.replace(index);
  editor.replace(
    operation,
    inPlaceOf(operation, {
      statements: [detachStatement(partition), ...ownNames(partition, root, context)],
      isFirst: true,
    }),
  );
  return true;
}

/** Foreign keys and checks keep the names that the whole has given them, until the table gives them its own. */
function ownNames(
  partition: Reference,
  root: Reference,
  { before, after }: RewriteContext,
): readonly string[] {
  const contentOf = ({
    table: _table,
    name: _name,
    namespace: _namespace,
    ...content
  }: SchemaObject): string => JSON.stringify(content);
  const { namespace, name: table } = partition;
  const called = qualified(namespace, table);
  return ["check", "foreignKey"].flatMap((kind) => {
    const wanted = after.childrenOf(namespace, table, kind);
    const had = before.childrenOf(root.namespace, root.name, kind);
    const isKept = (part: SchemaObject, others: readonly SchemaObject[]): boolean =>
      others.some(({ name }) => name === part.name);
    const free = wanted.filter((part) => !isKept(part, had));
    return had
      .filter((part) => !isKept(part, wanted))
      .flatMap((part) => {
        const index = free.findIndex((each) => contentOf(each) === contentOf(part));
        const [own] = index < 0 ? [] : free.splice(index, 1);
        return own === undefined
          ? []
          : [
              // One that was attached once has kept the name that it came with.
              guarded(
                `SELECT FROM pg_catalog.pg_constraint WHERE conrelid = ${quoteString(called)}::regclass AND conname = ${quoteString(part.name)}`,
                [`ALTER TABLE ${called} RENAME CONSTRAINT ${quote(part.name)} TO ${quote(own.name)}`],
              ),
            ];
      });
  });
}

/** What stays keeps its comment; a table that is made would have brought its own along, and those of its columns. */
function carryComments(
  { namespace, name }: Reference,
  from: "table" | "partition",
  to: "table" | "partition",
  editor: PlanEditor,
  context: RewriteContext,
): void {
  const had = context.before.has(commentOn({ kind: from, namespace, name }, ""));
  const wanted = context.after.get(commentOn({ kind: to, namespace, name }, ""));
  if (had && wanted === undefined) {
    const place = compact({ namespace: namespaceIn(context, namespace) });
    editor.add({ kind: "comment", on: { kind: to, ...place, name }, text: null });
  }
  const taken = (context.before.ofKind("comment") as readonly ObjectOf<"comment">[]).filter(
    ({ on }) =>
      on.kind === (from === "table" ? "column" : "attribute") &&
      on.namespace === namespace &&
      on.table === name &&
      !context.after.has(commentOn({ ...on, kind: to === "table" ? "column" : "attribute" }, "")),
  );
  for (const { on } of taken) {
    const place = compact({ namespace: namespaceIn(context, namespace) });
    editor.add({ kind: "comment", on: { kind: "column", ...place, table: name, name: on.name }, text: null });
  }
  if (to === "partition") return;
  for (const comment of context.after.ofKind("comment") as readonly ObjectOf<"comment">[]) {
    const { on } = comment;
    const isIts = on.kind === "column" ? on.table === name : on.kind === "table" && on.name === name;
    if (isIts && on.namespace === namespace) editor.add(...kinds.comment.create(comment, context));
  }
}

function inPlaceOf(
  { object, name, namespace }: DefinitionOperation,
  change: Pick<AlterObject, "statements" | "isFirst">,
): AlterObject {
  const place = namespace === undefined ? {} : { namespace };
  return { kind: "alterObject", ...place, object, name, ...change };
}

function isNamesake(
  { namespace, table }: { readonly namespace?: string | undefined; readonly table: string },
  operation: DefinitionOperation,
  { defaultNamespace }: RewriteContext,
): boolean {
  return (
    table === operation.name && (namespace ?? defaultNamespace) === (operation.namespace ?? defaultNamespace)
  );
}

/** The partitioned table that a partition is a part of, however deep. */
export function rootOf(partition: Reference, schema: Schema): Reference | undefined {
  let found: Reference | undefined = partition;
  while (found?.kind === "partition")
    found = schema.dependenciesOf(found).find(({ kind }) => kind === "table" || kind === "partition");
  return found;
}

/**
 * Whether the table of the partition's name, in `there`, has what the partitioned table has where the partition is
 * one: the columns, and as many keys, checks, foreign keys and indexes of the same content.
 */
function isAlike(table: Reference, root: Reference, there: Schema, whole: Schema): boolean {
  const isOwnNotNull = (column: string): boolean =>
    whole.has({ kind: "partitionNotNull", namespace: table.namespace, table: table.name, name: column });
  const columns = (schema: Schema, { namespace, name }: Reference): unknown =>
    (schema.childrenOf(namespace, name, "column") as readonly Column[])
      .map(({ name: column, type, nullable, collation, generated }) => [
        column,
        [type, nullable && !(schema === whole && isOwnNotNull(column)), collation, generated],
      ])
      .sort();
  const parts = ["primaryKey", "unique", "check", "foreignKey", "index"];
  const contents = (schema: Schema, { namespace, name }: Reference): unknown =>
    parts.map((kind) =>
      schema
        .childrenOf(namespace, name, kind)
        .map(({ table: _table, name: _name, namespace: _namespace, ...content }) => JSON.stringify(content))
        .sort(),
    );
  return (
    isSameData(columns(there, table), columns(whole, root)) &&
    isSameData(contents(there, table), contents(whole, root))
  );
}
