-- rename-table
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-rename-transact-sql
/*
op.renameTable("user", "per]son", { namespace: "app" });
*/
EXEC sys.sp_rename @objname = N'[app].[user]', @newname = N'per]son', @objtype = N'OBJECT'
GO
