/** The differences between what the migrations imply and what is there, in sentences. */
import type { AnyObject, ObjectOf } from "../../objects/any.js";
import { changedMembers } from "../../objects/kind.js";
import { hasOwner } from "../../objects/owner.js";
import { describeReference, type SchemaObject } from "../../schema/object.js";
import type { Schema } from "../../schema/schema.js";
import { isSameData } from "../../util/compare.js";
import type { DriftDifference } from "../types.js";

/** Every object that is not the same on both sides; what comes and goes with its table is told with the table. */
export function differencesBetween(expected: Schema, actual: Schema): readonly DriftDifference[] {
  const found: DriftDifference[] = [];
  for (const [object, there] of expected.pairedWith(actual)) {
    if (there === undefined) {
      if (!goesAlong(object, actual)) found.push(difference("missing", object));
    } else {
      const members = changes(object as AnyObject, there as AnyObject);
      if (members.length > 0) found.push(difference("changed", object, members.join("; ")));
    }
  }
  for (const [object, there] of actual.pairedWith(expected))
    if (there === undefined && !goesAlong(object, expected)) found.push(difference("added", object));
  return found;
}

/** Whether what the object belongs to is missing on the other side too. */
function goesAlong(object: SchemaObject, other: Schema): boolean {
  if (!hasOwner(other, object)) return true;
  return object.kind === "comment" && !other.has((object as ObjectOf<"comment">).on);
}

function difference(change: DriftDifference["change"], object: SchemaObject, how = ""): DriftDifference {
  const name = nameOf(object);
  const sentences = {
    added: `${name} is in the database, and no migration made it.`,
    missing: `${name} is gone: a migration made it.`,
    changed: `${name} was changed: ${how}.`,
  };
  return { change, object: name, description: sentences[change] };
}

function nameOf(object: SchemaObject): string {
  if (object.kind === "comment") return `comment on ${nameOf((object as ObjectOf<"comment">).on)}`;
  const [kind = "", ...path] = describeReference(object).split(" ");
  return [kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`), ...path].join(" ");
}

function changes(expected: AnyObject, actual: AnyObject): readonly string[] {
  const members = changedMembers(expected, actual, isSameData);
  // What makes it says everything; the other members of such an object are made of it.
  if (members.includes("definition")) return ["it is made in another way"];
  const memberOf = (object: AnyObject, member: string): unknown => Reflect.get(object, member);
  return members.map(
    (member) =>
      `${words(member)} is ${shown(memberOf(actual, member))}, and the migrations say ${shown(memberOf(expected, member))}`,
  );
}

function words(member: string): string {
  return member.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** A value for people, cut where it is long. */
function shown(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  if (typeof value === "boolean") return value ? "yes" : "no";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= 120 ? line : `${line.slice(0, 117)}...`;
}

/** Whether two schemas hold the same object under a reference. */
export function hasSame(schema: Schema, object: SchemaObject): boolean {
  const other = schema.get(object);
  return other !== undefined && isSameData(other, object);
}
