/** Programs of the project that run over files which were just written. */
import { type ChildProcess, spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { foldersAbove } from "../../config/formatter.js";

/** How a program ended that did not do what it should. */
export interface CommandFailure {
  /** `ended with exit code 2`. */
  readonly how: string;
  readonly exitCode?: number | undefined;
  /** What it wrote, its end when that is much. */
  readonly output: string;
  readonly cause?: unknown;
}

export interface CommandRequest {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Milliseconds. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
}

const mostOutput = 8000;

/**
 * Runs a program, no shell between, with the project's own programs before those of the machine; nothing when it ended
 * well. One that takes too long is ended, with whatever it has started.
 */
export async function runCommand(request: CommandRequest): Promise<CommandFailure | undefined> {
  const { program, args, cwd, timeout, signal } = request;
  let output = "";
  let ending: string | undefined;
  const child = spawn(program, args, {
    cwd,
    env: environment(cwd),
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own, so that it can be ended together with its children.
    detached: process.platform !== "win32",
  });
  const end = (how: string): void => {
    ending ??= how;
    endGroup(child);
  };
  const timer = setTimeout(() => end(`was ended after ${timeout / 1000} s`), timeout);
  const onAbort = (): void => end("was interrupted");
  if (signal?.aborted === true) onAbort();
  signal?.addEventListener("abort", onAbort, { once: true });
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      output = (output + text).slice(-mostOutput);
    });
  try {
    const { code, killer } = await ended(child);
    if (code === 0 && ending === undefined) return undefined;
    const how = ending ?? (code === null ? `was ended by ${killer}` : `ended with exit code ${code}`);
    return { how, exitCode: code ?? undefined, output: output.trim() };
  } catch (cause) {
    const isMissing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
    const reason = cause instanceof Error ? cause.message : String(cause);
    return {
      how: isMissing ? "was not found" : `could not be started: ${reason}`,
      output: output.trim(),
      cause,
    };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  }
}

function ended(
  child: ChildProcess,
): Promise<{ readonly code: number | null; readonly killer: NodeJS.Signals | null }> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, killer) => resolve({ code, killer }));
  });
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

function environment(cwd: string): NodeJS.ProcessEnv {
  const own = foldersAbove(cwd).map((folder) => join(folder, "node_modules", ".bin"));
  return { ...process.env, PATH: [...own, process.env.PATH ?? ""].join(delimiter) };
}
