import { existsSync } from "node:fs";
import { join } from "node:path";
import { compileQuickly } from "../../../util/brief-process.js";
import type { Row } from "../../dialect.js";
import { loadDriver, locateDriver } from "../../load-driver.js";
import type { Client } from "./client.js";
import { pgliteImage } from "./pglite-image.js";

const packageName = "@electric-sql/pglite";

/** What is needed of a PGlite instance; version 0.3 and later have it. */
export interface PgliteInstance {
  readonly waitReady: Promise<void>;
  query(
    sql: string,
    parameters?: unknown[],
  ): Promise<{ readonly rows: unknown[]; readonly affectedRows?: number }>;
  exec(sql: string): Promise<readonly { readonly rows: unknown[] }[]>;
  close(): Promise<void>;
}

/** One that was started here. */
export interface StartedPglite extends PgliteInstance {
  /** Its files, as a tar archive. */
  dumpDataDir(compression: "none"): Promise<Blob>;
}

/**
 * Starts the embedded server over a folder, or in memory.
 * @param of the files of another one, to begin with
 * @throws the driver's own errors; SchemixError `DRIVER_MISSING`
 */
export async function startPglite(folder: string | undefined, of?: Blob): Promise<StartedPglite> {
  const isNew = of === undefined && (folder === undefined || !existsSync(join(folder, "PG_VERSION")));
  const image = isNew ? pgliteImage(locateDriver(packageName)) : undefined;
  await compileQuickly();
  const [{ PGlite }, kept] = await Promise.all([
    loadDriver(packageName, () => import("@electric-sql/pglite")),
    image?.read(),
  ]);
  const files = of ?? kept;
  const instance = new PGlite({
    ...(folder === undefined ? {} : { dataDir: folder }),
    ...(files === undefined ? {} : { loadDataDir: files }),
    ...startParameters(PGlite),
  });
  await instance.waitReady;
  if (files === undefined) await image?.keep(instance);
  return instance;
}

/**
 * The buffers of a server for many are most of the memory that an embedded one takes, and a quarter of the time until it is
 * there. Versions that do not say what they start with are left as they are.
 */
export function startParameters({
  defaultStartParams: usual,
}: {
  readonly defaultStartParams?: readonly string[];
}): {
  readonly startParams?: string[];
} {
  return usual === undefined ? {} : { startParams: [...usual, "-c", "shared_buffers=16MB"] };
}

/** A session of a PGlite instance: there is only one, so whoever comes next finds what this one leaves. */
export function clientOf(instance: PgliteInstance, close: () => Promise<void>): Client {
  const run = async (sql: string) => (await instance.exec(sql)).map(({ rows }) => rows as readonly Row[]);
  return {
    query: async (sql, parameters) => {
      if (parameters !== undefined && parameters.length > 0) {
        return (await instance.query(sql, [...parameters])).rows as readonly Row[];
      }
      return (await run(sql)).at(-1) ?? [];
    },
    execute: async (sql, parameters = []) => (await instance.query(sql, [...parameters])).affectedRows ?? 0,
    native: instance,
    script: run,
    // It runs on this very thread: whoever could ask has to wait until the statement is over.
    cancel: async () => undefined,
    close,
  };
}

/** Puts a session that is left behind back into the state of a new one. */
export async function resetSession(instance: PgliteInstance): Promise<void> {
  await instance.exec("ROLLBACK");
  await instance.exec("DISCARD ALL");
}
