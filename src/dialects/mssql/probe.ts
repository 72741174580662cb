import type { AnyOperation } from "../../objects/any.js";
import type { Renamed } from "../../objects/renamed.js";
import type { Connection, ProbeResult } from "../dialect.js";
import { qualified, quoteString } from "./writer.js";

/** Where an operation happens: its namespace, or the one that is meant. */
interface Place {
  readonly connection: Connection;
  readonly namespace: string;
}

/** Whether an operation that may have run has happened, by what the catalog holds. */
export async function probe(connection: Connection, operation: AnyOperation): Promise<ProbeResult> {
  const namespace =
    ("namespace" in operation ? operation.namespace : undefined) ?? connection.defaultNamespace;
  const place: Place = { connection, namespace };
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
      return object(place, operation.table, "U");
    case "createSequence":
      return object(place, operation.name, "SO");
    case "addColumn":
      return column(place, operation.table, operation.column.name);
    case "createIndex":
      return index(place, operation.table, operation.name);
    case "createPrimaryKey":
    case "createUniqueConstraint":
    case "createCheckConstraint":
    case "createForeignKey":
      return constraint(place, operation.table, operation.name);
    case "validateConstraint":
      return trusted(place, operation.table, operation.name);
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
      return object(place, operation.table, "U");
    case "dropSequence":
      return object(place, operation.name, "SO");
    case "dropIndex":
      return operation.table === undefined ? undefined : index(place, operation.table, operation.name);
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
      return moved(operation, operation.table, (own, name) => object(own, name, "U"), place);
    case "renameSequence":
      return moved(operation, operation.name, (own, name) => object(own, name, "SO"), place);
    case "renameColumn":
      return pair((name) => column(place, operation.table, name), operation.name, operation.to);
    case "renameConstraint":
      return pair((name) => constraint(place, operation.table, name), operation.name, operation.to);
    case "renameIndex": {
      const { table } = operation;
      return table === undefined
        ? undefined
        : pair((name) => index(place, table, name), operation.name, operation.to);
    }
    default:
      return undefined;
  }
}

function moved(
  { to, toNamespace }: Renamed,
  from: string,
  query: (place: Place, name: string) => string,
  place: Place,
): Rename {
  const target = toNamespace === undefined ? place : { ...place, namespace: toNamespace };
  return { before: query(place, from), after: query(target, to) };
}

function pair(query: (name: string) => string, from: string, to: string): Rename {
  return { before: query(from), after: query(to) };
}

async function probeRename(connection: Connection, { before, after }: Rename): Promise<ProbeResult> {
  const [hasBefore, hasAfter] = [await holds(connection, before), await holds(connection, after)];
  if (hasBefore === hasAfter) return "unknown";
  return hasAfter ? "done" : "notDone";
}

async function holds(connection: Connection, query: string): Promise<boolean> {
  const rows = await connection.query(`SELECT CASE WHEN EXISTS (${query}) THEN 1 ELSE 0 END AS [found]`);
  return Number(rows[0]?.found) === 1;
}

function namespaceNamed(name: string): string {
  return `SELECT 1 FROM sys.schemas WHERE name = ${quoteString(name)}`;
}

function object({ namespace }: Place, name: string, type: "U" | "SO"): string {
  return `SELECT 1 FROM sys.objects WHERE type = '${type}' AND name = ${quoteString(name)} AND schema_id = SCHEMA_ID(${quoteString(namespace)})`;
}

function column(place: Place, table: string, name: string): string {
  return `SELECT 1 FROM sys.columns WHERE object_id = ${idOf(place, table)} AND name = ${quoteString(name)}`;
}

/** A build that fails, online too, is rolled back by the server: an index that is there is whole. */
function index(place: Place, table: string, name: string): string {
  return `SELECT 1 FROM sys.indexes WHERE object_id = ${idOf(place, table)} AND name = ${quoteString(name)}`;
}

function constraint(place: Place, table: string, name: string): string {
  return `SELECT 1 FROM sys.objects WHERE type IN ('C', 'F', 'PK', 'UQ') AND parent_object_id = ${idOf(place, table)} AND name = ${quoteString(name)}`;
}

function trusted(place: Place, table: string, name: string): string {
  const where = `parent_object_id = ${idOf(place, table)} AND name = ${quoteString(name)} AND is_not_trusted = 0`;
  return `SELECT 1 FROM sys.check_constraints WHERE ${where} UNION ALL SELECT 1 FROM sys.foreign_keys WHERE ${where}`;
}

/** The number of a table, or of a view with indexes. */
function idOf({ namespace }: Place, table: string): string {
  return `OBJECT_ID(${quoteString(qualified(namespace, table))})`;
}
