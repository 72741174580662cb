import type { Binding } from "../../../operations/recording.js";
import { spell } from "./type-spelling.js";

/** Types that drivers read each in their own way, some at the price of digits: fetched as text. */
const asText = new Set(["date", "interval", "money"]);

const asIs = (value: unknown): unknown => value;

/** How values of a type, in the server's spelling, go to drivers and come from them. */
export function bindingOf(type: string): Binding {
  const { base, array } = spell(type) ?? { base: type, array: "" };
  // Elements that are numbers to the server are floats to pg.
  const isText = asText.has(base) || (base === "numeric" && array !== "");
  return {
    select: (column) => (isText ? `${column}::text${array}` : column),
    read: base === "bigint" ? (value) => readBigint(value) : asIs,
    write: base === "json" || base === "jsonb" ? writeJson : asIs,
  };
}

function readBigint(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readBigint);
  return value === null ? null : BigInt(String(value));
}

/** A driver takes a list for an array of the server's, which is no JSON. */
function writeJson(value: unknown): unknown {
  return value === null || value === undefined ? null : JSON.stringify(value);
}
