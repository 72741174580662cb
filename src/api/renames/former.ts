/** What an object was called, of what people say of it. */
import { bareName } from "../../objects/definition/shape.js";
import type { Reference } from "../../schema/object.js";
import type { FormerName } from "../../schema/rename.js";
import type { Schema } from "../../schema/schema.js";
import { argumentsOf } from "./questions.js";

export function formerWords(former: FormerName): string {
  if (typeof former === "string") return former;
  return [former.namespace, former.name].filter((part) => part !== undefined).join(".");
}

/**
 * The reference that an object had under its former name. A text is the name in the namespace of now, or else a namespace and a name,
 * where there is such an object.
 */
export function formerOf(to: Reference, former: FormerName, seen: Schema): Reference {
  if (typeof former !== "string") {
    const { namespace = to.namespace, name } = former;
    return name === undefined ? { ...to, namespace } : namedFormerly({ ...to, namespace }, name, seen);
  }
  const own = namedFormerly(to, former, seen);
  if (seen.has(own)) return own;
  const words = former.split(".");
  const elsewhere = words.slice(1).map((_, index) => {
    const namespace = words.slice(0, index + 1).join(".");
    return namedFormerly({ ...to, namespace }, words.slice(index + 1).join("."), seen);
  });
  return elsewhere.find((reference) => seen.has(reference)) ?? own;
}

/** A routine had the same arguments unless they are said. */
function namedFormerly(to: Reference, former: string, seen: Schema): Reference {
  if (bareName(to) === to.name) return { ...to, name: former };
  if (former.endsWith(")")) return { ...to, name: former };
  // The names of routines are SQL, and in quotes where they have to be.
  const quoted = { ...to, name: `"${former.replaceAll('"', '""')}"${argumentsOf(to)}` };
  return seen.has(quoted) ? quoted : { ...to, name: former + argumentsOf(to) };
}
