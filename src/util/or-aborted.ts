import { SchemixError } from "../errors/schemix-error.js";

/**
 * The outcome of `work`, unless the signal comes first.
 * @throws SchemixError `ABORTED`
 */
export async function orAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  const ended = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    const stop = () => reject(new SchemixError("ABORTED", { message: "Connecting was interrupted" }));
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { signal: ended.signal });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    ended.abort();
    work.catch(() => undefined);
  }
}
