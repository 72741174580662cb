-- alter-column-marks
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-executesql-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/changing-the-schema-of-a-system-versioned-temporal-table
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/manage-retention-of-historical-data-in-system-versioned-temporal-tables
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/stopping-system-versioning-on-a-system-versioned-temporal-table
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/use-sparse-columns
-- https://learn.microsoft.com/en-us/sql/t-sql/functions/string-agg-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/language-elements/execute-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-statistics-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/drop-statistics-transact-sql
/*
op.alterColumn("user", "rare", { sparse: true });
op.alterColumn("user", "seldom", {
  type: "bigint",
  nullable: true,
  sparse: true,
});
op.alterColumn("user", "common", {
  type: "int",
  nullable: false,
  sparse: false,
});
op.alterColumn("user", "guid", { rowGuid: true });
op.alterColumn("user", "former", {
  type: "nvarchar(36)",
  nullable: false,
  rowGuid: false,
});
op.alterColumn("user", "kept", { type: "uniqueidentifier", nullable: false });
op.alterColumn("user", "valid_from", { hidden: false });
*/
DECLARE @history nvarchar(517), @resume nvarchar(max);
SELECT @history = CONCAT(QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name)),
  @resume = CONCAT(N'ALTER TABLE [user] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = ', QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name), N', DATA_CONSISTENCY_CHECK = ON',
    N', HISTORY_RETENTION_PERIOD = ' + CONVERT(nvarchar(10), NULLIF(t.history_retention_period, -1)) + N' ' + t.history_retention_period_unit_desc COLLATE DATABASE_DEFAULT, N'))')
FROM sys.tables AS t JOIN sys.tables AS h ON h.object_id = t.history_table_id
WHERE t.object_id = OBJECT_ID(N'[user]') AND t.temporal_type = 2;
IF @history IS NOT NULL EXEC sys.sp_executesql N'ALTER TABLE [user] SET (SYSTEM_VERSIONING = OFF)';
IF @history IS NOT NULL EXEC (N'ALTER TABLE ' + @history + N' REBUILD PARTITION = ALL WITH (DATA_COMPRESSION = NONE)');
ALTER TABLE [user] ALTER COLUMN [rare] ADD SPARSE;
IF @history IS NOT NULL EXEC (N'ALTER TABLE ' + @history + N' ALTER COLUMN [rare] ADD SPARSE');
IF @resume IS NOT NULL EXEC sys.sp_executesql @resume;
GO
DECLARE @drop nvarchar(max), @create nvarchar(max);
SELECT @drop = STRING_AGG(CAST(part.gone AS nvarchar(max)), N'; '), @create = STRING_AGG(CAST(part.made AS nvarchar(max)), N'; ')
FROM (
  SELECT N'ALTER TABLE [user] DROP CONSTRAINT ' + QUOTENAME(d.name),
    N'ALTER TABLE [user] ADD CONSTRAINT ' + QUOTENAME(d.name) + N' DEFAULT ' + d.definition COLLATE DATABASE_DEFAULT + N' FOR [seldom]'
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[user]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'seldom', 'ColumnId')
  UNION ALL
  SELECT N'DROP STATISTICS [user].' + QUOTENAME(s.name),
    N'CREATE STATISTICS ' + QUOTENAME(s.name) COLLATE DATABASE_DEFAULT + N' ON [user] (' + k.names + N')' + COALESCE(N' WHERE ' + s.filter_definition, N'')
      + CASE WHEN s.no_recompute = 1 THEN N' WITH NORECOMPUTE' ELSE N'' END
  FROM sys.stats AS s CROSS APPLY (
    SELECT STRING_AGG(CAST(QUOTENAME(COL_NAME(c.object_id, c.column_id)) AS nvarchar(max)), N', ') WITHIN GROUP (ORDER BY c.stats_column_id),
      MAX(CASE WHEN c.column_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'seldom', 'ColumnId') THEN 1 ELSE 0 END)
    FROM sys.stats_columns AS c WHERE c.object_id = s.object_id AND c.stats_id = s.stats_id) AS k (names, is_on)
  WHERE s.object_id = OBJECT_ID(N'[user]') AND s.user_created = 1 AND (k.is_on = 1 OR CHARINDEX(N'[seldom]', s.filter_definition) > 0)
) AS part (gone, made);
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
DECLARE @stale nvarchar(max);
SELECT @stale = CONCAT(N'ALTER TABLE ', QUOTENAME(OBJECT_SCHEMA_NAME(parent_object_id)), N'.', QUOTENAME(OBJECT_NAME(parent_object_id)), N' DROP CONSTRAINT ', QUOTENAME(name))
FROM sys.default_constraints WHERE parent_object_id = (SELECT history_table_id FROM sys.tables WHERE object_id = OBJECT_ID(N'[user]') AND temporal_type = 2)
  AND COL_NAME(parent_object_id, parent_column_id) = N'seldom';
IF @stale IS NOT NULL EXEC sys.sp_executesql @stale;
ALTER TABLE [user] ALTER COLUMN [seldom] bigint SPARSE;
IF @create IS NOT NULL EXEC sys.sp_executesql @create;
GO
DECLARE @history nvarchar(517), @resume nvarchar(max);
SELECT @history = CONCAT(QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name)),
  @resume = CONCAT(N'ALTER TABLE [user] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = ', QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name), N', DATA_CONSISTENCY_CHECK = ON',
    N', HISTORY_RETENTION_PERIOD = ' + CONVERT(nvarchar(10), NULLIF(t.history_retention_period, -1)) + N' ' + t.history_retention_period_unit_desc COLLATE DATABASE_DEFAULT, N'))')
FROM sys.tables AS t JOIN sys.tables AS h ON h.object_id = t.history_table_id
WHERE t.object_id = OBJECT_ID(N'[user]') AND t.temporal_type = 2;
IF @history IS NOT NULL EXEC sys.sp_executesql N'ALTER TABLE [user] SET (SYSTEM_VERSIONING = OFF)';
ALTER TABLE [user] ALTER COLUMN [common] DROP SPARSE;
IF @history IS NOT NULL EXEC (N'ALTER TABLE ' + @history + N' ALTER COLUMN [common] DROP SPARSE');
IF @resume IS NOT NULL EXEC sys.sp_executesql @resume;
GO
DECLARE @drop nvarchar(max), @create nvarchar(max);
SELECT @drop = STRING_AGG(CAST(part.gone AS nvarchar(max)), N'; '), @create = STRING_AGG(CAST(part.made AS nvarchar(max)), N'; ')
FROM (
  SELECT N'ALTER TABLE [user] DROP CONSTRAINT ' + QUOTENAME(d.name),
    N'ALTER TABLE [user] ADD CONSTRAINT ' + QUOTENAME(d.name) + N' DEFAULT ' + d.definition COLLATE DATABASE_DEFAULT + N' FOR [common]'
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[user]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'common', 'ColumnId')
  UNION ALL
  SELECT N'DROP STATISTICS [user].' + QUOTENAME(s.name),
    N'CREATE STATISTICS ' + QUOTENAME(s.name) COLLATE DATABASE_DEFAULT + N' ON [user] (' + k.names + N')' + COALESCE(N' WHERE ' + s.filter_definition, N'')
      + CASE WHEN s.no_recompute = 1 THEN N' WITH NORECOMPUTE' ELSE N'' END
  FROM sys.stats AS s CROSS APPLY (
    SELECT STRING_AGG(CAST(QUOTENAME(COL_NAME(c.object_id, c.column_id)) AS nvarchar(max)), N', ') WITHIN GROUP (ORDER BY c.stats_column_id),
      MAX(CASE WHEN c.column_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'common', 'ColumnId') THEN 1 ELSE 0 END)
    FROM sys.stats_columns AS c WHERE c.object_id = s.object_id AND c.stats_id = s.stats_id) AS k (names, is_on)
  WHERE s.object_id = OBJECT_ID(N'[user]') AND s.user_created = 1 AND (k.is_on = 1 OR CHARINDEX(N'[common]', s.filter_definition) > 0)
) AS part (gone, made);
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
DECLARE @stale nvarchar(max);
SELECT @stale = CONCAT(N'ALTER TABLE ', QUOTENAME(OBJECT_SCHEMA_NAME(parent_object_id)), N'.', QUOTENAME(OBJECT_NAME(parent_object_id)), N' DROP CONSTRAINT ', QUOTENAME(name))
FROM sys.default_constraints WHERE parent_object_id = (SELECT history_table_id FROM sys.tables WHERE object_id = OBJECT_ID(N'[user]') AND temporal_type = 2)
  AND COL_NAME(parent_object_id, parent_column_id) = N'common';
IF @stale IS NOT NULL EXEC sys.sp_executesql @stale;
ALTER TABLE [user] ALTER COLUMN [common] int NOT NULL;
IF @create IS NOT NULL EXEC sys.sp_executesql @create;
GO
DECLARE @history nvarchar(517), @resume nvarchar(max);
SELECT @history = CONCAT(QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name)),
  @resume = CONCAT(N'ALTER TABLE [user] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = ', QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name), N', DATA_CONSISTENCY_CHECK = ON',
    N', HISTORY_RETENTION_PERIOD = ' + CONVERT(nvarchar(10), NULLIF(t.history_retention_period, -1)) + N' ' + t.history_retention_period_unit_desc COLLATE DATABASE_DEFAULT, N'))')
FROM sys.tables AS t JOIN sys.tables AS h ON h.object_id = t.history_table_id
WHERE t.object_id = OBJECT_ID(N'[user]') AND t.temporal_type = 2;
IF @history IS NOT NULL EXEC sys.sp_executesql N'ALTER TABLE [user] SET (SYSTEM_VERSIONING = OFF)';
ALTER TABLE [user] ALTER COLUMN [guid] ADD ROWGUIDCOL;
IF @resume IS NOT NULL EXEC sys.sp_executesql @resume;
GO
DECLARE @history nvarchar(517), @resume nvarchar(max);
SELECT @history = CONCAT(QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name)),
  @resume = CONCAT(N'ALTER TABLE [user] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = ', QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name), N', DATA_CONSISTENCY_CHECK = ON',
    N', HISTORY_RETENTION_PERIOD = ' + CONVERT(nvarchar(10), NULLIF(t.history_retention_period, -1)) + N' ' + t.history_retention_period_unit_desc COLLATE DATABASE_DEFAULT, N'))')
FROM sys.tables AS t JOIN sys.tables AS h ON h.object_id = t.history_table_id
WHERE t.object_id = OBJECT_ID(N'[user]') AND t.temporal_type = 2;
IF @history IS NOT NULL EXEC sys.sp_executesql N'ALTER TABLE [user] SET (SYSTEM_VERSIONING = OFF)';
ALTER TABLE [user] ALTER COLUMN [former] DROP ROWGUIDCOL;
IF @resume IS NOT NULL EXEC sys.sp_executesql @resume;
GO
DECLARE @drop nvarchar(max), @create nvarchar(max);
SELECT @drop = STRING_AGG(CAST(part.gone AS nvarchar(max)), N'; '), @create = STRING_AGG(CAST(part.made AS nvarchar(max)), N'; ')
FROM (
  SELECT N'ALTER TABLE [user] DROP CONSTRAINT ' + QUOTENAME(d.name),
    N'ALTER TABLE [user] ADD CONSTRAINT ' + QUOTENAME(d.name) + N' DEFAULT ' + d.definition COLLATE DATABASE_DEFAULT + N' FOR [former]'
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[user]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'former', 'ColumnId')
  UNION ALL
  SELECT N'DROP STATISTICS [user].' + QUOTENAME(s.name),
    N'CREATE STATISTICS ' + QUOTENAME(s.name) COLLATE DATABASE_DEFAULT + N' ON [user] (' + k.names + N')' + COALESCE(N' WHERE ' + s.filter_definition, N'')
      + CASE WHEN s.no_recompute = 1 THEN N' WITH NORECOMPUTE' ELSE N'' END
  FROM sys.stats AS s CROSS APPLY (
    SELECT STRING_AGG(CAST(QUOTENAME(COL_NAME(c.object_id, c.column_id)) AS nvarchar(max)), N', ') WITHIN GROUP (ORDER BY c.stats_column_id),
      MAX(CASE WHEN c.column_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'former', 'ColumnId') THEN 1 ELSE 0 END)
    FROM sys.stats_columns AS c WHERE c.object_id = s.object_id AND c.stats_id = s.stats_id) AS k (names, is_on)
  WHERE s.object_id = OBJECT_ID(N'[user]') AND s.user_created = 1 AND (k.is_on = 1 OR CHARINDEX(N'[former]', s.filter_definition) > 0)
) AS part (gone, made);
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
DECLARE @stale nvarchar(max);
SELECT @stale = CONCAT(N'ALTER TABLE ', QUOTENAME(OBJECT_SCHEMA_NAME(parent_object_id)), N'.', QUOTENAME(OBJECT_NAME(parent_object_id)), N' DROP CONSTRAINT ', QUOTENAME(name))
FROM sys.default_constraints WHERE parent_object_id = (SELECT history_table_id FROM sys.tables WHERE object_id = OBJECT_ID(N'[user]') AND temporal_type = 2)
  AND COL_NAME(parent_object_id, parent_column_id) = N'former';
IF @stale IS NOT NULL EXEC sys.sp_executesql @stale;
ALTER TABLE [user] ALTER COLUMN [former] nvarchar(36) NOT NULL;
IF @create IS NOT NULL EXEC sys.sp_executesql @create;
GO
DECLARE @drop nvarchar(max), @create nvarchar(max);
SELECT @drop = STRING_AGG(CAST(part.gone AS nvarchar(max)), N'; '), @create = STRING_AGG(CAST(part.made AS nvarchar(max)), N'; ')
FROM (
  SELECT N'ALTER TABLE [user] DROP CONSTRAINT ' + QUOTENAME(d.name),
    N'ALTER TABLE [user] ADD CONSTRAINT ' + QUOTENAME(d.name) + N' DEFAULT ' + d.definition COLLATE DATABASE_DEFAULT + N' FOR [kept]'
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[user]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'kept', 'ColumnId')
  UNION ALL
  SELECT N'DROP STATISTICS [user].' + QUOTENAME(s.name),
    N'CREATE STATISTICS ' + QUOTENAME(s.name) COLLATE DATABASE_DEFAULT + N' ON [user] (' + k.names + N')' + COALESCE(N' WHERE ' + s.filter_definition, N'')
      + CASE WHEN s.no_recompute = 1 THEN N' WITH NORECOMPUTE' ELSE N'' END
  FROM sys.stats AS s CROSS APPLY (
    SELECT STRING_AGG(CAST(QUOTENAME(COL_NAME(c.object_id, c.column_id)) AS nvarchar(max)), N', ') WITHIN GROUP (ORDER BY c.stats_column_id),
      MAX(CASE WHEN c.column_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'kept', 'ColumnId') THEN 1 ELSE 0 END)
    FROM sys.stats_columns AS c WHERE c.object_id = s.object_id AND c.stats_id = s.stats_id) AS k (names, is_on)
  WHERE s.object_id = OBJECT_ID(N'[user]') AND s.user_created = 1 AND (k.is_on = 1 OR CHARINDEX(N'[kept]', s.filter_definition) > 0)
) AS part (gone, made);
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
DECLARE @stale nvarchar(max);
SELECT @stale = CONCAT(N'ALTER TABLE ', QUOTENAME(OBJECT_SCHEMA_NAME(parent_object_id)), N'.', QUOTENAME(OBJECT_NAME(parent_object_id)), N' DROP CONSTRAINT ', QUOTENAME(name))
FROM sys.default_constraints WHERE parent_object_id = (SELECT history_table_id FROM sys.tables WHERE object_id = OBJECT_ID(N'[user]') AND temporal_type = 2)
  AND COL_NAME(parent_object_id, parent_column_id) = N'kept';
IF @stale IS NOT NULL EXEC sys.sp_executesql @stale;
DECLARE @guid bit = (SELECT is_rowguidcol FROM sys.columns WHERE object_id = OBJECT_ID(N'[user]') AND column_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'kept', 'ColumnId'));
IF @guid = 1 ALTER TABLE [user] ALTER COLUMN [kept] DROP ROWGUIDCOL;
ALTER TABLE [user] ALTER COLUMN [kept] uniqueidentifier NOT NULL;
IF @guid = 1 ALTER TABLE [user] ALTER COLUMN [kept] ADD ROWGUIDCOL;
IF @create IS NOT NULL EXEC sys.sp_executesql @create;
GO
ALTER TABLE [user] ALTER COLUMN [valid_from] DROP HIDDEN
GO
