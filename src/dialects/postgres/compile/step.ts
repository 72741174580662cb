import { boundSql } from "../../../operations/recording.js";
import type { Backfill, BulkInsert, Execute, Run } from "../../../operations/step.js";
import { isSql } from "../../../schema/sql.js";
import { backfillStatement } from "../../backfill.js";
import type { Statement } from "../../dialect.js";
import { pgWriter, qualified, quote } from "../sql/writer.js";
import { backfillScript, updateText } from "./backfill-text.js";
import { nameList } from "./clauses.js";

/** The protocol counts parameters in 16 bits (manual: Frontend/Backend Protocol, Bind). */
const maxParameters = 65_535;

function bulkInsert(operation: BulkInsert): readonly Statement[] {
  const { columns, rows } = operation;
  const rowsEach = Math.max(1, Math.floor(maxParameters / Math.max(1, columns.length)));
  const statements: Statement[] = [];
  for (let start = 0; start < rows.length; start += rowsEach) {
    const parameters: unknown[] = [];
    const chunk = rows.slice(start, start + rowsEach);
    const place = (value: unknown): string => {
      if (!isSql(value)) return `$${parameters.push(value)}`;
      const bound = boundSql(value, pgWriter, parameters.length);
      parameters.push(...bound.parameters);
      return bound.sql;
    };
    const values = chunk.map((row) => `(${row.map(place).join(", ")})`);
    statements.push({ sql: insertText(operation, values), parameters });
  }
  return statements;
}

/** @param values what each row holds: `($1, $2)` */
function insertText({ namespace, table, columns, onConflict, key }: BulkInsert, values: string[]): string {
  const insert = `INSERT INTO ${qualified(namespace, table)} ${nameList(columns)} VALUES ${values.join(", ")}`;
  if (onConflict === undefined) return insert;
  const target = key === undefined ? "" : ` ${nameList(key)}`;
  const others = columns.filter((column) => key?.includes(column) !== true);
  if (onConflict === "ignore" || others.length === 0) return `${insert} ON CONFLICT${target} DO NOTHING`;
  const changes = others.map((column) => `${quote(column)} = excluded.${quote(column)}`);
  return `${insert} ON CONFLICT${target} DO UPDATE SET ${changes.join(", ")}`;
}

function backfill(operation: Backfill): readonly Statement[] {
  const statement = backfillStatement(operation, {
    sql: updateText(operation),
    open: async (connection) => (await import("./backfill.js")).openBackfill(connection, operation),
    script: () => backfillScript(operation),
  });
  return [statement];
}

export const stepCompilers = {
  execute: ({ sql, parameters }: Execute): readonly Statement[] => [{ sql, parameters }],
  run: ({ body }: Run): readonly Statement[] => [{ sql: "-- a data step of the migration", run: body }],
  bulkInsert,
  backfill,
};
