/** Going on trying while a database cannot be reached. */
import { isSchemixError, type SchemixError } from "../errors/schemix-error.js";

export interface Reaching {
  /** Milliseconds, in all. */
  readonly wait: number;
  readonly signal: AbortSignal;
  readonly onRetry: (error: SchemixError, milliseconds: number) => void;
}

const firstPause = 250;
const longestPause = 5000;

/**
 * Does `work` again, with longer and longer pauses, when no session with the database came about. Whatever else fails
 * is not tried again: a migration that fails has reached its database.
 * @throws whatever `work` throws last
 */
export async function reaching<T>(work: () => Promise<T>, { wait, signal, onRetry }: Reaching): Promise<T> {
  const start = performance.now();
  for (let pause = firstPause; ; pause = Math.min(pause * 2, longestPause)) {
    try {
      return await work();
    } catch (error) {
      // With a revision it comes from a migration that opened a session of its own.
      if (!isSchemixError(error, "CONNECTION_FAILED") || error.data.revision !== undefined) throw error;
      const left = wait - (performance.now() - start);
      if (left <= 0 || signal.aborted) throw error;
      // Jitter: replicas that started together must not ask together for ever.
      const milliseconds = Math.min(left, Math.round(pause * (0.5 + Math.random())));
      onRetry(error, milliseconds);
      await sleep(milliseconds, signal);
    }
  }
}

/** Ends early at the signal; what comes next sees that it has come. */
async function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener("abort", end, { once: true });
  });
}
