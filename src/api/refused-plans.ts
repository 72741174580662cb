/** Changes that nobody but the user can decide on, or that cannot be made. */
import type { EntityModel } from "../entities/to-schema.js";
import { SchemixError } from "../errors/schemix-error.js";
import type { Impossible, Undecided } from "../objects/kind.js";
import { siteOf } from "./entity-site.js";
import type { RenameQuestion } from "./types.js";

/** @throws SchemixError `PARTITIONING_CHANGED` listing every table */
export function refuseImpossible(
  impossible: readonly Impossible[],
  model: EntityModel,
  direction: "up" | "down" = "up",
): void {
  if (impossible.length === 0) return;
  const said = (key: string | undefined): string =>
    key === undefined ? "not partitioned" : `partitioned by ${key}`;
  const lines = impossible.map(({ table, from, to, column }) => {
    const site = siteOf(model, table);
    const wanted = column === undefined ? said(to) : `so by other values, for the type of ${column} changes`;
    return `${table.name}${site === undefined ? "" : ` (${site})`}: ${said(from)}, to be ${wanted}`;
  });
  const way = direction === "down" ? ", which the way back would take" : "";
  const isOfType = impossible.some(({ column }) => column !== undefined);
  const values = isOfType
    ? " Values that an enum only gets can come in a migration of their own that is written by hand (generate --empty, op.addEnumValue); what uses them is generated behind it."
    : "";
  throw new SchemixError("PARTITIONING_CHANGED", {
    message: `A table cannot be partitioned otherwise than it is${way}: ${impossible.map(({ table }) => table.name).join(", ")}`,
    why: lines.join("\n"),
    fix: `Give the class a new table with another name, move the rows with op.execute, and drop the former table.${values}`,
    data: { tables: impossible },
  });
}

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
