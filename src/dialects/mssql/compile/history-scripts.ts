/**
 * Transact-SQL for tables whose history is kept ("Change the schema of a system-versioned temporal table"). The server passes most
 * changes of columns on to the history. Those that it refuses are done while no history is kept, on both tables alike; tables
 * that have none are told from the catalog.
 */

import { qualified, quote, quoteString } from "../sql/writer.js";
import { type ColumnPlace, declareColumn, runIfAny } from "./catalog-scripts.js";
import { closed, objectId, renameWithin } from "./clauses.js";

type TablePlace = Pick<ColumnPlace, "namespace" | "table">;

/** The number of the table that keeps the history, or NULL. */
export function historyId({ namespace, table }: TablePlace): string {
  return `(SELECT history_table_id FROM sys.tables WHERE object_id = ${objectId(namespace, table)} AND temporal_type = 2)`;
}

/** Takes away the default that the server has given a column of the history when the table got it: rows only come from there. */
export function freeHistory(place: ColumnPlace): string {
  return [
    "DECLARE @stale nvarchar(max);",
    "SELECT @stale = CONCAT(N'ALTER TABLE ', QUOTENAME(OBJECT_SCHEMA_NAME(parent_object_id)), N'.', QUOTENAME(OBJECT_NAME(parent_object_id)), N' DROP CONSTRAINT ', QUOTENAME(name))",
    `FROM sys.default_constraints WHERE parent_object_id = ${historyId(place)}`,
    `  AND COL_NAME(parent_object_id, parent_column_id) = ${quoteString(place.name)};`,
    runIfAny("@stale"),
  ].join("\n");
}

/** Fills `@history` with the name of the table that keeps the history, and `@resume` with what goes on keeping it. */
function collectHistory({ namespace, table }: TablePlace, to: TablePlace): string {
  const on = quoteString(
    `ALTER TABLE ${qualified(to.namespace, to.table)} SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = `,
  );
  return [
    "DECLARE @history nvarchar(517), @resume nvarchar(max);",
    "SELECT @history = CONCAT(QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name)),",
    `  @resume = CONCAT(${on}, QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name), N', DATA_CONSISTENCY_CHECK = ON',`,
    "    N', HISTORY_RETENTION_PERIOD = ' + CONVERT(nvarchar(10), NULLIF(t.history_retention_period, -1)) + N' ' + t.history_retention_period_unit_desc COLLATE DATABASE_DEFAULT, N'))')",
    "FROM sys.tables AS t JOIN sys.tables AS h ON h.object_id = t.history_table_id",
    `WHERE t.object_id = ${objectId(namespace, table)} AND t.temporal_type = 2;`,
  ].join("\n");
}

/** `change` while no history is kept. @param to what the table is called behind it, and where it is */
export function pausing(place: TablePlace, change: readonly string[], to: TablePlace = place): string {
  const off = `ALTER TABLE ${qualified(place.namespace, place.table)} SET (SYSTEM_VERSIONING = OFF)`;
  return [
    collectHistory(place, to),
    `IF @history IS NOT NULL EXEC sys.sp_executesql ${quoteString(off)};`,
    ...change,
    "IF @resume IS NOT NULL EXEC sys.sp_executesql @resume;",
  ].join("\n");
}

/**
 * `change` while the table has no period: as long as there is one, an UPDATE begins it anew in each row, which would say that the rows
 * had not been there before ("Stop system-versioning on a system-versioned temporal table").
 */
export function withoutPeriod(place: TablePlace, change: readonly string[]): readonly string[] {
  const alter = `ALTER TABLE ${qualified(place.namespace, place.table)}`;
  const hide = (column: string): string =>
    `CASE ${column}.is_hidden WHEN 1 THEN ${quoteString(`; ${alter} ALTER COLUMN `)} + QUOTENAME(${column}.name) + N' ADD HIDDEN' END`;
  return [
    "DECLARE @period nvarchar(max);",
    `SELECT @period = CONCAT(${quoteString(`${alter} ADD PERIOD FOR SYSTEM_TIME (`)}, QUOTENAME(s.name), N', ', QUOTENAME(e.name), N')', ${hide("s")}, ${hide("e")})`,
    "FROM sys.periods AS p JOIN sys.columns AS s ON s.object_id = p.object_id AND s.column_id = p.start_column_id",
    "  JOIN sys.columns AS e ON e.object_id = p.object_id AND e.column_id = p.end_column_id",
    `WHERE p.object_id = ${objectId(place.namespace, place.table)} AND p.period_type = 1;`,
    `IF @period IS NOT NULL EXEC sys.sp_executesql ${quoteString(`${alter} DROP PERIOD FOR SYSTEM_TIME`)};`,
    ...change,
    runIfAny("@period"),
  ];
}

/** A statement about the history, when there is one; what stands behind its name may add variables. */
export function inHistory(before: string, behind: string): string {
  return `IF @history IS NOT NULL EXEC (${quoteString(before)} + @history + ${behind});`;
}

/** A history is compressed unless somebody has changed that, and sparse columns are not. */
export const uncompressed = inHistory(
  "ALTER TABLE ",
  quoteString(" REBUILD PARTITION = ALL WITH (DATA_COMPRESSION = NONE)"),
);

/**
 * Gives the history a column that the table has got: a plain one of the same type, for it may neither count nor compute.
 * @param value what its rows get
 */
export function addToHistory(place: ColumnPlace, isSparse: boolean, value: string | undefined): string {
  const column = quote(place.name);
  const sparse = isSparse ? quoteString(" SPARSE NULL") : quoteString(" NULL");
  const fill =
    value === undefined ? [] : [inHistory("UPDATE ", quoteString(` SET ${column} = ${closed(value)}`))];
  return [
    declareColumn(place, {}),
    inHistory("ALTER TABLE ", `${quoteString(` ADD ${column} `)} + @type + ${sparse}`),
    ...fill,
    notNullInHistory(column),
  ].join("\n");
}

/** The history loses a column that the table loses. */
export function dropFromHistory({ name }: ColumnPlace): string {
  return inHistory("ALTER TABLE ", quoteString(` DROP COLUMN ${quote(name)}`));
}

/** The default of a column that is to be NOT NULL from its first moment, until its rows have their values. */
export const passingName = "__schemix_passing";

/** `@passing`: what stands behind the type of a column of which ALTER COLUMN would not say NOT NULL. */
export function declarePassing(value: string): string {
  const word = quoteString(` NOT NULL CONSTRAINT ${quote(passingName)} DEFAULT (${value})`);
  return `DECLARE @passing nvarchar(200) = CASE @null WHEN N'NOT NULL' THEN ${word} ELSE N' NULL' END;`;
}

/**
 * The same for the history as for a column in whose place a new one has stepped: values of another type, and behind all others. The
 * variables are those of {@link declareColumn}.
 * @param hasPassing `@passing` is there, and used
 */
export function replaceInHistory(
  { name }: ColumnPlace,
  steppingIn: string,
  value: string,
  hasPassing: boolean,
): string {
  const [column, next] = [quote(name), quote(steppingIn)];
  return [
    inHistory(
      "ALTER TABLE ",
      `${quoteString(` ADD ${next} `)} + @type + ${hasPassing ? "@passing" : "N' NULL'"}`,
    ),
    inHistory("UPDATE ", quoteString(` SET ${next} = ${value}`)),
    inHistory("ALTER TABLE ", quoteString(` DROP COLUMN ${column}`)),
    `SET @sql = @history + ${quoteString(`.${next}`)};`,
    `IF @history IS NOT NULL ${renameWithin({ objname: "@sql", newname: quoteString(name), objtype: "N'COLUMN'" }, "@failedThere")};`,
    hasPassing ? dropPassingInHistory : notNullInHistory(column),
  ].join("\n");
}

const dropPassingInHistory = `IF @null = N'NOT NULL' ${inHistory("ALTER TABLE ", quoteString(` DROP CONSTRAINT ${quote(passingName)}`))}`;

function notNullInHistory(column: string): string {
  return `IF @null = N'NOT NULL' AND @history IS NOT NULL EXEC (N'ALTER TABLE ' + @history + ${quoteString(` ALTER COLUMN ${column} `)} + @type + N' NOT NULL');`;
}
