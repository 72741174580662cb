import { type NameLimit, shortenName } from "../../../schema/names.js";

/** "Database Identifiers" in the documentation: a name has 1 to 128 characters. */
export const identifierLimit: NameLimit = { count: 128, unit: "characters" };

/** The name of the constraint that keeps a column's default, when nobody has given it one. */
export function defaultName(table: string, column: string): string {
  return shortenName(`df_${table}_${column}`, identifierLimit);
}
