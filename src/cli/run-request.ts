import type { UpRequest } from "../api/types.js";
import { SchemixError } from "../errors/schemix-error.js";
import { parseDuration } from "./duration.js";

/** The values of the flags that `up` and `down` share, as parsed. */
export interface RunFlagValues {
  readonly "dry-run": boolean;
  readonly transaction?: string | undefined;
  readonly "lock-wait"?: string | undefined;
  readonly resume?: string | undefined;
}

/** The part of a request that `up` and `down` share. */
export function runRequest(flags: RunFlagValues): Omit<UpRequest, "target"> {
  const { transaction, resume, "lock-wait": lockWait } = flags;
  return {
    dryRun: flags["dry-run"],
    transaction:
      transaction === "each" || transaction === "all" || transaction === "none" ? transaction : undefined,
    resume: resume === "done" || resume === "retry" ? resume : undefined,
    lockWait: lockWait === undefined ? undefined : parseDuration(lockWait, "lock-wait"),
  };
}

/**
 * The two ends of `FROM:TO`; one word alone is the end.
 *
 * @throws SchemixError `USAGE`
 */
export function range(target: string | undefined): { readonly from?: string; readonly to?: string } {
  if (target === undefined) return {};
  const [first = "", second, ...more] = target.split(":");
  if (more.length > 0) {
    throw new SchemixError("USAGE", {
      message: `The range has more than two ends: ${target}`,
      fix: "Write FROM:TO.",
      data: { target },
    });
  }
  if (second === undefined) return { to: first };
  return { ...(first === "" ? {} : { from: first }), ...(second === "" ? {} : { to: second }) };
}
