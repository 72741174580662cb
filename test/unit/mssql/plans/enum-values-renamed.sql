-- enum-values-renamed
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-executesql-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/functions/string-agg-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/queries/update-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-table-constraint-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-statistics-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/drop-statistics-transact-sql
/*
op.dropConstraint("ck_user_role", "user", "check");
op.execute(
  sql`UPDATE [user] SET [role] = CASE [role] WHEN N'administrator' THEN N'admin' ELSE [role] END
WHERE [role] IN (N'administrator')`,
  { touches: { table: "user", columns: ["role"] } },
);
op.alterColumn("user", "role", { type: "nvarchar(5)", nullable: false });
op.createCheckConstraint(
  "ck_user_role",
  "user",
  sql`[role]=N'admin' OR [role]=N'user'`,
);
op.dropConstraint("ck_user_role", "user", "check");
op.alterColumn("user", "role", { type: "nvarchar(13)", nullable: false });
op.execute(
  sql`UPDATE [user] SET [role] = CASE [role] WHEN N'admin' THEN N'administrator' ELSE [role] END
WHERE [role] IN (N'admin')`,
  { touches: { table: "user", columns: ["role"] } },
);
op.createCheckConstraint(
  "ck_user_role",
  "user",
  sql`[role]=N'administrator' OR [role]=N'user'`,
);
*/
ALTER TABLE [user] DROP CONSTRAINT [ck_user_role]
GO
UPDATE [user] SET [role] = CASE [role] WHEN N'administrator' THEN N'admin' ELSE [role] END
WHERE [role] IN (N'administrator')
GO
DECLARE @drop nvarchar(max), @create nvarchar(max);
SELECT @drop = STRING_AGG(CAST(part.gone AS nvarchar(max)), N'; '), @create = STRING_AGG(CAST(part.made AS nvarchar(max)), N'; ')
FROM (
  SELECT N'ALTER TABLE [user] DROP CONSTRAINT ' + QUOTENAME(d.name),
    N'ALTER TABLE [user] ADD CONSTRAINT ' + QUOTENAME(d.name) + N' DEFAULT ' + d.definition COLLATE DATABASE_DEFAULT + N' FOR [role]'
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[user]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'role', 'ColumnId')
  UNION ALL
  SELECT N'DROP STATISTICS [user].' + QUOTENAME(s.name),
    N'CREATE STATISTICS ' + QUOTENAME(s.name) COLLATE DATABASE_DEFAULT + N' ON [user] (' + k.names + N')' + COALESCE(N' WHERE ' + s.filter_definition, N'')
      + CASE WHEN s.no_recompute = 1 THEN N' WITH NORECOMPUTE' ELSE N'' END
  FROM sys.stats AS s CROSS APPLY (
    SELECT STRING_AGG(CAST(QUOTENAME(COL_NAME(c.object_id, c.column_id)) AS nvarchar(max)), N', ') WITHIN GROUP (ORDER BY c.stats_column_id),
      MAX(CASE WHEN c.column_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'role', 'ColumnId') THEN 1 ELSE 0 END)
    FROM sys.stats_columns AS c WHERE c.object_id = s.object_id AND c.stats_id = s.stats_id) AS k (names, is_on)
  WHERE s.object_id = OBJECT_ID(N'[user]') AND s.user_created = 1 AND (k.is_on = 1 OR CHARINDEX(N'[role]', s.filter_definition) > 0)
) AS part (gone, made);
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
DECLARE @stale nvarchar(max);
SELECT @stale = CONCAT(N'ALTER TABLE ', QUOTENAME(OBJECT_SCHEMA_NAME(parent_object_id)), N'.', QUOTENAME(OBJECT_NAME(parent_object_id)), N' DROP CONSTRAINT ', QUOTENAME(name))
FROM sys.default_constraints WHERE parent_object_id = (SELECT history_table_id FROM sys.tables WHERE object_id = OBJECT_ID(N'[user]') AND temporal_type = 2)
  AND COL_NAME(parent_object_id, parent_column_id) = N'role';
IF @stale IS NOT NULL EXEC sys.sp_executesql @stale;
ALTER TABLE [user] ALTER COLUMN [role] nvarchar(5) NOT NULL;
IF @create IS NOT NULL EXEC sys.sp_executesql @create;
GO
ALTER TABLE [user] WITH CHECK ADD CONSTRAINT [ck_user_role] CHECK ([role]=N'admin' OR [role]=N'user')
GO
ALTER TABLE [user] DROP CONSTRAINT [ck_user_role]
GO
DECLARE @drop nvarchar(max), @create nvarchar(max);
SELECT @drop = STRING_AGG(CAST(part.gone AS nvarchar(max)), N'; '), @create = STRING_AGG(CAST(part.made AS nvarchar(max)), N'; ')
FROM (
  SELECT N'ALTER TABLE [user] DROP CONSTRAINT ' + QUOTENAME(d.name),
    N'ALTER TABLE [user] ADD CONSTRAINT ' + QUOTENAME(d.name) + N' DEFAULT ' + d.definition COLLATE DATABASE_DEFAULT + N' FOR [role]'
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[user]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'role', 'ColumnId')
  UNION ALL
  SELECT N'DROP STATISTICS [user].' + QUOTENAME(s.name),
    N'CREATE STATISTICS ' + QUOTENAME(s.name) COLLATE DATABASE_DEFAULT + N' ON [user] (' + k.names + N')' + COALESCE(N' WHERE ' + s.filter_definition, N'')
      + CASE WHEN s.no_recompute = 1 THEN N' WITH NORECOMPUTE' ELSE N'' END
  FROM sys.stats AS s CROSS APPLY (
    SELECT STRING_AGG(CAST(QUOTENAME(COL_NAME(c.object_id, c.column_id)) AS nvarchar(max)), N', ') WITHIN GROUP (ORDER BY c.stats_column_id),
      MAX(CASE WHEN c.column_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'role', 'ColumnId') THEN 1 ELSE 0 END)
    FROM sys.stats_columns AS c WHERE c.object_id = s.object_id AND c.stats_id = s.stats_id) AS k (names, is_on)
  WHERE s.object_id = OBJECT_ID(N'[user]') AND s.user_created = 1 AND (k.is_on = 1 OR CHARINDEX(N'[role]', s.filter_definition) > 0)
) AS part (gone, made);
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
DECLARE @stale nvarchar(max);
SELECT @stale = CONCAT(N'ALTER TABLE ', QUOTENAME(OBJECT_SCHEMA_NAME(parent_object_id)), N'.', QUOTENAME(OBJECT_NAME(parent_object_id)), N' DROP CONSTRAINT ', QUOTENAME(name))
FROM sys.default_constraints WHERE parent_object_id = (SELECT history_table_id FROM sys.tables WHERE object_id = OBJECT_ID(N'[user]') AND temporal_type = 2)
  AND COL_NAME(parent_object_id, parent_column_id) = N'role';
IF @stale IS NOT NULL EXEC sys.sp_executesql @stale;
ALTER TABLE [user] ALTER COLUMN [role] nvarchar(13) NOT NULL;
IF @create IS NOT NULL EXEC sys.sp_executesql @create;
GO
UPDATE [user] SET [role] = CASE [role] WHEN N'admin' THEN N'administrator' ELSE [role] END
WHERE [role] IN (N'admin')
GO
ALTER TABLE [user] WITH CHECK ADD CONSTRAINT [ck_user_role] CHECK ([role]=N'administrator' OR [role]=N'user')
GO
