/** How names are made from classes and properties. Pure; shared by entities and configuration. */
import { createHash } from "node:crypto";
import { lazyPattern } from "../util/lazy-pattern.js";

/** Name-making functions; a missing one falls back to snake_case. */
export interface NamingFunctions {
  readonly table?: ((className: string) => string) | undefined;
  readonly column?: ((propertyName: string) => string) | undefined;
}

export type Naming = "snake_case" | "preserve" | NamingFunctions;

/** The start of a generated name: what the object is. */
export type NamePrefix = "pk" | "uq" | "ck" | "fk" | "ix" | "ex" | "tg" | "po" | "ru" | "st";

/** `createdAt` → `created_at`, `HTTPServer` → `http_server`, `userID2` → `user_id2`. */
export function snakeCase(text: string): string {
  if (/^[a-z0-9_]*$/.test(text)) return text;
  return text
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, "$1_$2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1_$2")
    .replace(/[\s-]+/gu, "_")
    .toLowerCase();
}

/** The table of a class: `BlogPost` → `blog_post`. */
export function tableName(className: string, naming: Naming): string {
  if (naming === "preserve") return className;
  const make = typeof naming === "object" ? naming.table : undefined;
  return (make ?? snakeCase)(className);
}

/** The column of a property: `createdAt` → `created_at`. */
export function columnName(propertyName: string, naming: Naming): string {
  if (naming === "preserve") return propertyName;
  const make = typeof naming === "object" ? naming.column : undefined;
  return (make ?? snakeCase)(propertyName);
}

/**
 * The column of a relation: the property and the column it refers to. `team` and `id` → `team_id`, or `teamId`
 * where names are preserved; naming functions are given `teamId`.
 */
export function joinColumnName(property: string, referencedColumn: string, naming: Naming): string {
  if (naming === "snake_case") return `${snakeCase(property)}_${referencedColumn}`;
  return columnName(property + referencedColumn.charAt(0).toUpperCase() + referencedColumn.slice(1), naming);
}

/** The generated name of a constraint or index, before it is shortened: `fk_user_team_id`. */
export function constraintName(prefix: NamePrefix, table: string, parts: readonly string[]): string {
  return [prefix, table, ...parts].join("_");
}

/** How long a name may be. */
export interface NameLimit {
  readonly count: number;
  /** Bytes of UTF-8, or characters as UTF-16 counts them. */
  readonly unit: "bytes" | "characters";
}

/** How long a name is, as a database counts. */
export function nameLength(name: string, unit: NameLimit["unit"]): number {
  return unit === "bytes" ? Buffer.byteLength(name, "utf8") : name.length;
}

/** Eight hexadecimal characters that stand for a text, the same on every machine. */
export function shortHash(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex").slice(0, 8);
}

/**
 * A generated name that fits: one that is too long keeps its beginning and ends in a hash of the whole, so that
 * two long names stay two names. Never cuts inside a character.
 */
export function shortenName(name: string, limit: NameLimit): string {
  if (nameLength(name, limit.unit) <= limit.count) return name;
  return distinctName(name, name, limit);
}

/** A generated name made different from another of the same spelling by a hash of what tells the two apart. */
export function distinctName(name: string, difference: string, { count, unit }: NameLimit): string {
  const tail = `_${shortHash(difference)}`;
  return cutName(name, { count: count - tail.length, unit }) + tail;
}

/** The beginning of a text that fits, whole characters only. */
export function cutName(text: string, { count, unit }: NameLimit): string {
  let length = 0;
  let kept = "";
  for (const character of text) {
    length += nameLength(character, unit);
    if (length > count) break;
    kept += character;
  }
  return kept;
}

const word = lazyPattern(String.raw`[\p{L}_][\p{L}\p{N}_$]*`, "gu");

/** The names that occur as words in SQL text, outside of its string constants, in the order of `names`. */
export function namesIn(text: string, names: readonly string[]): readonly string[] {
  const code = text.replace(/'(?:[^']|'')*'/g, " ");
  const found = new Set(code.match(word()) ?? []);
  return names.filter((name) => found.has(name));
}

const reserved = new Set(
  (
    "all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both by " +
    "case cast char character check coalesce collate collation column concurrently constraint create cross " +
    "current_catalog current_date current_role current_schema current_time current_timestamp current_user dec " +
    "decimal default deferrable delete desc distinct do drop else end except exists extract false fetch float for " +
    "foreign freeze from full grant greatest group grouping having ilike in index initially inner inout insert int " +
    "integer intersect interval into is isnull join key lateral leading least left like limit localtime " +
    "localtimestamp national natural nchar none normalize not notnull null nullif numeric offset on only or order " +
    "out outer overlaps overlay placing position precision primary procedure real references returning right row " +
    "rows schema select session_user set setof similar smallint some substring symmetric system_user table " +
    "tablesample then time timestamp to trailing treat trigger trim true union unique update user using values " +
    "varchar variadic verbose view when where window with xmlattributes xmlconcat xmlelement xmlexists xmlforest " +
    "xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable"
  ).split(" "),
);

/** Whether a name can stand in SQL text without quotes in every database. */
export function isPlainName(name: string): boolean {
  return /^[a-z_][a-z0-9_]*$/.test(name) && !reserved.has(name);
}
