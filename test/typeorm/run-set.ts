/** One set of entities: a database that TypeORM makes is no difference, and ours is the same as that. */
import { mkdirSync, mkdtempSync } from "node:fs";
import { join, relative } from "node:path";
import driver from "pg";
import type { DataSource, DataSourceOptions } from "typeorm";
import { check } from "../../src/api/check.js";
import { generate } from "../../src/api/generate.js";
import { up } from "../../src/api/up.js";
import { type EntitySource, typeorm } from "../../src/entities/typeorm/index.js";
import { SchemixError } from "../../src/errors/schemix-error.js";
import { createModuleLoader } from "../../src/loading/module-loader.js";
import {
  compareDumps,
  type Dump,
  type DumpDifference,
  describeDifference,
} from "../corpus-runner/dump-entries.js";
import { leastDifferences } from "../corpus-runner/restored-dumps.js";
import type { ServerDatabase, TestServer } from "../support/servers.js";
import { type EntitySet, type Listed, loadSet, type SetPlace } from "./set.js";
import { lineOf, type Orm, ormAt, type Workshop } from "./workshop.js";

/**
 * `equal`: no difference. `listed`: differences that the set says TypeORM is the reason of. `refused`: TypeORM itself cannot
 * make its database, or finds a difference in it each time, and Schemix says why. `skipped`: the set is about another line of TypeORM, or the server has no extension that it needs.
 */
export type SetOutcome = "equal" | "listed" | "different" | "refused" | "crashed" | "skipped";

export interface SetResult {
  readonly name: string;
  readonly result: SetOutcome;
  readonly why: string;
  readonly detail: string;
  readonly milliseconds: number;
  /** How many entities it has. */
  readonly entities: number;
}

/** What is needed of a server. */
export type SetServer = Pick<TestServer, "name" | "createDatabase">;

export interface SetOptions {
  readonly server: SetServer;
  readonly dump: (database: ServerDatabase) => Promise<string>;
  readonly workshop: Workshop;
}

export type Verdict = Pick<SetResult, "result" | "why" | "detail"> & Partial<Pick<SetResult, "entities">>;

const storage = "typeormMetadataArgsStorage";

export async function runSet(place: SetPlace, options: SetOptions): Promise<SetResult> {
  const started = performance.now();
  const databases: ServerDatabase[] = [];
  // What TypeORM's decorators write down is one list for all of a process: each set has one of its own.
  const held = Object.getOwnPropertyDescriptor(globalThis, storage);
  Reflect.deleteProperty(globalThis, storage);
  let verdict: Verdict;
  try {
    verdict = await prove(place, options, databases);
  } catch (error) {
    const result = isOfMoments(error) ? "refused" : "crashed";
    verdict = { result, why: firstLine(error), detail: wholeError(error) };
  } finally {
    Reflect.deleteProperty(globalThis, storage);
    if (held !== undefined) Object.defineProperty(globalThis, storage, held);
    await Promise.all(databases.map((database) => database.drop()));
  }
  return { name: place.name, entities: 0, ...verdict, milliseconds: Math.round(performance.now() - started) };
}

/** Defaults that are the moment in which they are said: no two databases of such entities are the same. */
function isOfMoments(error: unknown): boolean {
  return error instanceof SchemixError && error.code === "DEFAULT_OF_A_MOMENT";
}

async function prove(place: SetPlace, options: SetOptions, databases: ServerDatabase[]): Promise<Verdict> {
  const { server, workshop } = options;
  workshop.furnish(place.name);
  const set = await loadSet(place, createModuleLoader({ root: workshop.root }));
  if (set.entities.length === 0) throw new Error("The set exports no entity");
  const { orm, version } = ormAt(place.folder);
  if (set.only !== undefined && set.only !== lineOf(version))
    return { result: "skipped", why: `only ${set.only}`, detail: "" };
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
  const missing = await missingOf(set.extensions ?? [], theirs);
  if (missing !== undefined) return { result: "skipped", why: `no ${missing} on the server`, detail: "" };
  try {
    await synchronize(set, theirs, set.orm ?? orm);
  } catch (error) {
    return { result: "refused", why: `TypeORM: ${firstLine(error)}`, detail: wholeError(error) };
  }
  const seen = await check(requestFor(set, theirs, workshop));
  const ours = await create();
  const request = requestFor(set, ours, workshop);
  await generate({ ...request, message: "all" });
  await up(request);
  const made = await check(request);
  const differences = await leastDifferences(
    [await options.dump(theirs), await options.dump(ours)],
    (wanted, found) => compareTables(withoutOwn(wanted, set), withoutOwn(found, set)),
    { create: createEmpty, dump: options.dump },
  );
  const verdict = verdictOf(
    [
      ...seen.operations.map(({ description }) => `check: ${description}`),
      ...made.operations.map(({ description }) => `check of ours: ${description}`),
      ...differences.map((difference) => `dump: ${describeDifference(difference)}`),
    ],
    set.listed ?? [],
  );
  return { ...verdict, entities: set.entities.length };
}

/** Differences of two dumps, but for the order of columns, which is nobody's: every table counts as one that both had before. */
export function compareTables(wanted: Dump, found: Dump): readonly DumpDifference[] {
  return compareDumps(wanted, found, new Map([...wanted].filter(([key]) => key.startsWith("TABLE "))));
}

/** The first of some extensions that the server of a database has not. */
async function missingOf(
  extensions: readonly string[],
  database: ServerDatabase,
): Promise<string | undefined> {
  if (extensions.length === 0) return undefined;
  const available = await database.query("SELECT name FROM pg_available_extensions");
  return extensions.find((extension) => !available.some(({ name }) => name === extension));
}

export function verdictOf(differences: readonly string[], listed: readonly Listed[]): Verdict {
  if (differences.length === 0) {
    if (listed.length === 0) return { result: "equal", why: "", detail: "" };
    return { result: "different", why: "what is listed is no difference any more", detail: "" };
  }
  const left = differences.filter((text) => !listed.some(({ difference }) => difference.test(text)));
  const detail = (left.length > 0 ? left : differences).join("\n");
  if (left.length > 0) return { result: "different", why: `${left.length} differences`, detail };
  return { result: "listed", why: listed.map(({ why }) => why).join("; "), detail };
}

function optionsOf({ options, entities }: EntitySet, url: string): DataSourceOptions {
  return {
    ...options,
    type: "postgres",
    url,
    entities,
    synchronize: false,
    logging: false,
  } as DataSourceOptions;
}

async function synchronize(set: EntitySet, database: ServerDatabase, orm: Orm): Promise<void> {
  // A package has its TypeORM, and seldom the driver.
  const options = { ...optionsOf(set, database.url), driver } as DataSourceOptions;
  const dataSource: DataSource = new orm.DataSource(options);
  try {
    await dataSource.initialize();
    await dataSource.synchronize();
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
  }
}

/** Files by their paths where nothing else has to be said, else what TypeORM would be told. */
function requestFor(set: EntitySet, database: ServerDatabase, { root }: Workshop) {
  mkdirSync(join(root, "runs"), { recursive: true });
  const migrations = mkdtempSync(join(root, "runs", "migrations-"));
  return {
    cwd: set.folder,
    config: { database: database.url, entities: sourceOf(set, database), migrations, format: false },
  };
}

function sourceOf(set: EntitySet, { url }: ServerDatabase): readonly string[] | EntitySource {
  if (set.orm !== undefined) return typeorm(new set.orm.DataSource(optionsOf(set, url)));
  if (set.options !== undefined) return typeorm(optionsOf(set, url));
  return set.files.map((file) => relative(set.folder, file));
}

/** Without the tables in which either of the two keeps what it knows. */
function withoutOwn(dump: Dump, { options }: EntitySet): Dump {
  const { metadataTableName = "typeorm_metadata", cache } = options ?? {};
  const cached = (typeof cache === "object" ? cache.tableName : undefined) ?? "query-result-cache";
  const own = [metadataTableName, cached, "schemix_revisions", "schemix_history"];
  const isOwn = (name: string): boolean =>
    own.some((table) => new RegExp(`^((TABLE|COLUMN) )?${table}([_. ].*)?$`).test(name));
  return new Map([...dump].filter(([, { name }]) => !isOwn(name)));
}

export function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
}

export function wholeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { query } = error as { readonly query?: string };
  const said = error instanceof SchemixError ? [error.where, error.why, error.fix] : [query, error.stack];
  return [error.message, ...said].filter((part) => part !== undefined).join("\n");
}
