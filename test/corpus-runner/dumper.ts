/** Which server the cases run on, and who dumps its databases. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { pgDumpMajor } from "../support/pg-dump.js";
import { type ServerDatabase, type TestServer, testServers } from "../support/servers.js";
import { entryOptions } from "./dump-entries.js";

const runFile = promisify(execFile);

export type Dumper = (database: ServerDatabase) => Promise<string>;

/** The server of a major, by default the newest that the `pg_dump` of this machine does not refuse. */
export async function chooseServer(major?: number): Promise<{ server: TestServer; dump: Dumper }> {
  const own = await pgDumpMajor();
  const fitting = testServers().filter((each) => own !== undefined && each.major <= own);
  const server = major === undefined ? fitting.at(-1) : fitting.find((each) => each.major === major);
  if (server === undefined) {
    const has = own === undefined ? "there is no pg_dump" : `pg_dump is of ${own} and refuses newer servers`;
    throw new Error(`No server${major === undefined ? "" : ` of ${major}`} to run on: ${has}`);
  }
  return { server, dump: ({ url }) => dumpWithProgram(url) };
}

async function dumpWithProgram(url: string): Promise<string> {
  const { stdout } = await runFile("pg_dump", [...entryOptions, "--dbname", url], {
    maxBuffer: 256 * 1024 * 1024,
  });
  return stdout;
}
