-- rename-of-a-column
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-rename-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-addextendedproperty-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-dropextendedproperty-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-executesql-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-refreshsqlmodule-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/changing-the-schema-of-a-system-versioned-temporal-table
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/manage-retention-of-historical-data-in-system-versioned-temporal-tables
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/stopping-system-versioning-on-a-system-versioned-temporal-table
-- https://learn.microsoft.com/en-us/sql/t-sql/functions/string-agg-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/language-elements/declare-cursor-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/language-elements/execute-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/language-elements/throw-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-computed-column-definition-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-view-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-index-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-view-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/drop-index-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/drop-statistics-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/drop-view-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/grant-object-permissions-transact-sql
/*
op.execute(sql`-- keeps what people may do with what is made anew
DECLARE @keep nvarchar(max) = (SELECT STRING_AGG(CAST(
  N'EXEC sys.sp_addextendedproperty @name = N''schemix_permission_' + CONVERT(nvarchar(10), kept.id) + N'_' + RIGHT(N'0000' + CONVERT(nvarchar(10), kept.number), 5)
    + N''', @value = ' + N'N''' + REPLACE(kept.said, N'''', N'''''') + N'''' + N', @level0type = N''SCHEMA'', @level0name = ' + N'N''' + REPLACE(kept.place, N'''', N'''''') + N'''' AS nvarchar(max)), N'; ')
FROM (
  SELECT o.id, o.place, ROW_NUMBER() OVER (PARTITION BY o.id ORDER BY p.minor_id, p.grantee_principal_id, p.type) AS number,
    N'IF ' + CASE p.class WHEN 6 THEN N'TYPE_ID(' ELSE N'OBJECT_ID(' END + N'N''' + REPLACE(o.path, N'''', N'''''') + N'''' + N') IS NOT NULL BEGIN SET @given = 1; '
      + CASE WHEN p.class = 1 AND p.minor_id <> 0
      THEN N'IF COLUMNPROPERTY(OBJECT_ID(' + N'N''' + REPLACE(o.path, N'''', N'''''') + N'''' + N'), ' + N'N''' + REPLACE(COL_NAME(p.major_id, p.minor_id) COLLATE DATABASE_DEFAULT, N'''', N'''''') + N'''' + N', ''ColumnId'') IS NOT NULL ' ELSE N'' END
      + CASE WHEN p.class <> 1 THEN N'' WHEN p.type = 'EX' THEN N'IF ISNULL(OBJECTPROPERTY(OBJECT_ID(' + N'N''' + REPLACE(o.path, N'''', N'''''') + N'''' + N'), ''IsTableFunction''), 0) = 0 ' WHEN p.type IN ('SL', 'IN', 'UP', 'DL') THEN N'IF ISNULL(OBJECTPROPERTY(OBJECT_ID(' + N'N''' + REPLACE(o.path, N'''', N'''''') + N'''' + N'), ''IsScalarFunction''), 0) = 0 ' ELSE N'' END
      + CASE p.state WHEN 'W' THEN N'GRANT' ELSE p.state_desc COLLATE DATABASE_DEFAULT END + N' ' + p.permission_name COLLATE DATABASE_DEFAULT + N' ON ' + o.securable
      + CASE WHEN p.class = 1 AND p.minor_id <> 0 THEN N' (' + QUOTENAME(COL_NAME(p.major_id, p.minor_id) COLLATE DATABASE_DEFAULT) + N')' ELSE N'' END
      + N' TO ' + QUOTENAME(u.name) + CASE p.state WHEN 'W' THEN N' WITH GRANT OPTION' ELSE N'' END + N'; END' AS said
  FROM (VALUES
    (1, OBJECT_ID(N'[bound]'), N'OBJECT::[bound]', N'[bound]', SCHEMA_NAME())
  ) AS o (class, id, securable, path, place)
  JOIN sys.database_permissions AS p ON p.class = o.class AND p.major_id = o.id
  JOIN sys.database_principals AS u ON u.principal_id = p.grantee_principal_id
) AS kept);
IF @keep IS NOT NULL EXEC sys.sp_executesql @keep;`);
op.dropIndex("ix_bound", "bound");
op.dropObject("view", "bound");
op.dropIndex("ix_loud", "user");
op.dropIndex("ix_some", "user");
op.dropColumn("user", "loud");
op.renameColumn("user", "name", "full_name");
op.alterObject("view", "all", [
  sql`EXEC sys.sp_refreshsqlmodule @name = N'[dbo].[all]'`,
]);
op.addColumn("user", "loud", "nvarchar(50)", {
  nullable: true,
  generated: { expression: sql`upper([full_name])` },
});
op.createIndex("ix_loud", "user", ["loud"]);
op.createIndex("ix_some", "user", ["id"], {
  where: sql`[full_name] IS NOT NULL`,
});
op.alterObject("view", "all", [
  sql`EXEC sys.sp_refreshsqlmodule @name = N'[dbo].[all]'`,
]);
op.createObject(
  "view",
  "bound",
  sql`CREATE VIEW [dbo].[bound] WITH SCHEMABINDING AS SELECT [id], [full_name] FROM [dbo].[user]`,
);
op.replaceObject(
  "view",
  "free",
  sql`CREATE VIEW [dbo].[free] AS SELECT [full_name] FROM [dbo].[user]`,
);
op.createIndex("ix_bound", "bound", ["id"], { unique: true, clustered: true });
op.execute(sql`-- gives back what people may do with what was made anew
DECLARE @give nvarchar(max) = (SELECT STRING_AGG(CAST(N'SET @given = 0; ' + CONVERT(nvarchar(3750), x.value) COLLATE DATABASE_DEFAULT
    + N'; IF @given = 1 EXEC sys.sp_dropextendedproperty @name = ' + N'N''' + REPLACE(CAST(x.name AS nvarchar(128)) COLLATE DATABASE_DEFAULT, N'''', N'''''') + N'''' + N', @level0type = N''SCHEMA'', @level0name = ' + N'N''' + REPLACE(CAST(s.name AS nvarchar(128)) COLLATE DATABASE_DEFAULT, N'''', N'''''') + N'''' AS nvarchar(max)), N'; ') WITHIN GROUP (ORDER BY x.name)
  FROM sys.extended_properties AS x JOIN sys.schemas AS s ON s.schema_id = x.major_id
  WHERE x.class = 3 AND x.name LIKE N'schemix[_]permission[_]%');
SET @give = N'DECLARE @given bit; ' + @give;
IF @give IS NOT NULL EXEC sys.sp_executesql @give;`);
op.execute(sql`-- keeps what people may do with what is made anew
DECLARE @keep nvarchar(max) = (SELECT STRING_AGG(CAST(
  N'EXEC sys.sp_addextendedproperty @name = N''schemix_permission_' + CONVERT(nvarchar(10), kept.id) + N'_' + RIGHT(N'0000' + CONVERT(nvarchar(10), kept.number), 5)
    + N''', @value = ' + N'N''' + REPLACE(kept.said, N'''', N'''''') + N'''' + N', @level0type = N''SCHEMA'', @level0name = ' + N'N''' + REPLACE(kept.place, N'''', N'''''') + N'''' AS nvarchar(max)), N'; ')
FROM (
  SELECT o.id, o.place, ROW_NUMBER() OVER (PARTITION BY o.id ORDER BY p.minor_id, p.grantee_principal_id, p.type) AS number,
    N'IF ' + CASE p.class WHEN 6 THEN N'TYPE_ID(' ELSE N'OBJECT_ID(' END + N'N''' + REPLACE(o.path, N'''', N'''''') + N'''' + N') IS NOT NULL BEGIN SET @given = 1; '
      + CASE WHEN p.class = 1 AND p.minor_id <> 0
      THEN N'IF COLUMNPROPERTY(OBJECT_ID(' + N'N''' + REPLACE(o.path, N'''', N'''''') + N'''' + N'), ' + N'N''' + REPLACE(COL_NAME(p.major_id, p.minor_id) COLLATE DATABASE_DEFAULT, N'''', N'''''') + N'''' + N', ''ColumnId'') IS NOT NULL ' ELSE N'' END
      + CASE WHEN p.class <> 1 THEN N'' WHEN p.type = 'EX' THEN N'IF ISNULL(OBJECTPROPERTY(OBJECT_ID(' + N'N''' + REPLACE(o.path, N'''', N'''''') + N'''' + N'), ''IsTableFunction''), 0) = 0 ' WHEN p.type IN ('SL', 'IN', 'UP', 'DL') THEN N'IF ISNULL(OBJECTPROPERTY(OBJECT_ID(' + N'N''' + REPLACE(o.path, N'''', N'''''') + N'''' + N'), ''IsScalarFunction''), 0) = 0 ' ELSE N'' END
      + CASE p.state WHEN 'W' THEN N'GRANT' ELSE p.state_desc COLLATE DATABASE_DEFAULT END + N' ' + p.permission_name COLLATE DATABASE_DEFAULT + N' ON ' + o.securable
      + CASE WHEN p.class = 1 AND p.minor_id <> 0 THEN N' (' + QUOTENAME(COL_NAME(p.major_id, p.minor_id) COLLATE DATABASE_DEFAULT) + N')' ELSE N'' END
      + N' TO ' + QUOTENAME(u.name) + CASE p.state WHEN 'W' THEN N' WITH GRANT OPTION' ELSE N'' END + N'; END' AS said
  FROM (VALUES
    (1, OBJECT_ID(N'[bound]'), N'OBJECT::[bound]', N'[bound]', SCHEMA_NAME())
  ) AS o (class, id, securable, path, place)
  JOIN sys.database_permissions AS p ON p.class = o.class AND p.major_id = o.id
  JOIN sys.database_principals AS u ON u.principal_id = p.grantee_principal_id
) AS kept);
IF @keep IS NOT NULL EXEC sys.sp_executesql @keep;`);
op.dropObject("view", "bound");
op.dropIndex("ix_loud", "user");
op.dropIndex("ix_some", "user");
op.dropColumn("user", "loud");
op.alterObject("view", "all", [
  sql`EXEC sys.sp_refreshsqlmodule @name = N'[dbo].[all]'`,
]);
op.renameColumn("user", "full_name", "name");
op.addColumn("user", "loud", "nvarchar(50)", {
  nullable: true,
  generated: { expression: sql`upper([name])` },
});
op.createIndex("ix_loud", "user", ["loud"]);
op.createIndex("ix_some", "user", ["id"], { where: sql`[name] IS NOT NULL` });
op.createObject(
  "view",
  "bound",
  sql`CREATE VIEW [dbo].[bound] WITH SCHEMABINDING AS SELECT [id], [name] FROM [dbo].[user]`,
);
op.replaceObject(
  "view",
  "free",
  sql`CREATE VIEW [dbo].[free] AS SELECT [name] FROM [dbo].[user]`,
);
op.createIndex("ix_bound", "bound", ["id"], { unique: true, clustered: true });
op.execute(sql`-- gives back what people may do with what was made anew
DECLARE @give nvarchar(max) = (SELECT STRING_AGG(CAST(N'SET @given = 0; ' + CONVERT(nvarchar(3750), x.value) COLLATE DATABASE_DEFAULT
    + N'; IF @given = 1 EXEC sys.sp_dropextendedproperty @name = ' + N'N''' + REPLACE(CAST(x.name AS nvarchar(128)) COLLATE DATABASE_DEFAULT, N'''', N'''''') + N'''' + N', @level0type = N''SCHEMA'', @level0name = ' + N'N''' + REPLACE(CAST(s.name AS nvarchar(128)) COLLATE DATABASE_DEFAULT, N'''', N'''''') + N'''' AS nvarchar(max)), N'; ') WITHIN GROUP (ORDER BY x.name)
  FROM sys.extended_properties AS x JOIN sys.schemas AS s ON s.schema_id = x.major_id
  WHERE x.class = 3 AND x.name LIKE N'schemix[_]permission[_]%');
SET @give = N'DECLARE @given bit; ' + @give;
IF @give IS NOT NULL EXEC sys.sp_executesql @give;`);
op.alterObject("view", "all", [
  sql`EXEC sys.sp_refreshsqlmodule @name = N'[dbo].[all]'`,
]);
*/
-- keeps what people may do with what is made anew
DECLARE @keep nvarchar(max) = (SELECT STRING_AGG(CAST(
  N'EXEC sys.sp_addextendedproperty @name = N''schemix_permission_' + CONVERT(nvarchar(10), kept.id) + N'_' + RIGHT(N'0000' + CONVERT(nvarchar(10), kept.number), 5)
    + N''', @value = ' + N'N''' + REPLACE(kept.said, N'''', N'''''') + N'''' + N', @level0type = N''SCHEMA'', @level0name = ' + N'N''' + REPLACE(kept.place, N'''', N'''''') + N'''' AS nvarchar(max)), N'; ')
FROM (
  SELECT o.id, o.place, ROW_NUMBER() OVER (PARTITION BY o.id ORDER BY p.minor_id, p.grantee_principal_id, p.type) AS number,
    N'IF ' + CASE p.class WHEN 6 THEN N'TYPE_ID(' ELSE N'OBJECT_ID(' END + N'N''' + REPLACE(o.path, N'''', N'''''') + N'''' + N') IS NOT NULL BEGIN SET @given = 1; '
      + CASE WHEN p.class = 1 AND p.minor_id <> 0
      THEN N'IF COLUMNPROPERTY(OBJECT_ID(' + N'N''' + REPLACE(o.path, N'''', N'''''') + N'''' + N'), ' + N'N''' + REPLACE(COL_NAME(p.major_id, p.minor_id) COLLATE DATABASE_DEFAULT, N'''', N'''''') + N'''' + N', ''ColumnId'') IS NOT NULL ' ELSE N'' END
      + CASE WHEN p.class <> 1 THEN N'' WHEN p.type = 'EX' THEN N'IF ISNULL(OBJECTPROPERTY(OBJECT_ID(' + N'N''' + REPLACE(o.path, N'''', N'''''') + N'''' + N'), ''IsTableFunction''), 0) = 0 ' WHEN p.type IN ('SL', 'IN', 'UP', 'DL') THEN N'IF ISNULL(OBJECTPROPERTY(OBJECT_ID(' + N'N''' + REPLACE(o.path, N'''', N'''''') + N'''' + N'), ''IsScalarFunction''), 0) = 0 ' ELSE N'' END
      + CASE p.state WHEN 'W' THEN N'GRANT' ELSE p.state_desc COLLATE DATABASE_DEFAULT END + N' ' + p.permission_name COLLATE DATABASE_DEFAULT + N' ON ' + o.securable
      + CASE WHEN p.class = 1 AND p.minor_id <> 0 THEN N' (' + QUOTENAME(COL_NAME(p.major_id, p.minor_id) COLLATE DATABASE_DEFAULT) + N')' ELSE N'' END
      + N' TO ' + QUOTENAME(u.name) + CASE p.state WHEN 'W' THEN N' WITH GRANT OPTION' ELSE N'' END + N'; END' AS said
  FROM (VALUES
    (1, OBJECT_ID(N'[bound]'), N'OBJECT::[bound]', N'[bound]', SCHEMA_NAME())
  ) AS o (class, id, securable, path, place)
  JOIN sys.database_permissions AS p ON p.class = o.class AND p.major_id = o.id
  JOIN sys.database_principals AS u ON u.principal_id = p.grantee_principal_id
) AS kept);
IF @keep IS NOT NULL EXEC sys.sp_executesql @keep;
GO
DROP INDEX [ix_bound] ON [bound]
GO
DROP VIEW [bound]
GO
DROP INDEX [ix_loud] ON [user]
GO
DROP INDEX [ix_some] ON [user]
GO
DECLARE @drop nvarchar(max) = (SELECT STRING_AGG(CAST(part.gone AS nvarchar(max)), N'; ') FROM (
  SELECT N'ALTER TABLE [user] DROP CONSTRAINT ' + QUOTENAME(d.name)
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[user]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'loud', 'ColumnId')
  UNION ALL
  SELECT N'DROP STATISTICS [user].' + QUOTENAME(s.name)
  FROM sys.stats AS s WHERE s.object_id = OBJECT_ID(N'[user]') AND s.user_created = 1 AND (CHARINDEX(N'[loud]', s.filter_definition) > 0
    OR EXISTS (SELECT 1 FROM sys.stats_columns AS c WHERE c.object_id = s.object_id AND c.stats_id = s.stats_id AND c.column_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'loud', 'ColumnId')))
) AS part (gone));
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
DECLARE @stale nvarchar(max);
SELECT @stale = CONCAT(N'ALTER TABLE ', QUOTENAME(OBJECT_SCHEMA_NAME(parent_object_id)), N'.', QUOTENAME(OBJECT_NAME(parent_object_id)), N' DROP CONSTRAINT ', QUOTENAME(name))
FROM sys.default_constraints WHERE parent_object_id = (SELECT history_table_id FROM sys.tables WHERE object_id = OBJECT_ID(N'[user]') AND temporal_type = 2)
  AND COL_NAME(parent_object_id, parent_column_id) = N'loud';
IF @stale IS NOT NULL EXEC sys.sp_executesql @stale;
DECLARE @history nvarchar(517), @resume nvarchar(max);
SELECT @history = CONCAT(QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name)),
  @resume = CONCAT(N'ALTER TABLE [user] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = ', QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name), N', DATA_CONSISTENCY_CHECK = ON',
    N', HISTORY_RETENTION_PERIOD = ' + CONVERT(nvarchar(10), NULLIF(t.history_retention_period, -1)) + N' ' + t.history_retention_period_unit_desc COLLATE DATABASE_DEFAULT, N'))')
FROM sys.tables AS t JOIN sys.tables AS h ON h.object_id = t.history_table_id
WHERE t.object_id = OBJECT_ID(N'[user]') AND t.temporal_type = 2;
IF @history IS NOT NULL EXEC sys.sp_executesql N'ALTER TABLE [user] SET (SYSTEM_VERSIONING = OFF)';
ALTER TABLE [user] DROP COLUMN [loud];
IF @history IS NOT NULL EXEC (N'ALTER TABLE ' + @history + N' DROP COLUMN [loud]');
IF @resume IS NOT NULL EXEC sys.sp_executesql @resume;
GO
DECLARE @table int = OBJECT_ID(N'[user]'), @drop nvarchar(max) = N'', @create nvarchar(max) = N'';
DECLARE @old nvarchar(258), @new nvarchar(258) = N'[full_name]';
SELECT @old = QUOTENAME(name) FROM sys.columns WHERE object_id = @table AND name = N'name';
DECLARE @check nvarchar(258), @text nvarchar(max), @with nvarchar(40), @kept nvarchar(40), @off nvarchar(40), @isMet bit, @at bigint, @next bigint, @end nchar(1);
DECLARE checks CURSOR LOCAL STATIC FOR
  SELECT QUOTENAME(name), definition, CASE is_not_trusted WHEN 1 THEN N'WITH NOCHECK' ELSE N'WITH CHECK' END,
    CASE is_not_for_replication WHEN 1 THEN N' CHECK NOT FOR REPLICATION ' ELSE N' CHECK ' END,
    CASE is_disabled WHEN 1 THEN N'NOCHECK CONSTRAINT ' END
  FROM sys.check_constraints WHERE parent_object_id = @table;
OPEN checks;
FETCH NEXT FROM checks INTO @check, @text, @with, @kept, @off;
WHILE @@FETCH_STATUS = 0
BEGIN
  SELECT @at = 1, @isMet = 0, @next = PATINDEX(N'%[''[]%', @text COLLATE Latin1_General_100_BIN2);
  WHILE @next > 0
  BEGIN
    SET @at = @at + @next - 1;
    IF SUBSTRING(@text, @at, LEN(@old)) = @old COLLATE DATABASE_DEFAULT AND SUBSTRING(@text, @at + LEN(@old), 1) <> N']'
      SELECT @text = STUFF(@text, @at, LEN(@old), @new), @at = @at + LEN(@new), @isMet = 1;
    ELSE
    BEGIN
      SET @end = CASE SUBSTRING(@text, @at, 1) WHEN N'[' THEN N']' ELSE N'''' END;
      SET @at = CHARINDEX(@end, @text COLLATE Latin1_General_100_BIN2, @at + 1);
      WHILE SUBSTRING(@text, @at + 1, 1) = @end SET @at = CHARINDEX(@end, @text COLLATE Latin1_General_100_BIN2, @at + 2);
      SET @at = @at + 1;
    END
    SET @next = PATINDEX(N'%[''[]%', SUBSTRING(@text, @at, LEN(@text)) COLLATE Latin1_General_100_BIN2);
  END
  IF @isMet = 1
  BEGIN
    SET @drop = CONCAT(@drop, N'ALTER TABLE [user] ', N'DROP CONSTRAINT ', @check, N'; ');
    SET @create = CONCAT(@create, N'ALTER TABLE [user] ', @with, N' ADD CONSTRAINT ', @check, @kept, @text, N'; ');
    IF @off IS NOT NULL SET @create = CONCAT(@create, N'ALTER TABLE [user] ', @off, @check, N'; ');
  END
  FETCH NEXT FROM checks INTO @check, @text, @with, @kept, @off;
END
CLOSE checks;
DEALLOCATE checks;
IF @drop <> N'' EXEC sys.sp_executesql @drop;
IF COLUMNPROPERTY(@table, N'name', 'IsComputed') = 1
BEGIN
  DECLARE @add nvarchar(max), @comment sql_variant, @schema sysname = SCHEMA_NAME();
  SELECT @add = CONCAT(N'ALTER TABLE [user] ADD ', @new, N' AS ', definition, CASE is_persisted WHEN 1 THEN N' PERSISTED' END,
    CASE WHEN is_persisted = 1 AND is_nullable = 0 THEN N' NOT NULL' END)
  FROM sys.computed_columns WHERE object_id = @table AND name = N'name';
  SELECT @comment = value FROM sys.extended_properties WHERE class = 1 AND name = N'MS_Description'
    AND major_id = @table AND minor_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'name', 'ColumnId');
  DECLARE @permissions nvarchar(max) = (SELECT STRING_AGG(CAST(
  CASE p.state WHEN 'W' THEN N'GRANT' ELSE p.state_desc COLLATE DATABASE_DEFAULT END + N' ' + p.permission_name COLLATE DATABASE_DEFAULT
    + N' ON OBJECT::[user] ([full_name])'
    + N' TO ' + QUOTENAME(u.name) + CASE p.state WHEN 'W' THEN N' WITH GRANT OPTION' ELSE N'' END AS nvarchar(max)), N'; ') WITHIN GROUP (ORDER BY p.minor_id)
  FROM sys.database_permissions AS p JOIN sys.database_principals AS u ON u.principal_id = p.grantee_principal_id
  WHERE p.class = 1 AND p.major_id = OBJECT_ID(N'[user]') AND p.minor_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'name', 'ColumnId'));
  ALTER TABLE [user] DROP COLUMN [name];
  EXEC sys.sp_executesql @add;
  IF @permissions IS NOT NULL EXEC sys.sp_executesql @permissions;
  IF @comment IS NOT NULL EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = @comment, @level0type = N'SCHEMA', @level0name = @schema, @level1type = N'TABLE', @level1name = N'user', @level2type = N'COLUMN', @level2name = N'full_name';
END
ELSE BEGIN DECLARE @failed int; EXEC @failed = sys.sp_rename @objname = N'[user].[name]', @newname = N'full_name', @objtype = N'COLUMN'; IF @failed <> 0 THROW 50549, N'sp_rename has failed', 1; END;
IF @create <> N'' EXEC sys.sp_executesql @create;
GO
EXEC sys.sp_refreshsqlmodule @name = N'[dbo].[all]'
GO
DECLARE @history nvarchar(517), @resume nvarchar(max);
SELECT @history = CONCAT(QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name)),
  @resume = CONCAT(N'ALTER TABLE [user] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = ', QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name), N', DATA_CONSISTENCY_CHECK = ON',
    N', HISTORY_RETENTION_PERIOD = ' + CONVERT(nvarchar(10), NULLIF(t.history_retention_period, -1)) + N' ' + t.history_retention_period_unit_desc COLLATE DATABASE_DEFAULT, N'))')
FROM sys.tables AS t JOIN sys.tables AS h ON h.object_id = t.history_table_id
WHERE t.object_id = OBJECT_ID(N'[user]') AND t.temporal_type = 2;
IF @history IS NOT NULL EXEC sys.sp_executesql N'ALTER TABLE [user] SET (SYSTEM_VERSIONING = OFF)';
ALTER TABLE [user] ADD [loud] AS (upper([full_name])) PERSISTED;
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
  WHERE c.object_id = OBJECT_ID(N'[user]') AND c.name = N'loud'), @null nvarchar(8) = CASE COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'loud', 'AllowsNull') WHEN 0 THEN N'NOT NULL' ELSE N'NULL' END, @sql nvarchar(max);
IF @history IS NOT NULL EXEC (N'ALTER TABLE ' + @history + N' ADD [loud] ' + @type + N' NULL');
IF @history IS NOT NULL EXEC (N'UPDATE ' + @history + N' SET [loud] = upper([full_name])');
IF @null = N'NOT NULL' AND @history IS NOT NULL EXEC (N'ALTER TABLE ' + @history + N' ALTER COLUMN [loud] ' + @type + N' NOT NULL');
IF @resume IS NOT NULL EXEC sys.sp_executesql @resume;
GO
CREATE NONCLUSTERED INDEX [ix_loud] ON [user] ([loud])
GO
CREATE NONCLUSTERED INDEX [ix_some] ON [user] ([id]) WHERE [full_name] IS NOT NULL
GO
EXEC sys.sp_refreshsqlmodule @name = N'[dbo].[all]'
GO
CREATE VIEW [dbo].[bound] WITH SCHEMABINDING AS SELECT [id], [full_name] FROM [dbo].[user]
GO
CREATE OR ALTER VIEW [dbo].[free] AS SELECT [full_name] FROM [dbo].[user]
GO
CREATE UNIQUE CLUSTERED INDEX [ix_bound] ON [bound] ([id])
GO
-- gives back what people may do with what was made anew
DECLARE @give nvarchar(max) = (SELECT STRING_AGG(CAST(N'SET @given = 0; ' + CONVERT(nvarchar(3750), x.value) COLLATE DATABASE_DEFAULT
    + N'; IF @given = 1 EXEC sys.sp_dropextendedproperty @name = ' + N'N''' + REPLACE(CAST(x.name AS nvarchar(128)) COLLATE DATABASE_DEFAULT, N'''', N'''''') + N'''' + N', @level0type = N''SCHEMA'', @level0name = ' + N'N''' + REPLACE(CAST(s.name AS nvarchar(128)) COLLATE DATABASE_DEFAULT, N'''', N'''''') + N'''' AS nvarchar(max)), N'; ') WITHIN GROUP (ORDER BY x.name)
  FROM sys.extended_properties AS x JOIN sys.schemas AS s ON s.schema_id = x.major_id
  WHERE x.class = 3 AND x.name LIKE N'schemix[_]permission[_]%');
SET @give = N'DECLARE @given bit; ' + @give;
IF @give IS NOT NULL EXEC sys.sp_executesql @give;
GO
-- keeps what people may do with what is made anew
DECLARE @keep nvarchar(max) = (SELECT STRING_AGG(CAST(
  N'EXEC sys.sp_addextendedproperty @name = N''schemix_permission_' + CONVERT(nvarchar(10), kept.id) + N'_' + RIGHT(N'0000' + CONVERT(nvarchar(10), kept.number), 5)
    + N''', @value = ' + N'N''' + REPLACE(kept.said, N'''', N'''''') + N'''' + N', @level0type = N''SCHEMA'', @level0name = ' + N'N''' + REPLACE(kept.place, N'''', N'''''') + N'''' AS nvarchar(max)), N'; ')
FROM (
  SELECT o.id, o.place, ROW_NUMBER() OVER (PARTITION BY o.id ORDER BY p.minor_id, p.grantee_principal_id, p.type) AS number,
    N'IF ' + CASE p.class WHEN 6 THEN N'TYPE_ID(' ELSE N'OBJECT_ID(' END + N'N''' + REPLACE(o.path, N'''', N'''''') + N'''' + N') IS NOT NULL BEGIN SET @given = 1; '
      + CASE WHEN p.class = 1 AND p.minor_id <> 0
      THEN N'IF COLUMNPROPERTY(OBJECT_ID(' + N'N''' + REPLACE(o.path, N'''', N'''''') + N'''' + N'), ' + N'N''' + REPLACE(COL_NAME(p.major_id, p.minor_id) COLLATE DATABASE_DEFAULT, N'''', N'''''') + N'''' + N', ''ColumnId'') IS NOT NULL ' ELSE N'' END
      + CASE WHEN p.class <> 1 THEN N'' WHEN p.type = 'EX' THEN N'IF ISNULL(OBJECTPROPERTY(OBJECT_ID(' + N'N''' + REPLACE(o.path, N'''', N'''''') + N'''' + N'), ''IsTableFunction''), 0) = 0 ' WHEN p.type IN ('SL', 'IN', 'UP', 'DL') THEN N'IF ISNULL(OBJECTPROPERTY(OBJECT_ID(' + N'N''' + REPLACE(o.path, N'''', N'''''') + N'''' + N'), ''IsScalarFunction''), 0) = 0 ' ELSE N'' END
      + CASE p.state WHEN 'W' THEN N'GRANT' ELSE p.state_desc COLLATE DATABASE_DEFAULT END + N' ' + p.permission_name COLLATE DATABASE_DEFAULT + N' ON ' + o.securable
      + CASE WHEN p.class = 1 AND p.minor_id <> 0 THEN N' (' + QUOTENAME(COL_NAME(p.major_id, p.minor_id) COLLATE DATABASE_DEFAULT) + N')' ELSE N'' END
      + N' TO ' + QUOTENAME(u.name) + CASE p.state WHEN 'W' THEN N' WITH GRANT OPTION' ELSE N'' END + N'; END' AS said
  FROM (VALUES
    (1, OBJECT_ID(N'[bound]'), N'OBJECT::[bound]', N'[bound]', SCHEMA_NAME())
  ) AS o (class, id, securable, path, place)
  JOIN sys.database_permissions AS p ON p.class = o.class AND p.major_id = o.id
  JOIN sys.database_principals AS u ON u.principal_id = p.grantee_principal_id
) AS kept);
IF @keep IS NOT NULL EXEC sys.sp_executesql @keep;
GO
DROP VIEW [bound]
GO
DROP INDEX [ix_loud] ON [user]
GO
DROP INDEX [ix_some] ON [user]
GO
DECLARE @drop nvarchar(max) = (SELECT STRING_AGG(CAST(part.gone AS nvarchar(max)), N'; ') FROM (
  SELECT N'ALTER TABLE [user] DROP CONSTRAINT ' + QUOTENAME(d.name)
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[user]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'loud', 'ColumnId')
  UNION ALL
  SELECT N'DROP STATISTICS [user].' + QUOTENAME(s.name)
  FROM sys.stats AS s WHERE s.object_id = OBJECT_ID(N'[user]') AND s.user_created = 1 AND (CHARINDEX(N'[loud]', s.filter_definition) > 0
    OR EXISTS (SELECT 1 FROM sys.stats_columns AS c WHERE c.object_id = s.object_id AND c.stats_id = s.stats_id AND c.column_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'loud', 'ColumnId')))
) AS part (gone));
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
DECLARE @stale nvarchar(max);
SELECT @stale = CONCAT(N'ALTER TABLE ', QUOTENAME(OBJECT_SCHEMA_NAME(parent_object_id)), N'.', QUOTENAME(OBJECT_NAME(parent_object_id)), N' DROP CONSTRAINT ', QUOTENAME(name))
FROM sys.default_constraints WHERE parent_object_id = (SELECT history_table_id FROM sys.tables WHERE object_id = OBJECT_ID(N'[user]') AND temporal_type = 2)
  AND COL_NAME(parent_object_id, parent_column_id) = N'loud';
IF @stale IS NOT NULL EXEC sys.sp_executesql @stale;
DECLARE @history nvarchar(517), @resume nvarchar(max);
SELECT @history = CONCAT(QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name)),
  @resume = CONCAT(N'ALTER TABLE [user] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = ', QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name), N', DATA_CONSISTENCY_CHECK = ON',
    N', HISTORY_RETENTION_PERIOD = ' + CONVERT(nvarchar(10), NULLIF(t.history_retention_period, -1)) + N' ' + t.history_retention_period_unit_desc COLLATE DATABASE_DEFAULT, N'))')
FROM sys.tables AS t JOIN sys.tables AS h ON h.object_id = t.history_table_id
WHERE t.object_id = OBJECT_ID(N'[user]') AND t.temporal_type = 2;
IF @history IS NOT NULL EXEC sys.sp_executesql N'ALTER TABLE [user] SET (SYSTEM_VERSIONING = OFF)';
ALTER TABLE [user] DROP COLUMN [loud];
IF @history IS NOT NULL EXEC (N'ALTER TABLE ' + @history + N' DROP COLUMN [loud]');
IF @resume IS NOT NULL EXEC sys.sp_executesql @resume;
GO
EXEC sys.sp_refreshsqlmodule @name = N'[dbo].[all]'
GO
DECLARE @table int = OBJECT_ID(N'[user]'), @drop nvarchar(max) = N'', @create nvarchar(max) = N'';
DECLARE @old nvarchar(258), @new nvarchar(258) = N'[name]';
SELECT @old = QUOTENAME(name) FROM sys.columns WHERE object_id = @table AND name = N'full_name';
DECLARE @check nvarchar(258), @text nvarchar(max), @with nvarchar(40), @kept nvarchar(40), @off nvarchar(40), @isMet bit, @at bigint, @next bigint, @end nchar(1);
DECLARE checks CURSOR LOCAL STATIC FOR
  SELECT QUOTENAME(name), definition, CASE is_not_trusted WHEN 1 THEN N'WITH NOCHECK' ELSE N'WITH CHECK' END,
    CASE is_not_for_replication WHEN 1 THEN N' CHECK NOT FOR REPLICATION ' ELSE N' CHECK ' END,
    CASE is_disabled WHEN 1 THEN N'NOCHECK CONSTRAINT ' END
  FROM sys.check_constraints WHERE parent_object_id = @table;
OPEN checks;
FETCH NEXT FROM checks INTO @check, @text, @with, @kept, @off;
WHILE @@FETCH_STATUS = 0
BEGIN
  SELECT @at = 1, @isMet = 0, @next = PATINDEX(N'%[''[]%', @text COLLATE Latin1_General_100_BIN2);
  WHILE @next > 0
  BEGIN
    SET @at = @at + @next - 1;
    IF SUBSTRING(@text, @at, LEN(@old)) = @old COLLATE DATABASE_DEFAULT AND SUBSTRING(@text, @at + LEN(@old), 1) <> N']'
      SELECT @text = STUFF(@text, @at, LEN(@old), @new), @at = @at + LEN(@new), @isMet = 1;
    ELSE
    BEGIN
      SET @end = CASE SUBSTRING(@text, @at, 1) WHEN N'[' THEN N']' ELSE N'''' END;
      SET @at = CHARINDEX(@end, @text COLLATE Latin1_General_100_BIN2, @at + 1);
      WHILE SUBSTRING(@text, @at + 1, 1) = @end SET @at = CHARINDEX(@end, @text COLLATE Latin1_General_100_BIN2, @at + 2);
      SET @at = @at + 1;
    END
    SET @next = PATINDEX(N'%[''[]%', SUBSTRING(@text, @at, LEN(@text)) COLLATE Latin1_General_100_BIN2);
  END
  IF @isMet = 1
  BEGIN
    SET @drop = CONCAT(@drop, N'ALTER TABLE [user] ', N'DROP CONSTRAINT ', @check, N'; ');
    SET @create = CONCAT(@create, N'ALTER TABLE [user] ', @with, N' ADD CONSTRAINT ', @check, @kept, @text, N'; ');
    IF @off IS NOT NULL SET @create = CONCAT(@create, N'ALTER TABLE [user] ', @off, @check, N'; ');
  END
  FETCH NEXT FROM checks INTO @check, @text, @with, @kept, @off;
END
CLOSE checks;
DEALLOCATE checks;
IF @drop <> N'' EXEC sys.sp_executesql @drop;
IF COLUMNPROPERTY(@table, N'full_name', 'IsComputed') = 1
BEGIN
  DECLARE @add nvarchar(max), @comment sql_variant, @schema sysname = SCHEMA_NAME();
  SELECT @add = CONCAT(N'ALTER TABLE [user] ADD ', @new, N' AS ', definition, CASE is_persisted WHEN 1 THEN N' PERSISTED' END,
    CASE WHEN is_persisted = 1 AND is_nullable = 0 THEN N' NOT NULL' END)
  FROM sys.computed_columns WHERE object_id = @table AND name = N'full_name';
  SELECT @comment = value FROM sys.extended_properties WHERE class = 1 AND name = N'MS_Description'
    AND major_id = @table AND minor_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'full_name', 'ColumnId');
  DECLARE @permissions nvarchar(max) = (SELECT STRING_AGG(CAST(
  CASE p.state WHEN 'W' THEN N'GRANT' ELSE p.state_desc COLLATE DATABASE_DEFAULT END + N' ' + p.permission_name COLLATE DATABASE_DEFAULT
    + N' ON OBJECT::[user] ([name])'
    + N' TO ' + QUOTENAME(u.name) + CASE p.state WHEN 'W' THEN N' WITH GRANT OPTION' ELSE N'' END AS nvarchar(max)), N'; ') WITHIN GROUP (ORDER BY p.minor_id)
  FROM sys.database_permissions AS p JOIN sys.database_principals AS u ON u.principal_id = p.grantee_principal_id
  WHERE p.class = 1 AND p.major_id = OBJECT_ID(N'[user]') AND p.minor_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'full_name', 'ColumnId'));
  ALTER TABLE [user] DROP COLUMN [full_name];
  EXEC sys.sp_executesql @add;
  IF @permissions IS NOT NULL EXEC sys.sp_executesql @permissions;
  IF @comment IS NOT NULL EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = @comment, @level0type = N'SCHEMA', @level0name = @schema, @level1type = N'TABLE', @level1name = N'user', @level2type = N'COLUMN', @level2name = N'name';
END
ELSE BEGIN DECLARE @failed int; EXEC @failed = sys.sp_rename @objname = N'[user].[full_name]', @newname = N'name', @objtype = N'COLUMN'; IF @failed <> 0 THROW 50549, N'sp_rename has failed', 1; END;
IF @create <> N'' EXEC sys.sp_executesql @create;
GO
DECLARE @history nvarchar(517), @resume nvarchar(max);
SELECT @history = CONCAT(QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name)),
  @resume = CONCAT(N'ALTER TABLE [user] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = ', QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name), N', DATA_CONSISTENCY_CHECK = ON',
    N', HISTORY_RETENTION_PERIOD = ' + CONVERT(nvarchar(10), NULLIF(t.history_retention_period, -1)) + N' ' + t.history_retention_period_unit_desc COLLATE DATABASE_DEFAULT, N'))')
FROM sys.tables AS t JOIN sys.tables AS h ON h.object_id = t.history_table_id
WHERE t.object_id = OBJECT_ID(N'[user]') AND t.temporal_type = 2;
IF @history IS NOT NULL EXEC sys.sp_executesql N'ALTER TABLE [user] SET (SYSTEM_VERSIONING = OFF)';
ALTER TABLE [user] ADD [loud] AS (upper([name])) PERSISTED;
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
  WHERE c.object_id = OBJECT_ID(N'[user]') AND c.name = N'loud'), @null nvarchar(8) = CASE COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'loud', 'AllowsNull') WHEN 0 THEN N'NOT NULL' ELSE N'NULL' END, @sql nvarchar(max);
IF @history IS NOT NULL EXEC (N'ALTER TABLE ' + @history + N' ADD [loud] ' + @type + N' NULL');
IF @history IS NOT NULL EXEC (N'UPDATE ' + @history + N' SET [loud] = upper([name])');
IF @null = N'NOT NULL' AND @history IS NOT NULL EXEC (N'ALTER TABLE ' + @history + N' ALTER COLUMN [loud] ' + @type + N' NOT NULL');
IF @resume IS NOT NULL EXEC sys.sp_executesql @resume;
GO
CREATE NONCLUSTERED INDEX [ix_loud] ON [user] ([loud])
GO
CREATE NONCLUSTERED INDEX [ix_some] ON [user] ([id]) WHERE [name] IS NOT NULL
GO
CREATE VIEW [dbo].[bound] WITH SCHEMABINDING AS SELECT [id], [name] FROM [dbo].[user]
GO
CREATE OR ALTER VIEW [dbo].[free] AS SELECT [name] FROM [dbo].[user]
GO
CREATE UNIQUE CLUSTERED INDEX [ix_bound] ON [bound] ([id])
GO
-- gives back what people may do with what was made anew
DECLARE @give nvarchar(max) = (SELECT STRING_AGG(CAST(N'SET @given = 0; ' + CONVERT(nvarchar(3750), x.value) COLLATE DATABASE_DEFAULT
    + N'; IF @given = 1 EXEC sys.sp_dropextendedproperty @name = ' + N'N''' + REPLACE(CAST(x.name AS nvarchar(128)) COLLATE DATABASE_DEFAULT, N'''', N'''''') + N'''' + N', @level0type = N''SCHEMA'', @level0name = ' + N'N''' + REPLACE(CAST(s.name AS nvarchar(128)) COLLATE DATABASE_DEFAULT, N'''', N'''''') + N'''' AS nvarchar(max)), N'; ') WITHIN GROUP (ORDER BY x.name)
  FROM sys.extended_properties AS x JOIN sys.schemas AS s ON s.schema_id = x.major_id
  WHERE x.class = 3 AND x.name LIKE N'schemix[_]permission[_]%');
SET @give = N'DECLARE @given bit; ' + @give;
IF @give IS NOT NULL EXEC sys.sp_executesql @give;
GO
EXEC sys.sp_refreshsqlmodule @name = N'[dbo].[all]'
GO
