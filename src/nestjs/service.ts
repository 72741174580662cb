import type { BaseRequest } from "../api/types.js";
import * as verbs from "../api/verbs.js";
import { withEntities } from "./features.js";
import type { SchemixModuleOptions } from "./options.js";

/** What a verb is called with here: the module knows where to work. */
type Verb = (...args: never[]) => Promise<unknown>;

/**
 * Every verb of `@schemix/migrate` on the database of the module; requests may say otherwise. Verbs that run when the
 * application shuts down are interrupted where it is safe, and waited for.
 *
 * @example
 * class Admin {
 *   constructor(@InjectSchemix() private readonly schemix: SchemixService) {}
 *   pending = async () => (await this.schemix.status()).pending;
 * }
 */
export class SchemixService {
  readonly adopt = this.#on(verbs.adopt);
  readonly branches = this.#on(verbs.branches);
  readonly check = this.#on(verbs.check);
  readonly current = this.#on(verbs.current);
  readonly diff = this.#on(verbs.diff);
  readonly down = this.#on(verbs.down);
  readonly drift = this.#on(verbs.drift);
  readonly ensureRevisionTable = this.#on(verbs.ensureRevisionTable);
  readonly generate = this.#on(verbs.generate);
  readonly heads = this.#on(verbs.heads);
  readonly history = this.#on(verbs.history);
  readonly init = this.#on(verbs.init);
  readonly merge = this.#on(verbs.merge);
  readonly prune = this.#on(verbs.prune);
  readonly pull = this.#on(verbs.pull);
  readonly redo = this.#on(verbs.redo);
  readonly repair = this.#on(verbs.repair);
  readonly script = this.#on(verbs.script);
  readonly show = this.#on(verbs.show);
  readonly squash = this.#on(verbs.squash);
  readonly stamp = this.#on(verbs.stamp);
  readonly status = this.#on(verbs.status);
  readonly up = this.#on(verbs.up);
  readonly #end = new AbortController();
  readonly #running = new Set<Promise<unknown>>();
  readonly #options: SchemixModuleOptions;
  readonly #entities: () => readonly unknown[];

  /** @param entities those of `forFeature`, asked for when a verb begins */
  constructor(options: SchemixModuleOptions, entities: () => readonly unknown[] = () => []) {
    this.#options = options;
    this.#entities = entities;
  }

  /** Interrupts what runs and waits for it. Nest calls it. */
  async onModuleDestroy(): Promise<void> {
    this.#end.abort(new Error("The application shuts down"));
    await Promise.allSettled(this.#running);
  }

  #on<V extends Verb>(verb: V): V {
    const bound = async (request: BaseRequest = {}): Promise<unknown> => {
      const running = (verb as unknown as (request: BaseRequest) => Promise<unknown>)(this.#request(request));
      this.#running.add(running);
      try {
        return await running;
      } finally {
        this.#running.delete(running);
      }
    };
    return bound as unknown as V;
  }

  #request(request: BaseRequest): BaseRequest {
    const { cwd, config, database, env, x, scratch } = this.#options;
    const signals = [this.#end.signal, request.signal].filter((signal) => signal !== undefined);
    return {
      cwd,
      env,
      x,
      config: withEntities(config, this.#entities()),
      ...(database === undefined ? {} : { database }),
      ...(scratch === undefined ? {} : { scratch }),
      ...request,
      signal: AbortSignal.any(signals),
    };
  }
}
