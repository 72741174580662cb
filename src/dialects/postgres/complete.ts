import type { Column } from "../../objects/column/shape.js";
import type { Schema } from "../../schema/schema.js";
import { isGivenSequence } from "./sequence-options.js";

/**
 * An identity whose sequence nobody names keeps the name that PostgreSQL gave that once, though the table or the column
 * may have been called otherwise then.
 */
export function complete(desired: Schema, current: Schema): Schema {
  const named = withNotNullNames(desired, current);
  // From the side where few columns have such a name: looking each up costs more than looking at all.
  const kept = (current.ofKind("column") as readonly Column[]).flatMap((former) => {
    const sequence = former.identity?.sequence;
    if (sequence === undefined || !isGivenSequence(sequence)) return [];
    const column = named.get(former) as Column | undefined;
    if (column?.identity === undefined || column.identity.sequence !== undefined) return [];
    return [{ ...column, identity: { ...column.identity, sequence } }];
  });
  return kept.length === 0 ? named : named.with(kept);
}

/** PostgreSQL 18 gives NOT NULL a name, which stays when the table or the column gets another. */
function withNotNullNames(desired: Schema, current: Schema): Schema {
  const kept = (current.ofKind("column") as readonly Column[]).flatMap((former) => {
    const name = former.nullable ? undefined : former.notNull?.name;
    if (name === undefined) return [];
    const column = desired.get(former) as Column | undefined;
    if (column === undefined || column.nullable || column.notNull?.name !== undefined) return [];
    return [{ ...column, notNull: { ...column.notNull, name } }];
  });
  return kept.length === 0 ? desired : desired.with(kept);
}
