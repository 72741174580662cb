/** Declarations of objects that belong to no table, exported from entity files. */

import { type DeclaredObject, declareObject, type NamedDefinition } from "./definitions.js";
import type {
  AggregateOptions,
  CollationOptions,
  CompositeOptions,
  DomainOptions,
  EventTriggerOptions,
  ExtensionOptions,
  FunctionOptions,
  ProcedureOptions,
  PublicationOptions,
  RangeOptions,
  TableTypeOptions,
} from "./options/declarations.js";

function declare(declared: DeclaredObject): NamedDefinition {
  const { name, namespace } = declared.options as { readonly name: string; readonly namespace?: string };
  return declareObject(declared, name, namespace);
}

/**
 * A function.
 *
 * @example
 * export const touch = defineFunction({
 *   name: "touch", returns: "trigger", language: "plpgsql", body: "BEGIN NEW.updated_at = now(); RETURN NEW; END",
 * });
 * export const add = defineFunction({
 *   name: "add", arguments: [{ name: "a", type: "int" }, { name: "b", type: "int", default: sql`1` }],
 *   returns: "int", volatility: "immutable", body: { file: "./add.sql" },
 * });
 */
export function defineFunction(options: FunctionOptions): NamedDefinition {
  return declare({ kind: "function", call: "defineFunction", options });
}

/**
 * A procedure.
 *
 * @example
 * export const tidy = defineProcedure({ name: "tidy", body: "DELETE FROM session WHERE expires_at < now()" });
 */
export function defineProcedure(options: ProcedureOptions): NamedDefinition {
  return declare({ kind: "procedure", call: "defineProcedure", options });
}

/**
 * An aggregate.
 *
 * @example
 * export const product = defineAggregate({
 *   name: "product", arguments: ["numeric"], state: { function: "numeric_mul", type: "numeric", initial: "1" },
 * });
 */
export function defineAggregate(options: AggregateOptions): NamedDefinition {
  return declare({ kind: "aggregate", call: "defineAggregate", options });
}

/**
 * A domain: a type with checks of its own.
 *
 * @example
 * export const email = defineDomain({ name: "email", type: "text", checks: [sql`VALUE ~ '@'`] });
 */
export function defineDomain(options: DomainOptions): NamedDefinition {
  return declare({ kind: "domain", call: "defineDomain", options });
}

/**
 * A composite type.
 *
 * @example
 * export const money = defineComposite({ name: "money_of", attributes: [{ name: "amount", type: "numeric" }] });
 */
export function defineComposite(options: CompositeOptions): NamedDefinition {
  return declare({ kind: "compositeType", call: "defineComposite", options });
}

/**
 * A table type (SQL Server): what a table is like that a routine is handed as an argument. It has no word for being changed,
 * so it is made anew, and what uses it with it.
 *
 * @example
 * export const lines = defineTableType({
 *   name: "order_line", columns: [{ name: "sku", type: "varchar(20)" }, { name: "count", type: "int" }], primaryKey: ["sku"],
 * });
 */
export function defineTableType(options: TableTypeOptions): NamedDefinition {
  return declare({ kind: "tableType", call: "defineTableType", options });
}

/**
 * A range type.
 *
 * @example
 * export const floats = defineRange({ name: "floats", subtype: "float8", difference: "float8mi" });
 */
export function defineRange(options: RangeOptions): NamedDefinition {
  return declare({ kind: "rangeType", call: "defineRange", options });
}

/**
 * An extension. Its version is left alone. With a namespace it is moved there from wherever it is, with all that it has
 * brought along; columns of its types follow.
 *
 * @example
 * export const citext = defineExtension("citext");
 * export const trigrams = defineExtension({ name: "pg_trgm", namespace: "tools" });
 */
export function defineExtension(options: string | ExtensionOptions): NamedDefinition {
  const given = typeof options === "string" ? { name: options } : options;
  return declare({ kind: "extension", call: "defineExtension", options: given });
}

/**
 * A collation.
 *
 * @example
 * export const ignoringCase = defineCollation({
 *   name: "ignoring_case", provider: "icu", locale: "und-u-ks-level2", deterministic: false,
 * });
 */
export function defineCollation(options: CollationOptions): NamedDefinition {
  return declare({ kind: "collation", call: "defineCollation", options });
}

/**
 * A publication of logical replication.
 *
 * @example
 * class Order { @PrimaryColumn("int") no!: number }
 * export const orders = definePublication({ name: "orders", tables: [() => Order], publish: ["insert"] });
 */
export function definePublication(options: PublicationOptions): NamedDefinition {
  return declare({ kind: "publication", call: "definePublication", options });
}

/**
 * An event trigger, which watches commands of the whole database.
 *
 * @example
 * export const audit = defineEventTrigger({ name: "audit", on: "ddl_command_end", execute: "write_audit" });
 */
export function defineEventTrigger(options: EventTriggerOptions): NamedDefinition {
  return declare({ kind: "eventTrigger", call: "defineEventTrigger", options });
}
