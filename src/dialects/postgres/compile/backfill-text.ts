import type { Backfill } from "../../../operations/step.js";
import { keyUnknown } from "../../backfill.js";
import { dollarQuoted } from "../sql/dollar-quotes.js";
import { qualified, quote } from "../sql/writer.js";

/** The change of a backfill, to the rows for which `bounds` hold too. */
export function updateText(
  { namespace, table, set, where }: Backfill,
  bounds: readonly string[] = [],
): string {
  const own = where === undefined ? [] : [`(${lined(where.sql)})`];
  const conditions = [...bounds, ...own];
  const changes = Object.entries(set).map(([column, { sql }]) => `${quote(column)} = ${lined(sql)}`);
  const change = `UPDATE ${qualified(namespace, table)} SET ${changes.join(", ")}`;
  return conditions.length === 0 ? change : `${change} WHERE ${conditions.join(" AND ")}`;
}

/** SQL of a person that is followed by more: a comment at its end would swallow that. */
function lined(sql: string): string {
  return sql.includes("--") ? `${sql}\n` : sql;
}

/**
 * A block that does a backfill and commits each batch; outside of a transaction the server lets it. Where it starts, ends
 * and goes on is looked up by the order of the key, so each statement reads one stretch of its index.
 * @throws SchemixError `OFFLINE_IMPOSSIBLE` when the key is not known
 */
export function backfillScript(operation: Backfill): string {
  const { namespace, table, key, batchSize, pause = 0, lockTimeout, statementTimeout } = operation;
  if (key === undefined) throw keyUnknown(table);
  const path = qualified(namespace, table);
  const columns = key.map(quote);
  const names = (prefix: string) => key.map((_, index) => `schemix_${prefix}_${index + 1}`);
  const [first, last] = [names("first"), names("last")];
  const descending = columns.map((column) => `${column} DESC`).join(", ");
  const list = columns.join(", ");
  const limits = [
    ...(lockTimeout === undefined ? [] : [`SET LOCAL lock_timeout = ${lockTimeout};`]),
    ...(statementTimeout === undefined ? [] : [`SET LOCAL statement_timeout = ${statementTimeout};`]),
  ];
  const lines = [
    "DECLARE",
    ...[...first, ...last].map((name, index) => `  ${name} ${path}.${columns[index % columns.length]}%TYPE;`),
    "BEGIN",
    `  SELECT ${list} INTO ${first.join(", ")} FROM ${path} ORDER BY ${list} LIMIT 1;`,
    "  WHILE FOUND LOOP",
    ...limits.map((limit) => `    ${limit}`),
    `    SELECT ${list} INTO ${last.join(", ")} FROM (SELECT ${list} FROM ${path} WHERE ${rowOf(columns)} >= ${rowOf(first)} ORDER BY ${list} LIMIT ${batchSize}) AS batch ORDER BY ${descending} LIMIT 1;`,
    `    ${updateText(operation, [`${rowOf(columns)} >= ${rowOf(first)}`, `${rowOf(columns)} <= ${rowOf(last)}`])};`,
    "    COMMIT;",
    ...(pause === 0 ? [] : [`    PERFORM pg_sleep(${pause / 1000});`]),
    `    SELECT ${list} INTO ${first.join(", ")} FROM ${path} WHERE ${rowOf(columns)} > ${rowOf(last)} ORDER BY ${list} LIMIT 1;`,
    "  END LOOP;",
    "END",
  ];
  return `DO ${dollarQuoted(`\n${lines.join("\n")}\n`, "backfill")}`;
}

/** Several values as the server compares them: one by one from the left. */
export function rowOf(values: readonly string[]): string {
  return values.length === 1 ? (values[0] ?? "") : `(${values.join(", ")})`;
}
