import { createInterface } from "node:readline/promises";
import { SchemixError } from "../errors/schemix-error.js";
import type { Context } from "./context.js";

/** Asks for a line of text where a person can answer; elsewhere the answer is `fallback`. */
export async function ask(question: string, fallback: string, { err, signal }: Context): Promise<string> {
  if (process.stdin.isTTY !== true || !err.isTerminal) return fallback;
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  // While readline has the terminal, Ctrl-C comes to it and not as a signal.
  reader.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
  try {
    const answer = await reader.question(`${question} ${err.style("faint", `[${fallback}]`)} `, { signal });
    return answer.trim() === "" ? fallback : answer.trim();
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new SchemixError("ABORTED", {
      message: "The question was not answered; nothing was done.",
      cause: error,
    });
  } finally {
    reader.close();
  }
}
