/** An enum is text with a check: rows get the new names of its values while there is no check. */
import type { AnyOperation, OperationOf } from "../../../objects/any.js";
import type { Check } from "../../../objects/check/shape.js";
import type { Column } from "../../../objects/column/shape.js";
import { partsOf } from "../../../objects/find.js";
import type { RenamedValues } from "../../../objects/kind.js";
import { compact } from "../../../util/compact.js";
import type { RewriteContext } from "../../dialect.js";
import { nameOf, tokens } from "../sql/lexical.js";
import { qualified, quote, quoteString } from "../sql/writer.js";
import { spell } from "../types/type-spelling.js";
import type { PlanEditor } from "./plan-editor.js";

export function rewriteValues(editor: PlanEditor, context: RewriteContext): void {
  const { renamedValuesFor, before, after, defaultNamespace } = context;
  if (renamedValuesFor === undefined) return;
  for (const check of editor.operations.filter(isCreateCheck)) {
    const { namespace = defaultNamespace, table, name } = check;
    const reference = { kind: "check", namespace, table, name };
    const renamed = renamedValuesFor(reference);
    const wanted = after.get(reference) as Check | undefined;
    if (renamed === undefined || wanted === undefined) continue;
    // It may have been called otherwise, for its name is made from that of the column.
    const former = partsOf(before, { namespace, name: table }, "check").filter((each) =>
      isAbout(each, renamed.column),
    );
    const pairs = pending(renamed, former, wanted);
    if (pairs.length > 0) editor.add(update(check, { ...renamed, values: pairs }, context));
  }
}

function isCreateCheck(operation: AnyOperation): operation is OperationOf<"createCheckConstraint"> {
  return operation.kind === "createCheckConstraint";
}

/** Values that the rows may have and will not be allowed to; each has one new name. */
function pending(
  { values }: RenamedValues,
  former: readonly Check[],
  wanted: Check,
): RenamedValues["values"] {
  const had = new Set(former.flatMap((check) => [...constantsIn(check)]));
  const has = constantsIn(wanted);
  const seen = new Set<string>();
  return values.filter(([from, to]) => {
    if (!had.has(from) || has.has(from) || !has.has(to) || seen.has(from)) return false;
    seen.add(from);
    return true;
  });
}

function isAbout({ expression }: Check, column: string): boolean {
  return [...tokens(expression)].some(({ sort, text }) => sort === "name" && nameOf(text) === column);
}

function constantsIn({ expression }: Check): ReadonlySet<string> {
  const constants = [...tokens(expression)].filter(({ sort }) => sort === "constant");
  return new Set(constants.map(({ text }) => text.slice(text.indexOf("'") + 1, -1).replaceAll("''", "'")));
}

function update(
  { namespace, table }: OperationOf<"createCheckConstraint">,
  { column, values }: RenamedValues,
  { before, after, defaultNamespace }: RewriteContext,
): AnyOperation {
  const place = compact({ namespace });
  const own = quote(column);
  const cases = values.map(([from, to]) => `WHEN ${quoteString(from)} THEN ${quoteString(to)}`);
  const list = values.map(([from]) => quoteString(from));
  const reference = { kind: "column", namespace: namespace ?? defaultNamespace, table, name: column };
  const [from, to] = [before.get(reference), after.get(reference)] as (Column | undefined)[];
  return {
    kind: "execute",
    sql: `UPDATE ${qualified(namespace, table)} SET ${own} = CASE ${own} ${cases.join(" ")} ELSE ${own} END\nWHERE ${own} IN (${list.join(", ")})`,
    parameters: [],
    touches: { ...place, table, columns: [column] },
    // Where there comes less room the values are changed first, and else when there is enough.
    turn: roomOf(to) < roomOf(from) ? "beforeColumns" : "behindColumns",
  };
}

function roomOf(column: Column | undefined): number {
  const [room] = column === undefined ? [] : (spell(column.type)?.numbers ?? []);
  return typeof room === "number" ? room : Number.POSITIVE_INFINITY;
}
