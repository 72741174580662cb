/** What the catalog says of tables that a proof watches or puts rows into: all of it in one round trip. */
import type { Reference } from "../../../schema/object.js";
import type { Connection, Row, RowWatchRequest } from "../../dialect.js";
import { type Cells, cellsOf } from "../introspect/catalog.js";
import { typeColumns, typeOf } from "../introspect/column.js";
import { quoteString } from "../sql/writer.js";

export interface ColumnState {
  readonly id: number;
  readonly name: string;
  /** As facts have it. */
  readonly type: string;
  /** The server's own type beneath a name that people have given it; nothing for one of an assembly and what is encrypted. */
  readonly base: string | undefined;
  readonly precision: number;
  readonly scale: number;
  readonly isNullable: boolean;
  /** The server gives it its values: it is computed, an identity, a version or a period. */
  readonly isGiven: boolean;
  /** Computed when it is read, or another value with each write. */
  readonly isFleeting: boolean;
}

/** A table as it is now. */
export interface TableState {
  readonly id: number;
  readonly namespace: string;
  readonly name: string;
  /** How many rows it has, about. */
  readonly about: number;
  readonly columns: readonly ColumnState[];
  /** The columns of its primary key. */
  readonly key: readonly string[];
}

/** A foreign key of a table that gets rows. */
export interface TargetKey {
  readonly table: number;
  readonly columns: readonly string[];
  readonly parent: number;
  readonly parentNamespace: string;
  readonly parentName: string;
  readonly parentColumns: readonly string[];
}

export interface Survey {
  readonly watched: readonly TableState[];
  readonly targets: readonly TableState[];
  readonly foreignKeys: readonly TargetKey[];
  /** Number of the table → the texts of its checks. */
  readonly checks: ReadonlyMap<number, readonly string[]>;
  /** Number of the table → its triggers that are fired by INSERT. */
  readonly triggers: ReadonlyMap<number, readonly string[]>;
}

export async function survey(connection: Connection, { tables, fill }: RowWatchRequest): Promise<Survey> {
  const [states, columns, keys, foreignKeys, checks, triggers] = await connection.script(
    [
      ...stateQueries(namedIn([...tables, ...fill])),
      foreignKeyQuery(namedIn(fill)),
      checkQuery(namedIn(fill)),
      triggerQuery(namedIn(fill)),
    ].join(";\n"),
  );
  const all = readStates([states, columns, keys]);
  const isAmong = (list: readonly Reference[]) => (state: TableState) =>
    list.some(({ namespace, name }) => namespace === state.namespace && name === state.name);
  return {
    watched: all.filter(isAmong(tables)),
    targets: all.filter(isAmong(fill)),
    foreignKeys: readForeignKeys(cellsOf(foreignKeys)),
    checks: grouped(cellsOf(checks)),
    triggers: grouped(cellsOf(triggers)),
  };
}

/** The present state of tables: by their numbers, or, where one has taken the place of another, by their names. */
export async function statesOf(
  connection: Connection,
  former: readonly TableState[],
): Promise<readonly TableState[]> {
  if (former.length === 0) return [];
  const byName = namedIn(former.map(({ namespace, name }) => ({ kind: "table", namespace, name })));
  const ids = former.map(({ id }) => id).join(", ");
  return readStates(
    await connection.script(stateQueries(`(t.object_id IN (${ids}) OR ${byName})`).join(";\n")),
  );
}

function namedIn(references: readonly Reference[]): string {
  const named = references.map(
    ({ namespace, name }) => `(s.name = ${quoteString(namespace)} AND t.name = ${quoteString(name)})`,
  );
  return named.length === 0 ? "1 = 0" : `(${named.join(" OR ")})`;
}

const tables = "sys.tables AS t JOIN sys.schemas AS s ON s.schema_id = t.schema_id";

/** A table of which the login sees only some rows has none that could be counted. */
const whole = `NOT EXISTS (SELECT 1 FROM sys.security_predicates AS p JOIN sys.security_policies AS y ON y.object_id = p.object_id
    WHERE p.target_object_id = t.object_id AND y.is_enabled = 1) AND t.is_external = 0 AND t.is_memory_optimized = 0`;

function stateQueries(condition: string): readonly string[] {
  return [
    `SELECT t.object_id AS [id], s.name AS [namespace], t.name AS [name],
    (SELECT SUM(p.rows) FROM sys.partitions AS p WHERE p.object_id = t.object_id AND p.index_id IN (0, 1)) AS [about]
  FROM ${tables} WHERE ${condition} AND ${whole} ORDER BY t.object_id`,
    `SELECT c.object_id AS [table], c.column_id AS [id], c.name AS [name], ${typeColumns("c")}, CASE WHEN c.encryption_type IS NULL THEN b.name END AS [base],
    c.is_nullable AS [nullable], c.is_identity AS [isIdentity], c.is_computed AS [isComputed], c.generated_always_type AS [period],
    g.is_persisted AS [persisted]
  FROM ${tables} JOIN sys.columns AS c ON c.object_id = t.object_id
    JOIN sys.types AS y ON y.user_type_id = c.user_type_id JOIN sys.schemas AS ys ON ys.schema_id = y.schema_id
    LEFT JOIN sys.types AS b ON b.user_type_id = CASE WHEN y.is_user_defined = 1 THEN y.system_type_id ELSE y.user_type_id END
      AND y.is_assembly_type = CASE WHEN y.is_user_defined = 1 THEN 0 ELSE y.is_assembly_type END
    LEFT JOIN sys.computed_columns AS g ON g.object_id = c.object_id AND g.column_id = c.column_id
  WHERE ${condition} ORDER BY c.object_id, c.column_id`,
    `SELECT i.object_id AS [table], c.name AS [text]
  FROM ${tables} JOIN sys.indexes AS i ON i.object_id = t.object_id AND i.is_primary_key = 1
    JOIN sys.index_columns AS ic ON ic.object_id = i.object_id AND ic.index_id = i.index_id
    JOIN sys.columns AS c ON c.object_id = ic.object_id AND c.column_id = ic.column_id
  WHERE ${condition} ORDER BY i.object_id, ic.key_ordinal`,
  ];
}

function foreignKeyQuery(condition: string): string {
  return `SELECT f.object_id AS [id], t.object_id AS [table], f.referenced_object_id AS [parent], rs.name AS [parentNamespace],
    r.name AS [parentName], pc.name AS [column], rc.name AS [parentColumn]
  FROM ${tables} JOIN sys.foreign_keys AS f ON f.parent_object_id = t.object_id
    JOIN sys.objects AS r ON r.object_id = f.referenced_object_id JOIN sys.schemas AS rs ON rs.schema_id = r.schema_id
    JOIN sys.foreign_key_columns AS fc ON fc.constraint_object_id = f.object_id
    JOIN sys.columns AS pc ON pc.object_id = fc.parent_object_id AND pc.column_id = fc.parent_column_id
    JOIN sys.columns AS rc ON rc.object_id = fc.referenced_object_id AND rc.column_id = fc.referenced_column_id
  WHERE ${condition} ORDER BY f.object_id, fc.constraint_column_id`;
}

function checkQuery(condition: string): string {
  return `SELECT t.object_id AS [table], c.definition AS [text]
  FROM ${tables} JOIN sys.check_constraints AS c ON c.parent_object_id = t.object_id
  WHERE ${condition} AND c.is_disabled = 0 ORDER BY c.object_id`;
}

function triggerQuery(condition: string): string {
  return `SELECT t.object_id AS [table], g.name AS [text]
  FROM ${tables} JOIN sys.triggers AS g ON g.parent_id = t.object_id AND g.parent_class = 1
  WHERE ${condition} AND g.is_disabled = 0
    AND EXISTS (SELECT 1 FROM sys.trigger_events AS e WHERE e.object_id = g.object_id AND e.type = 1) ORDER BY g.object_id`;
}

function readStates([states, columns, keys]: readonly (readonly Row[] | undefined)[]): readonly TableState[] {
  const keyed = grouped(cellsOf(keys));
  const byTable = new Map<number, ColumnState[]>();
  for (const row of cellsOf(columns)) {
    const table = row.number("table");
    byTable.set(table, [...(byTable.get(table) ?? []), readColumnState(row)]);
  }
  return cellsOf(states).map((row) => {
    const id = row.number("id");
    return {
      id,
      namespace: row.text("namespace"),
      name: row.text("name"),
      about: row.number("about"),
      columns: byTable.get(id) ?? [],
      key: keyed.get(id) ?? [],
    };
  });
}

function readColumnState(row: Cells): ColumnState {
  const base = row.maybe("base");
  const isVersion = base === "timestamp";
  return {
    id: row.number("id"),
    name: row.text("name"),
    type: typeOf(row),
    base,
    precision: row.number("precision"),
    scale: row.number("scale"),
    isNullable: row.is("nullable"),
    isGiven: row.is("isComputed") || row.is("isIdentity") || isVersion || row.number("period") > 0,
    isFleeting: isVersion || row.number("period") > 0 || (row.is("isComputed") && !row.is("persisted")),
  };
}

function readForeignKeys(rows: readonly Cells[]): readonly TargetKey[] {
  const keys = new Map<number, { columns: string[]; parentColumns: string[] } & TargetKey>();
  for (const row of rows) {
    const id = row.number("id");
    const key = keys.get(id) ?? {
      table: row.number("table"),
      columns: [],
      parent: row.number("parent"),
      parentNamespace: row.text("parentNamespace"),
      parentName: row.text("parentName"),
      parentColumns: [],
    };
    key.columns.push(row.text("column"));
    key.parentColumns.push(row.text("parentColumn"));
    keys.set(id, key);
  }
  return [...keys.values()];
}

/** Number of the table → the texts of its rows. */
function grouped(rows: readonly Cells[]): ReadonlyMap<number, readonly string[]> {
  const groups = new Map<number, string[]>();
  for (const row of rows) {
    const table = row.number("table");
    groups.set(table, [...(groups.get(table) ?? []), row.text("text")]);
  }
  return groups;
}
