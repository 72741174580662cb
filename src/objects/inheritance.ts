/** Tables that inherit from others: what a change of the parent brings along needs no operation of its own. */
import type { Reference } from "../schema/object.js";
import type { Schema } from "../schema/schema.js";
import { isSameData } from "../util/compare.js";
import type { Column } from "./column/shape.js";
import { allOf, find } from "./find.js";
import type { DiffContext } from "./kind.js";
import type { Parent, Table } from "./table/shape.js";

type Owned = Reference & { readonly table: string };

/** The tables that a table inherits from, in order. */
export function parentsOf(schema: Schema, namespace: string, table: string): readonly Parent[] {
  const found = find(schema, { kind: "table", namespace, name: table });
  return found?.inherits ?? [];
}

/** Whether a table says a column itself that it inherits as well. */
export function isSaidBesides({ inherited, namespace, table, name }: Column, schema: Schema): boolean {
  if (inherited === true) return false;
  return parentsOf(schema, namespace, table).some((parent) =>
    schema.has({ ...parent, kind: "column", name }),
  );
}

/** The tables that inherit from a table themselves. */
export function heirsOf(schema: Schema, namespace: string, table: string): readonly Table[] {
  const isParent = (parent: Parent): boolean => parent.namespace === namespace && parent.table === table;
  return allOf(schema, "table").filter(({ inherits }) => inherits?.some(isParent));
}

/** Whether a part of a table goes, and a table that inherits it has it from now on as its own. */
export function isKeptByHeirs(part: Owned, { before, after }: DiffContext): boolean {
  const { kind, namespace, table, name } = part;
  if (after.has(part)) return false;
  const heirs = heirsOf(after, namespace, table);
  return heirsOf(before, namespace, table).some((heir) => {
    const own = { kind, namespace: heir.namespace, table: heir.name, name };
    const former = before.get(own) as (Owned & { readonly inherited?: boolean }) | undefined;
    const isHeir = heirs.some((each) => each.namespace === heir.namespace && each.name === heir.name);
    return former?.inherited === true && isHeir && after.has(own);
  });
}

/** The tables that inherit from a table, however far down. */
export function descendantsOf(schema: Schema, namespace: string, table: string): readonly Reference[] {
  const found = new Map<string, Reference>();
  const heirs = allOf(schema, "table").filter(({ inherits }) => inherits !== undefined);
  const visit = (parent: Parent): void => {
    for (const heir of heirs) {
      const key = `${heir.namespace}\0${heir.name}`;
      if (found.has(key) || !heir.inherits?.some((each) => isSameData(each, parent))) continue;
      found.set(key, heir);
      visit({ namespace: heir.namespace, table: heir.name });
    }
  };
  visit({ namespace, table });
  return [...found.values()];
}

/** What two lists of parents have in common from the first on; those behind leave and come again, for order counts. */
export function keptParents(
  before: readonly Parent[] = [],
  after: readonly Parent[] = [],
): readonly Parent[] {
  const end = before.findIndex((parent, index) => !isSameData(parent, after[index]));
  return end < 0 ? before : before.slice(0, end);
}

/** The same part of a parent, before and after. */
interface ParentPart<T> {
  readonly before: T | undefined;
  readonly after: T | undefined;
}

/** The namesakes of a part of a table in the tables that it inherits from all the time. */
export function inParents<T extends Owned>(
  part: T,
  { before, after }: DiffContext,
): readonly ParentPart<T>[] {
  const { kind, namespace, table, name } = part;
  const kept = keptParents(parentsOf(before, namespace, table), parentsOf(after, namespace, table));
  return kept.map((parent) => {
    const reference = { kind, namespace: parent.namespace, table: parent.table, name };
    return { before: before.get(reference) as T | undefined, after: after.get(reference) as T | undefined };
  });
}

/** How deep below the tables that inherit nothing: what changes above has its turn first. */
export function depthOf(schema: Schema, namespace: string, table: string, seen = 0): number {
  const depths = parentsOf(schema, namespace, table).map((parent) =>
    // Nothing inherits from itself, whatever somebody may have written.
    seen > 100 ? seen : depthOf(schema, parent.namespace, parent.table, seen + 1) + 1,
  );
  return Math.max(0, ...depths);
}
