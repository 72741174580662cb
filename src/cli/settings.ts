/** What of the command line matters before, and when, it cannot be parsed. */
export interface Settings {
  readonly isJson: boolean;
  readonly isQuiet: boolean;
  readonly isVerbose: boolean;
  readonly hasNoColor: boolean;
}

/** The part of `argv` in which options are recognised: all before `--`. */
export function beforeDashes(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf("--");
  return end === -1 ? argv : argv.slice(0, end);
}

/** Reads the settings without parsing: an error of the command line itself must obey `--json` too. */
export function readSettings(argv: readonly string[]): Settings {
  const options = new Set(beforeDashes(argv));
  return {
    isJson: options.has("--json"),
    isQuiet: options.has("--quiet"),
    isVerbose: options.has("--verbose"),
    hasNoColor: options.has("--no-color"),
  };
}
