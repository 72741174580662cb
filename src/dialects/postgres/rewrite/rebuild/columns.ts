/** Columns of a table that takes the rows of another: where their values come from, and as what these wait. */
import type { AnyOperation } from "../../../../objects/any.js";
import type { Column } from "../../../../objects/column/shape.js";
import { definitionReference } from "../../../../objects/definition/shape.js";
import { partsOf } from "../../../../objects/find.js";
import type { Table } from "../../../../objects/table/shape.js";
import { type Reference, referenceOf } from "../../../../schema/object.js";
import { isSameData } from "../../../../util/compare.js";
import type { RewriteContext } from "../../../dialect.js";
import { droppedBy } from "../../../dropped-by.js";
import { quote } from "../../sql/writer.js";
import type { Dependents } from "../dependencies.js";
import { keepingOf } from "../types/row-types.js";
import type { Held } from "./scripts.js";

/** A column of the new table that takes its values from the former one. */
export interface Taken {
  readonly column: Column;
  readonly former: Column;
  /** SQL of a value, over columns of the former table. */
  readonly value: string;
  /** The type in which both values have to be the same. */
  readonly lossless?: string | undefined;
}

/** Columns whose values wait as something that leans on nothing, and as what. */
export function heldColumns(
  taken: readonly Taken[],
  table: string,
  dependents: Dependents,
  context: RewriteContext,
): Held {
  return new Map(
    taken.flatMap(({ former, column }) => {
      const there = { ...former, table };
      const needed = dependents.needsOf(referenceOf(there));
      const isMade = needed.some(
        ({ kind, name }) =>
          /enum|domain|Type$|partition|view/i.test(kind) || (kind === "table" && name !== table),
      );
      if (!isMade) return [];
      return [[column.name, keepingOf(there, dependents, context).byName ? "json" : "text"] as const];
    }),
  );
}

/** What goes with an operation, though something of its name may come back; keys and indexes carry foreign keys. */
export function takenAway(operation: AnyOperation, defaultNamespace: string): readonly Reference[] {
  const dropped = droppedBy(operation, defaultNamespace);
  if (dropped !== undefined && dropped.kind !== "column") return [dropped];
  if (operation.kind === "alterObject") return [definitionReference(operation, defaultNamespace)];
  const kind = { alterEnum: "enum", dropEnum: "enum", dropSequence: "sequence" }[operation.kind as string];
  const { namespace = defaultNamespace, name = "" } = operation as { namespace?: string; name?: string };
  return kind === undefined ? [] : [{ kind, namespace, name }];
}

/** What becomes of the values of a table's columns. */
export interface MovedColumns {
  readonly taken: readonly Taken[];
  /** The names of columns whose values go: the column does, or computes its values from now on. */
  readonly lost: readonly string[];
  /** Those of columns that compute their values otherwise from now on. */
  readonly recomputed: readonly string[];
}

export function movedColumns(table: Table, context: RewriteContext): MovedColumns {
  const before = partsOf(context.before, table, "column");
  const after = partsOf(context.after, table, "column").toSorted((a, b) => a.position - b.position);
  const taken: Taken[] = [];
  const recomputed: string[] = [];
  for (const column of after) {
    const former = before.find(({ name }) => name === column.name);
    if (former === undefined) continue;
    if (column.generated === undefined) taken.push(takenFrom(former, column, context));
    else if (former.generated !== undefined && !isSameData(former.generated, column.generated))
      recomputed.push(column.name);
  }
  const isComputed = ({ name }: Column): boolean =>
    after.some((each) => each.name === name && each.generated);
  const lost = before.filter(
    (column) =>
      !after.some(({ name }) => name === column.name) ||
      (column.generated === undefined && isComputed(column)),
  );
  return { taken, lost: lost.map(({ name }) => name), recomputed };
}

function takenFrom(former: Column, column: Column, context: RewriteContext): Taken {
  const value = quote(column.name);
  const reference = referenceOf(column);
  if (former.type === column.type) return { column, former, value };
  const written = context.usingFor(reference);
  if (written !== undefined) return { column, former, value: written };
  const { grade, using, why, through } = context.gradeTypeChange(former.type, column.type, column.name);
  if (grade === "undecided")
    context.undecided({ column: reference, from: former.type, to: column.type, why: why ?? "" });
  const lossless = grade === "lossy" ? { lossless: through ?? former.type } : {};
  return { column, former, value: using ?? value, ...lossless };
}
