import { SchemixError } from "../../../errors/schemix-error.js";

/** One quoted name, as in lexical structure §4.1.1 of the manual: quotes doubled, NUL refused. */
function quoteName(name: string): string {
  if (name === "" || name.includes("\0")) {
    throw new SchemixError("OPERATION_INVALID", {
      message: `${JSON.stringify(name)} is not a name that PostgreSQL can hold`,
      why: "A name has at least one character and no NUL.",
      fix: "Give the object another name.",
    });
  }
  return `"${name.replaceAll('"', '""')}"`;
}

/** A string constant; the escape form only when a backslash asks for it, so it reads the same under any setting. */
export function quoteString(text: string): string {
  if (text.includes("\0")) {
    throw new SchemixError("OPERATION_INVALID", {
      message: "A text value contains a NUL character",
      why: "PostgreSQL cannot store NUL in text.",
      fix: "Take the character out, or store the value as bytea.",
    });
  }
  const doubled = text.replaceAll("'", "''");
  return doubled.includes("\\") ? `E'${doubled.replaceAll("\\", "\\\\")}'` : `'${doubled}'`;
}

function quoteArray(items: readonly unknown[]): string {
  const element = (item: unknown): string => {
    if (item === null || item === undefined) return "NULL";
    if (Array.isArray(item)) return `{${item.map(element).join(",")}}`;
    const text = typeof item === "object" ? JSON.stringify(item) : String(item);
    return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
  };
  return quoteString(`{${items.map(element).join(",")}}`);
}

function quoteLiteral(value: unknown): string {
  if (value === null || value === undefined) return "NULL";
  switch (typeof value) {
    case "string":
      return quoteString(value);
    case "number":
      if (Number.isFinite(value)) return String(value);
      return quoteString(Number.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
    case "bigint":
      return String(value);
    case "boolean":
      return value ? "true" : "false";
    default:
  }
  if (value instanceof Date) return quoteString(value.toISOString());
  if (value instanceof Uint8Array) return quoteString(`\\x${Buffer.from(value).toString("hex")}`);
  if (Array.isArray(value)) return quoteArray(value);
  return quoteString(JSON.stringify(value));
}

/** How PostgreSQL writes names, values and parameters. */
export const pgWriter = {
  quote: (...names: readonly string[]): string => names.map(quoteName).join("."),
  literal: quoteLiteral,
  placeholder: (n: number): string => `$${n}`,
  now: "clock_timestamp()",
  asJson: (select: string): string => `select json_agg(r)::text as rows from (${select}) as r`,
} as const;

/** A name with its namespace, when one is given. */
export function qualified(namespace: string | undefined, name: string): string {
  return namespace === undefined ? quoteName(name) : `${quoteName(namespace)}.${quoteName(name)}`;
}

export const quote = quoteName;
