import type { AnyOperation } from "../../objects/any.js";
import type { Renamed } from "../../objects/renamed.js";
import type { Connection, ProbeResult } from "../dialect.js";
import { pgWriter } from "./writer.js";

const { literal, quote } = pgWriter;

/** Where an operation happens: its namespace, or the one that is meant. */
interface Place {
  readonly connection: Connection;
  readonly namespace: string;
}

/**
 * Whether an operation that may have run has happened, by what the catalog holds. An index that a broken build
 * has left invalid is dropped, so that the build can run again.
 */
export async function probe(connection: Connection, operation: AnyOperation): Promise<ProbeResult> {
  const namespace =
    ("namespace" in operation ? operation.namespace : undefined) ?? connection.defaultNamespace;
  const place: Place = { connection, namespace };
  if (operation.kind === "createIndex")
    return probeBuild(place, operation.name, operation.concurrently === true);
  const made = creation(place, operation);
  if (made !== undefined) return (await holds(connection, made)) ? "done" : "notDone";
  const gone = removal(place, operation);
  if (gone !== undefined) return (await holds(connection, gone)) ? "notDone" : "done";
  const renamed = rename(place, operation);
  return renamed === undefined ? "unknown" : probeRename(connection, renamed);
}

/** A query that finds the object that an operation makes. */
function creation(place: Place, operation: AnyOperation): string | undefined {
  switch (operation.kind) {
    case "createNamespace":
      return namespaceNamed(operation.name);
    case "createTable":
      return relation(place, operation.table);
    case "createSequence":
      return relation(place, operation.name);
    case "createEnum":
      return enumNamed(place, operation.name);
    case "addEnumValue":
      return enumValue(place, operation.name, operation.value);
    case "addColumn":
      return column(place, operation.table, operation.column.name);
    case "createPrimaryKey":
    case "createUniqueConstraint":
    case "createCheckConstraint":
    case "createForeignKey":
      return constraint(place, operation.table, operation.name);
    case "validateConstraint":
      return `${constraint(place, operation.table, operation.name)} AND convalidated`;
    default:
      return undefined;
  }
}

/** A query that finds the object that an operation takes away. */
function removal(place: Place, operation: AnyOperation): string | undefined {
  switch (operation.kind) {
    case "dropNamespace":
      return namespaceNamed(operation.name);
    case "dropTable":
      return relation(place, operation.table);
    case "dropIndex":
    case "dropSequence":
      return relation(place, operation.name);
    case "dropEnum":
      return enumNamed(place, operation.name);
    case "dropColumn":
      return column(place, operation.table, operation.name);
    case "dropConstraint":
      return constraint(place, operation.table, operation.name);
    default:
      return undefined;
  }
}

interface Rename {
  readonly before: string;
  readonly after: string;
}

function rename(place: Place, operation: AnyOperation): Rename | undefined {
  switch (operation.kind) {
    case "renameTable":
      return {
        before: relation(place, operation.table),
        after: relation(target(place, operation), operation.to),
      };
    case "renameIndex":
      return { before: relation(place, operation.name), after: relation(place, operation.to) };
    case "renameSequence":
      return {
        before: relation(place, operation.name),
        after: relation(target(place, operation), operation.to),
      };
    case "renameEnum":
      return {
        before: enumNamed(place, operation.name),
        after: enumNamed(target(place, operation), operation.to),
      };
    case "renameEnumValue":
      return {
        before: enumValue(place, operation.name, operation.value),
        after: enumValue(place, operation.name, operation.to),
      };
    case "renameColumn":
      return {
        before: column(place, operation.table, operation.name),
        after: column(place, operation.table, operation.to),
      };
    case "renameConstraint":
      return {
        before: constraint(place, operation.table, operation.name),
        after: constraint(place, operation.table, operation.to),
      };
    default:
      return undefined;
  }
}

function target(place: Place, { toNamespace }: Renamed): Place {
  return toNamespace === undefined ? place : { ...place, namespace: toNamespace };
}

async function probeRename(connection: Connection, { before, after }: Rename): Promise<ProbeResult> {
  const [hasBefore, hasAfter] = [await holds(connection, before), await holds(connection, after)];
  if (hasBefore === hasAfter) return "unknown";
  return hasAfter ? "done" : "notDone";
}

async function probeBuild(
  { connection, namespace }: Place,
  name: string,
  concurrently: boolean,
): Promise<ProbeResult> {
  const rows = await connection.query(
    `SELECT i.indisvalid AND i.indisready AS usable FROM pg_catalog.pg_index i
    WHERE i.indexrelid = to_regclass(${literal(quote(namespace, name))})`,
  );
  if (rows[0] === undefined) return "notDone";
  if (rows[0].usable === true) return "done";
  const mode = concurrently && !connection.isInTransaction ? "CONCURRENTLY " : "";
  await connection.query(`DROP INDEX ${mode}${quote(namespace, name)}`);
  return "notDone";
}

async function holds(connection: Connection, query: string): Promise<boolean> {
  return (await connection.query(`SELECT EXISTS (${query}) AS found`))[0]?.found === true;
}

function namespaceNamed(name: string): string {
  return `SELECT FROM pg_catalog.pg_namespace WHERE nspname = ${literal(name)}`;
}

function relation({ namespace }: Place, name: string): string {
  return `SELECT FROM pg_catalog.pg_class WHERE relname = ${literal(name)} AND relnamespace = (${oidOf(namespace)})`;
}

function column(place: Place, table: string, name: string): string {
  return `SELECT FROM pg_catalog.pg_attribute WHERE attnum > 0 AND NOT attisdropped AND attname = ${literal(name)}
    AND attrelid = (${tableOid(place, table)})`;
}

function constraint(place: Place, table: string, name: string): string {
  return `SELECT FROM pg_catalog.pg_constraint WHERE conname = ${literal(name)} AND conrelid = (${tableOid(place, table)})`;
}

function enumNamed({ namespace }: Place, name: string): string {
  return `SELECT FROM pg_catalog.pg_type WHERE typtype = 'e' AND typname = ${literal(name)}
    AND typnamespace = (${oidOf(namespace)})`;
}

function enumValue({ namespace }: Place, name: string, value: string): string {
  return `SELECT FROM pg_catalog.pg_enum e JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid
    WHERE t.typname = ${literal(name)} AND t.typnamespace = (${oidOf(namespace)}) AND e.enumlabel = ${literal(value)}`;
}

function tableOid({ namespace }: Place, table: string): string {
  return `SELECT oid FROM pg_catalog.pg_class WHERE relname = ${literal(table)} AND relnamespace = (${oidOf(namespace)})`;
}

function oidOf(namespace: string): string {
  return `SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = ${literal(namespace)}`;
}
