import { PGlite } from "@electric-sql/pglite";
import type { Database } from "../../src/dialects/dialect.js";
import { postgres } from "../../src/dialects/postgres/index.js";
import { pglite } from "../../src/dialects/postgres/pglite.js";
import { type TestServer, testServers } from "./servers.js";
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

/** Describes the same for each engine. */
export function forEachEngine(body: (engine: Engine) => void): void {
  for (const engine of engines()) describe(`on ${engine.name}`, () => body(engine));
}

/**
 * Whether the long tables of cases run on an engine: on PGlite, and each case on one server, the oldest that has
 * what it is about. `SCHEMIX_TEST_FULL=1` runs every case on every engine.
 */
export function runsCase(engine: Engine, since = 0): boolean {
  if (process.env.SCHEMIX_TEST_FULL === "1" || !engine.isServer) return true;
  const majors = testServers().map(({ major }) => major);
  const isChosen = engine.major === majors.filter((major) => major >= since).sort((a, b) => a - b)[0];
  if (!isChosen)
    noteSkipped(
      `the long tables on ${engine.name}`,
      "run on PGlite and one server each; SCHEMIX_TEST_FULL=1 runs all",
    );
  return isChosen;
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

let instance: Promise<PGlite> | undefined;

/** The one embedded server of this process, emptied: starting one takes seconds. */
export async function testPglite(): Promise<TestDatabase> {
  instance ??= PGlite.create();
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

const emptyDatabase = `ROLLBACK;
DO $$ DECLARE found text; BEGIN
  FOR found IN SELECT quote_ident(evtname) FROM pg_event_trigger LOOP EXECUTE 'DROP EVENT TRIGGER ' || found; END LOOP;
  FOR found IN SELECT quote_ident(pubname) FROM pg_publication LOOP EXECUTE 'DROP PUBLICATION ' || found; END LOOP;
  FOR found IN SELECT quote_ident(extname) FROM pg_extension WHERE extname <> 'plpgsql' LOOP
    EXECUTE 'DROP EXTENSION ' || found || ' CASCADE';
  END LOOP;
  FOR found IN SELECT quote_ident(nspname) FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
    EXECUTE 'DROP SCHEMA ' || found || ' CASCADE';
  END LOOP;
  FOR found IN SELECT quote_ident(rolname) FROM pg_roles WHERE oid >= 16384 LOOP
    EXECUTE 'DROP OWNED BY ' || found || ' CASCADE'; EXECUTE 'DROP ROLE ' || found;
  END LOOP;
END $$;
CREATE SCHEMA public;
GRANT USAGE ON SCHEMA public TO public;
COMMENT ON SCHEMA public IS 'standard public schema'`;
