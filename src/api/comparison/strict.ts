import type { Config } from "../../config/types.js";
import type { Unmodelled } from "../../dialects/dialect.js";
import { SchemixError } from "../../errors/schemix-error.js";
import { matchesPattern } from "../../util/name-pattern.js";

/**
 * In a strict run, nothing may be there that Schemix has no word for, besides what the configuration allows.
 * @throws SchemixError `UNMODELLED` with all of it
 */
export function refuseUnmodelled(
  unmodelled: readonly Unmodelled[],
  { strict }: Config,
  isAsked: boolean | undefined,
): void {
  if (!(isAsked ?? strict.isOn)) return;
  const isAllowed = ({ what, where }: Unmodelled): boolean =>
    strict.allow.some((pattern) => matchesPattern(pattern, what) || matchesPattern(pattern, where));
  const left = unmodelled.filter((thing) => !isAllowed(thing));
  if (left.length === 0) return;
  throw new SchemixError("UNMODELLED", {
    message: `${counted(left.map(({ what }) => what))} ${left.length === 1 ? "is" : "are"} not managed`,
    why: left.map(({ what, where }) => `${what} ${where}`).join("\n"),
    fix: "Write what has to change of it in migrations of your own, and name it in `strict: { allow }` of the configuration.",
    data: { unmodelled: left },
  });
}

/** `3 operators and 1 text search configuration`. */
function counted(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const parts = [...counts].map(([word, number]) => `${number} ${number === 1 ? word : pluralOf(word)}`);
  const last = parts.pop() ?? "";
  return parts.length === 0 ? last : `${parts.join(", ")} and ${last}`;
}

/** Some of the words are plural already: `privileges`. */
function pluralOf(word: string): string {
  if (/[^s]s$/.test(word)) return word;
  if (word.endsWith("ss")) return `${word}es`;
  return word.endsWith("y") ? `${word.slice(0, -1)}ies` : `${word}s`;
}
