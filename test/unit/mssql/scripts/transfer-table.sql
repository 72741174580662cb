-- transfer-table
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-schema-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-executesql-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-rename-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/changing-the-schema-of-a-system-versioned-temporal-table
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/manage-retention-of-historical-data-in-system-versioned-temporal-tables
-- https://learn.microsoft.com/en-us/sql/relational-databases/tables/stopping-system-versioning-on-a-system-versioned-temporal-table
-- https://learn.microsoft.com/en-us/sql/t-sql/functions/string-agg-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/language-elements/throw-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/grant-object-permissions-transact-sql
/*
op.renameTable("invoice", "invoice", {
  namespace: "dbo",
  toNamespace: "billing",
});
op.renameTable("sale", "it's a b]ill", {
  namespace: "dbo",
  toNamespace: "Bill]ing",
});
*/
DECLARE @history nvarchar(517), @resume nvarchar(max);
SELECT @history = CONCAT(QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name)),
  @resume = CONCAT(N'ALTER TABLE [billing].[invoice] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = ', QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name), N', DATA_CONSISTENCY_CHECK = ON',
    N', HISTORY_RETENTION_PERIOD = ' + CONVERT(nvarchar(10), NULLIF(t.history_retention_period, -1)) + N' ' + t.history_retention_period_unit_desc COLLATE DATABASE_DEFAULT, N'))')
FROM sys.tables AS t JOIN sys.tables AS h ON h.object_id = t.history_table_id
WHERE t.object_id = OBJECT_ID(N'[dbo].[invoice]') AND t.temporal_type = 2;
IF @history IS NOT NULL EXEC sys.sp_executesql N'ALTER TABLE [dbo].[invoice] SET (SYSTEM_VERSIONING = OFF)';
DECLARE @permissions nvarchar(max) = (SELECT STRING_AGG(CAST(
  CASE p.state WHEN 'W' THEN N'GRANT' ELSE p.state_desc COLLATE DATABASE_DEFAULT END + N' ' + p.permission_name COLLATE DATABASE_DEFAULT
    + N' ON OBJECT::[billing].[invoice]' + COALESCE(N' (' + QUOTENAME(COL_NAME(p.major_id, NULLIF(p.minor_id, 0))) + N')', N'')
    + N' TO ' + QUOTENAME(u.name) + CASE p.state WHEN 'W' THEN N' WITH GRANT OPTION' ELSE N'' END AS nvarchar(max)), N'; ') WITHIN GROUP (ORDER BY p.minor_id)
  FROM sys.database_permissions AS p JOIN sys.database_principals AS u ON u.principal_id = p.grantee_principal_id
  WHERE p.class = 1 AND p.major_id = OBJECT_ID(N'[dbo].[invoice]'));
ALTER SCHEMA [billing] TRANSFER OBJECT::[dbo].[invoice];
IF @permissions IS NOT NULL EXEC sys.sp_executesql @permissions;
IF @resume IS NOT NULL EXEC sys.sp_executesql @resume;
GO
DECLARE @history nvarchar(517), @resume nvarchar(max);
SELECT @history = CONCAT(QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name)),
  @resume = CONCAT(N'ALTER TABLE [Bill]]ing].[it''s a b]]ill] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = ', QUOTENAME(SCHEMA_NAME(h.schema_id)), N'.', QUOTENAME(h.name), N', DATA_CONSISTENCY_CHECK = ON',
    N', HISTORY_RETENTION_PERIOD = ' + CONVERT(nvarchar(10), NULLIF(t.history_retention_period, -1)) + N' ' + t.history_retention_period_unit_desc COLLATE DATABASE_DEFAULT, N'))')
FROM sys.tables AS t JOIN sys.tables AS h ON h.object_id = t.history_table_id
WHERE t.object_id = OBJECT_ID(N'[dbo].[sale]') AND t.temporal_type = 2;
IF @history IS NOT NULL EXEC sys.sp_executesql N'ALTER TABLE [dbo].[sale] SET (SYSTEM_VERSIONING = OFF)';
BEGIN DECLARE @failed int; EXEC @failed = sys.sp_rename @objname = N'[dbo].[sale]', @newname = N'it''s a b]ill', @objtype = N'OBJECT'; IF @failed <> 0 THROW 50549, N'sp_rename has failed', 1; END;
DECLARE @permissions nvarchar(max) = (SELECT STRING_AGG(CAST(
  CASE p.state WHEN 'W' THEN N'GRANT' ELSE p.state_desc COLLATE DATABASE_DEFAULT END + N' ' + p.permission_name COLLATE DATABASE_DEFAULT
    + N' ON OBJECT::[Bill]]ing].[it''s a b]]ill]' + COALESCE(N' (' + QUOTENAME(COL_NAME(p.major_id, NULLIF(p.minor_id, 0))) + N')', N'')
    + N' TO ' + QUOTENAME(u.name) + CASE p.state WHEN 'W' THEN N' WITH GRANT OPTION' ELSE N'' END AS nvarchar(max)), N'; ') WITHIN GROUP (ORDER BY p.minor_id)
  FROM sys.database_permissions AS p JOIN sys.database_principals AS u ON u.principal_id = p.grantee_principal_id
  WHERE p.class = 1 AND p.major_id = OBJECT_ID(N'[dbo].[it''s a b]]ill]'));
ALTER SCHEMA [Bill]]ing] TRANSFER OBJECT::[dbo].[it's a b]]ill];
IF @permissions IS NOT NULL EXEC sys.sp_executesql @permissions;
IF @resume IS NOT NULL EXEC sys.sp_executesql @resume;
GO
