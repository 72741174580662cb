-- add-column-computed
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-executesql-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/changing-the-schema-of-a-system-versioned-temporal-table
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/manage-retention-of-historical-data-in-system-versioned-temporal-tables
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/stopping-system-versioning-on-a-system-versioned-temporal-table
-- https://learn.microsoft.com/en-us/sql/t-sql/language-elements/execute-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-computed-column-definition-transact-sql
/*
op.addColumn("user", "key", "nvarchar(320)", {
  nullable: true,
  generated: { expression: sql`lower([email])` },
});
*/
DECLARE @history nvarchar(517), @resume nvarchar(max);
SELECT @history = CONCAT(QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name)),
  @resume = CONCAT(N'ALTER TABLE [user] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = ', QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name), N', DATA_CONSISTENCY_CHECK = ON',
    N', HISTORY_RETENTION_PERIOD = ' + CONVERT(nvarchar(10), NULLIF(t.history_retention_period, -1)) + N' ' + t.history_retention_period_unit_desc COLLATE DATABASE_DEFAULT, N'))')
FROM sys.tables AS t JOIN sys.tables AS h ON h.object_id = t.history_table_id
WHERE t.object_id = OBJECT_ID(N'[user]') AND t.temporal_type = 2;
IF @history IS NOT NULL EXEC sys.sp_executesql N'ALTER TABLE [user] SET (SYSTEM_VERSIONING = OFF)';
ALTER TABLE [user] ADD [key] AS (lower([email])) PERSISTED;
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
  WHERE c.object_id = OBJECT_ID(N'[user]') AND c.name = N'key'), @null nvarchar(8) = CASE COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'key', 'AllowsNull') WHEN 0 THEN N'NOT NULL' ELSE N'NULL' END, @sql nvarchar(max);
IF @history IS NOT NULL EXEC (N'ALTER TABLE ' + @history + N' ADD [key] ' + @type + N' NULL');
IF @history IS NOT NULL EXEC (N'UPDATE ' + @history + N' SET [key] = lower([email])');
IF @null = N'NOT NULL' AND @history IS NOT NULL EXEC (N'ALTER TABLE ' + @history + N' ALTER COLUMN [key] ' + @type + N' NOT NULL');
IF @resume IS NOT NULL EXEC sys.sp_executesql @resume;
GO
