/** What stands in the way of a table that is made anew or whose history is set aside, as far as it is known before anything runs. */
import type { Column } from "../../../objects/column/shape.js";
import { allOf, find, partsOf } from "../../../objects/find.js";
import type { Table } from "../../../objects/table/shape.js";
import { referenceOf } from "../../../schema/object.js";
import type { Schema } from "../../../schema/schema.js";
import { isSameData } from "../../../util/compare.js";
import type { Refusal, Unmodelled } from "../../dialect.js";

/** What a history has that keeps its table from some changes; said of the table. */
export const historyColumnstore = "columnstore index of a history";

/** One beside that in which the rows of a history lie. */
export const historyIndex = "index of a history";

/** What a new table has as well, or may do without. */
const harmless: ReadonlySet<string> = new Set([
  ...["privileges", "automatic index", historyColumnstore, historyIndex],
]);

/** Changes that no statement makes of the table as it is: see `rewriteIdentities` and `pausing`. */
export function impossibleRebuilds(
  desired: Schema,
  current: Schema,
  unmodelled: readonly Unmodelled[],
): readonly Refusal[] {
  if (unmodelled.length === 0) return [];
  return allOf(desired, "table").flatMap((table) => {
    if (!current.has(table)) return [];
    const own = unmodelled.filter(({ where }) => isOn(where, table));
    if (own.length === 0) return [];
    const columns = partsOf(desired, table, "column");
    const former = (column: Column) => find(current, column);
    return [
      ...lostWith(
        own,
        table,
        columns.find((column) => isCountedAnew(column, former(column))),
      ),
      ...compressedBeside(
        own,
        table,
        columns.find((column) => isMadeSparse(column, former(column))),
      ),
    ];
  });
}

function isOn(where: string, { namespace, name }: Table): boolean {
  const path = `${namespace}.${name}`;
  return where === path || where.startsWith(`${path}.`);
}

/** There or on the way back. */
function isCountedAnew({ identity }: Column, former: Column | undefined): boolean {
  return former !== undefined && !isSameData(identity, former.identity);
}

function isMadeSparse({ sparse }: Column, former: Column | undefined): boolean {
  return sparse === true && former?.sparse !== true;
}

function lostWith(own: readonly Unmodelled[], table: Table, column: Column | undefined): readonly Refusal[] {
  const lost = own.filter(({ what }) => !harmless.has(what));
  if (column === undefined || lost.length === 0) return [];
  return [
    {
      code: "REBUILD_IMPOSSIBLE",
      object: referenceOf(column),
      message: `${table.name} would be made anew, because ${column.name} counts otherwise, and would lose ${lost.map(said).join(", ")}`,
      why: "A column becomes an identity, or counts by other numbers, only in a new table, and Schemix does not know how to make that again.",
      fix: "Drop it in a migration before this one and make it again in one behind it, or let a sequence and a default count.",
    },
  ];
}

/** "Use sparse columns": neither a columnstore index nor anything compressed has them. */
function compressedBeside(
  own: readonly Unmodelled[],
  table: Table,
  column: Column | undefined,
): readonly Refusal[] {
  if (column === undefined || !own.some(({ what }) => what === historyColumnstore)) return [];
  return [
    {
      code: "REBUILD_IMPOSSIBLE",
      object: referenceOf(column),
      message: `${column.name} cannot be sparse: the history of ${table.name} has a columnstore index`,
      why: "A column is sparse in a table and in its history alike, and a columnstore index takes no sparse columns.",
      fix: "Take sparse away, or put another clustered index on the history.",
    },
  ];
}

function said({ what, where }: Unmodelled): string {
  return `${what} ${where}`;
}
