/** Ending a run from outside: an AbortSignal that reaches the server. */
import type { Connection } from "../dialects/dialect.js";
import { SchemixError } from "../errors/schemix-error.js";

/** What a run asks of its signal. */
export class Interrupt {
  readonly #signal: AbortSignal | undefined;

  constructor(signal: AbortSignal | undefined) {
    this.#signal = signal;
  }

  /** The `ABORTED` error when the signal has come. */
  get requested(): SchemixError | undefined {
    return this.#signal?.aborted === true ? aborted(this.#signal) : undefined;
  }

  /** @throws SchemixError `ABORTED` */
  check(): void {
    const { requested } = this;
    if (requested !== undefined) throw requested;
  }

  /**
   * Does `work` on the connection; when the signal comes, asks the server to stop it.
   * @throws SchemixError `ABORTED` at once when `work` is code that nobody can stop (`isOpaque`), else when it has ended
   */
  async guard<T>(
    connection: Connection,
    work: () => Promise<T>,
    options: { readonly isOpaque?: boolean } = {},
  ): Promise<T> {
    this.check();
    const signal = this.#signal;
    if (signal === undefined) return work();
    let cancelling: Promise<void> | undefined;
    let leave: (reason: Error) => void = () => undefined;
    const onAbort = () => {
      cancelling = connection.cancel().catch(() => undefined);
      leave(aborted(signal));
    };
    signal.addEventListener("abort", onAbort, { once: true });
    try {
      if (options.isOpaque !== true) return await work();
      const gone = new Promise<never>((_, reject) => {
        leave = reject;
      });
      const working = work();
      working.catch(() => undefined);
      return await Promise.race([working, gone]);
    } catch (error) {
      // The server's "canceling statement" is the signal's doing and says nothing of its own.
      throw signal.aborted ? aborted(signal, error) : error;
    } finally {
      signal.removeEventListener("abort", onAbort);
      // A cancellation that is still on its way would hit the next statement, the ROLLBACK.
      await cancelling;
    }
  }

  /**
   * Waits.
   * @throws SchemixError `ABORTED`
   */
  async sleep(milliseconds: number): Promise<void> {
    this.check();
    const signal = this.#signal;
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      signal?.addEventListener("abort", end, { once: true });
    });
    this.check();
  }
}

function aborted(signal: AbortSignal | undefined, cause?: unknown): SchemixError {
  return new SchemixError("ABORTED", {
    message: "The run was interrupted",
    data: { reason: reasonOf(signal) },
    cause: cause ?? signal?.reason,
  });
}

function reasonOf(signal: AbortSignal | undefined): string {
  const reason: unknown = signal?.reason;
  return reason instanceof Error ? reason.message : typeof reason === "string" ? reason : "aborted";
}
