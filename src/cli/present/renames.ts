import type { RenameQuestion } from "../../api/types.js";
import type { Style } from "../output.js";
import { clean } from "./text.js";

/** A question with its candidates, and what happens when it is none of them. */
export function renameQuestion(question: RenameQuestion, style: Style): string {
  const { id, isDropped, candidates } = question;
  const what = isDropped ? "goes" : "is declared by nobody";
  const lines = candidates.map(({ to, score, evidence }, index) => {
    const percent = `${Math.round(score * 100)} %`;
    const why = style("faint", `${percent}  ${clean(evidence.join("; "))}`);
    return `  ${index + 1}  yes, to ${style("strong", clean(to))}  ${why}\n`;
  });
  return `${style("strong", clean(id))} ${what}. Was it renamed?\n${lines.join("")}  n  no, it ${fate(question)}\n`;
}

function fate({ kind, isDropped }: RenameQuestion): string {
  if (!isDropped) return "stays as it is";
  if (kind === "column") return "is dropped with its values";
  return kind === "table" ? "is dropped with its rows" : "is dropped";
}

/** Questions that are open, for standard error. */
export function openQuestionHints({
  questions,
}: {
  readonly questions: readonly RenameQuestion[];
}): string[] {
  return questions.map(({ id, candidates }) => {
    const names = candidates.map(({ to, score }) => `${to} (${Math.round(score * 100)} %)`);
    return clean(`Open: was ${id} renamed to ${names.join(" or ")}? \`schemix generate\` will ask.`);
  });
}
