-- identity-comes
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/set-identity-insert-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-functions/sys-fn-listextendedproperty-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-addextendedproperty-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-dropextendedproperty-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-executesql-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-rename-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-updateextendedproperty-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/functions/string-agg-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/language-elements/throw-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/queries/hints-transact-sql-table
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-table-constraint-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-index-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-table-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-table-transact-sql-identity-property
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-view-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/drop-table-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/drop-view-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/grant-object-permissions-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/insert-transact-sql
/*
op.execute(sql`-- make [user] anew, with all that stands on it
IF EXISTS (
  SELECT 1 AS found FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'[user]')
  UNION ALL
  SELECT 1 AS found FROM sys.indexes WHERE object_id = OBJECT_ID(N'[user]') AND type NOT IN (0, 1, 2)
  UNION ALL
  SELECT 1 AS found FROM sys.indexes WHERE object_id = OBJECT_ID(N'[user]') AND data_space_id IN (SELECT data_space_id FROM sys.partition_schemes)
  UNION ALL
  SELECT 1 AS found FROM sys.indexes WHERE object_id = OBJECT_ID(N'[user]') AND is_disabled = 1 AND (is_primary_key = 1 OR is_unique_constraint = 1)
  UNION ALL
  SELECT 1 AS found FROM sys.stats WHERE object_id = OBJECT_ID(N'[user]') AND user_created = 1
  UNION ALL
  SELECT 1 AS found FROM sys.change_tracking_tables WHERE object_id = OBJECT_ID(N'[user]')
  UNION ALL
  SELECT 1 AS found FROM sys.tables WHERE object_id = OBJECT_ID(N'[user]') AND (is_tracked_by_cdc = 1 OR is_replicated = 1 OR is_merge_published = 1 OR is_filetable = 1 OR is_memory_optimized = 1)
  UNION ALL
  SELECT 1 AS found FROM sys.tables WHERE object_id = OBJECT_ID(N'[user]') AND (large_value_types_out_of_row = 1 OR text_in_row_limit > 0 OR uses_ansi_nulls = 0)
  UNION ALL
  SELECT 1 AS found FROM sys.tables WHERE object_id = OBJECT_ID(N'[user]') AND (filestream_data_space_id IS NOT NULL OR lob_data_space_id IN (SELECT data_space_id FROM sys.data_spaces WHERE is_default = 0))
  UNION ALL
  SELECT 1 AS found FROM sys.tables WHERE object_id = OBJECT_ID(N'[user]') AND principal_id IS NOT NULL
  UNION ALL
  SELECT 1 AS found FROM sys.tables WHERE object_id = OBJECT_ID(N'[user]') AND temporal_type = 0 AND object_id IN (SELECT object_id FROM sys.periods)
  UNION ALL
  SELECT 1 AS found FROM sys.identity_columns WHERE object_id = OBJECT_ID(N'[user]') AND is_not_for_replication = 1
  UNION ALL
  SELECT 1 AS found FROM sys.masked_columns WHERE object_id = OBJECT_ID(N'[user]') AND is_masked = 1
  UNION ALL
  SELECT 1 AS found FROM sys.columns WHERE object_id = OBJECT_ID(N'[user]') AND (is_filestream = 1 OR is_column_set = 1 OR encryption_type IS NOT NULL)
  UNION ALL
  SELECT 1 AS found FROM sys.columns WHERE object_id = OBJECT_ID(N'[user]') AND (xml_collection_id <> 0 OR rule_object_id <> 0)
  UNION ALL
  SELECT 1 AS found FROM sys.check_constraints WHERE parent_object_id = OBJECT_ID(N'[user]') AND is_not_for_replication = 1
  UNION ALL
  SELECT 1 AS found FROM sys.foreign_keys WHERE parent_object_id = OBJECT_ID(N'[user]') AND is_not_for_replication = 1
  UNION ALL
  SELECT 1 AS found FROM sys.triggers WHERE parent_id = OBJECT_ID(N'[user]') AND is_not_for_replication = 1
  UNION ALL
  SELECT 1 AS found FROM sys.columns AS c JOIN sys.objects AS d ON d.object_id = c.default_object_id AND d.parent_object_id = 0 WHERE c.object_id = OBJECT_ID(N'[user]')
  UNION ALL
  SELECT 1 AS found FROM sys.extended_properties WHERE class = 1 AND major_id IN (SELECT object_id FROM sys.default_constraints WHERE parent_object_id = OBJECT_ID(N'[user]'))
  UNION ALL
  SELECT 1 AS found FROM sys.security_predicates WHERE target_object_id = OBJECT_ID(N'[user]')
  UNION ALL
  SELECT 1 AS found FROM sys.extended_properties WHERE class IN (1, 7) AND major_id = OBJECT_ID(N'[user]') AND name <> N'MS_Description'
  UNION ALL
  SELECT 1 AS found FROM sys.triggers AS t JOIN sys.trigger_events AS e ON e.object_id = t.object_id WHERE t.parent_id = OBJECT_ID(N'[user]') AND (e.is_first = 1 OR e.is_last = 1)
)
  THROW 50548, N'[user] has to be made anew, and has something that would be lost by that: a full-text, XML, spatial or columnstore index, partitions, statistics, change tracking or capture, replication, masks, encryption, a security policy, an owner of its own, an order of triggers, a bound default or rule, an XML schema, a place of its own for large values, a disabled key, a period without a history, or extended properties other than MS_Description', 1;
DECLARE @unknown nvarchar(2000) = (SELECT TOP (1) part.name FROM (
  SELECT name FROM sys.columns WHERE object_id = OBJECT_ID(N'[user]')
  UNION ALL SELECT name FROM sys.objects WHERE parent_object_id = OBJECT_ID(N'[user]') AND type IN ('C', 'F', 'PK', 'UQ', 'TR', 'TA', 'EC')
  UNION ALL SELECT name FROM sys.indexes WHERE object_id = OBJECT_ID(N'[user]') AND index_id > 0 AND is_hypothetical = 0 AND is_primary_key = 0 AND is_unique_constraint = 0
) AS part WHERE part.name NOT IN (N'id', N'name', N'plan', N'team_id', N'pk_user', N'ck_user_name', N'fk_user_team', N'ix_user_name', N'ix_user_plan'));
SET @unknown = REPLACE(N'[user] has to be made anew, and would lose what no entity declares or the login may not see: ' + @unknown, N'%', N'%%');
IF @unknown IS NOT NULL THROW 50548, @unknown, 1;`);
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
    (1, OBJECT_ID(N'[user]'), N'OBJECT::[user]', N'[user]', SCHEMA_NAME()),
    (1, OBJECT_ID(N'[member]'), N'OBJECT::[member]', N'[member]', SCHEMA_NAME())
  ) AS o (class, id, securable, path, place)
  JOIN sys.database_permissions AS p ON p.class = o.class AND p.major_id = o.id
  JOIN sys.database_principals AS u ON u.principal_id = p.grantee_principal_id
) AS kept);
IF @keep IS NOT NULL EXEC sys.sp_executesql @keep;`);
op.execute(sql`ALTER TABLE [note] DROP CONSTRAINT [fk_note_user]`);
op.execute(sql`DROP VIEW [member]`);
op.execute(sql`CREATE TABLE [__schemix_new] (
  [id] int IDENTITY(1,1) NOT NULL,
  [name] nvarchar(50) NOT NULL,
  [plan] nvarchar(10) NOT NULL,
  [team_id] int NULL
)`);
op.execute(
  sql`SET IDENTITY_INSERT [__schemix_new] ON;
INSERT INTO [__schemix_new] ([id], [name], [plan], [team_id]) SELECT [id], [name], [plan], [team_id] FROM [user] WITH (TABLOCKX, HOLDLOCK);
SET IDENTITY_INSERT [__schemix_new] OFF;
IF (SELECT COUNT_BIG(*) FROM [__schemix_new]) <> (SELECT COUNT_BIG(*) FROM [user]) THROW 50548, N'Some rows of [user] have not come into the table that takes its place', 1;`,
  { touches: { table: "user", rewrite: true } },
);
op.execute(sql`DROP TABLE [user];
BEGIN DECLARE @failed int; EXEC @failed = sys.sp_rename @objname = N'[__schemix_new]', @newname = N'user', @objtype = N'OBJECT'; IF @failed <> 0 THROW 50549, N'sp_rename has failed', 1; END;`);
op.execute(sql`DECLARE @drop nvarchar(max) = (SELECT N'ALTER TABLE [user] DROP CONSTRAINT ' + QUOTENAME(d.name)
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[user]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'plan', 'ColumnId'));
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;`);
op.execute(
  sql`ALTER TABLE [user] ADD CONSTRAINT [df_user_plan] DEFAULT (N'free') FOR [plan]`,
);
op.execute(
  sql`ALTER TABLE [user] ADD CONSTRAINT [pk_user] PRIMARY KEY CLUSTERED ([id])`,
);
op.execute(
  sql`ALTER TABLE [user] WITH CHECK ADD CONSTRAINT [ck_user_name] CHECK (len([name])>(0))`,
);
op.execute(
  sql`ALTER TABLE [user] WITH CHECK ADD CONSTRAINT [fk_user_team] FOREIGN KEY ([team_id]) REFERENCES [team] ([id])`,
);
op.execute(sql`CREATE NONCLUSTERED INDEX [ix_user_name] ON [user] ([name])`);
op.execute(
  sql`CREATE NONCLUSTERED INDEX [ix_user_plan] ON [user] ([plan]) WHERE [name]<>N''`,
);
op.execute(
  sql`ALTER TABLE [note] WITH CHECK ADD CONSTRAINT [fk_note_user] FOREIGN KEY ([user_id]) REFERENCES [user] ([id]) ON DELETE CASCADE`,
);
op.execute(
  sql`CREATE VIEW [dbo].[member] WITH SCHEMABINDING AS SELECT [id], [name] FROM [dbo].[user]`,
);
op.execute(sql`CREATE UNIQUE CLUSTERED INDEX [ix_member] ON [member] ([id])`);
op.execute(sql`DECLARE @schema sysname = SCHEMA_NAME();
IF EXISTS (SELECT 1 FROM sys.fn_listextendedproperty(N'MS_Description', N'SCHEMA', @schema, N'TABLE', N'user', NULL, NULL))
  EXEC sys.sp_updateextendedproperty @name = N'MS_Description', @value = N'People', @level0type = N'SCHEMA', @level0name = @schema, @level1type = N'TABLE', @level1name = N'user';
ELSE
  EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'People', @level0type = N'SCHEMA', @level0name = @schema, @level1type = N'TABLE', @level1name = N'user';`);
op.execute(sql`-- gives back what people may do with what was made anew
DECLARE @give nvarchar(max) = (SELECT STRING_AGG(CAST(N'SET @given = 0; ' + CONVERT(nvarchar(3750), x.value) COLLATE DATABASE_DEFAULT
    + N'; IF @given = 1 EXEC sys.sp_dropextendedproperty @name = ' + N'N''' + REPLACE(CAST(x.name AS nvarchar(128)) COLLATE DATABASE_DEFAULT, N'''', N'''''') + N'''' + N', @level0type = N''SCHEMA'', @level0name = ' + N'N''' + REPLACE(CAST(s.name AS nvarchar(128)) COLLATE DATABASE_DEFAULT, N'''', N'''''') + N'''' AS nvarchar(max)), N'; ') WITHIN GROUP (ORDER BY x.name)
  FROM sys.extended_properties AS x JOIN sys.schemas AS s ON s.schema_id = x.major_id
  WHERE x.class = 3 AND x.name LIKE N'schemix[_]permission[_]%');
SET @give = N'DECLARE @given bit; ' + @give;
IF @give IS NOT NULL EXEC sys.sp_executesql @give;`);
*/
-- make [user] anew, with all that stands on it
IF EXISTS (
  SELECT 1 AS found FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'[user]')
  UNION ALL
  SELECT 1 AS found FROM sys.indexes WHERE object_id = OBJECT_ID(N'[user]') AND type NOT IN (0, 1, 2)
  UNION ALL
  SELECT 1 AS found FROM sys.indexes WHERE object_id = OBJECT_ID(N'[user]') AND data_space_id IN (SELECT data_space_id FROM sys.partition_schemes)
  UNION ALL
  SELECT 1 AS found FROM sys.indexes WHERE object_id = OBJECT_ID(N'[user]') AND is_disabled = 1 AND (is_primary_key = 1 OR is_unique_constraint = 1)
  UNION ALL
  SELECT 1 AS found FROM sys.stats WHERE object_id = OBJECT_ID(N'[user]') AND user_created = 1
  UNION ALL
  SELECT 1 AS found FROM sys.change_tracking_tables WHERE object_id = OBJECT_ID(N'[user]')
  UNION ALL
  SELECT 1 AS found FROM sys.tables WHERE object_id = OBJECT_ID(N'[user]') AND (is_tracked_by_cdc = 1 OR is_replicated = 1 OR is_merge_published = 1 OR is_filetable = 1 OR is_memory_optimized = 1)
  UNION ALL
  SELECT 1 AS found FROM sys.tables WHERE object_id = OBJECT_ID(N'[user]') AND (large_value_types_out_of_row = 1 OR text_in_row_limit > 0 OR uses_ansi_nulls = 0)
  UNION ALL
  SELECT 1 AS found FROM sys.tables WHERE object_id = OBJECT_ID(N'[user]') AND (filestream_data_space_id IS NOT NULL OR lob_data_space_id IN (SELECT data_space_id FROM sys.data_spaces WHERE is_default = 0))
  UNION ALL
  SELECT 1 AS found FROM sys.tables WHERE object_id = OBJECT_ID(N'[user]') AND principal_id IS NOT NULL
  UNION ALL
  SELECT 1 AS found FROM sys.tables WHERE object_id = OBJECT_ID(N'[user]') AND temporal_type = 0 AND object_id IN (SELECT object_id FROM sys.periods)
  UNION ALL
  SELECT 1 AS found FROM sys.identity_columns WHERE object_id = OBJECT_ID(N'[user]') AND is_not_for_replication = 1
  UNION ALL
  SELECT 1 AS found FROM sys.masked_columns WHERE object_id = OBJECT_ID(N'[user]') AND is_masked = 1
  UNION ALL
  SELECT 1 AS found FROM sys.columns WHERE object_id = OBJECT_ID(N'[user]') AND (is_filestream = 1 OR is_column_set = 1 OR encryption_type IS NOT NULL)
  UNION ALL
  SELECT 1 AS found FROM sys.columns WHERE object_id = OBJECT_ID(N'[user]') AND (xml_collection_id <> 0 OR rule_object_id <> 0)
  UNION ALL
  SELECT 1 AS found FROM sys.check_constraints WHERE parent_object_id = OBJECT_ID(N'[user]') AND is_not_for_replication = 1
  UNION ALL
  SELECT 1 AS found FROM sys.foreign_keys WHERE parent_object_id = OBJECT_ID(N'[user]') AND is_not_for_replication = 1
  UNION ALL
  SELECT 1 AS found FROM sys.triggers WHERE parent_id = OBJECT_ID(N'[user]') AND is_not_for_replication = 1
  UNION ALL
  SELECT 1 AS found FROM sys.columns AS c JOIN sys.objects AS d ON d.object_id = c.default_object_id AND d.parent_object_id = 0 WHERE c.object_id = OBJECT_ID(N'[user]')
  UNION ALL
  SELECT 1 AS found FROM sys.extended_properties WHERE class = 1 AND major_id IN (SELECT object_id FROM sys.default_constraints WHERE parent_object_id = OBJECT_ID(N'[user]'))
  UNION ALL
  SELECT 1 AS found FROM sys.security_predicates WHERE target_object_id = OBJECT_ID(N'[user]')
  UNION ALL
  SELECT 1 AS found FROM sys.extended_properties WHERE class IN (1, 7) AND major_id = OBJECT_ID(N'[user]') AND name <> N'MS_Description'
  UNION ALL
  SELECT 1 AS found FROM sys.triggers AS t JOIN sys.trigger_events AS e ON e.object_id = t.object_id WHERE t.parent_id = OBJECT_ID(N'[user]') AND (e.is_first = 1 OR e.is_last = 1)
)
  THROW 50548, N'[user] has to be made anew, and has something that would be lost by that: a full-text, XML, spatial or columnstore index, partitions, statistics, change tracking or capture, replication, masks, encryption, a security policy, an owner of its own, an order of triggers, a bound default or rule, an XML schema, a place of its own for large values, a disabled key, a period without a history, or extended properties other than MS_Description', 1;
DECLARE @unknown nvarchar(2000) = (SELECT TOP (1) part.name FROM (
  SELECT name FROM sys.columns WHERE object_id = OBJECT_ID(N'[user]')
  UNION ALL SELECT name FROM sys.objects WHERE parent_object_id = OBJECT_ID(N'[user]') AND type IN ('C', 'F', 'PK', 'UQ', 'TR', 'TA', 'EC')
  UNION ALL SELECT name FROM sys.indexes WHERE object_id = OBJECT_ID(N'[user]') AND index_id > 0 AND is_hypothetical = 0 AND is_primary_key = 0 AND is_unique_constraint = 0
) AS part WHERE part.name NOT IN (N'id', N'name', N'plan', N'team_id', N'pk_user', N'ck_user_name', N'fk_user_team', N'ix_user_name', N'ix_user_plan'));
SET @unknown = REPLACE(N'[user] has to be made anew, and would lose what no entity declares or the login may not see: ' + @unknown, N'%', N'%%');
IF @unknown IS NOT NULL THROW 50548, @unknown, 1;
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
    (1, OBJECT_ID(N'[user]'), N'OBJECT::[user]', N'[user]', SCHEMA_NAME()),
    (1, OBJECT_ID(N'[member]'), N'OBJECT::[member]', N'[member]', SCHEMA_NAME())
  ) AS o (class, id, securable, path, place)
  JOIN sys.database_permissions AS p ON p.class = o.class AND p.major_id = o.id
  JOIN sys.database_principals AS u ON u.principal_id = p.grantee_principal_id
) AS kept);
IF @keep IS NOT NULL EXEC sys.sp_executesql @keep;
GO
ALTER TABLE [note] DROP CONSTRAINT [fk_note_user]
GO
DROP VIEW [member]
GO
CREATE TABLE [__schemix_new] (
  [id] int IDENTITY(1,1) NOT NULL,
  [name] nvarchar(50) NOT NULL,
  [plan] nvarchar(10) NOT NULL,
  [team_id] int NULL
)
GO
SET IDENTITY_INSERT [__schemix_new] ON;
INSERT INTO [__schemix_new] ([id], [name], [plan], [team_id]) SELECT [id], [name], [plan], [team_id] FROM [user] WITH (TABLOCKX, HOLDLOCK);
SET IDENTITY_INSERT [__schemix_new] OFF;
IF (SELECT COUNT_BIG(*) FROM [__schemix_new]) <> (SELECT COUNT_BIG(*) FROM [user]) THROW 50548, N'Some rows of [user] have not come into the table that takes its place', 1;
GO
DROP TABLE [user];
BEGIN DECLARE @failed int; EXEC @failed = sys.sp_rename @objname = N'[__schemix_new]', @newname = N'user', @objtype = N'OBJECT'; IF @failed <> 0 THROW 50549, N'sp_rename has failed', 1; END;
GO
DECLARE @drop nvarchar(max) = (SELECT N'ALTER TABLE [user] DROP CONSTRAINT ' + QUOTENAME(d.name)
  FROM sys.default_constraints AS d WHERE d.parent_object_id = OBJECT_ID(N'[user]') AND d.parent_column_id = COLUMNPROPERTY(OBJECT_ID(N'[user]'), N'plan', 'ColumnId'));
IF @drop IS NOT NULL EXEC sys.sp_executesql @drop;
GO
ALTER TABLE [user] ADD CONSTRAINT [df_user_plan] DEFAULT (N'free') FOR [plan]
GO
ALTER TABLE [user] ADD CONSTRAINT [pk_user] PRIMARY KEY CLUSTERED ([id])
GO
ALTER TABLE [user] WITH CHECK ADD CONSTRAINT [ck_user_name] CHECK (len([name])>(0))
GO
ALTER TABLE [user] WITH CHECK ADD CONSTRAINT [fk_user_team] FOREIGN KEY ([team_id]) REFERENCES [team] ([id])
GO
CREATE NONCLUSTERED INDEX [ix_user_name] ON [user] ([name])
GO
CREATE NONCLUSTERED INDEX [ix_user_plan] ON [user] ([plan]) WHERE [name]<>N''
GO
ALTER TABLE [note] WITH CHECK ADD CONSTRAINT [fk_note_user] FOREIGN KEY ([user_id]) REFERENCES [user] ([id]) ON DELETE CASCADE
GO
CREATE VIEW [dbo].[member] WITH SCHEMABINDING AS SELECT [id], [name] FROM [dbo].[user]
GO
CREATE UNIQUE CLUSTERED INDEX [ix_member] ON [member] ([id])
GO
DECLARE @schema sysname = SCHEMA_NAME();
IF EXISTS (SELECT 1 FROM sys.fn_listextendedproperty(N'MS_Description', N'SCHEMA', @schema, N'TABLE', N'user', NULL, NULL))
  EXEC sys.sp_updateextendedproperty @name = N'MS_Description', @value = N'People', @level0type = N'SCHEMA', @level0name = @schema, @level1type = N'TABLE', @level1name = N'user';
ELSE
  EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'People', @level0type = N'SCHEMA', @level0name = @schema, @level1type = N'TABLE', @level1name = N'user';
GO
-- gives back what people may do with what was made anew
DECLARE @give nvarchar(max) = (SELECT STRING_AGG(CAST(N'SET @given = 0; ' + CONVERT(nvarchar(3750), x.value) COLLATE DATABASE_DEFAULT
    + N'; IF @given = 1 EXEC sys.sp_dropextendedproperty @name = ' + N'N''' + REPLACE(CAST(x.name AS nvarchar(128)) COLLATE DATABASE_DEFAULT, N'''', N'''''') + N'''' + N', @level0type = N''SCHEMA'', @level0name = ' + N'N''' + REPLACE(CAST(s.name AS nvarchar(128)) COLLATE DATABASE_DEFAULT, N'''', N'''''') + N'''' AS nvarchar(max)), N'; ') WITHIN GROUP (ORDER BY x.name)
  FROM sys.extended_properties AS x JOIN sys.schemas AS s ON s.schema_id = x.major_id
  WHERE x.class = 3 AND x.name LIKE N'schemix[_]permission[_]%');
SET @give = N'DECLARE @given bit; ' + @give;
IF @give IS NOT NULL EXEC sys.sp_executesql @give;
GO
