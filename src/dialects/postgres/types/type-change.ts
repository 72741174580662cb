/**
 * What it takes to change a column's type in place. After the casts that `pg_cast` holds (manual: CREATE CAST,
 * §10.4) and measurements of what each ALTER TYPE does to rows; a pair that is not known is never guessed.
 */
import type { TypeChange } from "../../dialect.js";
import { quote } from "../sql/writer.js";
import { pgTypes } from "./types.js";

interface Parsed {
  readonly base: string;
  /** Length, precision, scale; -1 where there is none. */
  readonly modifiers: readonly number[];
  readonly isArray: boolean;
}

function parse(type: string): Parsed {
  const canonical = pgTypes.canonical(type);
  const isArray = canonical.endsWith("[]");
  const element = isArray ? canonical.slice(0, -2) : canonical;
  const found = /^(.*?)\(([\d,\s-]+)\)(.*)$/.exec(element);
  if (found === null) return { base: element, modifiers: [], isArray };
  const [, head = "", numbers = "", tail = ""] = found;
  return { base: `${head}${tail}`, modifiers: numbers.split(",").map(Number), isArray };
}

const text = new Set(["text", "character varying", "character", "citext"]);
const integers = ["smallint", "integer", "bigint"];
const floats = ["real", "double precision"];
const dates = new Set(["date", "timestamp without time zone", "timestamp with time zone"]);
const safe: TypeChange = { grade: "safe" };
const checked: TypeChange = { grade: "checked" };
const lossy: TypeChange = { grade: "lossy" };

function undecided(why: string): TypeChange {
  return { grade: "undecided", why };
}

/** Both of one type, with other modifiers. */
function gradeModifiers(base: string, from: readonly number[], to: readonly number[]): TypeChange {
  const [fromFirst, fromSecond = 0] = from;
  const [toFirst, toSecond = 0] = to;
  if (toFirst === undefined) return safe;
  if (base === "numeric") {
    if (fromFirst === undefined || toSecond < fromSecond) return lossy;
    return toFirst - toSecond >= fromFirst - fromSecond ? safe : checked;
  }
  const isTime = /^(time|timestamp|interval)/.test(base);
  if (isTime) return fromFirst === undefined || toFirst < fromFirst ? lossy : safe;
  return fromFirst !== undefined && toFirst >= fromFirst ? safe : checked;
}

function gradeNumbers(from: Parsed, to: Parsed): TypeChange | undefined {
  const [fromInteger, toInteger] = [integers.indexOf(from.base), integers.indexOf(to.base)];
  if (fromInteger >= 0 && toInteger >= 0) return toInteger > fromInteger ? safe : checked;
  if (fromInteger >= 0 && to.base === "numeric") return to.modifiers.length === 0 ? safe : checked;
  const isFloat = (type: Parsed): boolean => floats.includes(type.base);
  const isNumber = (type: Parsed): boolean =>
    isFloat(type) || type.base === "numeric" || integers.includes(type.base);
  if (!isNumber(from) || !isNumber(to)) return undefined;
  if (from.base === "real" && to.base === "double precision") return safe;
  if (
    (from.base === "smallint" && isFloat(to)) ||
    (from.base === "integer" && to.base === "double precision")
  )
    return safe;
  return lossy;
}

function gradeDates(from: Parsed, to: Parsed): TypeChange | undefined {
  if (!dates.has(from.base) || !dates.has(to.base)) return undefined;
  const zoned = (type: Parsed): boolean => type.base === "timestamp with time zone";
  if (zoned(from) !== zoned(to))
    return undecided("It depends on the time zone that the values are meant in.");
  return from.base === "date" ? safe : lossy;
}

/** Types that round or cut what they read: a text is compared with its value in the type that does not. */
const readers: Readonly<Record<string, string>> = {
  "double precision": "numeric",
  real: "numeric",
  date: "timestamp",
};
const roundedReaders: Readonly<Record<string, string>> = {
  numeric: "numeric",
  "timestamp without time zone": "timestamp",
  "timestamp with time zone": "timestamptz",
  "time without time zone": "time",
  "time with time zone": "timetz",
  interval: "interval",
};

function readFromText(to: Parsed, using: string): TypeChange {
  const through = readers[to.base] ?? (to.modifiers.length > 0 ? roundedReaders[to.base] : undefined);
  if (through === undefined) return { grade: "cast", using };
  return { grade: "lossy", using, through: to.isArray ? `${through}[]` : through };
}

/** Text of any sort on one side. */
function gradeText(from: Parsed, to: Parsed, target: string): TypeChange | undefined {
  const isBytes = (type: Parsed): boolean => type.base === "bytea";
  if (text.has(from.base) || text.has(to.base)) {
    if (isBytes(from) || isBytes(to)) return undecided("Text becomes bytes in one encoding or another.");
  }
  // Blanks at the end of a char(n) count for nothing: those that the text had are lost.
  if (text.has(from.base) && to.base === "character" && from.base !== "character") return lossy;
  if (text.has(to.base)) {
    const isBounded = to.modifiers.length > 0;
    if (text.has(from.base)) {
      if (!isBounded) return safe;
      return (from.modifiers[0] ?? Number.POSITIVE_INFINITY) <= (to.modifiers[0] ?? 0) &&
        from.base === to.base
        ? safe
        : checked;
    }
    if (isBounded) return checked;
    return safe;
  }
  return text.has(from.base) ? readFromText(to, target) : undefined;
}

const pairs: Readonly<Record<string, TypeChange>> = {
  "cidr>inet": safe,
  "inet>cidr": lossy,
  "json>jsonb": safe,
  "jsonb>json": safe,
  "macaddr>macaddr8": safe,
  "macaddr8>macaddr": checked,
  "bit>bit varying": safe,
  "bit varying>bit": checked,
  "time without time zone>interval": safe,
  "name>text": safe,
  "xml>text": safe,
};

function gradeScalar(from: Parsed, to: Parsed, type: string, column: string): TypeChange {
  if (from.base === to.base) return gradeModifiers(from.base, from.modifiers, to.modifiers);
  const known =
    gradeNumbers(from, to) ??
    gradeDates(from, to) ??
    gradeText(from, to, `${column}::${type}`) ??
    pairs[`${from.base}>${to.base}`];
  if (known !== undefined) return known;
  if (from.base === "boolean" && to.base === "integer") return { grade: "cast", using: `${column}::${type}` };
  if (from.base === "integer" && to.base === "boolean")
    return { grade: "lossy", using: `${column}::${type}` };
  if (dates.has(from.base) && to.base.startsWith("time ")) return lossy;
  return undecided(
    `PostgreSQL has no cast from ${pgTypes.display(from.base)} to ${pgTypes.display(to.base)} that is known to keep every value.`,
  );
}

const families = [integers, ["text", "character varying"]];

/** Whether values of both types are equal in one way, so that a foreign key may have one at each end for a while. */
export function isComparable(fromType: string, toType: string): boolean {
  const [from, to] = [parse(fromType), parse(toType)];
  if (from.isArray !== to.isArray) return false;
  return (
    from.base === to.base || families.some((family) => family.includes(from.base) && family.includes(to.base))
  );
}

/**
 * Grades a type change; both spellings canonical. Enums and other named types: to and from text only.
 */
export function gradeTypeChange(fromType: string, toType: string, column: string): TypeChange {
  const from = parse(fromType);
  const to = parse(toType);
  const type = pgTypes.display(toType);
  if (from.isArray !== to.isArray) {
    if (to.isArray) return undecided("A value becomes an array in more than one way.");
    if (text.has(to.base)) return to.modifiers.length > 0 ? checked : safe;
    return undecided("An array becomes one value in more than one way.");
  }
  return gradeScalar(from, to, type, quote(column));
}
