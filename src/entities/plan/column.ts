/** A property with `@Column` → its column. */
import type { ColumnAttributes, Generated, Identity } from "../../objects/column/shape.js";
import { customLiteral, isCustomColumnType } from "../../schema/column-type.js";
import { isSql } from "../../schema/sql.js";
import { compact } from "../../util/compact.js";
import { describe } from "../describe.js";
import type { ColumnFacts, ColumnOptions } from "../facts.js";
import { fixOf, messageOf, type Site } from "../faults.js";
import { ownOptions } from "../options/for-database.js";
import type { UsingInput, UsingText } from "../options/options.js";
import type { EnumPlan } from "./enums.js";
import { enumType, nativeType } from "./native-type.js";
import { type ColumnPlan, type Context, type MappedProperty, nameColumn, writtenName } from "./plan.js";
import { defaultText, expressionText, storageText, wholeNumber } from "./values.js";

/** The column of a property. `enumPlan` is its type when it is an enum column. */
export function planColumn(
  property: MappedProperty,
  said: ColumnFacts,
  enumPlan: EnumPlan | undefined,
  context: Context,
): ColumnPlan {
  const facts = { ...said, options: ownOptions(said.options, context.dialect.name) };
  const { options } = facts;
  const { site } = property;
  const type =
    enumPlan === undefined ? nativeType(facts, site, context) : enumType(enumPlan, options, site, context);
  reportContradictions(facts, property, type, context);
  const identity = identityOf(options, site, context);
  const generated = generatedOf(options, site, context);
  const isPrimary = options.primary === true;
  const isNullable =
    (options.nullable === true || property.isOptional) && !isPrimary && identity === undefined;
  const uuid = facts.isUuid ? randomUuid(site, context) : undefined;
  const written = options.default === undefined ? uuid : defaultOf(options, type, site, context);
  if (enumPlan !== undefined) reportForeignDefault(options.default, enumPlan, site, context);
  const attributes: ColumnAttributes = {
    type,
    nullable: isNullable,
    default: written,
    generated,
    identity,
    collation: options.collation,
    storage: options.storage,
    compression: options.compression,
    statistics: options.statistics,
    options: storageText(options.options),
    notNull: options.notNull === undefined || isNullable ? undefined : compact(options.notNull),
    defaultName: options.defaultName,
    sparse: options.sparse === true ? true : undefined,
    rowGuid: options.rowGuid === true ? true : undefined,
    hidden: options.hidden === true ? true : undefined,
  };
  return {
    name: nameColumn(property, options.name, context),
    path: property.path,
    site,
    isPrimary,
    attributes: compact(attributes),
    comment: options.comment,
    renamedFrom:
      options.renamedFrom === undefined
        ? undefined
        : writtenName(property.prefix + options.renamedFrom, site, context),
    using: usingText(options.using, site, context),
    isIgnored: options.ignore === true,
  };
}

function usingText(using: UsingInput | undefined, site: Site, context: Context): UsingText | undefined {
  if (using === undefined) return undefined;
  const isBoth = typeof using === "object" && "up" in using;
  const [up, down] = isBoth ? [using.up, using.down] : [using, undefined];
  return {
    up: expressionText(up, "using", site, context),
    down: down === undefined ? undefined : expressionText(down, "using", site, context),
  };
}

function randomUuid(site: Site, context: Context): string | undefined {
  const { randomUuid: text } = context.dialect.types;
  if (text === undefined) {
    context.faults.add(
      site,
      "the database has no function that makes UUIDs",
      "Make them in the application.",
    );
  }
  return text;
}

/** The default of a column; a custom type may write its values itself. */
function defaultOf(
  { default: value, type: written }: ColumnOptions,
  type: string,
  site: Site,
  context: Context,
): string | undefined {
  const isValue = value !== undefined && value !== null && !isSql(value);
  if (!isValue || !isCustomColumnType(written)) return defaultText(value, type, site, context);
  try {
    return customLiteral(written, value) ?? defaultText(value, type, site, context);
  } catch (error) {
    context.faults.add(
      site,
      `the default cannot be written: ${messageOf(error)}`,
      fixOf(error, "Write it as sql`…`."),
    );
    return undefined;
  }
}

function reportForeignDefault(value: unknown, plan: EnumPlan, site: Site, context: Context): void {
  const values: readonly unknown[] = Array.isArray(value) ? value.flat(9) : [value];
  for (const item of values) {
    if (typeof item !== "string" || plan.values.includes(item)) continue;
    const fix = `Choose one of ${plan.values.map((known) => JSON.stringify(known)).join(", ")}.`;
    context.faults.add(site, `the default ${JSON.stringify(item)} is not a value of the enum`, fix);
  }
}

function reportContradictions(
  facts: ColumnFacts,
  property: MappedProperty,
  type: string,
  context: Context,
): void {
  const { options } = facts;
  const { site } = property;
  const report = (message: string, fix: string): void => context.faults.add(site, message, fix);
  const isIdentity = options.identity !== undefined && options.identity !== false;
  const hasDefault = (options.default !== undefined && options.default !== null) || facts.isUuid;
  const sources: string[] = [];
  if (hasDefault) sources.push("a default");
  if (isIdentity) sources.push("an identity");
  if (options.generated !== undefined) sources.push("a generating expression");
  if (sources.length > 1)
    report(`it has ${sources.join(" and ")} at once`, "Keep one: each says where values come from.");
  if (options.generated === undefined && (options.stored !== undefined || options.virtual !== undefined)) {
    report(
      "stored and virtual say how generated values are kept, but it is not generated",
      "Add generated: sql`…`.",
    );
  }
  if (options.stored !== undefined && options.stored === options.virtual) {
    report("it is stored and virtual at once, or neither", "Keep one of the two options.");
  }
  if (options.primary === true && options.nullable === true) {
    report("it is part of the primary key and nullable", "Take nullable away: a key always has a value.");
  }
  if (options.primary === true && property.isOptional) {
    report("it is part of the primary key inside an optional value", "Take nullable away from @Embedded.");
  }
  if (isIdentity) reportIdentity(options, type, report, context);
}

function reportIdentity(
  options: ColumnOptions,
  type: string,
  report: (message: string, fix: string) => void,
  context: Context,
): void {
  if (options.nullable === true) report("it numbers itself and is nullable", "Take nullable away.");
  const countable = /^(?:tinyint|smallint|int|integer|bigint|(?:decimal|numeric)\(\d+\))$/;
  if (!countable.test(context.dialect.types.canonical(type))) {
    report(`it numbers itself and is of type ${type}`, 'Make it an integer: "smallint", "int" or "bigint".');
  }
}

function identityOf({ identity }: ColumnOptions, site: Site, context: Context): Identity | undefined {
  if (identity === undefined || identity === false) return undefined;
  const given = typeof identity === "object" ? identity : { mode: identity === true ? "always" : identity };
  const mode = given.mode ?? "always";
  if (mode !== "always" && mode !== "byDefault") {
    context.faults.add(site, `identity is ${describe(mode)}`, 'Write "always" or "byDefault".');
  }
  const count = (name: "start" | "increment" | "minValue" | "maxValue" | "cache"): string | undefined =>
    typeof identity === "object"
      ? wholeNumber(identity[name], `identity's ${name}`, site, context)
      : undefined;
  const sequence = typeof identity === "object" ? identity.sequence : undefined;
  return compact({
    mode,
    sequence: sequence === undefined ? undefined : writtenName(sequence, site, context),
    start: count("start"),
    increment: count("increment"),
    minValue: count("minValue"),
    maxValue: count("maxValue"),
    cache: count("cache"),
    cycle: typeof identity === "object" && identity.cycle === true ? true : undefined,
  });
}

function generatedOf(options: ColumnOptions, site: Site, context: Context): Generated | undefined {
  if (options.generated === undefined) return undefined;
  const stored = options.virtual === undefined ? (options.stored ?? true) : !options.virtual;
  return { expression: expressionText(options.generated, "generating expression", site, context), stored };
}
