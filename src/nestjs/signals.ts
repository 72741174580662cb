/** Signals that end the process while the application is not up yet, and nobody else listens for them. */
import type { Log } from "./log.js";

/** `SIGTERM` is what orchestrators send, `SIGINT` what a keyboard does. */
const names = ["SIGTERM", "SIGINT"] as const;

/** Listening for signals, from {@link listen} to `end`. */
export interface Listening {
  readonly signal: AbortSignal;
  /** Listens no longer; a signal that came meanwhile then does what it does without a listener: it ends the process. */
  readonly end: () => void;
}

/** Turns the first signal into an abort. */
export function listen(log: Log): Listening {
  const controller = new AbortController();
  let came: NodeJS.Signals | undefined;
  const onSignal = (name: NodeJS.Signals): void => {
    if (came === undefined) log.warn(`${name}: stopping where it is safe`);
    came = name;
    controller.abort(new Error(name));
  };
  for (const name of names) process.on(name, onSignal);
  return {
    signal: controller.signal,
    end: () => {
      for (const name of names) process.off(name, onSignal);
      // Whoever else listens has heard it, and decides what comes of it.
      if (came !== undefined && process.listenerCount(came) === 0) process.kill(process.pid, came);
    },
  };
}
