/** Defaults as MikroORM writes them, and as they were meant where it writes what no server takes. */
import type { EntityProperty, OrmColumn } from "./words.js";

/** @param property that has the column, where that is known */
export function defaultOf(column: OrmColumn, property: EntityProperty | undefined): string | undefined {
  const { default: value, autoincrement } = column;
  if (value === null || value === undefined || autoincrement === true) return undefined;
  // MikroORM makes numbers of some texts, whatever its types say.
  const text = String(value);
  return text === "null" ? undefined : whole(text, property);
}

/** MikroORM puts values between quotes as they are: people double those in it themselves, or find out. */
function whole(text: string, property: EntityProperty | undefined): string {
  const [, inner] = /^'([\s\S]*)'$/.exec(text) ?? [];
  if (inner === undefined || !inner.replaceAll("''", "").includes("'")) return text;
  return isValue(property?.default, inner) ? `'${inner.replaceAll("'", "''")}'` : text;
}

/** Whether a text is a value that was given as such, and not SQL. */
function isValue(value: unknown, text: string): boolean {
  return typeof value === "string" ? value === text : Array.isArray(value);
}
