/** Values for rows that are made up for a proof: nothing but what a type takes. */

import { quoteString } from "../sql/writer.js";
import type { ColumnState } from "./survey.js";

/** Another try when the server refuses a row: small values, larger ones, or those that its checks speak of. */
export type Style = "small" | "large" | "spoken";

export interface ValueRequest {
  readonly column: ColumnState;
  /** The number of the row, from 1. */
  readonly row: number;
  readonly style: Style;
  /** Literals of the checks about the column. */
  readonly spoken: readonly string[];
}

/**
 * SQL of a value, another one for each row; NULL for a type that nothing is known of. `TRY_CAST` gives NULL where a guess does not
 * fit: an error of a conversion would end the transaction.
 */
export function madeUpValue({ column, row, style, spoken }: ValueRequest): string {
  const { base = "" } = column;
  const text =
    style === "spoken" && spoken.length > 0 ? spokenValue(spoken, row) : textOf(column, row, style);
  if (text === undefined) return "NULL";
  if (base === "varbinary" || base === "binary" || base === "image") return `0x0${row}`;
  if (base === "json" || base === "sql_variant") return quoteString(text);
  return `TRY_CAST(${quoteString(text)} AS ${spellingOf(column)})`;
}

/** The type to cast to: that beneath the name that people gave it, with its length. */
function spellingOf({ base = "", type, precision, scale }: ColumnState): string {
  if (base === "decimal" || base === "numeric") return `decimal(${precision}, ${scale})`;
  const isText = /^n?(?:var)?char$/.test(base);
  if (isText) return type.startsWith(base) ? type : `${base}(20)`;
  return base === "sysname" ? "nvarchar(128)" : base === "text" || base === "ntext" ? "nvarchar(max)" : base;
}

function spokenValue(spoken: readonly string[], row: number): string {
  const [first = ""] = spoken;
  if (spoken.every((text) => /^-?\d+(\.\d+)?$/.test(text))) return String(Number(first) + row - 1);
  return spoken[(row - 1) % spoken.length] ?? first;
}

function textOf({ base = "", precision, scale }: ColumnState, row: number, style: Style): string | undefined {
  if (base === "decimal" || base === "numeric") return decimalText(row, style, precision, scale);
  if (numbers.has(base)) return String(style === "large" ? 99 + row : row);
  if (characters.has(base)) return style === "large" ? `a${row}@example.com` : String.fromCharCode(96 + row);
  return texts[base]?.(row);
}

/** `decimal(2,2)` holds nothing above 0.99. */
function decimalText(row: number, style: Style, precision: number, scale: number): string {
  if (precision <= scale) return `0.${String(row).padStart(scale, "0")}`;
  return String(style === "large" && precision - scale > 2 ? 99 + row : row);
}

const numbers = new Set(["bigint", "int", "smallint", "tinyint", "money", "smallmoney", "float", "real"]);
const characters = new Set(["char", "varchar", "nchar", "nvarchar", "text", "ntext", "sysname"]);

const texts: Readonly<Record<string, (row: number) => string>> = {
  bit: (row) => String(row % 2),
  date: (row) => `2020-01-0${row}`,
  datetime: (row) => `2020-01-0${row}T00:00:00`,
  smalldatetime: (row) => `2020-01-0${row}T00:00:00`,
  datetime2: (row) => `2020-01-0${row}T00:00:00`,
  datetimeoffset: (row) => `2020-01-0${row}T00:00:00+00:00`,
  time: (row) => `0${row}:00:00`,
  uniqueidentifier: (row) => `00000000-0000-4000-8000-00000000000${row}`,
  binary: (row) => String(row),
  varbinary: (row) => String(row),
  image: (row) => String(row),
  xml: (row) => `<a>${row}</a>`,
  json: (row) => `{"a": ${row}}`,
  sql_variant: (row) => String(row),
};

/**
 * SQL of a value as bytes, to be summed up; nothing for what cannot be compared. A style keeps all digits and does not depend on a
 * setting of the session ("CAST and CONVERT").
 */
export function bytesOf({ base = "", isFleeting }: ColumnState, name: string): string | undefined {
  if (isFleeting || base === "" || base === "sql_variant") return undefined;
  const as = (type: string, style?: number): string =>
    `CONVERT(${type}, ${name}${style === undefined ? "" : `, ${style}`})`;
  if (/^(?:varbinary|binary|image|hierarchyid|geography|geometry)$/.test(base)) return as("varbinary(max)");
  if (base === "float" || base === "real") return bytes(as("nvarchar(64)", 3));
  if (base === "money" || base === "smallmoney") return bytes(as("nvarchar(64)", 2));
  if (/^(?:date|time|datetime|smalldatetime|datetime2|datetimeoffset)$/.test(base))
    return bytes(as("nvarchar(64)", 121));
  return bytes(as("nvarchar(max)"));
}

function bytes(text: string): string {
  return `CONVERT(varbinary(max), ${text})`;
}
