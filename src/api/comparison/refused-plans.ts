/** Changes that nobody but the user can decide on. */
import type { EntityModel } from "../../entities/to-schema.js";
import { SchemixError } from "../../errors/schemix-error.js";
import type { Undecided } from "../../objects/kind.js";
import { siteOf } from "../project/entity-site.js";
import type { RenameQuestion } from "../types.js";

/** @throws SchemixError `TYPE_CHANGE_UNDECIDED` listing every column */
export function refuseUndecided(
  undecided: readonly Undecided[],
  model: EntityModel,
  direction: "up" | "down" = "up",
  questions: readonly RenameQuestion[] = [],
): void {
  if (undecided.length === 0) return;
  const lines = undecided.map(({ column, from, to, why }) => {
    const site = siteOf(model, column);
    const place = site === undefined ? "" : ` (${site})`;
    return `${column.table}.${column.name}${place}: from ${from} to ${to}. ${why}`;
  });
  const ids = questions.map(({ id }) => id).join(", ");
  const first =
    ids === "" ? "" : ` Or say first whether something was renamed, which may be the reason: ${ids}.`;
  const option = direction === "up" ? "using: sql`…`" : "using: { up: sql`…`, down: sql`…` }";
  throw new SchemixError("TYPE_CHANGE_UNDECIDED", {
    message: `${undecided.length === 1 ? "A type change needs" : `${undecided.length} type changes need`} a decision${direction === "down" ? " for the way back" : ""}`,
    why: lines.join("\n"),
    fix: `Say how the new value is made from the old one: @Column({ ${option} }).${first}`,
    data: { columns: undecided.map(({ column, from, to }) => ({ column, from, to })) },
  });
}
