import type { Column } from "../../../objects/column/shape.js";
import { allOf, find } from "../../../objects/find.js";
import type { Sequence } from "../../../objects/sequence/shape.js";
import { keyOf, type SchemaObject } from "../../../schema/object.js";
import type { Schema } from "../../../schema/schema.js";
import { isSameData } from "../../../util/compare.js";
import { isGivenSequence, usualSequence } from "../sql/sequence-options.js";

/**
 * An identity whose sequence nobody names keeps the name that PostgreSQL gave that once, though the table or the column
 * may have been called otherwise then.
 */
export function complete(desired: Schema, current: Schema): Schema {
  const named = withCountingNames(withNotNullNames(desired, current), current);
  // From the side where few columns have such a name: looking each up costs more than looking at all.
  const kept = allOf(current, "column").flatMap((former) => {
    const sequence = former.identity?.sequence;
    if (sequence === undefined || !isGivenSequence(sequence)) return [];
    const column = find(named, former);
    if (column?.identity === undefined || column.identity.sequence !== undefined) return [];
    return [{ ...column, identity: { ...column.identity, sequence } }];
  });
  return kept.length === 0 ? named : named.with(kept);
}

/** A column that counts as `serial` does keeps the sequence that counts for it, whatever that is called. */
function withCountingNames(desired: Schema, current: Schema): Schema {
  const { kept, gone } = countingNames(desired, current);
  return kept.length === 0 ? desired : desired.filter((object) => !gone.has(object)).with(kept);
}

function countingNames(desired: Schema, current: Schema) {
  const kept: (Column | Sequence)[] = [];
  const gone = new Set<SchemaObject>();
  for (const former of allOf(current, "sequence")) {
    const { namespace, ownedBy } = former;
    if (ownedBy === undefined || desired.has(former)) continue;
    const { table, column: name } = ownedBy;
    const wanted = find(desired, { kind: "sequence", namespace, name: usualSequence(table, name) });
    const column = find(desired, { kind: "column", namespace, table, name });
    const counting = find(current, { kind: "column", namespace, table, name });
    if (wanted === undefined || column === undefined || counting?.default === undefined) continue;
    if (!isSameData(wanted.ownedBy, ownedBy) || !isCall(column.default) || !isCall(counting.default))
      continue;
    if (!current.dependenciesOf(counting).some((needed) => keyOf(needed) === keyOf(former))) continue;
    kept.push({ ...wanted, name: former.name }, { ...column, default: counting.default });
    gone.add(wanted);
  }
  return { kept, gone };
}

const isCall = (text: string | undefined): boolean => /^nextval\('[^']+'(::regclass)?\)$/.test(text ?? "");

/** PostgreSQL 18 gives NOT NULL a name, which stays when the table or the column gets another. */
function withNotNullNames(desired: Schema, current: Schema): Schema {
  const kept = allOf(current, "column").flatMap((former) => {
    const name = former.nullable ? undefined : former.notNull?.name;
    if (name === undefined) return [];
    const column = find(desired, former);
    if (column === undefined || column.nullable || column.notNull?.name !== undefined) return [];
    return [{ ...column, notNull: { ...column.notNull, name } }];
  });
  return kept.length === 0 ? desired : desired.with(kept);
}
