/**
 * What keys of indexes hold ("Maximum capacity specifications"): 32 columns, 900 bytes of a clustered key, 1,700 of others. What is longer by
 * columns of a fixed length is refused; what may be longer by others is made with a warning, and rows that are longer are refused.
 */
import type { Column } from "../../../objects/column/shape.js";
import { allOf, find } from "../../../objects/find.js";
import { referenceOf } from "../../../schema/object.js";
import type { Schema } from "../../../schema/schema.js";
import { isSameData } from "../../../util/compare.js";
import type { Refusal } from "../../dialect.js";
import { isClustered, type Keyed, keysOf } from "../sql/places.js";
import { sizeOf, type TypeSize } from "../types/type-size.js";

/** Keys that the server would refuse; what `current` has already is left as it is. */
export function tooLongKeys(desired: Schema, current: Schema): readonly Refusal[] {
  return freshKeys(desired, current).flatMap(({ key, columns }) => {
    const fault = keyFault(key, columns);
    if (fault === undefined) return [];
    return [{ code: "INDEX_KEY_TOO_LONG" as const, object: referenceOf(key), ...fault }];
  });
}

/** Keys that the server makes with a warning: rows that need more room than it has will be refused. */
export function longKeys(desired: Schema, current: Schema): readonly string[] {
  return freshKeys(desired, current).flatMap(({ key, columns }) => {
    const limit = limitOf(key);
    const bytes = sum(sizesOf(columns));
    if (bytes <= limit || keyFault(key, columns) !== undefined) return [];
    const rest = isClustered(key) ? " (1700 where it is not clustered)" : "";
    return [
      `rows of ${key.namespace}.${key.table} are refused whose key in ${key.name} takes more than ${limit} bytes${rest}; its columns have room for ${bytes}`,
    ];
  });
}

interface FreshKey {
  readonly key: Keyed;
  readonly columns: readonly Column[];
}

/** Those that come, or have a column that gets another type. */
function freshKeys(desired: Schema, current: Schema): readonly FreshKey[] {
  return allOf(desired, "table").flatMap((table) =>
    keysOf(desired, table).flatMap((key) => {
      const { namespace, table: owner } = key;
      const columns = namesOf(key).flatMap(
        (name) => find(desired, { kind: "column", namespace, table: owner, name }) ?? [],
      );
      const isThere =
        isSameData(current.get(key), key) &&
        columns.every((column) => find(current, column)?.type === column.type);
      return isThere ? [] : [{ key, columns }];
    }),
  );
}

function namesOf(key: Keyed): readonly string[] {
  if (key.kind !== "index") return key.columns;
  return key.keys.flatMap(({ column }) => (column === undefined ? [] : [column]));
}

function limitOf(key: Keyed): number {
  return isClustered(key) ? 900 : 1700;
}

/** Of types that somebody made nothing is known. */
function sizesOf(columns: readonly Column[]): readonly TypeSize[] {
  return columns.map(({ type }) => sizeOf(type)).filter((size) => typeof size === "object");
}

function sum(sizes: readonly TypeSize[]): number {
  return sizes.reduce((total, { bytes }) => total + bytes, 0);
}

/** Errors 1919, 1904 and 1944. */
function keyFault(
  key: Keyed,
  columns: readonly Column[],
): Pick<Refusal, "message" | "why" | "fix"> | undefined {
  const unsortable = columns.find(({ type }) => sizeOf(type) === "none");
  if (unsortable !== undefined) {
    return {
      message: `${key.name} has ${unsortable.name} of type ${unsortable.type} for its key`,
      why: "SQL Server keeps no index on a type without a limit (error 1919).",
      fix: 'Give the column a length, such as @Column("string", { length: 320 }), or leave it out of the key.',
    };
  }
  if (columns.length > 32) {
    return {
      message: `${key.name} has ${columns.length} columns for its key`,
      why: "SQL Server takes 32 at most (error 1904).",
      fix: "Leave some out; an index can have them as `include`.",
    };
  }
  const limit = limitOf(key);
  const bytes = sum(sizesOf(columns).filter(({ isFixed }) => isFixed));
  if (bytes <= limit) return undefined;
  return {
    message: `the key of ${key.name} takes ${bytes} bytes or more`,
    why: `The key of ${isClustered(key) ? "a clustered" : "an"} index has ${limit} bytes at most, and values of a fixed length (char, nchar, binary) always take theirs (error 1944).`,
    fix: isClustered(key)
      ? "Make its columns varying (string, varchar, varbinary) or shorter, or say mssql: { clustered: false }, which has room for 1700."
      : "Make its columns varying (string, varchar, varbinary) or shorter, or index fewer.",
  };
}
