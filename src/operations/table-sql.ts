/** SQL of what data steps say of tables in values: conditions and assignments. */
import { SchemixError } from "../errors/schemix-error.js";
import { isSql, type SqlFragment, sql } from "../schema/sql.js";
import { columnType, type FrozenTable } from "./frozen-table.js";
import type { RecordingDialect } from "./recording.js";

type Types = RecordingDialect["types"];
/** A table by its name, or one whose columns are known. */
export type TableInput = string | FrozenTable;

/** The quoted name of a table. */
export function tableSql({ name, namespace }: Pick<FrozenTable, "name" | "namespace">): SqlFragment {
  return namespace === undefined ? sql.identifier(name) : sql.identifier(namespace, name);
}

/** Fragments with a text between them. */
export function joined(fragments: readonly SqlFragment[], between: string): SqlFragment {
  const [first = sql(""), ...rest] = fragments;
  return rest.reduce((text, fragment) => sql`${text}${sql(between)}${fragment}`, first);
}

/**
 * Column → what it becomes.
 * @throws SchemixError `OPERATION_INVALID` when there is nothing to set, or for a column that the table does not have
 */
export function assignments(
  call: string,
  table: TableInput,
  values: Readonly<Record<string, unknown>>,
  types: Types,
): readonly (readonly [column: string, value: SqlFragment])[] {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  if (given.length > 0)
    return given.map(([column, value]) => [column, sql`${written(table, column, value, types)}`]);
  throw new SchemixError("OPERATION_INVALID", {
    message: `${call} has nothing to set`,
    fix: 'Name at least one column: { set: { plan: "free" } }.',
  });
}

/**
 * What a condition asks of a row. `undefined`: no row can meet it.
 * @throws SchemixError `OPERATION_INVALID` for a column that the table does not have, and when it says nothing
 */
export function conditionSql(
  table: TableInput,
  condition: SqlFragment | Readonly<Record<string, unknown>>,
  types: Types,
): SqlFragment | undefined {
  if (isSql(condition)) return condition;
  const parts: SqlFragment[] = [];
  for (const [column, value] of Object.entries(condition)) {
    if (value === undefined) throw conditionless(`its ${column} is undefined`);
    const name = sql.identifier(column);
    const isList = Array.isArray(value) && !isArrayColumn(table, column);
    if (isList && value.length === 0) return undefined;
    if (isList) parts.push(oneOf(name, value, (each) => written(table, column, each, types)));
    else if (value === null) parts.push(sql`${name} is null`);
    else parts.push(sql`${name} = ${written(table, column, value, types)}`);
  }
  if (parts.length === 0) throw conditionless("it names no column");
  return joined(parts, " and ");
}

/** Taken for no condition at all it would mean every row. */
function conditionless(why: string): SchemixError {
  return new SchemixError("OPERATION_INVALID", {
    message: `A condition of a data step says nothing: ${why}`,
    fix: "Give every column in it a value, and null for NULL; where all rows are meant, say so.",
  });
}

/** NULL is in no list of SQL, and has to be asked for apart. */
function oneOf(
  name: SqlFragment,
  values: readonly unknown[],
  write: (value: unknown) => unknown,
): SqlFragment {
  const others = values.filter((value) => value !== null);
  const list = joined(
    others.map((value) => sql`${write(value)}`),
    ", ",
  );
  if (others.length === values.length) return sql`${name} in (${list})`;
  return others.length === 0 ? sql`${name} is null` : sql`(${name} is null or ${name} in (${list}))`;
}

/** A value as the driver takes it for its column; SQL stays. */
export function written(table: TableInput, column: string, value: unknown, types: Types): unknown {
  if (isSql(value) || typeof table === "string") return value;
  return types.binding(columnType(table, column)).write(value);
}

function isArrayColumn(table: TableInput, column: string): boolean {
  return typeof table !== "string" && columnType(table, column).endsWith("[]");
}
