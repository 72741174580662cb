/** Which partition a row is in follows from its key: the server never gives a column of it another type. */
import { type Definition, definitionReference } from "../../../../objects/definition/shape.js";
import { allOf } from "../../../../objects/find.js";
import type { Table } from "../../../../objects/table/shape.js";
import { keyOf, type Reference, referenceOf } from "../../../../schema/object.js";
import { wordsOf } from "../../../../util/words.js";
import type { RewriteContext } from "../../../dialect.js";
import type { PlanEditor } from "../plan-editor.js";
import { rootOf } from "./partitions.js";

/** Such a change, and a partition that is to be partitioned otherwise, take a table that is made anew. */
export function rebuildPartitioned(editor: PlanEditor, context: RewriteContext): void {
  for (const partition of allOf(context.before, "partition")) {
    const after = context.after.get(partition) as Definition | undefined;
    const [from, to] = [keyOfPartition(partition), after === undefined ? undefined : keyOfPartition(after)];
    const root = after === undefined || from === to ? undefined : rootOf(partition, context.before);
    if (root !== undefined && context.after.has(root)) context.rebuild(referenceOf(root));
  }
  const gone = new Set(
    editor.operations.flatMap((operation) =>
      operation.kind === "dropObject"
        ? [keyOf(definitionReference(operation, context.defaultNamespace))]
        : [],
    ),
  );
  for (const table of shakenBy(gone, editor, context)) context.rebuild(referenceOf(table));
  for (const { namespace = context.defaultNamespace, table, column } of retyped(editor)) {
    const found = context.before.get({ kind: "table", namespace, name: table });
    if (found !== undefined && isInKey(column, found, editor, gone)) context.rebuild(referenceOf(found));
  }
}

/** Tables whose keys, or those of their partitions, call what is dropped, or made anew: that cannot happen beneath them. */
function shakenBy(
  gone: ReadonlySet<string>,
  editor: PlanEditor,
  { before, after }: RewriteContext,
): readonly Reference[] {
  const isShaken = (each: Reference): boolean =>
    editor.dependents
      .needsOf(each)
      .some(({ kind, ...rest }) => kind !== "partition" && gone.has(keyOf({ kind, ...rest })));
  const tables = allOf(before, "table").filter((table) => table.partitionBy !== undefined && isShaken(table));
  const partitions = allOf(before, "partition").filter(
    (each) => keyOfPartition(each) !== undefined && after.has(each) && isShaken(each),
  );
  const roots = partitions.flatMap((each) => rootOf(each, before) ?? []);
  return [...tables, ...roots].filter((table) => after.has(table));
}

function keyOfPartition({ details }: Definition): string | undefined {
  return (details?.key as string | null | undefined) ?? undefined;
}

interface Retyped {
  readonly namespace?: string | undefined;
  readonly table: string;
  readonly column: string;
}

/** The columns that a plan gives another type. */
export function retyped(editor: PlanEditor): readonly Retyped[] {
  return editor.operations.flatMap((operation): readonly Retyped[] => {
    if (operation.kind === "alterEnum") return operation.columns;
    if (operation.kind !== "alterColumn" || operation.type === undefined) return [];
    return [{ namespace: operation.namespace, table: operation.table, column: operation.name }];
  });
}

/** Whether a column is in the key of a table, or of a partition of it that stays. */
function isInKey(column: string, table: Reference, editor: PlanEditor, gone: ReadonlySet<string>): boolean {
  const own = table.kind === "table" ? (table as Table).partitionBy : keyOfPartition(table as Definition);
  if (own === undefined) return false;
  if (wordsOf(own).mentions(column)) return true;
  const partitions = editor
    .dependentsOf(table)
    .filter((each) => each.kind === "partition" && !gone.has(keyOf(each)));
  return partitions.some((partition) => isInKey(column, partition, editor, gone));
}
