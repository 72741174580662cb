/** What the code of a data step gets: statements and typed rows on the session of the migration. */
import type { Dialect } from "../dialects/dialect.js";
import { SchemixError } from "../errors/schemix-error.js";
import { type ColumnTypes, columnType, type FrozenTable, type RowOf } from "../operations/frozen-table.js";
import { boundSql, checkOptions, type SqlInput } from "../operations/recording.js";
import type { RowsOptions, StepDatabase } from "../operations/step.js";
import { bulkInsertOf } from "../operations/step-recorder.js";
import { assignments, conditionSql, joined, tableSql } from "../operations/table-sql.js";
import { isSql, type SqlFragment, sql } from "../schema/sql.js";
import type { LentSession } from "./lend.js";

/** Any table, and any condition on it: what they fit is seen by the compiler of whoever calls. */
type Where = SqlFragment | Readonly<Record<string, unknown>> | "all";

/**
 * A data step's way to a session. A call that nobody awaits must not end the process when it fails: that it was
 * left alone is what is reported.
 */
export function stepDatabase(session: LentSession, dialect: Dialect): StepDatabase {
  const { client, ...calls } = sessionCalls(session, dialect);
  const watched = Object.entries(calls).map(([name, call]) => {
    const run: (...given: never[]) => Promise<unknown> = call;
    const watch = (...given: never[]) => {
      const result = run(...given);
      result.catch(() => undefined);
      return result;
    };
    return [name, watch];
  });
  return { client, ...(Object.fromEntries(watched) as typeof calls) };
}

function sessionCalls(session: LentSession, dialect: Dialect): StepDatabase {
  const { writer, types } = dialect;
  const prepared = (statement: SqlInput, parameters: readonly unknown[] | undefined) => {
    const bound = boundSql(statement, writer);
    return [bound.sql, isSql(statement) ? bound.parameters : parameters] as const;
  };
  const execute = (statement: SqlInput, parameters?: readonly unknown[]) =>
    session.execute(...prepared(statement, parameters));
  /** Runs what is made of the rows that are meant; nothing when there can be none. */
  const onRows = async (
    call: string,
    table: FrozenTable,
    where: Where | undefined,
    make: (condition: SqlFragment) => SqlFragment,
  ): Promise<number> => {
    const condition = where === "all" ? sql("") : conditionOf(call, table, where);
    return condition === undefined ? 0 : execute(make(condition));
  };
  const conditionOf = (call: string, table: FrozenTable, where: Where | undefined) => {
    if (typeof where !== "object" || where === null) throw whereless(call, table);
    const condition = conditionSql(table, where, types);
    return condition && sql` where ${condition}`;
  };
  return {
    client: session.client,
    execute,
    query: async <T extends object>(statement: SqlInput, parameters?: readonly unknown[]) =>
      (await session.query(...prepared(statement, parameters))) as readonly T[],
    rows: async <C extends ColumnTypes>(table: FrozenTable<C>, options: RowsOptions<C> = {}) => {
      checkOptions("run: db.rows", options, ["where", "orderBy", "limit"]);
      const { where } = options;
      const condition = where === undefined ? sql("") : conditionOf("rows", table, where);
      if (condition === undefined) return [];
      const statement = boundSql(selection(table, condition, options, dialect), writer);
      const rows = await session.query(statement.sql, statement.parameters);
      const bindings = Object.keys(table.columns).map(
        (column) => [column, types.binding(columnType(table, column))] as const,
      );
      return rows.map((row) =>
        Object.fromEntries(bindings.map(([column, binding]) => [column, binding.read(row[column])])),
      ) as unknown as readonly RowOf<FrozenTable<C>>[];
    },
    insert: async (table, rows, options = {}) => {
      const operation = bulkInsertOf(table, rows, options, types);
      let count = 0;
      for (const { sql: text, parameters } of operation === undefined ? [] : dialect.compile(operation)) {
        count += await session.execute(text, parameters);
      }
      // All of them, or an error: a database may need several statements for them and count the last.
      return options.onConflict === undefined ? rows.length : count;
    },
    update: (table, { set, where }) =>
      onRows("update", table, where, (condition) => {
        const changes = assignments("db.update", table, set, types).map(
          ([column, value]) => sql`${sql.identifier(column)} = ${value}`,
        );
        return sql`update ${tableSql(table)} set ${joined(changes, ", ")}${condition}`;
      }),
    deleteFrom: (table, { where }) =>
      onRows("deleteFrom", table, where, (condition) => sql`delete from ${tableSql(table)}${condition}`),
  };
}

function selection(
  table: FrozenTable,
  condition: SqlFragment,
  {
    orderBy = [],
    limit,
  }: { readonly orderBy?: readonly string[] | undefined; readonly limit?: number | undefined },
  { writer, types }: Dialect,
): SqlFragment {
  const columns = Object.keys(table.columns).map((column) => {
    const name = writer.quote(column);
    return sql(`${types.binding(columnType(table, column)).select(name)} as ${name}`);
  });
  for (const column of orderBy) columnType(table, column);
  const order = joined(
    orderBy.map((column) => sql.identifier(column)),
    ", ",
  );
  const sorted = orderBy.length === 0 ? sql("") : sql` order by ${order}`;
  const { top } = writer;
  const most = limit === undefined || top !== undefined ? sql("") : sql` limit ${limit}`;
  const first =
    limit === undefined || top === undefined ? sql("") : sql(`${top(String(checkedLimit(limit)))} `);
  return sql`select ${first}${joined(columns, ", ")} from ${tableSql(table)}${condition}${sorted}${most}`;
}

/** It is written into the text. */
function checkedLimit(limit: number): number {
  if (Number.isSafeInteger(limit) && limit >= 0) return limit;
  throw new SchemixError("OPERATION_INVALID", {
    message: `db.rows is asked for ${JSON.stringify(limit)} rows`,
    fix: "Give limit a whole number that is not negative.",
  });
}

/** A condition that was forgotten would change every row. */
function whereless(call: string, table: FrozenTable): SchemixError {
  return new SchemixError("OPERATION_INVALID", {
    message: `db.${call} of "${table.name}" does not say which rows`,
    fix: 'Give it { where: { id: 1 } }, { where: sql`…` }, or { where: "all" }.',
  });
}
