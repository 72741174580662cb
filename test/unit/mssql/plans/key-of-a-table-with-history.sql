-- key-of-a-table-with-history
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/changing-the-schema-of-a-system-versioned-temporal-table
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-executesql-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/manage-retention-of-historical-data-in-system-versioned-temporal-tables
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/stopping-system-versioning-on-a-system-versioned-temporal-table
-- https://learn.microsoft.com/en-us/sql/t-sql/functions/string-agg-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/language-elements/execute-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/queries/update-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-computed-column-definition-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-table-constraint-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-statistics-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/drop-statistics-transact-sql
/*
op.execute(sql`ALTER TABLE [price] SET (SYSTEM_VERSIONING = OFF)`);
op.dropConstraint("pk_price", "price", "primaryKey");
op.dropColumn("price", "twice");
op.addColumn("price", "note", "nvarchar(20)", { default: sql`N''` });
op.alterColumn("price", "id", { type: "bigint", nullable: false });
op.addColumn("price", "twice", "bigint", {
  generated: { expression: sql`[id]*(2)` },
});
op.execute(sql`DECLARE @drop nvarchar(max) = (SELECT STRING_AGG(CAST(part.gone AS nvarchar(max)), N'; ') FROM (
  SELECT N'ALTER TABLE [dbo].[price_history] DROP CONSTRAINT ' + QUOTENAME(d.name)
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[dbo].[price_history]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[dbo].[price_history]'), N'gone', 'ColumnId')
  UNION ALL
  SELECT N'DROP STATISTICS [dbo].[price_history].' + QUOTENAME(s.name)
  FROM sys.stats AS s WHERE s.object_id = OBJECT_ID(N'[dbo].[price_history]') AND s.user_created = 1 AND (CHARINDEX(N'[gone]', s.filter_definition) > 0
    OR EXISTS (SELECT 1 FROM sys.stats_columns AS c WHERE c.object_id = s.object_id AND c.stats_id = s.stats_id AND c.column_id = COLUMNPROPERTY(OBJECT_ID(N'[dbo].[price_history]'), N'gone', 'ColumnId')))
) AS part (gone));
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
DECLARE @stale nvarchar(max);
SELECT @stale = CONCAT(N'ALTER TABLE ', QUOTENAME(OBJECT_SCHEMA_NAME(parent_object_id)), N'.', QUOTENAME(OBJECT_NAME(parent_object_id)), N' DROP CONSTRAINT ', QUOTENAME(name))
FROM sys.default_constraints WHERE parent_object_id = (SELECT history_table_id FROM sys.tables WHERE object_id = OBJECT_ID(N'[dbo].[price_history]') AND temporal_type = 2)
  AND COL_NAME(parent_object_id, parent_column_id) = N'gone';
IF @stale IS NOT NULL EXEC sys.sp_executesql @stale;
DECLARE @history nvarchar(517), @resume nvarchar(max);
SELECT @history = CONCAT(QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name)),
  @resume = CONCAT(N'ALTER TABLE [dbo].[price_history] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = ', QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name), N', DATA_CONSISTENCY_CHECK = ON',
    N', HISTORY_RETENTION_PERIOD = ' + CONVERT(nvarchar(10), NULLIF(t.history_retention_period, -1)) + N' ' + t.history_retention_period_unit_desc COLLATE DATABASE_DEFAULT, N'))')
FROM sys.tables AS t JOIN sys.tables AS h ON h.object_id = t.history_table_id
WHERE t.object_id = OBJECT_ID(N'[dbo].[price_history]') AND t.temporal_type = 2;
IF @history IS NOT NULL EXEC sys.sp_executesql N'ALTER TABLE [dbo].[price_history] SET (SYSTEM_VERSIONING = OFF)';
ALTER TABLE [dbo].[price_history] DROP COLUMN [gone];
IF @history IS NOT NULL EXEC (N'ALTER TABLE ' + @history + N' DROP COLUMN [gone]');
IF @resume IS NOT NULL EXEC sys.sp_executesql @resume;`);
op.execute(sql`DECLARE @drop nvarchar(max) = (SELECT STRING_AGG(CAST(part.gone AS nvarchar(max)), N'; ') FROM (
  SELECT N'ALTER TABLE [dbo].[price_history] DROP CONSTRAINT ' + QUOTENAME(d.name)
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[dbo].[price_history]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[dbo].[price_history]'), N'twice', 'ColumnId')
  UNION ALL
  SELECT N'DROP STATISTICS [dbo].[price_history].' + QUOTENAME(s.name)
  FROM sys.stats AS s WHERE s.object_id = OBJECT_ID(N'[dbo].[price_history]') AND s.user_created = 1 AND (CHARINDEX(N'[twice]', s.filter_definition) > 0
    OR EXISTS (SELECT 1 FROM sys.stats_columns AS c WHERE c.object_id = s.object_id AND c.stats_id = s.stats_id AND c.column_id = COLUMNPROPERTY(OBJECT_ID(N'[dbo].[price_history]'), N'twice', 'ColumnId')))
) AS part (gone));
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
DECLARE @stale nvarchar(max);
SELECT @stale = CONCAT(N'ALTER TABLE ', QUOTENAME(OBJECT_SCHEMA_NAME(parent_object_id)), N'.', QUOTENAME(OBJECT_NAME(parent_object_id)), N' DROP CONSTRAINT ', QUOTENAME(name))
FROM sys.default_constraints WHERE parent_object_id = (SELECT history_table_id FROM sys.tables WHERE object_id = OBJECT_ID(N'[dbo].[price_history]') AND temporal_type = 2)
  AND COL_NAME(parent_object_id, parent_column_id) = N'twice';
IF @stale IS NOT NULL EXEC sys.sp_executesql @stale;
DECLARE @history nvarchar(517), @resume nvarchar(max);
SELECT @history = CONCAT(QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name)),
  @resume = CONCAT(N'ALTER TABLE [dbo].[price_history] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = ', QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name), N', DATA_CONSISTENCY_CHECK = ON',
    N', HISTORY_RETENTION_PERIOD = ' + CONVERT(nvarchar(10), NULLIF(t.history_retention_period, -1)) + N' ' + t.history_retention_period_unit_desc COLLATE DATABASE_DEFAULT, N'))')
FROM sys.tables AS t JOIN sys.tables AS h ON h.object_id = t.history_table_id
WHERE t.object_id = OBJECT_ID(N'[dbo].[price_history]') AND t.temporal_type = 2;
IF @history IS NOT NULL EXEC sys.sp_executesql N'ALTER TABLE [dbo].[price_history] SET (SYSTEM_VERSIONING = OFF)';
ALTER TABLE [dbo].[price_history] DROP COLUMN [twice];
IF @history IS NOT NULL EXEC (N'ALTER TABLE ' + @history + N' DROP COLUMN [twice]');
IF @resume IS NOT NULL EXEC sys.sp_executesql @resume;`);
op.execute(
  sql`ALTER TABLE [dbo].[price_history] ADD [note] nvarchar(20) NOT NULL CONSTRAINT [df_price_history_note] DEFAULT (N'') WITH VALUES`,
);
op.execute(sql`DECLARE @drop nvarchar(max), @create nvarchar(max);
SELECT @drop = STRING_AGG(CAST(part.gone AS nvarchar(max)), N'; '), @create = STRING_AGG(CAST(part.made AS nvarchar(max)), N'; ')
FROM (
  SELECT N'ALTER TABLE [dbo].[price_history] DROP CONSTRAINT ' + QUOTENAME(d.name),
    N'ALTER TABLE [dbo].[price_history] ADD CONSTRAINT ' + QUOTENAME(d.name) + N' DEFAULT ' + d.definition COLLATE DATABASE_DEFAULT + N' FOR [id]'
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[dbo].[price_history]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[dbo].[price_history]'), N'id', 'ColumnId')
  UNION ALL
  SELECT N'DROP STATISTICS [dbo].[price_history].' + QUOTENAME(s.name),
    N'CREATE STATISTICS ' + QUOTENAME(s.name) COLLATE DATABASE_DEFAULT + N' ON [dbo].[price_history] (' + k.names + N')' + COALESCE(N' WHERE ' + s.filter_definition, N'')
      + CASE WHEN s.no_recompute = 1 THEN N' WITH NORECOMPUTE' ELSE N'' END
  FROM sys.stats AS s CROSS APPLY (
    SELECT STRING_AGG(CAST(QUOTENAME(COL_NAME(c.object_id, c.column_id)) AS nvarchar(max)), N', ') WITHIN GROUP (ORDER BY c.stats_column_id),
      MAX(CASE WHEN c.column_id = COLUMNPROPERTY(OBJECT_ID(N'[dbo].[price_history]'), N'id', 'ColumnId') THEN 1 ELSE 0 END)
    FROM sys.stats_columns AS c WHERE c.object_id = s.object_id AND c.stats_id = s.stats_id) AS k (names, is_on)
  WHERE s.object_id = OBJECT_ID(N'[dbo].[price_history]') AND s.user_created = 1 AND (k.is_on = 1 OR CHARINDEX(N'[id]', s.filter_definition) > 0)
) AS part (gone, made);
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
DECLARE @stale nvarchar(max);
SELECT @stale = CONCAT(N'ALTER TABLE ', QUOTENAME(OBJECT_SCHEMA_NAME(parent_object_id)), N'.', QUOTENAME(OBJECT_NAME(parent_object_id)), N' DROP CONSTRAINT ', QUOTENAME(name))
FROM sys.default_constraints WHERE parent_object_id = (SELECT history_table_id FROM sys.tables WHERE object_id = OBJECT_ID(N'[dbo].[price_history]') AND temporal_type = 2)
  AND COL_NAME(parent_object_id, parent_column_id) = N'id';
IF @stale IS NOT NULL EXEC sys.sp_executesql @stale;
ALTER TABLE [dbo].[price_history] ALTER COLUMN [id] bigint NOT NULL;
IF @create IS NOT NULL EXEC sys.sp_executesql @create;`);
op.execute(sql`ALTER TABLE [dbo].[price_history] ADD [twice] bigint NULL`);
op.execute(sql`UPDATE [dbo].[price_history] SET [twice] = [id]*(2)`);
op.execute(sql`DECLARE @drop nvarchar(max), @create nvarchar(max);
SELECT @drop = STRING_AGG(CAST(part.gone AS nvarchar(max)), N'; '), @create = STRING_AGG(CAST(part.made AS nvarchar(max)), N'; ')
FROM (
  SELECT N'ALTER TABLE [dbo].[price_history] DROP CONSTRAINT ' + QUOTENAME(d.name),
    N'ALTER TABLE [dbo].[price_history] ADD CONSTRAINT ' + QUOTENAME(d.name) + N' DEFAULT ' + d.definition COLLATE DATABASE_DEFAULT + N' FOR [twice]'
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[dbo].[price_history]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[dbo].[price_history]'), N'twice', 'ColumnId')
  UNION ALL
  SELECT N'DROP STATISTICS [dbo].[price_history].' + QUOTENAME(s.name),
    N'CREATE STATISTICS ' + QUOTENAME(s.name) COLLATE DATABASE_DEFAULT + N' ON [dbo].[price_history] (' + k.names + N')' + COALESCE(N' WHERE ' + s.filter_definition, N'')
      + CASE WHEN s.no_recompute = 1 THEN N' WITH NORECOMPUTE' ELSE N'' END
  FROM sys.stats AS s CROSS APPLY (
    SELECT STRING_AGG(CAST(QUOTENAME(COL_NAME(c.object_id, c.column_id)) AS nvarchar(max)), N', ') WITHIN GROUP (ORDER BY c.stats_column_id),
      MAX(CASE WHEN c.column_id = COLUMNPROPERTY(OBJECT_ID(N'[dbo].[price_history]'), N'twice', 'ColumnId') THEN 1 ELSE 0 END)
    FROM sys.stats_columns AS c WHERE c.object_id = s.object_id AND c.stats_id = s.stats_id) AS k (names, is_on)
  WHERE s.object_id = OBJECT_ID(N'[dbo].[price_history]') AND s.user_created = 1 AND (k.is_on = 1 OR CHARINDEX(N'[twice]', s.filter_definition) > 0)
) AS part (gone, made);
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
DECLARE @stale nvarchar(max);
SELECT @stale = CONCAT(N'ALTER TABLE ', QUOTENAME(OBJECT_SCHEMA_NAME(parent_object_id)), N'.', QUOTENAME(OBJECT_NAME(parent_object_id)), N' DROP CONSTRAINT ', QUOTENAME(name))
FROM sys.default_constraints WHERE parent_object_id = (SELECT history_table_id FROM sys.tables WHERE object_id = OBJECT_ID(N'[dbo].[price_history]') AND temporal_type = 2)
  AND COL_NAME(parent_object_id, parent_column_id) = N'twice';
IF @stale IS NOT NULL EXEC sys.sp_executesql @stale;
ALTER TABLE [dbo].[price_history] ALTER COLUMN [twice] bigint NOT NULL;
IF @create IS NOT NULL EXEC sys.sp_executesql @create;`);
op.createPrimaryKey("pk_price", "price", ["id"], { clustered: false });
op.dropColumn("price", "gone");
op.execute(
  sql`ALTER TABLE [price] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = [dbo].[price_history], HISTORY_RETENTION_PERIOD = INFINITE))`,
);
*/
ALTER TABLE [price] SET (SYSTEM_VERSIONING = OFF)
GO
ALTER TABLE [price] DROP CONSTRAINT [pk_price]
GO
DECLARE @drop nvarchar(max) = (SELECT STRING_AGG(CAST(part.gone AS nvarchar(max)), N'; ') FROM (
  SELECT N'ALTER TABLE [price] DROP CONSTRAINT ' + QUOTENAME(d.name)
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[price]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[price]'), N'twice', 'ColumnId')
  UNION ALL
  SELECT N'DROP STATISTICS [price].' + QUOTENAME(s.name)
  FROM sys.stats AS s WHERE s.object_id = OBJECT_ID(N'[price]') AND s.user_created = 1 AND (CHARINDEX(N'[twice]', s.filter_definition) > 0
    OR EXISTS (SELECT 1 FROM sys.stats_columns AS c WHERE c.object_id = s.object_id AND c.stats_id = s.stats_id AND c.column_id = COLUMNPROPERTY(OBJECT_ID(N'[price]'), N'twice', 'ColumnId')))
) AS part (gone));
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
DECLARE @stale nvarchar(max);
SELECT @stale = CONCAT(N'ALTER TABLE ', QUOTENAME(OBJECT_SCHEMA_NAME(parent_object_id)), N'.', QUOTENAME(OBJECT_NAME(parent_object_id)), N' DROP CONSTRAINT ', QUOTENAME(name))
FROM sys.default_constraints WHERE parent_object_id = (SELECT history_table_id FROM sys.tables WHERE object_id = OBJECT_ID(N'[price]') AND temporal_type = 2)
  AND COL_NAME(parent_object_id, parent_column_id) = N'twice';
IF @stale IS NOT NULL EXEC sys.sp_executesql @stale;
DECLARE @history nvarchar(517), @resume nvarchar(max);
SELECT @history = CONCAT(QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name)),
  @resume = CONCAT(N'ALTER TABLE [price] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = ', QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name), N', DATA_CONSISTENCY_CHECK = ON',
    N', HISTORY_RETENTION_PERIOD = ' + CONVERT(nvarchar(10), NULLIF(t.history_retention_period, -1)) + N' ' + t.history_retention_period_unit_desc COLLATE DATABASE_DEFAULT, N'))')
FROM sys.tables AS t JOIN sys.tables AS h ON h.object_id = t.history_table_id
WHERE t.object_id = OBJECT_ID(N'[price]') AND t.temporal_type = 2;
IF @history IS NOT NULL EXEC sys.sp_executesql N'ALTER TABLE [price] SET (SYSTEM_VERSIONING = OFF)';
ALTER TABLE [price] DROP COLUMN [twice];
IF @history IS NOT NULL EXEC (N'ALTER TABLE ' + @history + N' DROP COLUMN [twice]');
IF @resume IS NOT NULL EXEC sys.sp_executesql @resume;
GO
ALTER TABLE [price] ADD [note] nvarchar(20) NOT NULL CONSTRAINT [df_price_note] DEFAULT (N'') WITH VALUES
GO
DECLARE @drop nvarchar(max), @create nvarchar(max);
SELECT @drop = STRING_AGG(CAST(part.gone AS nvarchar(max)), N'; '), @create = STRING_AGG(CAST(part.made AS nvarchar(max)), N'; ')
FROM (
  SELECT N'ALTER TABLE [price] DROP CONSTRAINT ' + QUOTENAME(d.name),
    N'ALTER TABLE [price] ADD CONSTRAINT ' + QUOTENAME(d.name) + N' DEFAULT ' + d.definition COLLATE DATABASE_DEFAULT + N' FOR [id]'
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[price]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[price]'), N'id', 'ColumnId')
  UNION ALL
  SELECT N'DROP STATISTICS [price].' + QUOTENAME(s.name),
    N'CREATE STATISTICS ' + QUOTENAME(s.name) COLLATE DATABASE_DEFAULT + N' ON [price] (' + k.names + N')' + COALESCE(N' WHERE ' + s.filter_definition, N'')
      + CASE WHEN s.no_recompute = 1 THEN N' WITH NORECOMPUTE' ELSE N'' END
  FROM sys.stats AS s CROSS APPLY (
    SELECT STRING_AGG(CAST(QUOTENAME(COL_NAME(c.object_id, c.column_id)) AS nvarchar(max)), N', ') WITHIN GROUP (ORDER BY c.stats_column_id),
      MAX(CASE WHEN c.column_id = COLUMNPROPERTY(OBJECT_ID(N'[price]'), N'id', 'ColumnId') THEN 1 ELSE 0 END)
    FROM sys.stats_columns AS c WHERE c.object_id = s.object_id AND c.stats_id = s.stats_id) AS k (names, is_on)
  WHERE s.object_id = OBJECT_ID(N'[price]') AND s.user_created = 1 AND (k.is_on = 1 OR CHARINDEX(N'[id]', s.filter_definition) > 0)
) AS part (gone, made);
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
DECLARE @stale nvarchar(max);
SELECT @stale = CONCAT(N'ALTER TABLE ', QUOTENAME(OBJECT_SCHEMA_NAME(parent_object_id)), N'.', QUOTENAME(OBJECT_NAME(parent_object_id)), N' DROP CONSTRAINT ', QUOTENAME(name))
FROM sys.default_constraints WHERE parent_object_id = (SELECT history_table_id FROM sys.tables WHERE object_id = OBJECT_ID(N'[price]') AND temporal_type = 2)
  AND COL_NAME(parent_object_id, parent_column_id) = N'id';
IF @stale IS NOT NULL EXEC sys.sp_executesql @stale;
ALTER TABLE [price] ALTER COLUMN [id] bigint NOT NULL;
IF @create IS NOT NULL EXEC sys.sp_executesql @create;
GO
DECLARE @history nvarchar(517), @resume nvarchar(max);
SELECT @history = CONCAT(QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name)),
  @resume = CONCAT(N'ALTER TABLE [price] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = ', QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name), N', DATA_CONSISTENCY_CHECK = ON',
    N', HISTORY_RETENTION_PERIOD = ' + CONVERT(nvarchar(10), NULLIF(t.history_retention_period, -1)) + N' ' + t.history_retention_period_unit_desc COLLATE DATABASE_DEFAULT, N'))')
FROM sys.tables AS t JOIN sys.tables AS h ON h.object_id = t.history_table_id
WHERE t.object_id = OBJECT_ID(N'[price]') AND t.temporal_type = 2;
IF @history IS NOT NULL EXEC sys.sp_executesql N'ALTER TABLE [price] SET (SYSTEM_VERSIONING = OFF)';
ALTER TABLE [price] ADD [twice] AS ([id]*(2)) PERSISTED NOT NULL;
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
  WHERE c.object_id = OBJECT_ID(N'[price]') AND c.name = N'twice'), @null nvarchar(8) = CASE COLUMNPROPERTY(OBJECT_ID(N'[price]'), N'twice', 'AllowsNull') WHEN 0 THEN N'NOT NULL' ELSE N'NULL' END, @sql nvarchar(max);
IF @history IS NOT NULL EXEC (N'ALTER TABLE ' + @history + N' ADD [twice] ' + @type + N' NULL');
IF @history IS NOT NULL EXEC (N'UPDATE ' + @history + N' SET [twice] = [id]*(2)');
IF @null = N'NOT NULL' AND @history IS NOT NULL EXEC (N'ALTER TABLE ' + @history + N' ALTER COLUMN [twice] ' + @type + N' NOT NULL');
IF @resume IS NOT NULL EXEC sys.sp_executesql @resume;
GO
DECLARE @drop nvarchar(max) = (SELECT STRING_AGG(CAST(part.gone AS nvarchar(max)), N'; ') FROM (
  SELECT N'ALTER TABLE [dbo].[price_history] DROP CONSTRAINT ' + QUOTENAME(d.name)
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[dbo].[price_history]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[dbo].[price_history]'), N'gone', 'ColumnId')
  UNION ALL
  SELECT N'DROP STATISTICS [dbo].[price_history].' + QUOTENAME(s.name)
  FROM sys.stats AS s WHERE s.object_id = OBJECT_ID(N'[dbo].[price_history]') AND s.user_created = 1 AND (CHARINDEX(N'[gone]', s.filter_definition) > 0
    OR EXISTS (SELECT 1 FROM sys.stats_columns AS c WHERE c.object_id = s.object_id AND c.stats_id = s.stats_id AND c.column_id = COLUMNPROPERTY(OBJECT_ID(N'[dbo].[price_history]'), N'gone', 'ColumnId')))
) AS part (gone));
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
DECLARE @stale nvarchar(max);
SELECT @stale = CONCAT(N'ALTER TABLE ', QUOTENAME(OBJECT_SCHEMA_NAME(parent_object_id)), N'.', QUOTENAME(OBJECT_NAME(parent_object_id)), N' DROP CONSTRAINT ', QUOTENAME(name))
FROM sys.default_constraints WHERE parent_object_id = (SELECT history_table_id FROM sys.tables WHERE object_id = OBJECT_ID(N'[dbo].[price_history]') AND temporal_type = 2)
  AND COL_NAME(parent_object_id, parent_column_id) = N'gone';
IF @stale IS NOT NULL EXEC sys.sp_executesql @stale;
DECLARE @history nvarchar(517), @resume nvarchar(max);
SELECT @history = CONCAT(QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name)),
  @resume = CONCAT(N'ALTER TABLE [dbo].[price_history] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = ', QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name), N', DATA_CONSISTENCY_CHECK = ON',
    N', HISTORY_RETENTION_PERIOD = ' + CONVERT(nvarchar(10), NULLIF(t.history_retention_period, -1)) + N' ' + t.history_retention_period_unit_desc COLLATE DATABASE_DEFAULT, N'))')
FROM sys.tables AS t JOIN sys.tables AS h ON h.object_id = t.history_table_id
WHERE t.object_id = OBJECT_ID(N'[dbo].[price_history]') AND t.temporal_type = 2;
IF @history IS NOT NULL EXEC sys.sp_executesql N'ALTER TABLE [dbo].[price_history] SET (SYSTEM_VERSIONING = OFF)';
ALTER TABLE [dbo].[price_history] DROP COLUMN [gone];
IF @history IS NOT NULL EXEC (N'ALTER TABLE ' + @history + N' DROP COLUMN [gone]');
IF @resume IS NOT NULL EXEC sys.sp_executesql @resume;
GO
DECLARE @drop nvarchar(max) = (SELECT STRING_AGG(CAST(part.gone AS nvarchar(max)), N'; ') FROM (
  SELECT N'ALTER TABLE [dbo].[price_history] DROP CONSTRAINT ' + QUOTENAME(d.name)
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[dbo].[price_history]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[dbo].[price_history]'), N'twice', 'ColumnId')
  UNION ALL
  SELECT N'DROP STATISTICS [dbo].[price_history].' + QUOTENAME(s.name)
  FROM sys.stats AS s WHERE s.object_id = OBJECT_ID(N'[dbo].[price_history]') AND s.user_created = 1 AND (CHARINDEX(N'[twice]', s.filter_definition) > 0
    OR EXISTS (SELECT 1 FROM sys.stats_columns AS c WHERE c.object_id = s.object_id AND c.stats_id = s.stats_id AND c.column_id = COLUMNPROPERTY(OBJECT_ID(N'[dbo].[price_history]'), N'twice', 'ColumnId')))
) AS part (gone));
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
DECLARE @stale nvarchar(max);
SELECT @stale = CONCAT(N'ALTER TABLE ', QUOTENAME(OBJECT_SCHEMA_NAME(parent_object_id)), N'.', QUOTENAME(OBJECT_NAME(parent_object_id)), N' DROP CONSTRAINT ', QUOTENAME(name))
FROM sys.default_constraints WHERE parent_object_id = (SELECT history_table_id FROM sys.tables WHERE object_id = OBJECT_ID(N'[dbo].[price_history]') AND temporal_type = 2)
  AND COL_NAME(parent_object_id, parent_column_id) = N'twice';
IF @stale IS NOT NULL EXEC sys.sp_executesql @stale;
DECLARE @history nvarchar(517), @resume nvarchar(max);
SELECT @history = CONCAT(QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name)),
  @resume = CONCAT(N'ALTER TABLE [dbo].[price_history] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = ', QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name), N', DATA_CONSISTENCY_CHECK = ON',
    N', HISTORY_RETENTION_PERIOD = ' + CONVERT(nvarchar(10), NULLIF(t.history_retention_period, -1)) + N' ' + t.history_retention_period_unit_desc COLLATE DATABASE_DEFAULT, N'))')
FROM sys.tables AS t JOIN sys.tables AS h ON h.object_id = t.history_table_id
WHERE t.object_id = OBJECT_ID(N'[dbo].[price_history]') AND t.temporal_type = 2;
IF @history IS NOT NULL EXEC sys.sp_executesql N'ALTER TABLE [dbo].[price_history] SET (SYSTEM_VERSIONING = OFF)';
ALTER TABLE [dbo].[price_history] DROP COLUMN [twice];
IF @history IS NOT NULL EXEC (N'ALTER TABLE ' + @history + N' DROP COLUMN [twice]');
IF @resume IS NOT NULL EXEC sys.sp_executesql @resume;
GO
ALTER TABLE [dbo].[price_history] ADD [note] nvarchar(20) NOT NULL CONSTRAINT [df_price_history_note] DEFAULT (N'') WITH VALUES
GO
DECLARE @drop nvarchar(max), @create nvarchar(max);
SELECT @drop = STRING_AGG(CAST(part.gone AS nvarchar(max)), N'; '), @create = STRING_AGG(CAST(part.made AS nvarchar(max)), N'; ')
FROM (
  SELECT N'ALTER TABLE [dbo].[price_history] DROP CONSTRAINT ' + QUOTENAME(d.name),
    N'ALTER TABLE [dbo].[price_history] ADD CONSTRAINT ' + QUOTENAME(d.name) + N' DEFAULT ' + d.definition COLLATE DATABASE_DEFAULT + N' FOR [id]'
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[dbo].[price_history]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[dbo].[price_history]'), N'id', 'ColumnId')
  UNION ALL
  SELECT N'DROP STATISTICS [dbo].[price_history].' + QUOTENAME(s.name),
    N'CREATE STATISTICS ' + QUOTENAME(s.name) COLLATE DATABASE_DEFAULT + N' ON [dbo].[price_history] (' + k.names + N')' + COALESCE(N' WHERE ' + s.filter_definition, N'')
      + CASE WHEN s.no_recompute = 1 THEN N' WITH NORECOMPUTE' ELSE N'' END
  FROM sys.stats AS s CROSS APPLY (
    SELECT STRING_AGG(CAST(QUOTENAME(COL_NAME(c.object_id, c.column_id)) AS nvarchar(max)), N', ') WITHIN GROUP (ORDER BY c.stats_column_id),
      MAX(CASE WHEN c.column_id = COLUMNPROPERTY(OBJECT_ID(N'[dbo].[price_history]'), N'id', 'ColumnId') THEN 1 ELSE 0 END)
    FROM sys.stats_columns AS c WHERE c.object_id = s.object_id AND c.stats_id = s.stats_id) AS k (names, is_on)
  WHERE s.object_id = OBJECT_ID(N'[dbo].[price_history]') AND s.user_created = 1 AND (k.is_on = 1 OR CHARINDEX(N'[id]', s.filter_definition) > 0)
) AS part (gone, made);
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
DECLARE @stale nvarchar(max);
SELECT @stale = CONCAT(N'ALTER TABLE ', QUOTENAME(OBJECT_SCHEMA_NAME(parent_object_id)), N'.', QUOTENAME(OBJECT_NAME(parent_object_id)), N' DROP CONSTRAINT ', QUOTENAME(name))
FROM sys.default_constraints WHERE parent_object_id = (SELECT history_table_id FROM sys.tables WHERE object_id = OBJECT_ID(N'[dbo].[price_history]') AND temporal_type = 2)
  AND COL_NAME(parent_object_id, parent_column_id) = N'id';
IF @stale IS NOT NULL EXEC sys.sp_executesql @stale;
ALTER TABLE [dbo].[price_history] ALTER COLUMN [id] bigint NOT NULL;
IF @create IS NOT NULL EXEC sys.sp_executesql @create;
GO
ALTER TABLE [dbo].[price_history] ADD [twice] bigint NULL
GO
UPDATE [dbo].[price_history] SET [twice] = [id]*(2)
GO
DECLARE @drop nvarchar(max), @create nvarchar(max);
SELECT @drop = STRING_AGG(CAST(part.gone AS nvarchar(max)), N'; '), @create = STRING_AGG(CAST(part.made AS nvarchar(max)), N'; ')
FROM (
  SELECT N'ALTER TABLE [dbo].[price_history] DROP CONSTRAINT ' + QUOTENAME(d.name),
    N'ALTER TABLE [dbo].[price_history] ADD CONSTRAINT ' + QUOTENAME(d.name) + N' DEFAULT ' + d.definition COLLATE DATABASE_DEFAULT + N' FOR [twice]'
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[dbo].[price_history]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[dbo].[price_history]'), N'twice', 'ColumnId')
  UNION ALL
  SELECT N'DROP STATISTICS [dbo].[price_history].' + QUOTENAME(s.name),
    N'CREATE STATISTICS ' + QUOTENAME(s.name) COLLATE DATABASE_DEFAULT + N' ON [dbo].[price_history] (' + k.names + N')' + COALESCE(N' WHERE ' + s.filter_definition, N'')
      + CASE WHEN s.no_recompute = 1 THEN N' WITH NORECOMPUTE' ELSE N'' END
  FROM sys.stats AS s CROSS APPLY (
    SELECT STRING_AGG(CAST(QUOTENAME(COL_NAME(c.object_id, c.column_id)) AS nvarchar(max)), N', ') WITHIN GROUP (ORDER BY c.stats_column_id),
      MAX(CASE WHEN c.column_id = COLUMNPROPERTY(OBJECT_ID(N'[dbo].[price_history]'), N'twice', 'ColumnId') THEN 1 ELSE 0 END)
    FROM sys.stats_columns AS c WHERE c.object_id = s.object_id AND c.stats_id = s.stats_id) AS k (names, is_on)
  WHERE s.object_id = OBJECT_ID(N'[dbo].[price_history]') AND s.user_created = 1 AND (k.is_on = 1 OR CHARINDEX(N'[twice]', s.filter_definition) > 0)
) AS part (gone, made);
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
DECLARE @stale nvarchar(max);
SELECT @stale = CONCAT(N'ALTER TABLE ', QUOTENAME(OBJECT_SCHEMA_NAME(parent_object_id)), N'.', QUOTENAME(OBJECT_NAME(parent_object_id)), N' DROP CONSTRAINT ', QUOTENAME(name))
FROM sys.default_constraints WHERE parent_object_id = (SELECT history_table_id FROM sys.tables WHERE object_id = OBJECT_ID(N'[dbo].[price_history]') AND temporal_type = 2)
  AND COL_NAME(parent_object_id, parent_column_id) = N'twice';
IF @stale IS NOT NULL EXEC sys.sp_executesql @stale;
ALTER TABLE [dbo].[price_history] ALTER COLUMN [twice] bigint NOT NULL;
IF @create IS NOT NULL EXEC sys.sp_executesql @create;
GO
ALTER TABLE [price] ADD CONSTRAINT [pk_price] PRIMARY KEY NONCLUSTERED ([id])
GO
DECLARE @drop nvarchar(max) = (SELECT STRING_AGG(CAST(part.gone AS nvarchar(max)), N'; ') FROM (
  SELECT N'ALTER TABLE [price] DROP CONSTRAINT ' + QUOTENAME(d.name)
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[price]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[price]'), N'gone', 'ColumnId')
  UNION ALL
  SELECT N'DROP STATISTICS [price].' + QUOTENAME(s.name)
  FROM sys.stats AS s WHERE s.object_id = OBJECT_ID(N'[price]') AND s.user_created = 1 AND (CHARINDEX(N'[gone]', s.filter_definition) > 0
    OR EXISTS (SELECT 1 FROM sys.stats_columns AS c WHERE c.object_id = s.object_id AND c.stats_id = s.stats_id AND c.column_id = COLUMNPROPERTY(OBJECT_ID(N'[price]'), N'gone', 'ColumnId')))
) AS part (gone));
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
DECLARE @stale nvarchar(max);
SELECT @stale = CONCAT(N'ALTER TABLE ', QUOTENAME(OBJECT_SCHEMA_NAME(parent_object_id)), N'.', QUOTENAME(OBJECT_NAME(parent_object_id)), N' DROP CONSTRAINT ', QUOTENAME(name))
FROM sys.default_constraints WHERE parent_object_id = (SELECT history_table_id FROM sys.tables WHERE object_id = OBJECT_ID(N'[price]') AND temporal_type = 2)
  AND COL_NAME(parent_object_id, parent_column_id) = N'gone';
IF @stale IS NOT NULL EXEC sys.sp_executesql @stale;
DECLARE @history nvarchar(517), @resume nvarchar(max);
SELECT @history = CONCAT(QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name)),
  @resume = CONCAT(N'ALTER TABLE [price] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = ', QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name), N', DATA_CONSISTENCY_CHECK = ON',
    N', HISTORY_RETENTION_PERIOD = ' + CONVERT(nvarchar(10), NULLIF(t.history_retention_period, -1)) + N' ' + t.history_retention_period_unit_desc COLLATE DATABASE_DEFAULT, N'))')
FROM sys.tables AS t JOIN sys.tables AS h ON h.object_id = t.history_table_id
WHERE t.object_id = OBJECT_ID(N'[price]') AND t.temporal_type = 2;
IF @history IS NOT NULL EXEC sys.sp_executesql N'ALTER TABLE [price] SET (SYSTEM_VERSIONING = OFF)';
ALTER TABLE [price] DROP COLUMN [gone];
IF @history IS NOT NULL EXEC (N'ALTER TABLE ' + @history + N' DROP COLUMN [gone]');
IF @resume IS NOT NULL EXEC sys.sp_executesql @resume;
GO
ALTER TABLE [price] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = [dbo].[price_history], HISTORY_RETENTION_PERIOD = INFINITE))
GO
