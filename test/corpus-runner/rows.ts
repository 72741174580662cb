/** What rows a database has, so that a migration cannot lose one in silence. */
import type { Connection } from "../../src/dialects/dialect.js";

/**
 * `namespace.table` → how many rows; `namespace.table.column` → type (with what it is composed of) and what the values come
 * to. Behind `whole ` the same of a table with its partitions and heirs.
 */
export type RowSums = ReadonlyMap<string, RowSum>;

interface RowSum {
  readonly type: string;
  readonly sum: string;
  /** By what the table is partitioned that it is, or is a part of, and its partitions in turn: each by its name. */
  readonly key: Readonly<Record<string, string>>;
  readonly isPart: boolean;
  /** Its rows are among those of another table that it inherits from. */
  readonly isHeir: boolean;
}

const columns = `SELECT n.nspname::text AS namespace, c.relname::text AS "table", a.attname::text AS "column",
    format_type(a.atttypid, a.atttypmod) || coalesce((WITH RECURSIVE within(oid) AS (
        SELECT a.atttypid UNION SELECT part.oid FROM within JOIN pg_catalog.pg_type t ON t.oid = within.oid CROSS JOIN LATERAL (
          SELECT t.typelem AS oid WHERE t.typcategory = 'A' UNION ALL SELECT t.typbasetype WHERE t.typtype = 'd'
          UNION ALL SELECT p.atttypid FROM pg_catalog.pg_attribute p WHERE t.typtype = 'c' AND p.attrelid = t.typrelid
            AND p.attnum > 0 AND NOT p.attisdropped) AS part)
      SELECT string_agg(' ' || p.attname, '' ORDER BY t.typname, p.attnum) FROM within JOIN pg_catalog.pg_type t ON t.oid = within.oid
        JOIN pg_catalog.pg_attribute p ON p.attrelid = t.typrelid AND p.attnum > 0 AND NOT p.attisdropped), '') AS type, pg_catalog.format('%I.%I', n.nspname, c.relname) AS source,
    quote_ident(a.attname) AS value, c.relkind::text AS kind, c.relispartition AS is_part,
    coalesce((SELECT json_object_agg(tree.relid, pg_get_partkeydef(tree.relid)) FROM pg_partition_tree(pg_partition_root(c.oid)) AS tree
      WHERE pg_get_partkeydef(tree.relid) IS NOT NULL), '{}')::text AS key,
    EXISTS (SELECT FROM pg_catalog.pg_inherits i WHERE i.inhparent = c.oid) AS is_parent,
    NOT c.relispartition AND EXISTS (SELECT FROM pg_catalog.pg_inherits i WHERE i.inhrelid = c.oid) AS is_heir,
    EXISTS (WITH RECURSIVE below(oid) AS (SELECT c.oid UNION SELECT i.inhrelid FROM below JOIN pg_catalog.pg_inherits i ON i.inhparent = below.oid)
      SELECT FROM below JOIN pg_catalog.pg_class part ON part.oid = below.oid WHERE part.relkind = 'f') AS is_foreign
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND a.attgenerated = ''
  ORDER BY 1, 2, a.attnum`;

type ColumnRow = Readonly<Record<string, string | boolean>>;

/** Sums that do not depend on the order of rows. Generated columns are made anew and left out. */
export async function sumRows(connection: Connection): Promise<RowSums> {
  const byTable = new Map<string, ColumnRow[]>();
  for (const row of (await connection.query(columns)) as readonly ColumnRow[]) {
    const table = byTable.get(String(row.source)) ?? [];
    byTable.set(String(row.source), [...table, row]);
  }
  const sums = new Map<string, RowSum>();
  for (const [source, found] of byTable) {
    const [first = {}] = found;
    const name = `${first.namespace}.${first.table}`;
    if (first.kind === "r") await sumUp(connection, `ONLY ${source}`, name, found, sums);
    // What is elsewhere nobody can ask for.
    if (first.is_foreign === true || (first.is_part === true && first.kind === "r")) continue;
    if (first.is_parent === true || first.kind === "p")
      await sumUp(connection, source, `whole ${name}`, found, sums);
    else
      for (const [key, sum] of [...sums])
        if (key === name || key.startsWith(`${name}.`)) sums.set(`whole ${key}`, sum);
  }
  return sums;
}

async function sumUp(
  connection: Connection,
  source: string,
  name: string,
  found: readonly ColumnRow[],
  sums: Map<string, RowSum>,
): Promise<void> {
  const parts = found.map(
    ({ value }) =>
      `count(${value}) || ' ' || coalesce(sum(hashtextextended(${value}::text COLLATE "C", 0)::numeric), 0)`,
  );
  const [totals = {}] = await connection.query(
    `SELECT count(*)::text AS rows, ${parts.map((part, index) => `${part} AS c${index}`).join(", ")} FROM ${source}`,
  );
  const [first = {}] = found;
  const place = {
    key: JSON.parse(String(first.key)),
    isPart: first.is_part === true,
    isHeir: first.is_heir === true,
  };
  sums.set(name, { type: "", sum: String(totals.rows), ...place });
  for (const [index, { column, type = "" }] of found.entries())
    sums.set(`${name}.${column}`, { type: String(type), sum: String(totals[`c${index}`]), ...place });
}

/** Partitions that come and go in turn do not make a table another one. */
function isPartitionedOtherwise(was: RowSum["key"], is: RowSum["key"]): boolean {
  const [former, present] = [Object.keys(was), Object.keys(is)];
  if (former.length === 0 || present.length === 0) return former.length !== present.length;
  return former.some((table) => is[table] !== undefined && is[table] !== was[table]);
}

/**
 * Kept tables with another number of rows, kept columns with other values; of another type: fewer values. Where a table is
 * partitioned otherwise its rows lie elsewhere, and the whole counts; a table that has become a partition, or was one, keeps its own.
 */
export function lostRows(before: RowSums, after: RowSums): readonly string[] {
  const moved = [...before].filter(([name, was]) => {
    const { isPart, isHeir } = after.get(name) ?? was;
    return isPart !== was.isPart || isHeir !== was.isHeir;
  });
  const tables = new Set(
    moved.map(([name]) =>
      name
        .replace(/^whole /, "")
        .split(".")
        .slice(0, 2)
        .join("."),
    ),
  );
  return [...before].flatMap(([name, was]) => {
    const is = after.get(name);
    if (is === undefined) return [];
    const isWhole = name.startsWith("whole ");
    const isOtherwise = isPartitionedOtherwise(was.key, is.key);
    // What moves into a whole or out of it takes its rows along.
    const isMixed = isWhole && tables.size > (is.isPart === was.isPart ? 0 : 1);
    if (isMixed || (is.isPart === was.isPart && isWhole !== isOtherwise)) return [];
    // A table whose rows belong into a partition gives them to it while it is partitioned itself, and so does a partition that goes.
    const isFilled =
      is.isPart &&
      (Object.keys(is.key).some((root) => isPlain(before, root)) || hasLeft(was.key, before, after));
    const isKept = isFilled ? countIn(is) >= countIn(was) : countIn(is) === countIn(was);
    const isSame = is.type === was.type && !isFilled ? is.sum === was.sum : isKept;
    return isSame ? [] : [`${name}: ${was.sum} became ${is.sum}`];
  });
}

/** Whether a partition of the same whole is no longer there. */
function hasLeft(key: RowSum["key"], before: RowSums, after: RowSums): boolean {
  return [...before].some(
    ([name, other]) =>
      other.isPart && !after.has(name) && Object.keys(other.key).some((whole) => key[whole] !== undefined),
  );
}

function countIn({ sum }: RowSum): number {
  return Number(sum.split(" ")[0]);
}

/** Whether a table, as `regclass` names it, was there and not partitioned. */
function isPlain(sums: RowSums, table: string): boolean {
  const was = sums.get(table.includes(".") ? table : `public.${table}`);
  return was !== undefined && Object.keys(was.key).length === 0;
}
