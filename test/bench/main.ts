/**
 * Benchmarks: `npm run bench`, `npm run bench -- startup revisions tables --rounds=5`. Every limit is held against a
 * floor that is measured in the same run, so that the machine does not matter much. Nothing fails when one is over.
 */
import { stopServers } from "../support/servers.js";
import { benchManyRevisions } from "./many-revisions.js";
import { benchManyTables } from "./many-tables.js";
import { type Bench, formatTable, type Measure } from "./measure.js";
import { benchStartup, newestServer } from "./startup.js";

const benches: Readonly<Record<string, Bench>> = {
  startup: benchStartup,
  revisions: benchManyRevisions,
  tables: benchManyTables,
};

const given = process.argv.slice(2);
const rounds = Number(given.find((word) => word.startsWith("--rounds="))?.slice("--rounds=".length) ?? 5);
const chosen = given.filter((word) => !word.startsWith("--"));
const unknown = chosen.filter((name) => !(name in benches));
if (unknown.length > 0 || !(rounds >= 1)) {
  throw new Error(
    `Benchmarks are ${Object.keys(benches).join(", ")}; then --rounds=<n>. Not: ${given.join(" ")}`,
  );
}

const measures: Measure[] = [];
try {
  for (const [name, bench] of Object.entries(benches)) {
    if (chosen.length > 0 && !chosen.includes(name)) continue;
    process.stderr.write(`${name}…\n`);
    measures.push(...(await bench(rounds)));
  }
  process.stdout.write(`Node ${process.versions.node}, ${newestServer().name}, ${rounds} rounds\n\n`);
  process.stdout.write(`${formatTable(measures)}\n`);
} finally {
  await stopServers();
}
