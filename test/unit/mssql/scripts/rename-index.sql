-- rename-index
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-rename-transact-sql
/*
op.renameIndex("ix_user_email", "user", "ix_email");
*/
EXEC sys.sp_rename @objname = N'[ix_user_email].[user]', @newname = N'ix_email', @objtype = N'INDEX'
GO
