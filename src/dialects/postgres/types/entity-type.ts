import type { EntityType } from "../../dialect.js";
import { spell } from "./type-spelling.js";

type Modifier = "length" | "precision" | undefined;

/** The server's name → the name that entities use, what its number says, and the type of a property. */
const known: Readonly<Record<string, readonly [type: string, modifier: Modifier, property: string]>> = {
  text: ["text", undefined, "string"],
  smallint: ["smallint", undefined, "number"],
  integer: ["int", undefined, "number"],
  bigint: ["bigint", undefined, "bigint"],
  numeric: ["decimal", "precision", "string"],
  real: ["float", undefined, "number"],
  "double precision": ["double", undefined, "number"],
  boolean: ["boolean", undefined, "boolean"],
  date: ["date", undefined, "string"],
  "time without time zone": ["time", "precision", "string"],
  "time with time zone": ["timetz", "precision", "string"],
  "timestamp without time zone": ["timestamp", "precision", "Date"],
  "timestamp with time zone": ["timestamptz", "precision", "Date"],
  interval: ["interval", "precision", "string"],
  jsonb: ["json", undefined, "unknown"],
  // Entities say `json` for jsonb; in capitals it is the server's own name.
  json: ["JSON", undefined, "unknown"],
  uuid: ["uuid", undefined, "string"],
  bytea: ["bytes", undefined, "Uint8Array"],
  "bit varying": ["varbit", "length", "string"],
  bit: ["bit", "length", "string"],
  character: ["char", "length", "string"],
};

const asText = new Set(
  "bpchar,xml,money,inet,cidr,macaddr,macaddr8,tsvector,tsquery,citext,point,line,lseg,box,path,polygon,circle".split(
    ",",
  ),
);

/** Names that entities understand in a sense of their own, where the server means a type that somebody made. */
const claimed = new Set(["string", "float", "double", "bytes", "decimal", "int", "enum", "serial"]);

/** How an entity says a type that the server has spelled. */
export function entityType(type: string): EntityType {
  const spelling = spell(type);
  if (spelling === undefined) return { type, property: "unknown" };
  const { base, modifier } = spelling;
  const array = spelling.array === "" ? {} : { array: true };
  const numbers = [...modifier.matchAll(/-?\d+/g)].map(Number);
  if (base === "character varying") {
    const [length] = numbers;
    const sized = length === undefined ? { type: "varchar" } : { type: "string", length };
    return { ...sized, ...array, property: "string" };
  }
  const found = known[base];
  if (found === undefined) return foreignType(type, base, spelling.array);
  const [name, kind, property] = found;
  return { type: name, ...modifiersOf(kind, numbers), ...array, property };
}

function modifiersOf(kind: Modifier, [first, second]: readonly number[]): Partial<EntityType> {
  if (first === undefined) return {};
  if (kind === "length") return { length: first };
  return second === undefined || second === 0 ? { precision: first } : { precision: first, scale: second };
}

/** A type that entities do not know by name, as the server spells it. */
function foreignType(type: string, base: string, array: string): EntityType {
  const isClaimed = claimed.has(base) || base.endsWith("serial");
  const property = asText.has(base) && array === "" ? "string" : "unknown";
  return { type: isClaimed ? `"${base}"${array}` : type, property };
}
