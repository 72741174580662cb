import type { Backfill } from "../../../operations/step.js";
import { type BackfillColumn, type BackfillKey, chooseKey, noTable, parametersOf } from "../../backfill.js";
import type { Batch, BatchCursor, Connection } from "../../dialect.js";
import { pgWriter, qualified, quote } from "../sql/writer.js";
import { rowOf, updateText } from "./backfill-text.js";

const { literal } = pgWriter;

interface KeyColumn extends BackfillColumn {
  readonly isMoment: boolean;
}
interface Key extends BackfillKey {
  readonly columns: readonly KeyColumn[];
}
interface Facts {
  readonly about: number | undefined;
  readonly keys: readonly Key[];
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
    rowOf(columns.map(({ type }, index) => `${literal(mark[index] ?? null)}::${type}`));
  const descending = names.map((name) => `${name} DESC`).join(", ");
  const parameters = parametersOf(operation);

  async function next(after: readonly string[] | undefined): Promise<Batch> {
    const behind = after === undefined ? [] : [`${rowOf(names)} > ${valuesOf(after)}`];
    const stretch = `SELECT ${names.join(", ")} FROM ${path}${behind.map((bound) => ` WHERE ${bound}`).join("")}
      ORDER BY ${names.join(", ")} LIMIT ${batchSize}`;
    const [found] = await connection.query(
      `SELECT pg_catalog.json_build_array(${columns.map(textOf).join(", ")})::text AS last, (count(*) OVER ())::int AS seen
      FROM (${stretch}) AS batch ORDER BY ${descending} LIMIT 1`,
    );
    if (found === undefined) return { seen: 0, changed: 0, isLast: true };
    const end = JSON.parse(String(found.last)) as string[];
    const seen = Number(found.seen);
    const bounds = [...behind, `${rowOf(names)} <= ${valuesOf(end)}`];
    const changed = await connection.execute(updateText(operation, bounds), parameters);
    return { end, seen, changed, isLast: seen < batchSize };
  }
  return { about, next };
}

/** A value as text that means the same in every session: dates do not, by the setting DateStyle. */
function textOf({ name, isMoment }: KeyColumn): string {
  return isMoment ? `to_jsonb(${quote(name)}) #>> '{}'` : `${quote(name)}::text`;
}

async function readFacts(connection: Connection, { namespace, table }: Backfill): Promise<Facts> {
  const path = qualified(namespace, table);
  const rows = await connection.query(
    `SELECT c.reltuples::float8 AS about, i.indisprimary AS primary,
      (SELECT json_agg(pg_catalog.json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
          'isMoment', t.typcategory = 'D', 'isNullable', NOT a.attnotnull) ORDER BY k.place)::text
        FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attnum, place)
          JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
          JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
        WHERE k.place <= i.indnkeyatts) AS columns
    FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i
      ON i.indrelid = c.oid AND i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL
    WHERE c.oid = to_regclass(${literal(path)})`,
  );
  const [first] = rows;
  if (first === undefined) throw noTable(path);
  const keys = rows.flatMap(({ columns, primary }) =>
    typeof columns === "string"
      ? [{ columns: JSON.parse(columns) as KeyColumn[], isPrimary: primary === true }]
      : [],
  );
  // A table that was never analysed has -1, before PostgreSQL 14 nothing.
  const about = Number(first.about);
  return { about: about > 0 ? about : undefined, keys };
}
