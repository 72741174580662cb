-- identity-of-a-table-with-history
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/set-identity-insert-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-addextendedproperty-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-dropextendedproperty-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-executesql-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-rename-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/changing-the-schema-of-a-system-versioned-temporal-table
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/creating-a-system-versioned-temporal-table
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/manage-retention-of-historical-data-in-system-versioned-temporal-tables
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/stopping-system-versioning-on-a-system-versioned-temporal-table
-- https://learn.microsoft.com/en-us/sql/t-sql/functions/string-agg-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/language-elements/execute-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/language-elements/throw-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/queries/hints-transact-sql-table
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-schema-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-table-constraint-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-table-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/create-table-transact-sql-identity-property
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/drop-table-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/grant-object-permissions-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/insert-transact-sql
/*
op.execute(sql`-- make [price] anew, with all that stands on it
IF EXISTS (
  SELECT 1 AS found FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'[price]')
  UNION ALL
  SELECT 1 AS found FROM sys.indexes WHERE object_id = OBJECT_ID(N'[price]') AND type NOT IN (0, 1, 2)
  UNION ALL
  SELECT 1 AS found FROM sys.indexes WHERE object_id = OBJECT_ID(N'[price]') AND data_space_id IN (SELECT data_space_id FROM sys.partition_schemes)
  UNION ALL
  SELECT 1 AS found FROM sys.indexes WHERE object_id = OBJECT_ID(N'[price]') AND is_disabled = 1 AND (is_primary_key = 1 OR is_unique_constraint = 1)
  UNION ALL
  SELECT 1 AS found FROM sys.stats WHERE object_id = OBJECT_ID(N'[price]') AND user_created = 1
  UNION ALL
  SELECT 1 AS found FROM sys.change_tracking_tables WHERE object_id = OBJECT_ID(N'[price]')
  UNION ALL
  SELECT 1 AS found FROM sys.tables WHERE object_id = OBJECT_ID(N'[price]') AND (is_tracked_by_cdc = 1 OR is_replicated = 1 OR is_merge_published = 1 OR is_filetable = 1 OR is_memory_optimized = 1)
  UNION ALL
  SELECT 1 AS found FROM sys.tables WHERE object_id = OBJECT_ID(N'[price]') AND (large_value_types_out_of_row = 1 OR text_in_row_limit > 0 OR uses_ansi_nulls = 0)
  UNION ALL
  SELECT 1 AS found FROM sys.tables WHERE object_id = OBJECT_ID(N'[price]') AND (filestream_data_space_id IS NOT NULL OR lob_data_space_id IN (SELECT data_space_id FROM sys.data_spaces WHERE is_default = 0))
  UNION ALL
  SELECT 1 AS found FROM sys.tables WHERE object_id = OBJECT_ID(N'[price]') AND principal_id IS NOT NULL
  UNION ALL
  SELECT 1 AS found FROM sys.tables WHERE object_id = OBJECT_ID(N'[price]') AND temporal_type = 0 AND object_id IN (SELECT object_id FROM sys.periods)
  UNION ALL
  SELECT 1 AS found FROM sys.identity_columns WHERE object_id = OBJECT_ID(N'[price]') AND is_not_for_replication = 1
  UNION ALL
  SELECT 1 AS found FROM sys.masked_columns WHERE object_id = OBJECT_ID(N'[price]') AND is_masked = 1
  UNION ALL
  SELECT 1 AS found FROM sys.columns WHERE object_id = OBJECT_ID(N'[price]') AND (is_filestream = 1 OR is_column_set = 1 OR encryption_type IS NOT NULL)
  UNION ALL
  SELECT 1 AS found FROM sys.columns WHERE object_id = OBJECT_ID(N'[price]') AND (xml_collection_id <> 0 OR rule_object_id <> 0)
  UNION ALL
  SELECT 1 AS found FROM sys.check_constraints WHERE parent_object_id = OBJECT_ID(N'[price]') AND is_not_for_replication = 1
  UNION ALL
  SELECT 1 AS found FROM sys.foreign_keys WHERE parent_object_id = OBJECT_ID(N'[price]') AND is_not_for_replication = 1
  UNION ALL
  SELECT 1 AS found FROM sys.triggers WHERE parent_id = OBJECT_ID(N'[price]') AND is_not_for_replication = 1
  UNION ALL
  SELECT 1 AS found FROM sys.columns AS c JOIN sys.objects AS d ON d.object_id = c.default_object_id AND d.parent_object_id = 0 WHERE c.object_id = OBJECT_ID(N'[price]')
  UNION ALL
  SELECT 1 AS found FROM sys.extended_properties WHERE class = 1 AND major_id IN (SELECT object_id FROM sys.default_constraints WHERE parent_object_id = OBJECT_ID(N'[price]'))
  UNION ALL
  SELECT 1 AS found FROM sys.security_predicates WHERE target_object_id = OBJECT_ID(N'[price]')
  UNION ALL
  SELECT 1 AS found FROM sys.extended_properties WHERE class IN (1, 7) AND major_id = OBJECT_ID(N'[price]') AND name <> N'MS_Description'
  UNION ALL
  SELECT 1 AS found FROM sys.triggers AS t JOIN sys.trigger_events AS e ON e.object_id = t.object_id WHERE t.parent_id = OBJECT_ID(N'[price]') AND (e.is_first = 1 OR e.is_last = 1)
)
  THROW 50548, N'[price] has to be made anew, and has something that would be lost by that: a full-text, XML, spatial or columnstore index, partitions, statistics, change tracking or capture, replication, masks, encryption, a security policy, an owner of its own, an order of triggers, a bound default or rule, an XML schema, a place of its own for large values, a disabled key, a period without a history, or extended properties other than MS_Description', 1;
DECLARE @unknown nvarchar(2000) = (SELECT TOP (1) part.name FROM (
  SELECT name FROM sys.columns WHERE object_id = OBJECT_ID(N'[price]')
  UNION ALL SELECT name FROM sys.objects WHERE parent_object_id = OBJECT_ID(N'[price]') AND type IN ('C', 'F', 'PK', 'UQ', 'TR', 'TA', 'EC')
  UNION ALL SELECT name FROM sys.indexes WHERE object_id = OBJECT_ID(N'[price]') AND index_id > 0 AND is_hypothetical = 0 AND is_primary_key = 0 AND is_unique_constraint = 0
) AS part WHERE part.name NOT IN (N'id', N'valid_from', N'valid_to', N'pk_price'));
SET @unknown = REPLACE(N'[price] has to be made anew, and would lose what no entity declares or the login may not see: ' + @unknown, N'%', N'%%');
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
    (1, OBJECT_ID(N'[price]'), N'OBJECT::[price]', N'[price]', SCHEMA_NAME())
  ) AS o (class, id, securable, path, place)
  JOIN sys.database_permissions AS p ON p.class = o.class AND p.major_id = o.id
  JOIN sys.database_principals AS u ON u.principal_id = p.grantee_principal_id
) AS kept);
IF @keep IS NOT NULL EXEC sys.sp_executesql @keep;`);
op.execute(sql`ALTER TABLE [price] SET (SYSTEM_VERSIONING = OFF)`);
op.execute(sql`ALTER TABLE [price] DROP PERIOD FOR SYSTEM_TIME`);
op.execute(sql`DECLARE @columns nvarchar(max) = (SELECT STRING_AGG(CAST(said.line AS nvarchar(max)), N',
  ') WITHIN GROUP (ORDER BY c.column_id)
  FROM (VALUES
    (N'id', N'[id] int IDENTITY(1,1) NOT NULL'),
    (N'valid_from', N'[valid_from] datetime2 NOT NULL'),
    (N'valid_to', N'[valid_to] datetime2 NOT NULL')
  ) AS said (name, line)
  JOIN sys.columns AS c ON c.object_id = OBJECT_ID(N'[price]') AND c.name = said.name COLLATE DATABASE_DEFAULT);
EXEC (N'CREATE TABLE [__schemix_new] (
  ' + @columns + N'
)');`);
op.execute(
  sql`SET IDENTITY_INSERT [__schemix_new] ON;
INSERT INTO [__schemix_new] ([id], [valid_from], [valid_to]) SELECT [id], [valid_from], [valid_to] FROM [price] WITH (TABLOCKX, HOLDLOCK);
SET IDENTITY_INSERT [__schemix_new] OFF;
IF (SELECT COUNT_BIG(*) FROM [__schemix_new]) <> (SELECT COUNT_BIG(*) FROM [price]) THROW 50548, N'Some rows of [price] have not come into the table that takes its place', 1;`,
  { touches: { table: "price", rewrite: true } },
);
op.execute(sql`DROP TABLE [price];
BEGIN DECLARE @failed int; EXEC @failed = sys.sp_rename @objname = N'[__schemix_new]', @newname = N'price', @objtype = N'OBJECT'; IF @failed <> 0 THROW 50549, N'sp_rename has failed', 1; END;`);
op.execute(
  sql`ALTER TABLE [price] ADD CONSTRAINT [pk_price] PRIMARY KEY CLUSTERED ([id])`,
);
op.execute(sql`DECLARE @former int = (SELECT history_table_id FROM sys.tables WHERE object_id = OBJECT_ID(N'[price]') AND temporal_type = 2);
IF @former IS NOT NULL ALTER TABLE [price] SET (SYSTEM_VERSIONING = OFF);
DECLARE @name nvarchar(517), @move nvarchar(max);
IF OBJECT_ID(N'[dbo].[price_history]') IS NOT NULL SET @former = NULL;
SELECT @name = QUOTENAME(SCHEMA_NAME(schema_id)) + N'.' + QUOTENAME(name), @move = CASE WHEN SCHEMA_NAME(schema_id) <> N'dbo'
  THEN N'ALTER SCHEMA [dbo] TRANSFER OBJECT::' + QUOTENAME(SCHEMA_NAME(schema_id)) + N'.' + QUOTENAME(N'price_history') END
FROM sys.tables WHERE object_id = @former;
IF OBJECT_NAME(@former) <> N'price_history' BEGIN DECLARE @failed int; EXEC @failed = sys.sp_rename @objname = @name, @newname = N'price_history', @objtype = N'OBJECT'; IF @failed <> 0 THROW 50549, N'sp_rename has failed', 1; END;
IF @move IS NOT NULL EXEC sys.sp_executesql @move;`);
op.execute(
  sql`IF NOT EXISTS (SELECT 1 FROM sys.periods WHERE object_id = OBJECT_ID(N'[price]')) ALTER TABLE [price] ADD PERIOD FOR SYSTEM_TIME ([valid_from], [valid_to])`,
);
op.execute(
  sql`ALTER TABLE [price] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = [dbo].[price_history], HISTORY_RETENTION_PERIOD = INFINITE))`,
);
op.execute(sql`ALTER TABLE [price] ALTER COLUMN [valid_from] ADD HIDDEN`);
op.execute(sql`ALTER TABLE [price] ALTER COLUMN [valid_to] ADD HIDDEN`);
op.execute(sql`-- gives back what people may do with what was made anew
DECLARE @give nvarchar(max) = (SELECT STRING_AGG(CAST(N'SET @given = 0; ' + CONVERT(nvarchar(3750), x.value) COLLATE DATABASE_DEFAULT
    + N'; IF @given = 1 EXEC sys.sp_dropextendedproperty @name = ' + N'N''' + REPLACE(CAST(x.name AS nvarchar(128)) COLLATE DATABASE_DEFAULT, N'''', N'''''') + N'''' + N', @level0type = N''SCHEMA'', @level0name = ' + N'N''' + REPLACE(CAST(s.name AS nvarchar(128)) COLLATE DATABASE_DEFAULT, N'''', N'''''') + N'''' AS nvarchar(max)), N'; ') WITHIN GROUP (ORDER BY x.name)
  FROM sys.extended_properties AS x JOIN sys.schemas AS s ON s.schema_id = x.major_id
  WHERE x.class = 3 AND x.name LIKE N'schemix[_]permission[_]%');
SET @give = N'DECLARE @given bit; ' + @give;
IF @give IS NOT NULL EXEC sys.sp_executesql @give;`);
*/
-- make [price] anew, with all that stands on it
IF EXISTS (
  SELECT 1 AS found FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'[price]')
  UNION ALL
  SELECT 1 AS found FROM sys.indexes WHERE object_id = OBJECT_ID(N'[price]') AND type NOT IN (0, 1, 2)
  UNION ALL
  SELECT 1 AS found FROM sys.indexes WHERE object_id = OBJECT_ID(N'[price]') AND data_space_id IN (SELECT data_space_id FROM sys.partition_schemes)
  UNION ALL
  SELECT 1 AS found FROM sys.indexes WHERE object_id = OBJECT_ID(N'[price]') AND is_disabled = 1 AND (is_primary_key = 1 OR is_unique_constraint = 1)
  UNION ALL
  SELECT 1 AS found FROM sys.stats WHERE object_id = OBJECT_ID(N'[price]') AND user_created = 1
  UNION ALL
  SELECT 1 AS found FROM sys.change_tracking_tables WHERE object_id = OBJECT_ID(N'[price]')
  UNION ALL
  SELECT 1 AS found FROM sys.tables WHERE object_id = OBJECT_ID(N'[price]') AND (is_tracked_by_cdc = 1 OR is_replicated = 1 OR is_merge_published = 1 OR is_filetable = 1 OR is_memory_optimized = 1)
  UNION ALL
  SELECT 1 AS found FROM sys.tables WHERE object_id = OBJECT_ID(N'[price]') AND (large_value_types_out_of_row = 1 OR text_in_row_limit > 0 OR uses_ansi_nulls = 0)
  UNION ALL
  SELECT 1 AS found FROM sys.tables WHERE object_id = OBJECT_ID(N'[price]') AND (filestream_data_space_id IS NOT NULL OR lob_data_space_id IN (SELECT data_space_id FROM sys.data_spaces WHERE is_default = 0))
  UNION ALL
  SELECT 1 AS found FROM sys.tables WHERE object_id = OBJECT_ID(N'[price]') AND principal_id IS NOT NULL
  UNION ALL
  SELECT 1 AS found FROM sys.tables WHERE object_id = OBJECT_ID(N'[price]') AND temporal_type = 0 AND object_id IN (SELECT object_id FROM sys.periods)
  UNION ALL
  SELECT 1 AS found FROM sys.identity_columns WHERE object_id = OBJECT_ID(N'[price]') AND is_not_for_replication = 1
  UNION ALL
  SELECT 1 AS found FROM sys.masked_columns WHERE object_id = OBJECT_ID(N'[price]') AND is_masked = 1
  UNION ALL
  SELECT 1 AS found FROM sys.columns WHERE object_id = OBJECT_ID(N'[price]') AND (is_filestream = 1 OR is_column_set = 1 OR encryption_type IS NOT NULL)
  UNION ALL
  SELECT 1 AS found FROM sys.columns WHERE object_id = OBJECT_ID(N'[price]') AND (xml_collection_id <> 0 OR rule_object_id <> 0)
  UNION ALL
  SELECT 1 AS found FROM sys.check_constraints WHERE parent_object_id = OBJECT_ID(N'[price]') AND is_not_for_replication = 1
  UNION ALL
  SELECT 1 AS found FROM sys.foreign_keys WHERE parent_object_id = OBJECT_ID(N'[price]') AND is_not_for_replication = 1
  UNION ALL
  SELECT 1 AS found FROM sys.triggers WHERE parent_id = OBJECT_ID(N'[price]') AND is_not_for_replication = 1
  UNION ALL
  SELECT 1 AS found FROM sys.columns AS c JOIN sys.objects AS d ON d.object_id = c.default_object_id AND d.parent_object_id = 0 WHERE c.object_id = OBJECT_ID(N'[price]')
  UNION ALL
  SELECT 1 AS found FROM sys.extended_properties WHERE class = 1 AND major_id IN (SELECT object_id FROM sys.default_constraints WHERE parent_object_id = OBJECT_ID(N'[price]'))
  UNION ALL
  SELECT 1 AS found FROM sys.security_predicates WHERE target_object_id = OBJECT_ID(N'[price]')
  UNION ALL
  SELECT 1 AS found FROM sys.extended_properties WHERE class IN (1, 7) AND major_id = OBJECT_ID(N'[price]') AND name <> N'MS_Description'
  UNION ALL
  SELECT 1 AS found FROM sys.triggers AS t JOIN sys.trigger_events AS e ON e.object_id = t.object_id WHERE t.parent_id = OBJECT_ID(N'[price]') AND (e.is_first = 1 OR e.is_last = 1)
)
  THROW 50548, N'[price] has to be made anew, and has something that would be lost by that: a full-text, XML, spatial or columnstore index, partitions, statistics, change tracking or capture, replication, masks, encryption, a security policy, an owner of its own, an order of triggers, a bound default or rule, an XML schema, a place of its own for large values, a disabled key, a period without a history, or extended properties other than MS_Description', 1;
DECLARE @unknown nvarchar(2000) = (SELECT TOP (1) part.name FROM (
  SELECT name FROM sys.columns WHERE object_id = OBJECT_ID(N'[price]')
  UNION ALL SELECT name FROM sys.objects WHERE parent_object_id = OBJECT_ID(N'[price]') AND type IN ('C', 'F', 'PK', 'UQ', 'TR', 'TA', 'EC')
  UNION ALL SELECT name FROM sys.indexes WHERE object_id = OBJECT_ID(N'[price]') AND index_id > 0 AND is_hypothetical = 0 AND is_primary_key = 0 AND is_unique_constraint = 0
) AS part WHERE part.name NOT IN (N'id', N'valid_from', N'valid_to', N'pk_price'));
SET @unknown = REPLACE(N'[price] has to be made anew, and would lose what no entity declares or the login may not see: ' + @unknown, N'%', N'%%');
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
    (1, OBJECT_ID(N'[price]'), N'OBJECT::[price]', N'[price]', SCHEMA_NAME())
  ) AS o (class, id, securable, path, place)
  JOIN sys.database_permissions AS p ON p.class = o.class AND p.major_id = o.id
  JOIN sys.database_principals AS u ON u.principal_id = p.grantee_principal_id
) AS kept);
IF @keep IS NOT NULL EXEC sys.sp_executesql @keep;
GO
ALTER TABLE [price] SET (SYSTEM_VERSIONING = OFF)
GO
ALTER TABLE [price] DROP PERIOD FOR SYSTEM_TIME
GO
DECLARE @columns nvarchar(max) = (SELECT STRING_AGG(CAST(said.line AS nvarchar(max)), N',
  ') WITHIN GROUP (ORDER BY c.column_id)
  FROM (VALUES
    (N'id', N'[id] int IDENTITY(1,1) NOT NULL'),
    (N'valid_from', N'[valid_from] datetime2 NOT NULL'),
    (N'valid_to', N'[valid_to] datetime2 NOT NULL')
  ) AS said (name, line)
  JOIN sys.columns AS c ON c.object_id = OBJECT_ID(N'[price]') AND c.name = said.name COLLATE DATABASE_DEFAULT);
EXEC (N'CREATE TABLE [__schemix_new] (
  ' + @columns + N'
)');
GO
SET IDENTITY_INSERT [__schemix_new] ON;
INSERT INTO [__schemix_new] ([id], [valid_from], [valid_to]) SELECT [id], [valid_from], [valid_to] FROM [price] WITH (TABLOCKX, HOLDLOCK);
SET IDENTITY_INSERT [__schemix_new] OFF;
IF (SELECT COUNT_BIG(*) FROM [__schemix_new]) <> (SELECT COUNT_BIG(*) FROM [price]) THROW 50548, N'Some rows of [price] have not come into the table that takes its place', 1;
GO
DROP TABLE [price];
BEGIN DECLARE @failed int; EXEC @failed = sys.sp_rename @objname = N'[__schemix_new]', @newname = N'price', @objtype = N'OBJECT'; IF @failed <> 0 THROW 50549, N'sp_rename has failed', 1; END;
GO
ALTER TABLE [price] ADD CONSTRAINT [pk_price] PRIMARY KEY CLUSTERED ([id])
GO
DECLARE @former int = (SELECT history_table_id FROM sys.tables WHERE object_id = OBJECT_ID(N'[price]') AND temporal_type = 2);
IF @former IS NOT NULL ALTER TABLE [price] SET (SYSTEM_VERSIONING = OFF);
DECLARE @name nvarchar(517), @move nvarchar(max);
IF OBJECT_ID(N'[dbo].[price_history]') IS NOT NULL SET @former = NULL;
SELECT @name = QUOTENAME(SCHEMA_NAME(schema_id)) + N'.' + QUOTENAME(name), @move = CASE WHEN SCHEMA_NAME(schema_id) <> N'dbo'
  THEN N'ALTER SCHEMA [dbo] TRANSFER OBJECT::' + QUOTENAME(SCHEMA_NAME(schema_id)) + N'.' + QUOTENAME(N'price_history') END
FROM sys.tables WHERE object_id = @former;
IF OBJECT_NAME(@former) <> N'price_history' BEGIN DECLARE @failed int; EXEC @failed = sys.sp_rename @objname = @name, @newname = N'price_history', @objtype = N'OBJECT'; IF @failed <> 0 THROW 50549, N'sp_rename has failed', 1; END;
IF @move IS NOT NULL EXEC sys.sp_executesql @move;
GO
IF NOT EXISTS (SELECT 1 FROM sys.periods WHERE object_id = OBJECT_ID(N'[price]')) ALTER TABLE [price] ADD PERIOD FOR SYSTEM_TIME ([valid_from], [valid_to])
GO
ALTER TABLE [price] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = [dbo].[price_history], HISTORY_RETENTION_PERIOD = INFINITE))
GO
ALTER TABLE [price] ALTER COLUMN [valid_from] ADD HIDDEN
GO
ALTER TABLE [price] ALTER COLUMN [valid_to] ADD HIDDEN
GO
-- gives back what people may do with what was made anew
DECLARE @give nvarchar(max) = (SELECT STRING_AGG(CAST(N'SET @given = 0; ' + CONVERT(nvarchar(3750), x.value) COLLATE DATABASE_DEFAULT
    + N'; IF @given = 1 EXEC sys.sp_dropextendedproperty @name = ' + N'N''' + REPLACE(CAST(x.name AS nvarchar(128)) COLLATE DATABASE_DEFAULT, N'''', N'''''') + N'''' + N', @level0type = N''SCHEMA'', @level0name = ' + N'N''' + REPLACE(CAST(s.name AS nvarchar(128)) COLLATE DATABASE_DEFAULT, N'''', N'''''') + N'''' AS nvarchar(max)), N'; ') WITHIN GROUP (ORDER BY x.name)
  FROM sys.extended_properties AS x JOIN sys.schemas AS s ON s.schema_id = x.major_id
  WHERE x.class = 3 AND x.name LIKE N'schemix[_]permission[_]%');
SET @give = N'DECLARE @given bit; ' + @give;
IF @give IS NOT NULL EXEC sys.sp_executesql @give;
GO
