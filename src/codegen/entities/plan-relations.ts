/** Foreign keys → relations, and names for all properties. */
import type { Column } from "../../objects/column/shape.js";
import { commentTextOn } from "../../objects/comment/shape.js";
import { partsOf } from "../../objects/find.js";
import type { ForeignKey } from "../../objects/foreign-key/shape.js";
import { isSaidBesides } from "../../objects/inheritance.js";
import { keyIndexOf } from "../../objects/owner.js";
import type { Unique } from "../../objects/unique/shape.js";
import type { Schema } from "../../schema/schema.js";
import { isSameData } from "../../util/compare.js";
import { type Junction, targetOf as keyOfTarget } from "./junctions.js";
import { camelCase, claimedPropertyNames, NameSet, pascalCase, pluralOf } from "./names.js";
import {
  type ClassPlan,
  type EntitySettings,
  isUsualColumn,
  type RelationPlan,
  tableKey,
  usualName,
} from "./plan.js";

type Classes = ReadonlyMap<string, ClassPlan>;

/** A foreign key on its way to a relation. */
interface Draft {
  readonly key: ForeignKey;
  readonly target: ClassPlan;
  readonly isOwn: boolean;
  readonly isOneToOne: boolean;
  readonly unique: Unique | undefined;
}

/** Fills the properties, relations and inverse sides of classes. */
export function planRelations(
  classes: Classes,
  junctions: readonly Junction[],
  schema: Schema,
  settings: EntitySettings,
): void {
  const own = new OwnColumns(classes, schema);
  const scopes = new Map<ClassPlan, NameSet>();
  for (const plan of classes.values()) {
    const names = new NameSet(claimedPropertyNames);
    scopes.set(plan, names);
    const drafts = plan.isStub ? [] : draftsOf(plan, classes, schema, own, settings);
    nameColumns(plan, drafts, names, settings);
    markUniques(plan, drafts, schema, settings);
    for (const draft of drafts)
      plan.relations.push({ ...draft, owner: plan, ...nameRelation(draft, plan, names) });
  }
  for (const plan of classes.values()) nameInverses(plan, scopes);
  for (const junction of junctions) nameJunction(junction, classes, scopes);
}

/** The owner has the first column of the key; both sides are called as what they lead to. */
function nameJunction(junction: Junction, classes: Classes, scopes: ReadonlyMap<ClassPlan, NameSet>): void {
  const [owner, target] = [junction.own, junction.other].map((key) => classes.get(keyOfTarget(key)));
  if (owner === undefined || target === undefined) return;
  const place = pascalCase(junction.table.name);
  const named = (of: ClassPlan, at: ClassPlan): string => {
    const plural = pluralOf(camelCase(of.className));
    return scopes.get(at)?.take(plural, `${plural}By${place}`) ?? plural;
  };
  const property = named(target, owner);
  const inverse = named(owner, target);
  const targetKey = keyOfTarget(junction.other);
  owner.junctions.push({ junction, owner, target, targetKey, property, inverse });
}

function foreignKeysOf(plan: ClassPlan, schema: Schema): readonly ForeignKey[] {
  return partsOf(schema, { namespace: plan.namespace, name: plan.table }, "foreignKey");
}

function targetOf({ namespace, references }: ForeignKey, classes: Classes): ClassPlan | undefined {
  return classes.get(tableKey(references.namespace ?? namespace, references.table));
}

function draftsOf(
  plan: ClassPlan,
  classes: Classes,
  schema: Schema,
  own: OwnColumns,
  settings: EntitySettings,
): readonly Draft[] {
  const table = { kind: "table", namespace: plan.namespace, name: plan.table };
  const primary = partsOf(schema, table, "primaryKey")[0]?.columns ?? [];
  return foreignKeysOf(plan, schema).flatMap((key) => {
    const target = targetOf(key, classes);
    if (target === undefined) return [];
    const isKey = isSameData(key.columns.toSorted(), primary.toSorted());
    const fitting = partsOf(schema, table, "unique").filter(
      (unique) => !isKey && !plan.impliedUniques.has(unique) && isSameData(unique.columns, key.columns),
    );
    const unique = fitting.find((each) => isUsualUnique(each, schema, settings)) ?? fitting[0];
    if (unique !== undefined) plan.impliedUniques.add(unique);
    const isOneToOne = isKey || unique !== undefined;
    return [{ key, target, isOwn: own.has(key), isOneToOne, unique }];
  });
}

/** Whether nothing but its columns has to be said of a unique constraint. */
function isUsualUnique(unique: Unique, schema: Schema, settings: EntitySettings): boolean {
  const { kind, namespace, table, name, columns, ...rest } = unique;
  const isPlain = Object.values(rest).every((value) => value === undefined);
  return (
    isPlain &&
    name === usualName("uq", table, columns, settings) &&
    commentTextOn(unique, schema) === undefined &&
    commentTextOn(keyIndexOf(unique), schema) === undefined
  );
}

/** `unique: true` of a column says as much as a usual constraint on it. */
function markUniques(
  plan: ClassPlan,
  drafts: readonly Draft[],
  schema: Schema,
  settings: EntitySettings,
): void {
  const relational = new Set(drafts.filter(({ isOwn }) => isOwn).flatMap(({ key }) => key.columns));
  for (const unique of partsOf(schema, { namespace: plan.namespace, name: plan.table }, "unique")) {
    const [column, ...others] = unique.columns;
    if (column === undefined || others.length > 0 || relational.has(column)) continue;
    if (isUsualUnique(unique, schema, settings)) plan.impliedUniques.add(unique);
  }
}

/** Those whose names need no explanation come first. */
function nameColumns(
  plan: ClassPlan,
  drafts: readonly Draft[],
  names: NameSet,
  settings: EntitySettings,
): void {
  const relational = new Set(drafts.filter(({ isOwn }) => isOwn).flatMap(({ key }) => key.columns));
  const columns = plan.columns.map(({ name }) => name).filter((name) => !relational.has(name));
  for (const column of columns) {
    const property = camelCase(column);
    if (!isUsualColumn(property, column, settings) || names.has(property)) continue;
    plan.properties.set(column, names.take(property));
  }
  for (const column of columns) {
    if (plan.properties.has(column)) continue;
    const property = camelCase(column);
    plan.properties.set(column, names.take(property, `${property}Column`));
  }
}

function nameRelation(
  { key, target, isOwn }: Draft,
  plan: ClassPlan,
  names: NameSet,
): Pick<RelationPlan, "property" | "inverse"> {
  const [column = "", ...others] = key.columns;
  const [referenced = ""] = key.references.columns;
  const ofTarget = camelCase(target.className);
  const ofColumn = withoutReference(column, referenced);
  const property =
    others.length > 0
      ? names.take(ofTarget, `${ofTarget}By${pascalCase(column)}`)
      : names.take(ofColumn, ofTarget, `${ofColumn}${target.className}`);
  if (isOwn) plan.properties.set(column, property);
  return { property, inverse: undefined };
}

/** `team_id` → `team`. */
function withoutReference(column: string, referenced: string): string {
  const suffix = ["_id", "Id", "ID", `_${referenced}`].find(
    (end) => column.endsWith(end) && column.length > end.length,
  );
  return camelCase(suffix === undefined ? column : column.slice(0, -suffix.length));
}

/** Gives the target of each relation a property for the way back. */
function nameInverses(plan: ClassPlan, scopes: ReadonlyMap<ClassPlan, NameSet>): void {
  const relations = plan.relations.splice(0);
  for (const relation of relations) {
    const { target, isOneToOne, property } = relation;
    const names = scopes.get(target);
    const isOnly = relations.filter((other) => other.target === target).length === 1 && target !== plan;
    const base = isOneToOne ? camelCase(plan.className) : pluralOf(camelCase(plan.className));
    const long = `${base}By${property.charAt(0).toUpperCase()}${property.slice(1)}`;
    const inverse = target.isStub ? undefined : isOnly ? names?.take(base, long) : names?.take(long);
    const known = { ...relation, inverse };
    plan.relations.push(known);
    if (inverse !== undefined) target.inverses.push(known);
  }
}

/** Columns for which a relation is all that has to be said: their type follows from what they refer to. */
class OwnColumns {
  readonly #classes: Classes;
  readonly #schema: Schema;
  /** Column of a class → what it refers to. */
  readonly #leads = new Map<Column, Column>();
  readonly #keys = new Set<ForeignKey>();

  constructor(classes: Classes, schema: Schema) {
    this.#classes = classes;
    this.#schema = schema;
    const found = [...classes.values()].flatMap((plan) =>
      plan.isStub ? [] : foreignKeysOf(plan, schema).flatMap((key) => this.#follow(plan, key)),
    );
    for (const { column, referenced } of found) this.#leads.set(column, referenced);
    for (const { key, column } of found) if (!this.#isInCircle(column)) this.#keys.add(key);
  }

  has(key: ForeignKey): boolean {
    return this.#keys.has(key);
  }

  #follow(
    plan: ClassPlan,
    key: ForeignKey,
  ): readonly { readonly key: ForeignKey; readonly column: Column; readonly referenced: Column }[] {
    const target = targetOf(key, this.#classes);
    const [name, ...others] = key.columns;
    if (target === undefined || target.isStub || others.length > 0) return [];
    const column = plan.columns.find((each) => each.name === name);
    const referenced = target.columns.find((each) => each.name === key.references.columns[0]);
    if (column === undefined || referenced === undefined || !isDerived(column, referenced)) return [];
    if (isSaidBesides(column, this.#schema)) return [];
    if (!column.nullable && (key.onDelete === "setNull" || key.onUpdate === "setNull")) return [];
    const sharers = foreignKeysOf(plan, this.#schema).filter(({ columns }) => columns.includes(column.name));
    return sharers.length > 1 ? [] : [{ key, column, referenced }];
  }

  #isInCircle(column: Column): boolean {
    const seen = new Set<Column>();
    for (let next: Column | undefined = column; next !== undefined; next = this.#leads.get(next)) {
      if (seen.has(next)) return true;
      seen.add(next);
    }
    return false;
  }
}

/** Whether a column has nothing of its own besides whether it may be NULL. */
function isDerived(column: Column, referenced: Column): boolean {
  const { kind, namespace, table, name, position, nullable, type, collation, ...rest } = column;
  return (
    type === referenced.type &&
    collation === referenced.collation &&
    Object.values(rest).every((value) => value === undefined)
  );
}
