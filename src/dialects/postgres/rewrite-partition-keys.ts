/** Which partition a row is in follows from its key: the server never gives a column of it another type. */
import type { ObjectOf } from "../../objects/any.js";
import { type Definition, definitionReference } from "../../objects/definition/shape.js";
import { keyOf, type Reference } from "../../schema/object.js";
import type { RewriteContext } from "../dialect.js";
import { wordsOf } from "./normalize-question.js";
import type { PlanEditor } from "./plan-editor.js";

/** Notes every such change as one that nothing can do. */
export function refusePartitionKeys(editor: PlanEditor, context: RewriteContext): void {
  const seen = new Set<string>();
  const gone = new Set(
    editor.operations.flatMap((operation) =>
      operation.kind === "dropObject"
        ? [keyOf(definitionReference(operation, context.defaultNamespace))]
        : [],
    ),
  );
  for (const { namespace = context.defaultNamespace, table, column } of retyped(editor)) {
    const found = context.before.get({ kind: "table", namespace, name: table });
    const key = found === undefined ? undefined : keyWith(column, found, editor, gone);
    const place = `${namespace}\0${table}\0${column}`;
    if (key === undefined || seen.has(place)) continue;
    seen.add(place);
    context.impossible({ table: { kind: "table", namespace, name: table }, from: key, to: key, column });
  }
}

interface Retyped {
  readonly namespace?: string | undefined;
  readonly table: string;
  readonly column: string;
}

function retyped(editor: PlanEditor): readonly Retyped[] {
  return editor.operations.flatMap((operation): readonly Retyped[] => {
    if (operation.kind === "alterEnum") return operation.columns;
    if (operation.kind !== "alterColumn" || operation.type === undefined) return [];
    return [{ namespace: operation.namespace, table: operation.table, column: operation.name }];
  });
}

/** The key of a table, or of a partition of it that stays, that a column is part of. */
function keyWith(
  column: string,
  table: Reference,
  editor: PlanEditor,
  gone: ReadonlySet<string>,
): string | undefined {
  const own =
    table.kind === "table"
      ? (table as ObjectOf<"table">).partitionBy
      : ((table as Definition).details?.key as string | null | undefined);
  if (own === undefined || own === null) return undefined;
  if (wordsOf(own).mentions(column)) return own;
  const partitions = editor
    .dependentsOf(table)
    .filter((each) => each.kind === "partition" && !gone.has(keyOf(each)));
  return partitions
    .map((partition) => keyWith(column, partition, editor, gone))
    .find((key) => key !== undefined);
}
