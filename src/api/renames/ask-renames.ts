/** Questions about renames on their way to a person, and what is said when nobody answers. */
import { SchemixError } from "../../errors/schemix-error.js";
import type { Surroundings } from "../comparison/attempt.js";
import type { GenerateRequest, RenameQuestion } from "../types.js";
import { answersOf } from "./answers.js";
import { kindWords } from "./questions.js";

/** The answers that a request has, and whom else to ask. */
export function askingOf(request: GenerateRequest): Pick<Surroundings, "answers" | "ask"> {
  return { answers: answersOf(request), ask: askerFor(request) };
}

/** Asks whom the request names; questions that stay open end the verb. */
function askerFor({ ask }: GenerateRequest): NonNullable<GenerateRequest["ask"]> {
  return async (questions) => {
    const answers = (await ask?.(questions)) ?? {};
    if (Object.keys(answers).length === 0) throw undecided(questions);
    return answers;
  };
}

/** What an entity says instead, where that is not `renamedFrom`. */
const hints: Readonly<Record<string, string>> = { enum: "enumRenamedFrom", enumValue: "renamedValues" };

function undecided(questions: readonly RenameQuestion[]): SchemixError {
  const [first] = questions;
  const lines = questions.map(({ id, isDropped, candidates }) => {
    const names = candidates.map(({ to, score, evidence }) => `${to} (${score}: ${evidence.join(", ")})`);
    return `${id} ${isDropped ? "goes" : "is declared by nobody"}, and may be ${names.join(" or ")}`;
  });
  const said = new Set(questions.map(({ kind }) => hints[kind] ?? "renamedFrom"));
  const example = first?.id.slice(kindWords(first.kind).length + 1);
  const what =
    questions.length === 1
      ? "Something may have been renamed"
      : `${questions.length} things may have been renamed`;
  return new SchemixError("RENAME_UNDECIDED", {
    message: `${what}, and nobody has said so; nothing was written`,
    why: lines.join("\n"),
    fix: `Answer each with --rename ${example}:${first?.candidates[0]?.to} or --no-rename ${example}, or say ${[...said].join(" and ")} in the entity.`,
    data: { questions },
  });
}
