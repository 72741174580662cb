import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { commandHere } from "../support/command-here.js";

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

  /** The same without a process of its own. */
  runHere(args: readonly string[], env: Environment = {}): Promise<Finished> {
    return commandHere(args, this.folder, environment({ ...this.env, ...env }));
  }

  /** Runs it here with `--json`; what standard output holds, parsed. */
  async json(args: readonly string[], env: Environment = {}): Promise<{ code: number | null; value: Json }> {
    const { code, stdout } = await this.runHere([...args, "--json"], env);
    return { code, value: JSON.parse(stdout) as Json };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
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
