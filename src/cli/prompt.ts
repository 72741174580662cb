import { createInterface } from "node:readline/promises";
import { SchemixError } from "../errors/schemix-error.js";
import type { Context } from "./context.js";

/** Whether somebody is there to answer. */
export function isInteractive({ settings, err }: Context): boolean {
  return !settings.isJson && process.stdin.isTTY === true && err.isTerminal;
}

/** Asks for a line of text where a person can answer; elsewhere the answer is `fallback`. */
export async function ask(question: string, fallback: string, context: Context): Promise<string> {
  if (!isInteractive(context)) return fallback;
  const answer = await readLine(`${question} ${context.err.style("faint", `[${fallback}]`)} `, context);
  return answer.trim() === "" ? fallback : answer.trim();
}

/**
 * Waits for a line at the terminal.
 * @throws SchemixError `ABORTED` when there will be none
 */
export async function readLine(prompt: string, { signal, endProgress }: Context): Promise<string> {
  endProgress();
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  // While readline has the terminal, Ctrl-C comes to it and not as a signal.
  reader.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
  const closed = new AbortController();
  reader.on("close", () => closed.abort());
  try {
    return await reader.question(prompt, { signal: AbortSignal.any([signal, closed.signal]) });
  } catch (error) {
    if (!signal.aborted && !closed.signal.aborted) throw error;
    throw new SchemixError("ABORTED", {
      message: "The question was not answered; nothing was done.",
      cause: error,
    });
  } finally {
    reader.close();
  }
}
