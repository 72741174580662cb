/**
 * Transact-SQL that asks the catalog what stands on a column, because names and texts of it are not known before. Names have
 * the collation of the catalog and texts that of the database, which need not be one: together they take one that is said.
 */

import { qualified, quote, quoteString } from "../sql/writer.js";
import { collationName, objectId, renameWithin, typeClause } from "./clauses.js";

/** A column, as operations name it. */
export interface ColumnPlace {
  readonly namespace?: string | undefined;
  readonly table: string;
  readonly name: string;
}

/** The number of the column in its table. */
export function columnId({ namespace, table, name }: ColumnPlace): string {
  return `COLUMNPROPERTY(${objectId(namespace, table)}, ${quoteString(name)}, 'ColumnId')`;
}

/** Runs text that a variable holds, if it holds any. */
export function runIfAny(variable: string): string {
  return `IF ${variable} IS NOT NULL EXEC sys.sp_executesql ${variable};`;
}

/** Drops the default of a column, whatever its constraint is called. */
export function dropDefault(place: ColumnPlace): string {
  const table = qualified(place.namespace, place.table);
  return [
    `DECLARE @drop nvarchar(max) = (SELECT ${quoteString(`ALTER TABLE ${table} DROP CONSTRAINT `)} + QUOTENAME(d.name)`,
    `  FROM sys.default_constraints AS d WHERE ${isOnColumn("d", place)});`,
    runIfAny("@drop"),
  ].join("\n");
}

/** Gives the default's constraint another name. */
export function renameDefault(place: ColumnPlace, to: string): string {
  return [
    `DECLARE @name nvarchar(517) = (SELECT QUOTENAME(SCHEMA_NAME(d.schema_id)) COLLATE DATABASE_DEFAULT + N'.' + QUOTENAME(d.name)`,
    `  FROM sys.default_constraints AS d WHERE ${isOnColumn("d", place)} AND d.name <> ${quoteString(to)} COLLATE Latin1_General_100_BIN2);`,
    `IF @name IS NOT NULL ${renameWithin({ objname: "@name", newname: quoteString(to), objtype: "N'OBJECT'" })};`,
  ].join("\n");
}

function isOnColumn(alias: string, place: ColumnPlace): string {
  return `${alias}.parent_object_id = ${objectId(place.namespace, place.table)} AND ${alias}.parent_column_id = ${columnId(place)}`;
}

/** SQL over `sys.stats AS s`: what they are of is chosen by the column. The server writes all names of a filter in brackets. */
function isFilteredBy({ name }: ColumnPlace): string {
  return `CHARINDEX(${quoteString(quote(name))}, s.filter_definition) > 0`;
}

/** Takes away the default of a column and the statistics that people made on it. */
export function dropAround(place: ColumnPlace): string {
  const table = qualified(place.namespace, place.table);
  return [
    "DECLARE @drop nvarchar(max) = (SELECT STRING_AGG(CAST(part.gone AS nvarchar(max)), N'; ') FROM (",
    `  SELECT ${quoteString(`ALTER TABLE ${table} DROP CONSTRAINT `)} + QUOTENAME(d.name)`,
    `  FROM sys.default_constraints AS d WHERE ${isOnColumn("d", place)}`,
    "  UNION ALL",
    `  SELECT ${quoteString(`DROP STATISTICS ${table}.`)} + QUOTENAME(s.name)`,
    `  FROM sys.stats AS s WHERE s.object_id = ${objectId(place.namespace, place.table)} AND s.user_created = 1 AND (${isFilteredBy(place)}`,
    `    OR EXISTS (SELECT 1 FROM sys.stats_columns AS c WHERE c.object_id = s.object_id AND c.stats_id = s.stats_id AND c.column_id = ${columnId(place)}))`,
    ") AS part (gone));",
    runIfAny("@drop"),
  ].join("\n");
}

/** Fills `@drop` and `@create` with what takes away and makes again the default and the statistics that people made on a column. */
export function collectAround(place: ColumnPlace): string {
  const table = qualified(place.namespace, place.table);
  const id = objectId(place.namespace, place.table);
  const text = quoteString;
  return [
    "DECLARE @drop nvarchar(max), @create nvarchar(max);",
    "SELECT @drop = STRING_AGG(CAST(part.gone AS nvarchar(max)), N'; '), @create = STRING_AGG(CAST(part.made AS nvarchar(max)), N'; ')",
    "FROM (",
    `  SELECT ${text(`ALTER TABLE ${table} DROP CONSTRAINT `)} + QUOTENAME(d.name),`,
    `    ${text(`ALTER TABLE ${table} ADD CONSTRAINT `)} + QUOTENAME(d.name) + N' DEFAULT ' + d.definition COLLATE DATABASE_DEFAULT + ${text(` FOR ${quote(place.name)}`)}`,
    `  FROM sys.default_constraints AS d WHERE ${isOnColumn("d", place)}`,
    "  UNION ALL",
    `  SELECT ${text(`DROP STATISTICS ${table}.`)} + QUOTENAME(s.name),`,
    `    N'CREATE STATISTICS ' + QUOTENAME(s.name) COLLATE DATABASE_DEFAULT + ${text(` ON ${table} (`)} + k.names + N')' + COALESCE(N' WHERE ' + s.filter_definition, N'')`,
    "      + CASE WHEN s.no_recompute = 1 THEN N' WITH NORECOMPUTE' ELSE N'' END",
    "  FROM sys.stats AS s CROSS APPLY (",
    "    SELECT STRING_AGG(CAST(QUOTENAME(COL_NAME(c.object_id, c.column_id)) AS nvarchar(max)), N', ') WITHIN GROUP (ORDER BY c.stats_column_id),",
    `      MAX(CASE WHEN c.column_id = ${columnId(place)} THEN 1 ELSE 0 END)`,
    "    FROM sys.stats_columns AS c WHERE c.object_id = s.object_id AND c.stats_id = s.stats_id) AS k (names, is_on)",
    `  WHERE s.object_id = ${id} AND s.user_created = 1 AND (k.is_on = 1 OR ${isFilteredBy(place)})`,
    ") AS part (gone, made);",
  ].join("\n");
}

/** Fills `@off` and `@on` with what switches the triggers of a table off and on again: those that are on. */
export function collectTriggers({ namespace, table }: Pick<ColumnPlace, "namespace" | "table">): string {
  const alter = quoteString(`ALTER TABLE ${qualified(namespace, table)} `);
  const list = (word: string) =>
    `STRING_AGG(CAST(${alter} + N'${word} TRIGGER ' + QUOTENAME(t.name) AS nvarchar(max)), N'; ')`;
  return [
    "DECLARE @off nvarchar(max), @on nvarchar(max);",
    `SELECT @off = ${list("DISABLE")}, @on = ${list("ENABLE")}`,
    `FROM sys.triggers AS t WHERE t.parent_id = ${objectId(namespace, table)} AND t.is_disabled = 0;`,
  ].join("\n");
}

/**
 * SQL: what the numbers of a vector are. The catalog has no such column before SQL Server 2025, and not in every managed instance: where it
 * is missing, its name is that of a column around it.
 */
export function vectorBase(alias: string): string {
  return `(SELECT v.base FROM (SELECT CAST(NULL AS nvarchar(60)) AS vector_base_type_desc) AS absent
      CROSS APPLY (SELECT vector_base_type_desc AS base FROM sys.columns AS k
        WHERE k.object_id = ${alias}.object_id AND k.column_id = ${alias}.column_id) AS v)`;
}

/** The type of a column as SQL says it, with its collation. */
export function typeFromCatalog(place: ColumnPlace, collation: string | null | undefined): string {
  const kept = collation === undefined ? " + COALESCE(N' COLLATE ' + c.collation_name, N'')" : "";
  const given =
    typeof collation === "string" ? ` + ${quoteString(` COLLATE ${collationName(collation)}`)}` : "";
  return [
    "(SELECT CASE WHEN t.is_user_defined = 1 THEN QUOTENAME(SCHEMA_NAME(t.schema_id)) + N'.' + QUOTENAME(t.name) ELSE t.name COLLATE DATABASE_DEFAULT + CASE",
    "    WHEN t.name IN (N'char', N'varchar', N'binary', N'varbinary') THEN N'(' + CASE c.max_length WHEN -1 THEN N'max' ELSE CONVERT(nvarchar(10), c.max_length) END + N')'",
    "    WHEN t.name IN (N'nchar', N'nvarchar') THEN N'(' + CASE c.max_length WHEN -1 THEN N'max' ELSE CONVERT(nvarchar(10), c.max_length / 2) END + N')'",
    "    WHEN t.name IN (N'decimal', N'numeric') THEN N'(' + CONVERT(nvarchar(10), c.precision) + N',' + CONVERT(nvarchar(10), c.scale) + N')'",
    "    WHEN t.name IN (N'time', N'datetime2', N'datetimeoffset') THEN N'(' + CONVERT(nvarchar(10), c.scale) + N')'",
    `    WHEN t.name = N'vector' THEN N'(' + CASE ${vectorBase("c")} WHEN N'float16' THEN CONVERT(nvarchar(10), (c.max_length - 8) / 2) + N',float16' ELSE CONVERT(nvarchar(10), (c.max_length - 8) / 4) END + N')'`,
    "    WHEN t.name = N'float' THEN N'(' + CONVERT(nvarchar(10), c.precision) + N')'",
    `    ELSE N'' END${kept}${given} END`,
    "  FROM sys.columns AS c JOIN sys.types AS t ON t.user_type_id = c.user_type_id",
    `  WHERE c.object_id = ${objectId(place.namespace, place.table)} AND c.name = ${quoteString(place.name)})`,
  ].join("\n");
}

/** What ALTER COLUMN has to say each time: what is not given stays as it is. */
export interface FullColumn {
  readonly type?: string | undefined;
  readonly collation?: string | null | undefined;
  readonly nullable?: boolean | undefined;
}

/** `@type` and `@null`, from what is given and else from the catalog. */
export function declareColumn(place: ColumnPlace, { type, collation, nullable }: FullColumn): string {
  const said =
    type === undefined ? typeFromCatalog(place, collation) : quoteString(typeClause(type, collation));
  const isNullable = `COLUMNPROPERTY(${objectId(place.namespace, place.table)}, ${quoteString(place.name)}, 'AllowsNull')`;
  const none =
    nullable === undefined
      ? `CASE ${isNullable} WHEN 0 THEN N'NOT NULL' ELSE N'NULL' END`
      : quoteString(nullable ? "NULL" : "NOT NULL");
  return `DECLARE @type nvarchar(max) = ${said}, @null nvarchar(8) = ${none}, @sql nvarchar(max);`;
}

/**
 * The same as a statement that is whole where all is given. A sparse column takes NULL, as one does of which nothing is said: the page
 * has SPARSE behind that word, and servers have it in front.
 */
export function alterColumnText(
  place: ColumnPlace,
  column: FullColumn & { readonly sparse?: boolean | undefined },
): string {
  const { type, collation, nullable, sparse } = column;
  const table = qualified(place.namespace, place.table);
  const alter = `ALTER TABLE ${table} ALTER COLUMN ${quote(place.name)}`;
  if (type !== undefined && nullable !== undefined) {
    const behind = sparse === true ? "SPARSE" : nullable ? "NULL" : "NOT NULL";
    return `${alter} ${typeClause(type, collation)} ${behind};`;
  }
  return [
    declareColumn(place, column),
    `SET @sql = ${quoteString(`${alter} `)} + @type + ${sparse === true ? "N' SPARSE'" : "N' ' + @null"};`,
    "EXEC sys.sp_executesql @sql;",
  ].join("\n");
}
