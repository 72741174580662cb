/** Defaults as TypeORM writes them, and as they were meant where it writes what no server takes. */
import type { ColumnMetadata } from "./metadata.js";
import type { Findings } from "./words.js";

/** An element that stands in the text of an array as it is. */
const plainElement = /^[\w.:+-]+$/;

/** @param type the column's, in canonical spelling */
export function defaultOf(column: ColumnMetadata, type: string, findings: Findings): string | undefined {
  const { dialect, rules, dataSource } = findings;
  const { default: value, isArray } = column;
  if (column.isGenerated && column.generationStrategy === "uuid" && (value ?? "") === "")
    return rules.randomUuid(dataSource.options);
  if (value === null || value === undefined) return undefined;
  const written = (of: ColumnMetadata): string | undefined => dataSource.driver.normalizeDefault(of);
  if (typeof value === "string")
    return written(isWhole(value) ? column : withDefault(column, escaped(value)));
  if (value instanceof Date) return dialect.types.literal(value, type);
  if (isArray && Array.isArray(value) && !value.every((item) => plainElement.test(String(item))))
    return dialect.types.literal(value, type);
  return written(column);
}

/** Whether a text can stand between quotes: people double those in it themselves, because TypeORM does not. */
function isWhole(text: string): boolean {
  return !text.replaceAll("''", "").includes("'");
}

function escaped(text: string): string {
  return text.replaceAll("'", "''");
}

function withDefault(column: ColumnMetadata, value: string): ColumnMetadata {
  return Object.create(column, { default: { value } }) as ColumnMetadata;
}
