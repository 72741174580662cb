/** Names that differ in nothing but capitals, where the database takes them for one. */
import { keyOf, type Reference } from "../../schema/object.js";
import type { RenameHint } from "../../schema/rename.js";
import { hintFor, type RenameSides, renameGroups } from "./questions.js";

/**
 * What goes and what comes under the same name in other capitals: there is nothing to be asked, for the database has room for one of both,
 * and would refuse to make the other.
 */
export function inOtherCapitals(sides: RenameSides): readonly RenameHint[] {
  if (!sides.foldsCapitals) return [];
  const taken = new Set<string>();
  return renameGroups(sides).flatMap(({ gone, fresh }) =>
    gone.flatMap(({ reference }) => {
      if (reference.kind === "enumValue") return [];
      const to = fresh.find((each) => isNamesake(reference, each) && !taken.has(keyOf(each)));
      if (to === undefined) return [];
      taken.add(keyOf(to));
      return [hintFor(reference, to)];
    }),
  );
}

/** Of one kind in one place. */
function isNamesake(a: Reference, b: Reference): boolean {
  return (
    a.kind === b.kind &&
    a.namespace === b.namespace &&
    a.table === b.table &&
    a.name.toLowerCase() === b.name.toLowerCase()
  );
}
