import { exitCodes } from "../errors/exit-codes.js";
import type { Output } from "./output.js";

/**
 * Turns SIGINT and SIGTERM into an abort: the first one asks the verb to stop where it is safe, the
 * second one ends the process at once.
 */
export function abortOnSignals(err: Output): AbortSignal {
  const controller = new AbortController();
  const onSignal = (): void => {
    if (controller.signal.aborted) process.exit(exitCodes.interrupted);
    err.write(`\n${err.style("warning", "Stopping where it is safe. Once more ends it at once.")}\n`);
    controller.abort();
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  return controller.signal;
}
