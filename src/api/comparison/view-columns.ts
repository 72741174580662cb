/** Columns of views that have got another name: a view has no rows, so that nobody has to be asked. */
import type { Definition, ViewColumn } from "../../objects/definition/shape.js";
import type { RenameHint } from "../../schema/rename.js";
import type { RenameSides } from "../renames/questions.js";

/**
 * The renames that bring the columns of views to what is wanted where types and places are the same already. Privileges and
 * what stands on a view follow, and a materialized view keeps what it has computed.
 */
export function renamedViewColumns({ current, desired }: RenameSides): readonly RenameHint[] {
  const views = ["view", "materializedView"].flatMap((kind) => current.ofKind(kind) as readonly Definition[]);
  return views.flatMap((view) => {
    const wanted = desired.get(view) as Definition | undefined;
    const { namespace, name: table } = view;
    return renamesBetween(view.result, wanted?.result).map(([from, to]) => ({
      kind: "column",
      ...{ namespace, table, from, to },
    }));
  });
}

type Names = readonly [from: string, to: string];

/** None where more than names differs, or where a name means another column than before. */
function renamesBetween(
  before: readonly ViewColumn[] | undefined,
  after: readonly ViewColumn[] | undefined,
): readonly Names[] {
  if (before === undefined || after === undefined || after.length < before.length) return [];
  const pairs = before.map((column, index) => ({ column, wanted: after[index] ?? column }));
  if (pairs.some(({ column, wanted }) => column.type !== wanted.type)) return [];
  const changed = pairs.filter(({ column, wanted }) => column.name !== wanted.name);
  const isMoved = changed.some(
    ({ column, wanted }) =>
      before.some(({ name }) => name === wanted.name) || after.some(({ name }) => name === column.name),
  );
  return isMoved ? [] : changed.map(({ column, wanted }) => [column.name, wanted.name]);
}
