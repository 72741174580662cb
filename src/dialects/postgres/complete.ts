import type { Column } from "../../objects/column/shape.js";
import type { Schema } from "../../schema/schema.js";
import { isGivenSequence } from "./sequence-options.js";

/**
 * An identity whose sequence nobody names keeps the name that PostgreSQL gave that once, though the table or the column
 * may have been called otherwise then.
 */
export function complete(desired: Schema, current: Schema): Schema {
  const named = withNotNullNames(desired, current);
  const kept = (named.ofKind("column") as readonly Column[]).flatMap((column) => {
    const { identity } = column;
    if (identity === undefined || identity.sequence !== undefined) return [];
    const { sequence } = (current.get(column) as Column | undefined)?.identity ?? {};
    if (sequence === undefined || !isGivenSequence(sequence)) return [];
    return [{ ...column, identity: { ...identity, sequence } }];
  });
  return kept.length === 0 ? named : named.with(kept);
}

/** PostgreSQL 18 gives NOT NULL a name, which stays when the table or the column gets another. */
function withNotNullNames(desired: Schema, current: Schema): Schema {
  const kept = (desired.ofKind("column") as readonly Column[]).flatMap((column) => {
    if (column.nullable || column.notNull?.name !== undefined) return [];
    const { notNull, nullable = true } = (current.get(column) as Column | undefined) ?? {};
    if (nullable || notNull?.name === undefined) return [];
    return [{ ...column, notNull: { ...column.notNull, name: notNull.name } }];
  });
  return kept.length === 0 ? desired : desired.with(kept);
}
