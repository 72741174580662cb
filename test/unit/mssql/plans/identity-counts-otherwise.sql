-- identity-counts-otherwise
-- https://learn.microsoft.com/en-us/sql/t-sql/database-console-commands/dbcc-checkident-transact-sql
/*
op.execute(sql`-- [team] is made anew, with all that stands on it
IF EXISTS (
  SELECT 1 AS found FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'[team]')
  UNION ALL
  SELECT 1 AS found FROM sys.indexes WHERE object_id = OBJECT_ID(N'[team]') AND type NOT IN (0, 1, 2)
  UNION ALL
  SELECT 1 AS found FROM sys.indexes WHERE object_id = OBJECT_ID(N'[team]') AND data_space_id IN (SELECT data_space_id FROM sys.partition_schemes)
  UNION ALL
  SELECT 1 AS found FROM sys.stats WHERE object_id = OBJECT_ID(N'[team]') AND user_created = 1
  UNION ALL
  SELECT 1 AS found FROM sys.change_tracking_tables WHERE object_id = OBJECT_ID(N'[team]')
  UNION ALL
  SELECT 1 AS found FROM sys.tables WHERE object_id = OBJECT_ID(N'[team]') AND (is_tracked_by_cdc = 1 OR is_replicated = 1 OR is_filetable = 1 OR is_memory_optimized = 1)
  UNION ALL
  SELECT 1 AS found FROM sys.tables WHERE object_id = OBJECT_ID(N'[team]') AND principal_id IS NOT NULL
  UNION ALL
  SELECT 1 AS found FROM sys.identity_columns WHERE object_id = OBJECT_ID(N'[team]') AND is_not_for_replication = 1
  UNION ALL
  SELECT 1 AS found FROM sys.masked_columns WHERE object_id = OBJECT_ID(N'[team]') AND is_masked = 1
  UNION ALL
  SELECT 1 AS found FROM sys.columns WHERE object_id = OBJECT_ID(N'[team]') AND (is_filestream = 1 OR is_column_set = 1 OR encryption_type IS NOT NULL)
  UNION ALL
  SELECT 1 AS found FROM sys.security_predicates WHERE target_object_id = OBJECT_ID(N'[team]')
  UNION ALL
  SELECT 1 AS found FROM sys.extended_properties WHERE class IN (1, 7) AND major_id = OBJECT_ID(N'[team]') AND name <> N'MS_Description'
  UNION ALL
  SELECT 1 AS found FROM sys.triggers AS t JOIN sys.trigger_events AS e ON e.object_id = t.object_id WHERE t.parent_id = OBJECT_ID(N'[team]') AND (e.is_first = 1 OR e.is_last = 1)
)
  THROW 50548, N'[team] has to be made anew, and has something that would be lost by that: a full-text, XML, spatial or columnstore index, partitions, statistics, change tracking or capture, replication, masks, encryption, a security policy, an owner of its own, an order of triggers, or extended properties other than MS_Description', 1;`);
op.execute(sql`CREATE TABLE [__schemix_new] (
  [id] int IDENTITY(1,10) NOT NULL
)`);
op.execute(
  sql`SET IDENTITY_INSERT [__schemix_new] ON;
INSERT INTO [__schemix_new] ([id]) SELECT [id] FROM [team] WITH (TABLOCKX, HOLDLOCK);
SET IDENTITY_INSERT [__schemix_new] OFF;
DECLARE @last decimal(38, 0);
SELECT @last = CONVERT(decimal(38, 0), last_value) FROM sys.identity_columns WHERE object_id = OBJECT_ID(N'[team]');
IF NOT EXISTS (SELECT 1 FROM [__schemix_new]) SET @last = @last + 10;
IF @last IS NOT NULL DBCC CHECKIDENT (N'[__schemix_new]', RESEED, @last) WITH NO_INFOMSGS;
IF (SELECT COUNT_BIG(*) FROM [__schemix_new]) <> (SELECT COUNT_BIG(*) FROM [team]) THROW 50548, N'Some rows of [team] have not come into the table that takes its place', 1;`,
  { touches: { table: "team", rewrite: true } },
);
op.execute(sql`DECLARE @permissions nvarchar(max) = (SELECT STRING_AGG(CAST(
  CASE p.state WHEN 'W' THEN N'GRANT' ELSE p.state_desc END + N' ' + p.permission_name COLLATE DATABASE_DEFAULT
    + N' ON OBJECT::[team]' + COALESCE(N' (' + QUOTENAME(COL_NAME(p.major_id, NULLIF(p.minor_id, 0))) + N')', N'')
    + N' TO ' + QUOTENAME(u.name) + CASE p.state WHEN 'W' THEN N' WITH GRANT OPTION' ELSE N'' END AS nvarchar(max)), N'; ') WITHIN GROUP (ORDER BY p.minor_id)
  FROM sys.database_permissions AS p JOIN sys.database_principals AS u ON u.principal_id = p.grantee_principal_id
  WHERE p.class = 1 AND p.major_id = OBJECT_ID(N'[team]'));
DROP TABLE [team];
BEGIN DECLARE @failed int; EXEC @failed = sys.sp_rename @objname = N'[__schemix_new]', @newname = N'team', @objtype = N'OBJECT'; IF @failed <> 0 THROW 50549, N'sp_rename has failed', 1; END;
IF @permissions IS NOT NULL EXEC sys.sp_executesql @permissions;`);
op.execute(
  sql`ALTER TABLE [team] ADD CONSTRAINT [pk_team] PRIMARY KEY CLUSTERED ([id])`,
);
*/
-- [team] is made anew, with all that stands on it
IF EXISTS (
  SELECT 1 AS found FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'[team]')
  UNION ALL
  SELECT 1 AS found FROM sys.indexes WHERE object_id = OBJECT_ID(N'[team]') AND type NOT IN (0, 1, 2)
  UNION ALL
  SELECT 1 AS found FROM sys.indexes WHERE object_id = OBJECT_ID(N'[team]') AND data_space_id IN (SELECT data_space_id FROM sys.partition_schemes)
  UNION ALL
  SELECT 1 AS found FROM sys.stats WHERE object_id = OBJECT_ID(N'[team]') AND user_created = 1
  UNION ALL
  SELECT 1 AS found FROM sys.change_tracking_tables WHERE object_id = OBJECT_ID(N'[team]')
  UNION ALL
  SELECT 1 AS found FROM sys.tables WHERE object_id = OBJECT_ID(N'[team]') AND (is_tracked_by_cdc = 1 OR is_replicated = 1 OR is_filetable = 1 OR is_memory_optimized = 1)
  UNION ALL
  SELECT 1 AS found FROM sys.tables WHERE object_id = OBJECT_ID(N'[team]') AND principal_id IS NOT NULL
  UNION ALL
  SELECT 1 AS found FROM sys.identity_columns WHERE object_id = OBJECT_ID(N'[team]') AND is_not_for_replication = 1
  UNION ALL
  SELECT 1 AS found FROM sys.masked_columns WHERE object_id = OBJECT_ID(N'[team]') AND is_masked = 1
  UNION ALL
  SELECT 1 AS found FROM sys.columns WHERE object_id = OBJECT_ID(N'[team]') AND (is_filestream = 1 OR is_column_set = 1 OR encryption_type IS NOT NULL)
  UNION ALL
  SELECT 1 AS found FROM sys.security_predicates WHERE target_object_id = OBJECT_ID(N'[team]')
  UNION ALL
  SELECT 1 AS found FROM sys.extended_properties WHERE class IN (1, 7) AND major_id = OBJECT_ID(N'[team]') AND name <> N'MS_Description'
  UNION ALL
  SELECT 1 AS found FROM sys.triggers AS t JOIN sys.trigger_events AS e ON e.object_id = t.object_id WHERE t.parent_id = OBJECT_ID(N'[team]') AND (e.is_first = 1 OR e.is_last = 1)
)
  THROW 50548, N'[team] has to be made anew, and has something that would be lost by that: a full-text, XML, spatial or columnstore index, partitions, statistics, change tracking or capture, replication, masks, encryption, a security policy, an owner of its own, an order of triggers, or extended properties other than MS_Description', 1;
GO
CREATE TABLE [__schemix_new] (
  [id] int IDENTITY(1,10) NOT NULL
)
GO
SET IDENTITY_INSERT [__schemix_new] ON;
INSERT INTO [__schemix_new] ([id]) SELECT [id] FROM [team] WITH (TABLOCKX, HOLDLOCK);
SET IDENTITY_INSERT [__schemix_new] OFF;
DECLARE @last decimal(38, 0);
SELECT @last = CONVERT(decimal(38, 0), last_value) FROM sys.identity_columns WHERE object_id = OBJECT_ID(N'[team]');
IF NOT EXISTS (SELECT 1 FROM [__schemix_new]) SET @last = @last + 10;
IF @last IS NOT NULL DBCC CHECKIDENT (N'[__schemix_new]', RESEED, @last) WITH NO_INFOMSGS;
IF (SELECT COUNT_BIG(*) FROM [__schemix_new]) <> (SELECT COUNT_BIG(*) FROM [team]) THROW 50548, N'Some rows of [team] have not come into the table that takes its place', 1;
GO
DECLARE @permissions nvarchar(max) = (SELECT STRING_AGG(CAST(
  CASE p.state WHEN 'W' THEN N'GRANT' ELSE p.state_desc END + N' ' + p.permission_name COLLATE DATABASE_DEFAULT
    + N' ON OBJECT::[team]' + COALESCE(N' (' + QUOTENAME(COL_NAME(p.major_id, NULLIF(p.minor_id, 0))) + N')', N'')
    + N' TO ' + QUOTENAME(u.name) + CASE p.state WHEN 'W' THEN N' WITH GRANT OPTION' ELSE N'' END AS nvarchar(max)), N'; ') WITHIN GROUP (ORDER BY p.minor_id)
  FROM sys.database_permissions AS p JOIN sys.database_principals AS u ON u.principal_id = p.grantee_principal_id
  WHERE p.class = 1 AND p.major_id = OBJECT_ID(N'[team]'));
DROP TABLE [team];
BEGIN DECLARE @failed int; EXEC @failed = sys.sp_rename @objname = N'[__schemix_new]', @newname = N'team', @objtype = N'OBJECT'; IF @failed <> 0 THROW 50549, N'sp_rename has failed', 1; END;
IF @permissions IS NOT NULL EXEC sys.sp_executesql @permissions;
GO
ALTER TABLE [team] ADD CONSTRAINT [pk_team] PRIMARY KEY CLUSTERED ([id])
GO
