/** Tables that refer to each other cannot become logged or unlogged one by one: no order suits, so that those keys go for that time. */
import type { AnyOperation } from "../../../objects/any.js";
import { allOf } from "../../../objects/find.js";
import type { ForeignKey } from "../../../objects/foreign-key/shape.js";
import type { Reference } from "../../../schema/object.js";
import type { RewriteContext } from "../../dialect.js";
import type { PlanEditor } from "./plan-editor.js";
import { placeKey } from "./rebuild/set-aside.js";

export function rewritePersistence(editor: PlanEditor, context: RewriteContext): void {
  const changing = new Set(editor.operations.flatMap((operation) => changedBy(operation, context)));
  if (changing.size < 2) return;
  const ends = ({ namespace, table, references }: ForeignKey) =>
    [placeKey(namespace, table), placeKey(references.namespace ?? namespace, references.table)] as const;
  const all = allOf(context.before, "foreignKey");
  const keys = all.filter((key) => ends(key).every((end) => changing.has(end)));
  const leadsTo = (from: string, goal: string, seen = new Set<string>()): boolean => {
    if (from === goal) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return keys.some((key) => ends(key)[0] === from && leadsTo(ends(key)[1], goal, seen));
  };
  for (const key of keys) {
    const [from, to] = ends(key);
    if (from !== to && leadsTo(to, from)) editor.recreate(key);
  }
}

/** Whether one of these is a foreign key to a table that is logged no longer: the server lets that go on only without it. */
export function leadToUnlogged(
  objects: readonly Reference[],
  operations: readonly AnyOperation[],
  context: RewriteContext,
): boolean {
  const unlogged = new Set(
    operations.flatMap((operation) =>
      operation.kind === "alterTable" && operation.unlogged === true ? changedBy(operation, context) : [],
    ),
  );
  const isTo = ({ namespace, references }: ForeignKey): boolean =>
    unlogged.has(placeKey(references.namespace ?? namespace, references.table));
  return (
    unlogged.size > 0 &&
    objects.some((each) => each.kind === "foreignKey" && isTo(context.before.get(each) as ForeignKey))
  );
}

function changedBy(operation: AnyOperation, { defaultNamespace }: RewriteContext): readonly string[] {
  if (operation.kind !== "alterTable" || operation.unlogged === undefined) return [];
  return [placeKey(operation.namespace ?? defaultNamespace, operation.table)];
}
