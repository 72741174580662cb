/** What goes and what comes, and where the one could be the other under a new name. */
import type { Dialect } from "../../dialects/dialect.js";
import {
  askFrom,
  columnLikeness,
  elsewhereLikeness,
  enumLikeness,
  type Likeness,
  none,
  type Sides,
  sequenceLikeness,
  tableLikeness,
  valueLikeness,
} from "../../diff/rename-candidates.js";
import type { ObjectOf } from "../../objects/any.js";
import {
  bareName,
  type Definition,
  type DefinitionKind,
  isDefinition,
} from "../../objects/definition/shape.js";
import { allOf, find } from "../../objects/find.js";
import { keyOf, type Reference, referenceOf } from "../../schema/object.js";
import type { RenameHint } from "../../schema/rename.js";
import type { Schema } from "../../schema/schema.js";
import { isSameData } from "../../util/compare.js";
import type { RenameQuestion } from "../types.js";

/** What questions are made of. */
export interface RenameSides {
  /** All that is in the database after the renames that are decided, declared or not. */
  readonly state: Schema;
  /** The state, with namespaces where something may have been that is wanted elsewhere. */
  readonly seen: Schema;
  /** The part of it that is compared. */
  readonly current: Schema;
  /** What is wanted, in the server's words. */
  readonly desired: Schema;
  /** Tables that are never touched. */
  readonly ignored: readonly Reference[];
  /** Objects said in SQL that are wanted only because they are there. */
  readonly kept: ReadonlySet<string>;
  readonly dialect: Dialect;
  /** Whether names that differ in nothing but capitals are one name. */
  readonly foldsCapitals: boolean;
}

/** Things of one kind in one place, those that go and those that come. */
export interface RenameGroup {
  readonly gone: readonly Gone[];
  readonly fresh: readonly Reference[];
  readonly likeness: (from: Reference, to: Reference) => Likeness;
}

interface Gone {
  readonly reference: Reference;
  /** `false`: it stays where it is, and nobody declares it. */
  readonly isDropped: boolean;
}

/** All that goes, with what comes in the same place. The value of an enum is a part of it, as a column is of a table. */
export function renameGroups(sides: RenameSides): readonly RenameGroup[] {
  const groups = [
    ...tableGroups(sides),
    ...columnGroups(sides),
    ...standingGroups("enum", enumLikeness, sides),
    ...valueGroups(sides),
    ...standingGroups("sequence", sequenceLikeness, sides),
    ...definitionGroups(sides),
  ];
  return groups.filter(({ gone }) => gone.length > 0);
}

/** The questions that nobody has answered yet. */
export function openQuestions(
  groups: readonly RenameGroup[],
  denied: ReadonlySet<string>,
): readonly RenameQuestion[] {
  return groups.flatMap(({ gone, fresh, likeness }) =>
    gone
      .filter(({ reference }) => !denied.has(keyOf(reference)))
      .map(({ reference, isDropped }) => {
        const { kind, namespace, table, name } = reference;
        const candidates = fresh
          .map((to) => ({ to: newNameOf(to, reference), ...likeness(reference, to) }))
          .filter(({ score }) => score >= askFrom)
          .sort((a, b) => b.score - a.score);
        const place = table === undefined ? { name } : { table, name };
        return { id: idOf(reference), kind, namespace, ...place, isDropped, candidates };
      })
      .filter(({ candidates }) => candidates.length > 0),
  );
}

/** What something is called that another thing may be now: with its namespace where that is another one. */
export function newNameOf(to: Reference, from: Reference): string {
  return to.namespace === from.namespace ? to.name : `${to.namespace}.${to.name}`;
}

/** How a question names what it is about: `column public.customer.name`. */
export function idOf({ kind, namespace, table, name }: Reference): string {
  const path = [namespace, table, name].filter((part) => part !== undefined && part !== "");
  return `${kindWords(kind)} ${path.join(".")}`;
}

/** `materializedView` → `materialized view`. */
export function kindWords(kind: string): string {
  return kind.replace(/^.*:/, "").replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** The answer that the one is the other, as a hint. */
export function hintFor(from: Reference, to: Reference): RenameHint {
  const { kind, namespace, table = "" } = from;
  const moved = to.namespace === namespace ? {} : { fromNamespace: namespace };
  const names = { namespace: to.namespace, from: from.name, to: to.name, ...moved };
  if (kind === "enumValue") return { kind, enum: table, ...names };
  if (kind === "column") return { kind, table, ...names };
  if (kind === "table" || kind === "enum" || kind === "sequence") return { kind, ...names };
  return { kind: "definition", object: kind, ...names, ...(from.table === undefined ? {} : { table }) };
}

function sidesFor({ state, desired, dialect }: Pick<RenameSides, "state" | "desired" | "dialect">): Sides {
  const isConvertible = (from: string, to: string) =>
    dialect.gradeTypeChange(from, to, "c").grade !== "undecided";
  return { before: state, after: desired, isConvertible };
}

function tableGroups(sides: RenameSides): readonly RenameGroup[] {
  const { ignored, seen } = sides;
  const left = new Set(ignored.map(keyOf));
  const wide = { ...sides, state: seen };
  const groups = standingGroups("table", (from, to) => tableLikeness(from, to, sidesFor(wide)), wide);
  return groups.map((group) => ({
    ...group,
    gone: group.gone.filter(({ reference }) => !left.has(keyOf(reference))),
  }));
}

/** What stands in a namespace for itself. */
function standingGroups<K extends "table" | "enum" | "sequence">(
  kind: K,
  likeness: (from: ObjectOf<K>, to: ObjectOf<K>) => Likeness,
  { state, current, desired }: RenameSides,
): readonly RenameGroup[] {
  const fresh = desired.ofKind(kind).filter((object) => !state.has(object));
  const gone = state.ofKind(kind).filter((object) => !desired.has(object));
  const group = {
    gone: gone.map((object) => ({ reference: referenceOf(object), isDropped: current.has(object) })),
    fresh: fresh.map(referenceOf),
    likeness: (from: Reference, to: Reference) => {
      // A type or sequence that stays is one of other tables; a table that stays may be the former one.
      if (kind !== "table" && !current.has(from)) return none;
      const alike = () => likeness(state.get(from) as ObjectOf<K>, desired.get(to) as ObjectOf<K>);
      return from.namespace === to.namespace
        ? alike()
        : elsewhereLikeness(state.get(from) ?? from, desired.get(to) ?? to, alike);
    },
  };
  return [group];
}

/** Values of one enum that goes for one that comes of the same name elsewhere: nothing is lost by moving it. */
export function identicalEnums({ state, current, desired }: RenameSides): readonly RenameHint[] {
  const enumsOf = (schema: Schema) => allOf(schema, "enum");
  const fresh = enumsOf(desired).filter((object) => !state.has(object));
  const gone = fresh.length === 0 ? [] : enumsOf(current).filter((object) => !desired.has(object));
  const taken = new Set<string>();
  return gone.flatMap((from) => {
    const to = fresh.find(
      (each) => each.name === from.name && !taken.has(keyOf(each)) && isSameData(each.values, from.values),
    );
    if (to === undefined) return [];
    taken.add(keyOf(to));
    return [hintFor(from, to)];
  });
}

function columnGroups(sides: RenameSides): readonly RenameGroup[] {
  const { current, desired } = sides;
  const both = { ...sidesFor(sides), before: current };
  const tables = desired.ofKind("table").filter((table) => current.has(table));
  return tables.map(({ namespace, name }) => {
    const of = (schema: Schema) => schema.childrenOf(namespace, name, "column");
    const gone = of(current).filter((column) => !desired.has(column));
    const fresh = gone.length === 0 ? [] : of(desired).filter((column) => !current.has(column));
    return {
      gone: gone.map((column) => ({ reference: referenceOf(column), isDropped: true })),
      fresh: fresh.map(referenceOf),
      likeness: (from, to) =>
        columnLikeness(current.get(from) as ObjectOf<"column">, desired.get(to) as ObjectOf<"column">, both),
    };
  });
}

function valueGroups({ current, desired }: RenameSides): readonly RenameGroup[] {
  const enums = allOf(desired, "enum");
  return enums.flatMap((wanted) => {
    const former = find(current, wanted);
    if (former === undefined) return [];
    const referenceOfValue = (name: string): Reference => ({
      kind: "enumValue",
      namespace: wanted.namespace,
      table: wanted.name,
      name,
    });
    const gone = former.values.filter((value) => !wanted.values.includes(value));
    const fresh = wanted.values.filter((value) => !former.values.includes(value));
    return {
      gone: gone.map((value) => ({ reference: referenceOfValue(value), isDropped: true })),
      fresh: fresh.map(referenceOfValue),
      likeness: (from, to) => valueLikeness(from.name, to.name, [former.values, wanted.values]),
    };
  });
}

/** Objects said in SQL are one another only when nothing but their name differs. */
function definitionGroups({ state, current, desired, kept, dialect }: RenameSides): readonly RenameGroup[] {
  const isDeclared = (object: Reference): boolean => desired.has(object) && !kept.has(keyOf(object));
  const found = [...state].filter(isDefinition);
  const gone = found.filter((object) => !isDeclared(object));
  const wanted = gone.length === 0 ? [] : [...desired].filter(isDefinition);
  const fresh = wanted.filter((object) => !state.has(object));
  const likeness = (from: Reference, to: Reference): Likeness => {
    const [former, next] = [state.get(from), desired.get(to)] as [Definition, Definition];
    const text = dialect.anonymousDefinition(former);
    const isSame = text !== undefined && text === dialect.anonymousDefinition(next);
    if (!isSame) return none;
    return {
      score: 1,
      evidence: [`nothing but the ${from.namespace === to.namespace ? "name" : "namespace"} differs`],
    };
  };
  return gone.map((object) => ({
    gone: [{ reference: referenceOf(object), isDropped: current.has(object) && !kept.has(keyOf(object)) }],
    fresh: fresh.filter((other) => isInOnePlace(object, other, dialect)).map(referenceOf),
    likeness,
  }));
}

/** Whether the database takes such an object to another namespace. */
export function isMovable({ kind }: Reference, { capabilities }: Dialect): boolean {
  return capabilities.movableKinds.has(kind as DefinitionKind);
}

/** Of one kind, in one namespace, on one table, with the same arguments; or of one name, where it may be moved. */
function isInOnePlace(a: Reference, b: Reference, dialect: Dialect): boolean {
  if (a.kind !== b.kind || a.table !== b.table) return false;
  if (a.namespace !== b.namespace) return isMovable(a, dialect) && a.name === b.name;
  return argumentsOf(a) === argumentsOf(b);
}

/** What stands behind the name of a routine. */
export function argumentsOf(reference: Pick<Reference, "kind" | "name">): string {
  return reference.name.slice(bareName(reference).length);
}

/** Parts of tables whose names are those of what stands for itself, too: each is, or has, an index. */
const namedApart: ReadonlySet<string> = new Set([
  "index",
  "primaryKey",
  "unique",
  "exclusion",
  "partitionConstraint",
  "partitionIndex",
]);

function sharesName({ kind, table }: Reference): boolean {
  return kind !== "comment" && (table === undefined || namedApart.has(kind));
}

/** Objects of several kinds share their names: one that goes has its own until then. */
function isNameTaken(reference: Reference, { state }: RenameSides): boolean {
  const isNamesake = (each: Reference) =>
    each.name === reference.name && each.namespace === reference.namespace && sharesName(each);
  return sharesName(reference) && [...state].some(isNamesake);
}

/** Partitions, constraints and indexes: twice the same is once too often, so one that nobody declares is the one that is declared. */
const doubled: ReadonlySet<string> = new Set([
  "exclusion",
  "partition",
  "partitionConstraint",
  "partitionIndex",
]);

/** Objects said in SQL that go, and the ones that come which are the same but for their name. */
export function identicalDefinitions(sides: RenameSides): readonly RenameHint[] {
  const taken = new Set<string>();
  return definitionGroups(sides).flatMap(({ gone: [first], fresh, likeness }) => {
    if (first === undefined || !(first.isDropped || doubled.has(first.reference.kind))) return [];
    const { reference } = first;
    const isFree = (other: Reference) => !taken.has(keyOf(other)) && !isNameTaken(other, sides);
    const to = fresh.find((other) => isFree(other) && likeness(reference, other).score === 1);
    if (to === undefined) return [];
    taken.add(keyOf(to));
    return [hintFor(reference, to)];
  });
}
