-- computed-column-takes-no-null
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-computed-column-definition-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-executesql-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/changing-the-schema-of-a-system-versioned-temporal-table
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/manage-retention-of-historical-data-in-system-versioned-temporal-tables
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/stopping-system-versioning-on-a-system-versioned-temporal-table
-- https://learn.microsoft.com/en-us/sql/t-sql/functions/string-agg-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/language-elements/execute-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-index-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/drop-index-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/drop-statistics-transact-sql
/*
op.dropIndex("ix_line_total", "line");
op.dropColumn("line", "total");
op.addColumn("line", "total", "int", {
  generated: { expression: sql`[id]*(2)` },
});
op.createIndex("ix_line_total", "line", ["total"]);
op.dropIndex("ix_line_total", "line");
op.dropColumn("line", "total");
op.addColumn("line", "total", "int", {
  nullable: true,
  generated: { expression: sql`[id]*(2)` },
});
op.createIndex("ix_line_total", "line", ["total"]);
*/
DROP INDEX [ix_line_total] ON [line]
GO
DECLARE @drop nvarchar(max) = (SELECT STRING_AGG(CAST(part.gone AS nvarchar(max)), N'; ') FROM (
  SELECT N'ALTER TABLE [line] DROP CONSTRAINT ' + QUOTENAME(d.name)
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[line]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[line]'), N'total', 'ColumnId')
  UNION ALL
  SELECT N'DROP STATISTICS [line].' + QUOTENAME(s.name)
  FROM sys.stats AS s WHERE s.object_id = OBJECT_ID(N'[line]') AND s.user_created = 1 AND (CHARINDEX(N'[total]', s.filter_definition) > 0
    OR EXISTS (SELECT 1 FROM sys.stats_columns AS c WHERE c.object_id = s.object_id AND c.stats_id = s.stats_id AND c.column_id = COLUMNPROPERTY(OBJECT_ID(N'[line]'), N'total', 'ColumnId')))
) AS part (gone));
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
DECLARE @stale nvarchar(max);
SELECT @stale = CONCAT(N'ALTER TABLE ', QUOTENAME(OBJECT_SCHEMA_NAME(parent_object_id)), N'.', QUOTENAME(OBJECT_NAME(parent_object_id)), N' DROP CONSTRAINT ', QUOTENAME(name))
FROM sys.default_constraints WHERE parent_object_id = (SELECT history_table_id FROM sys.tables WHERE object_id = OBJECT_ID(N'[line]') AND temporal_type = 2)
  AND COL_NAME(parent_object_id, parent_column_id) = N'total';
IF @stale IS NOT NULL EXEC sys.sp_executesql @stale;
DECLARE @history nvarchar(517), @resume nvarchar(max);
SELECT @history = CONCAT(QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name)),
  @resume = CONCAT(N'ALTER TABLE [line] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = ', QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name), N', DATA_CONSISTENCY_CHECK = ON',
    N', HISTORY_RETENTION_PERIOD = ' + CONVERT(nvarchar(10), NULLIF(t.history_retention_period, -1)) + N' ' + t.history_retention_period_unit_desc COLLATE DATABASE_DEFAULT, N'))')
FROM sys.tables AS t JOIN sys.tables AS h ON h.object_id = t.history_table_id
WHERE t.object_id = OBJECT_ID(N'[line]') AND t.temporal_type = 2;
IF @history IS NOT NULL EXEC sys.sp_executesql N'ALTER TABLE [line] SET (SYSTEM_VERSIONING = OFF)';
ALTER TABLE [line] DROP COLUMN [total];
IF @history IS NOT NULL EXEC (N'ALTER TABLE ' + @history + N' DROP COLUMN [total]');
IF @resume IS NOT NULL EXEC sys.sp_executesql @resume;
GO
DECLARE @history nvarchar(517), @resume nvarchar(max);
SELECT @history = CONCAT(QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name)),
  @resume = CONCAT(N'ALTER TABLE [line] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = ', QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name), N', DATA_CONSISTENCY_CHECK = ON',
    N', HISTORY_RETENTION_PERIOD = ' + CONVERT(nvarchar(10), NULLIF(t.history_retention_period, -1)) + N' ' + t.history_retention_period_unit_desc COLLATE DATABASE_DEFAULT, N'))')
FROM sys.tables AS t JOIN sys.tables AS h ON h.object_id = t.history_table_id
WHERE t.object_id = OBJECT_ID(N'[line]') AND t.temporal_type = 2;
IF @history IS NOT NULL EXEC sys.sp_executesql N'ALTER TABLE [line] SET (SYSTEM_VERSIONING = OFF)';
ALTER TABLE [line] ADD [total] AS ([id]*(2)) PERSISTED NOT NULL;
DECLARE @type nvarchar(max) = (SELECT CASE WHEN t.is_user_defined = 1 THEN QUOTENAME(SCHEMA_NAME(t.schema_id)) + N'.' + QUOTENAME(t.name) ELSE t.name COLLATE DATABASE_DEFAULT + CASE
    WHEN t.name IN (N'char', N'varchar', N'binary', N'varbinary') THEN N'(' + CASE c.max_length WHEN -1 THEN N'max' ELSE CONVERT(nvarchar(10), c.max_length) END + N')'
    WHEN t.name IN (N'nchar', N'nvarchar') THEN N'(' + CASE c.max_length WHEN -1 THEN N'max' ELSE CONVERT(nvarchar(10), c.max_length / 2) END + N')'
    WHEN t.name IN (N'decimal', N'numeric') THEN N'(' + CONVERT(nvarchar(10), c.precision) + N',' + CONVERT(nvarchar(10), c.scale) + N')'
    WHEN t.name IN (N'time', N'datetime2', N'datetimeoffset') THEN N'(' + CONVERT(nvarchar(10), c.scale) + N')'
    WHEN t.name = N'vector' THEN N'(' + CASE (SELECT v.base FROM (SELECT CAST(NULL AS nvarchar(60)) AS vector_base_type_desc) AS absent
      CROSS APPLY (SELECT vector_base_type_desc AS base FROM sys.columns AS k
        WHERE k.object_id = c.object_id AND k.column_id = c.column_id) AS v) WHEN N'float16' THEN CONVERT(nvarchar(10), (c.max_length - 8) / 2) + N',float16' ELSE CONVERT(nvarchar(10), (c.max_length - 8) / 4) END + N')'
    WHEN t.name = N'float' THEN N'(' + CONVERT(nvarchar(10), c.precision) + N')'
    ELSE N'' END + COALESCE(N' COLLATE ' + c.collation_name, N'') END
  FROM sys.columns AS c JOIN sys.types AS t ON t.user_type_id = c.user_type_id
  WHERE c.object_id = OBJECT_ID(N'[line]') AND c.name = N'total'), @null nvarchar(8) = CASE COLUMNPROPERTY(OBJECT_ID(N'[line]'), N'total', 'AllowsNull') WHEN 0 THEN N'NOT NULL' ELSE N'NULL' END, @sql nvarchar(max);
IF @history IS NOT NULL EXEC (N'ALTER TABLE ' + @history + N' ADD [total] ' + @type + N' NULL');
IF @history IS NOT NULL EXEC (N'UPDATE ' + @history + N' SET [total] = [id]*(2)');
IF @null = N'NOT NULL' AND @history IS NOT NULL EXEC (N'ALTER TABLE ' + @history + N' ALTER COLUMN [total] ' + @type + N' NOT NULL');
IF @resume IS NOT NULL EXEC sys.sp_executesql @resume;
GO
CREATE NONCLUSTERED INDEX [ix_line_total] ON [line] ([total])
GO
DROP INDEX [ix_line_total] ON [line]
GO
DECLARE @drop nvarchar(max) = (SELECT STRING_AGG(CAST(part.gone AS nvarchar(max)), N'; ') FROM (
  SELECT N'ALTER TABLE [line] DROP CONSTRAINT ' + QUOTENAME(d.name)
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[line]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[line]'), N'total', 'ColumnId')
  UNION ALL
  SELECT N'DROP STATISTICS [line].' + QUOTENAME(s.name)
  FROM sys.stats AS s WHERE s.object_id = OBJECT_ID(N'[line]') AND s.user_created = 1 AND (CHARINDEX(N'[total]', s.filter_definition) > 0
    OR EXISTS (SELECT 1 FROM sys.stats_columns AS c WHERE c.object_id = s.object_id AND c.stats_id = s.stats_id AND c.column_id = COLUMNPROPERTY(OBJECT_ID(N'[line]'), N'total', 'ColumnId')))
) AS part (gone));
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
DECLARE @stale nvarchar(max);
SELECT @stale = CONCAT(N'ALTER TABLE ', QUOTENAME(OBJECT_SCHEMA_NAME(parent_object_id)), N'.', QUOTENAME(OBJECT_NAME(parent_object_id)), N' DROP CONSTRAINT ', QUOTENAME(name))
FROM sys.default_constraints WHERE parent_object_id = (SELECT history_table_id FROM sys.tables WHERE object_id = OBJECT_ID(N'[line]') AND temporal_type = 2)
  AND COL_NAME(parent_object_id, parent_column_id) = N'total';
IF @stale IS NOT NULL EXEC sys.sp_executesql @stale;
DECLARE @history nvarchar(517), @resume nvarchar(max);
SELECT @history = CONCAT(QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name)),
  @resume = CONCAT(N'ALTER TABLE [line] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = ', QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name), N', DATA_CONSISTENCY_CHECK = ON',
    N', HISTORY_RETENTION_PERIOD = ' + CONVERT(nvarchar(10), NULLIF(t.history_retention_period, -1)) + N' ' + t.history_retention_period_unit_desc COLLATE DATABASE_DEFAULT, N'))')
FROM sys.tables AS t JOIN sys.tables AS h ON h.object_id = t.history_table_id
WHERE t.object_id = OBJECT_ID(N'[line]') AND t.temporal_type = 2;
IF @history IS NOT NULL EXEC sys.sp_executesql N'ALTER TABLE [line] SET (SYSTEM_VERSIONING = OFF)';
ALTER TABLE [line] DROP COLUMN [total];
IF @history IS NOT NULL EXEC (N'ALTER TABLE ' + @history + N' DROP COLUMN [total]');
IF @resume IS NOT NULL EXEC sys.sp_executesql @resume;
GO
DECLARE @history nvarchar(517), @resume nvarchar(max);
SELECT @history = CONCAT(QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name)),
  @resume = CONCAT(N'ALTER TABLE [line] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = ', QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name), N', DATA_CONSISTENCY_CHECK = ON',
    N', HISTORY_RETENTION_PERIOD = ' + CONVERT(nvarchar(10), NULLIF(t.history_retention_period, -1)) + N' ' + t.history_retention_period_unit_desc COLLATE DATABASE_DEFAULT, N'))')
FROM sys.tables AS t JOIN sys.tables AS h ON h.object_id = t.history_table_id
WHERE t.object_id = OBJECT_ID(N'[line]') AND t.temporal_type = 2;
IF @history IS NOT NULL EXEC sys.sp_executesql N'ALTER TABLE [line] SET (SYSTEM_VERSIONING = OFF)';
ALTER TABLE [line] ADD [total] AS ([id]*(2)) PERSISTED;
DECLARE @type nvarchar(max) = (SELECT CASE WHEN t.is_user_defined = 1 THEN QUOTENAME(SCHEMA_NAME(t.schema_id)) + N'.' + QUOTENAME(t.name) ELSE t.name COLLATE DATABASE_DEFAULT + CASE
    WHEN t.name IN (N'char', N'varchar', N'binary', N'varbinary') THEN N'(' + CASE c.max_length WHEN -1 THEN N'max' ELSE CONVERT(nvarchar(10), c.max_length) END + N')'
    WHEN t.name IN (N'nchar', N'nvarchar') THEN N'(' + CASE c.max_length WHEN -1 THEN N'max' ELSE CONVERT(nvarchar(10), c.max_length / 2) END + N')'
    WHEN t.name IN (N'decimal', N'numeric') THEN N'(' + CONVERT(nvarchar(10), c.precision) + N',' + CONVERT(nvarchar(10), c.scale) + N')'
    WHEN t.name IN (N'time', N'datetime2', N'datetimeoffset') THEN N'(' + CONVERT(nvarchar(10), c.scale) + N')'
    WHEN t.name = N'vector' THEN N'(' + CASE (SELECT v.base FROM (SELECT CAST(NULL AS nvarchar(60)) AS vector_base_type_desc) AS absent
      CROSS APPLY (SELECT vector_base_type_desc AS base FROM sys.columns AS k
        WHERE k.object_id = c.object_id AND k.column_id = c.column_id) AS v) WHEN N'float16' THEN CONVERT(nvarchar(10), (c.max_length - 8) / 2) + N',float16' ELSE CONVERT(nvarchar(10), (c.max_length - 8) / 4) END + N')'
    WHEN t.name = N'float' THEN N'(' + CONVERT(nvarchar(10), c.precision) + N')'
    ELSE N'' END + COALESCE(N' COLLATE ' + c.collation_name, N'') END
  FROM sys.columns AS c JOIN sys.types AS t ON t.user_type_id = c.user_type_id
  WHERE c.object_id = OBJECT_ID(N'[line]') AND c.name = N'total'), @null nvarchar(8) = CASE COLUMNPROPERTY(OBJECT_ID(N'[line]'), N'total', 'AllowsNull') WHEN 0 THEN N'NOT NULL' ELSE N'NULL' END, @sql nvarchar(max);
IF @history IS NOT NULL EXEC (N'ALTER TABLE ' + @history + N' ADD [total] ' + @type + N' NULL');
IF @history IS NOT NULL EXEC (N'UPDATE ' + @history + N' SET [total] = [id]*(2)');
IF @null = N'NOT NULL' AND @history IS NOT NULL EXEC (N'ALTER TABLE ' + @history + N' ALTER COLUMN [total] ' + @type + N' NOT NULL');
IF @resume IS NOT NULL EXEC sys.sp_executesql @resume;
GO
CREATE NONCLUSTERED INDEX [ix_line_total] ON [line] ([total])
GO
