import type { UpRequest } from "../api/types.js";
import { SchemixError } from "../errors/schemix-error.js";
import { parseDuration } from "./duration.js";
import type { runFlags } from "./flags.js";
import type { FlagValues } from "./options.js";

export { parseRange } from "../revisions/range.js";

/** The part of a request that `up` and `down` share. */
export function runRequest(flags: FlagValues<typeof runFlags>): Omit<UpRequest, "target"> {
  const { transaction, resume } = flags;
  return {
    dryRun: flags["dry-run"],
    transaction,
    resume,
    lockWait: parseDuration(flags["lock-wait"], "lock-wait"),
  };
}

/** The words of a list with commas between them; nothing when there is none. */
export function wordsOf(text: string | undefined): readonly string[] | undefined {
  const words = (text ?? "").split(",").map((word) => word.trim());
  return text === undefined ? undefined : words.filter((word) => word !== "");
}

/**
 * A number of migrations.
 *
 * @throws SchemixError `USAGE`
 */
export function parseSteps(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const steps = Number(text);
  if (/^\d+$/.test(text) && steps >= 1 && Number.isSafeInteger(steps)) return steps;
  throw new SchemixError("USAGE", {
    message: `The option --steps is a whole number from 1, not ${text}.`,
    fix: "Write --steps 1, for example; `schemix down base` takes everything back.",
    data: { option: "steps", value: text },
  });
}
