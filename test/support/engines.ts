import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { PGlite } from "@electric-sql/pglite";
import type { Database } from "../../src/dialects/dialect.js";
import { startParameters, startPglite } from "../../src/dialects/postgres/driver/driver-pglite.js";
import { pgliteImage } from "../../src/dialects/postgres/driver/pglite-image.js";
import { postgres } from "../../src/dialects/postgres/index.js";
import { pglite } from "../../src/dialects/postgres/pglite.js";
import { hastyPlans, type TestServer, testServers } from "./servers.js";
import { noteSkipped } from "./skipped.js";

/** An empty database for one test. */
export interface TestDatabase {
  readonly database: Database;
  /** Where a server is; nothing for the embedded one. */
  readonly url: string | undefined;
  /** Runs SQL, several statements too, beside the connections of the test; the rows of the last statement. */
  query(sql: string): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

/** A kind of PostgreSQL that tests run on. */
export interface Engine {
  /** `pglite`, `postgres 16`. */
  readonly name: string;
  /** 18, as far as SQL and catalog go. */
  readonly major: number;
  /** Several sessions at once are possible. */
  readonly isServer: boolean;
  create(): Promise<TestDatabase>;
}

/** All engines: the embedded one and the servers that are there. */
export function engines(): Engine[] {
  return [...(isPgliteWanted() ? [embedded] : []), ...testServers().map(ofServer)];
}

/** Where what is the same everywhere takes least: the newest server, or the embedded one where there is none. */
export function fastestEngine(): Engine {
  return engines().at(-1) ?? embedded;
}

/** Where each attribute can be had, however new it is: the server of the newest major that tests know, or the embedded one. */
export function newestEngine(): Engine {
  return engines().findLast(({ major }) => major >= embedded.major) ?? embedded;
}

/**
 * The oldest and the newest server: what every major does in the same way, or in two ways, is seen there. All engines
 * where there are no two servers, and with `SCHEMIX_TEST_FULL=1`.
 */
export function outerEngines(): Engine[] {
  const all = engines();
  const servers = all.filter(({ isServer }) => isServer);
  if (process.env.SCHEMIX_TEST_FULL === "1" || servers.length < 2) return all;
  noteSkipped(
    "what majors do alike",
    "on the oldest and the newest server only; SCHEMIX_TEST_FULL=1 runs all",
  );
  return [servers[0], servers.at(-1)].filter((engine) => engine !== undefined);
}

/** Describes the same for each of {@link outerEngines}. */
export function forOuterEngines(body: (engine: Engine) => void): void {
  for (const engine of outerEngines()) describe(`on ${engine.name}`, () => body(engine));
}

/** Describes the same for each engine. */
export function forEachEngine(body: (engine: Engine) => void): void {
  for (const engine of engines()) describe(`on ${engine.name}`, () => body(engine));
}

/** What a case of a long table needs of the engine that runs it. */
interface EngineCase {
  readonly name: string;
  /** The least major that has what it is about. */
  readonly since?: number | undefined;
  /** The first major that does not have it. */
  readonly until?: number | undefined;
}

/**
 * Whether an engine runs a case: by default each case runs on one of those that can, chosen by its name, so that all
 * of them get their share, the embedded one half of one: a case takes more than twice as long there.
 * `SCHEMIX_TEST_FULL=1` runs every case on every engine that can.
 */
export function runsCase(engine: Engine, { name, since = 0, until = 99 }: EngineCase): boolean {
  const able = engines().filter(({ major }) => major >= since && major < until);
  if (!able.some((other) => other.name === engine.name)) return false;
  if (process.env.SCHEMIX_TEST_FULL === "1" || able.length === 1) return true;
  noteSkipped(
    `the long tables on ${engine.name}`,
    "each case runs on one engine; SCHEMIX_TEST_FULL=1 runs all",
  );
  const seats = able.flatMap((each) => (each.isServer ? [each, each] : [each]));
  return seats[numberOf(name) % seats.length]?.name === engine.name;
}

/**
 * Whether a case of a table whose cases take long and that other tests walk through as well belongs to the part of it
 * that runs by default: one of so many. `SCHEMIX_TEST_FULL=1` runs all.
 */
export function isInShare(name: string, parts: number): boolean {
  if (process.env.SCHEMIX_TEST_FULL === "1") return true;
  noteSkipped(
    "the tables of shapes, kinds and pairs",
    "a part of the cases runs; SCHEMIX_TEST_FULL=1 runs all",
  );
  return numberOf(name) % parts === 0;
}

/** How many random cases a law goes through: a quarter of them by default, all with `SCHEMIX_TEST_FULL=1`. */
export function someRuns(all: number): number {
  if (process.env.SCHEMIX_TEST_FULL === "1") return all;
  noteSkipped("random cases of laws", "a quarter of them runs; SCHEMIX_TEST_FULL=1 runs all");
  return Math.ceil(all / 4);
}

function numberOf(name: string): number {
  return createHash("sha256").update(name).digest().readUInt32BE();
}

/** `it` for tests whose place is any one engine: see {@link runsCase}. */
export function itOnOne(engine: Engine) {
  return (name: string, body: Mocha.AsyncFunc, majors: Omit<EngineCase, "name"> = {}): void => {
    if (runsCase(engine, { ...majors, name })) it(name, body);
  };
}

function isPgliteWanted(): boolean {
  if (process.env.SCHEMIX_TEST_PGLITE !== "off") return true;
  noteSkipped("pglite", "SCHEMIX_TEST_PGLITE=off");
  return false;
}

function ofServer(server: TestServer): Engine {
  return {
    name: server.name,
    major: server.major,
    isServer: true,
    create: async () => {
      const { url, query, drop } = await server.createDatabase();
      return { database: postgres(url), url, query, close: drop };
    },
  };
}

const embedded: Engine = { name: "pglite", major: 18, isServer: false, create: testPglite };

/** An embedded server of its own, for tests that end it or change its settings. */
export async function newPglite(): Promise<PGlite> {
  const files = await pgliteImage(createRequire(import.meta.url).resolve("@electric-sql/pglite")).read();
  // The first start of all makes the image.
  if (files === undefined) return (await startPglite(undefined)) as PGlite;
  const plans = Object.entries(hastyPlans).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const { startParams: usual = [] } = startParameters(PGlite);
  const instance = new PGlite({
    loadDataDir: files,
    startParams: [...usual, ...plans, "-c", "log_startup_progress_interval=0"],
  });
  await instance.waitReady;
  return instance;
}

let instance: Promise<PGlite> | undefined;

/** The one embedded server of this process, emptied: starting one takes seconds. */
export async function testPglite(): Promise<TestDatabase> {
  instance ??= newPglite();
  const shared = await instance;
  await shared.exec(emptyDatabase);
  await shared.exec("DISCARD ALL");
  return {
    database: pglite({ instance: shared }),
    url: undefined,
    query: async (sql) => ((await shared.exec(sql)).at(-1)?.rows ?? []) as Record<string, unknown>[],
    close: async () => {
      await shared.exec("ROLLBACK");
    },
  };
}

let second: Promise<PGlite> | undefined;

/** The same database, whose scratch databases are one more embedded server, started once and emptied each time. */
export function withSharedScratch(database: Database): Database {
  return {
    ...database,
    createScratch: async () => {
      second ??= newPglite();
      const shared = await second;
      await shared.exec(emptyDatabase);
      await shared.exec("DISCARD ALL");
      return { database: pglite({ instance: shared }), drop: async () => undefined };
    },
  };
}

const emptyDatabase = `ROLLBACK;
DO $$ DECLARE found text; BEGIN
  FOR found IN SELECT quote_ident(evtname) FROM pg_event_trigger LOOP EXECUTE 'DROP EVENT TRIGGER ' || found; END LOOP;
  FOR found IN SELECT quote_ident(pubname) FROM pg_publication LOOP EXECUTE 'DROP PUBLICATION ' || found; END LOOP;
  FOR found IN SELECT quote_ident(extname) FROM pg_extension WHERE extname <> 'plpgsql' LOOP
    EXECUTE 'DROP EXTENSION ' || found || ' CASCADE';
  END LOOP;
  FOR found IN SELECT quote_ident(fdwname) FROM pg_foreign_data_wrapper LOOP
    EXECUTE 'DROP FOREIGN DATA WRAPPER ' || found || ' CASCADE';
  END LOOP;
  FOR found IN SELECT quote_ident(nspname) FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
    EXECUTE 'DROP SCHEMA ' || found || ' CASCADE';
  END LOOP;
  FOR found IN SELECT format('%s AS %s', format_type(castsource, NULL), format_type(casttarget, NULL)) FROM pg_cast
    WHERE oid >= 16384 LOOP
    EXECUTE 'DROP CAST (' || found || ') CASCADE';
  END LOOP;
  FOR found IN SELECT quote_ident(rolname) FROM pg_roles WHERE oid >= 16384 LOOP
    EXECUTE 'DROP OWNED BY ' || found || ' CASCADE'; EXECUTE 'DROP ROLE ' || found;
  END LOOP;
END $$;
DELETE FROM pg_default_acl;
CREATE SCHEMA public;
GRANT USAGE ON SCHEMA public TO public;
COMMENT ON SCHEMA public IS 'standard public schema'`;
