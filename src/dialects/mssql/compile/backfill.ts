import type { Backfill } from "../../../operations/step.js";
import { type BackfillColumn, type BackfillKey, chooseKey, noTable, parametersOf } from "../../backfill.js";
import type { Batch, BatchCursor, Connection, Row } from "../../dialect.js";
import { qualified, quote, quoteString } from "../sql/writer.js";
import { catalogType, spell } from "../types/type-spelling.js";
import { isBehind, isUpTo, updateText } from "./backfill-text.js";
import { objectId } from "./clauses.js";

interface Facts {
  readonly about: number | undefined;
  readonly keys: readonly BackfillKey[];
}

/**
 * Goes through a table by a key, a stretch of it at a time.
 * @throws SchemixError `OPERATION_INVALID` when there is no table, or no key that can be gone by
 */
export async function openBackfill(connection: Connection, operation: Backfill): Promise<BatchCursor> {
  const { about, keys } = await readFacts(connection, operation);
  const { batchSize } = operation;
  const path = qualified(operation.namespace, operation.table);
  const { columns } = chooseKey(operation, path, keys);
  const names = columns.map(({ name }) => quote(name));
  const valuesOf = (mark: readonly string[]) =>
    columns.map(({ type = "" }, index) => converted(type, quoteString(mark[index] ?? ""), type));
  const descending = names.map((name) => `${name} DESC`).join(", ");
  const parameters = parametersOf(operation);
  const texts = columns.map(
    ({ name, type = "" }, index) => `${converted("nvarchar(max)", quote(name), type)} AS mark${index}`,
  );

  async function next(after: readonly string[] | undefined): Promise<Batch> {
    const behind = after === undefined ? [] : [isBehind(names, valuesOf(after))];
    const stretch = `SELECT TOP (${batchSize}) ${names.join(", ")} FROM ${path}${behind.map((bound) => ` WHERE ${bound}`).join("")} ORDER BY ${names.join(", ")}`;
    const [found] = await connection.query(
      `SELECT TOP (1) ${texts.join(", ")}, COUNT(*) OVER () AS seen FROM (${stretch}) AS batch ORDER BY ${descending}`,
    );
    if (found === undefined) return { seen: 0, changed: 0, isLast: true };
    const end = columns.map((_, index) => String(found[`mark${index}`]));
    const seen = Number(found.seen);
    const changed = await connection.execute(
      updateText(operation, [...behind, isUpTo(names, valuesOf(end))]),
      parameters,
    );
    return { end, seen, changed, isLast: seen < batchSize };
  }
  return { about, next };
}

/** Styles of CONVERT by which a value and its text make each other without loss, whatever the session's language. */
const styles: Readonly<Record<string, number>> = {
  datetime: 126,
  smalldatetime: 126,
  date: 121,
  time: 121,
  datetime2: 121,
  datetimeoffset: 121,
  float: 3,
  real: 3,
  money: 2,
  smallmoney: 2,
  binary: 1,
  varbinary: 1,
};

function converted(to: string, value: string, type: string): string {
  const style = styles[spell(type)?.base ?? ""];
  return `CONVERT(${to}, ${value}${style === undefined ? "" : `, ${style}`})`;
}

/** A rowversion is eight bytes to everybody but the server. */
function keyType(row: Row): string | undefined {
  if (row.type === null || row.type === undefined) return undefined;
  const name = String(row.type);
  if (name === "timestamp") return "binary(8)";
  return catalogType({
    name,
    maxLength: Number(row.max_length),
    precision: Number(row.precision),
    scale: Number(row.scale),
  });
}

export function keysQuery({ namespace, table }: Pick<Backfill, "namespace" | "table">): string {
  return [
    "SELECT o.object_id, (SELECT SUM(p.rows) FROM sys.partitions AS p WHERE p.object_id = o.object_id AND p.index_id IN (0, 1)) AS about,",
    "  i.index_id, i.is_primary_key, c.name, c.is_nullable, t.name AS type, c.max_length, c.precision, c.scale",
    "FROM sys.objects AS o",
    "LEFT JOIN (sys.indexes AS i",
    "  JOIN sys.index_columns AS k ON k.object_id = i.object_id AND k.index_id = i.index_id AND k.key_ordinal > 0",
    "  JOIN sys.columns AS c ON c.object_id = k.object_id AND c.column_id = k.column_id",
    "  LEFT JOIN sys.types AS t ON t.user_type_id = c.system_type_id",
    ") ON i.object_id = o.object_id AND i.is_unique = 1 AND i.has_filter = 0 AND i.is_disabled = 0 AND i.is_hypothetical = 0",
    `WHERE o.object_id = ${objectId(namespace, table)}`,
    "ORDER BY i.index_id, k.key_ordinal",
  ].join("\n");
}

async function readFacts(connection: Connection, operation: Backfill): Promise<Facts> {
  const rows = await connection.query(keysQuery(operation));
  const [first] = rows;
  if (first === undefined) throw noTable(qualified(operation.namespace, operation.table));
  const keys = new Map<number, { columns: BackfillColumn[]; isPrimary: boolean }>();
  for (const row of rows) {
    if (row.index_id === null || row.index_id === undefined) continue;
    const id = Number(row.index_id);
    const key = keys.get(id) ?? { columns: [], isPrimary: isTrue(row.is_primary_key) };
    key.columns.push({ name: String(row.name), type: keyType(row), isNullable: isTrue(row.is_nullable) });
    keys.set(id, key);
  }
  const about = Number(first.about);
  return { about: about > 0 ? about : undefined, keys: [...keys.values()] };
}

function isTrue(value: unknown): boolean {
  return value === true || value === 1;
}
