import type { RunEvent } from "../api/types.js";
import { createOutput, type Output, type OutputStream } from "./output.js";
import { createProgress } from "./progress.js";
import { readSettings, type Settings } from "./settings.js";

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

/** Where a command writes: the process, or what stands for it. */
export interface Streams {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
}

/**
 * The context of one command line.
 * @param abort what asks the command to stop
 */
export function createContext(
  argv: readonly string[],
  { stdout, stderr }: Streams,
  abort: (err: Output) => AbortSignal,
): Context {
  const settings = readSettings(argv);
  const out = createOutput(stdout, settings.hasNoColor);
  const err = createOutput(stderr, settings.hasNoColor);
  const progress = createProgress(err, settings);
  return {
    settings,
    out,
    err,
    signal: abort(err),
    onEvent: progress.onEvent,
    endProgress: progress.end,
  };
}
