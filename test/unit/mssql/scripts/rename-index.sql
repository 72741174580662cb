-- rename-index
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-rename-transact-sql
/*
op.renameIndex("user", "ix_user_email", "ix_email");
*/
EXEC sys.sp_rename @objname = N'[user].[ix_user_email]', @newname = N'ix_email', @objtype = N'INDEX'
GO
