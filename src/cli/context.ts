import type { RunEvent } from "../api/types.js";
import { createOutput, type Output } from "./output.js";
import { createProgress } from "./progress.js";
import { readSettings, type Settings } from "./settings.js";
import { abortOnSignals } from "./signals.js";

/** What a command gets from the process it runs in. */
export interface Context {
  readonly settings: Settings;
  /** Data: the result, and nothing else. */
  readonly out: Output;
  /** Everything else: progress, hints, questions, errors. */
  readonly err: Output;
  readonly signal: AbortSignal;
  readonly onEvent: (event: RunEvent) => void;
  /** Takes the line of a running step off the terminal. */
  readonly endProgress: () => void;
}

/** The context of this process for one command line. */
export function createContext(argv: readonly string[]): Context {
  const settings = readSettings(argv);
  const out = createOutput(process.stdout, settings.hasNoColor);
  const err = createOutput(process.stderr, settings.hasNoColor);
  const progress = createProgress(err, settings);
  return {
    settings,
    out,
    err,
    signal: abortOnSignals(err),
    onEvent: progress.onEvent,
    endProgress: progress.end,
  };
}
