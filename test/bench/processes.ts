/** Child processes: what a person waits for is the whole of one. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";

/** The package: benchmarks run compiled, in build/test/bench. */
export const root = resolve(import.meta.dirname, "../../..");
const bin = join(root, "bin/run.js");

interface Options {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a program to its end; what it wrote to standard output. */
export async function run(program: string, args: readonly string[], options: Options = {}): Promise<string> {
  const { NODE_OPTIONS, DATABASE_URL, FORCE_COLOR, ...env } = process.env;
  const child = spawn(program, args, {
    ...options,
    env: { ...env, ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const [code] = (await once(child, "close")) as [number | null];
  if (code === 0) return stdout;
  throw new Error(`${program} ${args.join(" ")} ended with ${code}:\n${stderr}${stdout}`);
}

/** `node` with these arguments. */
export function node(args: readonly string[], options: Options = {}): Promise<string> {
  return run(process.execPath, args, options);
}

/** `schemix` with these arguments, the real command. */
export function schemix(args: readonly string[], options: Options = {}): Promise<string> {
  return node([bin, ...args], options);
}

/** `psql` on a database: a file of SQL, stopping at the first error, its rows dropped. */
export function psql(url: string, file: string, args: readonly string[] = []): Promise<string> {
  const quiet = ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-o", "/dev/null"];
  return run("psql", [...quiet, ...args, "-f", file, url]);
}
