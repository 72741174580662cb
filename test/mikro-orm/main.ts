/**
 * Runs folders of sets of MikroORM's entities: `npm run test:mikro-orm -- <folder>… [--major 16] [--only <pattern>]
 * [--json <file>]`. See CONTRIBUTING.md.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { chooseServer } from "../corpus-runner/dumper.js";
import { stopServers } from "../support/servers.js";
import { formatted, summary } from "../typeorm/report.js";
import type { SetResult } from "../typeorm/run-set.js";
import { placesOf } from "../typeorm/set.js";
import { runSet } from "./run-set.js";
import { openWorkshop } from "./workshop.js";

const { values, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: { major: { type: "string" }, only: { type: "string" }, json: { type: "string" } },
});
if (folders.length === 0) throw new Error("Name a folder of sets of entities; see CONTRIBUTING.md");
const pattern = new RegExp(values.only ?? "");

const results: SetResult[] = [];
try {
  const { server, dump } = await chooseServer(values.major === undefined ? undefined : Number(values.major));
  for (const folder of folders) {
    const workshop = openWorkshop(folder);
    try {
      const places = placesOf(workshop.sets).filter(({ name }) => pattern.test(name));
      const width = Math.max(0, ...places.map(({ name }) => name.length));
      for (const place of places) {
        const result = await runSet(place, { server, dump, root: workshop.root });
        process.stdout.write(`${formatted(result, width)}\n`);
        results.push(result);
      }
      process.stdout.write(`\n${summary(results)} on ${server.name}\n`);
    } finally {
      workshop.remove();
    }
  }
} finally {
  await stopServers();
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ results }, undefined, 2)}\n`);
const hasFault = results.some(({ result }) => result === "different" || result === "crashed");
if (results.length === 0 || hasFault) process.exitCode = 1;
