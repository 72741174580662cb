-- transfer-types
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-schema-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-executesql-transact-sql
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-rename-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/functions/string-agg-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/grant-object-permissions-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/grant-type-permissions-transact-sql
/*
op.renameObject("domain", "email", "email", {
  namespace: "dbo",
  toNamespace: "app",
});
op.renameObject("tableType", "ids", "numbers", {
  namespace: "app",
  toNamespace: "dbo",
});
*/
DECLARE @permissions nvarchar(max) = (SELECT STRING_AGG(CAST(
  CASE p.state WHEN 'W' THEN N'GRANT' ELSE p.state_desc COLLATE DATABASE_DEFAULT END + N' ' + p.permission_name COLLATE DATABASE_DEFAULT
    + N' ON TYPE::[app].[email]'
    + N' TO ' + QUOTENAME(u.name) + CASE p.state WHEN 'W' THEN N' WITH GRANT OPTION' ELSE N'' END AS nvarchar(max)), N'; ') WITHIN GROUP (ORDER BY p.minor_id)
  FROM sys.database_permissions AS p JOIN sys.database_principals AS u ON u.principal_id = p.grantee_principal_id
  WHERE p.class = 6 AND p.major_id = TYPE_ID(N'[dbo].[email]'));
ALTER SCHEMA [app] TRANSFER TYPE::[dbo].[email];
IF @permissions IS NOT NULL EXEC sys.sp_executesql @permissions;
GO
EXEC sys.sp_rename @objname = N'[app].[ids]', @newname = N'numbers', @objtype = N'USERDATATYPE'
GO
DECLARE @permissions nvarchar(max) = (SELECT STRING_AGG(CAST(
  CASE p.state WHEN 'W' THEN N'GRANT' ELSE p.state_desc COLLATE DATABASE_DEFAULT END + N' ' + p.permission_name COLLATE DATABASE_DEFAULT
    + N' ON TYPE::[dbo].[numbers]'
    + N' TO ' + QUOTENAME(u.name) + CASE p.state WHEN 'W' THEN N' WITH GRANT OPTION' ELSE N'' END AS nvarchar(max)), N'; ') WITHIN GROUP (ORDER BY p.minor_id)
  FROM sys.database_permissions AS p JOIN sys.database_principals AS u ON u.principal_id = p.grantee_principal_id
  WHERE p.class = 6 AND p.major_id = TYPE_ID(N'[app].[numbers]'));
ALTER SCHEMA [dbo] TRANSFER TYPE::[app].[numbers];
IF @permissions IS NOT NULL EXEC sys.sp_executesql @permissions;
GO
