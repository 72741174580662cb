/** What speaks for one thing being another under a new name. Nothing is renamed by it: a person is asked. */
import type { ObjectOf } from "../objects/any.js";
import { partsOf } from "../objects/find.js";
import type { Reference } from "../schema/object.js";
import type { Schema } from "../schema/schema.js";
import { isSameData } from "../util/compare.js";
import { similarity } from "../util/similarity.js";

/** A question is asked about candidates from this score on; 1 is certain. */
export const askFrom = 0.6;

/** How likely it is, from 0 to 1, and why. */
export interface Likeness {
  readonly score: number;
  readonly evidence: readonly string[];
}

/** The two sides, the former one after all renames that are decided. */
export interface Sides {
  readonly before: Schema;
  readonly after: Schema;
  /** Whether the values of one type can become those of the other without a decision. */
  readonly isConvertible: (from: string, to: string) => boolean;
}

/** The parts that a likeness is made of. */
class Evidence {
  #score = 0;
  readonly #words: string[] = [];

  add(weight: number, words: string | undefined): void {
    if (weight === 0) return;
    this.#score += weight;
    if (words !== undefined) this.#words.push(words);
  }

  names(from: string, to: string, weight: number): void {
    const alike = similarity(from, to);
    // Short words have letters in common by chance.
    if (alike >= 0.4) this.add(weight * alike, "the names are alike");
  }

  get likeness(): Likeness {
    const score = Math.round(Math.max(0, Math.min(1, this.#score)) * 100) / 100;
    return { score, evidence: this.#words };
  }
}

export const none: Likeness = { score: 0, evidence: [] };

/** What stands in another namespace is asked about under the same name only, and has to be more alike. */
export function elsewhereLikeness(from: Reference, to: Reference, alike: () => Likeness): Likeness {
  // A sequence that belongs to a column goes where its table goes.
  if (from.name !== to.name || "ownedBy" in from || "ownedBy" in to) return none;
  const { score, evidence } = alike();
  return { score: Math.round(score * 90) / 100, evidence };
}

/** A column that goes and one that comes, of one table. */
export function columnLikeness(
  from: ObjectOf<"column">,
  to: ObjectOf<"column">,
  { before, after, isConvertible }: Sides,
): Likeness {
  const evidence = new Evidence();
  if (from.type === to.type) evidence.add(0.35, `both are ${to.type}`);
  else if (isConvertible(from.type, to.type)) evidence.add(0.2, `${from.type} can become ${to.type}`);
  else return none;
  const traits = (column: typeof from): readonly unknown[] => [
    column.nullable,
    column.default !== undefined,
    column.identity,
    column.generated !== undefined,
    column.collation,
  ];
  const [former, wanted] = [traits(from), traits(to)];
  const same = former.filter((trait, index) => isSameData(trait, wanted[index])).length;
  evidence.add(0.15 * (same / former.length), same === former.length ? describeTraits(to) : undefined);
  const [left, right] = [placeOf(from, before, after), placeOf(to, after, before)];
  if (left.behind === right.behind) {
    const where = right.behind === undefined ? "both stand first" : `both stand behind ${right.behind}`;
    evidence.add(left.ordinal === right.ordinal ? 0.2 : 0.1, where);
  }
  evidence.names(from.name, to.name, 0.3);
  const [formerTarget, target] = [targetOf(from, before), targetOf(to, after)];
  if (target !== undefined && target === formerTarget) evidence.add(0.1, `both refer to ${target}`);
  else if (target !== undefined && formerTarget !== undefined) evidence.add(-0.2, undefined);
  return evidence.likeness;
}

function describeTraits({ nullable, default: initial, identity, generated }: ObjectOf<"column">): string {
  if (generated !== undefined) return "both are computed";
  if (identity !== undefined) return "both are identities";
  const words = nullable ? "both may be null" : "both are not null";
  return initial === undefined ? words : `${words} and have a default`;
}

/** The column before it that stays, and how many that do not stay lie between. */
function placeOf(column: ObjectOf<"column">, own: Schema, other: Schema) {
  const all = partsOf(own, { namespace: column.namespace, name: column.table }, "column");
  const before = all.filter(({ position }) => position < column.position);
  const kept = before.filter((each) => other.has(each)).sort((a, b) => b.position - a.position)[0];
  const ordinal = before.filter(
    (each) => !other.has(each) && (kept === undefined || each.position > kept.position),
  );
  return { behind: kept?.name, ordinal: ordinal.length };
}

/** What the foreign key of a column alone refers to. */
function targetOf({ namespace, table, name }: ObjectOf<"column">, schema: Schema): string | undefined {
  const keys = partsOf(schema, { namespace, name: table }, "foreignKey");
  const found = keys.find(({ columns }) => columns.length === 1 && columns[0] === name);
  return found === undefined ? undefined : `${found.references.table}.${found.references.columns.join()}`;
}

/** A table that goes, or that nobody declares, and one that comes. */
export function tableLikeness(from: Reference, to: Reference, { before, after }: Sides): Likeness {
  const evidence = new Evidence();
  const columns = (schema: Schema, { namespace, name }: Reference) =>
    partsOf(schema, { namespace, name }, "column");
  const [left, right] = [columns(before, from), columns(after, to)];
  const most = Math.max(left.length, right.length);
  if (most === 0) return none;
  const isSame = ({ name, type }: ObjectOf<"column">) =>
    left.some((column) => column.name === name && column.type === type);
  const common = right.filter(isSame).length;
  if (common / most < 0.5) return none;
  // A column that has got another name besides has its type still.
  const rest = left.filter(({ name }) => !right.some((column) => column.name === name && isSame(column)));
  const similar = right.filter((column) => !isSame(column) && takeType(rest, column.type)).length;
  // Many small tables have an id and a name: the more columns agree, the more it says.
  const weight = 0.88 * (most / (most + 1));
  evidence.add(weight * ((common + similar / 2) / most), `${common} of ${most} columns are the same`);
  evidence.names(from.name, to.name, 0.3);
  return evidence.likeness;
}

/** Takes a column of a type out of a list, if there is one. */
function takeType(columns: ObjectOf<"column">[], type: string): boolean {
  const index = columns.findIndex((column) => column.type === type);
  return index >= 0 && columns.splice(index, 1).length > 0;
}

/** Two enum types. */
export function enumLikeness(from: ObjectOf<"enum">, to: ObjectOf<"enum">): Likeness {
  const evidence = new Evidence();
  const all = new Set([...from.values, ...to.values]);
  const common = from.values.filter((value) => to.values.includes(value)).length;
  if (common === 0) return none;
  evidence.add(0.7 * (common / all.size), `${common} of ${all.size} values are the same`);
  evidence.names(from.name, to.name, 0.3);
  return evidence.likeness;
}

/** Two values of one enum type. */
export function valueLikeness(
  from: string,
  to: string,
  values: readonly [before: readonly string[], after: readonly string[]],
): Likeness {
  const evidence = new Evidence();
  const [before, after] = values;
  const place = (value: string, own: readonly string[], other: readonly string[]) => {
    const index = own.indexOf(value);
    const kept = own.slice(0, index).findLastIndex((each) => other.includes(each));
    return { behind: own[kept], ordinal: index - kept };
  };
  const [left, right] = [place(from, before, after), place(to, after, before)];
  if (left.behind === right.behind && left.ordinal === right.ordinal) {
    const where = right.behind === undefined ? "both stand first" : `both stand behind ${right.behind}`;
    evidence.add(0.6, right.ordinal === 1 ? where : "both stand in the same place");
  }
  evidence.names(from, to, 0.4);
  return evidence.likeness;
}

/** Two sequences. */
export function sequenceLikeness(from: ObjectOf<"sequence">, to: ObjectOf<"sequence">): Likeness {
  const evidence = new Evidence();
  const options = ({ ownedBy: _, name: _name, ...rest }: ObjectOf<"sequence">) => rest;
  if (isSameData(options(from), options(to))) evidence.add(0.3, "both count alike");
  if (!isSameData(from.ownedBy, to.ownedBy)) return none;
  const owner = to.ownedBy === undefined ? undefined : `${to.ownedBy.table}.${to.ownedBy.column}`;
  evidence.add(owner === undefined ? 0.1 : 0.4, owner === undefined ? undefined : `both belong to ${owner}`);
  evidence.names(from.name, to.name, 0.3);
  return evidence.likeness;
}
