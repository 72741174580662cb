/** The SQL of table types, put together in one way whoever says what they have ("CREATE TYPE"). */
import type { TableTypeColumn, TableTypeSpec } from "../../../objects/definition/spec-declared.js";
import { plainExpression } from "./expression.js";
import { qualified, quote } from "./writer.js";

/** Constraints of a table type have no names. */
export function columnLine(column: TableTypeColumn & { readonly rowGuid?: boolean | undefined }): string {
  const { name, type, nullable, default: usual, generated, identity, collation, rowGuid } = column;
  if (generated !== undefined)
    return `${quote(name)} AS (${plainExpression(generated.expression)})${generated.stored ? ` PERSISTED${nullable ? "" : " NOT NULL"}` : ""}`;
  return [
    quote(name),
    type,
    ...(collation === undefined ? [] : [`COLLATE ${collation}`]),
    ...(identity === undefined ? [] : [`IDENTITY(${identity.start ?? "1"},${identity.increment ?? "1"})`]),
    ...(rowGuid === true ? ["ROWGUIDCOL"] : []),
    nullable ? "NULL" : "NOT NULL",
    ...(usual === undefined ? [] : [`DEFAULT (${plainExpression(usual)})`]),
  ].join(" ");
}

export function checkLine(expression: string): string {
  return `CHECK (${plainExpression(expression)})`;
}

/** @param lines what stands between the brackets */
export function tableTypeText(
  { namespace, name }: Pick<TableTypeSpec, "namespace" | "name">,
  lines: readonly string[],
): string {
  return `CREATE TYPE ${qualified(namespace, name)} AS TABLE (\n  ${lines.join(",\n  ")}\n)`;
}

/** What a declaration says. */
export function tableType(spec: TableTypeSpec): string {
  const { columns, primaryKey, uniques = [], checks = [] } = spec;
  const list = (names: readonly string[]): string => `(${names.map(quote).join(", ")})`;
  return tableTypeText(spec, [
    ...columns.map(columnLine),
    ...(primaryKey === undefined ? [] : [`PRIMARY KEY CLUSTERED ${list(primaryKey)}`]),
    ...uniques.map((names) => `UNIQUE NONCLUSTERED ${list(names)}`),
    ...checks.map(checkLine),
  ]);
}
