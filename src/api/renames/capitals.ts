/** Names that differ in nothing but capitals, where the database takes them for one. */
import { SchemixError } from "../../errors/schemix-error.js";
import { keyOf, type Reference } from "../../schema/object.js";
import type { RenameHint } from "../../schema/rename.js";
import type { Schema } from "../../schema/schema.js";
import { hintFor, type RenameSides, renameGroups } from "./questions.js";

/**
 * What goes and what comes under the same name in other capitals: there is nothing to be asked, for the database has room for one of both,
 * and would refuse to make the other.
 */
export function inOtherCapitals(sides: RenameSides): readonly RenameHint[] {
  if (!sides.foldsCapitals) return [];
  return renameGroups(sides).flatMap(({ gone, fresh }) => {
    const free = new Map(fresh.map((each) => [folded(each), each]));
    return gone.flatMap(({ reference }) => {
      const to = reference.kind === "enumValue" ? undefined : free.get(folded(reference));
      if (to === undefined) return [];
      free.delete(folded(to));
      return [hintFor(reference, to)];
    });
  });
}

/** The same for all that the database takes for one. */
function folded(reference: Reference): string {
  return keyOf({ ...reference, name: reference.name.toLowerCase() });
}

/**
 * Namespaces get no other name: one that is there in other capitals would be made, and refused.
 * @throws SchemixError `ENTITIES_INVALID`
 */
export function refuseOtherNamespaces(wanted: Schema, found: Schema, foldsCapitals: boolean): void {
  if (!foldsCapitals) return;
  for (const { name } of wanted.ofKind("namespace")) {
    const there = found.ofKind("namespace").find((each) => each.name.toLowerCase() === name.toLowerCase());
    if (there === undefined || there.name === name) continue;
    throw new SchemixError("ENTITIES_INVALID", {
      message: `The namespace ${name} is there as ${there.name}`,
      why: "The database takes both for one name, and gives a schema no other one.",
      fix: `Write it as it is there: @Entity({ namespace: ${JSON.stringify(there.name)} }).`,
      data: { namespace: name, found: there.name },
    });
  }
}
