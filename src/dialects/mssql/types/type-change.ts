/**
 * What it takes to change a column's type in place: ALTER COLUMN converts as an assignment does ("Data type conversion",
 * the chart of implicit conversions), and what that does to values is in "CAST and CONVERT", "Truncating and rounding".
 */
import type { TypeChange } from "../../dialect.js";
import { quote } from "../sql/writer.js";
import { outdated } from "./outdated.js";
import { join, type Spelling, spell } from "./type-spelling.js";

const safe: TypeChange = { grade: "safe" };
const checked: TypeChange = { grade: "checked" };
const lossy: TypeChange = { grade: "lossy" };

function undecided(why: string): TypeChange {
  return { grade: "undecided", why };
}

/** Digits in front of the point that a whole number may have, and how long it is as text. */
const wholes: Readonly<Record<string, readonly [digits: number, text: number]>> = {
  bit: [1, 1],
  tinyint: [3, 3],
  smallint: [5, 6],
  int: [10, 11],
  bigint: [19, 20],
};
const wholeNames = Object.keys(wholes);

/** Money is a decimal of a fixed size. */
const monies: Readonly<Record<string, readonly [precision: number, scale: number]>> = {
  smallmoney: [10, 4],
  money: [19, 4],
};

const unicode = new Set(["nchar", "nvarchar", "ntext", "sysname"]);
const singleByte = new Set(["char", "varchar", "text"]);
const binaries = new Set(["binary", "varbinary", "image"]);
const fixed = new Set(["char", "nchar", "binary"]);

const isText = ({ base }: Spelling): boolean => unicode.has(base) || singleByte.has(base);

function lengthOf({ base, numbers: [first] }: Spelling): number {
  if (base === "sysname") return 128;
  return typeof first === "number" ? first : Number.POSITIVE_INFINITY;
}

/** Precision and scale of an exact number. */
function exact({ base, numbers }: Spelling): readonly [precision: number, scale: number] | undefined {
  const whole = wholes[base];
  if (whole !== undefined) return [whole[0], 0];
  if (base !== "decimal") return monies[base];
  const [precision, scale = 0] = numbers;
  return [Number(precision), Number(scale)];
}

function gradeText(from: Spelling, to: Spelling): TypeChange | undefined {
  if (!isText(from) || !isText(to)) return undefined;
  // Letters that the code page does not have become question marks, without a word.
  if (unicode.has(from.base) && singleByte.has(to.base)) return lossy;
  // A type of a fixed length fills up with blanks, which then are part of the text.
  if (fixed.has(to.base) && !fixed.has(from.base)) return lossy;
  return lengthOf(to) >= lengthOf(from) ? safe : checked;
}

function gradeBinary(from: Spelling, to: Spelling): TypeChange | undefined {
  if (!binaries.has(from.base) || !binaries.has(to.base)) return undefined;
  if (fixed.has(to.base) && (from.base !== "binary" || lengthOf(to) !== lengthOf(from))) return lossy;
  return lengthOf(to) >= lengthOf(from) ? safe : checked;
}

type Size = readonly [precision: number, scale: number];

function gradeExact(from: Spelling, to: Spelling, before: Size, after: Size): TypeChange {
  // Everything that is not zero becomes 1.
  if (to.base === "bit") return lossy;
  if (wholeNames.includes(from.base) && wholeNames.includes(to.base))
    return wholeNames.indexOf(to.base) > wholeNames.indexOf(from.base) ? safe : checked;
  if (after[1] < before[1]) return lossy;
  return after[0] - after[1] >= before[0] - before[1] ? safe : checked;
}

const isFloat = ({ base }: Spelling): boolean => base === "float" || base === "real";

function gradeNumbers(from: Spelling, to: Spelling): TypeChange | undefined {
  const [before, after] = [exact(from), exact(to)];
  if (before !== undefined && after !== undefined) return gradeExact(from, to, before, after);
  if (isFloat(from)) {
    if (isFloat(to)) return to.base === "float" ? safe : lossy;
    return after === undefined ? undefined : lossy;
  }
  if (!isFloat(to) || before === undefined) return undefined;
  // 15 and 6 digits are kept whatever they are.
  return before[0] <= (to.base === "float" ? 15 : 6) ? safe : lossy;
}

/** Digits of the second's fraction; a date has none of the time at all. */
const fractions: Readonly<Record<string, number>> = { datetime: 3, smalldatetime: -1, date: -2 };
const dates = new Set(["date", "smalldatetime", "datetime", "datetime2", "datetimeoffset"]);

function fractionOf({ base, numbers: [first] }: Spelling): number {
  return fractions[base] ?? (typeof first === "number" ? first : 7);
}

function gradeDates(from: Spelling, to: Spelling): TypeChange | undefined {
  if (from.base === "time" && to.base === "time") return fractionOf(to) >= fractionOf(from) ? safe : lossy;
  if (to.base === "time" && dates.has(from.base)) return from.base === "date" ? undefined : lossy;
  if (!dates.has(from.base) || !dates.has(to.base)) return undefined;
  const isZoned = ({ base }: Spelling): boolean => base === "datetimeoffset";
  if (isZoned(from) !== isZoned(to))
    return undecided("It depends on the time zone that the values are meant in.");
  // datetime counts in steps of a three-hundredth of a second, from the year 1753 on.
  if (to.base === "datetime" && from.base !== "smalldatetime") return lossy;
  if (to.base === "datetime2" && from.base === "datetime") return fractionOf(to) >= 3 ? safe : lossy;
  return fractionOf(to) >= fractionOf(from) ? safe : lossy;
}

/** How many characters a value of a type takes as text at most, where an assignment writes all of it. */
function writtenLength(from: Spelling): number | undefined {
  const whole = wholes[from.base];
  if (whole !== undefined) return whole[1];
  if (from.base === "decimal") return Number(from.numbers[0]) + 2;
  const others: Readonly<Record<string, number>> = {
    uniqueidentifier: 36,
    date: 10,
    time: 16,
    datetime2: 27,
  };
  return from.base === "datetimeoffset" ? 34 : others[from.base];
}

/** Types whose values an assignment does not write as text, or not in full → the style that does. */
const styles: Readonly<Record<string, string>> = {
  datetime: ", 121",
  smalldatetime: ", 121",
  money: ", 2",
  smallmoney: ", 2",
  xml: "",
  json: "",
  hierarchyid: "",
};

function gradeToText(from: Spelling, to: Spelling, column: string): TypeChange | undefined {
  const style = styles[from.base];
  if (style !== undefined) return { grade: "cast", using: `CONVERT(${join(to)}, ${column}${style})` };
  if (isFloat(from)) return lossy;
  const length = writtenLength(from);
  if (length === undefined) return undefined;
  if (lengthOf(to) >= length) return fixed.has(to.base) ? lossy : safe;
  // A whole number that is too long for text of single bytes becomes an asterisk.
  return singleByte.has(to.base) ? lossy : checked;
}

function gradeFromText(to: Spelling, column: string): TypeChange | undefined {
  if (binaries.has(to.base)) return undecided("Text becomes bytes in one encoding or another.");
  if (monies[to.base] !== undefined) return { grade: "cast", using: `CONVERT(${to.base}, ${column})` };
  if (to.base === "uniqueidentifier" || to.base === "xml") return checked;
  // An empty text is read as zero or as 1900-01-01, and blanks and digits go without a word.
  const isRead = exact(to) !== undefined || isFloat(to) || dates.has(to.base) || to.base === "time";
  return isRead ? lossy : undefined;
}

function gradeAsText(from: Spelling, to: Spelling, column: string): TypeChange | undefined {
  if (isText(to)) return gradeToText(from, to, column);
  return isText(from) ? gradeFromText(to, column) : undefined;
}

/** The type without a limit that says the same. */
function widest({ base }: Spelling): string | undefined {
  if (unicode.has(base)) return "nvarchar(max)";
  if (singleByte.has(base)) return "varchar(max)";
  return binaries.has(base) ? "varbinary(max)" : undefined;
}

/** To and from `text`, `ntext` and `image` a new column leads, but for the few types that ALTER COLUMN makes of them. */
function gradeOutdated(from: Spelling, to: Spelling, column: string): TypeChange | undefined {
  if (outdated[from.base] === undefined && outdated[to.base] === undefined) return undefined;
  if (outdated[from.base]?.includes(join(to)) === true) return undefined;
  const [found, type] = [gradeText(from, to) ?? gradeBinary(from, to), widest(to)];
  if (found === undefined || type === undefined || fixed.has(to.base))
    return undecided(
      "SQL Server makes only varchar(max), nvarchar(max), xml or varbinary(max) of such a type.",
    );
  // What is too long is refused where the new column gets it.
  const using = `CONVERT(${type}, ${column})`;
  return found.grade === "lossy" ? { grade: "lossy", using } : { grade: "cast", using };
}

/** Grades a type change; both spellings canonical. */
export function gradeTypeChange(fromType: string, toType: string, column: string): TypeChange {
  const [from, to] = [spell(fromType), spell(toType)];
  if (from === undefined || to === undefined)
    return undecided("What lies between a type that somebody made and another one is not known.");
  if (from.base === "rowversion" || to.base === "rowversion")
    return undecided(
      "The server fills a rowversion itself: it can be dropped and added, not made of another type.",
    );
  if (from.base === to.base && from.numbers.join() === to.numbers.join()) return safe;
  const known =
    gradeOutdated(from, to, quote(column)) ??
    gradeText(from, to) ??
    gradeBinary(from, to) ??
    gradeNumbers(from, to) ??
    gradeDates(from, to) ??
    gradeAsText(from, to, quote(column));
  return (
    known ??
    undecided(
      `SQL Server has no conversion from ${join(from)} to ${join(to)} that is known to keep every value.`,
    )
  );
}
