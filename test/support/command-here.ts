import { Writable } from "node:stream";
import { createContext } from "../../src/cli/context.js";
import { perform } from "../../src/cli/run.js";

/** A stream that keeps what is written to it. */
class Collected extends Writable {
  text = "";

  override _write(chunk: unknown, _encoding: string, done: () => void): void {
    this.text += String(chunk);
    done();
  }
}

/**
 * Runs `schemix <args>` in this process, from the words to the exit code, for what a process of its own adds nothing to: what
 * it takes longest to do is to start.
 */
export async function commandHere(
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  const outside = { env: process.env, cwd: process.cwd() };
  const [stdout, stderr] = [new Collected(), new Collected()];
  process.env = env;
  process.chdir(cwd);
  try {
    const context = createContext(args, { stdout, stderr }, () => new AbortController().signal);
    return { code: await perform(args, context), stdout: stdout.text, stderr: stderr.text };
  } finally {
    process.chdir(outside.cwd);
    process.env = outside.env;
  }
}
