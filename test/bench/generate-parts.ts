/**
 * One `generate` in this process, taken apart; prints {@link GenerateParts} as JSON. The first argument is the file
 * that the catalog queries are written to.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Connection, Database, Dialect } from "../../src/dialects/dialect.js";
import { root } from "./processes.js";

/** Milliseconds, unless it says otherwise. */
export interface GenerateParts {
  readonly introspect: number;
  readonly normalize: number;
  /** From the end of normalising to the end of the work: both plans, and nothing else that counts. */
  readonly diff: number;
  readonly total: number;
  readonly roundTrips: number;
  /** Peak, megabytes. */
  readonly memory: number;
}

// What runs has to be the built package: the entities of the project import that.
const load = async (file: string) => (await import(pathToFileURL(join(root, "dist", file)).href)) as unknown;
const { postgres } = (await load(
  "dialects/postgres/index.js",
)) as typeof import("../../src/dialects/postgres/index.js");
const { generate } = (await load("index.js")) as typeof import("../../src/index.js");

const spent = { introspect: 0, normalize: 0 };
let roundTrips = 0;
let catalogQueries: string | undefined;
let isIntrospecting = false;
let normalizedAt = 0;
let closedAt = 0;

function watchConnection(connection: Connection): Connection {
  return new Proxy(connection, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      if (name === "close") closedAt = performance.now();
      return (...given: unknown[]): unknown => {
        roundTrips += 1;
        if (name === "script" && isIntrospecting) catalogQueries ??= String(given[0]);
        return Reflect.apply(value, target, given);
      };
    },
  });
}

function watchDialect(dialect: Dialect): Dialect {
  return {
    ...dialect,
    introspect: async (connection, scope) => {
      const start = performance.now();
      isIntrospecting = true;
      const found = await dialect.introspect(connection, scope);
      isIntrospecting = false;
      spent.introspect += performance.now() - start;
      return found;
    },
    normalize: async (connection, desired, current, cache) => {
      const start = performance.now();
      const normalized = await dialect.normalize(connection, desired, current, cache);
      normalizedAt = performance.now();
      spent.normalize += normalizedAt - start;
      return normalized;
    },
  };
}

function watch(database: Database): Database {
  return {
    ...database,
    dialect: watchDialect(database.dialect),
    connect: async (options) => {
      roundTrips += 1;
      return watchConnection(await database.connect(options));
    },
  };
}

const start = performance.now();
const result = await generate({
  database: watch(postgres(process.env.DATABASE_URL ?? "")),
  message: "nothing",
});
if (result.hasChanges) throw new Error(`There are changes: ${JSON.stringify(result.operations.slice(0, 5))}`);
const parts: GenerateParts = {
  ...spent,
  diff: closedAt - normalizedAt,
  total: performance.now() - start,
  roundTrips,
  memory: process.resourceUsage().maxRSS / 1024,
};
const file = process.argv[2];
if (file !== undefined)
  writeFileSync(file, `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;\n${catalogQueries};\nROLLBACK;\n`);
process.stdout.write(JSON.stringify(parts));
