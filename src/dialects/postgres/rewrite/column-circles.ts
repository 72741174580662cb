/**
 * A new column whose default calls a function that reads what shows the column: it comes without the default, what shows it is made,
 * and then it gets the default and the rows their values.
 */
import type { OperationOf } from "../../../objects/any.js";
import { isDefinition } from "../../../objects/definition/shape.js";
import { keyOf, type Reference } from "../../../schema/object.js";
import { compact } from "../../../util/compact.js";
import type { RewriteContext } from "../../dialect.js";
import { Reach } from "../../reach.js";
import { qualified, quote } from "../sql/writer.js";
import type { PlanEditor } from "./plan-editor.js";

type AddColumn = OperationOf<"addColumn">;

export function rewriteColumnCircles(editor: PlanEditor, context: RewriteContext): void {
  const reach = new Reach(context.after);
  for (const operation of editor.operations)
    if (operation.kind === "addColumn" && isInCircle(operation, reach, context)) open(operation, editor);
}

function isInCircle(
  { namespace, table, column: { name, default: initial } }: AddColumn,
  reach: Reach,
  { before, after, defaultNamespace }: RewriteContext,
): boolean {
  if (initial === undefined) return false;
  const column = { kind: "column", namespace: namespace ?? defaultNamespace, table, name };
  const isNewColumn = (each: Reference): boolean => each.kind === "column" && !before.has(each);
  const called = after.dependenciesOf(column).filter(isDefinition);
  return reach.from(called, isNewColumn).some((each) => keyOf(each) === keyOf(column));
}

function open(operation: AddColumn, editor: PlanEditor): void {
  const { namespace, table, column } = operation;
  const { default: initial, notNull, ...rest } = column;
  const place = compact({ namespace, table });
  const target = { kind: "alterColumn", ...place, name: column.name } as const;
  editor.replace(
    operation,
    { ...operation, column: { ...rest, nullable: true } },
    { ...target, default: initial },
    {
      kind: "execute",
      sql: `UPDATE ${qualified(namespace, table)} SET ${quote(column.name)} = DEFAULT`,
      parameters: [],
      touches: { ...place, columns: [column.name] },
      turn: "fillColumn",
    },
  );
  if (!column.nullable) editor.add({ ...target, nullable: false, ...compact({ notNull }), isLast: true });
}
