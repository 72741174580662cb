import type { EntityType } from "../../dialects/dialect.js";
import type { Column, Identity } from "../../objects/column/shape.js";
import { partsOf } from "../../objects/find.js";
import { isSaidBesides } from "../../objects/inheritance.js";
import { shortenName } from "../../schema/names.js";
import { keyOf } from "../../schema/object.js";
import { type Code, code } from "../../util/code.js";
import { defaultOf } from "./default-value.js";
import { type ClassDraft, draftOf, type Sources } from "./draft.js";
import { type EnumPlan, enumOf } from "./enums.js";
import { commentOf, countingOf, flag, sqlText, storageOf, text, under } from "./options.js";
import { type ClassPlan, type EntitySettings, isUsualColumn, propertyOf } from "./plan.js";

type Options = Record<string, Code | undefined>;

/** A column as a property; one that a relation says by itself is left to the relation. */
export function writeColumn(column: Column, sources: Sources): void {
  const draft = draftOf(column, sources);
  if (draft === undefined) return;
  const isRelational = draft.plan.relations.some(
    ({ isOwn, key }) => isOwn && key.columns.includes(column.name),
  );
  if (!isRelational) putColumn(column, draft, sources);
}

/** Writes a column with a property of its own. */
export function putColumn(column: Column, draft: ClassDraft, sources: Sources): void {
  const { schema, settings, enums } = sources;
  const { plan } = draft;
  const name = propertyOf(plan, column.name);
  const property = draft.property(name);
  const found = enumOf(column, schema, settings.namespace);
  const enumPlan = found === undefined || plan.isStub ? undefined : enums.get(keyOf(found));
  const custom = found === undefined ? customTypeOf(column.type, settings) : undefined;
  const type = custom?.type ?? entityTypeOf(column.type, settings);
  property.type = typeScriptOf(column, type, enumPlan);
  if (enumPlan !== undefined) draft.import(enumPlan.file, enumPlan.className);
  const isPrimary = isPrimaryIn(column, plan, sources);
  const said: Options = {
    name: isUsualColumn(name, column.name, settings) ? undefined : code.string(column.name),
    ...(enumPlan === undefined ? modifiersOf(type) : enumOptions(column, enumPlan, settings)),
    nullable: flag(column.nullable && plan.view === undefined),
    unique: flag(isUnique(column, plan)),
    default: defaultOf(column, type, enumPlan, settings),
    generated: sqlText(column.generated?.expression),
    virtual: flag(column.generated?.stored === false),
    identity: column.identity === undefined ? undefined : identityOf(column.identity),
    collation: text(column.collation),
    comment: commentOf(column, schema),
    local: flag(isSaidBesides(column, schema)),
    storage: text(column.storage),
    compression: text(column.compression),
    statistics: column.statistics === undefined ? undefined : code.own(String(column.statistics)),
    options: storageOf(column.options),
    notNull: notNullOf(column),
    mssql: under({
      sparse: flag(column.sparse),
      rowGuid: flag(column.rowGuid),
      hidden: flag(column.hidden),
      defaultName: text(column.defaultName),
    }),
  };
  if (enumPlan !== undefined) property.mark(isPrimary ? "PrimaryColumn" : "Column", code.object(said));
  else if (isPrimary && column.identity !== undefined && type.array !== true) {
    property.type = "number";
    property.mark("PrimaryGeneratedColumn", ...identityArguments(column, type, said));
  } else if (isPrimary && isRandomUuid(column, type, settings)) {
    property.mark(
      "PrimaryGeneratedColumn",
      code.string("uuid"),
      code.object({ ...said, default: undefined }),
    );
  } else {
    const written = custom?.call ?? code.string(type.type);
    property.mark(isPrimary ? "PrimaryColumn" : "Column", written, code.object(said));
  }
}

/** A type that a plugin has a word for, or an array of it. */
function customTypeOf(
  type: string,
  { plugins }: EntitySettings,
): { readonly type: EntityType; readonly call: Code } | undefined {
  const found = plugins?.columnType(type.replace(/\[\]$/, ""));
  if (found === undefined) return undefined;
  const array = type.endsWith("[]") ? { array: true } : {};
  return { type: { type, property: found.property, ...array }, call: found.call };
}

function notNullOf({ notNull }: Column): Code | undefined {
  if (notNull === undefined) return undefined;
  const { name, noInherit, notValid } = notNull;
  return code.data({ name, noInherit, notValid });
}

function isPrimaryIn(column: Column, plan: ClassPlan, { schema }: Sources): boolean {
  const table = { kind: "table", namespace: plan.namespace, name: plan.table };
  return partsOf(schema, table, "primaryKey")[0]?.columns.includes(column.name) ?? false;
}

/** Whether a usual constraint is on the column alone; that of a one-to-one relation is said there. */
function isUnique({ name }: Column, { impliedUniques, relations }: ClassPlan): boolean {
  return [...impliedUniques].some(
    (each) =>
      each.columns.length === 1 &&
      each.columns[0] === name &&
      !relations.some(({ unique }) => unique === each),
  );
}

/** A type as an entity says it, if it comes out again as the type it was; else as it is spelled. */
function entityTypeOf(type: string, { dialect }: EntitySettings): EntityType {
  const { types } = dialect;
  const said = types.entityType(type);
  // Quotes may be all that keeps a type of somebody's own apart from one that entities know.
  const spelled = (text: string): string => types.canonical(text).replaceAll('"', "");
  return spelled(types.resolve(said.type, said)) === spelled(type) ? said : { type, property: said.property };
}

function modifiersOf({ length, precision, scale, array, ascii }: EntityType): Options {
  return {
    length: length === undefined ? undefined : code.own(String(length)),
    precision: precision === undefined ? undefined : code.own(String(precision)),
    scale: scale === undefined ? undefined : code.own(String(scale)),
    array: flag(array),
    ascii: flag(ascii),
  };
}

function enumOptions(
  column: Column,
  { object, className, columns }: EnumPlan,
  settings: EntitySettings,
): Options {
  const isAlone = columns.length === 1;
  const { identifierLimit } = settings.dialect.capabilities;
  const usual = isAlone ? shortenName(`${column.table}_${column.name}_enum`, identifierLimit) : undefined;
  return {
    enum: code.own(className),
    enumName: object.name === usual ? undefined : code.string(object.name),
    enumNamespace: object.namespace === column.namespace ? undefined : code.string(object.namespace),
    array: flag(column.type.endsWith("[]")),
  };
}

function typeScriptOf(column: Column, type: EntityType, enumPlan: EnumPlan | undefined): string {
  const isList = enumPlan === undefined ? type.array === true : column.type.endsWith("[]");
  const one = enumPlan?.className ?? type.property;
  const all = isList ? `${one}[]` : one;
  return column.nullable && all !== "unknown" ? `${all} | null` : all;
}

function identityOf({ mode, sequence, ...counting }: Identity): Code {
  const always = mode === "always";
  if (sequence === undefined && Object.keys(counting).length === 0)
    return always ? code.own("true") : code.string(mode);
  return code.object({
    mode: always ? undefined : code.string(mode),
    sequence: text(sequence),
    ...countingOf(counting),
  });
}

/** A `bigint` that numbers itself always is what `@PrimaryGeneratedColumn()` stands for. */
function identityArguments(column: Column, type: EntityType, said: Options): readonly Code[] {
  const isUsual = column.identity?.mode === "always" && Object.keys(column.identity).length === 1;
  const options = code.object({
    name: said.name,
    type: type.type === "bigint" ? undefined : code.string(type.type),
    ...said,
    identity: isUsual ? undefined : said.identity,
  });
  const isEmpty = options.type === "object" && options.members.length === 0;
  return isEmpty ? [] : [code.string("identity"), options];
}

function isRandomUuid(column: Column, type: EntityType, { dialect }: EntitySettings): boolean {
  const { randomUuid } = dialect.types;
  return type.type === "uuid" && column.default !== undefined && column.default === randomUuid;
}
