-- alias-type-in-use
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-type-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-addextendedproperty-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-dropextendedproperty-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-executesql-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/functions/string-agg-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-table-constraint-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-statistics-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/drop-statistics-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/drop-type-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/grant-object-permissions-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/grant-type-permissions-transact-sql
/*
op.dropConstraint("uq_mail", "user", "unique");
op.alterColumn("user", "mail", { type: "nvarchar(100)", nullable: false });
op.dropObject("domain", "email", { keepPrivileges: true });
op.createObject(
  "domain",
  "email",
  sql`CREATE TYPE [dbo].[email] FROM nvarchar(320)`,
  { keepPrivileges: true },
);
op.alterColumn("user", "mail", { type: "dbo.email", nullable: false });
op.createUniqueConstraint("uq_mail", "user", ["mail"]);
*/
ALTER TABLE [user] DROP CONSTRAINT [uq_mail]
GO
DECLARE @drop nvarchar(max), @create nvarchar(max);
SELECT @drop = STRING_AGG(CAST(part.gone AS nvarchar(max)), N'; '), @create = STRING_AGG(CAST(part.made AS nvarchar(max)), N'; ')
FROM (
  SELECT N'ALTER TABLE [user] DROP CONSTRAINT ' + QUOTENAME(d.name),
    N'ALTER TABLE [user] ADD CONSTRAINT ' + QUOTENAME(d.name) + N' DEFAULT ' + d.definition COLLATE DATABASE_DEFAULT + N' FOR [mail]'
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[user]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'mail', 'ColumnId')
  UNION ALL
  SELECT N'DROP STATISTICS [user].' + QUOTENAME(s.name),
    N'CREATE STATISTICS ' + QUOTENAME(s.name) COLLATE DATABASE_DEFAULT + N' ON [user] (' + k.names + N')' + COALESCE(N' WHERE ' + s.filter_definition, N'')
      + CASE WHEN s.no_recompute = 1 THEN N' WITH NORECOMPUTE' ELSE N'' END
  FROM sys.stats AS s CROSS APPLY (
    SELECT STRING_AGG(CAST(QUOTENAME(COL_NAME(c.object_id, c.column_id)) AS nvarchar(max)), N', ') WITHIN GROUP (ORDER BY c.stats_column_id),
      MAX(CASE WHEN c.column_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'mail', 'ColumnId') THEN 1 ELSE 0 END)
    FROM sys.stats_columns AS c WHERE c.object_id = s.object_id AND c.stats_id = s.stats_id) AS k (names, is_on)
  WHERE s.object_id = OBJECT_ID(N'[user]') AND s.user_created = 1 AND (k.is_on = 1 OR CHARINDEX(N'[mail]', s.filter_definition) > 0)
) AS part (gone, made);
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
DECLARE @stale nvarchar(max);
SELECT @stale = CONCAT(N'ALTER TABLE ', QUOTENAME(OBJECT_SCHEMA_NAME(parent_object_id)), N'.', QUOTENAME(OBJECT_NAME(parent_object_id)), N' DROP CONSTRAINT ', QUOTENAME(name))
FROM sys.default_constraints WHERE parent_object_id = (SELECT history_table_id FROM sys.tables WHERE object_id = OBJECT_ID(N'[user]') AND temporal_type = 2)
  AND COL_NAME(parent_object_id, parent_column_id) = N'mail';
IF @stale IS NOT NULL EXEC sys.sp_executesql @stale;
ALTER TABLE [user] ALTER COLUMN [mail] nvarchar(100) NOT NULL;
IF @create IS NOT NULL EXEC sys.sp_executesql @create;
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
    (6, TYPE_ID(N'[email]'), N'TYPE::[email]', N'[email]', SCHEMA_NAME())
  ) AS o (class, id, securable, path, place)
  JOIN sys.database_permissions AS p ON p.class = o.class AND p.major_id = o.id
  JOIN sys.database_principals AS u ON u.principal_id = p.grantee_principal_id
) AS kept);
IF @keep IS NOT NULL EXEC sys.sp_executesql @keep;
GO
DROP TYPE [email]
GO
CREATE TYPE [dbo].[email] FROM nvarchar(320)
GO
-- gives back what people may do with what was made anew
DECLARE @give nvarchar(max) = (SELECT STRING_AGG(CAST(N'SET @given = 0; ' + CONVERT(nvarchar(3750), x.value) COLLATE DATABASE_DEFAULT
    + N'; IF @given = 1 EXEC sys.sp_dropextendedproperty @name = ' + N'N''' + REPLACE(CAST(x.name AS nvarchar(128)) COLLATE DATABASE_DEFAULT, N'''', N'''''') + N'''' + N', @level0type = N''SCHEMA'', @level0name = ' + N'N''' + REPLACE(CAST(s.name AS nvarchar(128)) COLLATE DATABASE_DEFAULT, N'''', N'''''') + N'''' AS nvarchar(max)), N'; ') WITHIN GROUP (ORDER BY x.name)
  FROM sys.extended_properties AS x JOIN sys.schemas AS s ON s.schema_id = x.major_id
  WHERE x.class = 3 AND x.name LIKE N'schemix[_]permission[_]%');
SET @give = N'DECLARE @given bit; ' + @give;
IF @give IS NOT NULL EXEC sys.sp_executesql @give;
GO
DECLARE @drop nvarchar(max), @create nvarchar(max);
SELECT @drop = STRING_AGG(CAST(part.gone AS nvarchar(max)), N'; '), @create = STRING_AGG(CAST(part.made AS nvarchar(max)), N'; ')
FROM (
  SELECT N'ALTER TABLE [user] DROP CONSTRAINT ' + QUOTENAME(d.name),
    N'ALTER TABLE [user] ADD CONSTRAINT ' + QUOTENAME(d.name) + N' DEFAULT ' + d.definition COLLATE DATABASE_DEFAULT + N' FOR [mail]'
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[user]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'mail', 'ColumnId')
  UNION ALL
  SELECT N'DROP STATISTICS [user].' + QUOTENAME(s.name),
    N'CREATE STATISTICS ' + QUOTENAME(s.name) COLLATE DATABASE_DEFAULT + N' ON [user] (' + k.names + N')' + COALESCE(N' WHERE ' + s.filter_definition, N'')
      + CASE WHEN s.no_recompute = 1 THEN N' WITH NORECOMPUTE' ELSE N'' END
  FROM sys.stats AS s CROSS APPLY (
    SELECT STRING_AGG(CAST(QUOTENAME(COL_NAME(c.object_id, c.column_id)) AS nvarchar(max)), N', ') WITHIN GROUP (ORDER BY c.stats_column_id),
      MAX(CASE WHEN c.column_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'mail', 'ColumnId') THEN 1 ELSE 0 END)
    FROM sys.stats_columns AS c WHERE c.object_id = s.object_id AND c.stats_id = s.stats_id) AS k (names, is_on)
  WHERE s.object_id = OBJECT_ID(N'[user]') AND s.user_created = 1 AND (k.is_on = 1 OR CHARINDEX(N'[mail]', s.filter_definition) > 0)
) AS part (gone, made);
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
DECLARE @stale nvarchar(max);
SELECT @stale = CONCAT(N'ALTER TABLE ', QUOTENAME(OBJECT_SCHEMA_NAME(parent_object_id)), N'.', QUOTENAME(OBJECT_NAME(parent_object_id)), N' DROP CONSTRAINT ', QUOTENAME(name))
FROM sys.default_constraints WHERE parent_object_id = (SELECT history_table_id FROM sys.tables WHERE object_id = OBJECT_ID(N'[user]') AND temporal_type = 2)
  AND COL_NAME(parent_object_id, parent_column_id) = N'mail';
IF @stale IS NOT NULL EXEC sys.sp_executesql @stale;
ALTER TABLE [user] ALTER COLUMN [mail] dbo.email NOT NULL;
IF @create IS NOT NULL EXEC sys.sp_executesql @create;
GO
ALTER TABLE [user] ADD CONSTRAINT [uq_mail] UNIQUE NONCLUSTERED ([mail])
GO
