/** Times, and what they are held against. */

/** Milliseconds of the runs of one thing. */
export type Times = readonly number[];

/** One line of the table. */
export interface Measure {
  readonly measure: string;
  readonly times: Times;
  /** What it is held against; absent: for information only. */
  readonly floor?: { readonly name: string; readonly times: Times } | undefined;
  /** `ratio`: at most `limit` times the floor. `difference`: at most `limit` milliseconds more than it. */
  readonly limit?: { readonly kind: "ratio" | "difference"; readonly value: number } | undefined;
  /** In place of milliseconds. */
  readonly unit?: string | undefined;
}

/** A group of measures; what it prints on the way goes to standard error. */
export type Bench = (rounds: number) => Promise<readonly Measure[]>;

/**
 * Runs every side in turn, A B A B, so that what disturbs the machine disturbs all of them. A side returns its
 * milliseconds when it measures itself; otherwise its run is timed.
 */
export async function interleave<K extends string>(
  sides: Readonly<Record<K, () => Promise<number | undefined> | Promise<void>>>,
  { rounds, warmUp = 1 }: { readonly rounds: number; readonly warmUp?: number },
): Promise<Record<K, number[]>> {
  const names = Object.keys(sides) as K[];
  const times = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<K, number[]>;
  for (let round = -warmUp; round < rounds; round++) {
    for (const name of names) {
      const start = performance.now();
      const own = await sides[name]();
      const milliseconds = own ?? performance.now() - start;
      if (round >= 0) times[name].push(milliseconds);
    }
  }
  return times;
}

export function median(times: Times): number {
  const sorted = [...times].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** The table, one line for each measure. */
export function formatTable(measures: readonly Measure[]): string {
  const header = ["measure", "median", "floor", "against", "found", "limit", "", "best runs"];
  const rows = [header, ...measures.map(cells)];
  const widths = header.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  const isText = (column: number) => [0, 3, 6].includes(column);
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          isText(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function cells({ measure, times, floor, limit, unit = "ms" }: Measure): string[] {
  const own = `${number(median(times))} ${unit}`;
  if (floor === undefined) return [measure, own];
  const atMedian = [median(times), median(floor.times)] as const;
  const atBest = [Math.min(...times), Math.min(...floor.times)] as const;
  const floorText = `${number(atMedian[1])} ${unit}`;
  const kind = limit?.kind ?? "ratio";
  const found = compare(kind, ...atMedian);
  const verdict = limit === undefined ? "" : isWithin(limit, ...atMedian) ? "ok" : "OVER";
  return [
    measure,
    own,
    floorText,
    floor.name,
    found,
    limit === undefined ? "" : limitText(limit),
    verdict,
    compare(kind, ...atBest),
  ];
}

function isWithin({ kind, value }: NonNullable<Measure["limit"]>, own: number, floor: number): boolean {
  return kind === "ratio" ? own <= floor * value : own <= floor + value;
}

function compare(kind: "ratio" | "difference", own: number, floor: number): string {
  return kind === "ratio" ? `× ${(own / floor).toFixed(2)}` : `${signed(own - floor)} ms`;
}

function limitText({ kind, value }: NonNullable<Measure["limit"]>): string {
  return kind === "ratio" ? `× ${value.toFixed(2)}` : `${signed(value)} ms`;
}

function signed(value: number): string {
  return `${value < 0 ? "−" : "+"}${number(Math.abs(value))}`;
}

function number(value: number): string {
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}
