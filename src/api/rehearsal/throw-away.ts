/** Migrated databases that live as long as a test. */
import type { Database, Scratch } from "../../dialects/dialect.js";
import { loadProjectConfig } from "../project/project.js";
import type { BaseRequest, UpRequest } from "../types.js";
import { up } from "../up.js";

/** What {@link migratedTemplate} and {@link migratedDatabase} take. */
export interface ThrowAwayRequest extends BaseRequest {
  /** How far it is migrated; default `head`. */
  readonly target?: UpRequest["target"];
}

/** A migrated database that nobody else uses. */
export interface MigratedDatabase {
  /** For the verbs: `status({ config, database })`. */
  readonly database: Database;
  /** For other clients, with its password; absent for an embedded one. */
  readonly url: string | undefined;
  /** The PGlite of an embedded one; else `undefined`. */
  readonly instance: unknown;
  /** Runs one statement. */
  query(sql: string, parameters?: readonly unknown[]): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Ends every session on it and takes it away; again does nothing. */
  drop(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A migrated database of which copies are made. */
export interface MigratedTemplate {
  /** What the migrations were found with, for verbs that work on copies. */
  readonly request: ThrowAwayRequest;
  /** A copy: migrated, and with the rows that migrations have inserted. */
  create(): Promise<MigratedDatabase>;
  /** Takes it away; copies stay until they are dropped. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Migrates a database once, for copies that take no time to migrate. They are made beside the configured database, a
 * template database on its server or an embedded one in memory; `scratch` says otherwise, as for every verb.
 *
 * @throws SchemixError those of `up`; `SCRATCH_UNAVAILABLE`
 * @example
 * await using template = await migratedTemplate({ scratch: "pglite" }); // once
 * await using database = await template.create(); // for each test
 * await database.query('insert into "user" (name) values ($1)', ["Ann"]);
 */
export async function migratedTemplate(request: ThrowAwayRequest = {}): Promise<MigratedTemplate> {
  const made = await migrate(request);
  const close = (): Promise<void> => made.drop();
  return {
    request,
    create: async () => {
      // A database without a quick way to copy is migrated anew.
      const copy =
        made.copy === undefined ? await migrate(request) : await made.copy({ signal: request.signal });
      return migrated(copy);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/**
 * A migrated database for one use; for more than one, {@link migratedTemplate} is quicker.
 *
 * @throws SchemixError those of `up`; `SCRATCH_UNAVAILABLE`
 * @example
 * await using database = await migratedDatabase({ cwd: import.meta.dirname });
 */
export async function migratedDatabase(request: ThrowAwayRequest = {}): Promise<MigratedDatabase> {
  return migrated(await migrate(request));
}

async function migrate(request: ThrowAwayRequest): Promise<Scratch> {
  const { signal } = request;
  const { config } = await loadProjectConfig(request);
  const made = await config.scratch.createScratch({ signal });
  try {
    await up({ ...request, database: made.database });
    return made;
  } catch (error) {
    await made.drop().catch(() => undefined);
    throw error;
  }
}

function migrated({ database, url, instance, drop }: Scratch): MigratedDatabase {
  return {
    database,
    url,
    instance,
    async query(sql, parameters) {
      const connection = await database.connect();
      try {
        return await connection.query(sql, parameters);
      } finally {
        await connection.close();
      }
    },
    drop,
    [Symbol.asyncDispose]: drop,
  };
}
