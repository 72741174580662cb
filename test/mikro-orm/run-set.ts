/** One set of entities: a database that MikroORM makes is no difference, and ours is the same as that. */
import { mkdirSync, mkdtempSync } from "node:fs";
import { join, relative } from "node:path";
import { MikroORM, type Options } from "@mikro-orm/postgresql";
import { check } from "../../src/api/check.js";
import { generate } from "../../src/api/generate.js";
import { up } from "../../src/api/up.js";
import { mikroOrm } from "../../src/entities/mikro-orm/index.js";
import { createModuleLoader } from "../../src/loading/module-loader.js";
import { type Dump, describeDifference } from "../corpus-runner/dump-entries.js";
import { leastDifferences } from "../corpus-runner/restored-dumps.js";
import type { ServerDatabase, TestServer } from "../support/servers.js";
import {
  compareTables,
  firstLine,
  type SetResult,
  type Verdict,
  verdictOf,
  wholeError,
} from "../typeorm/run-set.js";
import type { SetPlace } from "../typeorm/set.js";
import { type EntitySet, loadSet } from "./set.js";

export interface SetOptions {
  readonly server: TestServer;
  readonly dump: (database: ServerDatabase) => Promise<string>;
  /** The folder in which files of the sets are. */
  readonly root: string;
}

export async function runSet(place: SetPlace, options: SetOptions): Promise<SetResult> {
  const started = performance.now();
  const databases: ServerDatabase[] = [];
  let verdict: Verdict;
  try {
    verdict = await prove(place, options, databases);
  } catch (error) {
    verdict = { result: "crashed", why: firstLine(error), detail: wholeError(error) };
  } finally {
    await Promise.all(databases.map((database) => database.drop()));
  }
  return { name: place.name, entities: 0, ...verdict, milliseconds: Math.round(performance.now() - started) };
}

async function prove(
  place: SetPlace,
  { server, dump, root }: SetOptions,
  databases: ServerDatabase[],
): Promise<Verdict> {
  const set = await loadSet(place, createModuleLoader({ root }));
  if (set.entities.length === 0) throw new Error("The set exports no entity");
  const createEmpty = async (): Promise<ServerDatabase> => {
    const database = await server.createDatabase();
    databases.push(database);
    return database;
  };
  const create = async (): Promise<ServerDatabase> => {
    const database = await createEmpty();
    if (set.setup !== undefined) await database.query(set.setup);
    return database;
  };
  const theirs = await create();
  try {
    await createSchema(set, theirs);
  } catch (error) {
    return { result: "refused", why: `MikroORM: ${firstLine(error)}`, detail: wholeError(error) };
  }
  const seen = await check(requestFor(set, theirs, root));
  const ours = await create();
  const request = requestFor(set, ours, root);
  await generate({ ...request, message: "all" });
  await up(request);
  const made = await check(request);
  const differences = await leastDifferences(
    [await dump(theirs), await dump(ours)],
    (wanted, found) => compareTables(wanted, withoutOwn(found)),
    { create: createEmpty, dump },
  );
  const verdict = verdictOf(
    [
      ...seen.operations.map(({ description }) => `check: ${description}`),
      ...made.operations.map(({ description }) => `check of ours: ${description}`),
      ...differences.map((each) => `dump: ${describeDifference(each)}`),
    ],
    set.listed ?? [],
  );
  return { ...verdict, entities: set.entities.length };
}

function optionsOf({ options }: EntitySet, clientUrl: string, entities: EntitySet["entities"]): Options {
  return { ...options, clientUrl, entities, entitiesTs: [] } as Options;
}

async function createSchema(set: EntitySet, { url }: ServerDatabase): Promise<void> {
  const orm = await MikroORM.init(optionsOf(set, url, set.entities));
  try {
    await orm.schema.create();
  } finally {
    await orm.close(true);
  }
}

/** Files by their paths, where nothing else has to be said, else what MikroORM would be told. */
function requestFor(set: EntitySet, { url }: ServerDatabase, root: string) {
  mkdirSync(join(root, "runs"), { recursive: true });
  const migrations = mkdtempSync(join(root, "runs", "migrations-"));
  const entities =
    set.options === undefined
      ? set.files.map((file) => relative(root, file))
      : mikroOrm(optionsOf(set, url, set.entities));
  return { cwd: root, config: { database: url, entities, migrations, format: false } };
}

/** The tables in which we keep what we know. */
const own = /^((TABLE|COLUMN) )?(schemix_revisions|schemix_history)([_. ].*)?$/;

function withoutOwn(dump: Dump): Dump {
  return new Map([...dump].filter(([, { name }]) => !own.test(name)));
}
