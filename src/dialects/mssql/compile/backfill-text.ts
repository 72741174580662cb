import type { Backfill } from "../../../operations/step.js";
import { keyUnknown } from "../../backfill.js";
import { qualified, quote, quoteString } from "../sql/writer.js";
import { typeFromCatalog } from "./catalog-scripts.js";
import { closed } from "./clauses.js";

/** The change of a backfill, to the rows for which `bounds` hold too. */
export function updateText(
  { namespace, table, set, where }: Backfill,
  bounds: readonly string[] = [],
): string {
  const own = where === undefined ? [] : [`(${closed(where.sql)})`];
  const conditions = [...bounds, ...own];
  const changes = Object.entries(set).map(([column, { sql }]) => `${quote(column)} = ${closed(sql)}`);
  const change = `UPDATE ${qualified(namespace, table)} SET ${changes.join(", ")}`;
  return conditions.length === 0 ? change : `${change} WHERE ${conditions.join(" AND ")}`;
}

/** Whether a key lies behind another one; there are no rows of values to compare, so it is spelled out. */
export function isBehind(columns: readonly string[], values: readonly string[]): string {
  return compared(columns, values, ">", ">");
}

export function isUpTo(columns: readonly string[], values: readonly string[]): string {
  return compared(columns, values, "<", "<=");
}

function compared(
  columns: readonly string[],
  values: readonly string[],
  strict: string,
  last: string,
): string {
  const each = columns.map((column, index) => {
    const equal = columns.slice(0, index).map((before, place) => `${before} = ${values[place] ?? "NULL"}`);
    const operator = index === columns.length - 1 ? last : strict;
    const parts = [...equal, `${column} ${operator} ${values[index] ?? "NULL"}`];
    return parts.length === 1 ? parts[0] : `(${parts.join(" AND ")})`;
  });
  return each.length === 1 ? (each[0] ?? "") : `(${each.join(" OR ")})`;
}

/**
 * A loop that does a backfill; outside of a transaction each statement commits. Variables have the types of the key, which
 * only the catalog knows, so the loop is put together there.
 * @throws SchemixError `OFFLINE_IMPOSSIBLE` when the key is not known
 */
export function backfillScript(operation: Backfill): string {
  const { namespace, table, key, batchSize, pause = 0, lockTimeout } = operation;
  if (key === undefined) throw keyUnknown(table);
  const path = qualified(namespace, table);
  const columns = key.map(quote);
  const variables = (word: string) => key.map((_, index) => `@${word}${index + 1}`);
  const [after, last] = [variables("after"), variables("last")];
  const assigned = (names: readonly string[], values: readonly string[]) =>
    names.map((name, index) => `${name} = ${values[index] ?? "NULL"}`).join(", ");
  const behind = `(@is_first = 1 OR ${isBehind(columns, after)})`;
  const descending = columns.map((column) => `${column} DESC`).join(", ");
  const list = columns.join(", ");
  const loop = [
    ";",
    ...(lockTimeout === undefined ? [] : [`SET LOCK_TIMEOUT ${lockTimeout};`]),
    "WHILE 1 = 1",
    "BEGIN",
    `  SELECT TOP (1) ${assigned(last, columns)} FROM (SELECT TOP (${batchSize}) ${list} FROM ${path} WHERE ${behind} ORDER BY ${list}) AS batch ORDER BY ${descending} OPTION (RECOMPILE);`,
    "  IF @@ROWCOUNT = 0 BREAK;",
    `  ${updateText(operation, [behind, isUpTo(columns, last)])} OPTION (RECOMPILE);`,
    `  SELECT ${assigned(after, last)}, @is_first = 0;`,
    ...(pause === 0 ? [] : [`  WAITFOR DELAY '${delay(pause)}';`]),
    "END",
  ].join("\n");
  const typed = key.flatMap((name, index) => {
    const type = typeFromCatalog({ namespace, table, name }, null);
    return [`N', ${after[index]} ' + ${type}`, `N', ${last[index]} ' + ${type}`];
  });
  return [
    `DECLARE @loop nvarchar(max) = N'DECLARE @is_first bit = 1' + ${typed.join(" + ")}`,
    `  + ${quoteString(loop)};`,
    "EXEC sys.sp_executesql @loop;",
  ].join("\n");
}

/** `hh:mm:ss.mmm`, a day at most. */
function delay(milliseconds: number): string {
  return new Date(Math.min(milliseconds, 86_399_999)).toISOString().slice(11, 23);
}
