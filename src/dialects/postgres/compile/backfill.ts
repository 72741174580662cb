import { SchemixError } from "../../../errors/schemix-error.js";
import type { Backfill } from "../../../operations/step.js";
import type { Batch, BatchCursor, Connection } from "../../dialect.js";
import { pgWriter, qualified, quote } from "../sql/writer.js";
import { parametersOf, rowOf, updateText } from "./backfill-text.js";

const { literal } = pgWriter;

type KeyColumn = readonly [name: string, type: string, category: string, isNotNull: boolean];
interface Key {
  readonly columns: readonly KeyColumn[];
  readonly isPrimary: boolean;
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
  const { columns } = chooseKey(operation, keys);
  const { batchSize } = operation;
  const path = qualified(operation.namespace, operation.table);
  const names = columns.map(([name]) => quote(name));
  const valuesOf = (mark: readonly string[]) =>
    rowOf(columns.map(([, type], index) => `${literal(mark[index] ?? null)}::${type}`));
  const descending = names.map((name) => `${name} DESC`).join(", ");
  const parameters = parametersOf(operation);

  async function next(after: readonly string[] | undefined): Promise<Batch> {
    const behind = after === undefined ? [] : [`${rowOf(names)} > ${valuesOf(after)}`];
    const stretch = `SELECT ${names.join(", ")} FROM ${path}${behind.map((bound) => ` WHERE ${bound}`).join("")}
      ORDER BY ${names.join(", ")} LIMIT ${batchSize}`;
    const [found] = await connection.query(
      `SELECT json_build_array(${columns.map(textOf).join(", ")})::text AS last, (count(*) OVER ())::int AS seen
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
function textOf([name, , category]: KeyColumn): string {
  return category === "D" ? `to_jsonb(${quote(name)}) #>> '{}'` : `${quote(name)}::text`;
}

async function readFacts(connection: Connection, { namespace, table }: Backfill): Promise<Facts> {
  const path = qualified(namespace, table);
  const rows = await connection.query(
    `SELECT c.reltuples::float8 AS about, i.indisprimary AS primary,
      (SELECT json_agg(json_build_array(a.attname, format_type(a.atttypid, a.atttypmod), t.typcategory, a.attnotnull)
          ORDER BY k.place)::text
        FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attnum, place)
          JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
          JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
        WHERE k.place <= i.indnkeyatts) AS columns
    FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i
      ON i.indrelid = c.oid AND i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL
    WHERE c.oid = to_regclass(${literal(path)})`,
  );
  const [first] = rows;
  if (first === undefined) {
    throw new SchemixError("OPERATION_INVALID", {
      message: `op.backfill: there is no table ${path}`,
      fix: "Look at its name, and name its namespace when it is not in the default one.",
    });
  }
  const keys = rows.flatMap(({ columns, primary }) =>
    typeof columns === "string"
      ? [{ columns: JSON.parse(columns) as KeyColumn[], isPrimary: primary === true }]
      : [],
  );
  // A table that was never analysed has -1, before PostgreSQL 14 nothing.
  const about = Number(first.about);
  return { about: about > 0 ? about : undefined, keys };
}

function chooseKey({ namespace, table, key }: Backfill, keys: readonly Key[]): Key {
  const isMeant = ({ columns, isPrimary }: Key) =>
    key === undefined
      ? isPrimary
      : columns.length === key.length && columns.every(([name], index) => name === key[index]);
  const chosen = keys.find(isMeant);
  const nullable = chosen?.columns.find(([, , , isNotNull]) => !isNotNull)?.[0];
  if (chosen !== undefined && nullable === undefined) return chosen;
  const known = keys.map(({ columns }) => `(${columns.map(([name]) => name).join(", ")})`);
  throw new SchemixError("OPERATION_INVALID", {
    message: `op.backfill cannot go through ${qualified(namespace, table)}: ${reasonOf(key, nullable)}`,
    why: "Batches follow the order of a key, so that each begins where the last one ended and no row is in two of them.",
    fix:
      known.length === 0
        ? "Give the table a primary key, or write the step with op.run."
        : `Name the columns of a unique index in its order, none of them nullable: { key: […] }. There are ${known.join(", ")}.`,
    data: { table, key, keys: keys.map(({ columns }) => columns.map(([name]) => name)) },
  });
}

function reasonOf(key: readonly string[] | undefined, nullable: string | undefined): string {
  if (nullable !== undefined) return `${nullable} may be NULL, and such rows would be left out`;
  return key === undefined ? "it has no primary key" : `it has no unique index on (${key.join(", ")})`;
}
