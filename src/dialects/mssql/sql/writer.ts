import { SchemixError } from "../../../errors/schemix-error.js";

/** One delimited name: brackets, the closing one doubled ("Database Identifiers" in the documentation of Transact-SQL). */
export function quote(name: string): string {
  if (name === "" || name.includes("\0")) {
    throw new SchemixError("OPERATION_INVALID", {
      message: `${JSON.stringify(name)} is not a name that SQL Server can hold`,
      why: "A name has at least one character and no NUL.",
      fix: "Give the object another name.",
    });
  }
  return `[${name.replaceAll("]", "]]")}]`;
}

/** A Unicode string constant; it has no escapes but the doubled quote. */
export function quoteString(text: string): string {
  return `N'${text.replaceAll("'", "''")}'`;
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return "NULL";
  switch (typeof value) {
    case "string":
      return quoteString(value);
    case "number":
      if (Number.isFinite(value)) return String(value);
      throw new SchemixError("OPERATION_INVALID", {
        message: `${value} is not a number that SQL Server can hold`,
        why: "float has neither NaN nor infinities.",
        fix: "Use NULL or a number.",
      });
    case "bigint":
      return String(value);
    case "boolean":
      return value ? "1" : "0";
    default:
  }
  // Both `datetime2` and `datetimeoffset` read this form whatever DATEFORMAT and the language say.
  if (value instanceof Date) return quoteString(value.toISOString());
  if (value instanceof Uint8Array) return `0x${Buffer.from(value).toString("hex")}`;
  return quoteString(JSON.stringify(value));
}

/** How SQL Server writes names, values and parameters. */
export const mssqlWriter = {
  quote: (...names: readonly string[]): string => names.map(quote).join("."),
  literal,
  placeholder: (n: number): string => `@p${n}`,
  now: "SYSDATETIMEOFFSET()",
  begin: "BEGIN TRANSACTION",
  commit: "COMMIT TRANSACTION",
  top: (count: string): string => `TOP (${count})`,
} as const;

/** A name with its namespace, when one is given. */
export function qualified(namespace: string | undefined, name: string): string {
  return namespace === undefined ? quote(name) : `${quote(namespace)}.${quote(name)}`;
}
