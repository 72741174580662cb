/** What the columns of heirs get and lose with those above them. */

import { isSameData } from "../../util/compare.js";
import { allOf, find, partsOf } from "../find.js";
import { inParents } from "../inheritance.js";
import type { DiffContext } from "../kind.js";
import { hasOwner } from "../owner.js";
import type { Column } from "./shape.js";

/** What a column is made with where one above it comes. */
const comesAlong = [
  "type",
  "collation",
  "nullable",
  "default",
  "generated",
  "storage",
  "compression",
] as const;

type Member = (typeof comesAlong)[number] | "statistics";

/** What ALTER TABLE changes below a table as well: neither compression nor options. */
const carried: readonly Member[] = [...comesAlong.filter((member) => member !== "compression"), "statistics"];

/** A column as it comes about with those above it. */
export function asItComes(column: Column, above: Column, how: "with its table" | "into its table"): Column {
  const inherited: Column = { ...column, identity: undefined, statistics: undefined, options: undefined };
  for (const member of comesAlong) Object.assign(inherited, { [member]: above[member] });
  // Said in a statement of its own, which reaches the tables that are there.
  return how === "into its table" ? { ...inherited, statistics: above.statistics } : inherited;
}

/** Whether those that inherit a column may not be NULL either. */
export function isHandedDown({ nullable, notNull }: Column): boolean {
  return !nullable && notNull?.noInherit !== true;
}

/** The column after what is changed of it where it is inherited from. */
export function asParentsLeaveIt(before: Column, context: DiffContext): Column {
  return { ...before, ...changesFromAbove(before, context) };
}

function changesFromAbove(column: Column, context: DiffContext): Partial<Column> {
  const changes: Record<string, unknown> = {};
  for (const parent of inParents(column, context)) {
    if (parent.before === undefined || parent.after === undefined) continue;
    const further = changesFromAbove(parent.before, context);
    for (const member of carried)
      if (member in further || !isSameData(parent.before[member], parent.after[member]))
        changes[member] = parent.after[member];
    if (isHandedDown(parent.after) && !isHandedDown(parent.before)) changes.nullable = false;
  }
  return changes;
}

/** Columns that are to stay as they are, and would not when those above them change. */
export function movedColumns(context: DiffContext): readonly (readonly [Column, Column])[] {
  const heirs = allOf(context.before, "table").filter(({ inherits }) => inherits !== undefined);
  const columns = heirs.flatMap(({ namespace, name }) =>
    partsOf(context.before, { namespace, name }, "column"),
  );
  return columns.flatMap((column) => {
    const wanted = find(context.after, column);
    if (wanted === undefined || !hasOwner(context.after, column)) return [];
    const ignored = new Set(["position", "inherited"]);
    const isMoved = !isSameData(asParentsLeaveIt(column, context), column, ignored);
    return isMoved && isSameData(column, wanted, ignored) ? [[column, wanted] as const] : [];
  });
}
