import type { AnyObject } from "../../../objects/any.js";
import type { Column } from "../../../objects/column/shape.js";
import type { Index } from "../../../objects/index/shape.js";
import type { Table } from "../../../objects/table/shape.js";
import type { SchemaObject } from "../../../schema/object.js";
import { plainExpression } from "../sql/expression.js";
import { usualSequence } from "../types/sequence-options.js";
import { mssqlTypes } from "../types/types.js";

/**
 * The object as introspection would write it, as far as that is known without asking: what SQL Server does anyway is not
 * said. `undefined` for a comment without text, which is none.
 */
export function canonical(object: SchemaObject): SchemaObject | undefined {
  const known = object as AnyObject;
  switch (known.kind) {
    case "column":
      return withoutEmpty(canonicalColumn(known));
    case "check":
      return withoutEmpty({ ...known, expression: plainExpression(known.expression) });
    case "index":
      return withoutEmpty(canonicalIndex(known));
    case "primaryKey":
      return withoutEmpty({
        ...known,
        storage: usualStorage(known.storage),
        clustered: known.clustered === false ? false : undefined,
      });
    case "unique":
      return withoutEmpty({ ...known, storage: usualStorage(known.storage) });
    case "foreignKey": {
      const { onDelete, onUpdate } = known;
      return withoutEmpty({
        ...known,
        onDelete: onDelete === "noAction" ? undefined : onDelete,
        onUpdate: onUpdate === "noAction" ? undefined : onUpdate,
      });
    }
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
      const native = type === undefined ? "bigint" : mssqlTypes.canonical(type);
      return withoutEmpty({
        ...rest,
        ...usualSequence(known, native),
        type: native === "bigint" ? undefined : native,
      });
    }
    case "table":
      return withoutEmpty(canonicalTable(known));
    case "comment":
      return known.text === "" ? undefined : known;
    default:
      return withoutEmpty(known);
  }
}

function canonicalColumn(column: Column): Column {
  const { type, default: usual, generated } = column;
  return {
    ...column,
    type: mssqlTypes.canonical(type),
    default: usual === undefined ? undefined : plainExpression(usual),
    generated:
      generated === undefined
        ? undefined
        : { ...generated, expression: plainExpression(generated.expression) },
  };
}

function canonicalIndex(index: Index): Index {
  const { where, storage } = index;
  return {
    ...index,
    where: where === undefined ? undefined : plainExpression(where),
    storage: usualStorage(storage),
  };
}

function canonicalTable(table: Table): Table {
  const { storage, temporal } = table;
  if (temporal?.retention === undefined) return { ...table, storage: usualStorage(storage) };
  const { retention, ...rest } = temporal;
  const isEndless = /^\s*infinite\s*$/i.test(retention);
  return {
    ...table,
    storage: usualStorage(storage),
    temporal: isEndless ? rest : { ...rest, retention: retentionOf(retention) },
  };
}

/** `6 month` → `6 MONTHS`, as the catalog's numbers are read. */
function retentionOf(text: string): string {
  const found = /^(\d+)\s+(DAY|WEEK|MONTH|YEAR)S?$/i.exec(text.trim());
  if (found === null) return text;
  const [, count, unit = ""] = found;
  return `${count} ${unit.toUpperCase()}${count === "1" ? "" : "S"}`;
}

/** What each option is when nothing is said ("CREATE INDEX"); a fill factor of 0 is 100. */
const usualOptions: Readonly<Record<string, readonly string[]>> = {
  allow_page_locks: ["on"],
  allow_row_locks: ["on"],
  data_compression: ["none"],
  fillfactor: ["0", "100"],
  ignore_dup_key: ["off"],
  lock_escalation: ["table"],
  optimize_for_sequential_key: ["off"],
  pad_index: ["off"],
  statistics_norecompute: ["off"],
};

function usualStorage(
  storage: Readonly<Record<string, string>> | undefined,
): Readonly<Record<string, string>> | undefined {
  if (storage === undefined) return undefined;
  const options = Object.entries(storage)
    .map(([name, value]) => [name.toLowerCase(), value.toLowerCase()] as const)
    .filter(([name, value]) => usualOptions[name]?.includes(value) !== true)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return options.length === 0 ? undefined : Object.fromEntries(options);
}

/** Without members that are undefined or false, `clustered` of a primary key aside, which says something. */
function withoutEmpty<T extends SchemaObject>(object: T): T {
  const says = (name: string, value: unknown): boolean =>
    value !== undefined &&
    (value !== false || name === "nullable" || (name === "clustered" && object.kind === "primaryKey"));
  return Object.fromEntries(Object.entries(object).filter(([name, value]) => says(name, value))) as T;
}
