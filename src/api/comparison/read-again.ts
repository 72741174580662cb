/** Definitions that differ in nothing but the words of the server, which does not always read them back as it has written them. */
import { type Definition, isDefinition, isRight } from "../../objects/definition/shape.js";
import { keyOf, type Reference, type SchemaObject } from "../../schema/object.js";
import { Schema } from "../../schema/schema.js";
import { isSameData } from "../../util/compare.js";
import { type EmptyPlace, pass, statementsFor } from "./making.js";

/**
 * `wanted` with the definitions of `state` wherever these are the same: either side, made once more of what the server
 * says of it, is the other. `status IN ('a', 'b')` over a `varchar` and `x BETWEEN 1 AND 2 AND y` are the best known.
 */
export async function withReadAgain(wanted: Schema, state: Schema, place: EmptyPlace): Promise<Schema> {
  const differing: [wanted: Definition, there: Definition][] = [];
  for (const [object, there] of wanted.pairedWith(state))
    if (isSaid(object) && there !== undefined && isSaid(there) && mayBeSame(object, there))
      differing.push([object, there]);
  if (differing.length === 0 || place.dialect.takenBack === undefined) return wanted;
  const [ours, theirs] = [differing.map(([object]) => object), differing.map(([, there]) => there)];
  const oursAgain = await readAgain(wanted, ours, place);
  const theirsAgain = await readAgain(state, theirs, place);
  return wanted.with(
    differing.map(([object, there]) => {
      const left = [object, oursAgain.get(object)].filter((each) => each !== undefined);
      const right = [there, theirsAgain.get(there)].filter((each) => each !== undefined);
      return inWordsOf(there, object, left as Definition[], right as Definition[]);
    }),
  );
}

/** An object with all that is the same in the words of the one that is there; `left` and `right` are what both are read as. */
function inWordsOf(
  there: Definition,
  object: Definition,
  left: readonly Definition[],
  right: readonly Definition[],
): Definition {
  if (left.some((one) => right.some((other) => isSameData(one, other)))) return there;
  const details = { ...object.details };
  let { definition } = object;
  for (const [member, text] of textsOf(object)) {
    const other = there.details?.[member];
    const said = right.map((each) => each.details?.[member]);
    if (typeof other !== "string" || !left.some((each) => said.includes(each.details?.[member]))) continue;
    details[member] = other;
    definition = definition.replace(text, () => other);
  }
  return object.details === undefined ? object : { ...object, definition, details };
}

/** The parts of it that can be altered on their own and are said in words. */
function textsOf({ details = {} }: Definition): readonly (readonly [member: string, text: string])[] {
  return Object.entries(details).flatMap(([member, text]) =>
    typeof text === "string" ? [[member, text] as const] : [],
  );
}

/** Asking takes a transaction, so it has to be likely: the same words, whatever stands between them. */
function mayBeSame(object: Definition, there: Definition): boolean {
  if (object.definition === there.definition) return false;
  return (
    isOfSameWords(object.definition, there.definition) ||
    textsOf(object).some(([member, text]) => {
      const other = there.details?.[member];
      return typeof other === "string" && other !== text && isOfSameWords(text, other);
    })
  );
}

function isSaid(object: SchemaObject): object is Definition {
  return isDefinition(object) && !isRight(object) && object.kind !== "extension";
}

/** What a comparison of rows comes to when it is read is said with these. */
const joining: ReadonlySet<string> = new Set(["ROW", "AND", "OR", "NOT"]);

function isOfSameWords(one: string, other: string): boolean {
  const [words, others] = [wordsOf(one), wordsOf(other)];
  return words.size === others.size && [...words].every((word) => others.has(word));
}

function wordsOf(text: string): ReadonlySet<string> {
  const words = text.split(/[\s()[\],;]+|::/);
  return new Set(words.filter((word) => word !== "" && !joining.has(word)));
}

/** What the server says of some objects when it reads its own words: made in empty namespaces, and taken back. */
async function readAgain(schema: Schema, objects: readonly Definition[], place: EmptyPlace): Promise<Schema> {
  const { dialect, connection, scope } = place;
  const needed = neededBy(objects, schema);
  const definitions = [...needed].filter(isSaid);
  const plain = needed.filter((object) => !isDefinition(object));
  const works = (sql: string): Promise<boolean> => connection.attempt([dialect.repeatable(sql)]);
  const attempt = async (): Promise<Schema> => {
    await dialect.emptyNamespaces?.(connection, scope.namespaces);
    let waiting = [
      ...(await statementsFor(plain, place)),
      ...definitions.map(({ definition }) => definition),
    ];
    for (let before = -1; before !== waiting.length; ) {
      before = waiting.length;
      waiting = [...(await pass(waiting, works))];
    }
    return (await dialect.introspect(connection, scope, { unmodelled: false })).schema;
  };
  return (await dialect.takenBack?.(connection, attempt)) ?? new Schema();
}

const tables = ["table", "partition", "foreignTable", "view", "materializedView"];
const partsOfTables = ["column", "primaryKey", "unique"];

/** Objects with all they stand on; tables with what others may lean on. */
function neededBy(objects: readonly SchemaObject[], schema: Schema): Schema {
  const needed = new Map<string, SchemaObject>();
  const waiting: Reference[] = [...objects];
  for (const reference of waiting) {
    const object = schema.get(reference);
    if (object === undefined || needed.has(keyOf(object))) continue;
    needed.set(keyOf(object), object);
    const { namespace, table, name } = object;
    waiting.push(...schema.dependenciesOf(object));
    if (table !== undefined) waiting.push(...tables.map((kind) => ({ kind, namespace, name: table })));
    else if (object.kind === "table")
      waiting.push(...partsOfTables.flatMap((kind) => schema.childrenOf(namespace, name, kind)));
  }
  return schema.filter((object) => needed.has(keyOf(object)));
}
