import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { Writable } from "node:stream";
import { createContext } from "../../src/cli/context.js";
import { perform } from "../../src/cli/run.js";

/** The checkout: tests run compiled, in build/test/cli. */
export const root = resolve(import.meta.dirname, "../../..");
const bin = join(root, "bin/run.js");

/** What a finished command left. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** A folder with files of a user's project, and the real command in it. */
export class CliProject {
  readonly folder = mkdtempSync(join(tmpdir(), "schemix-cli-"));

  constructor(
    files: Readonly<Record<string, string>> = {},
    private readonly env: Environment = {},
  ) {
    this.write(files);
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      writeFileSync(join(this.folder, path), text);
    }
  }

  /** Starts `schemix <args>` and leaves it to the test. */
  start(args: readonly string[], env: Environment = {}): ChildProcessWithoutNullStreams {
    return spawn(process.execPath, [bin, ...args], {
      cwd: this.folder,
      env: environment({ ...this.env, ...env }),
    });
  }

  /** Runs `schemix <args>` to its end. */
  async run(args: readonly string[], env: Environment = {}): Promise<Finished> {
    return finished(this.start(args, env));
  }

  /** The same without a process of its own, for what such a process adds nothing to. */
  async runHere(args: readonly string[], env: Environment = {}): Promise<Finished> {
    const outside = { env: process.env, cwd: process.cwd() };
    const [stdout, stderr] = [new Collected(), new Collected()];
    process.env = environment({ ...this.env, ...env });
    process.chdir(this.folder);
    try {
      const context = createContext(args, { stdout, stderr }, () => new AbortController().signal);
      return { code: await perform(args, context), stdout: stdout.text, stderr: stderr.text };
    } finally {
      process.chdir(outside.cwd);
      process.env = outside.env;
    }
  }

  /** Runs it with `--json`; what standard output holds, parsed. */
  async json(args: readonly string[], env: Environment = {}): Promise<{ code: number | null; value: Json }> {
    const { code, stdout } = await this.run([...args, "--json"], env);
    return { code, value: JSON.parse(stdout) as Json };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A stream that keeps what is written to it. */
class Collected extends Writable {
  text = "";

  override _write(chunk: unknown, _encoding: string, done: () => void): void {
    this.text += String(chunk);
    done();
  }
}

/** Parsed JSON, for looking into it. */
// biome-ignore lint/suspicious/noExplicitAny: a test looks into results of every shape
export type Json = any;

/** Waits for the end of a process and returns what it wrote. */
export async function finished(child: ChildProcessWithoutNullStreams): Promise<Finished> {
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const [code] = (await once(child, "close")) as [number | null];
  return { code, stdout, stderr };
}

/** The environment of this process without what would colour or configure a command. */
function environment(env: Environment): NodeJS.ProcessEnv {
  const { NO_COLOR, FORCE_COLOR, DATABASE_URL, NODE_OPTIONS, ...rest } = process.env;
  return { ...rest, ...env };
}
