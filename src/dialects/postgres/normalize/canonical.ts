import type { AnyObject } from "../../../objects/any.js";
import type { Column, Identity, NotNull } from "../../../objects/column/shape.js";
import type { ForeignKey } from "../../../objects/foreign-key/shape.js";
import type { Index, IndexKey } from "../../../objects/index/shape.js";
import type { SchemaObject } from "../../../schema/object.js";
import { canonicalSequence, usualNotNull, usualSequence } from "../sql/sequence-options.js";
import { pgTypes } from "../types/types.js";

/**
 * The object as introspection would write it, as far as that is known without asking: what PostgreSQL does anyway
 * is not said. `undefined` for a comment without text, which is none.
 */
export function canonical(object: SchemaObject): SchemaObject | undefined {
  const known = object as AnyObject;
  switch (known.kind) {
    case "column":
      return withoutEmpty(canonicalColumn(known));
    case "sequence": {
      const {
        type,
        start: _s,
        increment: _i,
        minValue: _n,
        maxValue: _x,
        cache: _c,
        cycle: _y,
        ...rest
      } = known;
      const native = type === undefined ? "bigint" : pgTypes.canonical(type);
      return withoutEmpty({
        ...rest,
        type: native === "bigint" ? undefined : native,
        ...canonicalSequence(known, native),
      });
    }
    case "foreignKey":
      return withoutEmpty(canonicalForeignKey(known));
    case "primaryKey":
    case "unique":
      return withoutEmpty({ ...known, deferrable: known.deferrable === true || known.initiallyDeferred });
    case "index":
      return withoutEmpty(canonicalIndex(known));
    case "comment":
      return known.text === "" ? undefined : known;
    default:
      return withoutEmpty(known);
  }
}

function canonicalColumn(column: Column): Column {
  const type = pgTypes.canonical(column.type);
  const { identity, statistics, collation, storage, compression, notNull } = column;
  if ((identity ?? statistics ?? collation ?? storage ?? compression ?? notNull) === undefined) {
    return type === column.type ? column : { ...column, type };
  }
  return {
    ...column,
    type,
    identity: identity === undefined ? undefined : canonicalIdentity(identity, column, type),
    collation: collation === "default" ? undefined : collation,
    storage: storage?.toLowerCase(),
    compression: compression?.toLowerCase(),
    statistics: statistics !== undefined && statistics < 0 ? undefined : statistics,
    notNull: notNull === undefined || column.nullable ? undefined : canonicalNotNull(notNull, column),
  };
}

function canonicalNotNull(notNull: NotNull, { table, name }: Column): NotNull | undefined {
  const said = withoutEmpty({
    ...notNull,
    name: notNull.name === usualNotNull(table, name) ? undefined : notNull.name,
  });
  return Object.keys(said).length === 0 ? undefined : said;
}

function canonicalIdentity(identity: Identity, { table, name }: Column, type: string): Identity {
  const { mode, sequence } = identity;
  const named = sequence === undefined || sequence === usualSequence(table, name) ? {} : { sequence };
  return { mode, ...named, ...canonicalSequence(identity, type) };
}

function canonicalForeignKey(key: ForeignKey): ForeignKey {
  return {
    ...key,
    onDelete: key.onDelete === "noAction" ? undefined : key.onDelete,
    onUpdate: key.onUpdate === "noAction" ? undefined : key.onUpdate,
    deferrable: key.deferrable === true || key.initiallyDeferred,
    notValid: key.notEnforced === true ? undefined : key.notValid,
  };
}

function canonicalIndex(index: Index): Index {
  const method = index.method?.toLowerCase();
  return { ...index, method: method === "btree" ? undefined : method, keys: index.keys.map(canonicalKey) };
}

function canonicalKey(key: IndexKey): IndexKey {
  const usual = key.order === "desc" ? "first" : "last";
  return withoutEmpty({ ...key, nulls: key.nulls === usual ? undefined : key.nulls });
}

/** Members that say nothing when they are empty. */
const lists = new Set([
  "include",
  "storage",
  "options",
  "statistics",
  "onDeleteColumns",
  "operatorClassOptions",
]);

/** Without members that are undefined, false, or an empty list that says nothing. */
function withoutEmpty<T extends object>(object: T): T {
  let hasEmpty = false;
  for (const name in object) if (isEmpty(name, object[name])) hasEmpty = true;
  if (!hasEmpty) return object;
  return Object.fromEntries(Object.entries(object).filter(([name, value]) => !isEmpty(name, value))) as T;
}

function isEmpty(name: string, value: unknown): boolean {
  if (value === undefined || (value === false && name !== "nullable")) return true;
  return typeof value === "object" && value !== null && lists.has(name) && Object.keys(value).length === 0;
}
