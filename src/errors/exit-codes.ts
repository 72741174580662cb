/**
 * Exit codes of the command line; published in docs/cli.md and part of the public contract.
 *
 * @example
 * const code = exitCodes.different; // 6
 */
export const exitCodes = {
  /** Done, or nothing to do. */
  ok: 0,
  /** It failed; what was begun has been rolled back. */
  failure: 1,
  /** Command line, configuration, entities or migration files are not valid; nothing was begun. */
  usage: 2,
  /** A person has to look: the state of the database is not what the files say. */
  needsHuman: 3,
  /** Another runner holds the lock. */
  lockBusy: 4,
  /** A decision is missing that is never guessed; nothing was written. */
  undecided: 5,
  /** `check`, `drift` and `diff --exit-code`: entities, files and database do not agree. */
  different: 6,
  /** Interrupted by a signal. */
  interrupted: 130,
} as const;
