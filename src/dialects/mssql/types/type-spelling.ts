/** The parts of a type's spelling: its name, and what stands in brackets behind it. */
import { isReserved } from "../sql/reserved.js";

/** A type of the server's taken apart. */
export interface Spelling {
  /** In small letters, synonyms told by their own name. */
  readonly base: string;
  /** Length, or precision and scale; empty where they are what the server takes when they are not said. */
  readonly numbers: readonly (number | "max" | "float16")[];
  /**
   * The other name of a `decimal`: the same values, but a type of its own where a foreign key asks for the same one (1778, "decimal and
   * numeric").
   */
  readonly word?: "numeric" | undefined;
}

/** Spelling → the server's own name ("Data type synonyms" in the documentation of Transact-SQL). */
const synonyms: Readonly<Record<string, string>> = {
  "binary varying": "varbinary",
  "char varying": "varchar",
  character: "char",
  "character varying": "varchar",
  dec: "decimal",
  numeric: "decimal",
  "double precision": "float",
  integer: "int",
  "national character": "nchar",
  "national char": "nchar",
  "national character varying": "nvarchar",
  "national char varying": "nvarchar",
  "national text": "ntext",
  timestamp: "rowversion",
};

/** Types that take one number, none, or `max`; the rest of the server's own take nothing. */
const sized = new Set(["char", "varchar", "nchar", "nvarchar", "binary", "varbinary"]);
const fractional = new Set(["time", "datetime2", "datetimeoffset"]);

/** Names that need no namespace and no brackets: the types that the server brings along. */
export const systemTypes: ReadonlySet<string> = new Set([
  ...sized,
  ...fractional,
  ...["bigint", "int", "smallint", "tinyint", "bit", "decimal", "money", "smallmoney", "float", "real"],
  ...["date", "datetime", "smalldatetime", "text", "ntext", "image", "rowversion", "uniqueidentifier"],
  ...["xml", "sql_variant", "hierarchyid", "geography", "geometry", "json", "vector", "sysname"],
]);

/** Takes a type's spelling apart; nothing for one that somebody made, or that is no type. Not SQL parsing. */
export function spell(type: string): Spelling | undefined {
  const found = /^([a-z_][a-z0-9_ ]*?)\s*(?:\(\s*(max|\d+)\s*(?:,\s*(\d+|float(?:16|32))\s*)?\))?$/i.exec(
    type.trim().replace(/^\[([a-z_0-9 ]+)\]/i, "$1"),
  );
  if (found === null) return undefined;
  const [, name = "", first, second] = found;
  const spelled = name.toLowerCase().replace(/\s+/g, " ");
  const base = synonyms[spelled] ?? spelled;
  if (!systemTypes.has(base)) return undefined;
  const numbers = [first, second].flatMap((each): Spelling["numbers"] => {
    const word = each?.toLowerCase();
    // What the numbers of a vector are when nothing is said ("Vector data type").
    if (word === undefined || word === "float32") return [];
    return word === "max" || word === "float16" ? [word] : [Number(word)];
  });
  return worded(usual(base, numbers), spelled);
}

function worded(spelling: Spelling, name: string): Spelling {
  return name === "numeric" ? { ...spelling, word: name } : spelling;
}

/** Without what the server takes when nothing is said, and with what it takes when that has to be said. */
function usual(base: string, numbers: Spelling["numbers"]): Spelling {
  const [first, second] = numbers;
  if (base === "float") {
    const isSingle = typeof first === "number" && first <= 24;
    return { base: isSingle ? "real" : "float", numbers: [] };
  }
  if (base === "decimal") {
    const precision = first ?? 18;
    return { base, numbers: second === undefined || second === 0 ? [precision] : [precision, second] };
  }
  if (sized.has(base)) return { base, numbers: [first ?? 1] };
  if (fractional.has(base) && first === 7) return { base, numbers: [] };
  return { base, numbers };
}

/** The parts put together as facts have them: `decimal(18,2)`. */
export function join({ base, numbers, word }: Spelling): string {
  const name = word ?? base;
  return numbers.length === 0 ? name : `${name}(${numbers.join(",")})`;
}

/** The type under the name that its values go by. */
export function plainType(type: string): string {
  const spelling = spell(type);
  return spelling?.word === undefined ? type : join({ ...spelling, word: undefined });
}

/** A column's type as `sys.columns` and `sys.types` tell it. */
export interface CatalogType {
  readonly name: string;
  /** Present: somebody has made the type, in that namespace. */
  readonly namespace?: string | undefined;
  /** In bytes; -1 is `max`. */
  readonly maxLength: number;
  readonly precision: number;
  readonly scale: number;
}

/** A type as facts have it. */
export function catalogType({ name, namespace, maxLength, precision, scale }: CatalogType): string {
  if (namespace !== undefined) return `${plainOrBracketed(namespace)}.${plainOrBracketed(name)}`;
  const base = synonyms[name] ?? name;
  if (sized.has(base)) {
    const length = maxLength === -1 ? "max" : base.startsWith("n") ? maxLength / 2 : maxLength;
    return join(usual(base, [length]));
  }
  if (base === "decimal") return join(worded(usual(base, [precision, scale]), name));
  return join(usual(base, fractional.has(base) ? [scale] : []));
}

function plainOrBracketed(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !isReserved(name)
    ? name
    : `[${name.replaceAll("]", "]]")}]`;
}

/** The name of a type that somebody made, as facts have it: brackets only where they are needed. */
export function madeType(type: string): string | undefined {
  const part = String.raw`\s*(\[(?:[^\]]|\]\])+\]|"(?:[^"]|"")+"|[\p{L}_][\p{L}\p{N}_]*)\s*`;
  const found = new RegExp(`^${part}\\.${part}$`, "u").exec(type);
  if (found === null) return undefined;
  return [found[1] ?? "", found[2] ?? ""].map((name) => plainOrBracketed(unquoted(name))).join(".");
}

function unquoted(name: string): string {
  if (name.startsWith("[")) return name.slice(1, -1).replaceAll("]]", "]");
  return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
}
