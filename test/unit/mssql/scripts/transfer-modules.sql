-- transfer-modules
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-schema-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-executesql-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-rename-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/functions/string-agg-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/language-elements/throw-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/grant-object-permissions-transact-sql
/*
op.renameObject("view", "totals", "sums", {
  namespace: "dbo",
  toNamespace: "app",
});
op.renameObject("procedure", "tidy", "tidy", {
  namespace: "app",
  toNamespace: "dbo",
});
*/
BEGIN DECLARE @failed int; EXEC @failed = sys.sp_rename @objname = N'[dbo].[totals]', @newname = N'sums', @objtype = N'OBJECT'; IF @failed <> 0 THROW 50549, N'sp_rename has failed', 1; END;
DECLARE @permissions nvarchar(max) = (SELECT STRING_AGG(CAST(
  CASE p.state WHEN 'W' THEN N'GRANT' ELSE p.state_desc COLLATE DATABASE_DEFAULT END + N' ' + p.permission_name COLLATE DATABASE_DEFAULT
    + N' ON OBJECT::[app].[sums]' + COALESCE(N' (' + QUOTENAME(COL_NAME(p.major_id, NULLIF(p.minor_id, 0))) + N')', N'')
    + N' TO ' + QUOTENAME(u.name) + CASE p.state WHEN 'W' THEN N' WITH GRANT OPTION' ELSE N'' END AS nvarchar(max)), N'; ') WITHIN GROUP (ORDER BY p.minor_id)
  FROM sys.database_permissions AS p JOIN sys.database_principals AS u ON u.principal_id = p.grantee_principal_id
  WHERE p.class = 1 AND p.major_id = OBJECT_ID(N'[dbo].[sums]'));
ALTER SCHEMA [app] TRANSFER OBJECT::[dbo].[sums];
IF @permissions IS NOT NULL EXEC sys.sp_executesql @permissions;
GO
DECLARE @permissions nvarchar(max) = (SELECT STRING_AGG(CAST(
  CASE p.state WHEN 'W' THEN N'GRANT' ELSE p.state_desc COLLATE DATABASE_DEFAULT END + N' ' + p.permission_name COLLATE DATABASE_DEFAULT
    + N' ON OBJECT::[dbo].[tidy]' + COALESCE(N' (' + QUOTENAME(COL_NAME(p.major_id, NULLIF(p.minor_id, 0))) + N')', N'')
    + N' TO ' + QUOTENAME(u.name) + CASE p.state WHEN 'W' THEN N' WITH GRANT OPTION' ELSE N'' END AS nvarchar(max)), N'; ') WITHIN GROUP (ORDER BY p.minor_id)
  FROM sys.database_permissions AS p JOIN sys.database_principals AS u ON u.principal_id = p.grantee_principal_id
  WHERE p.class = 1 AND p.major_id = OBJECT_ID(N'[app].[tidy]'));
ALTER SCHEMA [dbo] TRANSFER OBJECT::[app].[tidy];
IF @permissions IS NOT NULL EXEC sys.sp_executesql @permissions;
GO
