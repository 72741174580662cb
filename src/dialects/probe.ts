/** Whether an operation that may have run has happened: which objects to look for is the same for every database. */
import type { AnyOperation } from "../objects/any.js";
import type { Renamed } from "../objects/renamed.js";
import type { Connection, ProbeResult } from "./dialect.js";

/** A namespace to look in. */
export interface ProbePlace {
  readonly namespace: string;
}

/** Queries that give a row when an object is there; absent: a database has no such thing, or tells it in another way. */
export interface ProbeQueries {
  namespace(name: string): string;
  table(place: ProbePlace, name: string): string;
  sequence(place: ProbePlace, name: string): string;
  column(place: ProbePlace, table: string, name: string): string;
  constraint(place: ProbePlace, table: string, name: string): string;
  /** A constraint that holds for all rows. */
  validated(place: ProbePlace, table: string, name: string): string;
  /** `undefined`: it cannot be told without its table. */
  index(place: ProbePlace, table: string | undefined, name: string): string | undefined;
  enum?(place: ProbePlace, name: string): string;
  enumValue?(place: ProbePlace, name: string, value: string): string;
}

/** What is asked: a query that finds what an operation makes or takes away, or both names of a rename. */
type Question =
  | { readonly made: string }
  | { readonly gone: string }
  | { readonly before: string; readonly after: string };

/** @param holds whether a query finds a row */
export async function probeWith(
  queries: ProbeQueries,
  { defaultNamespace }: Pick<Connection, "defaultNamespace">,
  operation: AnyOperation,
  holds: (query: string) => Promise<boolean>,
): Promise<ProbeResult> {
  const namespace = ("namespace" in operation ? operation.namespace : undefined) ?? defaultNamespace;
  const question = made(queries, { namespace }, operation) ?? changed(queries, { namespace }, operation);
  if (question === undefined) return "unknown";
  if ("made" in question) return (await holds(question.made)) ? "done" : "notDone";
  if ("gone" in question) return (await holds(question.gone)) ? "notDone" : "done";
  const [hasBefore, hasAfter] = [await holds(question.before), await holds(question.after)];
  if (hasBefore === hasAfter) return "unknown";
  return hasAfter ? "done" : "notDone";
}

function made(queries: ProbeQueries, place: ProbePlace, operation: AnyOperation): Question | undefined {
  const found = creation(queries, place, operation);
  return found === undefined ? undefined : { made: found };
}

function creation(queries: ProbeQueries, place: ProbePlace, operation: AnyOperation): string | undefined {
  switch (operation.kind) {
    case "createNamespace":
      return queries.namespace(operation.name);
    case "createTable":
      return queries.table(place, operation.table);
    case "createSequence":
      return queries.sequence(place, operation.name);
    case "createEnum":
      return queries.enum?.(place, operation.name);
    case "addEnumValue":
      return queries.enumValue?.(place, operation.name, operation.value);
    case "addColumn":
      return queries.column(place, operation.table, operation.column.name);
    case "createIndex":
      return queries.index(place, operation.table, operation.name);
    case "createPrimaryKey":
    case "createUniqueConstraint":
    case "createCheckConstraint":
    case "createForeignKey":
      return queries.constraint(place, operation.table, operation.name);
    case "validateConstraint":
      return queries.validated(place, operation.table, operation.name);
    default:
      return undefined;
  }
}

function removal(queries: ProbeQueries, place: ProbePlace, operation: AnyOperation): string | undefined {
  switch (operation.kind) {
    case "dropNamespace":
      return queries.namespace(operation.name);
    case "dropTable":
      return queries.table(place, operation.table);
    case "dropSequence":
      return queries.sequence(place, operation.name);
    case "dropEnum":
      return queries.enum?.(place, operation.name);
    case "dropIndex":
      return queries.index(place, operation.table, operation.name);
    case "dropColumn":
      return queries.column(place, operation.table, operation.name);
    case "dropConstraint":
      return queries.constraint(place, operation.table, operation.name);
    default:
      return undefined;
  }
}

function changed(queries: ProbeQueries, place: ProbePlace, operation: AnyOperation): Question | undefined {
  const gone = removal(queries, place, operation);
  if (gone !== undefined) return { gone };
  switch (operation.kind) {
    case "renameTable":
      return moved(place, operation, operation.table, queries.table);
    case "renameSequence":
      return moved(place, operation, operation.name, queries.sequence);
    case "renameEnum":
      return moved(place, operation, operation.name, queries.enum);
    case "renameEnumValue":
      return pair(operation.value, operation.to, (name) => queries.enumValue?.(place, operation.name, name));
    case "renameColumn":
      return pair(operation.name, operation.to, (name) => queries.column(place, operation.table, name));
    case "renameConstraint":
      return pair(operation.name, operation.to, (name) => queries.constraint(place, operation.table, name));
    case "renameIndex":
      return pair(operation.name, operation.to, (name) => queries.index(place, operation.table, name));
    default:
      return undefined;
  }
}

function moved(
  place: ProbePlace,
  { to, toNamespace = place.namespace }: Renamed,
  from: string,
  query: ((place: ProbePlace, name: string) => string) | undefined,
): Question | undefined {
  if (query === undefined) return undefined;
  return { before: query(place, from), after: query({ namespace: toNamespace }, to) };
}

function pair(from: string, to: string, query: (name: string) => string | undefined): Question | undefined {
  const [before, after] = [query(from), query(to)];
  return before === undefined || after === undefined ? undefined : { before, after };
}
