/** Answers about renames, as people give them, → what is meant. Names may hold dots and colons: nothing is split blindly. */
import { SchemixError } from "../../errors/schemix-error.js";
import { bareName } from "../../objects/definition/shape.js";
import { keyOf, type Reference } from "../../schema/object.js";
import type { RenameHint } from "../../schema/rename.js";
import { closest } from "../../util/closest.js";
import type { GenerateRequest, RenameAnswers } from "../types.js";
import {
  argumentsOf,
  hintFor,
  idOf,
  kindWords,
  newNameOf,
  openQuestions,
  type RenameGroup,
} from "./questions.js";

/** One answer: `text` is `old:new`, or `from` alone is the old path and `to` the new name, `null` for none. */
export type RenameAnswer = { readonly text: string } | { readonly from: string; readonly to: string | null };

/** What answers say just now. */
export interface ResolvedAnswers {
  readonly renames: readonly RenameHint[];
  /** Keys of what was not renamed. */
  readonly denied: readonly string[];
  /** Answers that nothing fits yet: another answer may have to come first. */
  readonly left: readonly RenameAnswer[];
}

/** All answers of a request. */
export function answersOf(request: GenerateRequest): readonly RenameAnswer[] {
  return [
    ...(request.renames ?? []).map((text) => ({ text })),
    ...(request.notRenamed ?? []).map((from) => ({ from, to: null })),
    ...answersIn(request.answers ?? {}),
  ];
}

export function answersIn(answers: RenameAnswers): readonly RenameAnswer[] {
  return Object.entries(answers).map(([from, to]) => ({ from, to }));
}

interface Meaning {
  readonly answer: RenameAnswer;
  readonly group: RenameGroup;
  readonly gone: Reference;
  /** What it is now; `null`: nothing. `undefined`: the name of nothing that comes. */
  readonly to: Reference | null | undefined;
}

/**
 * What can be told of the answers in this state of things.
 * @throws SchemixError `ANSWER_INVALID` naming every answer that contradicts another or, when none of them gets any
 * further, fits nothing
 */
export function resolveAnswers(
  answers: readonly RenameAnswer[],
  groups: readonly RenameGroup[],
  defaultNamespace: string,
): ResolvedAnswers {
  const meanings = answers.map((answer) => meaningsOf(answer, groups, defaultNamespace));
  const settled = new Map<string, Meaning>();
  const faults = new Map<RenameAnswer, string>();
  const left: RenameAnswer[] = [];
  const taken = new Map<string, Meaning>();
  answers.forEach((answer, index) => {
    const found = (meanings[index] ?? []).filter((meaning) => isComplete(meaning));
    const [meaning, another] = found;
    if (meaning === undefined) left.push(answer);
    else if (another !== undefined) faults.set(answer, ambiguous(found));
    else {
      const fault = conflictOf(meaning, settled, taken);
      if (fault !== undefined) faults.set(answer, fault);
      settled.set(keyOf(meaning.gone), meaning);
      if (meaning.to !== null && meaning.to !== undefined) taken.set(keyOf(meaning.to), meaning);
    }
  });
  // What an answer makes room for cannot be seen before it is followed.
  if (settled.size === 0)
    for (const answer of left)
      faults.set(answer, reasonFor(answer, meanings[answers.indexOf(answer)], groups, defaultNamespace));
  if (faults.size > 0) throw invalid(faults);
  const all = [...settled.values()];
  return {
    renames: all.flatMap(({ gone, to }) => (to ? [hintFor(gone, to)] : [])),
    denied: all.flatMap(({ gone, to }) => (to === null ? [keyOf(gone)] : [])),
    left,
  };
}

/** An answer is one to a question when the new name is that of something that comes, or there is a question to deny. */
function isComplete({ group, gone, to }: Meaning): boolean {
  if (to !== null) return to !== undefined;
  return openQuestions([{ ...group, gone: [{ reference: gone, isDropped: true }] }], new Set()).length > 0;
}

function meaningsOf(
  answer: RenameAnswer,
  groups: readonly RenameGroup[],
  defaultNamespace: string,
): readonly Meaning[] {
  return groups.flatMap((group) =>
    group.gone.flatMap(({ reference: gone }) => {
      const names = spellings(gone, defaultNamespace)
        .map((spelling) => nameIn(answer, spelling))
        .filter((name) => name !== undefined);
      const [name] = names;
      if (name === undefined) return [];
      return [{ answer, group, gone, to: name === null ? null : named(name, gone, group, defaultNamespace) }];
    }),
  );
}

/** What comes and is called so: in the same namespace or, with that in front, in another one. */
function named(
  name: string,
  gone: Reference,
  { fresh }: RenameGroup,
  defaultNamespace: string,
): Reference | undefined {
  const isCalled = (to: Reference) =>
    to.name === name || (bareName(to) === name && argumentsOf(to) === argumentsOf(gone));
  return (
    fresh.find((to) => to.namespace === gone.namespace && isCalled(to)) ??
    fresh.find((to) => spellings(to, defaultNamespace).includes(name))
  );
}

/** The new name that an answer gives to what is spelled so; `undefined` when it speaks of something else. */
function nameIn(answer: RenameAnswer, spelling: string): string | null | undefined {
  if ("from" in answer) return answer.from === spelling ? answer.to : undefined;
  return answer.text.startsWith(`${spelling}:`) ? answer.text.slice(spelling.length + 1) : undefined;
}

/** All that a person may call it: with its namespace or, in the default one, without; with its kind before it or without. */
function spellings(reference: Reference, defaultNamespace: string): readonly string[] {
  const { kind, namespace, table, name } = reference;
  const names = [...new Set([name, bareName(reference)])];
  const paths = names.flatMap((each) => {
    const inner = table === undefined ? each : `${table}.${each}`;
    const full = namespace === "" ? inner : `${namespace}.${inner}`;
    return namespace === defaultNamespace ? [full, inner] : [full];
  });
  return paths.flatMap((path) => [`${kindWords(kind)} ${path}`, path]);
}

function conflictOf(
  meaning: Meaning,
  settled: ReadonlyMap<string, Meaning>,
  taken: ReadonlyMap<string, Meaning>,
): string | undefined {
  const { gone, to } = meaning;
  const other = settled.get(keyOf(gone));
  if (other !== undefined && keyOfAnswer(other.to) !== keyOfAnswer(to))
    return `${idOf(gone)} has another answer: ${shown(other.answer)}.`;
  const rival = to ? taken.get(keyOf(to)) : undefined;
  if (rival === undefined || keyOf(rival.gone) === keyOf(gone)) return undefined;
  return `${to?.name} is the new name of ${idOf(rival.gone)} already: ${shown(rival.answer)}.`;
}

function keyOfAnswer(to: Meaning["to"]): string | undefined {
  return to ? keyOf(to) : undefined;
}

function ambiguous(found: readonly Meaning[]): string {
  const ids = found.map(({ gone }) => idOf(gone)).join(", ");
  return `It may mean ${ids}. Write it with the kind in front, as it stands here.`;
}

/** Why an answer fits nothing. */
function reasonFor(
  answer: RenameAnswer,
  meanings: readonly Meaning[] = [],
  groups: readonly RenameGroup[],
  defaultNamespace: string,
): string {
  const [meaning] = meanings;
  if (meaning !== undefined && meaning.to === null)
    return `There is no question about ${idOf(meaning.gone)}: nothing that comes is like it.`;
  if (meaning !== undefined) {
    const names = meaning.group.fresh.map((to) => newNameOf(to, meaning.gone));
    const kind = kindWords(meaning.gone.kind);
    return names.length === 0
      ? `Nothing new comes that ${idOf(meaning.gone)} could be.`
      : `No ${kind} of that name comes. What comes: ${names.join(", ")}.`;
  }
  const known = groups.flatMap(({ gone }) =>
    gone.flatMap(({ reference }) => spellings(reference, defaultNamespace)),
  );
  const near = closest("from" in answer ? answer.from : answer.text.replace(/:[^:]*$/, ""), known);
  const hint = near === undefined ? "" : ` Did you mean ${near}?`;
  return `Nothing that is called so goes: it is not there, or it is declared.${hint}`;
}

function shown(answer: RenameAnswer): string {
  if ("text" in answer) return answer.text;
  return answer.to === null ? `${answer.from} was not renamed` : `${answer.from}:${answer.to}`;
}

function invalid(faults: ReadonlyMap<RenameAnswer, string>): SchemixError {
  const list = [...faults].map(([answer, why]) => ({ answer: shown(answer), why }));
  const what =
    list.length === 1 ? "An answer about a rename fits" : `${list.length} answers about renames fit`;
  return new SchemixError("ANSWER_INVALID", {
    message: `${what} no open question: ${list.map(({ answer }) => answer).join(", ")}`,
    why: list.map(({ answer, why }) => `${answer}: ${why}`).join("\n"),
    fix: "See with `schemix diff` which questions are open; a column is named with the new name of its table.",
    data: { answers: list },
  });
}
