/** What rows a database has, so that a migration cannot lose one in silence. */
import type { Connection } from "../../src/dialects/dialect.js";

/**
 * `namespace.table` → how many rows; `namespace.table.column` → type (with what it is composed of) and what the values come
 * to.
 */
export type RowSums = ReadonlyMap<string, { readonly type: string; readonly sum: string }>;

const columns = `SELECT n.nspname::text AS namespace, c.relname::text AS "table", a.attname::text AS "column",
    format_type(a.atttypid, a.atttypmod) || coalesce((SELECT string_agg(' ' || p.attname, '' ORDER BY p.attnum)
      FROM pg_catalog.pg_type t JOIN pg_catalog.pg_attribute p ON p.attrelid = t.typrelid AND p.attnum > 0 AND NOT p.attisdropped
      WHERE t.oid = a.atttypid), '') AS type, format('%I.%I', n.nspname, c.relname) AS source,
    quote_ident(a.attname) AS value
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND a.attgenerated = ''
  ORDER BY 1, 2, a.attnum`;

/** Sums that do not depend on the order of rows. Generated columns are made anew and left out. */
export async function sumRows(connection: Connection): Promise<RowSums> {
  const byTable = new Map<string, Record<string, string>[]>();
  for (const row of (await connection.query(columns)) as readonly Record<string, string>[]) {
    const table = byTable.get(row.source ?? "") ?? [];
    byTable.set(row.source ?? "", [...table, row]);
  }
  const sums = new Map<string, { readonly type: string; readonly sum: string }>();
  for (const [source, found] of byTable) {
    const parts = found.map(
      ({ value }) =>
        `count(${value}) || ' ' || coalesce(sum(hashtextextended(${value}::text COLLATE "C", 0)::numeric), 0)`,
    );
    const [totals = {}] = await connection.query(
      `SELECT count(*)::text AS rows, ${parts.map((part, index) => `${part} AS c${index}`).join(", ")} FROM ONLY ${source}`,
    );
    const name = `${found[0]?.namespace}.${found[0]?.table}`;
    sums.set(name, { type: "", sum: String(totals.rows) });
    for (const [index, { column, type = "" }] of found.entries())
      sums.set(`${name}.${column}`, { type, sum: String(totals[`c${index}`]) });
  }
  return sums;
}

/** Kept tables with another number of rows, kept columns with other values; of another type: fewer values. */
export function lostRows(before: RowSums, after: RowSums): readonly string[] {
  return [...before].flatMap(([name, was]) => {
    const is = after.get(name);
    if (is === undefined) return [];
    const isSame = is.type === was.type ? is.sum === was.sum : is.sum.split(" ")[0] === was.sum.split(" ")[0];
    return isSame ? [] : [`${name}: ${was.sum} became ${is.sum}`];
  });
}
