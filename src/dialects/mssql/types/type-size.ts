/** How much room values take, after the pages of the types in the documentation ("Storage size"). */
import { spell } from "./type-spelling.js";

/** The room for a value of a type. */
export interface TypeSize {
  /** The longest value, in bytes. */
  readonly bytes: number;
  /** Every value takes as much. */
  readonly isFixed: boolean;
}

const fixed: Readonly<Record<string, number>> = {
  bit: 1,
  tinyint: 1,
  smallint: 2,
  int: 4,
  bigint: 8,
  smallmoney: 4,
  money: 8,
  real: 4,
  float: 8,
  date: 3,
  smalldatetime: 4,
  datetime: 8,
  uniqueidentifier: 16,
  rowversion: 8,
};

/** What a time takes by the digits of the second's fraction: 0 to 2, 3 and 4, 5 to 7. */
const fractional: Readonly<Record<string, number>> = { time: 3, datetime2: 6, datetimeoffset: 8 };

const bytesPerCharacter: Readonly<Record<string, number>> = {
  char: 1,
  varchar: 1,
  binary: 1,
  varbinary: 1,
  nchar: 2,
  nvarchar: 2,
};

/** Those that no index has for a key ("CREATE INDEX", arguments, column). */
const unsortable = new Set(["text", "ntext", "image", "xml", "geography", "geometry", "json", "vector"]);

/** The room for a value of a type; `"none"`: no index has it for a key. Nothing for a type that somebody made. */
export function sizeOf(type: string): TypeSize | "none" | undefined {
  const spelling = spell(type);
  if (spelling === undefined) return undefined;
  const {
    base,
    numbers: [first],
  } = spelling;
  if (unsortable.has(base) || typeof first === "string") return "none";
  const known = fixed[base];
  if (known !== undefined) return { bytes: known, isFixed: true };
  const time = fractional[base];
  if (time !== undefined) {
    const digits = first ?? 7;
    return { bytes: time + (digits > 4 ? 2 : digits > 2 ? 1 : 0), isFixed: true };
  }
  if (base === "decimal") return { bytes: decimalBytes(first ?? 18), isFixed: true };
  const width = bytesPerCharacter[base];
  if (width !== undefined && first !== undefined)
    return { bytes: width * first, isFixed: !base.includes("var") };
  return base === "sysname" ? { bytes: 256, isFixed: false } : undefined;
}

function decimalBytes(precision: number): number {
  if (precision <= 9) return 5;
  if (precision <= 19) return 9;
  return precision <= 28 ? 13 : 17;
}
