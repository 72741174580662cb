/** Reads the revision table, and says what is wrong when it cannot be read. */
import type { Connection, Dialect, Row } from "../dialects/dialect.js";
import { SchemixError } from "../errors/schemix-error.js";
import type { Column } from "../objects/column/shape.js";
import type { SchemaObject } from "../schema/object.js";
import {
  type Direction,
  historyColumnNames,
  parentSeparator,
  type RevisionRow,
  type RevisionRowState,
  type RevisionTable,
  revisionColumnNames,
} from "./revision-table.js";

/** What the database says of itself. */
export interface RevisionState {
  /** Revision → its row. */
  readonly rows: ReadonlyMap<string, RevisionRow>;
  readonly hasTable: boolean;
  /** `true` when it was not asked for. */
  readonly hasHistory: boolean;
}

/** What is there of the two tables. */
interface Found {
  readonly hasTable: boolean;
  readonly hasHistory: boolean;
}

const directions: readonly string[] = ["up", "down"] satisfies Direction[];
const states: readonly string[] = ["applied", "running", "failed"] satisfies RevisionRowState[];

/**
 * Reads all rows in one round trip. A table that is not there yet is an empty one.
 * @throws SchemixError `REVISION_TABLE_INVALID` when the table is somebody else's or has another version's shape
 */
export async function readRevisions(
  connection: Connection,
  dialect: Dialect,
  table: RevisionTable,
  options: { readonly withHistory?: boolean | undefined } = {},
): Promise<RevisionState> {
  const { asJson = (select: string) => select } = dialect.writer;
  const select = asJson(table.select());
  const script = options.withHistory === true ? `${select};\n${table.selectNoHistory()}` : select;
  const all: Found = { hasTable: true, hasHistory: true };
  try {
    return stateOf(rowsIn((await connection.script(script))[0], dialect), all, table);
  } catch (error) {
    const found = await inspect(connection, dialect, table, error);
    // Nothing is wrong with what is there: it was made since, by another runner, or cannot be read.
    if (found.hasTable) return stateOf(await connection.query(table.select()), found, table);
    return stateOf([], found, table);
  }
}

function rowsIn(result: readonly Row[] = [], { writer }: Dialect): readonly Row[] {
  if (writer.asJson === undefined) return result;
  return JSON.parse(String(result[0]?.rows ?? "[]")) as readonly Row[];
}

function stateOf(rows: readonly Row[], found: Found, table: RevisionTable): RevisionState {
  const parsed = rows.map((row) => parseRow(row, table));
  return { ...found, rows: new Map(parsed.map((row) => [row.revision, row])) };
}

/** A driver's error as a coded one; one that is coded already stays. */
export function explained(dialect: Dialect, error: unknown, statement?: string): Error {
  return error instanceof SchemixError ? error : dialect.explain(error, { statement });
}

/** Turns the rows of {@link RevisionTable.select} into what they say. */
export function parseRow(row: Row, table: RevisionTable): RevisionRow {
  const text = (name: string) => String(row[name] ?? "");
  const { revision, state, direction } = row;
  const isKnown = states.includes(text("state")) && directions.includes(text("direction"));
  if (typeof revision !== "string" || revision === "" || !isKnown) {
    throw new SchemixError("REVISION_TABLE_INVALID", {
      message: `${table.path} has a row that means nothing: revision ${JSON.stringify(revision)}, state ${JSON.stringify(state)}, direction ${JSON.stringify(direction)}`,
      why: "It was changed by hand, or written by a newer version of @schemix/migrate.",
      fix: `Update @schemix/migrate, or correct the row; a migration that is applied has state 'applied' and direction 'up'.`,
      data: { table: table.path, revision: text("revision"), toolVersion: text("tool_version") },
    });
  }
  const duration = row.duration_ms;
  const optional = (name: string) => (typeof row[name] === "string" ? row[name] : undefined);
  return {
    revision,
    message: text("message"),
    parents: text("parents") === "" ? [] : text("parents").split(parentSeparator),
    checksum: text("checksum"),
    state: text("state") as RevisionRowState,
    direction: text("direction") as Direction,
    statementIndex: Number(row.statement_index),
    statementCount: Number(row.statement_count),
    statementChecksum: optional("statement_checksum"),
    progress: optional("progress"),
    // Of a thousand rows, one or none is asked.
    get appliedAt() {
      return isoTime(row.applied_at);
    },
    appliedBy: text("applied_by"),
    milliseconds: duration === null || duration === undefined ? undefined : Number(duration),
    toolVersion: text("tool_version"),
  };
}

function isoTime(value: unknown): string {
  const time = value instanceof Date ? value : new Date(String(value));
  return Number.isNaN(time.getTime()) ? String(value) : time.toISOString();
}

/** Looks for the tables, and at them when they are there: for when reading them has failed with `cause`. */
async function inspect(
  connection: Connection,
  dialect: Dialect,
  table: RevisionTable,
  cause: unknown,
): Promise<Found> {
  const error = explained(dialect, cause);
  if (error instanceof SchemixError && error.code !== "STATEMENT_FAILED") throw error;
  const { revisions, history } = table.creation({ ifNotExists: false });
  const found = {
    hasTable: (await dialect.probe(connection, revisions)) !== "notDone",
    hasHistory: (await dialect.probe(connection, history)) !== "notDone",
  };
  if (!found.hasTable && !found.hasHistory) return found;
  const namespace = table.names.namespace ?? connection.defaultNamespace;
  const { table: name, historyTable } = table.names;
  const { schema } = await dialect.introspect(connection, {
    namespaces: [namespace],
    includeTables: [name, historyTable],
  });
  const columns = (table: string) => schema.childrenOf(namespace, table, "column");
  if (found.hasTable) checkColumns(table.path, columns(name), revisionColumnNames);
  if (found.hasHistory) checkColumns(table.historyPath, columns(historyTable), historyColumnNames);
  return found;
}

function checkColumns(path: string, columns: readonly SchemaObject[], expected: readonly string[]): void {
  const names = columns.map((column) => column.name);
  const missing = expected.filter((name) => !names.includes(name));
  const inTheWay = (columns as readonly Column[]).filter(
    (column) =>
      !expected.includes(column.name) &&
      !column.nullable &&
      column.default === undefined &&
      column.identity === undefined &&
      column.generated === undefined,
  );
  if (missing.length === 0 && inTheWay.length === 0) return;
  const isForeign = !names.includes("revision");
  const lacks = missing.length > 0 ? `has no column ${missing.join(", ")}` : "";
  const more = inTheWay.length > 0 ? `asks for ${inTheWay.map((column) => column.name).join(", ")}` : "";
  throw new SchemixError("REVISION_TABLE_INVALID", {
    message: `${path} is not a table of this version of @schemix/migrate: it ${[lacks, more].filter((part) => part !== "").join(" and ")}`,
    why: isForeign
      ? "A table of that name belongs to something else."
      : "It was written by another version, or changed by hand.",
    fix: isForeign
      ? "Choose other names: `revisions: { table, historyTable, namespace }` in the configuration."
      : "Use the version of @schemix/migrate that wrote it, or add the columns by hand; docs/migrations.md lists them.",
    data: { table: path, missing, inTheWay: inTheWay.map((column) => column.name) },
  });
}
