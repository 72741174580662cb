/** What stands on what: from the catalog, or, for a schema that is only wanted, from what its texts mention. */
import type { AnyObject, ObjectOf } from "../../../objects/any.js";
import { allOf } from "../../../objects/find.js";
import { type Reference, referenceOf } from "../../../schema/object.js";
import type { Schema } from "../../../schema/schema.js";
import { wordsOf } from "../../../util/words.js";
import { keysBeneath, Dependents as SharedDependents } from "../../dependents.js";
import { textsOf } from "../normalize/question.js";

/** Answers what depends on an object. */
export class Dependents extends SharedDependents {
  readonly #schema: Schema;

  constructor(schema: Schema) {
    super(schema, inferred);
    this.#schema = schema;
  }

  /** The columns whose type is an enum or an array of it. */
  columnsOf(enumeration: Reference): readonly ObjectOf<"column">[] {
    const columns = this.of(enumeration).filter((object) => object.kind === "column");
    return columns.filter((column) => isOfType(column.type, enumeration, this.#schema));
  }

  /** The enum that the values of a column are of, or of whose arrays they are. */
  enumOf(reference: Reference): ObjectOf<"enum"> | undefined {
    const column = this.#schema.get(reference) as ObjectOf<"column"> | undefined;
    const enums = allOf(this.#schema, "enum");
    return column && enums.find((type) => isOfType(column.type, type, this.#schema));
  }
}

/**
 * Too much does no harm: what is dropped and made again without need ends as it was. Too little would be refused by
 * the server.
 */
function inferred(object: AnyObject, schema: Schema): readonly Reference[] {
  const needed: Reference[] = [];
  if (object.kind === "foreignKey") return keysBeneath(object, schema);
  const isSpoken = object.kind === "column" || object.kind === "check" || object.kind === "index";
  if (!isSpoken) return needed;
  const texts = textsOf(object).map(wordsOf);
  const initial = object.kind === "column" && object.default !== undefined ? [wordsOf(object.default)] : [];
  for (const type of schema.ofKind("enum")) {
    const isMentioned = [...texts, ...initial].some((text) => text.mentions(type.name));
    if (isMentioned || (object.kind === "column" && isOfType(object.type, type, schema)))
      needed.push(referenceOf(type));
  }
  if (object.kind === "column") needed.push(...tablesSpelledBy(object.type, schema));
  for (const sequence of initial.length === 0 ? [] : schema.ofKind("sequence"))
    if (initial.some((text) => text.mentions(sequence.name))) needed.push(referenceOf(sequence));
  if (texts.length === 0) return needed;
  for (const column of schema.childrenOf(object.namespace, object.table, "column")) {
    const isItself = object.kind === "column" && object.name === column.name;
    if (!isItself && texts.some((text) => text.mentions(column.name))) needed.push(referenceOf(column));
  }
  return needed;
}

/** Whether a type is spelled as an enum or an array of it; a bare name is the one that the path finds first. */
function isOfType(spelling: string, { namespace, name }: Reference, schema: Schema): boolean {
  const parts = nameParts(spelling.replace(/(\[\d*\])+$/, "").trim());
  if (parts.at(-1) !== name || parts.length > 2) return false;
  if (parts.length === 2) return parts[0] === namespace;
  const namesakes = schema.ofKind("enum").filter((type) => type.name === name);
  return (
    namesakes.length === 1 || namespace === "public" || !namesakes.some((type) => type.namespace === "public")
  );
}

const tablesByName = new WeakMap<Schema, ReadonlyMap<string, readonly Reference[]>>();

/** The table whose rows are a type, or the elements of it. */
function tablesSpelledBy(spelling: string, schema: Schema): readonly Reference[] {
  const parts = nameParts(spelling.replace(/(\[\d*\])+$/, "").trim());
  if (parts.length === 0 || parts.length > 2) return [];
  const namesakes = tablesOf(schema).get(parts.at(-1) ?? "") ?? [];
  const isMeant = ({ namespace }: Reference): boolean =>
    parts.length === 1 ? namesakes.length === 1 || namespace === "public" : namespace === parts[0];
  return namesakes.filter(isMeant).map(referenceOf);
}

function tablesOf(schema: Schema): ReadonlyMap<string, readonly Reference[]> {
  const known = tablesByName.get(schema);
  if (known !== undefined) return known;
  const found = new Map<string, Reference[]>();
  for (const table of schema.ofKind("table"))
    found.set(table.name, [...(found.get(table.name) ?? []), table]);
  tablesByName.set(schema, found);
  return found;
}

/** `app."Mood"` → `["app", "Mood"]`; a text that is no name gives nothing. */
export function nameParts(text: string): readonly string[] {
  const parts: string[] = [];
  const part = /\s*(?:"((?:[^"]|"")+)"|([\p{L}_][\p{L}\p{N}_$]*))\s*(\.|$)/uy;
  while (part.lastIndex < text.length) {
    const found = part.exec(text);
    if (found === null) return [];
    const [, quoted, bare] = found;
    parts.push(quoted === undefined ? (bare ?? "").toLowerCase() : quoted.replaceAll('""', '"'));
  }
  return parts;
}
