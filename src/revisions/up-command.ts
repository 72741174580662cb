/** The command that applies all that is pending: `schemix up` goes to the one head, and there may be several. */
export function upCommand(heads: readonly string[]): string {
  return heads.length > 1 ? "schemix up heads" : "schemix up";
}
