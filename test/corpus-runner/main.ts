/**
 * Runs folders of SQL through Schemix: `npm run test:corpus -- <folder>… [--major 16] [--only <pattern>]
 * [--json <file>] [--jobs 3] [--time-limit <seconds>] [--lenient] [--no-pull]`. See CONTRIBUTING.md.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { stopServers } from "../support/servers.js";
import { type CorpusCase, casesOf } from "./cases.js";
import { leftOut } from "./dump-entries.js";
import { chooseServer } from "./dumper.js";
import { formatCase, formatSummary, hasFault } from "./report.js";
import { type CaseResult, type RunOptions, runCase } from "./run-case.js";

const { values, positionals: folders } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: {
    major: { type: "string" },
    only: { type: "string" },
    json: { type: "string" },
    jobs: { type: "string", default: "3" },
    "time-limit": { type: "string", default: "120" },
    pull: { type: "boolean", default: true },
    lenient: { type: "boolean", default: false },
  },
});
if (folders.length === 0) throw new Error("Name a folder of cases; see CONTRIBUTING.md");

const pattern = new RegExp(values.only ?? "");
const cases = folders.flatMap(casesOf).filter(({ name }) => pattern.test(name));

try {
  const { server, dump } = await chooseServer(values.major === undefined ? undefined : Number(values.major));
  const timeLimit = Number(values["time-limit"]) * 1000;
  const from = values.pull ? "pull" : "facts";
  const results = await runAll(cases, { server, dump, isLenient: values.lenient, from, timeLimit });
  process.stdout.write(`\n${formatSummary(results)} on ${server.name}\n`);
  const report = { server: server.name, from, folders, leftOut, results };
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, undefined, 2)}\n`);
  if (cases.length === 0 || hasFault(results)) process.exitCode = 1;
} finally {
  await stopServers();
}

/** A few at a time, in order; each is printed when it is done. */
async function runAll(all: readonly CorpusCase[], options: RunOptions): Promise<readonly CaseResult[]> {
  const width = Math.max(0, ...all.map(({ name }) => name.length));
  const results: CaseResult[] = [];
  const waiting = [...all];
  const work = async (): Promise<void> => {
    for (let each = waiting.shift(); each !== undefined; each = waiting.shift()) {
      const result = await runCase(each, options);
      process.stdout.write(`${formatCase(result, width)}\n`);
      results.push(result);
    }
  };
  await Promise.all(Array.from({ length: Number(values.jobs) }, work));
  return results.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
