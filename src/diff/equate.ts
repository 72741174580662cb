/** Facts that a project calls equal: before anything is planned, one side takes them over from the other. */
import { SchemixError } from "../errors/schemix-error.js";
import type { AnyObject } from "../objects/any.js";
import { type ComparedFact, type Comparer, type Comparers, comparerFor } from "../objects/comparers.js";
import { changedMembers } from "../objects/kind.js";
import { describeReference, type Reference, type SchemaObject } from "../schema/object.js";
import type { Schema } from "../schema/schema.js";
import { isSameData } from "../util/compare.js";

/** `to` with the facts of `from` wherever these are the same to the project. */
export type Equate = (from: Schema, to: Schema) => Schema;

/**
 * What the comparers of a project make of two schemas; nothing when there are none.
 * @param isSame what the entities say besides
 * @param desired which of both is what is asked for, `to` or `from`; the other one is what is there
 */
export function equateWith(
  comparers: Comparers | undefined,
  desired: "from" | "to",
  isSame?: (fact: ComparedFact) => boolean,
): Equate | undefined {
  if (comparers === undefined && isSame === undefined) return undefined;
  return (from, to) => {
    const equal: SchemaObject[] = [];
    for (const [object, other] of to.pairedWith(from)) {
      if (other === undefined || isSameData(object, other)) continue;
      const taken = takenOver({ comparers, isSame }, other as AnyObject, object as AnyObject, desired);
      if (taken !== undefined) equal.push(taken);
    }
    return equal.length === 0 ? to : to.with(equal);
  };
}

interface Judges {
  readonly comparers: Comparers | undefined;
  readonly isSame: ((fact: ComparedFact) => boolean) | undefined;
}

function takenOver(
  { comparers = {}, isSame }: Judges,
  from: AnyObject,
  to: AnyObject,
  desired: "from" | "to",
): SchemaObject | undefined {
  const facts: Record<string, unknown> = {};
  for (const fact of changedMembers(from, to, isSameData)) {
    const name = comparerFor(to, fact);
    const comparer = comparers[name] as Comparer | undefined;
    if (comparer === undefined && isSame === undefined) continue;
    const [theirs, ours] = [Reflect.get(from, fact), Reflect.get(to, fact)];
    const sides = desired === "to" ? { current: theirs, desired: ours } : { current: ours, desired: theirs };
    const { kind, namespace, table, name: own } = subjectOf(to);
    const compared = { kind, namespace, table, name: own, fact, ...sides };
    if (isSame?.(compared) === true || ask(comparer, name, compared)) facts[fact] = theirs;
  }
  return Object.keys(facts).length === 0 ? undefined : { ...to, ...facts };
}

/** What a comment is on; else the object itself. */
function subjectOf(object: AnyObject): Reference {
  return object.kind === "comment" ? object.on : object;
}

/** @throws SchemixError `HOOK_FAILED` */
function ask(comparer: Comparer | undefined, name: keyof Comparers, fact: ComparedFact): boolean {
  if (comparer === undefined) return false;
  let answer: unknown;
  try {
    answer = comparer(Object.freeze(fact));
  } catch (cause) {
    throw failed(name, fact, `threw: ${cause instanceof Error ? cause.message : String(cause)}`, cause);
  }
  if (answer === undefined || typeof answer === "boolean") return answer === true;
  const noun = answer instanceof Promise ? "a promise" : `a ${typeof answer}`;
  throw failed(name, fact, `returned ${noun} instead of true, false or nothing`);
}

function failed(name: keyof Comparers, fact: ComparedFact, what: string, cause?: unknown): SchemixError {
  const { current, desired } = fact;
  return new SchemixError("HOOK_FAILED", {
    message: `compare.${name} ${what}`,
    where: `compare.${name}`,
    why: `It was asked about \`${fact.fact}\` of ${describeReference(fact)}: ${shown(current)} in the database, ${shown(desired)} wanted.`,
    fix: "Correct the function in the configuration. Nothing was written.",
    data: { hook: `compare.${name}`, fact },
    cause,
  });
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
