/** A thousand tables: the first migration, and `generate` when nothing has changed. */
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { ServerDatabase } from "../support/servers.js";
import { type BenchProject, createBenchProject, writeEntities } from "./big-project.js";
import type { GenerateParts } from "./generate-parts.js";
import { interleave, type Measure, type Times } from "./measure.js";
import { node, psql, schemix } from "./processes.js";
import { newestServer } from "./startup.js";

const tables = 1000;
const tablesInFile = 10;

export async function benchManyTables(rounds: number): Promise<readonly Measure[]> {
  const project = createBenchProject();
  writeEntities(project, tables, tablesInFile);
  const database = await newestServer().createDatabase();
  try {
    await writeAndApply(project, database, ["--no-rehearse"]);
    const unchanged = await benchUnchanged(project, database, rounds);
    return [...(await benchFirstMigration(project, rounds)), ...unchanged];
  } finally {
    await database.drop();
    project.remove();
  }
}

interface WriteAndApply {
  readonly generate: number;
  readonly up: number;
}

/** Writes the first migration and applies it, in a project without one; milliseconds of both. */
async function writeAndApply(
  project: BenchProject,
  database: ServerDatabase,
  flags: readonly string[],
): Promise<WriteAndApply> {
  const options = { cwd: project.folder, env: { DATABASE_URL: database.url } };
  rmSync(join(project.folder, "migrations"), { recursive: true, force: true });
  mkdirSync(join(project.folder, "migrations"));
  const start = performance.now();
  await schemix(["generate", "-m", "first", ...flags], options);
  const middle = performance.now();
  await schemix(["up"], options);
  return { generate: middle - start, up: performance.now() - middle };
}

/** Databases go with the server: ext4 is slow to make files for seconds after thousands were removed. */
async function onNewDatabase<T>(work: (database: ServerDatabase) => Promise<T>): Promise<T> {
  return work(await newestServer().createDatabase());
}

/** `generate` and `up` as two commands, against `psql -f` of what `up --sql` prints. */
async function benchFirstMigration(project: BenchProject, rounds: number): Promise<readonly Measure[]> {
  const script = join(project.folder, "up.sql");
  project.write(
    "up.sql",
    await schemix(["up", "--sql"], {
      cwd: project.folder,
      env: { DATABASE_URL: "postgres://x@localhost/x" },
    }),
  );
  const plain: WriteAndApply[] = [];
  const rehearsed: WriteAndApply[] = [];
  const both = async (found: WriteAndApply[], flags: readonly string[]): Promise<number> => {
    const times = await onNewDatabase((database) => writeAndApply(project, database, flags));
    found.push(times);
    return times.generate + times.up;
  };
  const times = await interleave(
    {
      psql: () =>
        onNewDatabase(async ({ url }) => {
          const start = performance.now();
          await psql(url, script);
          return performance.now() - start;
        }),
      plain: () => both(plain, ["--no-rehearse"]),
      rehearsed: () => both(rehearsed, []),
    },
    { rounds, warmUp: 0 },
  );
  const floor = { name: "psql -f", times: times.psql };
  const limit = { kind: "ratio", value: 1.3 } as const;
  const [generates, ups] = [plain.map(({ generate }) => generate), plain.map(({ up }) => up)];
  return [
    { measure: "first migration: generate --no-rehearse, then up", times: times.plain, floor, limit },
    { measure: "  of it generate --no-rehearse", times: generates, floor },
    { measure: "  of it up", times: ups, floor },
    { measure: "first migration: generate, rehearsed, then up", times: times.rehearsed, floor },
  ];
}

/** The parts of `generate` in a process of its own, against psql's own timing of the same queries. */
async function benchUnchanged(
  project: BenchProject,
  database: ServerDatabase,
  rounds: number,
): Promise<readonly Measure[]> {
  const options = { cwd: project.folder, env: { DATABASE_URL: database.url } };
  const queries = join(project.folder, "catalog.sql");
  const child = join(import.meta.dirname, "generate-parts.js");
  const found: GenerateParts[] = [];
  const partsOf = async (): Promise<void> => {
    found.push(JSON.parse(await node([child, queries], options)) as GenerateParts);
  };
  await partsOf();
  await partsOf();
  const cold = found.shift();
  const { psql: psqlTimes, command } = await interleave(
    {
      psql: async () => psqlTime(await psql(database.url, queries, ["-c", "\\timing on"])),
      command: async () => void (await schemix(["generate", "-m", "nothing"], options)),
      parts: partsOf,
    },
    { rounds: rounds * 2, warmUp: 0 },
  );
  const part = (name: "introspect" | "diff" | "normalize" | "memory" | "roundTrips"): Times =>
    found.map((parts) => parts[name]);
  const introspection = part("introspect");
  const measures: Measure[] = [
    {
      measure: "introspection of 1,000 tables",
      times: introspection,
      floor: { name: "psql, same queries", times: psqlTimes },
      limit: { kind: "ratio", value: 2 },
    },
    {
      measure: "diff of 1,000 tables, both ways",
      times: part("diff"),
      floor: { name: "introspection", times: introspection },
      limit: { kind: "ratio", value: 0.1 },
    },
    { measure: "normalising, cache warm", times: part("normalize") },
    ...(cold === undefined ? [] : [{ measure: "normalising, cache empty", times: [cold.normalize] }]),
    { measure: "generate of 1,000 tables, nothing changed", times: command },
    { measure: "  its round trips", times: part("roundTrips"), unit: "" },
    { measure: "  its peak memory", times: part("memory"), unit: "MB" },
  ];
  return measures;
}

/** The sum of what `\timing` printed. */
function psqlTime(output: string): number {
  const times = [...output.matchAll(/^Time: ([\d.]+) ms/gm)].map(([, time]) => Number(time));
  return times.reduce((sum, time) => sum + time, 0);
}
