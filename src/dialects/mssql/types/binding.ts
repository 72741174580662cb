import type { Binding } from "../../../operations/recording.js";
import { sql } from "../../../schema/sql.js";

const asIs = (value: unknown): unknown => value;

/**
 * Types that the driver reads at the price of digits → what makes them text ("CAST and CONVERT": style 121 is ODBC's with
 * all digits of the second, 23 is `yyyy-mm-dd`, 2 gives all four digits of money).
 */
const asText: Readonly<Record<string, (column: string) => string>> = {
  decimal: (column) => `CONVERT(nvarchar(41), ${column})`,
  money: (column) => `CONVERT(nvarchar(30), ${column}, 2)`,
  smallmoney: (column) => `CONVERT(nvarchar(30), ${column}, 2)`,
  date: (column) => `CONVERT(nvarchar(10), ${column}, 23)`,
  time: (column) => `CONVERT(nvarchar(16), ${column}, 121)`,
  xml: (column) => `CONVERT(nvarchar(max), ${column})`,
  hierarchyid: (column) => `CONVERT(nvarchar(4000), ${column})`,
  geography: (column) => `${column}.STAsText()`,
  geometry: (column) => `${column}.STAsText()`,
};

/** How values of a type, in the server's spelling, go to the driver and come from it. */
export function bindingOf(type: string): Binding {
  const base = type.replace(/\(.*$/, "");
  return {
    select: asText[base] ?? ((column) => column),
    read: base === "bigint" ? readBigint : base === "json" ? readJson : asIs,
    write: base === "json" ? writeJson : monies.has(base) ? (value) => asMoney(value, base) : asIs,
  };
}

const monies: ReadonlySet<string> = new Set(["money", "smallmoney"]);

/** Text becomes money only where that is said ("Data type conversion", the chart; error 257), and text is what keeps all of its digits. */
function asMoney(value: unknown, type: string): unknown {
  return value === null || value === undefined ? value : sql`${sql(`CONVERT(${type}, `)}${value})`;
}

function readBigint(value: unknown): unknown {
  return value === null || value === undefined ? null : BigInt(String(value));
}

function readJson(value: unknown): unknown {
  return typeof value === "string" ? JSON.parse(value) : value;
}

function writeJson(value: unknown): unknown {
  return value === null || value === undefined ? null : JSON.stringify(value);
}
