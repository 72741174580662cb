/**
 * Runs folders of sets of TypeORM's entities: `npm run test:typeorm -- <folder>… [--typeorm 0.3] [--major 16]
 * [--pglite] [--only <pattern>] [--json <file>]`. See CONTRIBUTING.md.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { chooseServer } from "../corpus-runner/dumper.js";
import { stopServers } from "../support/servers.js";
import { openPgliteServer } from "./pglite-server.js";
import { formatted, summary } from "./report.js";
import { runSet, type SetResult } from "./run-set.js";
import { placesOf } from "./set.js";
import { type Line, lines, openWorkshop, ormAt } from "./workshop.js";

const { values, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: {
    typeorm: { type: "string" },
    major: { type: "string" },
    pglite: { type: "boolean", default: false },
    only: { type: "string" },
    json: { type: "string" },
  },
});
const line = values.typeorm as Line | undefined;
if (folders.length === 0) throw new Error("Name a folder of sets of entities; see CONTRIBUTING.md");
if (line !== undefined && !(line in lines))
  throw new Error(`There is no ${line} of TypeORM here: ${Object.keys(lines).join(", ")}`);
const pattern = new RegExp(values.only ?? "");

const results: SetResult[] = [];
const embedded = values.pglite ? await openPgliteServer() : undefined;
try {
  const major = values.major === undefined ? undefined : Number(values.major);
  const { server, dump } = embedded ?? (await chooseServer(major));
  for (const folder of folders) {
    const workshop = openWorkshop(folder, line);
    try {
      const places = placesOf(workshop.sets).filter(({ name }) => pattern.test(name));
      const width = Math.max(0, ...places.map(({ name }) => name.length));
      for (const place of places) {
        const result = await runSet(place, { server, dump, workshop });
        process.stdout.write(`${formatted(result, width)}\n`);
        results.push(result);
      }
      process.stdout.write(
        `\n${summary(results)} with TypeORM ${ormAt(workshop.sets).version} on ${server.name}\n`,
      );
    } finally {
      workshop.remove();
    }
  }
} finally {
  embedded?.remove();
  await stopServers();
}
if (values.json !== undefined)
  writeFileSync(values.json, `${JSON.stringify({ line: line ?? null, results }, undefined, 2)}\n`);
const hasFault = results.some(({ result }) => result === "different" || result === "crashed");
// What packages of the sets have begun may go on for ever.
process.stdout.write("", () => process.exit(results.length === 0 || hasFault ? 1 : 0));
