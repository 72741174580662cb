-- type-with-all-that-stands-on-it
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-functions/sys-fn-listextendedproperty-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-addextendedproperty-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-dropextendedproperty-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-executesql-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-refreshsqlmodule-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-updateextendedproperty-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/functions/string-agg-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-table-constraint-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-index-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-statistics-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-view-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/drop-index-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/drop-statistics-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/drop-view-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/grant-object-permissions-transact-sql
/*
op.dropIndex("ix_member", "member");
op.dropObject("view", "member", { keepPrivileges: true });
op.dropIndex("ix_user_name", "user");
op.dropIndex("ix_user_plan", "user");
op.dropConstraint("ck_user_name", "user", "check");
op.alterColumn("user", "name", { type: "nvarchar(40)", nullable: false });
op.createCheckConstraint("ck_user_name", "user", sql`len([name])>(0)`);
op.createIndex("ix_user_name", "user", ["name"]);
op.createIndex("ix_user_plan", "user", ["plan"], { where: sql`[name]<>N''` });
op.alterObject("view", "everybody", [
  sql`EXEC sys.sp_refreshsqlmodule @name = N'[dbo].[everybody]'`,
]);
op.createObject(
  "view",
  "member",
  sql`CREATE VIEW [dbo].[member] WITH SCHEMABINDING AS SELECT [id], [name] FROM [dbo].[user]`,
  { keepPrivileges: true },
);
op.createIndex("ix_member", "member", ["id"], {
  unique: true,
  clustered: true,
});
op.comment({ kind: "index", table: "user", name: "ix_user_name" }, "By name");
*/
DROP INDEX [ix_member] ON [member]
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
    (1, OBJECT_ID(N'[member]'), N'OBJECT::[member]', N'[member]', SCHEMA_NAME())
  ) AS o (class, id, securable, path, place)
  JOIN sys.database_permissions AS p ON p.class = o.class AND p.major_id = o.id
  JOIN sys.database_principals AS u ON u.principal_id = p.grantee_principal_id
) AS kept);
IF @keep IS NOT NULL EXEC sys.sp_executesql @keep;
GO
DROP VIEW [member]
GO
DROP INDEX [ix_user_name] ON [user]
GO
DROP INDEX [ix_user_plan] ON [user]
GO
ALTER TABLE [user] DROP CONSTRAINT [ck_user_name]
GO
DECLARE @drop nvarchar(max), @create nvarchar(max);
SELECT @drop = STRING_AGG(CAST(part.gone AS nvarchar(max)), N'; '), @create = STRING_AGG(CAST(part.made AS nvarchar(max)), N'; ')
FROM (
  SELECT N'ALTER TABLE [user] DROP CONSTRAINT ' + QUOTENAME(d.name),
    N'ALTER TABLE [user] ADD CONSTRAINT ' + QUOTENAME(d.name) + N' DEFAULT ' + d.definition COLLATE DATABASE_DEFAULT + N' FOR [name]'
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[user]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'name', 'ColumnId')
  UNION ALL
  SELECT N'DROP STATISTICS [user].' + QUOTENAME(s.name),
    N'CREATE STATISTICS ' + QUOTENAME(s.name) COLLATE DATABASE_DEFAULT + N' ON [user] (' + k.names + N')' + COALESCE(N' WHERE ' + s.filter_definition, N'')
      + CASE WHEN s.no_recompute = 1 THEN N' WITH NORECOMPUTE' ELSE N'' END
  FROM sys.stats AS s CROSS APPLY (
    SELECT STRING_AGG(CAST(QUOTENAME(COL_NAME(c.object_id, c.column_id)) AS nvarchar(max)), N', ') WITHIN GROUP (ORDER BY c.stats_column_id),
      MAX(CASE WHEN c.column_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'name', 'ColumnId') THEN 1 ELSE 0 END)
    FROM sys.stats_columns AS c WHERE c.object_id = s.object_id AND c.stats_id = s.stats_id) AS k (names, is_on)
  WHERE s.object_id = OBJECT_ID(N'[user]') AND s.user_created = 1 AND (k.is_on = 1 OR CHARINDEX(N'[name]', s.filter_definition) > 0)
) AS part (gone, made);
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
DECLARE @stale nvarchar(max);
SELECT @stale = CONCAT(N'ALTER TABLE ', QUOTENAME(OBJECT_SCHEMA_NAME(parent_object_id)), N'.', QUOTENAME(OBJECT_NAME(parent_object_id)), N' DROP CONSTRAINT ', QUOTENAME(name))
FROM sys.default_constraints WHERE parent_object_id = (SELECT history_table_id FROM sys.tables WHERE object_id = OBJECT_ID(N'[user]') AND temporal_type = 2)
  AND COL_NAME(parent_object_id, parent_column_id) = N'name';
IF @stale IS NOT NULL EXEC sys.sp_executesql @stale;
ALTER TABLE [user] ALTER COLUMN [name] nvarchar(40) NOT NULL;
IF @create IS NOT NULL EXEC sys.sp_executesql @create;
GO
ALTER TABLE [user] WITH CHECK ADD CONSTRAINT [ck_user_name] CHECK (len([name])>(0))
GO
CREATE NONCLUSTERED INDEX [ix_user_name] ON [user] ([name])
GO
CREATE NONCLUSTERED INDEX [ix_user_plan] ON [user] ([plan]) WHERE [name]<>N''
GO
EXEC sys.sp_refreshsqlmodule @name = N'[dbo].[everybody]'
GO
CREATE VIEW [dbo].[member] WITH SCHEMABINDING AS SELECT [id], [name] FROM [dbo].[user]
GO
-- gives back what people may do with what was made anew
DECLARE @give nvarchar(max) = (SELECT STRING_AGG(CAST(N'SET @given = 0; ' + CONVERT(nvarchar(3750), x.value) COLLATE DATABASE_DEFAULT
    + N'; IF @given = 1 EXEC sys.sp_dropextendedproperty @name = ' + N'N''' + REPLACE(CAST(x.name AS nvarchar(128)) COLLATE DATABASE_DEFAULT, N'''', N'''''') + N'''' + N', @level0type = N''SCHEMA'', @level0name = ' + N'N''' + REPLACE(CAST(s.name AS nvarchar(128)) COLLATE DATABASE_DEFAULT, N'''', N'''''') + N'''' AS nvarchar(max)), N'; ') WITHIN GROUP (ORDER BY x.name)
  FROM sys.extended_properties AS x JOIN sys.schemas AS s ON s.schema_id = x.major_id
  WHERE x.class = 3 AND x.name LIKE N'schemix[_]permission[_]%');
SET @give = N'DECLARE @given bit; ' + @give;
IF @give IS NOT NULL EXEC sys.sp_executesql @give;
GO
CREATE UNIQUE CLUSTERED INDEX [ix_member] ON [member] ([id])
GO
DECLARE @schema sysname = SCHEMA_NAME(), @owner varchar(5) = CASE OBJECTPROPERTY(OBJECT_ID(N'[user]'), 'IsView') WHEN 1 THEN 'VIEW' ELSE 'TABLE' END;
IF EXISTS (SELECT 1 FROM sys.fn_listextendedproperty(N'MS_Description', N'SCHEMA', @schema, @owner, N'user', N'INDEX', N'ix_user_name'))
  EXEC sys.sp_updateextendedproperty @name = N'MS_Description', @value = N'By name', @level0type = N'SCHEMA', @level0name = @schema, @level1type = @owner, @level1name = N'user', @level2type = N'INDEX', @level2name = N'ix_user_name';
ELSE
  EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'By name', @level0type = N'SCHEMA', @level0name = @schema, @level1type = @owner, @level1name = N'user', @level2type = N'INDEX', @level2name = N'ix_user_name';
GO
