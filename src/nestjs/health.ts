import type { DriftResult, StatusResult } from "../api/types.js";
import type { SchemixBoot } from "./boot.js";
import { describeError } from "./log.js";
import type { SchemixService } from "./service.js";

/** What a probe of `@nestjs/terminus` returns. */
export type SchemixHealthResult<Key extends string = string> = Record<
  Key,
  { status: "up" | "down" } & Record<string, unknown>
>;

/** How often the database is asked. */
export interface ReadinessOptions {
  /** Also compare the database with what its migrations make, on a scratch database; default `false`. */
  readonly drift?: boolean | undefined;
  /** Milliseconds for which an answer counts; default 5 000. */
  readonly maxAge?: number | undefined;
  /** Milliseconds for which an answer about drift counts; default 10 minutes. */
  readonly driftMaxAge?: number | undefined;
}

/**
 * Health indicators for `@nestjs/terminus`, which they do not need: they are functions that return what it expects.
 *
 * `liveness` asks nobody: it is down when the migrations of this process have failed, and up while they run or are
 * waited for, which is no reason to end the process. `readiness` is down while they are not done, while the
 * database cannot be reached, and while migrations are pending that the policy at boot does not let pass.
 *
 * @example
 * export @Controller("health") class HealthController {
 *   constructor(private readonly health: HealthCheckService, private readonly schemix: SchemixHealth) {}
 *
 *   live = () => this.health.check([() => this.schemix.liveness()]); // with @Get("live") and @HealthCheck()
 *   ready = () => this.health.check([() => this.schemix.readiness()]); // with @Get("ready") and @HealthCheck()
 * }
 */
export class SchemixHealth {
  readonly #service: SchemixService;
  readonly #boot: SchemixBoot;
  readonly #status = new Kept<StatusResult>();
  readonly #drift = new Kept<DriftResult>();

  constructor(service: SchemixService, boot: SchemixBoot) {
    this.#service = service;
    this.#boot = boot;
  }

  /** Whether this process is worth keeping. */
  async liveness<Key extends string = "schemix">(key = "schemix" as Key): Promise<SchemixHealthResult<Key>> {
    const { phase, policy, holder, error } = this.#boot.state;
    return result(key, phase !== "failed", {
      policy,
      phase,
      ...(holder === undefined ? {} : { lockHolder: holder }),
      ...(error === undefined ? {} : { message: describeError(error) }),
    });
  }

  /** Whether this process can work with its database. */
  async readiness<Key extends string = "schemix">(
    key = "schemix" as Key,
    options: ReadinessOptions = {},
  ): Promise<SchemixHealthResult<Key>> {
    const { phase, policy } = this.#boot.state;
    try {
      const status = await this.#status.get(options.maxAge ?? 5000, () =>
        this.#service.status({ holder: true }),
      );
      const { database, current, heads, problems, lockHolder } = status;
      const pending = status.pending.map(({ revision }) => revision);
      const isReady = phase === "done" && (pending.length === 0 || policy === "warn" || policy === "off");
      return result(key, isReady, {
        ...{ policy, phase, database, current, heads, pending, problems },
        ...(lockHolder === undefined ? {} : { lockHolder }),
        ...(options.drift === true ? { drift: await this.#driftOf(options) } : {}),
      });
    } catch (error) {
      return result(key, false, { policy, phase, message: describeError(error) });
    }
  }

  /** A drift is worth knowing, and no reason to send nobody here any more. */
  async #driftOf({ driftMaxAge = 600_000 }: ReadinessOptions): Promise<readonly string[] | string> {
    try {
      const { differences } = await this.#drift.get(driftMaxAge, () => this.#service.drift());
      return differences.map(({ description }) => description);
    } catch (error) {
      return describeError(error);
    }
  }
}

function result<Key extends string>(
  key: Key,
  isUp: boolean,
  details: Record<string, unknown>,
): SchemixHealthResult<Key> {
  return { [key]: { status: isUp ? "up" : "down", ...details } } as SchemixHealthResult<Key>;
}

/** An answer for some time; who asks meanwhile gets the same one, and a failure is asked anew. */
class Kept<T> {
  #answer: { readonly value: Promise<T>; readonly at: number } | undefined;

  get(maxAge: number, ask: () => Promise<T>): Promise<T> {
    const now = performance.now();
    if (this.#answer !== undefined && now - this.#answer.at <= maxAge) return this.#answer.value;
    const asked = { value: ask(), at: now };
    this.#answer = asked;
    asked.value.catch(() => {
      if (this.#answer === asked) this.#answer = undefined;
    });
    return asked.value;
  }
}
