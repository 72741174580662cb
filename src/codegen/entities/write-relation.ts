import { commentTextOn } from "../../objects/comment/shape.js";
import { partsOf } from "../../objects/find.js";
import type { ForeignKey } from "../../objects/foreign-key/shape.js";
import { joinColumnName } from "../../schema/names.js";
import { type Code, code } from "../../util/code.js";
import { type ClassDraft, draftOf, type Sources } from "./draft.js";
import { commentOf, deferralOf, flag, text, texts, unusual } from "./options.js";
import {
  type ClassPlan,
  type EntitySettings,
  madeName,
  propertyOf,
  type RelationPlan,
  usualName,
} from "./plan.js";
import { uniqueOptions } from "./write-rules.js";

/** A foreign key as a relation, with the other side where that has a class of its own. */
export function writeForeignKey(key: ForeignKey, sources: Sources): void {
  const draft = draftOf(key, sources);
  const relation = draft?.plan.relations.find((each) => each.key === key);
  if (draft === undefined || relation === undefined) return;
  const { target, property: name, inverse, isOneToOne, isOwn } = relation;
  const property = draft.property(name);
  const column = draft.plan.columns.find((each) => each.name === key.columns[0]);
  const isNullable = draft.plan.columns.some((each) => key.columns.includes(each.name) && each.nullable);
  property.type = isNullable ? `${target.className} | null` : target.className;
  draft.import(target.file, target.className);
  const [pairs, hasNames] = joinColumns(relation, sources);
  property.mark(
    isOneToOne ? "OneToOne" : "ManyToOne",
    code.own(`() => ${target.className}`),
    // As a text, which the compiler checks too: formatters do not agree about two functions in one call.
    text(inverse),
    code.object({
      nullable: isOwn ? flag(column?.nullable) : undefined,
      primary: isOwn ? flag(isPrimary(key, draft.plan, sources)) : undefined,
      ...foreignKeyOptions(key, draft, sources),
      unique: constraintOf(relation, sources),
      comment: isOwn && column !== undefined ? commentOf(column, sources.schema) : undefined,
    }),
  );
  // A one-to-one relation has its column where @JoinColumn stands.
  if (hasNames || (isOneToOne && inverse !== undefined)) property.mark("JoinColumn", pairs);
}

function isPrimary({ columns }: ForeignKey, plan: ClassPlan, { schema }: Sources): boolean {
  const table = { kind: "table", namespace: plan.namespace, name: plan.table };
  const key = partsOf(schema, table, "primaryKey")[0]?.columns ?? [];
  return columns.every((column) => key.includes(column));
}

function foreignKeyOptions(
  key: ForeignKey,
  { plan }: ClassDraft,
  { schema, settings }: Sources,
): Record<string, Code | undefined> {
  const comment = commentTextOn(key, schema);
  const isUsual = key.name === usualName("fk", key.table, key.columns, settings);
  const name = isUsual ? undefined : code.string(key.name);
  return {
    onDelete: text(key.onDelete),
    onUpdate: text(key.onUpdate),
    onDeleteColumns: texts(key.onDeleteColumns?.map((column) => propertyOf(plan, column))),
    match: text(key.match),
    period: flag(key.period),
    ...deferralOf(key),
    notValid: flag(key.notValid),
    notEnforced: flag(key.notEnforced),
    foreignKey: comment === undefined ? name : code.object({ name, comment: code.string(comment) }),
  };
}

/** The unique constraint of a one-to-one relation, when it is not the usual one. */
function constraintOf({ unique, owner }: RelationPlan, sources: Sources): Code | undefined {
  if (unique === undefined) return undefined;
  const usual = usualName("uq", unique.table, unique.columns, sources.settings);
  const options = code.object({
    name: unusual(unique.name, usual),
    ...uniqueOptions(unique, owner, sources),
  });
  return options.type === "object" && options.members.length > 0 ? options : undefined;
}

/** The argument of `@JoinColumn`, and whether it says anything. */
function joinColumns(relation: RelationPlan, sources: Sources): readonly [Code | undefined, boolean] {
  const { key, target, property } = relation;
  const primary = target.isStub ? [] : primaryOf(target, sources);
  const pairs = key.columns.map((column, index) => {
    const referenced = key.references.columns[index] ?? "";
    const isImplied = key.columns.length === 1 && primary.length === 1 && primary[0] === referenced;
    return {
      name: isUsualJoin(property, referenced, column, sources.settings) ? undefined : column,
      referencedColumn: isImplied ? undefined : propertyOf(target, referenced),
    };
  });
  const [only, ...others] = pairs;
  if (others.length > 0 || only === undefined) return [code.data(pairs), true];
  if (only.referencedColumn === undefined) return [text(only.name), only.name !== undefined];
  return [code.data(only), true];
}

function primaryOf({ namespace, table }: ClassPlan, { schema }: Sources): readonly string[] {
  return partsOf(schema, { namespace, name: table }, "primaryKey")[0]?.columns ?? [];
}

function isUsualJoin(
  property: string,
  referenced: string,
  column: string,
  settings: EntitySettings,
): boolean {
  return madeName(() => joinColumnName(property, referenced, settings.naming), settings) === column;
}

/** The other sides of relations to a class. */
export function writeInverses(draft: ClassDraft): void {
  for (const { owner, isOneToOne, property: name, inverse } of draft.plan.inverses) {
    if (inverse === undefined) continue;
    const property = draft.property(inverse);
    draft.import(owner.file, owner.className);
    property.type = isOneToOne ? `${owner.className} | null` : `${owner.className}[]`;
    property.mark(
      isOneToOne ? "OneToOne" : "OneToMany",
      code.own(`() => ${owner.className}`),
      code.string(name),
    );
  }
}
