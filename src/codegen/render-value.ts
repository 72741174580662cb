/** Values of data steps as source. */
import { isSql, type SqlFragment } from "../schema/sql.js";
import { type Code, code } from "../util/code.js";
import { printed } from "./printed.js";

/** The source of what stands in a cell of inserted rows, a value or SQL; nothing for what has no literal. */
export function renderCell(value: unknown): Code | undefined {
  if (isSql(value)) return renderFragment(value);
  const source = renderValue(value);
  return source === undefined ? undefined : code.own(source);
}

/** Texts and, between any two, what is interpolated. */
function renderFragment({ parts }: SqlFragment): Code | undefined {
  const texts: string[] = [""];
  const values: string[] = [];
  for (const part of parts) {
    if (typeof part === "string") {
      texts.push(`${texts.pop() ?? ""}${part}`);
      continue;
    }
    const source = "identifier" in part ? part.identifier.map(printed).join(", ") : renderPart(part);
    if (source === undefined) return undefined;
    values.push("identifier" in part ? `sql.identifier(${source})` : source);
    texts.push("");
  }
  return code.sqlTemplate(texts, values);
}

function renderPart(
  part: { readonly literal: unknown } | { readonly parameter: unknown },
): string | undefined {
  if ("parameter" in part) return renderValue(part.parameter);
  const source = renderValue(part.literal);
  return source === undefined ? undefined : `sql.literal(${source})`;
}

/** The source of a value that a step binds or inserts; nothing for one that has no literal. */
export function renderValue(value: unknown): string | undefined {
  switch (typeof value) {
    case "string":
      return printed(value);
    case "bigint":
      return `${value}n`;
    case "number":
    case "boolean":
      return Object.is(value, -0) ? "-0" : String(value);
    case "object":
      return value === null ? "null" : renderObject(value);
    default:
      return undefined;
  }
}

function renderObject(value: object): string | undefined {
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? undefined : `new Date(${printed(value.toISOString())})`;
  if (value instanceof Uint8Array)
    return `Buffer.from(${printed(Buffer.from(value).toString("base64"))}, "base64")`;
  if (Array.isArray(value)) {
    const items = value.map(renderValue);
    return items.includes(undefined) ? undefined : `[${items.join(", ")}]`;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return undefined;
  const members = Object.entries(value).map(([key, member]) => [printed(key), renderValue(member)] as const);
  if (members.some(([key, member]) => member === undefined || key === '"__proto__"')) return undefined;
  return members.length === 0
    ? "{}"
    : `{ ${members.map(([key, member]) => `${key}: ${member}`).join(", ")} }`;
}
