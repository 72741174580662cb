/** Options of decorators as source; what says nothing is left out. */
import { commentTextOn } from "../../objects/comment/shape.js";
import type { Deferral } from "../../objects/primary-key/shape.js";
import type { SequenceOptions } from "../../objects/sequence/shape.js";
import type { Reference } from "../../schema/object.js";
import type { Schema } from "../../schema/schema.js";
import { type Code, code } from "../../util/code.js";

/** A text, when there is one. */
export function text(value: string | undefined): Code | undefined {
  return value === undefined ? undefined : code.string(value);
}

/** SQL, when there is any. */
export function sqlText(value: string | undefined): Code | undefined {
  return value === undefined ? undefined : code.sql(value);
}

/** `true`, or nothing. */
export function flag(value: boolean | undefined): Code | undefined {
  return value === true ? code.own("true") : undefined;
}

/** Options that only one database has, when there are any. */
export function under(options: Record<string, Code | undefined>): Code | undefined {
  return Object.values(options).every((each) => each === undefined) ? undefined : code.object(options);
}

/** A list of texts, when it is not empty. */
export function texts(values: readonly string[] | undefined): Code | undefined {
  return values === undefined || values.length === 0 ? undefined : code.strings(values);
}

/** A name, when it is not the usual one. */
export function unusual(name: string, usual: string | undefined): Code | undefined {
  return name === usual ? undefined : code.string(name);
}

/** The comment on an object. */
export function commentOf(object: Reference, schema: Schema): Code | undefined {
  return text(commentTextOn(object, schema));
}

/** Storage parameters: numbers and truth values as such, where they are spelled as usual. */
export function storageOf(storage: Readonly<Record<string, string>> | undefined): Code | undefined {
  if (storage === undefined) return undefined;
  const value = (parameter: string): Code => {
    const isPlain = parameter === "true" || parameter === "false" || String(Number(parameter)) === parameter;
    return isPlain && Number.isFinite(Number(parameter.replace(/true|false/, "0")))
      ? code.own(parameter)
      : code.string(parameter);
  };
  return code.object(Object.fromEntries(Object.entries(storage).map(([name, each]) => [name, value(each)])));
}

export function deferralOf({ deferrable, initiallyDeferred }: Deferral): Record<string, Code | undefined> {
  return { deferrable: flag(deferrable), initiallyDeferred: flag(initiallyDeferred) };
}

/** How a sequence or an identity counts; numbers beyond 2^53 as text. */
export function countingOf(options: SequenceOptions): Record<string, Code | undefined> {
  const number = (value: string | undefined): Code | undefined => {
    if (value === undefined) return undefined;
    return Number.isSafeInteger(Number(value)) ? code.own(String(Number(value))) : code.string(value);
  };
  const { start, increment, minValue, maxValue, cache, cycle } = options;
  return {
    start: number(start),
    increment: number(increment),
    minValue: number(minValue),
    maxValue: number(maxValue),
    cache: number(cache),
    cycle: flag(cycle),
  };
}
