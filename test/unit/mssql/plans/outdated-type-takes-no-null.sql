-- outdated-type-takes-no-null
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-addextendedproperty-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-executesql-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-rename-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/changing-the-schema-of-a-system-versioned-temporal-table
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/creating-a-system-versioned-temporal-table
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/manage-retention-of-historical-data-in-system-versioned-temporal-tables
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/stopping-system-versioning-on-a-system-versioned-temporal-table
-- https://learn.microsoft.com/en-us/sql/t-sql/functions/string-agg-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/language-elements/execute-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/language-elements/throw-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/queries/update-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-table-constraint-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-statistics-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/disable-trigger-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/drop-statistics-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/grant-object-permissions-transact-sql
/*
op.alterColumn("note", "body", {
  type: "ntext",
  using: sql`[body]`,
  nullable: false,
});
op.alterColumn("note", "body", {
  type: "ntext",
  using: sql`[body]`,
  nullable: true,
  collation: "Latin1_General_100_BIN2",
});
*/
DECLARE @type nvarchar(max) = N'ntext', @null nvarchar(8) = N'NOT NULL', @sql nvarchar(max);
DECLARE @drop nvarchar(max), @create nvarchar(max);
SELECT @drop = STRING_AGG(CAST(part.gone AS nvarchar(max)), N'; '), @create = STRING_AGG(CAST(part.made AS nvarchar(max)), N'; ')
FROM (
  SELECT N'ALTER TABLE [note] DROP CONSTRAINT ' + QUOTENAME(d.name),
    N'ALTER TABLE [note] ADD CONSTRAINT ' + QUOTENAME(d.name) + N' DEFAULT ' + d.definition COLLATE DATABASE_DEFAULT + N' FOR [body]'
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[note]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[note]'), N'body', 'ColumnId')
  UNION ALL
  SELECT N'DROP STATISTICS [note].' + QUOTENAME(s.name),
    N'CREATE STATISTICS ' + QUOTENAME(s.name) COLLATE DATABASE_DEFAULT + N' ON [note] (' + k.names + N')' + COALESCE(N' WHERE ' + s.filter_definition, N'')
      + CASE WHEN s.no_recompute = 1 THEN N' WITH NORECOMPUTE' ELSE N'' END
  FROM sys.stats AS s CROSS APPLY (
    SELECT STRING_AGG(CAST(QUOTENAME(COL_NAME(c.object_id, c.column_id)) AS nvarchar(max)), N', ') WITHIN GROUP (ORDER BY c.stats_column_id),
      MAX(CASE WHEN c.column_id = COLUMNPROPERTY(OBJECT_ID(N'[note]'), N'body', 'ColumnId') THEN 1 ELSE 0 END)
    FROM sys.stats_columns AS c WHERE c.object_id = s.object_id AND c.stats_id = s.stats_id) AS k (names, is_on)
  WHERE s.object_id = OBJECT_ID(N'[note]') AND s.user_created = 1 AND (k.is_on = 1 OR CHARINDEX(N'[body]', s.filter_definition) > 0)
) AS part (gone, made);
DECLARE @comment sql_variant = (SELECT p.value FROM sys.extended_properties AS p WHERE p.class = 1 AND p.name = N'MS_Description'
  AND p.major_id = OBJECT_ID(N'[note]') AND p.minor_id = COLUMNPROPERTY(OBJECT_ID(N'[note]'), N'body', 'ColumnId')), @schema sysname = SCHEMA_NAME();
DECLARE @permissions nvarchar(max) = (SELECT STRING_AGG(CAST(
  CASE p.state WHEN 'W' THEN N'GRANT' ELSE p.state_desc COLLATE DATABASE_DEFAULT END + N' ' + p.permission_name COLLATE DATABASE_DEFAULT
    + N' ON OBJECT::[note] ([body])'
    + N' TO ' + QUOTENAME(u.name) + CASE p.state WHEN 'W' THEN N' WITH GRANT OPTION' ELSE N'' END AS nvarchar(max)), N'; ') WITHIN GROUP (ORDER BY p.minor_id)
  FROM sys.database_permissions AS p JOIN sys.database_principals AS u ON u.principal_id = p.grantee_principal_id
  WHERE p.class = 1 AND p.major_id = OBJECT_ID(N'[note]') AND p.minor_id = COLUMNPROPERTY(OBJECT_ID(N'[note]'), N'body', 'ColumnId'));
DECLARE @stale nvarchar(max);
SELECT @stale = CONCAT(N'ALTER TABLE ', QUOTENAME(OBJECT_SCHEMA_NAME(parent_object_id)), N'.', QUOTENAME(OBJECT_NAME(parent_object_id)), N' DROP CONSTRAINT ', QUOTENAME(name))
FROM sys.default_constraints WHERE parent_object_id = (SELECT history_table_id FROM sys.tables WHERE object_id = OBJECT_ID(N'[note]') AND temporal_type = 2)
  AND COL_NAME(parent_object_id, parent_column_id) = N'body';
IF @stale IS NOT NULL EXEC sys.sp_executesql @stale;
DECLARE @history nvarchar(517), @resume nvarchar(max);
SELECT @history = CONCAT(QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name)),
  @resume = CONCAT(N'ALTER TABLE [note] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = ', QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name), N', DATA_CONSISTENCY_CHECK = ON',
    N', HISTORY_RETENTION_PERIOD = ' + CONVERT(nvarchar(10), NULLIF(t.history_retention_period, -1)) + N' ' + t.history_retention_period_unit_desc COLLATE DATABASE_DEFAULT, N'))')
FROM sys.tables AS t JOIN sys.tables AS h ON h.object_id = t.history_table_id
WHERE t.object_id = OBJECT_ID(N'[note]') AND t.temporal_type = 2;
IF @history IS NOT NULL EXEC sys.sp_executesql N'ALTER TABLE [note] SET (SYSTEM_VERSIONING = OFF)';
DECLARE @passing nvarchar(200) = CASE @null WHEN N'NOT NULL' THEN N' NOT NULL CONSTRAINT [__schemix_passing] DEFAULT (N'''')' ELSE N' NULL' END;
SET @sql = N'ALTER TABLE [note] ADD [__schemix_new] ' + @type + @passing;
EXEC sys.sp_executesql @sql;
DECLARE @off nvarchar(max), @on nvarchar(max);
SELECT @off = STRING_AGG(CAST(N'ALTER TABLE [note] ' + N'DISABLE TRIGGER ' + QUOTENAME(t.name) AS nvarchar(max)), N'; '), @on = STRING_AGG(CAST(N'ALTER TABLE [note] ' + N'ENABLE TRIGGER ' + QUOTENAME(t.name) AS nvarchar(max)), N'; ')
FROM sys.triggers AS t WHERE t.parent_id = OBJECT_ID(N'[note]') AND t.is_disabled = 0;
IF @off IS NOT NULL EXEC sys.sp_executesql @off;
DECLARE @period nvarchar(max);
SELECT @period = CONCAT(N'ALTER TABLE [note] ADD PERIOD FOR SYSTEM_TIME (', QUOTENAME(s.name), N', ', QUOTENAME(e.name), N')', CASE s.is_hidden WHEN 1 THEN N'; ALTER TABLE [note] ALTER COLUMN ' + QUOTENAME(s.name) + N' ADD HIDDEN' END, CASE e.is_hidden WHEN 1 THEN N'; ALTER TABLE [note] ALTER COLUMN ' + QUOTENAME(e.name) + N' ADD HIDDEN' END)
FROM sys.periods AS p JOIN sys.columns AS s ON s.object_id = p.object_id AND s.column_id = p.start_column_id
  JOIN sys.columns AS e ON e.object_id = p.object_id AND e.column_id = p.end_column_id
WHERE p.object_id = OBJECT_ID(N'[note]') AND p.period_type = 1;
IF @period IS NOT NULL EXEC sys.sp_executesql N'ALTER TABLE [note] DROP PERIOD FOR SYSTEM_TIME';
EXEC sys.sp_executesql N'UPDATE [note] SET [__schemix_new] = [body]';
IF @period IS NOT NULL EXEC sys.sp_executesql @period;
IF @on IS NOT NULL EXEC sys.sp_executesql @on;
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
ALTER TABLE [note] DROP COLUMN [body];
BEGIN DECLARE @failed int; EXEC @failed = sys.sp_rename @objname = N'[note].[__schemix_new]', @newname = N'body', @objtype = N'COLUMN'; IF @failed <> 0 THROW 50549, N'sp_rename has failed', 1; END;
SET @sql = N'ALTER TABLE [note] DROP CONSTRAINT [__schemix_passing]';
IF @null = N'NOT NULL' EXEC sys.sp_executesql @sql;
IF @history IS NOT NULL EXEC (N'ALTER TABLE ' + @history + N' ADD [__schemix_new] ' + @type + @passing);
IF @history IS NOT NULL EXEC (N'UPDATE ' + @history + N' SET [__schemix_new] = [body]');
IF @history IS NOT NULL EXEC (N'ALTER TABLE ' + @history + N' DROP COLUMN [body]');
SET @sql = @history + N'.[__schemix_new]';
IF @history IS NOT NULL BEGIN DECLARE @failedThere int; EXEC @failedThere = sys.sp_rename @objname = @sql, @newname = N'body', @objtype = N'COLUMN'; IF @failedThere <> 0 THROW 50549, N'sp_rename has failed', 1; END;
IF @null = N'NOT NULL' IF @history IS NOT NULL EXEC (N'ALTER TABLE ' + @history + N' DROP CONSTRAINT [__schemix_passing]');
IF @resume IS NOT NULL EXEC sys.sp_executesql @resume;
IF @create IS NOT NULL EXEC sys.sp_executesql @create;
IF @permissions IS NOT NULL EXEC sys.sp_executesql @permissions;
IF @comment IS NOT NULL EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = @comment, @level0type = N'SCHEMA', @level0name = @schema, @level1type = N'TABLE', @level1name = N'note', @level2type = N'COLUMN', @level2name = N'body';
GO
DECLARE @type nvarchar(max) = N'ntext COLLATE Latin1_General_100_BIN2', @null nvarchar(8) = N'NULL', @sql nvarchar(max);
DECLARE @drop nvarchar(max), @create nvarchar(max);
SELECT @drop = STRING_AGG(CAST(part.gone AS nvarchar(max)), N'; '), @create = STRING_AGG(CAST(part.made AS nvarchar(max)), N'; ')
FROM (
  SELECT N'ALTER TABLE [note] DROP CONSTRAINT ' + QUOTENAME(d.name),
    N'ALTER TABLE [note] ADD CONSTRAINT ' + QUOTENAME(d.name) + N' DEFAULT ' + d.definition COLLATE DATABASE_DEFAULT + N' FOR [body]'
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[note]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[note]'), N'body', 'ColumnId')
  UNION ALL
  SELECT N'DROP STATISTICS [note].' + QUOTENAME(s.name),
    N'CREATE STATISTICS ' + QUOTENAME(s.name) COLLATE DATABASE_DEFAULT + N' ON [note] (' + k.names + N')' + COALESCE(N' WHERE ' + s.filter_definition, N'')
      + CASE WHEN s.no_recompute = 1 THEN N' WITH NORECOMPUTE' ELSE N'' END
  FROM sys.stats AS s CROSS APPLY (
    SELECT STRING_AGG(CAST(QUOTENAME(COL_NAME(c.object_id, c.column_id)) AS nvarchar(max)), N', ') WITHIN GROUP (ORDER BY c.stats_column_id),
      MAX(CASE WHEN c.column_id = COLUMNPROPERTY(OBJECT_ID(N'[note]'), N'body', 'ColumnId') THEN 1 ELSE 0 END)
    FROM sys.stats_columns AS c WHERE c.object_id = s.object_id AND c.stats_id = s.stats_id) AS k (names, is_on)
  WHERE s.object_id = OBJECT_ID(N'[note]') AND s.user_created = 1 AND (k.is_on = 1 OR CHARINDEX(N'[body]', s.filter_definition) > 0)
) AS part (gone, made);
DECLARE @comment sql_variant = (SELECT p.value FROM sys.extended_properties AS p WHERE p.class = 1 AND p.name = N'MS_Description'
  AND p.major_id = OBJECT_ID(N'[note]') AND p.minor_id = COLUMNPROPERTY(OBJECT_ID(N'[note]'), N'body', 'ColumnId')), @schema sysname = SCHEMA_NAME();
DECLARE @permissions nvarchar(max) = (SELECT STRING_AGG(CAST(
  CASE p.state WHEN 'W' THEN N'GRANT' ELSE p.state_desc COLLATE DATABASE_DEFAULT END + N' ' + p.permission_name COLLATE DATABASE_DEFAULT
    + N' ON OBJECT::[note] ([body])'
    + N' TO ' + QUOTENAME(u.name) + CASE p.state WHEN 'W' THEN N' WITH GRANT OPTION' ELSE N'' END AS nvarchar(max)), N'; ') WITHIN GROUP (ORDER BY p.minor_id)
  FROM sys.database_permissions AS p JOIN sys.database_principals AS u ON u.principal_id = p.grantee_principal_id
  WHERE p.class = 1 AND p.major_id = OBJECT_ID(N'[note]') AND p.minor_id = COLUMNPROPERTY(OBJECT_ID(N'[note]'), N'body', 'ColumnId'));
DECLARE @stale nvarchar(max);
SELECT @stale = CONCAT(N'ALTER TABLE ', QUOTENAME(OBJECT_SCHEMA_NAME(parent_object_id)), N'.', QUOTENAME(OBJECT_NAME(parent_object_id)), N' DROP CONSTRAINT ', QUOTENAME(name))
FROM sys.default_constraints WHERE parent_object_id = (SELECT history_table_id FROM sys.tables WHERE object_id = OBJECT_ID(N'[note]') AND temporal_type = 2)
  AND COL_NAME(parent_object_id, parent_column_id) = N'body';
IF @stale IS NOT NULL EXEC sys.sp_executesql @stale;
DECLARE @history nvarchar(517), @resume nvarchar(max);
SELECT @history = CONCAT(QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name)),
  @resume = CONCAT(N'ALTER TABLE [note] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = ', QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name), N', DATA_CONSISTENCY_CHECK = ON',
    N', HISTORY_RETENTION_PERIOD = ' + CONVERT(nvarchar(10), NULLIF(t.history_retention_period, -1)) + N' ' + t.history_retention_period_unit_desc COLLATE DATABASE_DEFAULT, N'))')
FROM sys.tables AS t JOIN sys.tables AS h ON h.object_id = t.history_table_id
WHERE t.object_id = OBJECT_ID(N'[note]') AND t.temporal_type = 2;
IF @history IS NOT NULL EXEC sys.sp_executesql N'ALTER TABLE [note] SET (SYSTEM_VERSIONING = OFF)';
DECLARE @passing nvarchar(200) = CASE @null WHEN N'NOT NULL' THEN N' NOT NULL CONSTRAINT [__schemix_passing] DEFAULT (N'''')' ELSE N' NULL' END;
SET @sql = N'ALTER TABLE [note] ADD [__schemix_new] ' + @type + @passing;
EXEC sys.sp_executesql @sql;
DECLARE @off nvarchar(max), @on nvarchar(max);
SELECT @off = STRING_AGG(CAST(N'ALTER TABLE [note] ' + N'DISABLE TRIGGER ' + QUOTENAME(t.name) AS nvarchar(max)), N'; '), @on = STRING_AGG(CAST(N'ALTER TABLE [note] ' + N'ENABLE TRIGGER ' + QUOTENAME(t.name) AS nvarchar(max)), N'; ')
FROM sys.triggers AS t WHERE t.parent_id = OBJECT_ID(N'[note]') AND t.is_disabled = 0;
IF @off IS NOT NULL EXEC sys.sp_executesql @off;
DECLARE @period nvarchar(max);
SELECT @period = CONCAT(N'ALTER TABLE [note] ADD PERIOD FOR SYSTEM_TIME (', QUOTENAME(s.name), N', ', QUOTENAME(e.name), N')', CASE s.is_hidden WHEN 1 THEN N'; ALTER TABLE [note] ALTER COLUMN ' + QUOTENAME(s.name) + N' ADD HIDDEN' END, CASE e.is_hidden WHEN 1 THEN N'; ALTER TABLE [note] ALTER COLUMN ' + QUOTENAME(e.name) + N' ADD HIDDEN' END)
FROM sys.periods AS p JOIN sys.columns AS s ON s.object_id = p.object_id AND s.column_id = p.start_column_id
  JOIN sys.columns AS e ON e.object_id = p.object_id AND e.column_id = p.end_column_id
WHERE p.object_id = OBJECT_ID(N'[note]') AND p.period_type = 1;
IF @period IS NOT NULL EXEC sys.sp_executesql N'ALTER TABLE [note] DROP PERIOD FOR SYSTEM_TIME';
EXEC sys.sp_executesql N'UPDATE [note] SET [__schemix_new] = [body]';
IF @period IS NOT NULL EXEC sys.sp_executesql @period;
IF @on IS NOT NULL EXEC sys.sp_executesql @on;
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
ALTER TABLE [note] DROP COLUMN [body];
BEGIN DECLARE @failed int; EXEC @failed = sys.sp_rename @objname = N'[note].[__schemix_new]', @newname = N'body', @objtype = N'COLUMN'; IF @failed <> 0 THROW 50549, N'sp_rename has failed', 1; END;
SET @sql = N'ALTER TABLE [note] DROP CONSTRAINT [__schemix_passing]';
IF @null = N'NOT NULL' EXEC sys.sp_executesql @sql;
IF @history IS NOT NULL EXEC (N'ALTER TABLE ' + @history + N' ADD [__schemix_new] ' + @type + @passing);
IF @history IS NOT NULL EXEC (N'UPDATE ' + @history + N' SET [__schemix_new] = [body]');
IF @history IS NOT NULL EXEC (N'ALTER TABLE ' + @history + N' DROP COLUMN [body]');
SET @sql = @history + N'.[__schemix_new]';
IF @history IS NOT NULL BEGIN DECLARE @failedThere int; EXEC @failedThere = sys.sp_rename @objname = @sql, @newname = N'body', @objtype = N'COLUMN'; IF @failedThere <> 0 THROW 50549, N'sp_rename has failed', 1; END;
IF @null = N'NOT NULL' IF @history IS NOT NULL EXEC (N'ALTER TABLE ' + @history + N' DROP CONSTRAINT [__schemix_passing]');
IF @resume IS NOT NULL EXEC sys.sp_executesql @resume;
IF @create IS NOT NULL EXEC sys.sp_executesql @create;
IF @permissions IS NOT NULL EXEC sys.sp_executesql @permissions;
IF @comment IS NOT NULL EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = @comment, @level0type = N'SCHEMA', @level0name = @schema, @level1type = N'TABLE', @level1name = N'note', @level2type = N'COLUMN', @level2name = N'body';
GO
