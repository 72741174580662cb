-- identity-comes
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/set-identity-insert-transact-sql
/*
op.execute(sql`-- [user] is made anew, with all that stands on it
IF EXISTS (
  SELECT 1 AS found FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'[user]')
  UNION ALL
  SELECT 1 AS found FROM sys.indexes WHERE object_id = OBJECT_ID(N'[user]') AND type NOT IN (0, 1, 2)
  UNION ALL
  SELECT 1 AS found FROM sys.indexes WHERE object_id = OBJECT_ID(N'[user]') AND data_space_id IN (SELECT data_space_id FROM sys.partition_schemes)
  UNION ALL
  SELECT 1 AS found FROM sys.stats WHERE object_id = OBJECT_ID(N'[user]') AND user_created = 1
  UNION ALL
  SELECT 1 AS found FROM sys.change_tracking_tables WHERE object_id = OBJECT_ID(N'[user]')
  UNION ALL
  SELECT 1 AS found FROM sys.tables WHERE object_id = OBJECT_ID(N'[user]') AND (is_tracked_by_cdc = 1 OR is_replicated = 1 OR is_filetable = 1 OR is_memory_optimized = 1)
  UNION ALL
  SELECT 1 AS found FROM sys.tables WHERE object_id = OBJECT_ID(N'[user]') AND principal_id IS NOT NULL
  UNION ALL
  SELECT 1 AS found FROM sys.identity_columns WHERE object_id = OBJECT_ID(N'[user]') AND is_not_for_replication = 1
  UNION ALL
  SELECT 1 AS found FROM sys.masked_columns WHERE object_id = OBJECT_ID(N'[user]') AND is_masked = 1
  UNION ALL
  SELECT 1 AS found FROM sys.columns WHERE object_id = OBJECT_ID(N'[user]') AND (is_filestream = 1 OR is_column_set = 1 OR encryption_type IS NOT NULL)
  UNION ALL
  SELECT 1 AS found FROM sys.security_predicates WHERE target_object_id = OBJECT_ID(N'[user]')
  UNION ALL
  SELECT 1 AS found FROM sys.extended_properties WHERE class IN (1, 7) AND major_id = OBJECT_ID(N'[user]') AND name <> N'MS_Description'
  UNION ALL
  SELECT 1 AS found FROM sys.triggers AS t JOIN sys.trigger_events AS e ON e.object_id = t.object_id WHERE t.parent_id = OBJECT_ID(N'[user]') AND (e.is_first = 1 OR e.is_last = 1)
)
  THROW 50548, N'[user] has to be made anew, and has something that would be lost by that: a full-text, XML, spatial or columnstore index, partitions, statistics, change tracking or capture, replication, masks, encryption, a security policy, an owner of its own, an order of triggers, or extended properties other than MS_Description', 1;`);
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
op.execute(sql`DECLARE @permissions nvarchar(max) = (SELECT STRING_AGG(CAST(
  CASE p.state WHEN 'W' THEN N'GRANT' ELSE p.state_desc END + N' ' + p.permission_name COLLATE DATABASE_DEFAULT
    + N' ON OBJECT::[user]' + COALESCE(N' (' + QUOTENAME(COL_NAME(p.major_id, NULLIF(p.minor_id, 0))) + N')', N'')
    + N' TO ' + QUOTENAME(u.name) + CASE p.state WHEN 'W' THEN N' WITH GRANT OPTION' ELSE N'' END AS nvarchar(max)), N'; ') WITHIN GROUP (ORDER BY p.minor_id)
  FROM sys.database_permissions AS p JOIN sys.database_principals AS u ON u.principal_id = p.grantee_principal_id
  WHERE p.class = 1 AND p.major_id = OBJECT_ID(N'[user]'));
DROP TABLE [user];
BEGIN DECLARE @failed int; EXEC @failed = sys.sp_rename @objname = N'[__schemix_new]', @newname = N'user', @objtype = N'OBJECT'; IF @failed <> 0 THROW 50549, N'sp_rename has failed', 1; END;
IF @permissions IS NOT NULL EXEC sys.sp_executesql @permissions;`);
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
*/
-- [user] is made anew, with all that stands on it
IF EXISTS (
  SELECT 1 AS found FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'[user]')
  UNION ALL
  SELECT 1 AS found FROM sys.indexes WHERE object_id = OBJECT_ID(N'[user]') AND type NOT IN (0, 1, 2)
  UNION ALL
  SELECT 1 AS found FROM sys.indexes WHERE object_id = OBJECT_ID(N'[user]') AND data_space_id IN (SELECT data_space_id FROM sys.partition_schemes)
  UNION ALL
  SELECT 1 AS found FROM sys.stats WHERE object_id = OBJECT_ID(N'[user]') AND user_created = 1
  UNION ALL
  SELECT 1 AS found FROM sys.change_tracking_tables WHERE object_id = OBJECT_ID(N'[user]')
  UNION ALL
  SELECT 1 AS found FROM sys.tables WHERE object_id = OBJECT_ID(N'[user]') AND (is_tracked_by_cdc = 1 OR is_replicated = 1 OR is_filetable = 1 OR is_memory_optimized = 1)
  UNION ALL
  SELECT 1 AS found FROM sys.tables WHERE object_id = OBJECT_ID(N'[user]') AND principal_id IS NOT NULL
  UNION ALL
  SELECT 1 AS found FROM sys.identity_columns WHERE object_id = OBJECT_ID(N'[user]') AND is_not_for_replication = 1
  UNION ALL
  SELECT 1 AS found FROM sys.masked_columns WHERE object_id = OBJECT_ID(N'[user]') AND is_masked = 1
  UNION ALL
  SELECT 1 AS found FROM sys.columns WHERE object_id = OBJECT_ID(N'[user]') AND (is_filestream = 1 OR is_column_set = 1 OR encryption_type IS NOT NULL)
  UNION ALL
  SELECT 1 AS found FROM sys.security_predicates WHERE target_object_id = OBJECT_ID(N'[user]')
  UNION ALL
  SELECT 1 AS found FROM sys.extended_properties WHERE class IN (1, 7) AND major_id = OBJECT_ID(N'[user]') AND name <> N'MS_Description'
  UNION ALL
  SELECT 1 AS found FROM sys.triggers AS t JOIN sys.trigger_events AS e ON e.object_id = t.object_id WHERE t.parent_id = OBJECT_ID(N'[user]') AND (e.is_first = 1 OR e.is_last = 1)
)
  THROW 50548, N'[user] has to be made anew, and has something that would be lost by that: a full-text, XML, spatial or columnstore index, partitions, statistics, change tracking or capture, replication, masks, encryption, a security policy, an owner of its own, an order of triggers, or extended properties other than MS_Description', 1;
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
DECLARE @permissions nvarchar(max) = (SELECT STRING_AGG(CAST(
  CASE p.state WHEN 'W' THEN N'GRANT' ELSE p.state_desc END + N' ' + p.permission_name COLLATE DATABASE_DEFAULT
    + N' ON OBJECT::[user]' + COALESCE(N' (' + QUOTENAME(COL_NAME(p.major_id, NULLIF(p.minor_id, 0))) + N')', N'')
    + N' TO ' + QUOTENAME(u.name) + CASE p.state WHEN 'W' THEN N' WITH GRANT OPTION' ELSE N'' END AS nvarchar(max)), N'; ') WITHIN GROUP (ORDER BY p.minor_id)
  FROM sys.database_permissions AS p JOIN sys.database_principals AS u ON u.principal_id = p.grantee_principal_id
  WHERE p.class = 1 AND p.major_id = OBJECT_ID(N'[user]'));
DROP TABLE [user];
BEGIN DECLARE @failed int; EXEC @failed = sys.sp_rename @objname = N'[__schemix_new]', @newname = N'user', @objtype = N'OBJECT'; IF @failed <> 0 THROW 50549, N'sp_rename has failed', 1; END;
IF @permissions IS NOT NULL EXEC sys.sp_executesql @permissions;
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
