-- rowversion-takes-no-null
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-executesql-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/changing-the-schema-of-a-system-versioned-temporal-table
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/manage-retention-of-historical-data-in-system-versioned-temporal-tables
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/stopping-system-versioning-on-a-system-versioned-temporal-table
-- https://learn.microsoft.com/en-us/sql/t-sql/functions/string-agg-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/language-elements/execute-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/drop-statistics-transact-sql
/*
op.dropColumn("line", "version");
op.addColumn("line", "version", "rowversion");
*/
DECLARE @drop nvarchar(max) = (SELECT STRING_AGG(CAST(part.gone AS nvarchar(max)), N'; ') FROM (
  SELECT N'ALTER TABLE [line] DROP CONSTRAINT ' + QUOTENAME(d.name)
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[line]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[line]'), N'version', 'ColumnId')
  UNION ALL
  SELECT N'DROP STATISTICS [line].' + QUOTENAME(s.name)
  FROM sys.stats AS s WHERE s.object_id = OBJECT_ID(N'[line]') AND s.user_created = 1 AND (CHARINDEX(N'[version]', s.filter_definition) > 0
    OR EXISTS (SELECT 1 FROM sys.stats_columns AS c WHERE c.object_id = s.object_id AND c.stats_id = s.stats_id AND c.column_id = COLUMNPROPERTY(OBJECT_ID(N'[line]'), N'version', 'ColumnId')))
) AS part (gone));
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
DECLARE @stale nvarchar(max);
SELECT @stale = CONCAT(N'ALTER TABLE ', QUOTENAME(OBJECT_SCHEMA_NAME(parent_object_id)), N'.', QUOTENAME(OBJECT_NAME(parent_object_id)), N' DROP CONSTRAINT ', QUOTENAME(name))
FROM sys.default_constraints WHERE parent_object_id = (SELECT history_table_id FROM sys.tables WHERE object_id = OBJECT_ID(N'[line]') AND temporal_type = 2)
  AND COL_NAME(parent_object_id, parent_column_id) = N'version';
IF @stale IS NOT NULL EXEC sys.sp_executesql @stale;
DECLARE @history nvarchar(517), @resume nvarchar(max);
SELECT @history = CONCAT(QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name)),
  @resume = CONCAT(N'ALTER TABLE [line] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = ', QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name), N', DATA_CONSISTENCY_CHECK = ON',
    N', HISTORY_RETENTION_PERIOD = ' + CONVERT(nvarchar(10), NULLIF(t.history_retention_period, -1)) + N' ' + t.history_retention_period_unit_desc COLLATE DATABASE_DEFAULT, N'))')
FROM sys.tables AS t JOIN sys.tables AS h ON h.object_id = t.history_table_id
WHERE t.object_id = OBJECT_ID(N'[line]') AND t.temporal_type = 2;
IF @history IS NOT NULL EXEC sys.sp_executesql N'ALTER TABLE [line] SET (SYSTEM_VERSIONING = OFF)';
ALTER TABLE [line] DROP COLUMN [version];
IF @history IS NOT NULL EXEC (N'ALTER TABLE ' + @history + N' DROP COLUMN [version]');
IF @resume IS NOT NULL EXEC sys.sp_executesql @resume;
GO
ALTER TABLE [line] ADD [version] rowversion NOT NULL
GO
