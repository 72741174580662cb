/** What a long past costs a run that has one migration to apply. */
import { createBenchProject, smallMigration } from "./big-project.js";
import { interleave, type Measure } from "./measure.js";
import { schemix } from "./processes.js";
import { newestServer } from "./startup.js";

const past = 1000;

export async function benchManyRevisions(rounds: number): Promise<readonly Measure[]> {
  const long = await prepare(past);
  const short = await prepare(0);
  try {
    const times = await interleave({ short: short.up, long: long.up }, { rounds: rounds * 2, warmUp: 1 });
    return [
      {
        measure: "up: one pending, 1,000 applied",
        times: times.long,
        floor: { name: "one pending, none applied", times: times.short },
        limit: { kind: "difference", value: 100 },
      },
      { measure: "up of 1,000 small migrations", times: [long.milliseconds] },
    ];
  } finally {
    await long.remove();
    await short.remove();
  }
}

/** A project and a database with `count` applied migrations, and one that `up` applies again and again. */
async function prepare(count: number) {
  const database = await newestServer().createDatabase();
  const project = createBenchProject();
  const options = { cwd: project.folder, env: { DATABASE_URL: database.url } };
  for (let index = 0; index < count; index++) {
    project.write(`migrations/${String(index).padStart(6, "0")}_step.ts`, smallMigration(index).source);
  }
  const last = smallMigration(count);
  if (count === 0) project.write("migrations/000000_step.ts", last.source);
  const start = performance.now();
  await schemix(["up"], options);
  const milliseconds = performance.now() - start;
  project.write(`migrations/${String(count).padStart(6, "0")}_step.ts`, last.source);
  return {
    milliseconds,
    up: async (): Promise<number> => {
      await database.query(`DELETE FROM schemix_revisions WHERE revision = '${last.revision}'`);
      const begin = performance.now();
      await schemix(["up"], options);
      return performance.now() - begin;
    },
    remove: async () => {
      project.remove();
      await database.drop();
    },
  };
}
