/** Decorators of indexes and constraints, for classes and for properties. */
import { isSql } from "../../schema/sql.js";
import type { CheckFacts, ClassFacts, IndexFactOptions, PropertyFacts, Rule } from "../facts.js";
import type { OptionFault } from "../faults.js";
import { type AnyMark, type ClassMark, makeMark, type PropertyMark } from "../mark.js";
import type { SqlText } from "../options/options.js";
import type {
  CheckOptions,
  ClassIndexOptions,
  ExpressionIndexOptions,
  IndexKeyInput,
  IndexOptions,
  PropertyIndexOptions,
  UniqueOptions,
} from "../options/rules.js";
import { findUnknownOptions, listed } from "../options/unknown.js";

type IndexKeys = readonly (string | IndexKeyInput)[];

/**
 * An index: on the property it decorates, or on a class with a list of properties or an expression. Properties of an
 * embedded value are written with a dot (`"address.city"`); a relation stands for its columns.
 *
 * @example
 * class User { @Index() @Column("text") email!: string }
 * class Page { @Index({ method: "gin", operatorClass: "jsonb_path_ops" }) @Column("json") tags!: unknown }
 * export @Index(["name", { property: "createdAt", order: "desc" }], { where: sql`not archived` })
 * class Note { @Column("text") name!: string; @Column("date") createdAt!: Date; @Column("boolean") archived!: boolean }
 * export @Index({ expression: sql`lower(email)`, unique: true }) class Member { @Column("text") email!: string }
 */
export function Index(options?: PropertyIndexOptions): PropertyMark;
export function Index(options: ExpressionIndexOptions): AnyMark;
export function Index(options: ClassIndexOptions): ClassMark;
export function Index(properties: IndexKeys, options?: IndexOptions): ClassMark;
export function Index(name: string, properties: IndexKeys, options?: Omit<IndexOptions, "name">): ClassMark;
export function Index(name: string, options?: Omit<PropertyIndexOptions, "name">): PropertyMark;
export function Index(name: string, options: Omit<ExpressionIndexOptions, "name">): AnyMark;
export function Index(...given: readonly unknown[]): AnyMark {
  const { name, properties, options: rest } = sortArguments<string | IndexKeyInput>(given);
  const base: IndexFactOptions = rest;
  const options: IndexFactOptions = {
    ...base,
    ...(name === undefined ? {} : { name }),
    ...(properties === undefined ? {} : { properties }),
  };
  const keyFaults = listed(options.properties).flatMap((key) =>
    typeof key === "string" ? [] : findUnknownOptions("indexKey", key),
  );
  return ruleMark("Index", { kind: "index", options }, [...findUnknownOptions("Index", rest), ...keyFaults]);
}

/**
 * A unique constraint: on the property it decorates, or on a class with a list of properties.
 *
 * @example
 * class User { @Unique() @Column("text") email!: string }
 * export @Unique(["site", "path"], { deferrable: true, initiallyDeferred: true })
 * class Page { @Column("int") site!: number; @Column("text") path!: string }
 * export @Unique("uq_slug", ["site", "slug"], { nullsNotDistinct: true })
 * class Post { @Column("int") site!: number; @Column("text", { nullable: true }) slug?: string }
 */
export function Unique(options?: UniqueOptions): PropertyMark;
export function Unique(properties: readonly string[], options?: UniqueOptions): ClassMark;
export function Unique(
  name: string,
  properties: readonly string[],
  options?: Omit<UniqueOptions, "name">,
): ClassMark;
export function Unique(name: string, options?: Omit<UniqueOptions, "name">): PropertyMark;
export function Unique(...given: readonly unknown[]): AnyMark {
  const { name, properties, options: rest } = sortArguments<string>(given);
  const base: UniqueOptions = rest;
  const options: UniqueOptions = name === undefined ? base : { ...base, name };
  return ruleMark("Unique", { kind: "unique", properties, options }, findUnknownOptions("Unique", rest));
}

/**
 * A condition that every row fulfils, as SQL over the table's columns.
 *
 * @example
 * class Product { @Check(sql`price >= 0`) @Column("decimal", { precision: 10, scale: 2 }) price!: string }
 * export @Check(sql`starts_at < ends_at`, { name: "ck_period" })
 * class Booking { @Column("date") startsAt!: string; @Column("date") endsAt!: string }
 * export @Check("ck_seats", "seats > 0") class Room { @Column("int") seats!: number }
 */
export function Check(expression: SqlText, options?: CheckOptions): AnyMark;
export function Check(name: string, expression: SqlText, options?: Omit<CheckOptions, "name">): AnyMark;
export function Check(first: SqlText, second?: SqlText | CheckOptions, third?: CheckOptions): AnyMark {
  const isNamed = typeof second === "string" || isSql(second);
  const options: CheckOptions = isNamed
    ? { ...third, ...(typeof first === "string" ? { name: first } : {}) }
    : (second ?? {});
  const rule: CheckFacts = { kind: "check", expression: isNamed ? second : first, options };
  return ruleMark("Check", rule, findUnknownOptions("Check", options));
}

interface Arguments<P> {
  readonly name: string | undefined;
  readonly properties: readonly P[] | undefined;
  readonly options: object;
}

/** `(name?, properties?, options?)` in any of the ways they can be left out. */
function sortArguments<P>(given: readonly unknown[]): Arguments<P> {
  const left = [...given];
  const name = typeof left[0] === "string" ? left[0] : undefined;
  if (name !== undefined) left.shift();
  const properties: readonly P[] | undefined = Array.isArray(left[0]) ? left[0] : undefined;
  if (properties !== undefined) left.shift();
  const options = left[0];
  return { name, properties, options: typeof options === "object" && options !== null ? options : {} };
}

function ruleMark(decorator: string, rule: Rule, faults: readonly OptionFault[]): AnyMark {
  const write = (facts: ClassFacts | PropertyFacts): void => {
    facts.rules.push(rule);
  };
  return makeMark({ decorator, faults, onClass: write, onProperty: write });
}
