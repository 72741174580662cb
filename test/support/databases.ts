import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "../../src/dialects/dialect.js";
import { readAddress } from "../../src/dialects/mssql/driver/address.js";
import type { Client } from "../../src/dialects/mssql/driver/client.js";
import { openMssql } from "../../src/dialects/mssql/driver/driver.js";
import { numberOfError } from "../../src/dialects/mssql/driver/explain.js";
import { type RunnerDatabase, runnerPlaces } from "./runner.js";
import { noteSkipped } from "./skipped.js";

/** A kind of database that what every dialect has to do is asked of. */
export interface DatabasePlace {
  /** `pglite`, `postgres 18`, `sql server`. */
  readonly name: string;
  /** Several connections at a time. */
  readonly isServer: boolean;
  open(): Promise<RunnerDatabase>;
}

/** Describes the same for each kind of database that there is. */
export function forEachDatabase(body: (place: DatabasePlace) => void): void {
  for (const place of [...runnerPlaces(), ...sqlServer()]) describe(`on ${place.name}`, () => body(place));
}

/**
 * The same for what takes long: on one database of each dialect, the embedded server only where PostgreSQL has no other
 * and with `SCHEMIX_TEST_FULL=1`.
 */
export function forEachDialect(body: (place: DatabasePlace) => void): void {
  const hasServer = runnerPlaces().some(({ isServer }) => isServer);
  forEachDatabase((place) => {
    if (place.name === "pglite" && hasServer && process.env.SCHEMIX_TEST_FULL !== "1")
      noteSkipped("changes and entities on pglite", "on a server; SCHEMIX_TEST_FULL=1 runs them there too");
    else body(place);
  });
}

/** `it` for what takes several sessions. */
export function itOnServer({ isServer, name }: DatabasePlace, title: string, body: Mocha.AsyncFunc): void {
  if (isServer) it(title, body);
  else noteSkipped(`several sessions on ${name}`, "it has one");
}

/** The server that `SCHEMIX_TEST_MSSQL_URL` names; the login may create databases. */
function sqlServer(): readonly DatabasePlace[] {
  const url = process.env.SCHEMIX_TEST_MSSQL_URL;
  if (url !== undefined && url !== "") return [{ name: "sql server", isServer: true, open: () => open(url) }];
  noteSkipped("sql server", "SCHEMIX_TEST_MSSQL_URL names no server");
  return [];
}

async function open(url: string): Promise<RunnerDatabase> {
  const name = `t${randomBytes(6).toString("hex")}`;
  const address = readAddress(url, {});
  const runAbove = async (sql: string) => {
    const client = await openMssql({ ...address, database: "master" }, undefined);
    try {
      await client.run(sql);
    } finally {
      await client.close();
    }
  };
  await create(() => runAbove(`CREATE DATABASE [${name}]`));
  // One session for all that a test looks at: to sign in takes longer than most queries.
  let own: Promise<Client> | undefined;
  const at = new URL(url);
  at.pathname = `/${name}`;
  const { mssql } = await import("../../src/dialects/mssql/index.js");
  const database: Database = mssql(at.href);
  return {
    database,
    url: at.href,
    query: async (sql) => {
      own ??= openMssql({ ...address, database: name }, undefined);
      return (await (await own).run(sql)).sets.at(-1) ?? [];
    },
    drop: async () => {
      await own?.then((client) => client.close()).catch(() => undefined);
      await runAbove(
        `ALTER DATABASE [${name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [${name}]`,
      );
    },
  };
}

/** `model` is copied under a lock that one session has at a time, and files of tests run at the same time. */
const modelIsTaken = 1807;

async function create(work: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await work();
      return;
    } catch (error) {
      if (numberOfError(error) !== modelIsTaken || tries === 50) throw error;
      await pause(200 + 200 * Math.random());
    }
  }
}
