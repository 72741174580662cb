import { boundSql } from "../../../operations/recording.js";
import type { Backfill, BulkInsert, Execute, Run } from "../../../operations/step.js";
import { isSql } from "../../../schema/sql.js";
import { backfillStatement } from "../../backfill.js";
import type { Statement } from "../../dialect.js";
import { batchesOf } from "../sql/batches.js";
import { mssqlWriter, qualified, quote, quoteString } from "../sql/writer.js";
import { backfillScript, updateText } from "./backfill-text.js";
import { nameList, objectId } from "./clauses.js";

/** A request has 2,100 parameters at most, two of which carry the statement and their types; VALUES has 1,000 rows. */
const maxParameters = 2098;
const maxRows = 1000;

type Values = readonly string[];

function bulkInsert(operation: BulkInsert): readonly Statement[] {
  const { columns, rows, onConflict } = operation;
  const most = Math.min(maxRows, Math.max(1, Math.floor(maxParameters / Math.max(1, columns.length))));
  // Of several rows that may be there already a batch would only tell what became of the last.
  const rowsEach = onConflict === undefined ? most : 1;
  const statements: Statement[] = [];
  for (let start = 0; start < rows.length; start += rowsEach) {
    const parameters: unknown[] = [];
    const chunk = rows.slice(start, start + rowsEach);
    const place = (value: unknown): string => {
      if (value === null || value === undefined) return "NULL";
      if (!isSql(value)) return mssqlWriter.placeholder(parameters.push(value));
      const bound = boundSql(value, mssqlWriter, parameters.length);
      parameters.push(...bound.parameters);
      return bound.sql;
    };
    const values = chunk.map((row) => row.map(place));
    statements.push({ sql: withIdentity(operation, insertText(operation, chunk, values)), parameters });
  }
  return statements;
}

function insertText(operation: BulkInsert, rows: BulkInsert["rows"], values: readonly Values[]): string {
  const { onConflict, key } = operation;
  if (onConflict === undefined && isUniform(rows))
    return `${insertInto(operation)} ${values.map(inBrackets).join(",\n  ")};`;
  return values.map((row) => rowText(operation, row, onConflict, key)).join("\n");
}

function insertInto({ namespace, table, columns }: BulkInsert): string {
  return `INSERT INTO ${qualified(namespace, table)} ${nameList(columns)} VALUES`;
}

function inBrackets(row: Values): string {
  return `(${row.join(", ")})`;
}

/**
 * Whether rows can stand in one VALUES: it takes each column for one type, the one that ranks highest, and would read texts
 * as numbers, or NULLs that stand alone as whole numbers.
 */
function isUniform(rows: BulkInsert["rows"]): boolean {
  if (rows.length === 1) return true;
  const [first = []] = rows;
  return first.every((_, place) => {
    const kinds = new Set(
      rows.flatMap((row) => (row[place] === null || row[place] === undefined ? [] : [kindOf(row[place])])),
    );
    return kinds.size === 1 && !kinds.has("sql");
  });
}

function kindOf(value: unknown): string {
  if (isSql(value)) return "sql";
  return typeof value === "object" ? (value?.constructor.name ?? "null") : typeof value;
}

/** One row, whatever becomes of it when it is there already. */
function rowText(
  operation: BulkInsert,
  row: Values,
  onConflict: BulkInsert["onConflict"],
  key: BulkInsert["key"],
): string {
  const insert = `${insertInto(operation)} ${inBrackets(row)};`;
  if (onConflict === undefined) return insert;
  if (key === undefined) return ignoring(insert);
  const path = qualified(operation.namespace, operation.table);
  const pairs = operation.columns.map(
    (column, place) => [column, `${quote(column)} = ${row[place] ?? "NULL"}`] as const,
  );
  const isMet = pairs
    .filter(([column]) => key.includes(column))
    .map(([, pair]) => pair)
    .join(" AND ");
  const others = pairs.filter(([column]) => !key.includes(column)).map(([, pair]) => pair);
  // The range of the key is locked, so that nobody puts the row there between the look and the INSERT.
  if (onConflict === "ignore" || others.length === 0)
    return `IF NOT EXISTS (SELECT 1 FROM ${path} WITH (UPDLOCK, HOLDLOCK) WHERE ${isMet}) ${insert}`;
  return [
    `UPDATE ${path} WITH (UPDLOCK, HOLDLOCK) SET ${others.join(", ")} WHERE ${isMet};`,
    `IF @@ROWCOUNT = 0 ${insert}`,
  ].join("\n");
}

/** Any unique index may refuse the row (2601, 2627); with XACT_ABORT that would be the end of the transaction. */
function ignoring(insert: string): string {
  return [
    "SET XACT_ABORT OFF;",
    `BEGIN TRY ${insert} END TRY`,
    "BEGIN CATCH IF ERROR_NUMBER() NOT IN (2601, 2627) THROW; END CATCH;",
    "SET XACT_ABORT ON;",
  ].join("\n");
}

/** An identity takes values while the session says so, which it may for one table at a time. */
function withIdentity({ namespace, table, columns }: BulkInsert, insert: string): string {
  const names = columns.map(quoteString).join(", ");
  const isGiven = `EXISTS (SELECT 1 FROM sys.identity_columns WHERE object_id = ${objectId(namespace, table)} AND name IN (${names}))`;
  const turn = (word: string) => `IF ${isGiven} SET IDENTITY_INSERT ${qualified(namespace, table)} ${word};`;
  return [turn("ON"), insert, turn("OFF")].join("\n");
}

function backfill(operation: Backfill): readonly Statement[] {
  const statement = backfillStatement(operation, {
    sql: updateText(operation),
    open: async (connection) => (await import("./backfill.js")).openBackfill(connection, operation),
    script: () => backfillScript(operation),
  });
  return [statement];
}

/** A script is as many statements as it has batches, each run as often as its GO says. */
function execute({ sql: script, parameters }: Execute): readonly Statement[] {
  const batches = batchesOf(script);
  const isWhole = batches.length === 1 && batches[0]?.sql === script;
  return batches.flatMap(({ sql, line, count }) =>
    Array.from({ length: count }, () => ({ sql, parameters, ...(isWhole ? {} : { line }) })),
  );
}

export const stepCompilers = {
  execute,
  run: ({ body }: Run): readonly Statement[] => [{ sql: "-- a data step of the migration", run: body }],
  bulkInsert,
  backfill,
};
