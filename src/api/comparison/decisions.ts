/** What has to be decided about names before a plan is one: by hints, by answers, by nobody. */

import type { EntityModel } from "../../entities/to-schema.js";
import { SchemixError } from "../../errors/schemix-error.js";
import type { AnyOperation } from "../../objects/any.js";
import { definitionReference, isDefinition } from "../../objects/definition/shape.js";
import { keyOf, type Reference } from "../../schema/object.js";
import type { RenameHint } from "../../schema/rename.js";
import { siteOf } from "../project/entity-site.js";
import { answersIn, type RenameAnswer, resolveAnswers } from "../renames/answers.js";
import { inOtherCapitals } from "../renames/capitals.js";
import { inCircles } from "../renames/circles.js";
import { formerOf, formerWords } from "../renames/former.js";
import { formerReferenceOf, referenceOfHint } from "../renames/pairs.js";
import {
  hintFor,
  identicalDefinitions,
  identicalEnums,
  idOf,
  isMovable,
  kindWords,
  openQuestions,
  type RenameSides,
  renameGroups,
} from "../renames/questions.js";
import type { Renames } from "../renames/renames.js";
import type { GenerateRequest, RenameQuestion } from "../types.js";
import { renamedViewColumns } from "./view-columns.js";
import type { Wanted } from "./wanted.js";

/** What is decided so far. */
export interface Decisions {
  /** Renames besides the hints of entities, in the order of doing. */
  readonly renames: readonly RenameHint[];
  /** What was not renamed ({@link keyOf}). */
  readonly denied: ReadonlySet<string>;
  /** Hints of entities that gain nothing: what they rename has to be made anew anyway. */
  readonly futile: ReadonlySet<RenameHint>;
  /** Those of `renames` that nobody has asked for. */
  readonly automatic: ReadonlySet<RenameHint>;
  /** What is not to be renamed by itself, because that gains nothing ({@link keyOf} of the former name). */
  readonly withdrawn: ReadonlySet<string>;
  readonly answers: readonly RenameAnswer[];
}

export function firstDecisions(answers: readonly RenameAnswer[] = []): Decisions {
  const none = new Set<never>();
  return { renames: [], denied: none, futile: none, automatic: none, withdrawn: none, answers };
}

/** Where a comparison has got to with the decisions so far. */
export interface Attempt extends RenameSides {
  readonly model: EntityModel;
  readonly renames: Renames;
  readonly wanted: Wanted;
  readonly defaultNamespace: string;
  /** What leads from the renamed state to what is wanted. */
  readonly operations: readonly AnyOperation[];
}

/**
 * Decisions that an attempt has brought about and that ask for another one, or the questions that stay open.
 * @throws SchemixError `RENAME_INVALID`, `ANSWER_INVALID`, and what `ask` throws
 */
export async function decide(
  attempt: Attempt,
  decisions: Decisions,
  ask: GenerateRequest["ask"],
): Promise<{ readonly next: Decisions } | { readonly questions: readonly RenameQuestion[] }> {
  const said = definitionHints(attempt);
  refuseHints([...hintFaults(attempt), ...circleFaults(attempt), ...said.faults]);
  if (said.hints.length > 0)
    return { next: { ...decisions, renames: [...decisions.renames, ...said.hints] } };
  const automatic = withAutomatic(attempt, decisions);
  if (automatic !== undefined) return { next: automatic };
  const futile = futileHints(attempt, decisions);
  if (futile.length > 0) return { next: { ...decisions, futile: new Set([...decisions.futile, ...futile]) } };
  const { answers } = decisions;
  // Where nothing comes, nothing can be the new name of what goes.
  if (answers.length === 0 && attempt.operations.length === 0) return { questions: [] };
  const groups = renameGroups(attempt);
  if (answers.length > 0) {
    const { renames, denied, left } = resolveAnswers(answers, groups, attempt.defaultNamespace);
    return {
      next: {
        ...decisions,
        renames: [...decisions.renames, ...renames],
        denied: new Set([...decisions.denied, ...denied]),
        answers: left,
      },
    };
  }
  const questions = openQuestions(groups, decisions.denied);
  if (questions.length === 0 || ask === undefined) return { questions };
  return { next: { ...decisions, answers: answersIn(await ask(questions)) } };
}

/** Renames that nobody has to be asked about, or without those that turn out to gain nothing. */
function withAutomatic(attempt: Attempt, decisions: Decisions): Decisions | undefined {
  const { withdrawn, automatic, renames } = decisions;
  const identical = [...identicalEnums(attempt), ...identicalDefinitions(attempt)];
  const found = [...inOtherCapitals(attempt), ...identical, ...renamedViewColumns(attempt)].filter(
    (hint) => !withdrawn.has(formerKey(hint)),
  );
  if (found.length > 0)
    return { ...decisions, renames: [...renames, ...found], automatic: new Set([...automatic, ...found]) };
  const vain = new Set([...automatic].filter((hint) => isMadeAnew(hint, attempt)));
  if (vain.size === 0) return undefined;
  return {
    ...decisions,
    renames: renames.filter((hint) => !vain.has(hint)),
    automatic: new Set([...automatic].filter((hint) => !vain.has(hint))),
    withdrawn: new Set([...withdrawn, ...[...vain].map(formerKey)]),
  };
}

function formerKey(hint: RenameHint): string {
  return keyOf(formerReferenceOf(hint));
}

/** Whether the plan drops what was renamed, or the view that a renamed column is one of. */
function isMadeAnew(hint: RenameHint, { operations, defaultNamespace }: Attempt): boolean {
  const { namespace, table, name } = referenceOfHint(hint, hint.to);
  return operations.some((operation) => {
    if (operation.kind !== "dropObject") return false;
    const dropped = definitionReference(operation, defaultNamespace);
    const isIts =
      hint.kind === "column" ? dropped.name === table : dropped.table === table && dropped.name === name;
    return isIts && dropped.namespace === namespace;
  });
}

interface HintFault {
  readonly what: string;
  readonly site: string | undefined;
  readonly why: string;
}

/** Hints of entities that contradict the database, each other, or fit nothing. */
function hintFaults({ model, renames, state, wanted }: Attempt): readonly HintFault[] {
  const isNew = isMadeFromNothing(state, wanted);
  return renames.idle.flatMap(({ hint, reason }) => {
    const to = referenceOfHint(hint, hint.to);
    const from = formerReferenceOf(hint);
    const isOfNothing = (reason === "nothing" || reason === "taken") && !isNew;
    const isDouble = reason === "both" && !isWanted(hint, from, wanted);
    if (hint.isImplied === true || !(isOfNothing || isDouble)) return [];
    const [was, is] =
      from.namespace === to.namespace
        ? [hint.from, hint.to]
        : [from, to].map(({ namespace, name }) => `${namespace}.${name}`);
    const why =
      reason === "both"
        ? `${was} and ${is} are both there.`
        : reason === "taken"
          ? `another hint gives the name ${was} to something else.`
          : `there is neither ${was} nor ${is}.`;
    const owner = hint.kind === "enumValue" ? hint.enum : undefined;
    const what = idOf(owner === undefined ? to : { ...to, table: owner });
    return [{ what: `${what} from ${was}`, site: siteOf(model, to), why }];
  });
}

/** Hints that exchange names: what was renamed looks like what was not. */
function circleFaults({ model, wanted, seen }: Attempt): readonly HintFault[] {
  const hinted = model.renames
    .filter(({ isImplied }) => isImplied !== true)
    .map((hint) => {
      const owner = hint.kind === "enumValue" ? { table: hint.enum } : {};
      const [from, to] = [formerReferenceOf(hint), referenceOfHint(hint, hint.to)];
      return { from: { ...from, ...owner }, to: { ...to, ...owner }, site: siteOf(model, to) };
    });
  const said = [...(wanted.made ?? [])].flatMap(([index, made]) => {
    const { renamedFrom = "", site } = model.definitions?.[index] ?? { site: undefined };
    return made.map((to) => ({ from: formerOf(to, renamedFrom, seen), to, site }));
  });
  return inCircles([...hinted, ...said]).map(({ from, to, site }) => ({
    what: `${idOf(to)} from ${from.name}`,
    site,
    why: "the names go round in a circle, and nothing tells names that were exchanged from names that stay.",
  }));
}

/** A database that has nothing of what is wanted yet: the history of names says nothing about it. */
function isMadeFromNothing(state: Attempt["state"], { schema, kept }: Wanted): boolean {
  return ![...schema].some(
    (object) =>
      (object.kind === "table" || isDefinition(object)) && state.has(object) && !kept.has(keyOf(object)),
  );
}

function isWanted(hint: RenameHint, from: Reference, { schema }: Wanted): boolean {
  if (hint.kind !== "enumValue") return schema.has(from);
  const found = schema.get({ kind: "enum", namespace: hint.namespace, name: hint.enum });
  return found !== undefined && "values" in found && (found.values as readonly string[]).includes(hint.from);
}

/** What definitions say that they were called, for the objects that the server says they make. */
function definitionHints({ model, wanted, state, seen, dialect }: Attempt): {
  readonly hints: readonly RenameHint[];
  readonly faults: readonly HintFault[];
} {
  const hints: RenameHint[] = [];
  const faults: HintFault[] = [];
  for (const [index, made] of wanted.made ?? []) {
    const { renamedFrom = "", site } = model.definitions?.[index] ?? { site: undefined };
    const said = formerWords(renamedFrom);
    const pairs = made.map((to) => ({ to, from: formerOf(to, renamedFrom, seen) }));
    const open = pairs.filter(({ to, from }) => seen.has(from) && !state.has(to));
    const fault = (to: Reference, why: string) =>
      faults.push({ what: `${idOf(to)} from ${said}`, site, why });
    const claimed = new Set<string>();
    for (const { from, to } of open) {
      if (from.namespace !== to.namespace && !isMovable(to, dialect))
        fault(to, "the database moves no such object: drop it, and it is made anew where it is to be.");
      if (claimed.has(keyOf(from))) fault(to, `the SQL makes several objects that ${idOf(from)} could be.`);
      claimed.add(keyOf(from));
      hints.push(hintFor(from, to));
    }
    const double = pairs.find(({ from, to }) => state.has(to) && isStray(from, state, wanted));
    if (double !== undefined) fault(double.to, `${idOf(double.from)} is there too.`);
    const [first] = pairs;
    const isOfNothing = open.length === 0 && !made.some((object) => state.has(object));
    if (isOfNothing && first !== undefined && !isMadeFromNothing(state, wanted)) {
      const kinds = [...new Set(made.map(({ kind }) => kindWords(kind)))].join(" or ");
      fault(first.to, `there is no ${kinds} ${said}.`);
    }
  }
  return { hints: faults.length > 0 ? [] : hints, faults };
}

/** There, and declared by nobody. */
function isStray(object: Reference, state: Attempt["state"], { schema, kept }: Wanted): boolean {
  return state.has(object) && (!schema.has(object) || kept.has(keyOf(object)));
}

const remade: ReadonlySet<string> = new Set(["dropConstraint", "dropIndex"]);

/** Constraints and indexes that the plan makes anew: a rename before that is one step too many. */
function futileHints(
  { model, operations, defaultNamespace }: Attempt,
  { futile }: Decisions,
): readonly RenameHint[] {
  const dropped = operations.filter(({ kind }) => remade.has(kind)) as readonly {
    readonly namespace?: string;
    readonly table: string;
    readonly name: string;
  }[];
  if (dropped.length === 0) return [];
  const inner = new Set(["primaryKey", "unique", "check", "foreignKey", "index"]);
  return model.renames.filter(
    (hint) =>
      inner.has(hint.kind) &&
      !futile.has(hint) &&
      dropped.some(
        ({ namespace = defaultNamespace, table, name }) =>
          "table" in hint && table === hint.table && name === hint.to && namespace === hint.namespace,
      ),
  );
}

/** @throws SchemixError `RENAME_INVALID` */
function refuseHints(faults: readonly HintFault[]): void {
  if (faults.length === 0) return;
  const what =
    faults.length === 1 ? "A rename that is declared fits" : `${faults.length} renames that are declared fit`;
  const lines = faults.map(
    ({ what: hint, site, why }) => `${hint}${site === undefined ? "" : ` (${site})`}: ${why}`,
  );
  throw new SchemixError("RENAME_INVALID", {
    message: `${what} nothing in the database`,
    why: lines.join("\n"),
    fix: "Correct the former name (what was in another namespace says so: renamedFrom: { namespace, name }), or take the hint away when the rename is an old story. Names are exchanged in a migration of its own, by way of a third name.",
    data: { hints: faults },
  });
}
