import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** What a finished process left. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs Node with `args` in `cwd` to its end. */
export async function runNode(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  const { NO_COLOR, FORCE_COLOR, DATABASE_URL, NODE_OPTIONS, ...rest } = process.env;
  return finished(spawn(process.execPath, args, { cwd, env: { ...rest, ...env } }));
}

async function finished(child: ChildProcess): Promise<Finished> {
  const texts = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name]?.setEncoding("utf8").on("data", (text: string) => {
      texts[name] += text;
    });
  }
  const [code] = (await once(child, "close")) as [number | null];
  return { code, ...texts };
}
