-- history-begins-and-ends
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/creating-a-system-versioned-temporal-table
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-executesql-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-rename-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/changing-the-schema-of-a-system-versioned-temporal-table
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/manage-retention-of-historical-data-in-system-versioned-temporal-tables
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/stopping-system-versioning-on-a-system-versioned-temporal-table
-- https://learn.microsoft.com/en-us/sql/t-sql/functions/string-agg-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/language-elements/execute-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/language-elements/throw-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-schema-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-table-constraint-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/drop-statistics-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/drop-table-transact-sql
/*
op.addColumn("price", "valid_from", "datetime2(0)", { period: "start" });
op.addColumn("price", "valid_to", "datetime2(0)", { period: "end" });
op.alterTable("price", {
  temporal: {
    start: "valid_from",
    end: "valid_to",
    history: { namespace: "dbo", table: "price_history" },
  },
});
op.alterColumn("price", "valid_from", { hidden: true });
op.alterColumn("price", "valid_to", { hidden: true });
op.alterTable("price", { temporal: null });
op.dropTable("price_history");
op.dropColumn("price", "valid_from");
op.dropColumn("price", "valid_to");
*/
ALTER TABLE [price] ADD [valid_from] datetime2(0) NOT NULL CONSTRAINT [df_price_valid_from] DEFAULT (CONVERT(datetime2(0), '0001-01-01')) WITH VALUES
GO
DECLARE @drop nvarchar(max) = (SELECT N'ALTER TABLE [price] DROP CONSTRAINT ' + QUOTENAME(d.name)
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[price]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[price]'), N'valid_from', 'ColumnId'));
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
GO
ALTER TABLE [price] ADD [valid_to] datetime2(0) NOT NULL CONSTRAINT [df_price_valid_to] DEFAULT (CONVERT(datetime2(0), '9999-12-31 23:59:59')) WITH VALUES
GO
DECLARE @drop nvarchar(max) = (SELECT N'ALTER TABLE [price] DROP CONSTRAINT ' + QUOTENAME(d.name)
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[price]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[price]'), N'valid_to', 'ColumnId'));
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
GO
DECLARE @former int = (SELECT history_table_id FROM sys.tables WHERE object_id = OBJECT_ID(N'[price]') AND temporal_type = 2);
IF @former IS NOT NULL ALTER TABLE [price] SET (SYSTEM_VERSIONING = OFF);
DECLARE @name nvarchar(517), @move nvarchar(max);
IF OBJECT_ID(N'[dbo].[price_history]') IS NOT NULL SET @former = NULL;
SELECT @name = QUOTENAME(SCHEMA_NAME(schema_id)) + N'.' + QUOTENAME(name), @move = CASE WHEN SCHEMA_NAME(schema_id) <> N'dbo'
  THEN N'ALTER SCHEMA [dbo] TRANSFER OBJECT::' + QUOTENAME(SCHEMA_NAME(schema_id)) + N'.' + QUOTENAME(N'price_history') END
FROM sys.tables WHERE object_id = @former;
IF OBJECT_NAME(@former) <> N'price_history' BEGIN DECLARE @failed int; EXEC @failed = sys.sp_rename @objname = @name, @newname = N'price_history', @objtype = N'OBJECT'; IF @failed <> 0 THROW 50549, N'sp_rename has failed', 1; END;
IF @move IS NOT NULL EXEC sys.sp_executesql @move;
GO
IF NOT EXISTS (SELECT 1 FROM sys.periods WHERE object_id = OBJECT_ID(N'[price]')) ALTER TABLE [price] ADD PERIOD FOR SYSTEM_TIME ([valid_from], [valid_to])
GO
ALTER TABLE [price] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = [dbo].[price_history], HISTORY_RETENTION_PERIOD = INFINITE))
GO
ALTER TABLE [price] ALTER COLUMN [valid_from] ADD HIDDEN
GO
ALTER TABLE [price] ALTER COLUMN [valid_to] ADD HIDDEN
GO
ALTER TABLE [price] SET (SYSTEM_VERSIONING = OFF)
GO
ALTER TABLE [price] DROP PERIOD FOR SYSTEM_TIME
GO
DROP TABLE [price_history]
GO
DECLARE @drop nvarchar(max) = (SELECT STRING_AGG(CAST(part.gone AS nvarchar(max)), N'; ') FROM (
  SELECT N'ALTER TABLE [price] DROP CONSTRAINT ' + QUOTENAME(d.name)
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[price]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[price]'), N'valid_from', 'ColumnId')
  UNION ALL
  SELECT N'DROP STATISTICS [price].' + QUOTENAME(s.name)
  FROM sys.stats AS s WHERE s.object_id = OBJECT_ID(N'[price]') AND s.user_created = 1 AND (CHARINDEX(N'[valid_from]', s.filter_definition) > 0
    OR EXISTS (SELECT 1 FROM sys.stats_columns AS c WHERE c.object_id = s.object_id AND c.stats_id = s.stats_id AND c.column_id = COLUMNPROPERTY(OBJECT_ID(N'[price]'), N'valid_from', 'ColumnId')))
) AS part (gone));
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
DECLARE @stale nvarchar(max);
SELECT @stale = CONCAT(N'ALTER TABLE ', QUOTENAME(OBJECT_SCHEMA_NAME(parent_object_id)), N'.', QUOTENAME(OBJECT_NAME(parent_object_id)), N' DROP CONSTRAINT ', QUOTENAME(name))
FROM sys.default_constraints WHERE parent_object_id = (SELECT history_table_id FROM sys.tables WHERE object_id = OBJECT_ID(N'[price]') AND temporal_type = 2)
  AND COL_NAME(parent_object_id, parent_column_id) = N'valid_from';
IF @stale IS NOT NULL EXEC sys.sp_executesql @stale;
DECLARE @history nvarchar(517), @resume nvarchar(max);
SELECT @history = CONCAT(QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name)),
  @resume = CONCAT(N'ALTER TABLE [price] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = ', QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name), N', DATA_CONSISTENCY_CHECK = ON',
    N', HISTORY_RETENTION_PERIOD = ' + CONVERT(nvarchar(10), NULLIF(t.history_retention_period, -1)) + N' ' + t.history_retention_period_unit_desc COLLATE DATABASE_DEFAULT, N'))')
FROM sys.tables AS t JOIN sys.tables AS h ON h.object_id = t.history_table_id
WHERE t.object_id = OBJECT_ID(N'[price]') AND t.temporal_type = 2;
IF @history IS NOT NULL EXEC sys.sp_executesql N'ALTER TABLE [price] SET (SYSTEM_VERSIONING = OFF)';
ALTER TABLE [price] DROP COLUMN [valid_from];
IF @history IS NOT NULL EXEC (N'ALTER TABLE ' + @history + N' DROP COLUMN [valid_from]');
IF @resume IS NOT NULL EXEC sys.sp_executesql @resume;
GO
DECLARE @drop nvarchar(max) = (SELECT STRING_AGG(CAST(part.gone AS nvarchar(max)), N'; ') FROM (
  SELECT N'ALTER TABLE [price] DROP CONSTRAINT ' + QUOTENAME(d.name)
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[price]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[price]'), N'valid_to', 'ColumnId')
  UNION ALL
  SELECT N'DROP STATISTICS [price].' + QUOTENAME(s.name)
  FROM sys.stats AS s WHERE s.object_id = OBJECT_ID(N'[price]') AND s.user_created = 1 AND (CHARINDEX(N'[valid_to]', s.filter_definition) > 0
    OR EXISTS (SELECT 1 FROM sys.stats_columns AS c WHERE c.object_id = s.object_id AND c.stats_id = s.stats_id AND c.column_id = COLUMNPROPERTY(OBJECT_ID(N'[price]'), N'valid_to', 'ColumnId')))
) AS part (gone));
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
DECLARE @stale nvarchar(max);
SELECT @stale = CONCAT(N'ALTER TABLE ', QUOTENAME(OBJECT_SCHEMA_NAME(parent_object_id)), N'.', QUOTENAME(OBJECT_NAME(parent_object_id)), N' DROP CONSTRAINT ', QUOTENAME(name))
FROM sys.default_constraints WHERE parent_object_id = (SELECT history_table_id FROM sys.tables WHERE object_id = OBJECT_ID(N'[price]') AND temporal_type = 2)
  AND COL_NAME(parent_object_id, parent_column_id) = N'valid_to';
IF @stale IS NOT NULL EXEC sys.sp_executesql @stale;
DECLARE @history nvarchar(517), @resume nvarchar(max);
SELECT @history = CONCAT(QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name)),
  @resume = CONCAT(N'ALTER TABLE [price] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = ', QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name), N', DATA_CONSISTENCY_CHECK = ON',
    N', HISTORY_RETENTION_PERIOD = ' + CONVERT(nvarchar(10), NULLIF(t.history_retention_period, -1)) + N' ' + t.history_retention_period_unit_desc COLLATE DATABASE_DEFAULT, N'))')
FROM sys.tables AS t JOIN sys.tables AS h ON h.object_id = t.history_table_id
WHERE t.object_id = OBJECT_ID(N'[price]') AND t.temporal_type = 2;
IF @history IS NOT NULL EXEC sys.sp_executesql N'ALTER TABLE [price] SET (SYSTEM_VERSIONING = OFF)';
ALTER TABLE [price] DROP COLUMN [valid_to];
IF @history IS NOT NULL EXEC (N'ALTER TABLE ' + @history + N' DROP COLUMN [valid_to]');
IF @resume IS NOT NULL EXEC sys.sp_executesql @resume;
GO
