import type { SequenceOptions } from "../../../objects/sequence/shape.js";
import { spell } from "./type-spelling.js";

const limits: Readonly<Record<string, readonly [least: bigint, most: bigint]>> = {
  tinyint: [0n, 255n],
  smallint: [-32_768n, 32_767n],
  int: [-2_147_483_648n, 2_147_483_647n],
};

function limitsOf(type: string): readonly [least: bigint, most: bigint] {
  const spelling = spell(type);
  const known = limits[spelling?.base ?? ""];
  if (known !== undefined) return known;
  const digits = spelling?.base === "decimal" ? spelling.numbers[0] : undefined;
  if (typeof digits !== "number") return [-9_223_372_036_854_775_808n, 9_223_372_036_854_775_807n];
  const most = 10n ** BigInt(digits) - 1n;
  return [-most, most];
}

/**
 * The options without those that are as usual: one that rises begins at 1 and goes on as far as its type does, one that falls
 * begins at -1. SQL Server itself would begin at the least number of the type, which nobody means and which is said each time
 * one is made. Taking one number at a time is a cache of 1, however it is written.
 */
export function usualSequence(options: SequenceOptions, type = "bigint"): SequenceOptions {
  const { increment, min, max, usualMin, usualMax, usualStart } = numbersOf(options, type);
  const numbers: [keyof SequenceOptions, bigint | undefined, bigint][] = [
    ["start", integer(options.start), usualStart],
    ["increment", increment, 1n],
    ["minValue", min, usualMin],
    ["maxValue", max, usualMax],
  ];
  const members = numbers.flatMap(([name, value, usual]) =>
    value === undefined || value === usual ? [] : [[name, String(value)]],
  );
  const cache = options.cache === "0" ? "1" : options.cache;
  return {
    ...Object.fromEntries(members),
    ...(cache === undefined ? {} : { cache }),
    ...(options.cycle === true ? { cycle: true } : {}),
  };
}

function numbersOf(options: SequenceOptions, type: string) {
  const [lowest, highest] = limitsOf(type);
  const increment = integer(options.increment) ?? 1n;
  const isRising = increment > 0n;
  const [usualMin, usualMax] = isRising ? [1n, highest] : [lowest, -1n];
  const min = integer(options.minValue) ?? usualMin;
  const max = integer(options.maxValue) ?? usualMax;
  return { increment, min, max, usualMin, usualMax, usualStart: isRising ? min : max };
}

/**
 * Where a sequence that is there has begun: as long as its limits allow that, it is no matter of what is wanted. Only RESTART sets it, to
 * the number that comes next ("ALTER SEQUENCE"), so that another one would have numbers given out twice.
 */
export function startOf(
  wanted: SequenceOptions,
  there: SequenceOptions,
  type = "bigint",
): string | undefined {
  const { min, max } = numbersOf(wanted, type);
  const start = integer(there.start) ?? numbersOf(there, type).usualStart;
  return start < min || start > max ? wanted.start : String(start);
}

/** Decimal text of any spelling; what is not a number is left to the server to refuse. */
function integer(text: string | undefined): bigint | undefined {
  return text !== undefined && /^[+-]?\d+$/.test(text.trim())
    ? BigInt(text.trim().replace(/^\+/, ""))
    : undefined;
}
