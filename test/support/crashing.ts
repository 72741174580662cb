import type { Connection, Database } from "../../src/dialects/dialect.js";

/** A database whose connections die at one of their calls, as if the process had been killed there. */
export interface CrashingDatabase {
  readonly database: Database;
  /** Whether the call came at all. */
  readonly hasCrashed: () => boolean;
}

type Call = "query" | "script" | "begin" | "commit" | "rollback" | "isSameTransaction";

/**
 * @param at index of the call, from 0, over all connections
 * @param when `before`: the server never hears of it; `after`: it does, and its answer is lost
 */
export function crashing(database: Database, at: number, when: "before" | "after"): CrashingDatabase {
  let calls = 0;
  let isDead = false;
  const dead = () => new Error("Connection terminated unexpectedly");
  const wrap = (connection: Connection): Connection => {
    const counted = async <T>(work: () => Promise<T>): Promise<T> => {
      if (isDead) throw dead();
      if (calls++ !== at) return work();
      isDead = true;
      if (when === "after") await work().catch(() => undefined);
      await connection.close();
      throw dead();
    };
    return new Proxy(connection, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key, target);
        if (typeof value !== "function") return value;
        const bound = value.bind(target) as (...args: readonly unknown[]) => Promise<unknown>;
        const name = key as Call | "close" | "cancel";
        if (name === "close") return async () => (isDead ? undefined : bound());
        if (name === "cancel") return bound;
        return (...args: readonly unknown[]) => counted(() => bound(...args));
      },
    });
  };
  return {
    database: {
      ...database,
      connect: async (options) => {
        if (isDead) throw dead();
        return wrap(await database.connect(options));
      },
    },
    hasCrashed: () => isDead,
  };
}
