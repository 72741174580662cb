/** The questions about renames, one after the other, at a terminal. */
import type { RenameAnswers, RenameQuestion } from "../api/types.js";
import type { Style } from "./output.js";
import { renameQuestion } from "./present/renames.js";
import { clean } from "./present/text.js";

/** Where a person is asked. */
export interface Terminal {
  readonly style: Style;
  readonly write: (text: string) => void;
  /** Shows a prompt and waits for a line. */
  readonly read: (prompt: string) => Promise<string>;
}

/**
 * Asks until each question has an answer; nothing is taken for granted when the line is empty. What is chosen for one is
 * not offered for the next.
 */
export async function askRenames(
  questions: readonly RenameQuestion[],
  terminal: Terminal,
): Promise<RenameAnswers> {
  const answers: Record<string, string | null> = {};
  const taken = new Set<string>();
  for (const question of questions) {
    const placed = (to: string): string =>
      JSON.stringify([question.kind, question.namespace, question.table, to]);
    const candidates = question.candidates.filter(({ to }) => !taken.has(placed(to)));
    if (candidates.length === 0) continue;
    const answer = await askOne({ ...question, candidates }, terminal);
    answers[question.id] = answer;
    if (answer !== null) taken.add(placed(answer));
  }
  return answers;
}

async function askOne(question: RenameQuestion, { style, write, read }: Terminal): Promise<string | null> {
  const { candidates } = question;
  write(renameQuestion(question, style));
  const numbers = candidates.map((_, index) => String(index + 1));
  for (;;) {
    const line = (await read(`Which? [${[...numbers, "n"].join("/")}] `)).trim();
    if (/^no?$/i.test(line)) return null;
    const chosen = candidates[numbers.indexOf(line)] ?? candidates.find(({ to }) => to === line);
    if (chosen !== undefined) return chosen.to;
    write(`${clean(line) === "" ? "" : `${clean(line)} is no answer. `}Type ${numbers.join(", ")} or n.\n`);
  }
}
