import type { RunResult, StatusResult } from "../api/types.js";
import { isSchemixError, SchemixError } from "../errors/schemix-error.js";
import { describeError, eventLog, type Log } from "./log.js";
import type { BootPolicy, SchemixModuleOptions } from "./options.js";
import { policyOf } from "./policy.js";
import { reaching } from "./reach.js";
import type { SchemixService } from "./service.js";
import { listen } from "./signals.js";

/** How far the policy at boot has come. */
export interface BootState {
  readonly policy: BootPolicy;
  /** `failed`: the application does not start, or, with `background`, is not ready and not alive. */
  readonly phase: "begun" | "waiting" | "migrating" | "done" | "failed";
  /** Who migrates meanwhile, while it is waited for. */
  readonly holder?: string | undefined;
  readonly error?: unknown;
}

const connectWait = 30_000;

/** What an instance does before its application starts. */
export class SchemixBoot {
  readonly #service: SchemixService;
  readonly #options: SchemixModuleOptions;
  readonly #log: Log;
  #state: BootState;

  /** @throws SchemixError `CONFIG_INVALID` for a policy that is none */
  constructor(
    service: SchemixService,
    options: SchemixModuleOptions,
    { log, name }: { readonly log: Log; readonly name?: string | undefined },
  ) {
    this.#service = service;
    this.#options = options;
    this.#log = log;
    this.#state = { policy: policyOf(options.onBoot, name), phase: "begun" };
  }

  get state(): BootState {
    return this.#state;
  }

  /** Whether the application waits for it before it starts. */
  get isAwaited(): boolean {
    return this.#options.background !== true;
  }

  /**
   * Does what the policy asks for, once.
   * @throws SchemixError those of `up` and `status`; `DATABASE_BEHIND` with the policy `check`
   */
  async run(): Promise<void> {
    const { policy } = this.#state;
    const listening = listen(this.#log);
    try {
      if (policy === "run") await this.#migrate(listening.signal);
      else if (policy !== "off") await this.#look(listening.signal);
      this.#state = { policy, phase: "done" };
    } catch (error) {
      this.#state = { policy, phase: "failed", error };
      this.#log.error(describeError(error));
      throw error;
    } finally {
      listening.end();
    }
  }

  async #migrate(signal: AbortSignal): Promise<void> {
    const { lockWait } = this.#options;
    const { policy } = this.#state;
    const write = eventLog(this.#log);
    const result = await this.#reaching(signal, () =>
      this.#service.up({
        ...(lockWait === undefined ? {} : { lockWait }),
        signal,
        onEvent: (event) => {
          write(event);
          if (event.type === "waitingForLock")
            this.#state = { policy, phase: "waiting", holder: event.holder };
          if (event.type === "stepStarted") this.#state = { policy, phase: "migrating" };
        },
      }),
    ).catch((error: unknown) => this.#ahead(error, signal));
    if (result !== undefined) this.#log.log(summary(result));
  }

  /** A newer release has migrated the database: that is no reason for this one not to run. */
  async #ahead(error: unknown, signal: AbortSignal): Promise<undefined> {
    if (!isSchemixError(error, "REVISION_FILE_MISSING") || this.#options.whenAhead === "refuse") throw error;
    const { pending, current } = await this.#service.status({ signal });
    if (pending.length > 0) throw error;
    this.#log.warn(`The database is ahead of this application, at ${current.join(", ")}: ${error.message}`);
    return undefined;
  }

  async #look(signal: AbortSignal): Promise<void> {
    const isWarning = this.#state.policy === "warn";
    let status: StatusResult;
    try {
      status = await this.#reaching(signal, () => this.#service.status({ signal }));
    } catch (error) {
      if (!isWarning || signal.aborted) throw error;
      return this.#log.warn(`It is not known whether migrations are pending. ${describeError(error)}`);
    }
    const { pending, problems, database, current } = status;
    for (const problem of problems) this.#log.warn(`${database}: ${problem}`);
    if (pending.length === 0)
      return this.#log.log(`${database} is at ${at(current)}, and nothing is pending`);
    const error = behind(status);
    if (!isWarning) throw error;
    this.#log.warn(`${error.message}. ${error.fix}`);
  }

  #reaching<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const isWarning = this.#state.policy === "warn";
    return reaching(work, {
      // Who is only warned need not wait for it.
      wait: isWarning ? 0 : (this.#options.connectWait ?? connectWait),
      signal,
      onRetry: (error, milliseconds) =>
        this.#log.warn(
          `${error.message}${error.why === undefined ? "" : ` (${error.why})`}; trying again in ${milliseconds} ms`,
        ),
    });
  }
}

function summary({ database, steps, current, milliseconds }: RunResult): string {
  const done =
    steps.length === 0
      ? "nothing was to be done"
      : `${steps.length} ${steps.length === 1 ? "migration was" : "migrations were"} applied in ${milliseconds} ms`;
  return `${database} is at ${at(current)}: ${done}`;
}

function at(current: readonly string[]): string {
  return current.length === 0 ? "no revision" : current.join(", ");
}

function behind({ pending, database, current }: StatusResult): SchemixError {
  const names = pending.map(({ revision, message }) =>
    message === "" ? revision : `${revision} (${message})`,
  );
  return new SchemixError("DATABASE_BEHIND", {
    message: `${pending.length === 1 ? "A migration is" : `${pending.length} migrations are`} not applied to ${database}: ${names.slice(0, 5).join(", ")}`,
    why: `The database is at ${at(current)}, and the application expects what they make.`,
    fix: 'Run `schemix up`, or let the application do it: `onBoot: "run"`, SCHEMIX_ON_BOOT=run.',
    data: { pending: pending.map(({ revision }) => revision), current },
  });
}
