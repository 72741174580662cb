/** Options that become SQL text: expressions, defaults, counts. */
import { isSql, sqlText } from "../../schema/sql.js";
import { describe } from "../describe.js";
import { fixOf, messageOf, type Site } from "../faults.js";
import type { StorageParameters } from "../options/options.js";
import type { Context } from "./plan.js";

/** The text of an expression that a person wrote; a fault when it is none. */
export function expressionText(value: unknown, what: string, site: Site, context: Context): string {
  if (typeof value === "string" && value.trim() !== "") return value.trim();
  if (isSql(value)) {
    try {
      const text = sqlText(value, context.dialect.writer).trim();
      if (text !== "") return text;
      context.faults.add(site, `the ${what} is empty`, "Write the SQL, or leave the option out.");
    } catch (error) {
      context.faults.add(
        site,
        `the ${what} cannot be written: ${messageOf(error)}`,
        fixOf(error, "Correct it."),
      );
    }
    return "NULL";
  }
  context.faults.add(site, `the ${what} is ${describe(value)}, not SQL`, "Write it as sql`…` or as text.");
  return "NULL";
}

/** The text of a default: SQL as it is, a value as a literal for the column's type. */
export function defaultText(value: unknown, type: string, site: Site, context: Context): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (isSql(value)) return expressionText(value, "default", site, context);
  const refused = findUnserialisable(value);
  if (refused !== undefined) {
    const fix =
      typeof value === "function"
        ? "Write SQL as sql`now()`; a function of JavaScript cannot run in the database."
        : "Give a text, number, boolean, date, bytes or JSON value, or SQL as sql`…`.";
    context.faults.add(site, `the default is ${refused}, which cannot be written into a database`, fix);
    return undefined;
  }
  try {
    return context.dialect.types.literal(value, type);
  } catch (error) {
    context.faults.add(
      site,
      `the default cannot be written: ${messageOf(error)}`,
      fixOf(error, "Write it as sql`…`."),
    );
    return undefined;
  }
}

/** What of a value, however deep, cannot be written down; nothing when all can. */
function findUnserialisable(value: unknown, around: readonly unknown[] = []): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === "number") return Number.isFinite(value) ? undefined : String(value);
  if (typeof value === "function" || typeof value === "symbol") return describe(value);
  if (typeof value !== "object") return undefined;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "an invalid date" : undefined;
  if (value instanceof Uint8Array) return undefined;
  if (isSql(value)) return "SQL inside a value";
  if (around.includes(value)) return "a value that contains itself";
  const prototype: unknown = Object.getPrototypeOf(value);
  const isPlain = Array.isArray(value) || prototype === null || Object.getPrototypeOf(prototype) === null;
  if (!isPlain) return describe(value);
  for (const member of Object.values(value)) {
    const refused = findUnserialisable(member, [...around, value]);
    if (refused !== undefined) return refused;
  }
  return undefined;
}

/** A whole number as decimal text; numbers of sequences pass 2^53. */
export function wholeNumber(value: unknown, what: string, site: Site, context: Context): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "bigint" || (typeof value === "number" && Number.isSafeInteger(value)))
    return String(value);
  if (typeof value === "string" && /^-?\d+$/.test(value)) return String(BigInt(value));
  const fix = "Write it as an integer, or as text or bigint when it passes 2^53.";
  context.faults.add(site, `${what} is ${describe(value)}, not a whole number`, fix);
  return undefined;
}

/** Storage parameters as the database keeps them: text. */
export function storageText(
  storage: StorageParameters | undefined,
): Readonly<Record<string, string>> | undefined {
  if (storage === undefined || Object.keys(storage).length === 0) return undefined;
  return Object.fromEntries(Object.entries(storage).map(([name, value]) => [name, String(value)]));
}
