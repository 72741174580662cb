import { existsSync, mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { SchemixError } from "../../errors/schemix-error.js";
import type { Connection, Database, Scratch, SessionOptions } from "../dialect.js";
import { postgresDialect } from "./dialect.js";
import {
  clientOf,
  type PgliteInstance,
  resetSession,
  type StartedPglite,
  startPglite,
} from "./driver/driver-pglite.js";
import { explainConnect } from "./driver/explain.js";
import { lockFolder } from "./driver/pglite-lock.js";
import { openSession } from "./driver/session.js";

export type { PgliteInstance } from "./driver/driver-pglite.js";

/** What {@link pglite} takes. */
export type PgliteOptions =
  /** A folder, relative to the working directory; made when it is missing. */
  | { readonly folder: string }
  /** An instance that the application has already started; it is not closed. */
  | { readonly instance: PgliteInstance };

/** Milliseconds to wait for another session of the same embedded server. */
const patience = 10_000;

/**
 * An embedded PostgreSQL, in this process: nothing to install but the package `@electric-sql/pglite`.
 *
 * `"memory"` lives as long as the returned object and keeps nothing. A folder is opened for each connection and
 * by one process at a time. There is one session: a second connection waits for the first to be closed.
 *
 * @example
 * export default defineConfig({ database: pglite(".schemix/db"), entities: ["src/**\/*.entity.ts"] });
 */
export function pglite(options: string | PgliteOptions): Database {
  if (options === "memory") return inMemory();
  if (typeof options === "object" && "instance" in options) {
    return toDatabase("pglite://instance", sharing(Promise.resolve(options.instance)));
  }
  const folder = typeof options === "string" ? options : options.folder;
  return toDatabase(`pglite://${folder}`, overFolder(resolve(folder)));
}

/** A started server for one session, and what ends the session. */
interface Lease {
  readonly instance: PgliteInstance;
  readonly release: () => Promise<void>;
}
type Borrow = (options: SessionOptions) => Promise<Lease>;

function toDatabase(display: string, borrow: Borrow): Database {
  return {
    dialect: postgresDialect,
    display,
    isLocal: true,
    connect: (options) => connect(display, borrow, options),
    createScratch: createEmbedded,
  };
}

/** A server of its own in memory: nothing of it is left when it is closed. */
async function createEmbedded(): Promise<Scratch> {
  return embedded(await startPglite(undefined).catch(unreachable));
}

function unreachable(error: unknown): never {
  throw explainConnect(error, "pglite://memory");
}

function embedded(instance: StartedPglite): Scratch {
  let closing: Promise<void> | undefined;
  let files: Promise<Blob> | undefined;
  return {
    database: toDatabase("pglite://memory", sharing(Promise.resolve(instance))),
    instance,
    copy: async () => {
      // Nobody works on what is copied, so what it was the first time is what it is.
      files ??= instance.dumpDataDir("none");
      return embedded(await startPglite(undefined, await files).catch(unreachable));
    },
    drop: () => {
      closing ??= instance.close();
      return closing;
    },
  };
}

async function connect(display: string, borrow: Borrow, options: SessionOptions = {}): Promise<Connection> {
  try {
    const { instance, release } = await borrow(options);
    let isOpen = true;
    const close = async () => {
      if (isOpen) await release();
      isOpen = false;
    };
    return await openSession(
      clientOf(instance, close),
      { label: "PGlite", checksConnection: false },
      options,
    );
  } catch (error) {
    throw explainConnect(error, display);
  }
}

function inMemory(): Database {
  let borrow: Borrow | undefined;
  return toDatabase("pglite://memory", (options) => {
    borrow ??= sharing(startPglite(undefined));
    return borrow(options);
  });
}

/** Sessions in turn over an instance that stays. */
function sharing(starting: Promise<PgliteInstance>): Borrow {
  const turns = new Turns();
  return async ({ signal }) => {
    const instance = await starting;
    const leave = await turns.take(signal);
    return {
      instance,
      release: async () => {
        try {
          await resetSession(instance);
        } finally {
          leave();
        }
      },
    };
  };
}

const folders = new Map<string, Turns>();

function overFolder(folder: string): Borrow {
  return async ({ signal, onWait }) => {
    const turns = folders.get(folder) ?? new Turns();
    folders.set(folder, turns);
    const leave = await turns.take(signal);
    try {
      if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
      const unlock = await lockFolder(folder, { wait: patience, signal, onWait });
      try {
        const instance = await startPglite(folder);
        return { instance, release: () => instance.close().finally(unlock).finally(leave) };
      } catch (error) {
        unlock();
        throw error;
      }
    } catch (error) {
      leave();
      throw error;
    }
  };
}

/** One at a time, in the order of asking. */
class Turns {
  #last: Promise<void> = Promise.resolve();

  /** @returns what ends the turn */
  async take(signal: AbortSignal | undefined): Promise<() => void> {
    const before = this.#last;
    let leave = () => {};
    this.#last = new Promise((done) => {
      leave = done;
    });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(taken()), patience);
      signal?.addEventListener("abort", () => reject(interrupted()), { once: true });
    });
    try {
      await Promise.race([before, late]);
      return leave;
    } catch (error) {
      // Whoever waits behind still waits for the one before.
      void before.then(leave);
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }
}

function interrupted(): SchemixError {
  return new SchemixError("ABORTED", { message: "Connecting was interrupted" });
}

function taken(): SchemixError {
  return new SchemixError("LOCK_TIMEOUT", {
    message: "The embedded PostgreSQL is in use by another connection of this process",
    why: "It has one session; the one that has it was not closed in time.",
    fix: "Close the other connection first, or use a PostgreSQL server.",
  });
}
