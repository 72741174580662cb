import { SchemixError } from "../errors/schemix-error.js";

const unitMilliseconds: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/**
 * `30s`, `5m`, `500ms`, `1h` or `0` as milliseconds. A bare number has no unit and is refused, because
 * seconds and milliseconds are both likely.
 *
 * @throws SchemixError `USAGE`
 */
export function parseDuration(text: string | undefined, option: string): number | undefined {
  if (text === undefined) return undefined;
  if (text === "0") return 0;
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text);
  if (match === null) {
    throw new SchemixError("USAGE", {
      message: `The option --${option} is not a time: ${text}.`,
      why: "A time is a number with a unit: ms, s, m or h.",
      fix: `Write --${option} 30s, for example.`,
      data: { option, value: text },
    });
  }
  const [, number = "0", unit = "ms"] = match;
  return Math.round(Number(number) * (unitMilliseconds[unit] ?? 1));
}

/** Milliseconds for people: `12 ms`, `1.4 s`, `2 min 5 s`. */
export function formatDuration(milliseconds: number): string {
  const rounded = Math.round(milliseconds);
  if (rounded < 1_000) return `${rounded} ms`;
  if (rounded < 59_950) return `${(milliseconds / 1_000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1_000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
