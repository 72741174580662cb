/** What `pg_dump` says of a database: a reader of catalogs that owes nothing to ours. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const runFile = promisify(execFile);

/** Schema only, without who owns what. */
export const dumpOptions: readonly string[] = ["--schema-only", "--no-owner", "--no-privileges"];

/** The major of the `pg_dump` of this machine; nothing where there is none. */
export async function pgDumpMajor(): Promise<number | undefined> {
  try {
    const { stdout } = await runFile("pg_dump", ["--version"]);
    const major = Number(/\(PostgreSQL\) (\d+)/.exec(stdout)?.[1]);
    return Number.isNaN(major) ? undefined : major;
  } catch {
    return undefined;
  }
}

/** The dump of a database of a server. */
export async function dumpServer(url: string, options: readonly string[] = []): Promise<string> {
  const { stdout } = await runFile("pg_dump", [...dumpOptions, ...options, "--dbname", url], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}

/**
 * The statements of a dump, sorted; lines inside of a table too, because PostgreSQL cannot move a column. Without
 * the settings of the session, what psql alone understands, and names of NOT NULL: they stay when a table is renamed.
 */
export function statementsOf(dump: string): string[] {
  const lines = dump
    .split("\n")
    .filter((line) => line !== "" && !/^(--|\\|SET |SELECT pg_catalog\.)/.test(line));
  const statements = lines.join("\n").split(/;(?:\n|$)/);
  return statements
    .filter((text) => text !== "")
    .map(withSortedBody)
    .sort();
}

const notNullName = / CONSTRAINT (?:\w+|"(?:[^"]|"")+") NOT NULL/;

function withSortedBody(statement: string): string {
  const table = /^(CREATE (?:UNLOGGED )?TABLE [^\n]* \(\n)([\s\S]*)(\n\)[\s\S]*)$/.exec(statement);
  if (table === null) return statement;
  const [, head = "", body = "", tail = ""] = table;
  const parts = body.split("\n").map((line) => line.replace(/,$/, "").replace(notNullName, " NOT NULL"));
  return head + parts.sort().join(",\n") + tail;
}
