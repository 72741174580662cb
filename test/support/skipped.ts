const skipped = new Map<string, string>();

/** Remembers that something was not tested, and why; printed when all is done. */
export function noteSkipped(what: string, why: string): void {
  skipped.set(what, why);
}

export function printSkipped(): void {
  if (skipped.size === 0) return;
  const width = Math.max(...[...skipped.keys()].map((what) => what.length));
  process.stderr.write("\n  not tested\n");
  for (const [what, why] of skipped) process.stderr.write(`    ${what.padEnd(width)}  ${why}\n`);
  process.stderr.write("\n");
}
