/**
 * A column that is inherited from several tables gets another type with none of them: the server refuses to change it below one while
 * the other has the former type. Who inherits so leaves the others meanwhile.
 */
import type { AlterColumn } from "../../../../objects/column/shape.js";
import { allOf, find } from "../../../../objects/find.js";
import { descendantsOf, parentsOf } from "../../../../objects/inheritance.js";
import type { Parent } from "../../../../objects/table/shape.js";
import { isSameData } from "../../../../util/compare.js";
import type { RewriteContext } from "../../../dialect.js";
import { qualified } from "../../sql/writer.js";
import { retyped } from "../partitions/keys.js";
import type { PlanEditor } from "../plan-editor.js";

export function rewriteSeveralParents(editor: PlanEditor, context: RewriteContext): void {
  const { before, after, defaultNamespace } = context;
  const changed = retyped(editor).map(({ namespace = defaultNamespace, table, column }) => ({
    namespace,
    table,
    column,
  }));
  for (const { namespace, name, inherits = [] } of allOf(before, "table")) {
    if (inherits.length < 2 || !isSameData(inherits, parentsOf(after, namespace, name))) continue;
    const sources = inherits.map((parent) => changed.filter((top) => isUnder(parent, top, context)));
    const first = sources.findIndex((tops, place) =>
      tops.some((top) => sources.slice(0, place).some((earlier) => isOther(top, earlier))),
    );
    if (first < 0) continue;
    const left = inherits.slice(first);
    const table = qualified(namespace, name);
    for (const [word, turn] of [
      ["NO INHERIT", "beforeColumns"],
      ["INHERIT", "behindColumns"],
    ] as const)
      for (const parent of left)
        editor.add({
          kind: "execute",
          sql: `ALTER TABLE ${table} ${word} ${qualified(parent.namespace, parent.table)}`,
          parameters: [],
          turn,
        });
    for (const parent of left) finishLast(parent, { namespace, table: name }, editor, context);
  }
}

interface Top extends Parent {
  readonly column: string;
}

function isUnder({ namespace, table }: Parent, top: Top, { before }: RewriteContext): boolean {
  const isItself = namespace === top.namespace && table === top.table;
  const below = isItself ? [] : descendantsOf(before, top.namespace, top.table);
  return isItself || below.some((heir) => heir.namespace === namespace && heir.name === table);
}

/** Whether a column of the same name changes in another table, and not in this one. */
function isOther(top: Top, earlier: readonly Top[]): boolean {
  const same = earlier.filter(({ column }) => column === top.column);
  return same.length > 0 && !same.some((each) => isSameData(each, top));
}

/** What else changes of columns reaches those that have come back, but for NOT NULL, which they have taken along. */
function finishLast(parent: Parent, heir: Parent, editor: PlanEditor, context: RewriteContext): void {
  const { after, defaultNamespace } = context;
  const isOfIt = (operation: AlterColumn): boolean =>
    operation.table === parent.table && (operation.namespace ?? defaultNamespace) === parent.namespace;
  const below = descendantsOf(after, heir.namespace, heir.table).map(({ namespace, name: table }) => ({
    namespace,
    table,
  }));
  for (const operation of editor.operations) {
    if (operation.kind !== "alterColumn" || !isOfIt(operation)) continue;
    const { name, nullable, type } = operation;
    if (type === undefined) editor.replace(operation, { ...operation, isLast: true });
    for (const place of nullable === true ? [heir, ...below] : []) {
      const column = find(after, { kind: "column", ...place, name });
      if (column?.nullable === true)
        editor.add({ kind: "alterColumn", ...place, name, nullable: true, isLast: true });
    }
  }
}
