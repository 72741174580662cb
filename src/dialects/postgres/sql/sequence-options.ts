import type { SequenceOptions } from "../../../objects/sequence/shape.js";

const limits: Readonly<Record<string, bigint>> = {
  smallint: 32_767n,
  integer: 2_147_483_647n,
  bigint: 9_223_372_036_854_775_807n,
};

/** The options without those that say what PostgreSQL does anyway for a sequence of this type. */
export function canonicalSequence(options: SequenceOptions, type = "bigint"): SequenceOptions {
  const limit = limits[type] ?? limits.bigint ?? 0n;
  const increment = integer(options.increment) ?? 1n;
  const isAscending = increment > 0n;
  const usualMin = isAscending ? 1n : -limit - 1n;
  const usualMax = isAscending ? limit : -1n;
  const min = integer(options.minValue) ?? usualMin;
  const max = integer(options.maxValue) ?? usualMax;
  const kept: [keyof SequenceOptions, bigint | undefined, bigint][] = [
    ["start", integer(options.start), isAscending ? min : max],
    ["increment", increment, 1n],
    ["minValue", min, usualMin],
    ["maxValue", max, usualMax],
    ["cache", integer(options.cache), 1n],
  ];
  const members = kept.flatMap(([name, value, usual]) =>
    value === undefined || value === usual ? [] : [[name, String(value)]],
  );
  return { ...Object.fromEntries(members), ...(options.cycle === true ? { cycle: true } : {}) };
}

/** The name that PostgreSQL gives the sequence of a column when nobody says one and none is taken. */
export function usualSequence(table: string, column: string): string {
  return usualName(table, column, "_seq");
}

/** Since this version NOT NULL has a name, and each partition and heir its own besides that of what it comes from. */
export const namedNotNulls = 180_000;

/** The name that PostgreSQL 18 gives NOT NULL of a column. */
export function usualNotNull(table: string, column: string): string {
  return usualName(table, column, "_not_null");
}

/** `makeObjectName` in the sources of PostgreSQL, which shortens the longer of both parts. */
function usualName(table: string, column: string, ending: string): string {
  const room = 63 - ending.length - 1;
  let [left, right] = [Buffer.byteLength(table), Buffer.byteLength(column)];
  while (left + right > room) {
    if (left > right) left--;
    else right--;
  }
  return `${clip(table, left)}_${clip(column, right)}${ending}`;
}

/** The characters that fit into a number of bytes. */
function clip(text: string, bytes: number): string {
  let end = "";
  for (const character of text) {
    if (Buffer.byteLength(end + character) > bytes) break;
    end += character;
  }
  return end;
}

/** Whether the name of an identity's sequence is one that PostgreSQL gave it, perhaps under a former name of the table. */
export function isGivenSequence(name: string): boolean {
  return /_seq\d*$/.test(name);
}

/** Decimal text of any spelling; what is not a number is left to the server to refuse. */
function integer(text: string | undefined): bigint | undefined {
  return text !== undefined && /^[+-]?\d+$/.test(text.trim())
    ? BigInt(text.trim().replace(/^\+/, ""))
    : undefined;
}
