import { upCommand } from "../../revisions/up-command.js";

/** How what is pending is applied, if anything is; for standard error. */
export function pendingHints(result: {
  readonly heads: readonly string[];
  readonly pending: readonly unknown[];
}): string[] {
  if (result.pending.length === 0) return [];
  const apply = `Apply what is pending with \`${upCommand(result.heads)}\`.`;
  const several = `There are ${result.heads.length} heads; \`schemix merge\` joins them.`;
  return result.heads.length > 1 ? [several, apply] : [apply];
}
