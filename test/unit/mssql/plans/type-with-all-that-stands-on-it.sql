-- type-with-all-that-stands-on-it
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
/*
op.dropIndex("ix_member", "member");
op.dropObject("view", "member");
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
);
op.createIndex("ix_member", "member", ["id"], {
  unique: true,
  clustered: true,
});
op.comment({ kind: "index", table: "user", name: "ix_user_name" }, "By name");
*/
DROP INDEX [ix_member] ON [member]
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
  WHERE s.object_id = OBJECT_ID(N'[user]') AND s.user_created = 1 AND k.is_on = 1
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
CREATE UNIQUE CLUSTERED INDEX [ix_member] ON [member] ([id])
GO
DECLARE @schema sysname = SCHEMA_NAME(), @owner varchar(5) = CASE OBJECTPROPERTY(OBJECT_ID(N'[user]'), 'IsView') WHEN 1 THEN 'VIEW' ELSE 'TABLE' END;
IF EXISTS (SELECT 1 FROM sys.fn_listextendedproperty(N'MS_Description', N'SCHEMA', @schema, @owner, N'user', N'INDEX', N'ix_user_name'))
  EXEC sys.sp_updateextendedproperty @name = N'MS_Description', @value = N'By name', @level0type = N'SCHEMA', @level0name = @schema, @level1type = @owner, @level1name = N'user', @level2type = N'INDEX', @level2name = N'ix_user_name';
ELSE
  EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'By name', @level0type = N'SCHEMA', @level0name = @schema, @level1type = @owner, @level1name = N'user', @level2type = N'INDEX', @level2name = N'ix_user_name';
GO
