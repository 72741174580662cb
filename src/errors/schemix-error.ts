import { type ErrorCode, errorCodes } from "./codes.js";

/** What a {@link SchemixError} is made of. */
export interface SchemixErrorInit {
  /** One sentence: what happened, naming the thing it happened to. */
  readonly message: string;
  /** Where: file, class, property, revision, statement, setting. */
  readonly where?: string | undefined;
  /** Why it is refused or how it came about. */
  readonly why?: string | undefined;
  /** What to do, as a command or an edit. */
  readonly fix?: string | undefined;
  /** The same facts for programs; JSON-serialisable, free of secrets. */
  readonly data?: Readonly<Record<string, unknown>> | undefined;
  readonly cause?: unknown;
}

/**
 * The one error class of Schemix. `code` is stable and documented; `message` says what, `why` the reason,
 * `fix` what to do, `where` the place. Anything else that escapes is a fault of Schemix.
 *
 * @example
 * try { await up({ config }); } catch (error) {
 *   if (isSchemixError(error, "LOCK_TIMEOUT")) retryLater(); else throw error;
 * }
 */
export class SchemixError extends Error {
  override readonly name = "SchemixError";
  readonly code: ErrorCode;
  readonly where: string | undefined;
  readonly why: string | undefined;
  readonly fix: string | undefined;
  readonly data: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, init: SchemixErrorInit) {
    super(init.message, init.cause === undefined ? undefined : { cause: init.cause });
    this.code = code;
    this.where = init.where;
    this.why = init.why;
    this.fix = init.fix;
    this.data = init.data ?? {};
  }

  /** Exit code of a command that ends with this error. */
  get exitCode(): number {
    return errorCodes[this.code].exit;
  }

  /** The error as plain data: what `--json` prints. */
  toJSON(): Record<string, unknown> {
    const { code, message, where, why, fix, data } = this;
    return { code, message, where, why, fix, data };
  }
}

/**
 * Whether `error` is a {@link SchemixError}, and, when `code` is given, one with that code.
 *
 * @example
 * const isBusy = isSchemixError(new SchemixError("LOCK_TIMEOUT", { message: "Somebody else migrates" }), "LOCK_TIMEOUT");
 */
export function isSchemixError(error: unknown, code?: ErrorCode): error is SchemixError {
  return error instanceof SchemixError && (code === undefined || error.code === code);
}
