import type { EntityType } from "../../dialect.js";
import { type Spelling, spell } from "./type-spelling.js";

type Modifier = "length" | "precision" | undefined;

/** The server's name → the name that entities use, what its number says, and the type of a property. */
const known: Readonly<Record<string, readonly [type: string, modifier: Modifier, property: string]>> = {
  tinyint: ["tinyint", undefined, "number"],
  smallint: ["smallint", undefined, "number"],
  int: ["int", undefined, "number"],
  bigint: ["bigint", undefined, "bigint"],
  decimal: ["decimal", "precision", "string"],
  money: ["money", undefined, "string"],
  smallmoney: ["smallmoney", undefined, "string"],
  real: ["float", undefined, "number"],
  float: ["double", undefined, "number"],
  bit: ["boolean", undefined, "boolean"],
  date: ["date", undefined, "string"],
  time: ["time", "precision", "string"],
  datetime2: ["timestamp", "precision", "Date"],
  datetimeoffset: ["timestamptz", "precision", "Date"],
  datetime: ["datetime", undefined, "Date"],
  smalldatetime: ["smalldatetime", undefined, "Date"],
  uniqueidentifier: ["uuid", undefined, "string"],
  char: ["char", "length", "string"],
  nchar: ["nchar", "length", "string"],
  binary: ["binary", "length", "Uint8Array"],
  // Entities say `json` for text; in capitals it is the server's own name.
  json: ["JSON", undefined, "unknown"],
};

const properties: Readonly<Record<string, string>> = {
  text: "string",
  ntext: "string",
  xml: "string",
  sysname: "string",
  hierarchyid: "string",
  geography: "string",
  geometry: "string",
  image: "Uint8Array",
  rowversion: "Uint8Array",
};

/** How an entity says a type that the server has spelled. */
export function entityType(type: string): EntityType {
  const spelling = spell(type);
  if (spelling === undefined) return { type, property: "unknown" };
  const { base, numbers, word } = spelling;
  if (base === "nvarchar" || base === "varchar") return textType(spelling);
  if (base === "varbinary") {
    const [length] = numbers;
    return typeof length === "number"
      ? { type: "varbinary", length, property: "Uint8Array" }
      : { type: "bytes", property: "Uint8Array" };
  }
  const found = known[base];
  // Entities mean text of any length by the name of a type that the server keeps for old databases.
  if (base === "text") return { type: "TEXT", property: "string" };
  if (found === undefined) return { type, property: properties[base] ?? "unknown" };
  const [usual, kind, property] = found;
  const name = word ?? usual;
  const [first, second] = numbers;
  if (typeof first !== "number" || kind === undefined) return { type: name, property };
  if (kind === "length") return { type: name, length: first, property };
  const scale = typeof second === "number" ? { scale: second } : {};
  return { type: name, precision: first, ...scale, property };
}

function textType({ base, numbers: [length] }: Spelling): EntityType {
  const ascii = base === "varchar" ? { ascii: true } : {};
  const sized = typeof length === "number" ? { type: "string", length } : { type: "text" };
  return { ...sized, ...ascii, property: "string" };
}
