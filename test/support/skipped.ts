import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Names the file that the processes of a test run write to, for the first of them to print. */
const variable = "SCHEMIX_TEST_SKIPPED";

const noted = new Set<string>();

/** Remembers that something was not tested, and why; printed when all is done. */
export function noteSkipped(what: string, why: string): void {
  const line = JSON.stringify([what, why]);
  const file = process.env[variable];
  if (file === undefined || noted.has(line)) return;
  noted.add(line);
  appendFileSync(file, `${line}\n`);
}

/** Called by each process before it reads a test file; the first makes the file of notes. */
export function collectSkipped(): void {
  process.env[variable] ??= join(mkdtempSync(join(tmpdir(), "schemix-skipped-")), "notes");
}

export function printSkipped(): void {
  const file = process.env[variable];
  if (file === undefined) return;
  const lines = existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
  rmSync(dirname(file), { recursive: true, force: true });
  if (lines.length === 0) return;
  const skipped = [...new Set(lines)].sort().map((line) => JSON.parse(line) as [what: string, why: string]);
  const width = Math.max(...skipped.map(([what]) => what.length));
  process.stderr.write("\n  not tested\n");
  for (const [what, why] of skipped) process.stderr.write(`    ${what.padEnd(width)}  ${why}\n`);
  process.stderr.write("\n");
}
